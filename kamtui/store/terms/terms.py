"""What was agreed and how it is kept: what lists, warnings and the balance read of it, and how it is changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from kamtui.domain.fields import Problems
from kamtui.domain.terms.promises import (
    CONSENT_DAYS,
    STRIP,
    Balance,
    Checked,
    FavourCount,
    KeptRate,
    Standing,
    kept_rates,
    rate_since,
)
from kamtui.domain.terms.term import (
    CheckEntry,
    Target,
    TermEntry,
    check_after,
    check_problems,
    first_check,
    settled_by,
    stored_notice,
    write_notice,
)
from kamtui.domain.terms.words import (
    OPEN_STATES,
    Bound,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    TermCategory,
    TermState,
)
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.book import search, tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book, Row
from kamtui.store.book.errors import EndedMeanwhile, GoneMeanwhile

KEPT_CHECKS = 60
"""So many last checks of a term are read for a story of it; the strip and the rules need fewer."""


class TermView(StrEnum):
    """Which terms a list shows."""

    OPEN = "open"
    DUE = "due"
    BROKEN = "broken"
    OURS = "ours"
    THEIRS = "theirs"
    ENDING = "ending"
    PAST = "past"


class TermOrder(StrEnum):
    """The orders of the list of terms."""

    NEXT_CHECK = "next_check"
    ACCOUNT = "account"
    END = "end"


@dataclass(frozen=True, slots=True)
class TermDetail:
    """A term as it was written down, how it stands, and the conversation in which it was agreed."""

    term_id: int
    entry: TermEntry
    standing: Standing
    ended_on: date | None
    call_held_at: datetime | None
    previous_id: int | None
    next_id: int | None


_LAST = "(SELECT id FROM term_check k WHERE k.term_id = t.id ORDER BY k.checked_on DESC, k.id DESC LIMIT 1)"
_IS_OPEN = "t.state IN ('proposed', 'agreed')"
_IS_DUE = "(t.state = 'agreed' AND t.next_check_on <= :today)"
_IS_ANSWERED = (
    "(EXISTS (SELECT 1 FROM task x WHERE x.term_id = t.id AND date(x.created_at, 'localtime') >= c.checked_on) "
    "OR EXISTS (SELECT 1 FROM problem x WHERE x.term_id = t.id AND x.noted_on >= c.checked_on))"
)
_IS_BROKEN = (
    f"(c.outcome = 'broken' AND t.state <> 'cancelled' AND (c.checked_on >= :today OR NOT {_IS_ANSWERED}))"
)
# A month of notice is never longer than 31 days; the exact rule is the domain's.
_NOTICE_DAYS = (
    "(CAST(substr(t.notice, 2) AS INTEGER) * CASE substr(t.notice, -1) WHEN 'D' THEN 1 WHEN 'W' THEN 7 "
    "WHEN 'M' THEN 31 ELSE 366 END)"
)
_MAY_END = (
    "(t.until_on < :today OR (t.notice IS NOT NULL AND "
    f"julianday(t.until_on) - {_NOTICE_DAYS} <= julianday(:today)))"
)
_MISSES = (
    "CASE t.target_bound WHEN 'at_least' THEN c.measured_thousandths < t.target_thousandths "
    "WHEN 'at_most' THEN c.measured_thousandths > t.target_thousandths "
    "ELSE c.measured_thousandths <> t.target_thousandths END"
)
_IS_OFF_TARGET = f"(c.outcome <> 'broken' AND {_MISSES})"
_WAS_BROKEN_TWICE = (
    "(c.outcome IN ('broken', 'renegotiated') AND 2 = (SELECT sum(k.outcome = 'broken') FROM term_check k "
    "WHERE k.id IN (SELECT id FROM term_check WHERE term_id = t.id AND outcome <> 'renegotiated' "
    "ORDER BY checked_on DESC, id DESC LIMIT 2)))"
)
_FROM = f"FROM term t JOIN account a ON a.id = t.account_id LEFT JOIN term_check c ON c.id = {_LAST} "

_STANDINGS = (
    "SELECT t.id, t.account_id, a.name, t.category, t.owed_by, t.what, t.target_bound, t.target_thousandths, "
    "t.target_unit, t.from_on, t.until_on, t.notice, t.check_rule, t.check_from_on, t.next_check_on, t.consent, "
    "t.consent_on, t.state, t.person_id, coalesce(p.name, ''), a.is_key, "
    f"coalesce({_IS_ANSWERED}, 0), t.consent_by, t.ended_on {_FROM}LEFT JOIN person p ON p.id = t.person_id "
)
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_VIEWS = {
    TermView.OPEN: _IS_OPEN,
    TermView.DUE: _IS_DUE,
    TermView.BROKEN: _IS_BROKEN,
    TermView.OURS: f"{_IS_OPEN} AND t.owed_by <> 'they'",
    TermView.THEIRS: f"{_IS_OPEN} AND t.owed_by <> 'we'",
    TermView.ENDING: f"{_IS_OPEN} AND {_MAY_END}",
    TermView.PAST: "t.state IN ('ended', 'cancelled')",
}
_ORDERS = {
    # What was broken and not answered first, then by the day of the check, those without one last. A list
    # of the broken ones costs a quarter of asking each term for its last check.
    TermOrder.NEXT_CHECK: (
        f"t.id NOT IN (SELECT t.id {_FROM}WHERE {_IS_BROKEN}), "
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
    order: TermOrder = TermOrder.NEXT_CHECK,
) -> list[int]:
    """The terms of a view, perhaps of one category, in which all `words` begin a word, in order.

    Those that end are always in the order of their ends; past ones the last first.
    """

    book.add_function("sort_key", sort_key)
    conditions = [_VIEWS[view]]
    values: dict[str, Any] = {"today": today.isoformat()}
    if category is not None:
        conditions.append("t.category = :category")
        values["category"] = category.value
    if query := search.match(words):
        conditions.append(
            f"t.id IN (SELECT rowid FROM search WHERE search MATCH :query AND kind = {search.Kind.TERM:d})"
        )
        values["query"] = query
    ordered = _OWN_ORDERS.get(view, _ORDERS[order])
    rows = book.rows(f"SELECT t.id {_FROM}WHERE {' AND '.join(conditions)} ORDER BY {ordered}", values)
    return [term_id for (term_id,) in rows]


def count_by_view(book: Book, today: date, category: TermCategory | None = None) -> dict[TermView, int]:
    """How many terms each view shows, perhaps of one category."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _VIEWS.values())
    whose, values = "", {"today": today.isoformat()}
    if category is not None:
        whose, values["category"] = "WHERE t.category = :category", category.value
    [row] = book.rows(f"SELECT {sums} {_FROM}{whose}", values)
    return dict(zip(_VIEWS, row, strict=True))


