"""The table of people: columns as wide as what stands in them, who left apart, nothing cut while there is room."""

import pytest
from rich.cells import cell_len

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.center.words import Role, Stance
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.ui.center.people_lines import ORDERS, TableLines, TreeLines, table_rows
from kamtui.ui.shell.glyphs import Glyphs
from tests.domain.center.maps import TODAY, ago, center, who

PEOPLE = (
    who(1, "★", 5, "D", name="Galina Ivanova", title="Commercial director", reports_to_id=2),
    who(2, "●", 5, "A", name="Martin Stoyanov", title="Chief executive", last_on=ago(200)),
    who(3, "■", 4, "FG", name="Krasimir Dimitrov", title="Plant manager", last_on=ago(63)),
    who(4, roles="U", seat=True, name="who signs"),
)


def line(person_id: int, name: str, phone: str, status: PersonStatus = PersonStatus.ACTIVE) -> PersonLine:
    reaches = (Reach(ReachKind.PHONE, phone, ""),) if phone else ()
    return PersonLine(
        person_id, 1, "Metro", name, "Buyer", "", reaches, (Role.BUYER,), Stance.SUPPORTER, 3, None, "",
        status, False, False, False, ago(400),
    )  # fmt: skip


KNOWN = {
    1: line(1, "Galina Ivanova", "+359 88 555 0130"),
    9: line(9, "Zoya Left", "+359 88 555 0999", PersonStatus.LEFT),
}


def table(order: str = "influence", *, with_phones: bool = True) -> TableLines:
    there, gone = table_rows(center(*PEOPLE), KNOWN if with_phones else {}, order)
    return TableLines(there, gone, Glyphs())


def text(lines: TableLines, index: int, width: int) -> str:
    return "".join(part for part, _look in lines.draw(index, width))


def test_everybody_with_phone_and_last_contact_and_who_left_apart() -> None:
    lines = table()
    assert [text(lines, index, 78) for index in range(len(lines))] == [
        "★  5  Galina Ivanova      Commercial director  D      +359 88 555 0130   today",
        "●  5  Martin Stoyanov     Chief executive      A                           6mo",
        "■  4  Krasimir Dimitrov   Plant manager        F,G                          9w",
        "?  ?  who signs (unknown)                      U                              ",
        "No longer here 1",
        "▲  3  Zoya Left (left)    Buyer                B      +359 88 555 0999    13mo",
    ]
    assert [lines.key(index) for index in range(len(lines))] == [1, 2, 3, 4, None, 9]
    assert [lines.is_heading(index) for index in range(6)] == [False, False, False, False, True, False]
    heads = "".join(part for part, _look in lines.heading(78))
    assert heads == "infl. name                title, department    roles  phone             spoken"


def test_a_column_without_anything_is_left_out_and_words_join_where_there_is_room() -> None:
    bare = table(with_phones=False)
    assert "phone" not in "".join(part for part, _look in bare.heading(78))
    wide = text(table(), 0, 120)
    assert "defender" in wide and "Commercial director" in wide and "Stoyanov" in wide
    assert "defender" not in text(table(), 0, 78)


def test_a_department_goes_where_the_title_says_it_or_both_have_no_room() -> None:
    people = (
        who(1, "★", 5, "D", name="Galina Ivanova", title="Finance manager")._replace(department="Finance"),
        who(2, "●", 5, "A", name="Martin Stoyanov", title="Owner and director")._replace(
            department="Administration"
        ),
    )
    there, gone = table_rows(center(*people), KNOWN, "influence")
    lines = TableLines(there, gone, Glyphs())
    assert "Finance manager  " in text(lines, 0, 118) and "manager, Finance" not in text(lines, 0, 118)
    assert "Owner and director, Administration" in text(lines, 1, 118)
    assert "Owner and director  " in text(lines, 1, 80) and "…" not in text(lines, 1, 80)


def test_the_sentence_that_calls_an_unknown_person_takes_no_room_from_titles() -> None:
    people = (
        who(1, "★", 5, "D", name="Ana Ivanova", title="Head of purchasing"),
        who(4, roles="G", seat=True, name="Whoever books the line stops"),
    )
    there, gone = table_rows(center(*people), KNOWN, "influence")
    lines = TableLines(there, gone, Glyphs())
    assert "Head of purchasing" in text(lines, 0, 78) and "Whoever books the line stops" in text(lines, 1, 78)
    edge = text(lines, 0, 78).index("D   ")
    assert text(lines, 1, 78).index("G   ") == edge, "it moves no column"


