"""Which account of the book a row of a list is: by its number, else by name and city; in doubt where neither says it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.importing.group import Group, grouped, put_together, take_in
from kamtui.domain.accounts.importing.known import Known
from kamtui.domain.accounts.importing.matching import matched
from kamtui.domain.accounts.importing.said import Match, NoSuchAccount, Said
from kamtui.domain.accounts.sheet import AccountSheet, SheetRow
from kamtui.domain.planning import Planning

BOOK = {
    1: AccountEntry(name="Alfa", city="Sofia", registration_number="131129282"),
    2: AccountEntry(name="Alfa", city="Varna"),
    3: AccountEntry(name="Beta", legal_name="Beta Trading OOD"),
    4: AccountEntry(name="Gama", city="Ruse", registration_number="200500100"),
    5: AccountEntry(name="Gama Plus", city="Ruse", registration_number="200500100"),
    6: AccountEntry(name="Delta", city="Plovdiv", registration_number="175000001"),
    7: AccountEntry(name="Kiosk", city="Sofia", registration_number="300300300"),
    8: AccountEntry(name="Kiosk", city="Varna", registration_number="300300300"),
}


def a_sheet(*rows: tuple[str, str, str]) -> AccountSheet:
    """A list of accounts, each by name, city and registration number."""
    return AccountSheet(
        file="list.csv", encoding="utf-8", delimiter=";", header_line=1, columns=(), untaken=(),
        rows=tuple(
            SheetRow(
                line=line,
                entry=AccountEntry(name=name, city=city, registration_number=number),
                given=frozenset(
                    field
                    for field, value in (("name", name), ("city", city), ("registration_number", number))
                    if value
                ),
            )
            for line, (name, city, number) in enumerate(rows, 2)
        ),
    )  # fmt: skip


def match(
    *rows: tuple[str, str, str], said: Said | None = None, remembered: Mapping[str, int] | None = None
) -> list[Group]:
    return matched(grouped(a_sheet(*rows)), Known(BOOK, remembered or {}), said or Said(), {}, Planning())


@pytest.mark.parametrize(
    ("row", "account_id"),
    [
        (("Alfa", "Sofia", "131129282"), 1),
        (("ALFA", "Varna", ""), 2),
        (("Alfa", "Sofia", ""), 1),
        (("Alfa", "Burgas", ""), None),  # a third one of that name
        (("Alfa", "Varna", "999999999"), 2),  # the number that was missing
        (("Alfa", "Sofia", "999999999"), None),  # two different numbers are never one
        (("Beta Trading OOD", "Pleven", ""), 3),
        (("Beta", "Pleven", ""), 3),  # the city is known of one only
        (("Gama Plus", "", "200500100"), 5),  # of two of one number the name decides
        (("Kiosk", "Varna", "300300300"), 8),  # and the city among those of one name
        (("Kiosk OOD", "Pleven", "300300300"), 7),
        (("Omega", "Ruse", "200500100"), None),
        (("Delta International", "Plovdiv", "BG175000001"), 6),  # one of that number, whatever the name
        (("Zeta", "Sofia", ""), None),
    ],
)
def test_which_account_a_row_is(row: tuple[str, str, str], account_id: int | None) -> None:
    [group] = match(row)
    assert group.account_id == account_id
    assert not group.is_by_hand


def test_each_account_is_claimed_once() -> None:
    first, second = match(("Beta", "", ""), ("Beta Trading OOD", "Pleven", "888888888"))
    assert (first.account_id, second.account_id) == (3, None)


def test_the_likely_same_is_in_doubt_until_it_is_said() -> None:
    [group] = match(("Делта", "Plovdiv", ""))
    assert group.account_id is None and group.is_in_doubt
    assert [(alike.known.record_id, alike.likeness) for alike in group.alike] == [
        (6, Likeness.OTHER_ALPHABET)
    ]
    [group] = match(("Делта", "Plovdiv", ""), said=Said(add=("Делта",)))
    assert group.account_id is None and not group.is_in_doubt
    [group] = match(("Делта", "Plovdiv", ""), said=Said(take_likely=True))
    assert (group.account_id, group.is_by_hand) == (6, True)


@pytest.mark.parametrize("account", ["Delta", "175000001", "Delta (Plovdiv)"])
def test_what_is_said_of_a_name_counts(account: str) -> None:
    [group] = match(("Our old friend", "", ""), said=Said(matches=(Match("Our old friend", account),)))
    assert (group.account_id, group.is_by_hand) == (6, True)


def test_a_name_is_said_to_be_another_line() -> None:
    [group] = match(
        ("Omega", "Sofia", ""), ("Omega shop", "", ""), said=Said(matches=(Match("Omega shop", "Omega"),))
    )
    assert group.entry.name == "Omega" and [row.line for row in group.rows] == [2, 3]


@pytest.mark.parametrize(
    ("account", "sentence"), [("Nobody", "there is no account “Nobody”"), ("Alfa", "several accounts “Alfa”")]
)
def test_what_is_said_must_lead_to_one_account(account: str, sentence: str) -> None:
    with pytest.raises(NoSuchAccount, match=sentence):
        match(("Our old friend", "", ""), said=Said(matches=(Match("Our old friend", account),)))


def test_what_was_said_before_is_remembered() -> None:
    [group] = match(("Our old friend", "", ""), remembered={"our old friend": 6})
    assert (group.account_id, group.is_by_hand) == (6, True)
    [group] = match(("Our old friend", "", "999999999"), remembered={"our old friend": 6})
    assert group.account_id is None, "two different numbers are never one"


def test_rows_of_one_account_are_put_together() -> None:
    rows = (
        SheetRow(line=2, entry=AccountEntry(name="Alfa", industry="Food", note="First."), given=frozenset(("name", "industry", "note"))),
        SheetRow(line=3, entry=AccountEntry(name="ALFA", note="Second."), given=frozenset(("name", "note"))),
        SheetRow(line=4, entry=AccountEntry(name="Alfa", industry="Drinks", legal_name="Alfa OOD"), given=frozenset(("name", "industry", "legal_name")), rest=(("Fax", "12"),)),
    )  # fmt: skip
    [group] = grouped(replace(a_sheet(), rows=rows))
    put_together(group, {"industry": "Branch"})
    entry = group.entry
    assert (entry.name, entry.industry, entry.legal_name) == ("Alfa", "Food", "Alfa OOD"), (
        "the first value counts"
    )
    assert entry.note == "First.\nSecond.", "notes are added to each other"
    assert group.extra == [[], [], [("Fax", "12"), ("Branch", "Drinks")]], (
        "what differs is kept, as is the rest"
    )
    assert group.given == {"name", "industry", "note", "legal_name"}


@pytest.mark.parametrize(("is_by_hand", "left"), [(False, [("Client", "Beta")]), (True, [])])
def test_another_name_is_kept_unless_somebody_said_which_account_it_is(
    is_by_hand: bool, left: list[tuple[str, str]]
) -> None:
    first, second = a_sheet(("Alfa", "", ""), ("Beta", "", "")).rows
    [group] = grouped(replace(a_sheet(), rows=(first,)))
    take_in(group, second)
    group.is_by_hand = is_by_hand
    put_together(group, {"name": "Client"})
    assert group.entry.name == "Alfa" and group.extra == [[], left]