def owed_terms(book: Book, account_id: int, today: date) -> list[Standing]:
    """What is owed under an account's terms: those that are open, and promises broken and not answered.

    A one-off promise is ended by its check; broken, it is owed until something follows from it.
    """
    rows = book.rows(
        f"{_STANDINGS}WHERE t.account_id = :account AND ({_IS_OPEN} OR {_IS_BROKEN}) "
        f"ORDER BY coalesce({_IS_BROKEN}, 0) DESC, t.next_check_on IS NULL, t.next_check_on, t.id",
        {"account": account_id, "today": today.isoformat()},
    )
    made = _last_checks(book, [row[0] for row in rows], STRIP)
    return [_standing(row, made.get(row[0], ())) for row in rows]


@dataclass(frozen=True, slots=True)
class PastTerm:
    """A term that no longer holds, and what was agreed in its place."""

    standing: Standing
    next_what: str
    next_target: Target | None


def past_terms(book: Book, account_id: int) -> list[PastTerm]:
    """An account's ended and cancelled terms, the last first."""
    rows = book.rows(
        "SELECT t.id, coalesce(n.what, ''), n.target_bound, n.target_thousandths, n.target_unit "
        "FROM term t LEFT JOIN term n ON n.id = (SELECT id FROM term WHERE previous_id = t.id ORDER BY id LIMIT 1) "
        f"WHERE t.account_id = ? AND NOT {_IS_OPEN} ORDER BY t.ended_on DESC, t.id DESC",
        (account_id,),
    )
    found = standings(book, [row[0] for row in rows])
    return [
        PastTerm(found[row[0]], row[1], Target(Bound(row[2]), row[3], row[4]) if row[2] else None)
        for row in rows
        if row[0] in found
    ]


