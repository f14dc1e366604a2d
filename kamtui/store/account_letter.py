"""What a letter to an account may hold: its last conversation, what was agreed, who is written to."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.words import Language, ReachKind
from kamtui.domain.calls.letter import Step, Talk
from kamtui.domain.calls.words import Channel
from kamtui.domain.terms.agreed import Agreed
from kamtui.domain.time.moments import local_day
from kamtui.store.accounts.reach_reads import first_reach
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.calls.reads import no_talk
from kamtui.store.terms.agreed_reads import agreed_terms, by_side


class Reader(NamedTuple):
    """Somebody who is written to; `email` is "" where none is known."""

    person_id: int
    name: str
    email: str


class LetterParts(NamedTuple):
    """What a letter to an account can be put together of."""

    account_id: int
    account: str
    language: Language | None
    """None where it is not known yet."""
    email: str
    """The account's own, or ""."""
    call_id: int | None
    talk: Talk | None
    readers: tuple[Reader, ...]
    """The people of the conversation."""
    in_call: Agreed
    """What was agreed in the conversation."""
    all_open: Agreed
    """All that holds."""
    unconfirmed: int
    """How much more was written down that is only proposed, or waits for our director's approval: no customer is told."""
    steps: tuple[Step, ...]
    """The open tasks that follow from the conversation; our own words, for our own eyes, until somebody chooses them."""


class _Head(NamedTuple):
    name: str
    language: str | None
    email: str | None


class _Talk(NamedTuple):
    call_id: int
    held_at: str
    channel: str


class _Step(NamedTuple):
    what: str
    due_on: str


def letter_parts(
    book: Book, account_id: int, today: date, call_id: int | None = None, since: date | None = None
) -> LetterParts:
    """The parts of a letter to an account, after one of its conversations or the last; what holds `since` a day, or all.

    Raises GoneMeanwhile.
    """
    head = book.line(
        _Head,
        f"SELECT name, language, {first_reach(ReachKind.EMAIL, 'account_id = a.id')} AS email FROM account a WHERE id = ?",
        (account_id,),
    )
    if head is None:
        raise GoneMeanwhile
    talk = _talk(book, account_id, call_id)
    terms = agreed_terms(book, account_id, today)
    holding = [term for term in terms if term.is_confirmed]
    of_call = talk.call_id if talk is not None else None
    return LetterParts(
        account_id=account_id,
        account=head.name,
        language=Language(head.language) if head.language else None,
        email=head.email or "",
        call_id=of_call,
        talk=Talk(local_day(talk.held_at), Channel(talk.channel)) if talk is not None else None,
        readers=_readers(book, of_call),
        in_call=by_side(term for term in holding if of_call is not None and term.call_id == of_call),
        all_open=by_side(term for term in holding if since is None or term.from_on >= since),
        unconfirmed=len(terms) - len(holding),
        steps=_steps(book, of_call),
    )


def _talk(book: Book, account_id: int, call_id: int | None) -> _Talk | None:
    """The conversation of an id, else the last of the account that is no letter of ours. Raises GoneMeanwhile."""
    columns = "SELECT id AS call_id, held_at, channel FROM call"
    if call_id is not None:
        talk = book.line(_Talk, f"{columns} WHERE id = ?", (call_id,))
        if talk is None:
            raise GoneMeanwhile
        return talk
    is_none, names = no_talk()
    return book.line(
        _Talk,
        f"{columns} WHERE account_id = ? AND NOT {is_none} ORDER BY held_at DESC, id DESC LIMIT 1",
        (account_id, *names),
    )


def last_talk_id(book: Book, account_id: int) -> int | None:
    """The conversation after which a letter to an account is written; None before the first."""
    talk = _talk(book, account_id, None)
    return talk.call_id if talk is not None else None


def _readers(book: Book, call_id: int | None) -> tuple[Reader, ...]:
    """The people of a conversation, without the unknown ones: they are called by what we think of them."""
    return tuple(
        book.lines(
            Reader,
            "SELECT p.id AS person_id, p.name, "
            f"coalesce({first_reach(ReachKind.EMAIL, 'person_id = p.id')}, '') AS email "
            "FROM call_person cp JOIN person p ON p.id = cp.person_id "
            "WHERE cp.call_id = ? AND NOT p.is_empty_seat ORDER BY cp.id",
            (call_id,),
        )
    )


def _steps(book: Book, call_id: int | None) -> tuple[Step, ...]:
    return tuple(
        Step(step.what, date.fromisoformat(step.due_on))
        for step in book.lines(
            _Step,
            "SELECT what, due_on FROM task WHERE call_id = ? AND done_at IS NULL ORDER BY due_on, id",
            (call_id,),
        )
    )
