"""What was agreed and how it is kept: what lists, warnings and the story of a term read of it."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from kamtui.domain.terms.notice import stored_notice
from kamtui.domain.terms.promises import STRIP, Checked, Standing
from kamtui.domain.terms.target import stored_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.thresholds import TermLimits
from kamtui.domain.time.day_spans import DaySpan
from kamtui.domain.time.moments import stored_day
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.terms.conditions import (
    ANSWER_ON,
    BROKEN,
    BROKEN_ON,
    FROM,
    HAS_ENDED,
    IS_ANSWERED,
    IS_BROKEN,
    IS_DUE,
    IS_OFF_TARGET,
    IS_OPEN,
    IS_OWED,
    IS_PROBLEM_OPEN,
    MAY_END,
    NEEDS_ANSWER,
    NOTICE_IS_NEAR,
    OWED_ORDER,
    WAS_BROKEN,
    WAS_BROKEN_TWICE,
)

_USUAL = TermLimits()

KEPT_CHECKS = 60
"""How many of a term's latest checks `term_detail` loads; the strip and the rules need fewer."""


class TermView(StrEnum):
    """Which terms a list shows."""

    OPEN = "open"
    """What is owed: open, or ended and broken, until what is done about that is done; as `owed_terms`."""
    BROKEN = "broken"
    """Broken, and nothing is done about it: what Today begins with."""
    DUE = "due"
    """To be checked today or before."""
    OURS = "ours"
    THEIRS = "theirs"
    ENDING = "ending"
    PAST = "past"
    """Ended, and nothing of it is owed."""


class TermOrder(StrEnum):
    """The orders of the list of terms."""

    NEXT_CHECK = "next_check"
    ACCOUNT = "account"
    END = "end"


class TermDetail(NamedTuple):
    """A term as it was written down, how it stands, and the conversation in which it was agreed."""

    term_id: int
    entry: TermEntry
    standing: Standing
    ended_on: date | None
    call_held_at: datetime | None
    previous_id: int | None
    next_id: int | None


class _Term(NamedTuple):
    """A term as its row holds it, with the names of its account and person, and whether its last check is answered."""

    id: int
    account_id: int
    account: str
    category: str
    owed_by: str
    what: str
    target_bound: str | None
    target_thousandths: int
    target_unit: str
    from_on: str
    until_on: str | None
    notice: str | None
    check_rule: str | None
    check_from_on: str
    next_check_on: str | None
    consent: str
    consent_on: str | None
    state: str
    person_id: int | None
    person: str
    is_key: int
    is_answered: int
    answer_on: str | None
    is_problem_open: int
    consent_by: str
    ended_on: str | None
    is_planned: int


class _Details(NamedTuple):
    """What only the details of a term show: of its row, its call, and the term that took its place."""

    consent_by: str
    note: str
    call_id: int | None
    previous_id: int | None
    held_at: str | None
    next_id: int | None


_STANDINGS = (
    "SELECT t.id, t.account_id, a.name AS account, t.category, t.owed_by, t.what, t.target_bound, "
    "t.target_thousandths, t.target_unit, t.from_on, t.until_on, t.notice, t.check_rule, t.check_from_on, "
    "t.next_check_on, t.consent, t.consent_on, t.state, t.person_id, coalesce(p.name, '') AS person, a.is_key, "
    f"CASE WHEN {WAS_BROKEN} THEN {IS_ANSWERED} ELSE 0 END AS is_answered, "
    f"CASE WHEN {WAS_BROKEN} THEN {ANSWER_ON} END AS answer_on, "
    f"CASE WHEN {WAS_BROKEN} THEN {IS_PROBLEM_OPEN} ELSE 0 END AS is_problem_open, t.consent_by, t.ended_on, "
    f"EXISTS (SELECT 1 FROM task x WHERE x.term_id = t.id AND x.done_at IS NULL) AS is_planned {FROM}"
    "LEFT JOIN person p ON p.id = t.person_id "
)
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_VIEWS = {
    TermView.OPEN: IS_OWED,
    TermView.BROKEN: "b.broken_on IS NOT NULL",
    TermView.DUE: IS_DUE,
    TermView.OURS: f"{IS_OWED} AND t.owed_by <> 'they'",
    TermView.THEIRS: f"{IS_OWED} AND t.owed_by <> 'we'",
    TermView.ENDING: f"{IS_OPEN} AND {MAY_END}",
    TermView.PAST: f"{HAS_ENDED} AND b.term_id IS NULL",
}
_ORDERS = {
    # What is broken and needs an answer first, as `broken_longest_first` says, then by the day of the check, those
    # without one last.
    TermOrder.NEXT_CHECK: (
        "b.broken_on IS NULL, b.broken_on, CASE WHEN b.broken_on IS NOT NULL THEN NOT a.is_key END, "
        "CASE WHEN b.broken_on IS NOT NULL THEN sort_key(CAST(a.name AS BLOB)) END, "
        "CASE WHEN b.broken_on IS NOT NULL THEN t.id END, "
        "t.next_check_on IS NULL, t.next_check_on, a.name, t.id"
    ),
    TermOrder.ACCOUNT: "sort_key(CAST(a.name AS BLOB)), t.next_check_on IS NULL, t.next_check_on, t.id",
    TermOrder.END: "t.until_on IS NULL, t.until_on, a.name, t.id",
}