def terms_that_ask(book: Book, today: date) -> list[Standing]:
    """Terms of which the day's review may have something to say; the rules themselves are the domain's.

    SQL leaves out by far most of them: those neither due, broken, ending, waiting for consent nor off target.
    """
    rows = book.rows(
        f"{_STANDINGS}WHERE {_IS_DUE} OR {_IS_BROKEN} OR ({_IS_OPEN} AND ({_MAY_END} "
        f"OR (t.consent = 'asked' AND t.consent_on <= :asked) OR {_WAS_BROKEN_TWICE} OR {_IS_OFF_TARGET}))",
        {
            "today": today.isoformat(),
            "asked": (today - timedelta(days=CONSENT_DAYS)).isoformat(),
        },
    )
    made = _last_checks(book, [row[0] for row in rows], STRIP)
    return [_standing(row, made.get(row[0], ())) for row in rows]


def standings(book: Book, ids: Sequence[int], *, checks: int = STRIP) -> dict[int, Standing]:
    """Some terms and how they stand, by id, with so many last checks; those no longer there are missing."""
    if not ids:
        return {}
    made = _last_checks(book, ids, checks)
    rows = book.rows(f"{_STANDINGS}WHERE t.id IN ({', '.join(map(str, ids))})")
    return {row[0]: _standing(row, made.get(row[0], ())) for row in rows}


def _last_checks(book: Book, ids: Sequence[int], count: int) -> dict[int, tuple[Checked, ...]]:
    """So many last checks of some terms, the oldest first; terms without any are missing."""
    made: dict[int, list[Checked]] = {}
    # The last ones of each term by the index: half of what numbering all of them in a window costs.
    for row in book.rows(
        "SELECT k.term_id, k.id, k.checked_on, k.outcome, k.measured_thousandths, k.due_on, k.evidence "
        "FROM term t JOIN term_check k ON k.id IN (SELECT id FROM term_check WHERE term_id = t.id "
        f"ORDER BY checked_on DESC, id DESC LIMIT ?) WHERE t.id IN ({', '.join(map(str, ids))}) "
        "ORDER BY k.term_id, k.checked_on, k.id",
        (count,),
    ):
        made.setdefault(row[0], []).append(
            Checked(
                row[1],
                date.fromisoformat(row[2]),
                _OUTCOMES[row[3]],
                row[4],
                date.fromisoformat(row[5]) if row[5] else None,
                row[6],
            )
        )
    return {term_id: tuple(checks) for term_id, checks in made.items()}


def _standing(row: Row, checks: tuple[Checked, ...]) -> Standing:
    return Standing(
        term_id=row[0],
        account_id=row[1],
        account=row[2],
        category=TermCategory(row[3]),
        owed_by=OwedBy(row[4]),
        what=row[5],
        target=Target(Bound(row[6]), row[7], row[8]) if row[6] else None,
        from_on=date.fromisoformat(row[9]),
        until_on=date.fromisoformat(row[10]) if row[10] else None,
        notice=stored_notice(row[11]),
        rule=Recurrence(row[12], date.fromisoformat(row[13])) if row[12] else None,
        next_check_on=date.fromisoformat(row[14]) if row[14] else None,
        consent=Consent(row[15]),
        consent_on=date.fromisoformat(row[16]) if row[16] else None,
        state=TermState(row[17]),
        person_id=row[18],
        person=row[19],
        is_key=bool(row[20]),
        checks=checks,
        is_answered=bool(row[21]),
        consent_by=row[22],
        ended_on=date.fromisoformat(row[23]) if row[23] else None,
    )


