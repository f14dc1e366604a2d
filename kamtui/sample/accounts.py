"""Accounts and people, where people were when, and how all of them can be reached."""

from collections.abc import Iterator
from datetime import datetime, time
from random import Random

from kamtui.domain.accounts.reach import REACH_FIELDS, read_reaches
from kamtui.domain.time.moments import to_local, write_stored
from kamtui.sample.days import moment
from kamtui.sample.entries.people import Account, Person
from kamtui.sample.making import SEED, Making, Row

DIAL_CODES = {
    "Bulgaria": "+359",
    "България": "+359",
    "Greece": "+30",
    "Гърция": "+30",
    "Romania": "+40",
    "Румъния": "+40",
    "Serbia": "+381",
    "Сърбия": "+381",
    "North Macedonia": "+389",
    "Северна Македония": "+389",
    "Turkey": "+90",
    "Турция": "+90",
}
KNOWN_FOR = 500
"""Days for which somebody is known who belongs to no account."""


def account_rows(making: Making) -> Iterator[Row]:
    for account in making.story.accounts:
        code = DIAL_CODES[account.country]
        yield making.row(
            "account",
            account,
            *("key", "domain", "created_on", "everyday", "firm_day_in"),
            id=making.accounts[account.key],
            registration_number=_registration_number(code, making.chance),
            phone=f"{code} 2 555 01{making.chance.randrange(100):02}",
            email=f"office@{account.domain}",
            website=f"https://www.{account.domain}",
            created_at=write_stored(moment(making.days.on(account.created_on), time(8, 45))),
            firm_day=making.days.each_year(account.firm_day, account.firm_day_in),
        )


def person_rows(first_met: dict[str, datetime], making: Making) -> Iterator[Row]:
    accounts = {account.key: account for account in making.story.accounts}
    for person in making.story.people:
        account = accounts[person.account] if person.account else None
        code = "+359" if account is None else DIAL_CODES[account.country]
        number = f"{code} 88 555 01{making.chance.randrange(100):02}"
        domain = "mail.example" if account is None or person.is_adviser else account.domain
        yield making.row(
            "person",
            person,
            *("key", "until_on", "more_phones", "birthday_in"),
            id=making.people[person.key],
            roles=" ".join(person.roles),
            birthday=making.days.each_year(person.birthday, person.birthday_in),
            phone="" if person.is_empty_seat else f"{number}; {person.more_phones}",
            email="" if person.is_empty_seat else f"{person.key}@{domain}",
            created_at=write_stored(_written_down_at(person, account, first_met, making)),
        )


def membership_rows(first_met: dict[str, datetime], making: Making) -> Iterator[Row]:
    accounts = {account.key: account for account in making.story.accounts}
    for person in making.story.people:
        if person.account:
            since = to_local(_written_down_at(person, accounts[person.account], first_met, making)).date()
            row: dict[str, object] = {
                "id": making.new_id(),
                "person_id": making.people[person.key],
                "account_id": making.accounts[person.account],
                "since_on": since.isoformat(),
                "until_on": making.days.stored(person.until_on),
                "is_besides": 0,
            }
            yield "membership", row


def named_account_rows(making: Making) -> Iterator[Row]:
    """Accounts of which little more is known than a name."""
    for account in making.story.named_accounts:
        yield making.row(
            "account",
            account,
            "key",
            id=making.accounts[account.key],
            legal_name="",
            registration_number="",
            is_key=0,
            greet_every_days=None,
            greet_latest_days=None,
            renewal_on=None,
            vulnerability="",
            note="",
            created_at=write_stored(making.named_at[account.key]),
            firm_day=None,
        )


def named_person_rows(making: Making) -> Iterator[Row]:
    """Those to speak to at what was named, and those who are paid for names; known since the first name."""
    chance = Random(SEED + 2)
    countries = {account.key: account.country for account in making.story.named_accounts}
    for person in making.story.named_people:
        code = DIAL_CODES[countries[person.account] if person.account else "Bulgaria"]
        since = min(
            making.named_at[referral.account]
            for referral in making.story.referrals
            if person.key in (referral.by_person, referral.person)
        )
        yield making.row(
            "person",
            person,
            "key",
            id=making.people[person.key],
            is_adviser=0,
            is_empty_seat=0,
            department="",
            phone=f"{code} 88 555 01{chance.randrange(100):02}",
            reports_to_id=None,
            roles=" ".join(person.roles),
            birthday=None,
            contact_every_days=None,
            contact_latest_days=None,
            is_influence_center=0,
            status="active",
            created_at=write_stored(since),
            note="",
            name_day=None,
            is_greeted=1,
            target_stance=None,
            target_on=None,
            target_move="",
        )
        if person.account:
            membership: dict[str, object] = {
                "id": making.new_id(),
                "person_id": making.people[person.key],
                "account_id": making.accounts[person.account],
                "since_on": to_local(since).date().isoformat(),
                "until_on": None,
                "is_besides": 0,
            }
            yield "membership", membership


def with_reaches(rows: list[Row], making: Making) -> Iterator[Row]:
    """The rows, and after them how each account and person can be reached, taken out of their own."""
    reaches: list[Row] = []
    for table, row in rows:
        if table in ("account", "person"):
            for field, kind in REACH_FIELDS.items():
                line = row.pop(field, None) or ""
                for place, reach in enumerate(read_reaches(kind, str(line)) if line else (), 1):
                    columns: dict[str, object] = {
                        "id": making.new_id(),
                        "account_id": row["id"] if table == "account" else None,
                        "person_id": row["id"] if table == "person" else None,
                        "kind": reach.kind.value,
                        "value": reach.value,
                        "label": reach.label,
                        "place": place,
                    }
                    reaches.append(("reach", columns))
        yield table, row
    yield from reaches


def _written_down_at(
    person: Person, account: Account | None, first_met: dict[str, datetime], making: Making
) -> datetime:
    """When a person came into the book: when first met, else with their account."""
    known_on = -KNOWN_FOR if account is None else account.created_on
    return first_met.get(person.key) or moment(making.days.on(known_on), time(9, 15))


def _registration_number(code: str, chance: Random) -> str:
    """Nine digits with a valid check digit; no register has reached 29… yet, so it is nobody's."""
    digits = [2, 9, *(chance.randrange(10) for _ in range(6))]
    check = sum(digit * (place + 1) for place, digit in enumerate(digits)) % 11
    if check == 10:
        check = sum(digit * (place + 3) for place, digit in enumerate(digits)) % 11 % 10
    number = "".join(map(str, [*digits, check]))
    return {"+30": "EL", "+40": "RO"}.get(code, "") + number
