"""Writing down the endless chain (K20-K24): who named whom, thanks, the four questions, won and lost."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.forest import Circle, check_circle
from kamtui.domain.chain.prospect import is_new_answer, may_be_decided
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _
from kamtui.store.accounts import memberships
from kamtui.store.accounts.changes import move_to_stage
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, WonMeanwhile
from kamtui.store.chain.answer_reads import answers
from kamtui.store.chain.naming_reads import referral_detail
from kamtui.store.chain.reads import account_of_person, chain_above, last_call_of_day

# -- namings


def add_referral(book: Book, entry: ReferralEntry, *, draft: str | None = None) -> int:
    """Write down that a prospect was named; its account and contact are made where they are new. The account's id.

    Where we spoke with who named it on that day, it was in that conversation, and they were asked. Raises
    Problems where it would make a circle, GoneMeanwhile.
    """
    refuse_circle(book, entry)
    if entry.call_id is not None and not book.row("SELECT 1 FROM call WHERE id = ?", (entry.call_id,)):
        # The call was deleted since the form was opened, and the name was given all the same.
        entry = entry._replace(call_id=None)
    with book.change(_("Name prospect {name}").format(name=entry.organisation), draft=draft) as act:
        if entry.call_id is None and entry.by_person_id is not None:
            entry = entry._replace(call_id=last_call_of_day(book, entry.by_person_id, entry.named_on))
        return put_referral(act, entry)


def put_referral(act: Act, entry: ReferralEntry) -> int:
    """Write a naming down within another act, as when logging a call; the prospect's account. Raises GoneMeanwhile.

    The caller looks for circles first (`refuse_circle`).
    """
    now = datetime.now(UTC)
    account_id = entry.account_id
    if account_id is None:
        account = tables.Account(
            id=act.new_id(), created_at=now, name=entry.organisation, stage=Stage.PROSPECT.value
        )
        act.add(account)
        act.flush()
        account_id = account.id
    elif act.find(tables.Account, account_id) is None:
        raise GoneMeanwhile
    act.add(
        tables.Referral(
            id=act.new_id(),
            account_id=account_id,
            person_id=_contact(act, account_id, entry),
            created_at=now,
            **_columns(entry),
        )
    )
    if entry.call_id is not None and entry.by_person_id is not None:
        for row in act.having(tables.CallPerson, call_id=entry.call_id, person_id=entry.by_person_id):
            row.asked, row.why_not = Asked.GIVEN.value, ""
    act.flush()
    return account_id


def _columns(entry: ReferralEntry) -> dict[str, Any]:
    """A naming's fields as they are stored, all but the prospect and its contact."""
    return {
        "named_on": entry.named_on,
        "source": entry.source.value,
        "by_person_id": entry.by_person_id,
        "call_id": entry.call_id,
        "why": entry.why,
        "may_use_name": entry.may_use_name.value,
        "fee": entry.fee,
        "thanked_on": entry.thanked_on,
    }


def _contact(act: Act, account_id: int, entry: ReferralEntry) -> int | None:
    """Whom to speak to at the prospect: somebody known by id, or of that very name there, else somebody new."""
    if entry.person_id is not None or not entry.person:
        return entry.person_id
    there = act.first(tables.Person, account_id=account_id, name=entry.person)
    if there is not None:
        return there.id
    person = tables.Person(
        id=act.new_id(), created_at=datetime.now(UTC), account_id=account_id, name=entry.person
    )
    act.add(person)
    # They were there on the day on which they were named, also where it is written down later.
    memberships.follow(act, person, entry.named_on)
    return person.id


def refuse_circle(book: Book, entry: ReferralEntry, by_account_id: int | None = None) -> None:
    """Raise Problems where a naming would make an account its own prospect; GoneMeanwhile.

    `by_account_id` is the account of a person who is not in the book yet.
    """
    if entry.account_id is None:
        return
    if entry.by_person_id is not None:
        by_account_id = account_of_person(book, entry.by_person_id, entry.named_on)
    if by_account_id is None:
        return
    above, names = chain_above(book, by_account_id)
    try:
        check_circle(above, by_account_id, entry.account_id, names)
    except Circle as circle:
        raise Problems({"organisation": str(circle)}) from None


