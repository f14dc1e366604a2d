"""How a term is written down and goes on: what `life` makes of it, with all that belongs to the same act."""

from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.problems import Problems
from kamtui.domain.terms import life
from kamtui.domain.terms.check import CheckEntry, check_problems
from kamtui.domain.terms.life import Life
from kamtui.domain.terms.notice import write_notice
from kamtui.domain.terms.promises import Checked
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Consent, TermState
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import EndedMeanwhile, GoneMeanwhile, ProposedMeanwhile
from kamtui.store.terms.problem_changes import new_follow_up, new_problem
from kamtui.store.terms.reads import TermDetail, term_detail
from kamtui.store.terms.value_changes import keep_values


def _columns(entry: TermEntry) -> dict[str, Any]:
    """A term's fields as they are stored."""
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


def _life_of(detail: TermDetail) -> Life:
    standing = detail.standing
    return Life(
        entry=detail.entry,
        next_check_on=standing.next_check_on,
        ended_on=detail.ended_on,
        checks=standing.checks,
    )


def _write(term: "tables.Term", before: Life, after: Life) -> None:
    """Write what a transition changed, and nothing else: another window may have changed the rest meanwhile."""
    if after.entry.state is not before.entry.state:
        term.state = after.entry.state.value
    if after.next_check_on != before.next_check_on:
        term.next_check_on = after.next_check_on
    if after.ended_on != before.ended_on:
        term.ended_on = after.ended_on


def _add_check(act: Act, term_id: int, made: Checked | None) -> None:
    """Write down the check that a transition made last."""
    assert made is not None
    act.add(
        tables.TermCheck(
            id=made.check_id,
            term_id=term_id,
            checked_on=made.checked_on,
            due_on=made.due_on,
            outcome=made.outcome.value,
            measured_thousandths=made.measured,
            evidence=made.evidence,
        )
    )


def _add(act: Act, begun: Life, previous_id: int | None = None) -> int:
    """Write down a term whose life begins; its id."""
    term = tables.Term(
        id=act.new_id(),
        created_at=datetime.now(UTC),
        previous_id=previous_id,
        next_check_on=begun.next_check_on,
        ended_on=begun.ended_on,
        **_columns(begun.entry),
    )
    act.add(term)
    act.flush()
    return term.id


def new_term(act: Act, entry: TermEntry, today: date) -> int:
    """Write down a term as part of an act; its id."""
    return _add(act, life.agree(entry, today))


def add_term(book: Book, entry: TermEntry, today: date, *, draft: str | None = None) -> int:
    """Write down what was agreed; its id."""
    with book.change(_("Agree “{what}”").format(what=entry.what), draft=draft) as act:
        return new_term(act, entry, today)


def edit_term(
    book: Book,
    term_id: int,
    entry: TermEntry,
    today: date,
    *,
    was: TermState | None = None,
    draft: str | None = None,
) -> None:
    """Write a term's fields over, and what follows for its checks and its end. Raises GoneMeanwhile.

    `was` is its state when somebody began to write: where they left it, what it came to meanwhile stays.
    """
    with book.change(_("Edit “{what}”").format(what=entry.what), draft=draft) as act:
        rewrite_term(book, act, term_id, entry, today, was=was)


def rewrite_term(
    book: Book, act: Act, term_id: int, entry: TermEntry, today: date, *, was: TermState | None = None
) -> None:
    """Write a term's fields over as part of an act (`edit_term`). Raises GoneMeanwhile."""
    term = act.get(tables.Term, term_id)
    before = _life_of(term_detail(book, term_id))
    after = life.rewrite(before, entry, today, was=was)
    for name, value in _columns(after.entry).items():
        setattr(term, name, value)
    _write(term, before, after)


