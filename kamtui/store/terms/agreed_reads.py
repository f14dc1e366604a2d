"""What is agreed with an account and ours to confirm, without anything that is only for our eyes."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.agreed import Agreed, Keeping, Look, Promised
from kamtui.domain.terms.promise_day import agreed_day, without_day
from kamtui.domain.terms.promises import STRIP
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound, Consent, Outcome, OwedBy, TermState
from kamtui.domain.time.recurrence.days import first_occurrence, is_once
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.accounts.reads import account_name
from kamtui.store.book.book import Book
from kamtui.store.terms.balance import rates


class AgreedTerm(NamedTuple):
    """A term that holds, or is only proposed."""

    term_id: int
    owed_by: OwedBy
    call_id: int | None
    from_on: date
    is_confirmed: bool
    """Whether it is ours to confirm: agreed, and approved by the director where that is needed."""
    promised: Promised


class _Term(NamedTuple):
    term_id: int
    owed_by: str
    what: str
    target_bound: str | None
    target_thousandths: int | None
    target_unit: str
    from_on: str
    until_on: str | None
    check_rule: str | None
    check_from_on: str | None
    consent: str
    state: str
    call_id: int | None


class _Look(NamedTuple):
    term_id: int
    checked_on: str
    outcome: str
    measured_thousandths: int | None


def agreed_terms(book: Book, account_id: int, today: date) -> list[AgreedTerm]:
    """All terms with an account that are open, in the order in which they were written down."""
    return [
        AgreedTerm(
            term.term_id,
            OwedBy(term.owed_by),
            term.call_id,
            date.fromisoformat(term.from_on),
            _is_confirmed(term),
            _promised(term, today),
        )
        for term in book.lines(
            _Term,
            "SELECT id AS term_id, owed_by, what, target_bound, target_thousandths, target_unit, from_on, until_on, "
            "check_rule, check_from_on, consent, state, call_id FROM term "
            "WHERE account_id = ? AND state IN ('proposed', 'agreed') ORDER BY id",
            (account_id,),
        )
    ]


def by_side(terms: Iterable[AgreedTerm]) -> Agreed:
    """Terms by who owes them."""
    of_side: dict[OwedBy, list[Promised]] = {side: [] for side in OwedBy}
    for term in terms:
        of_side[term.owed_by].append(term.promised)
    return Agreed(tuple(of_side[OwedBy.WE]), tuple(of_side[OwedBy.THEY]), tuple(of_side[OwedBy.BOTH]))


def keeping(book: Book, account_id: int, today: date) -> Keeping:
    """What was agreed with an account and how both sides keep it: of each term the last twelve checks. Raises GoneMeanwhile."""
    name = account_name(book, account_id)
    terms = [term for term in agreed_terms(book, account_id, today) if term.is_confirmed]
    looks = _looks(book, account_id)
    of_sides = rates(book, today, account_id)
    return Keeping(
        name,
        by_side(
            term._replace(promised=term.promised._replace(looks=tuple(looks.get(term.term_id, ())[-STRIP:])))
            for term in terms
        ),
        of_sides.get((OwedBy.WE, None)),
        of_sides.get((OwedBy.THEY, None)),
    )


def _looks(book: Book, account_id: int) -> dict[int, list[Look]]:
    """The checks of an account's terms by term, the oldest first."""
    found: dict[int, list[Look]] = {}
    for look in book.lines(
        _Look,
        "SELECT k.term_id, k.checked_on, k.outcome, k.measured_thousandths FROM term_check k "
        "JOIN term t ON t.id = k.term_id WHERE t.account_id = ? ORDER BY k.checked_on, k.id",
        (account_id,),
    ):
        made = Look(date.fromisoformat(look.checked_on), Outcome(look.outcome), look.measured_thousandths)
        found.setdefault(look.term_id, []).append(made)
    return found


def _is_confirmed(term: _Term) -> bool:
    is_approved = Consent(term.consent) in (Consent.NOT_NEEDED, Consent.GIVEN)
    return is_approved and TermState(term.state) is TermState.AGREED


def _promised(term: _Term, today: date) -> Promised:
    """A term as the customer knows it; since when it holds is only said of one that does not hold yet."""
    target = None
    if term.target_bound is not None and term.target_thousandths is not None:
        target = Target(Bound(term.target_bound), term.target_thousandths, term.target_unit)
    from_on = date.fromisoformat(term.from_on)
    until_on = date.fromisoformat(term.until_on) if term.until_on else None
    if term.check_rule is not None and term.check_from_on is not None:
        rule = Recurrence(term.check_rule, date.fromisoformat(term.check_from_on))
        day = first_occurrence(rule) if is_once(rule) else None
        if day is not None:
            due_on = agreed_day(term.what, from_on, day)
            what = without_day(term.what, due_on, from_on) if due_on is not None else term.what
            return Promised(what, target, due_on, until_on=until_on)
    return Promised(term.what, target, from_on=from_on if from_on > today else None, until_on=until_on)
