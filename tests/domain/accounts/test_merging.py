"""Which value of each field stays where two records become one."""

from datetime import date

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.merging.fields import Keep, differences, merged
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.words import Role
from kamtui.domain.text.cleaning import LINE_LIMIT
from kamtui.domain.time.birthday import Birthday
from tests.build import ways

ALFA = AccountEntry(
    name="Алфа",
    stage=Stage.PROSPECT,
    city="Варна",
    note="от панаира",
    greet_every_days=7,
    greet_latest_days=14,
)
TRADING = AccountEntry(
    name="Alfa Trading", stage=Stage.CUSTOMER, is_key=True, industry="храни", note="плаща навреме",
    greet_every_days=30, greet_latest_days=40, renewal_on=date(2027, 3, 1),
)  # fmt: skip


def asked(first: AccountEntry | PersonEntry, second: AccountEntry | PersonEntry) -> dict[str, Keep]:
    if isinstance(first, AccountEntry):
        assert isinstance(second, AccountEntry)
        return {each.field: each.offered for each in differences(first, second)}
    assert isinstance(second, PersonEntry)
    return {each.field: each.offered for each in differences(first, second)}


def test_what_one_says_stays_and_what_both_say_otherwise_is_asked() -> None:
    assert asked(ALFA, TRADING) == {
        "name": Keep.FIRST,
        "stage": Keep.SECOND,
        "greet_every_days": Keep.FIRST,
        "note": Keep.BOTH,
    }
    one = merged(ALFA, TRADING, {})
    assert (one.name, one.stage, one.is_key, one.city, one.industry) == (
        "Алфа",
        Stage.CUSTOMER,
        True,
        "Варна",
        "храни",
    )
    assert one.note == "от панаира\nплаща навреме" and one.renewal_on == date(2027, 3, 1)
    assert asked(one, one) == {}


def test_an_interval_is_chosen_with_its_latest() -> None:
    """One of one, the other of the other would be an interval that nobody said, or one that cannot be."""
    one = merged(ALFA, TRADING, {"greet_every_days": Keep.SECOND, "name": Keep.SECOND, "note": Keep.FIRST})
    assert (one.greet_every_days, one.greet_latest_days) == (30, 40)
    assert (one.name, one.note) == ("Alfa Trading", "от панаира")
    only = merged(ALFA._replace(greet_every_days=None, greet_latest_days=None), TRADING, {})
    assert (only.greet_every_days, only.greet_latest_days) == (30, 40)
    first = merged(ALFA._replace(greet_latest_days=None), TRADING, {})
    assert (first.greet_every_days, first.greet_latest_days) == (7, None)


def test_the_later_renewal_is_offered() -> None:
    earlier, later = (ALFA._replace(renewal_on=date(year, 3, 1)) for year in (2026, 2027))
    assert asked(earlier, later) == {"renewal_on": Keep.SECOND}
    assert asked(later, earlier) == {"renewal_on": Keep.FIRST}


def test_people() -> None:
    ivan = PersonEntry(
        name="Иван", account_id=1, roles=(Role.USER,), birthday=Birthday(3, 14), goals="премия",
        reaches=ways(phone="0888 12 34 56"), is_empty_seat=True,
    )  # fmt: skip
    petrov = PersonEntry(
        name="Иван Петров", account_id=1, roles=(Role.BUYER, Role.USER), birthday=Birthday(3, 14, 1980), goals="спокойствие",
        reaches=ways(phone="+359 888 123456", email="ivan@alfa.example"), is_greeted=False, status=PersonStatus.LEFT,
    )  # fmt: skip
    assert asked(ivan, petrov) == {"name": Keep.FIRST, "goals": Keep.BOTH, "status": Keep.FIRST}
    one = merged(ivan, petrov, {"name": Keep.SECOND})
    assert (one.name, one.goals, one.roles) == ("Иван Петров", "премия; спокойствие", (Role.USER, Role.BUYER))
    assert one.birthday == Birthday(3, 14, 1980) == merged(petrov, ivan, {}).birthday
    assert [way.value for way in one.reaches] == ["0888 12 34 56", "ivan@alfa.example"]
    assert not one.is_empty_seat and not one.is_greeted


def test_two_births_are_asked_about() -> None:
    one, other = (
        PersonEntry(name="Ана", birthday=Birthday(3, 14)),
        PersonEntry(name="Ана", birthday=Birthday(3, 15, 1980)),
    )
    assert asked(one, other) == {"birthday": Keep.FIRST}


def test_both_texts_stay_where_they_fit_together() -> None:
    long = "a" * (LINE_LIMIT - 1)
    one, other = PersonEntry(name="Ана", goals=long), PersonEntry(name="Ана", goals="b")
    (difference,) = differences(one, other)
    assert difference.offered is Keep.FIRST and Keep.BOTH not in difference.choices
    (difference,) = differences(one._replace(goals="a b"), other)
    assert difference.choices == (Keep.FIRST, Keep.SECOND, Keep.BOTH)
    assert merged(one._replace(goals="a b"), other, {}).goals == "a b"
