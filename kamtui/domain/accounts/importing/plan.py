"""What a list of accounts and people would change in the book.

- Rows of one account are put together first: the first value of each field counts, a differing one is
  kept in the note; phones and the like are all kept. So a second import changes nothing.
- A value of the file replaces the book's, an empty cell never does. A name that the book already
  knows as the legal name does not replace the name in use. Notes, phones, e-mails and websites are added to,
  never replaced.
- What is in doubt is left out and told, until it is said which account it is or that it is a new one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from kamtui.domain.accounts.account import own_values
from kamtui.domain.accounts.importing.columns import changed_values, new_values, not_known, told_changes
from kamtui.domain.accounts.importing.everybody import Everybody
from kamtui.domain.accounts.importing.group import Group, grouped
from kamtui.domain.accounts.importing.known import Known
from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.importing.matching import matched
from kamtui.domain.accounts.importing.named_people import PeopleSaid
from kamtui.domain.accounts.importing.outcomes import (
    AccountChange,
    FieldChange,
    ImportPlan,
    Outcome,
    Twin,
    Verdict,
)
from kamtui.domain.accounts.importing.people import PlannedPeople, plan_outsiders, plan_people
from kamtui.domain.accounts.importing.said import Said
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet, Contact
from kamtui.domain.accounts.words import Stage
from kamtui.domain.planning import Planning


def plan_accounts_import(
    sheet: AccountSheet,
    known: Known,
    everybody: Everybody,
    stage: Stage = Stage.CUSTOMER,
    said: Said | None = None,
    planning: Planning | None = None,
) -> ImportPlan:
    """What importing `sheet` would do to the book whose accounts and people are given.

    New accounts of which the file does not say it get the `stage`. Raises NoSuchAccount.
    """
    said, planning = said or Said(), planning or Planning()
    headers = {field: header for header, field in reversed(sheet.columns)}
    of_list = planning.once("groups", lambda: grouped(sheet))
    planning.expect(2 * len(of_list))
    groups = matched([group.copy() for group in of_list], known, said, headers, planning)
    by_id = {group.listed_id: group for group in groups}
    outcomes = [Outcome(line=bad.line, verdict=Verdict.BAD, reason=bad.reason) for bad in sheet.bad]
    changes = []
    added = {name_key(name) for name in said.add}
    of_people = PeopleSaid(sheet, said)
    everybody.listed = _contacts_of_accounts(groups)
    of_several = _names_of_several(groups)
    for group in groups:
        if group.is_in_doubt:
            outcomes += _in_doubt(group, by_id, known)
            planning.look(is_new=False)
            continue
        people = plan_people(group, everybody, headers, of_people, planning)
        own = (
            tuple(row.entry.name for row in group.rows if name_key(row.entry.name) in added) if added else ()
        )
        shared = tuple(key for row in group.rows if (key := customer_key(row.entry.name)) in of_several)
        change, told = planning.row(
            ("account", group.place),
            (
                group.entry,
                group.rows,
                group.account_id,
                group.is_by_hand,
                group.remarks,
                people,
                stage,
                own,
                shared,
            ),
            partial(_plan_account, group, known, people, stage, own, shared),
        )
        outcomes += told
        changes.append(change)
    outsiders = plan_outsiders(sheet, everybody, headers, of_people)
    for group_place, was, becomes in outsiders.further:
        change = changes[group_place]
        with_further = tuple(becomes if each == was else each for each in change.people)
        changes[group_place] = change._replace(people=with_further)
    outcomes = sorted([*outcomes, *outsiders.outcomes], key=lambda outcome: outcome.line)
    written = tuple(change for change in changes if not change.does_nothing)
    return ImportPlan(sheet.file, tuple(outcomes), written, outsiders.changes)


def _in_doubt(group: Group, groups: Mapping[int, Group], known: Known) -> Iterator[Outcome]:
    """The outcomes of a group that is left out, each with what it may be."""
    twins = []
    for alike in group.alike:
        place = alike.known.record_id
        other = groups.get(place)
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
    added: Sequence[str],
    shared: Collection[str],
) -> tuple[AccountChange, list[Outcome]]:
    """The change of one account with its people, and the outcomes of its rows.

    `added` are the names of its rows that were said to be new accounts, `shared` those that other accounts of the list
    have too, by `customer_key`.
    """
    changed: list[FieldChange] = []
    if group.account_id is None:
        values = new_values(group, stage)
        ways = group.entry.reaches
        verdict, shown = Verdict.ADDED, values
        names = tuple(dict.fromkeys(added))
    else:
        account = known.accounts[group.account_id]
        values = changed_values(group, account)
        ways = not_known(account.reaches, group.entry.reaches)
        changed = told_changes(own_values(account), values, ways)
        verdict = Verdict.UPDATED if changed else Verdict.UNCHANGED
        shown = own_values(account) | values
        names = ()
    if group.is_by_hand:
        names = _other_names(group, shown, known, shared)
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


def _contacts_of_accounts(groups: Iterable[Group]) -> Mapping[int | None, Sequence[Contact]]:
    """The people whom a list names, by account of the book."""
    contacts: defaultdict[int | None, list[Contact]] = defaultdict(list)
    for group in groups:
        contacts[group.account_id] += (row.contact for row in group.rows if row.contact is not None)
    return contacts


def _names_of_several(groups: Iterable[Group]) -> set[str]:
    """The names, by `customer_key`, that several accounts of a list have."""
    count = Counter(key for group in groups for key in {customer_key(row.entry.name) for row in group.rows})
    return {key for key, of_key in count.items() if of_key > 1}


def _other_names(
    group: Group, account: Mapping[str, Any], known: Known, shared: Collection[str]
) -> tuple[str, ...]:
    """The names in the list of an account that was told by hand, as far as they are not remembered yet.

    A name that another account of the list has too tells neither.
    """
    own = {name_key(account["name"]), name_key(account["legal_name"])}
    names = dict.fromkeys(row.entry.name for row in group.rows if name_key(row.entry.name) not in own)
    return tuple(
        name
        for name in names
        if customer_key(name) not in shared
        and (group.account_id is None or known.remembered.get(customer_key(name)) != group.account_id)
    )