def term_detail(book: Book, term_id: int) -> TermDetail:
    """A term with all that was written down, and its last checks. Raises GoneMeanwhile."""
    standing = standings(book, [term_id], checks=KEPT_CHECKS).get(term_id)
    row = book.row(
        "SELECT t.consent_by, t.note, t.call_id, t.ended_on, t.previous_id, c.held_at, "
        "(SELECT id FROM term n WHERE n.previous_id = t.id ORDER BY id LIMIT 1) "
        "FROM term t LEFT JOIN call c ON c.id = t.call_id WHERE t.id = ?",
        (term_id,),
    )
    if standing is None or row is None:
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
        consent_by=row[0],
        call_id=row[2],
        person_id=standing.person_id,
        state=standing.state,
        note=row[1],
    )
    return TermDetail(
        term_id=term_id,
        entry=entry,
        standing=standing,
        ended_on=date.fromisoformat(row[3]) if row[3] else None,
        previous_id=row[4],
        call_held_at=datetime.fromisoformat(row[5]) if row[5] else None,
        next_id=row[6],
    )


def count_checks(book: Book, term_id: int) -> int:
    """How many checks go with a term when it is deleted."""
    row = book.row("SELECT count(*) FROM term_check WHERE term_id = ?", (term_id,))
    return row[0] if row else 0


def term_story(book: Book, term_id: int) -> list[TermDetail]:
    """A term with all that it was renegotiated from and to, the oldest first. Raises GoneMeanwhile."""
    here = term_detail(book, term_id)
    before, after, seen = [], [], {term_id}
    one = here
    while one.previous_id is not None and one.previous_id not in seen:
        seen.add(one.previous_id)
        one = term_detail(book, one.previous_id)
        before.append(one)
    one = here
    while one.next_id is not None and one.next_id not in seen:
        seen.add(one.next_id)
        one = term_detail(book, one.next_id)
        after.append(one)
    return [*reversed(before), here, *after]


def rates(
    book: Book, today: date, account_id: int | None = None
) -> dict[tuple[OwedBy, TermCategory | None], KeptRate]:
    """Kept rates of 12 months per side, over all categories and by category: of one account, or of all."""
    # Summed term by term first, along the index of each term's checks (`+` keeps SQLite off the index of days):
    # a third of what it costs to look up the term of each check.
    outcomes = list(Outcome)
    sums = ", ".join(f"sum(outcome = '{outcome.value}') AS {outcome.value}" for outcome in outcomes)
    whose = "" if account_id is None else "AND term_id IN (SELECT id FROM term WHERE account_id = :account)"
    rows = book.rows(
        f"SELECT t.owed_by, t.category, {', '.join(f'sum(k.{outcome.value})' for outcome in outcomes)} "
        f"FROM term t JOIN (SELECT term_id, {sums} FROM term_check "
        f"WHERE +checked_on > :since AND +checked_on <= :today {whose} GROUP BY term_id) k ON k.term_id = t.id "
        "GROUP BY t.owed_by, t.category",
        {"since": rate_since(today).isoformat(), "today": today.isoformat(), "account": account_id},
    )
    return kept_rates(
        (OwedBy(row[0]), TermCategory(row[1]), outcome, count)
        for row in rows
        for outcome, count in zip(outcomes, row[2:], strict=True)
    )


def balance(book: Book, account_id: int, today: date) -> Balance:
    """What we owe an account and it owes us, and the favours both ways (K16)."""
    terms = owed_terms(book, account_id, today)
    found = rates(book, today, account_id)
    favours = {
        FavourWay(way): FavourCount(done, unthanked)
        for way, done, unthanked in book.rows(
            "SELECT way, count(*), sum(thanked_on IS NULL) FROM favour WHERE account_id = ? GROUP BY way",
            (account_id,),
        )
    }
    return Balance(
        ours=tuple(one for one in terms if one.owed_by is OwedBy.WE),
        theirs=tuple(one for one in terms if one.owed_by is OwedBy.THEY),
        shared=tuple(one for one in terms if one.owed_by is OwedBy.BOTH),
        our_rate=found.get((OwedBy.WE, None)),
        their_rate=found.get((OwedBy.THEY, None)),
        given=favours.get(FavourWay.GIVEN, FavourCount()),
        received=favours.get(FavourWay.RECEIVED, FavourCount()),
    )


# -- changes


