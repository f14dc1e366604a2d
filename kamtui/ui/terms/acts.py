"""What can be done from any place about what was agreed: terms, their checks, problems and favours.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kamtui.domain.form import fill
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.life import offered_anew
from kamtui.domain.terms.promise_day import comes_back, looked_at
from kamtui.domain.terms.promises import why_not_checked, why_not_kept
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.check import CHECK, read_check
from kamtui.domain.terms.typed.term import TERM, read_term
from kamtui.domain.terms.words import Outcome, OwedBy
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.shown_days import show_long_day, show_weekday_day
from kamtui.store.calls.reads import call_lines
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.accounts.suggesting import (
    account_pick,
    account_suggestion,
    named,
    person_pick,
    person_suggestions,
)
from kamtui.ui.center.accepting import hide, hide_warning
from kamtui.ui.day import task_acts
from kamtui.ui.forms.asking import Filled, Written, ask, choose, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.text import fit
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.filled_forms import id_in
from kamtui.ui.terms.forms.check_form import CheckForm
from kamtui.ui.terms.forms.term_form import TermForm

# -- by key, for the term at hand


async def check(desk: Desk, hand: AtHand) -> None:
    """Check the term at hand."""
    if hand.term_id is not None:
        await check_term(desk, hand.term_id)


async def renegotiate(desk: Desk, hand: AtHand) -> None:
    """End the term at hand, agree on another in its place, and stand on that."""
    term_id = await renegotiate_term(desk, hand.term_id) if hand.term_id is not None else None
    if term_id is not None:
        desk.stand_on(term_id)


async def put_off(desk: Desk, hand: AtHand) -> None:
    """Look at the term at hand on another day, or hide its warning until one; where it has both, it is asked which.

    Of a broken one the task that is due for it is put off, as in all places.
    """
    if hand.answer_id is not None:
        await task_acts.snooze_task(desk, hand.answer_id)
        return
    if hand.term_id is None:
        await hide(desk, hand)
        return
    detail = desk.read_or_say(lambda: term_reads.term_detail(desk.book, hand.term_id or 0))
    if detail is None:
        return
    hides = hand.warning is not None
    if hand.warning is not None and detail.standing.next_check_on is not None:
        sentence = _("Its check, or its warning: {warning}").format(warning=hand.warning.sentence)
        answer = await choose(desk, sentence, {"c": _("put off the check"), "w": _("hide the warning")})
        if answer is None:
            return
        hides = answer == "w"
    if hides and hand.warning is not None:
        await hide_warning(desk, hand)
    else:
        await put_off_check(desk, hand.term_id)


async def edit(desk: Desk, hand: AtHand) -> None:
    """Correct the term at hand."""
    if hand.term_id is not None:
        await edit_term(desk, hand.term_id)


async def delete(desk: Desk, hand: AtHand) -> None:
    """Delete the term at hand, once asked."""
    if hand.term_id is not None:
        await delete_term(desk, hand.term_id)


# -- by id


async def new_term(
    desk: Desk,
    account_id: int | None,
    person_id: int | None = None,
    call_id: int | None = None,
    resumed: Filled | None = None,
    *,
    owed_by: OwedBy = OwedBy.WE,
) -> int | None:
    """Write down what was agreed, perhaps in a call; the id of the term, None where it was not written."""
    book, today = desk.book, desk.today
    account, person = account_suggestion(desk, account_id), person_suggestions(desk, person_id)
    start = fill(TERM, **named("account", account), **named("person", *person))
    if resumed is not None:
        call_id = id_in(resumed, "call_id")
    title = _("New term")
    if call_id is not None:
        call = call_lines(book, [call_id]).get(call_id)
        call_id = call_id if call else None
        if call is not None:
            day = show_long_day(to_local(call.held_at).date())
            title = _("New term, agreed in the call of {day}").format(day=day)
    start |= {"call_id": str(call_id or ""), "owed_by": owed_by.value}

    def write(entry: TermEntry, _filled: Filled) -> Written:
        made_id = term_changes.add_term(book, entry, today, draft="term")
        return Written(_("Agreed: {what}").format(what=entry.what), made_id)

    written = await _term_form(desk, title, "term", start, write, resumed)
    return written.record_id if written is not None else None


async def edit_term(desk: Desk, term_id: int, resumed: Filled | None = None) -> bool:
    """Correct a term."""
    book, today = desk.book, desk.today
    detail = desk.read_or_say(lambda: term_reads.term_detail(book, term_id))
    if detail is None:
        return False
    slot = f"term:{term_id}"

    def write(entry: TermEntry, _filled: Filled) -> Written:
        term_changes.edit_term(book, term_id, entry, today, was=detail.entry.state, draft=slot)
        return Written(_("Changed term: {what}").format(what=entry.what))

    start = _filled(detail)

    def now() -> Filled:
        return _filled(term_reads.term_detail(book, term_id))

    title = _("Edit term")
    written = await _term_form(desk, title, slot, start, write, resumed, detail.entry, now=now)
    return written is not None


def _filled(detail: TermDetail) -> Filled:
    """A term as it is typed into its form."""
    names = {"account": detail.standing.account, "person": detail.standing.person}
    return fill(TERM, detail.entry, **names, call_id=str(detail.entry.call_id or ""))


async def renegotiate_term(
    desk: Desk, term_id: int, resumed: Filled | None = None, evidence: str = ""
) -> int | None:
    """End a term and agree on another in its place; `evidence` is what the look at the old one showed.

    The id of the new term; None where it was not written.
    """
    book, today = desk.book, desk.today
    slot = f"renegotiate:{term_id}"
    detail = desk.read_or_say(lambda: term_reads.term_detail(book, term_id))
    if detail is None:
        return None
    entry = detail.entry
    if not entry.state.is_open:
        if resumed is not None:
            keeper(desk, slot)(None)
        desk.say(
            _("It no longer holds, and cannot be renegotiated: write down a new term instead."),
            is_error=True,
        )
        return None

    def write(agreed: TermEntry, filled: Filled) -> Written:
        made_id = term_changes.renegotiate(
            book, term_id, agreed, today, evidence=filled["evidence"], draft=slot
        )
        return Written(_("Renegotiated: {what}").format(what=agreed.what), made_id)

    start = {
        **_filled(detail._replace(entry=offered_anew(entry, today))),
        "evidence": evidence,
    }
    title = _("Renegotiate: {what}").format(what=fit(entry.what, 60).rstrip())
    written = await _term_form(desk, title, slot, start, write, resumed)
    return written.record_id if written is not None else None


async def _term_form(
    desk: Desk,
    title: str,
    slot: str,
    start: Filled,
    write: Callable[[TermEntry, Filled], Written],
    resumed: Filled | None,
    was: TermEntry | None = None,
    *,
    now: Callable[[], Filled] | None = None,
) -> Written | None:
    """Ask for a term, which `write` writes; without a day to look at it, the form asks once for that."""
    today = desk.today

    def submit(filled: Filled) -> Written:
        entry = read_term(filled, today, id_in(start, "call_id"), was)
        # A correction asks where it takes the day away; of a term that had none the form says so.
        is_left = not comes_back(entry) and (was is None or comes_back(was))
        if is_left:
            form.ask_for_day(entry.what)
            entry = looked_at(entry, today)
        written = save_or_show(lambda: write(entry, filled))
        if is_left and entry.checks is not None and (day := first_occurrence(entry.checks)) is not None:
            when = _("looked at on {day}").format(day=show_weekday_day(day, today))
            return replace(written, said=f"{written.said} · {when}")
        return written

    given = {**start, **(resumed or {})}
    form = TermForm(
        title,
        start,
        today=today,
        picks={"account": account_pick(desk, given), "person": person_pick(desk, given)},
        was=was,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now)


@dataclass(frozen=True, kw_only=True)
class _Renegotiated(Written):
    """That the look at a term led to another agreement, which is written in a form of its own."""

    filled: Filled
    """The form of the check, to go back to."""


async def check_term(desk: Desk, term_id: int, resumed: Filled | None = None) -> bool:
    """Say what a look at a term found; a broken one offers a follow-up and a problem."""
    book, today = desk.book, desk.today
    slot = f"check:{term_id}"
    detail = desk.read_or_say(lambda: term_reads.term_detail(book, term_id))
    if detail is None:
        return False
    if not _may_check(desk, detail):
        if resumed is not None:  # else it would be offered at each start, and refused
            keeper(desk, slot)(None)
        return False

    entry = detail.entry

    def submit(filled: Filled) -> Written:
        if filled["outcome"] == Outcome.RENEGOTIATED:
            return _Renegotiated(filled=filled)
        check = read_check(filled, today, entry)
        form.ask_what_follows(check)
        save_or_show(lambda: term_changes.check_term(book, term_id, check, today, draft=slot))
        return Written(_outcome_said(check.outcome, entry.what))

    form = CheckForm(
        _("Check a term"),
        fill(CHECK),
        today=today,
        term=entry,
        standing=detail.standing,
        glyphs=desk.glyphs,
        resumed=resumed,
    )
    written = await ask(desk, form, submit, keeper(desk, slot))
    if not isinstance(written, _Renegotiated):
        return written is not None
    desk.hold_keys()
    if await renegotiate_term(desk, term_id, evidence=written.filled["evidence"]):
        keeper(desk, slot)(None)
        return True
    return await check_term(desk, term_id, written.filled)  # back to the check, with what was typed


def keep_term(desk: Desk, term_id: int) -> bool:
    """The term was kept: a check of today with nothing more to say."""
    book, today = desk.book, desk.today
    detail = desk.read_or_say(lambda: term_reads.term_detail(book, term_id))
    if detail is None or not _may_check(desk, detail):
        return False
    if (why := why_not_kept(detail.standing, today)) is not None:
        desk.say(why, is_error=True)
        return False
    if detail.standing.was_settled_today(today):  # a key pressed twice must not count twice
        desk.say(_("It was checked today already; {term.check} writes down one more check."), is_error=True)
        return False
    check = CheckEntry(outcome=Outcome.KEPT, checked_on=today)
    was = desk.do(
        lambda: term_changes.check_term(book, term_id, check, today),
        _outcome_said(Outcome.KEPT, detail.entry.what),
    )
    return was is not None


def _may_check(desk: Desk, detail: TermDetail) -> bool:
    """Whether a term can be checked; else it is said why not."""
    if (why := why_not_checked(detail.standing)) is not None:
        desk.say(why, is_error=True)
    return why is None


async def put_off_check(desk: Desk, term_id: int) -> bool:
    """Look at a term on another day."""
    book, today = desk.book, desk.today
    detail = desk.read_or_say(lambda: term_reads.term_detail(book, term_id))
    if detail is None:
        return False
    what, due_on = detail.entry.what, detail.standing.next_check_on
    if due_on is None:
        desk.say(_("No check of it is to come: {line.edit} says when it is checked."), is_error=True)
        return False
    due = await desk.show(Snooze(what, due_on, today))
    if due is None:
        return False
    day = show_weekday_day(due.day, today)
    done = desk.do(
        lambda: term_changes.put_off_check(book, term_id, due.day),
        _("Check put off to {day}: {what}").format(day=day, what=what),
    )
    return done is not None


async def delete_term(desk: Desk, term_id: int) -> bool:
    """Delete a term with its checks, once asked."""
    book = desk.book
    detail = desk.read_or_say(lambda: term_reads.term_detail(book, term_id))
    if detail is None:
        return False
    what, count = detail.entry.what, term_reads.count_checks(book, term_id)
    if count:
        sentence = ngettext(
            "Delete “{what}”? With it goes {count} check. Tasks and problems that came from it stay.",
            "Delete “{what}”? With it go {count} checks. Tasks and problems that came from it stay.",
            count,
        ).format(what=what, count=count)
    else:
        sentence = _("Delete “{what}”? It was never checked.").format(what=what)
    sentence += filled_forms.worth_stays(desk, "term", term_id)
    if detail.standing.is_open:
        sentence += "\n\n" + _("If it only ended, edit it and set its state instead.")
    if not await confirm(desk, sentence):
        return False
    return filled_forms.deleted(
        desk, lambda: term_changes.delete_term(book, term_id), _("Deleted term: {what}").format(what=what)
    )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open a form of a term again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "term", ():
            await new_term(desk, None, resumed=content)
        case "term", (term_id,):
            await edit_term(desk, term_id, content)
        case "check", (term_id,):
            await check_term(desk, term_id, content)
        case "renegotiate", (term_id,):
            await renegotiate_term(desk, term_id, content)


def _outcome_said(outcome: Outcome, what: str) -> str:
    """`Broken: Deliver within the week`."""
    return _("{outcome}: {what}").format(outcome=outcome.label.capitalize(), what=what)