def check_term(
    book: Book, term_id: int, check: CheckEntry, today: date, *, draft: str | None = None
) -> TermDetail:
    """Write down what a look at a term found, with its follow-up and problem, as one act; the term as it was.

    Raises Problems, GoneMeanwhile, EndedMeanwhile, ProposedMeanwhile.
    """
    if problems := check_problems(check, today):
        raise Problems(problems)
    was = term_detail(book, term_id)
    name = _("{outcome}: “{what}”").format(outcome=check.outcome.label.capitalize(), what=was.entry.what)
    with book.change(name, draft=draft) as act:
        before = _life_of(was)
        try:
            after = life.check(before, check, act.new_id())
        except life.TermOver:
            raise EndedMeanwhile from None
        except life.OnlyProposed:
            raise ProposedMeanwhile from None
        _write(act.get(tables.Term, term_id), before, after)
        _add_check(act, term_id, after.last)
        account_id = was.entry.account_id
        problem_id = None
        if check.problem is not None:
            problem_id = new_problem(act, check.problem._replace(account_id=account_id, term_id=term_id))
        if check.follow_up is not None:
            new_follow_up(act, check.follow_up, account_id, term_id=term_id, problem_id=problem_id)
    return was


def delete_check(book: Book, check_id: int) -> str:
    """Delete a check, and what it settled is due again; what the term is. Raises GoneMeanwhile."""
    of_term = book.row("SELECT term_id FROM term_check WHERE id = ?", (check_id,))
    if of_term is None:
        raise GoneMeanwhile
    (term_id,) = of_term
    was = term_detail(book, term_id)
    with book.change(_("Delete a check of “{what}”").format(what=was.entry.what)) as act:
        before = _life_of(was)
        _write(act.get(tables.Term, term_id), before, life.take_back_check(before, check_id))
        act.delete(act.get(tables.TermCheck, check_id))
    return was.entry.what


def put_off_check(book: Book, term_id: int, day: date) -> str:
    """Look at a term on another day; the days after that follow its rule. What it is.

    Raises GoneMeanwhile, EndedMeanwhile.
    """
    was = term_detail(book, term_id)
    with book.change(_("Put off the check of “{what}”").format(what=was.entry.what)) as act:
        before = _life_of(was)
        try:
            after = life.put_off(before, day)
        except life.TermOver:
            raise EndedMeanwhile from None
        except life.NeverChecked:
            raise GoneMeanwhile from None
        _write(act.get(tables.Term, term_id), before, after)
    return was.entry.what


def renegotiate(
    book: Book, term_id: int, entry: TermEntry, today: date, *, evidence: str = "", draft: str | None = None
) -> int:
    """End a term and open the one that takes its place, linked to it; the new one's id.

    The old one gets a check that says so, perhaps with its evidence. Raises GoneMeanwhile, EndedMeanwhile.
    """
    with book.change(_("Renegotiate “{what}”").format(what=entry.what), draft=draft) as act:
        term = act.get(tables.Term, term_id)
        before = _life_of(term_detail(book, term_id))
        try:
            ended, begun = life.renegotiate(before, entry, today, act.new_id(), evidence)
        except life.TermOver:
            raise EndedMeanwhile from None
        _write(term, before, ended)
        _add_check(act, term_id, ended.last)
        act.flush()
        return _add(act, begun, previous_id=term_id)


def set_consent(book: Book, term_id: int, consent: Consent, today: date) -> str:
    """Say how the director's consent stands since today; what the term is. Raises GoneMeanwhile."""
    entry = term_detail(book, term_id).entry
    name = _("Director's approval {consent}: “{what}”").format(consent=consent.label, what=entry.what)
    with book.change(name) as act:
        term = act.get(tables.Term, term_id)
        said = life.say_consent(entry, consent, today)
        term.consent, term.consent_on = said.consent.value, said.consent_on
    return entry.what


def delete_term(book: Book, term_id: int) -> None:
    """Delete a term with its checks; tasks and problems that came from it stay. Raises GoneMeanwhile."""
    what = term_detail(book, term_id).entry.what
    with book.change(_("Delete term “{what}”").format(what=what)) as act:
        keep_values(act, book, "term", term_id)
        act.delete(act.get(tables.Term, term_id))