_OWN_ORDERS = {TermView.ENDING: _ORDERS[TermOrder.END], TermView.PAST: "t.ended_on DESC, t.id DESC"}


def term_ids(
    book: Book,
    today: date,
    *,
    view: TermView = TermView.OPEN,
    category: TermCategory | None = None,
    words: str = "",
    days: DaySpan | None = None,
    order: TermOrder = TermOrder.NEXT_CHECK,
) -> list[int]:
    """The terms of a view, perhaps of one category, in which all `words` begin a word, in order.

    With `days`, those whose day in the list is one of them: on which a broken one broke, of the next check, or of the end.

    Those that end are always in the order of their ends; past ones the last first.
    """
    # Late: what Today reads of the terms is no search.
    from kamtui.store.book.search import index, query

    book.add_function("sort_key", sort_key)
    conditions = [_VIEWS[view]]
    values: dict[str, Any] = {"today": today.isoformat()}
    if category is not None:
        conditions.append("t.category = :category")
        values["category"] = category.value
    if sought := query.as_query(words):
        conditions.append(
            f"t.id IN (SELECT rowid FROM search WHERE search MATCH :query AND kind = {index.Kind.TERM:d})"
        )
        values["query"] = sought
    if days is not None:
        conditions.append(f"{_day_of(view, order)} BETWEEN :first AND :last")
        values |= {
            "first": (days.first or date.min).isoformat(),
            "last": (days.last or date.max).isoformat(),
        }
    ordered = _OWN_ORDERS.get(view, _ORDERS[order])
    where = " AND ".join(conditions)
    broken = (
        f"LEFT JOIN {BROKEN.format(whose='TRUE')} b ON b.term_id = t.id " if "b." in where + ordered else ""
    )
    rows = book.rows(f"SELECT t.id {FROM}{broken}WHERE {where} ORDER BY {ordered}", values)
    return [term_id for (term_id,) in rows]


def _day_of(view: TermView, order: TermOrder) -> str:
    """The day of a term that a list in this view and order shows, as SQL."""
    if view is TermView.PAST:
        return "t.ended_on"
    if view is TermView.ENDING or order is TermOrder.END:
        return "t.until_on"
    return f"coalesce({BROKEN_ON}, t.next_check_on, t.ended_on)"


class Counts(NamedTuple):
    """How many terms each view shows, and how many of what is owed both sides owe, which are among ours and among theirs."""

    by_view: dict[TermView, int]
    owed_by_both: int


def count_terms(book: Book, today: date, category: TermCategory | None = None) -> Counts:
    """How many terms there are of each view, perhaps of one category."""
    whose, values = "TRUE", {"today": today.isoformat()}
    if category is not None:
        whose, values["category"] = "t.category = :category", category.value
    # How many are broken takes as long as all the others together: only for it the last check of each is looked up.
    sides = ("t.owed_by <> 'they'", "t.owed_by <> 'we'", "t.owed_by = 'both'")
    asked = (
        IS_OPEN,
        IS_DUE,
        f"{IS_OPEN} AND {MAY_END}",
        HAS_ENDED,
        *(f"{IS_OPEN} AND {side}" for side in sides),
    )
    of_broken = ("b.broken_on IS NOT NULL", "b.has_ended", *(f"b.has_ended AND {side}" for side in sides))
    [counts] = book.rows(
        f"SELECT * FROM (SELECT {_sums(asked)} FROM term t WHERE {whose}), "
        f"(SELECT {_sums(of_broken).replace('t.owed_by', 'b.owed_by')} FROM {BROKEN.format(whose=whose)} b)",
        values,
    )
    is_open, due, ending, ended, ours, theirs, both, broken, *owed = counts
    return Counts(
        {
            TermView.OPEN: is_open + owed[0],
            TermView.BROKEN: broken,
            TermView.DUE: due,
            TermView.OURS: ours + owed[1],
            TermView.THEIRS: theirs + owed[2],
            TermView.ENDING: ending,
            TermView.PAST: ended - owed[0],
        },
        both + owed[3],
    )


