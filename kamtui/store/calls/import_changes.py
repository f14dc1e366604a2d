"""The act that takes a log of conversations into the book, as it was planned."""

from datetime import UTC, datetime

from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.importing.plan import CallPlan, PlannedCall, Verdict
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import to_local
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.calls.changes import add_call, add_person_of_call
from kamtui.store.import_act import Progress, import_act
from kamtui.store.money.customer_changes import add_customers

People = dict[tuple[int | None, str], int]
"""Who was added, by account and `name_key`."""


def carry_out_calls(book: Book, plan: CallPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError."""
    if plan.does_nothing:
        return
    added = plan.of(Verdict.ADDED)
    count = len(added)
    name = ngettext(
        "Import {count} conversation from {file}", "Import {count} conversations from {file}", count
    )
    with import_act(book, name, plan.file, added, progress) as (act, calls):
        made = add_customers(act, plan.new, plan.remembered)
        people: People = {}
        for call in calls:
            write_call(book, act, call, made, people)


def write_call(book: Book, act: Act, call: PlannedCall, made: dict[str, int], people: People) -> None:
    """Write one conversation as part of an act; `made` are the accounts of new customers, `people` who was added so far."""
    assert call.held_at is not None
    account_id = call.account_id if call.account_id is not None else made.get(call.owner)
    present = []
    for one in call.people:
        person_id = one.person_id
        if person_id is None:
            key = (account_id, name_key(one.name))
            if key not in people:
                entry = PersonEntry(name=one.name, account_id=account_id)
                people[key] = add_person_of_call(act, entry, datetime.now(UTC), to_local(call.held_at).date())
            person_id = people[key]
        present.append(Participant(person_id, one.name))
    row = call.row
    step = None
    if row.step and row.step_on is not None:
        step = TaskEntry(row.step, row.step_on, account_id=account_id)
    held = CallEntry(
        account_id=account_id,
        people=tuple(present),
        held_at=call.held_at,
        channel=call.channel,
        minutes=row.minutes,
        purpose=row.purpose,
        note=row.note,
        result=row.result,
        next_step=step,
    )
    add_call(book, act, held)