def edit_referral(book: Book, referral_id: int, entry: ReferralEntry, *, draft: str | None = None) -> None:
    """Write a naming's fields over; its prospect stays. Raises Problems, GoneMeanwhile."""
    known = referral_detail(book, referral_id)
    if (entry.by_person_id, entry.named_on) != (known.entry.by_person_id, known.entry.named_on):
        refuse_circle(book, entry._replace(account_id=known.account_id))
    if entry.person_id is None and entry.person == known.entry.person:
        entry = entry._replace(person_id=known.entry.person_id)  # also where they moved since
    with book.change(_("Edit how {name} was named").format(name=known.account), draft=draft) as act:
        row = act.get(tables.Referral, referral_id)
        for name, value in _columns(entry).items():
            setattr(row, name, value)
        row.person_id = _contact(act, known.account_id, entry)


def thank(book: Book, referral_id: int, thanked_on: date | None) -> str:
    """Somebody was thanked for a name, or was not after all; the prospect's name. Raises GoneMeanwhile."""
    known = referral_detail(book, referral_id)
    with book.change(_("Thanks for {name}").format(name=known.account)) as act:
        row = act.get(tables.Referral, referral_id)
        row.thanked_on = thanked_on
    return known.account


def thank_person(book: Book, person_id: int, thanked_on: date) -> str:
    """Somebody was thanked for all names that they gave up to that day; who it is. Raises GoneMeanwhile."""
    row = book.row("SELECT name FROM person WHERE id = ?", (person_id,))
    if row is None:
        raise GoneMeanwhile
    (name,) = row
    with book.change(_("Thanks to {name}").format(name=name)) as act:
        for referral in act.having(tables.Referral, by_person_id=person_id, thanked_on=None):
            if referral.named_on <= thanked_on:
                referral.thanked_on = thanked_on
    return str(name)


def delete_referral(book: Book, referral_id: int) -> str:
    """Forget that a prospect was named; its account stays. Its name. Raises GoneMeanwhile."""
    known = referral_detail(book, referral_id)
    with book.change(_("Forget how {name} was named").format(name=known.account)) as act:
        row = act.get(tables.Referral, referral_id)
        act.delete(row)
    return known.account


# -- the four questions


def qualify(
    book: Book,
    account_id: int,
    given: Mapping[Question, tuple[Answer, str]],
    today: date,
    *,
    draft: str | None = None,
) -> None:
    """Answer some of the four questions about a prospect, as of today; what stays as it was is not written again."""
    name = account_entry(book, account_id).name
    known = answers(book, account_id)
    with book.change(_("Qualify {name}").format(name=name), draft=draft) as act:
        for question, (answer, note) in given.items():
            before = known.get(question)
            if is_new_answer((before.answer, before.note) if before else None, answer, note):
                row = tables.Qualification(
                    id=act.new_id(),
                    account_id=account_id,
                    question=question.value,
                    answer=answer.value,
                    note=note,
                    answered_on=today,
                )
                act.add(row)


# -- what became of a prospect


def win(book: Book, account_id: int, today: date) -> str:
    """A prospect became a customer; it keeps its people, calls and chain. Its name. Raises GoneMeanwhile."""
    name = account_entry(book, account_id).name
    with book.change(_("{name} became a customer").format(name=name)) as act:
        account = act.get(tables.Account, account_id)
        move_to_stage(account, Stage.CUSTOMER, today)
    return name


def lose(book: Book, account_id: int, reason: str, today: date, *, draft: str | None = None) -> str:
    """A prospect is lost, and why; it keeps everything. Its name. Raises GoneMeanwhile, WonMeanwhile."""
    name = account_entry(book, account_id).name
    with book.change(_("Lost {name}").format(name=name), draft=draft) as act:
        account = act.get(tables.Account, account_id)
        if not may_be_decided(Stage(account.stage)):
            raise WonMeanwhile(name)
        move_to_stage(account, Stage.LOST, today)
        account.lost_reason = reason
    return name