def _sums(conditions: Iterable[str]) -> str:
    """For how many rows each of some conditions holds."""
    return ", ".join(f"coalesce(sum({one}), 0)" for one in conditions)


class Filled(NamedTuple):
    """Which of the columns that most terms leave empty have anything in a list of them."""

    checks: bool
    ends: bool
    approvals: bool


def filled_columns(book: Book, ids: Sequence[int]) -> Filled:
    """Whether any of some terms was ever checked, has an end, or misses the director's approval."""
    [(checks, ends, approvals)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM json_each(:ids) i JOIN term_check c ON c.term_id = i.value), "
        "coalesce(max(t.until_on IS NOT NULL), 0), "
        f"coalesce(max({IS_OPEN} AND t.consent IN ('asked', 'refused')), 0) "
        "FROM term t WHERE t.id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(ids))},
    )
    return Filled(bool(checks), bool(ends), bool(approvals))


def owed_terms(book: Book, account_id: int, today: date) -> list[Standing]:
    """What is owed under an account's terms: those that are open, and promises that are broken.

    A one-off promise is ended by its check; broken, it is owed until what is done about it is done.
    """
    terms = book.lines(
        _Term,
        f"{_STANDINGS}WHERE t.account_id = :account AND ({IS_OPEN} OR {IS_BROKEN}) ORDER BY {OWED_ORDER}",
        {"account": account_id, "today": today.isoformat()},
    )
    checks = _last_checks(book, [term.id for term in terms], STRIP)
    return [_standing(term, checks.get(term.id, ())) for term in terms]


def owed_terms_with(book: Book, person_id: int, today: date) -> list[Standing]:
    """What is owed under the terms that were agreed with a person, in the order of `owed_terms`."""
    ids = [
        term_id
        for (term_id,) in book.rows(
            f"SELECT t.id {FROM}WHERE t.person_id = :person AND ({IS_OPEN} OR {IS_BROKEN}) "
            f"ORDER BY {OWED_ORDER}",
            {"person": person_id, "today": today.isoformat()},
        )
    ]
    there = standings(book, ids)
    return [there[term_id] for term_id in ids if term_id in there]


def terms_that_ask(
    book: Book, today: date, limits: TermLimits = _USUAL, ids: Sequence[int] | None = None
) -> list[Standing]:
    """Terms, of some accounts or of all, of which the day's review may have something to say; the rules are the domain's.

    SQL leaves out by far most of them: those neither due, broken, ending, waiting for consent nor off target.
    """
    whose = "TRUE" if ids is None else f"t.account_id IN ({', '.join(map(str, ids))})"
    return _standings_where(
        book,
        f"{whose} AND ({IS_DUE} OR {NEEDS_ANSWER} OR ({IS_OPEN} AND ({MAY_END} "
        f"OR {NOTICE_IS_NEAR} OR (t.consent = 'asked' AND t.consent_on <= :asked) OR {WAS_BROKEN_TWICE} OR {IS_OFF_TARGET})))",
        {
            "today": today.isoformat(),
            "asked": (today - timedelta(days=limits.consent_days)).isoformat(),
            "notice": (today + timedelta(days=limits.notice_days)).isoformat(),
        },
    )


def terms_that_are_due(book: Book, today: date) -> list[Standing]:
    """Of these terms only those that are to be checked, or are broken and need an answer."""
    return _standings_where(book, f"{IS_DUE} OR {NEEDS_ANSWER}", {"today": today.isoformat()})


def _standings_where(book: Book, condition: str, values: dict[str, Any]) -> list[Standing]:
    terms = book.lines(_Term, f"{_STANDINGS}WHERE {condition}", values)
    checks = _last_checks(book, [term.id for term in terms], STRIP)
    return [_standing(term, checks.get(term.id, ())) for term in terms]


def standings(book: Book, ids: Sequence[int], *, checks: int = STRIP) -> dict[int, Standing]:
    """Some terms and how they stand, by id, with `checks` of their last checks; those no longer there are missing."""
    if not ids:
        return {}
    made = _last_checks(book, ids, checks)
    terms = book.lines(_Term, f"{_STANDINGS}WHERE t.id IN ({', '.join(map(str, ids))})")
    return {term.id: _standing(term, made.get(term.id, ())) for term in terms}


