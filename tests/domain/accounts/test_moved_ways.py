"""How somebody who works elsewhere now is reached: the new ways first, those of the firm before as past ones."""

from kamtui.domain.accounts.reach import first_reach, of_kind, read_reaches
from kamtui.domain.accounts.stays import moved_to
from kamtui.domain.accounts.words import ReachKind
from tests.build import ways

OF_THE_FIRM = ways(phone="02 987 65 43", website="www.alfa.example", email="office@mail.alfa.example")


def test_only_what_is_of_the_firm_is_past() -> None:
    known = ways(
        phone="0888 12 34 56; office +359 2 9876543",
        email="ivan@alfa.example; ivan@gmail.com",
        chat="viber ivan",
    )
    moved = moved_to(known, OF_THE_FIRM, ways(email="ivan@beta.example"), "past")
    assert [way.text for way in of_kind(moved, ReachKind.EMAIL)] == [
        "ivan@beta.example",
        "ivan@gmail.com",
        "past ivan@alfa.example",
    ]
    assert [way.text for way in of_kind(moved, ReachKind.PHONE)] == [
        "0888 12 34 56",
        "past office +359 2 9876543",
    ]
    assert first_reach(moved, ReachKind.EMAIL) == "ivan@beta.example"
    assert moved_to(moved, OF_THE_FIRM, (), "past") == moved, "what is past stays as it is called"


def test_without_a_new_one_nobody_is_written_to_where_they_no_longer_are() -> None:
    moved = moved_to(ways(email="ivan@alfa.example"), OF_THE_FIRM, (), "предишен")
    assert first_reach(moved, ReachKind.EMAIL) == ""
    assert [way.text for way in moved] == ["предишен ivan@alfa.example"]


def test_a_past_one_is_told_by_its_label_however_it_is_typed() -> None:
    for typed in ("past ivan@alfa.example", "Стар: ivan@alfa.example", "предишен офис ivan@alfa.example"):
        (way,) = read_reaches(ReachKind.EMAIL, typed)
        assert way.is_past, typed
    (way,) = read_reaches(ReachKind.EMAIL, "pastry ivan@alfa.example")
    assert not way.is_past


def test_who_comes_back_is_reached_as_before() -> None:
    past = moved_to(ways(email="ivan@alfa.example"), OF_THE_FIRM, (), "past")
    back = moved_to(past, (), ways(email="Ivan@alfa.example"), "past")
    assert [way.text for way in back] == ["Ivan@alfa.example"]


def test_a_domain_called_as_the_firm_is_the_firms_where_nothing_else_says_it() -> None:
    for firm, address, is_past in (
        ("Alfa Trade Ltd", "ivan@alfa-trade.example", True),
        ("Coop Nord", "anna@coopnord.example", True),
        ("Алфа Трейд ООД", "ivan@petrov.example", False),
        ("Алфа", "ivan@al.example", False),
        ("Gmail Services", "ivan@gmail.com", False),
    ):
        (way,) = moved_to(ways(email=address), (), (), "past", firm)
        assert way.is_past is is_past, address
