"""What keys do to several marked lines, as one act: settle all, or put all off to one day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from kamtui.domain.calls.contacted import Contacted
from kamtui.domain.calls.words import Asked
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.words import Outcome, ProblemState
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due
from kamtui.domain.warning import Remedy
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.errors import BookError, GoneMeanwhile
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain.asked_changes import set_asked
from kamtui.store.day import task_changes, task_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, favour_reads, problem_changes, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.store.together import together
from kamtui.ui.center.accepting import ask_until_when, hide_until
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.day.hand import ClosingAtHand
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


async def settle(desk: Desk, hands: Sequence[AtHand]) -> bool:
    """All that is at hand is settled: done, kept, solved, thanked for. Whether anything was.

    What is settled already stays as it is.
    """
    count = len(hands)
    name = ngettext("Settle {count} line", "Settle {count} lines", count).format(count=count)

    def write() -> int:
        with together(desk.book, name):
            settled = _those_there(_settle, desk, hands)
            if not settled:
                raise BookError(_("All of this is settled already."))
            return settled

    settled = desk.do(write)
    if settled:
        said = ngettext("{count} line settled", "{count} lines settled", settled).format(count=settled)
        desk.say(said, undoable=True)
    return bool(settled)


def _those_there(write: Callable[[Desk, AtHand], bool], desk: Desk, hands: Sequence[AtHand]) -> int:
    """Write something about each line, but those that another window deleted meanwhile; to how many there was anything.

    Raises GoneMeanwhile where none is there any more.
    """
    written, gone = 0, 0
    for hand in hands:
        try:
            written += write(desk, hand)
        except GoneMeanwhile:
            gone += 1
    if gone and gone == len(hands):
        raise GoneMeanwhile
    return written


def _settle(desk: Desk, hand: AtHand) -> bool:
    """Settle one line as a part of an act; whether there was anything to settle. Raises BookError."""
    book, warning = desk.book, hand.warning
    if isinstance(hand, ClosingAtHand) and hand.spoken is not None:
        return _asked_none(desk, hand.spoken)
    if hand.task_id is not None:
        return _finish(desk, hand.task_id)
    if hand.problem_id is not None:
        return _solve(desk, hand.problem_id)
    if hand.favour_id is not None:
        return _thank_for_favour(desk, hand.favour_id)
    if hand.term_id is not None:
        return _keep(desk, hand.term_id)
    if isinstance(hand, ChainHand):
        return _thank(desk, hand)
    if warning is not None and warning.remedy is Remedy.MARK_KEY and hand.account_id is not None:
        account_changes.set_key(book, hand.account_id, True)
    elif warning is not None and warning.remedy is Remedy.THANK:
        chain_changes.thank_person(book, warning.people[0], desk.today)
    else:
        return False
    return True


def _finish(desk: Desk, task_id: int) -> bool:
    """A task is done, unless it was already."""
    is_open = task_reads.open_task(desk.book, task_id) is not None
    task_changes.finish_task(desk.book, task_id, desk.clock())
    return is_open


def _solve(desk: Desk, problem_id: int) -> bool:
    """A problem is solved, unless it was settled already: one that was dropped stays dropped."""
    if not problem_reads.problem_line(desk.book, problem_id).entry.state.is_live:
        return False
    problem_changes.set_problem_state(desk.book, problem_id, ProblemState.SOLVED, desk.today)
    return True


def _thank_for_favour(desk: Desk, favour_id: int) -> bool:
    """A favour was thanked for, unless it was already: the day of that stays."""
    if favour_reads.favour_line(desk.book, favour_id).entry.thanked_on is not None:
        return False
    favour_changes.set_thanked(desk.book, favour_id, desk.today)
    return True


def _asked_none(desk: Desk, person: Contacted) -> bool:
    """A person was asked and had no name to give, unless they gave one."""
    if person.gave_a_name:
        return False
    set_asked(desk.book, person, Asked.NONE)
    return True


def _keep(desk: Desk, term_id: int) -> bool:
    """A term was kept, unless it was looked at today already, or cannot be checked."""
    standing = term_reads.term_detail(desk.book, term_id).standing
    if not standing.may_be_checked or standing.was_settled_today(desk.today):
        return False
    check = CheckEntry(outcome=Outcome.KEPT, checked_on=desk.today)
    term_changes.check_term(desk.book, term_id, check, desk.today)
    return True


def _thank(desk: Desk, hand: ChainHand) -> bool:
    """Whoever named the prospect was thanked, the person at hand for all they named; unless they were already."""
    if hand.naming is not None and hand.naming.thanked_on is None:
        chain_changes.thank(desk.book, hand.naming.referral_id, desk.today)
    elif hand.naming is None and hand.thanks_owed_to_id is not None:
        chain_changes.thank_person(desk.book, hand.thanks_owed_to_id, desk.today)
    else:
        return False
    return True


async def put_off(desk: Desk, hands: Sequence[AtHand]) -> bool:
    """Put all that is at hand off to one day, and hide the warnings among it until one; whether it was."""
    return await put_off_to(desk, hands)


async def put_off_to(desk: Desk, hands: Sequence[AtHand], tomorrow: date | None = None) -> bool:
    """Put all that is at hand off to one day; `tomorrow` is the day offered first, where it is not the next one."""
    warned = [hand for hand in hands if hand.task_id is None and hand.warning is not None]
    waiting = [hand for hand in hands if hand not in warned]
    due = None
    if waiting:
        due = await desk.show(Snooze(_what(waiting), desk.today, desk.today, tomorrow))
        if due is None:
            return False

    def write(hide: Callable[[], None] | None = None) -> int:
        count = len(hands)
        name = ngettext("Put off {count} thing", "Put off {count} things", count).format(count=count)
        with together(desk.book, name):
            written = 0
            if due is not None:
                written = _those_there(partial(_put_off, due), desk, waiting)
            if hide is not None:
                hide()
        return written

    if not warned:
        assert due is not None
        written = desk.do(write)
        if written:
            desk.say(_said(desk, written, due.day), undoable=True)
        return bool(written)
    return await ask_until_when(
        desk,
        warned,
        lambda hidden: write(lambda: hide_until(desk, warned, hidden)),
        until_on=due.day if due is not None else None,
    )


def _what(waiting: Sequence[AtHand]) -> str:
    count = len(waiting)
    return ngettext("{count} thing", "{count} things", count).format(count=count)


def _said(desk: Desk, count: int, day: date) -> str:
    words = ngettext("Put off to {day}: {count} thing", "Put off to {day}: {count} things", count)
    return words.format(day=show_weekday_day(day, desk.today), count=count)


def _put_off(due: Due, desk: Desk, hand: AtHand) -> bool:
    """Put one line off as a part of an act; where nothing is planned, getting in touch is. Raises BookError."""
    if hand.task_id is not None:
        task_changes.snooze_task(desk.book, hand.task_id, due.day, due.time)
    elif hand.term_id is not None:
        term_changes.put_off_check(desk.book, hand.term_id, due.day)
    else:
        task_changes.add_task(desk.book, planned_contact(hand, due))
    return True


def planned_contact(hand: AtHand, due: Due) -> TaskEntry:
    """The task of getting in touch with who is at hand."""
    return TaskEntry(
        what=_("Get in touch with {who}").format(who=hand.who),
        due_on=due.day,
        due_time=due.time,
        account_id=hand.account_id,
        person_id=hand.person_id,
    )