def _columns(entry: TermEntry) -> dict[str, Any]:
    """A term's fields as they are stored: all but the next check, which needs to know what was before."""
    return {
        "account_id": entry.account_id,
        "category": entry.category.value,
        "owed_by": entry.owed_by.value,
        "what": entry.what,
        "target_bound": entry.target.bound.value if entry.target else None,
        "target_thousandths": entry.target.thousandths if entry.target else None,
        "target_unit": entry.target.unit if entry.target else "",
        "from_on": entry.from_on,
        "until_on": entry.until_on,
        "notice": write_notice(entry.notice),
        "check_rule": entry.checks.rule if entry.checks else None,
        "check_from_on": entry.checks.starts_on if entry.checks else None,
        "consent": entry.consent.value,
        "consent_on": entry.consent_on,
        "consent_by": entry.consent_by,
        "call_id": entry.call_id,
        "person_id": entry.person_id,
        "state": entry.state.value,
        "note": entry.note,
    }


def new_term(book: Book, act: Act, entry: TermEntry, today: date, previous_id: int | None = None) -> int:
    """Write down a term as part of an act; its id."""

    term = tables.Term(
        id=book.ids.new(),
        created_at=datetime.now(UTC),
        previous_id=previous_id,
        next_check_on=first_check(entry, today) if entry.state in OPEN_STATES else None,
        ended_on=None if entry.state in OPEN_STATES else today,
        **_columns(entry),
    )
    act.add(term)
    act.flush()
    return term.id


def add_term(book: Book, entry: TermEntry, today: date, *, draft: str | None = None) -> int:
    """Write down what was agreed; its id."""
    with book.change(_("Agree “{what}”").format(what=entry.what), draft=draft) as act:
        return new_term(book, act, entry, today)


def edit_term(
    book: Book,
    term_id: int,
    entry: TermEntry,
    today: date,
    *,
    was: TermState | None = None,
    draft: str | None = None,
) -> None:
    """Write a term's fields over; with another rule, the next check is the first of it to come. Raises GoneMeanwhile.

    `was` is its state when somebody began to write: where they left it, what it came to meanwhile stays.
    """

    with book.change(_("Edit “{what}”").format(what=entry.what), draft=draft) as act:
        term = act.get(tables.Term, term_id)
        if entry.state is was:
            entry = replace(entry, state=TermState(term.state))
        had = (term.check_rule, term.check_from_on)
        due, was_open = term.next_check_on, TermState(term.state) in OPEN_STATES
        for name, value in _columns(entry).items():
            setattr(term, name, value)
        is_open = entry.state in OPEN_STATES
        if (term.check_rule, term.check_from_on) != had or due is None or not was_open:
            due = _next_check(book, term_id, entry, today)
        elif entry.until_on is not None and due > entry.until_on:
            due = None
        term.next_check_on = due if is_open else None
        if is_open:
            term.ended_on = None
        elif was_open:
            term.ended_on = today


def _next_check(book: Book, term_id: int, entry: TermEntry, today: date) -> date | None:
    """The day of the next check by the rule and the checks made so far."""
    row = book.row(
        "SELECT checked_on, due_on FROM term_check WHERE term_id = ? ORDER BY checked_on DESC, id DESC LIMIT 1",
        (term_id,),
    )
    if row is None:
        return first_check(entry, today)
    due_on = date.fromisoformat(row[1]) if row[1] else None
    return check_after(entry, date.fromisoformat(row[0]), due_on)


def check_term(
    book: Book, term_id: int, check: CheckEntry, today: date, *, draft: str | None = None
) -> TermDetail:
    """Write down what a look at a term found, with its follow-up and problem, as one act; the term as it was.

    A one-off promise is ended by its check. Raises Problems, GoneMeanwhile, EndedMeanwhile.
    """
    from kamtui.store.day.tasks import new_task
    from kamtui.store.terms.problems import new_problem

    if problems := check_problems(check, today):
        raise Problems(problems)
    was = term_detail(book, term_id)
    entry, standing = was.entry, was.standing
    if not standing.is_open:
        raise EndedMeanwhile
    due_on = settled_by(entry, check.checked_on, standing.next_check_on, standing.checked_up_to)
    name = _("{outcome}: “{what}”").format(outcome=check.outcome.label.capitalize(), what=entry.what)
    with book.change(name, draft=draft) as act:
        term = act.get(tables.Term, term_id)
        act.add(
            tables.TermCheck(
                id=book.ids.new(),
                term_id=term_id,
                checked_on=check.checked_on,
                due_on=due_on,
                outcome=check.outcome.value,
                measured_thousandths=check.measured,
                evidence=check.evidence,
            )
        )
        if due_on is not None:
            term.next_check_on = check_after(entry, check.checked_on, due_on)
        if entry.is_one_off and standing.next_check_on is not None:
            term.state = TermState.ENDED.value
            term.ended_on = check.checked_on
        problem_id = None
        if check.problem is not None:
            problem_id = book.ids.new()
            problem = replace(check.problem, account_id=entry.account_id, term_id=term_id)
            act.add(new_problem(problem_id, problem))
            act.flush()
        if check.follow_up is not None:
            task = replace(
                check.follow_up, account_id=entry.account_id, term_id=term_id, problem_id=problem_id
            )
            act.add(new_task(book.ids.new(), task, call_id=None))
    return was


