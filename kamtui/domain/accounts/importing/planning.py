"""What a list of accounts and people would change in the book.

- Rows of one account are put together first: the first value of each field counts, a differing one is
  kept in the note; phones and the like are all kept. So a second import changes nothing.
- A value of the file replaces the book's, an empty cell never does. A name that the book already
  knows as the legal name does not replace the name in use. Notes, phones, e-mails and websites are added to,
  never replaced.
- What is in doubt is left out and told, until it is said which account it is or that it is a new one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kamtui.domain.accounts.account import own_values
from kamtui.domain.accounts.importing.columns import changed_values, new_values, not_known, told_changes
from kamtui.domain.accounts.importing.group import Group, grouped
from kamtui.domain.accounts.importing.known import Known
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.importing.matching import matched
from kamtui.domain.accounts.importing.named_people import PeopleSaid
from kamtui.domain.accounts.importing.people import Everybody, PlannedPeople, plan_outsiders, plan_people
from kamtui.domain.accounts.importing.plan import (
    AccountChange,
    FieldChange,
    ImportPlan,
    Outcome,
    Twin,
    Verdict,
)
from kamtui.domain.accounts.importing.said import Said
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.cleaning import fold


def plan_accounts_import(
    sheet: AccountSheet,
    known: Known,
    everybody: Everybody,
    stage: Stage = Stage.CUSTOMER,
    said: Said | None = None,
) -> ImportPlan:
    """What importing `sheet` would do to the book whose accounts and people are given.

    New accounts of which the file does not say it get the `stage`. Raises NoSuchAccount.
    """
    said = said or Said()
    headers = {field: header for header, field in reversed(sheet.columns)}
    groups = matched(grouped(sheet), known, said, headers)
    outcomes = [Outcome(line=bad.line, verdict=Verdict.BAD, reason=bad.reason) for bad in sheet.bad]
    changes = []
    added = {name_key(name) for name in said.add}
    of_people = PeopleSaid(sheet, said)
    everybody.listed = {
        (group.account_id, fold(row.contact.name))
        for group in groups
        for row in group.rows
        if row.contact is not None
    }
    for group in groups:
        if group.is_in_doubt:
            outcomes += _in_doubt(group, groups, known)
            continue
        people = plan_people(group, everybody, headers, of_people)
        change, told = _plan_account(group, known, people, stage, added)
        outcomes += told
        if not change.does_nothing:
            changes.append(change)
    outsiders, told = plan_outsiders(sheet, everybody, headers, of_people)
    outcomes = sorted([*outcomes, *told], key=lambda outcome: outcome.line)
    return ImportPlan(sheet.file, tuple(outcomes), tuple(changes), tuple(outsiders))


def _in_doubt(group: Group, groups: Sequence[Group], known: Known) -> Iterator[Outcome]:
    """The outcomes of a group that is left out, each with what it may be."""
    twins = []
    for alike in group.alike:
        place = alike.known.record_id
        other = groups[-place - 1] if place < 0 else None
        name = other.entry.name if other else known.accounts[place].name
        twins.append(
            Twin(
                name,
                alike.known.city,
                alike.known.number,
                alike.likeness,
                other.line if other else 0,
                None if other else place,
            )
        )
    for row in group.rows:
        yield Outcome(
            line=row.line,
            verdict=Verdict.IN_DOUBT,
            name=row.entry.name,
            number=row.entry.registration_number,
            city=row.entry.city,
            alike=tuple(twins),
            listed=Listed(group.entry, frozenset(group.given)),
            same_as=0 if row is group.rows[0] else group.line,
            remarks=row.remarks,
        )


# What changes in accounts


def _plan_account(
    group: Group,
    known: Known,
    people: PlannedPeople,
    stage: Stage,
    added: set[str],
) -> tuple[AccountChange, list[Outcome]]:
    """The change of one account with its people, and the outcomes of its rows.

    `added` are the names, by `name_key`, that were said to be new accounts.
    """
    changed: list[FieldChange] = []
    if group.account_id is None:
        values = new_values(group, stage)
        ways = group.entry.reaches
        verdict, shown = Verdict.ADDED, values
        names = tuple({row.entry.name for row in group.rows if name_key(row.entry.name) in added})
    else:
        account = known.accounts[group.account_id]
        values = changed_values(group, account)
        ways = not_known(account.reaches, group.entry.reaches)
        changed = told_changes(own_values(account), values, ways)
        verdict = Verdict.UPDATED if changed else Verdict.UNCHANGED
        shown = own_values(account) | values
        names = ()
    if group.is_by_hand:
        names = _other_names(group, shown, known)
    first = group.rows[0]
    outcomes = []
    for row, person in zip(group.rows, people.told, strict=True):
        outcomes.append(
            Outcome(
                line=row.line,
                verdict=verdict if row is first else Verdict.DUPLICATE_IN_FILE,
                name=shown["name"],
                number=shown["registration_number"],
                city=shown["city"],
                changed=tuple(changed) if row is first else (),
                person=person.name,
                person_verdict=person.verdict,
                person_changed=person.changed,
                doubt=person.doubt,
                same_as=0 if row is first else first.line,
                remarks=(*row.remarks, *(group.remarks if row is first else ()), *person.remarks),
            )
        )
    return AccountChange(group.account_id, values, people.changes, ways, names), outcomes


def _other_names(group: Group, account: Mapping[str, Any], known: Known) -> tuple[str, ...]:
    """The names in the list of an account that was told by hand, as far as they are not remembered yet."""
    own = {name_key(account["name"]), name_key(account["legal_name"])}
    names = dict.fromkeys(row.entry.name for row in group.rows if name_key(row.entry.name) not in own)
    return tuple(
        name
        for name in names
        if group.account_id is None or known.remembered.get(customer_key(name)) != group.account_id
    )