@pytest.mark.parametrize("width", [1, 10, 20, 38, 58, 78, 98, 118, 158])
def test_no_line_is_wider_than_its_room_and_the_name_stays(width: int) -> None:
    lines = table()
    for index in range(len(lines)):
        if not lines.is_heading(index):
            drawn = text(lines, index, width)
            assert width < 20 or cell_len(drawn) == width
            assert width < 20 or "Galina" in text(lines, 0, width)


def test_an_unknown_person_takes_no_room_from_titles_in_the_tree() -> None:
    seat = who(
        4, roles="U", seat=True, name="whoever books the line stops", title="Operations", reports_to_id=2
    )
    lines = TreeLines(center(*PEOPLE[:3], seat), Glyphs())
    drawn = ["".join(part for part, _look in lines.draw(index, 78)) for index in range(len(lines))]
    assert {cell_len(row) for row in drawn} == {78} and not any("…" in row for row in drawn)
    assert any("whoever books the line stops (unknown), Operations" in row for row in drawn), "it runs on"
    assert any("Commercial director, " in row or "Commercial director  " in row for row in drawn)


def test_in_the_tree_the_columns_stand_in_one_line_however_far_a_name_is_moved_in() -> None:
    boss = who(1, "★", 5, "D", name="Martin Stoyanov", title="Chief executive")
    below = who(2, "▲", 3, name="Galina Ivanova", title="Commercial director", reports_to_id=1)
    least = who(3, "●", 1, name="Rumen Angelov", title="Line supervisor", reports_to_id=2)
    lines = TreeLines(center(boss, below, least), Glyphs())
    drawn = ["".join(part for part, _look in lines.draw(index, 70)) for index in range(3)]
    assert drawn == [
        "★  5  Martin Stoyanov      Chief executive                    D  today",
        "   ▲  3  Galina Ivanova    Commercial director                   today",
        "      ●  1  Rumen Angelov  Line supervisor                       today",
    ]
    alone = TreeLines(center(least), Glyphs())
    assert "".join(part for part, _look in alone.draw(0, 50)).split() == [
        *("●", "1", "Rumen", "Angelov", "Line", "supervisor", "today")
    ]


def test_the_orders() -> None:
    first = {order: table(order).key(0) for order in ORDERS}
    assert first == {"influence": 1, "stance": 3, "name": 1, "last": 4}
    assert center().as_of == TODAY


def test_the_head_of_a_narrow_title_is_not_cut() -> None:
    heads = ["".join(part for part, _look in table().heading(width)) for width in range(60, 90)]
    assert not [head for head in heads if "…" in head]
    assert any("title  " in head for head in heads) and "title, department" in heads[-1]


def test_a_title_that_is_cut_in_any_case_moves_no_roles_from_their_column() -> None:
    boss = who(1, "★", 5, "D", name="Galina Ivanova", title="Commercial and supply director of all plants")
    many = who(2, "●", 5, "FGU", name="Martin Stoyanov", title="Owner", reports_to_id=1)
    there, gone = table_rows(center(boss, many), KNOWN, "influence")
    table_of_both = TableLines(there, gone, Glyphs())
    drawn = [text(table_of_both, index, 78) for index in range(2)]
    assert "…" in drawn[0] and drawn[0].index("  D  ") == drawn[1].index("  F,G,U")
    tree = TreeLines(center(boss, many), Glyphs())
    drawn = ["".join(part for part, _look in tree.draw(index, 60)) for index in range(2)]
    assert "…" in drawn[0] and drawn[0].index("  D  ") == drawn[1].index("  F,G,U")


def test_in_the_tree_too_a_department_goes_before_a_title_is_cut() -> None:
    one = who(1, "★", 5, "D", name="Galina Ivanova", title="Owner and director")._replace(
        department="Administration"
    )
    tree = TreeLines(center(one), Glyphs())
    assert "Owner and director, Administration" in "".join(part for part, _look in tree.draw(0, 78))
    narrow = "".join(part for part, _look in tree.draw(0, 55))
    assert "Owner and director " in narrow and "…" not in narrow