def _last_checks(book: Book, ids: Sequence[int], count: int) -> dict[int, tuple[Checked, ...]]:
    """The last `count` checks of some terms, the oldest first; terms without any are missing."""
    made: dict[int, list[Checked]] = {}
    # From the day of the first of them on by the index: half of what numbering all of them in a window costs.
    for term_id, check_id, checked_on, outcome, measured, due_on, evidence in book.rows(
        "SELECT k.term_id, k.id, k.checked_on, k.outcome, k.measured_thousandths, k.due_on, k.evidence "
        "FROM term t CROSS JOIN term_check k ON k.term_id = t.id AND k.checked_on >= coalesce((SELECT checked_on "
        "FROM term_check WHERE term_id = t.id ORDER BY checked_on DESC LIMIT 1 OFFSET ?), '') "
        f"WHERE t.id IN ({', '.join(map(str, ids))}) ORDER BY t.id, k.checked_on, k.id",
        (count - 1,),
    ):
        made.setdefault(term_id, []).append(
            Checked(
                check_id,
                stored_day(checked_on),
                _OUTCOMES[outcome],
                measured,
                stored_day(due_on) if due_on else None,
                evidence,
            )
        )
    return {term_id: tuple(checks[-count:]) for term_id, checks in made.items()}


def _standing(term: _Term, checks: tuple[Checked, ...]) -> Standing:
    return Standing(
        term_id=term.id,
        account_id=term.account_id,
        account=term.account,
        category=TermCategory(term.category),
        owed_by=OwedBy(term.owed_by),
        what=term.what,
        target=stored_target(term),
        from_on=stored_day(term.from_on),
        until_on=_day(term.until_on),
        notice=stored_notice(term.notice),
        rule=Recurrence(term.check_rule, stored_day(term.check_from_on)) if term.check_rule else None,
        next_check_on=_day(term.next_check_on),
        consent=Consent(term.consent),
        consent_on=_day(term.consent_on),
        state=TermState(term.state),
        person_id=term.person_id,
        person=term.person,
        is_key=bool(term.is_key),
        checks=checks,
        is_answered=bool(term.is_answered),
        answer_on=_day(term.answer_on),
        is_problem_open=bool(term.is_problem_open),
        consent_by=term.consent_by,
        ended_on=_day(term.ended_on),
        is_planned=bool(term.is_planned),
    )


def _day(stored: str | None) -> date | None:
    return stored_day(stored) if stored else None


def term_detail(book: Book, term_id: int) -> TermDetail:
    """A term with all that was written down, and its last checks. Raises GoneMeanwhile."""
    standing = standings(book, [term_id], checks=KEPT_CHECKS).get(term_id)
    details = book.line(
        _Details,
        "SELECT t.consent_by, t.note, t.call_id, t.previous_id, c.held_at, "
        "(SELECT id FROM term n WHERE n.previous_id = t.id ORDER BY id LIMIT 1) AS next_id "
        "FROM term t LEFT JOIN call c ON c.id = t.call_id WHERE t.id = ?",
        (term_id,),
    )
    if standing is None or details is None:
        raise GoneMeanwhile
    entry = TermEntry(
        account_id=standing.account_id,
        category=standing.category,
        owed_by=standing.owed_by,
        what=standing.what,
        target=standing.target,
        from_on=standing.from_on,
        until_on=standing.until_on,
        notice=standing.notice,
        checks=standing.rule,
        consent=standing.consent,
        consent_on=standing.consent_on,
        consent_by=details.consent_by,
        call_id=details.call_id,
        person_id=standing.person_id,
        state=standing.state,
        note=details.note,
    )
    return TermDetail(
        term_id=term_id,
        entry=entry,
        standing=standing,
        ended_on=standing.ended_on,
        previous_id=details.previous_id,
        call_held_at=datetime.fromisoformat(details.held_at) if details.held_at else None,
        next_id=details.next_id,
    )


def count_checks(book: Book, term_id: int) -> int:
    """How many checks go with a term when it is deleted."""
    [(count,)] = book.rows("SELECT count(*) FROM term_check WHERE term_id = ?", (term_id,))
    return int(count)


def term_story(book: Book, term_id: int) -> list[TermDetail]:
    """A term with all that it was renegotiated from and to, the oldest first. Raises GoneMeanwhile."""
    here = term_detail(book, term_id)
    before: list[TermDetail] = []
    after: list[TermDetail] = []
    seen = {term_id}  # a book mended by hand may lead in a circle
    term = here
    while term.previous_id is not None and term.previous_id not in seen:
        seen.add(term.previous_id)
        term = term_detail(book, term.previous_id)
        before.append(term)
    term = here
    while term.next_id is not None and term.next_id not in seen:
        seen.add(term.next_id)
        term = term_detail(book, term.next_id)
        after.append(term)
    return [*reversed(before), here, *after]