def delete_check(book: Book, check_id: int) -> str:
    """Delete a check, and what it settled is due again; what the term is. Raises GoneMeanwhile."""

    row = book.row("SELECT term_id, due_on FROM term_check WHERE id = ?", (check_id,))
    if row is None:
        raise GoneMeanwhile
    was = term_detail(book, row[0])
    is_last = was.standing.last is not None and was.standing.last.check_id == check_id
    with book.change(_("Delete a check of “{what}”").format(what=was.entry.what)) as act:
        check, term = act.find(tables.TermCheck, check_id), act.find(tables.Term, row[0])
        if check is None or term is None:
            raise GoneMeanwhile
        if is_last and check.due_on is not None and was.entry.is_one_off:
            term.state = TermState.AGREED.value
            term.ended_on = None
        if is_last and check.due_on is not None and TermState(term.state) in OPEN_STATES:
            term.next_check_on = check.due_on
        act.delete(check)
    return was.entry.what


def put_off_check(book: Book, term_id: int, due_on: date) -> str:
    """Look at a term on another day; the days after that follow its rule. What it is.

    Raises GoneMeanwhile, EndedMeanwhile.
    """

    was = term_detail(book, term_id)
    what = was.entry.what
    if not was.standing.is_open:
        raise EndedMeanwhile
    with book.change(_("Put off the check of “{what}”").format(what=what)) as act:
        term = act.find(tables.Term, term_id)
        if term is None or term.check_rule is None:
            raise GoneMeanwhile
        term.next_check_on = due_on
    return what


def renegotiate(
    book: Book, term_id: int, entry: TermEntry, today: date, *, evidence: str = "", draft: str | None = None
) -> int:
    """End a term and open the one that takes its place, linked to it; the new one's id.

    The old one gets a check that says so, perhaps with its evidence, and ends on the day before the new one begins, though not
    before it began itself nor later than today. Raises GoneMeanwhile, EndedMeanwhile.
    """

    with book.change(_("Renegotiate “{what}”").format(what=entry.what), draft=draft) as act:
        old = act.get(tables.Term, term_id)
        if TermState(old.state) not in OPEN_STATES:
            raise EndedMeanwhile
        act.add(
            tables.TermCheck(
                id=book.ids.new(),
                term_id=term_id,
                checked_on=today,
                due_on=old.next_check_on,
                outcome=Outcome.RENEGOTIATED.value,
                evidence=evidence,
            )
        )
        old.state = TermState.ENDED.value
        old.ended_on = max(old.from_on, min(entry.from_on - timedelta(days=1), today))
        old.next_check_on = None
        act.flush()
        return new_term(book, act, entry, today, term_id)


def set_consent(book: Book, term_id: int, consent: Consent, today: date) -> str:
    """Say how the director's consent stands since today; what the term is. Raises GoneMeanwhile."""

    what = term_detail(book, term_id).entry.what
    name = _("Consent {consent}: “{what}”").format(consent=consent.label, what=what)
    with book.change(name) as act:
        term = act.get(tables.Term, term_id)
        term.consent = consent.value
        term.consent_on = None if consent is Consent.NOT_NEEDED else today
    return what


def delete_term(book: Book, term_id: int) -> None:
    """Delete a term with its checks; tasks and problems that came from it stay. Raises GoneMeanwhile."""

    what = term_detail(book, term_id).entry.what
    with book.change(_("Delete term “{what}”").format(what=what)) as act:
        term = act.get(tables.Term, term_id)
        act.delete(term)
