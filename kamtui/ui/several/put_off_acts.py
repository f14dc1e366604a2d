"""Putting several marked lines off to one day, and hiding the warnings among them until one."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from kamtui.domain.center.acceptance import AcceptanceEntry
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.time.typed_times import Due
from kamtui.store.day import task_changes
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.together import together
from kamtui.ui.center.accepting import ask_until_when, hide_until
from kamtui.ui.feasts.acts import write_plan
from kamtui.ui.forms.asking import choose
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.several.left_out import each, nothing_done, with_left_out
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import LeftOut


class Sorted(NamedTuple):
    """Lines by what is done to them."""

    waiting: Sequence[AtHand]
    """What is put off to a day."""
    warned: Sequence[AtHand]
    """What is wrong with it is hidden until a day."""


async def put_off(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Put all that is at hand off to one day, and hide the warnings among it until one; whether it was."""
    warned = [hand for hand in hands if hand.task_id is None and hand.warning is not None]
    return await _put_off(desk, Sorted([hand for hand in hands if hand not in warned], warned), left_out)


async def put_off_terms(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Look at all terms at hand on another day, or hide their warnings until one; whether it was done.

    Where some have both, it is asked once for all of these which is meant.
    """
    standings = term_reads.standings(desk.book, [hand.term_id for hand in hands if hand.term_id], checks=0)
    checked = {term_id for term_id, term in standings.items() if term.next_check_on is not None}
    warned = [hand for hand in hands if hand.warning is not None and hand.answer_id is None]
    both = [hand for hand in warned if hand.term_id in checked]
    hides = True
    if both:
        count = len(both)
        sentence = ngettext(
            "{count} of these terms has a check and a warning.",
            "{count} of these terms have a check and a warning.",
            count,
        ).format(count=count)
        answers = {"c": _("put off the checks"), "w": _("hide the warnings")}
        answer = await choose(desk, sentence, answers)
        if answer is None:
            return False
        hides = answer == "w"
    warned = [hand for hand in warned if hides or hand not in both]
    return await _put_off(desk, Sorted([hand for hand in hands if hand not in warned], warned), left_out)


async def put_off_to(
    desk: Desk,
    hands: Sequence[AtHand],
    left_out: Sequence[LeftOut] = (),
    tomorrow: date | None = None,
) -> bool:
    """Put all that is at hand off to one day; `tomorrow` is the day offered first, where it is not the next one."""
    return await _put_off(desk, Sorted(hands, ()), left_out, tomorrow)


async def _put_off(
    desk: Desk, lines: Sorted, left_out: Sequence[LeftOut], tomorrow: date | None = None
) -> bool:
    due = None
    if lines.waiting:
        due = await desk.show(Snooze(_what(lines.waiting), desk.today, desk.today, tomorrow))
        if due is None:
            return False
    count = len(lines.waiting) + len(lines.warned)
    name = ngettext("Put off {count} thing", "Put off {count} things", count).format(count=count)

    def write(hidden: AcceptanceEntry | None = None) -> str:
        with together(desk.book, name):
            words, left = [], list(left_out)
            if due is not None:
                done, refused = each(desk, lines.waiting, partial(_put_off_one, due, desk))
                if not done and hidden is None:
                    raise nothing_done(refused)
                words += [_said(desk, done, due.day)] if done else []
                left = [*refused, *left_out]
            if hidden is not None:
                hide_until(desk, lines.warned, hidden)
                words.append(_hidden(len(lines.warned)))
        return with_left_out(" · ".join(words), left)

    if lines.warned:
        return await ask_until_when(desk, lines.warned, write, due.day if due is not None else None)
    said = desk.do(write)
    if said is not None:
        desk.say(said, undoable=True)
    return said is not None


def _what(waiting: Sequence[AtHand]) -> str:
    count = len(waiting)
    return ngettext("{count} thing", "{count} things", count).format(count=count)


def _said(desk: Desk, count: int, day: date) -> str:
    words = ngettext("Put off to {day}: {count} thing", "Put off to {day}: {count} things", count)
    return words.format(day=show_weekday_day(day, desk.today), count=count)


def _hidden(count: int) -> str:
    return ngettext("{count} warning hidden", "{count} warnings hidden", count).format(count=count)


def _put_off_one(due: Due, desk: Desk, hand: AtHand) -> None:
    """Put one line off as a part of an act; where nothing is planned, getting in touch is. Raises BookError."""
    if hand.feast is not None:
        write_plan(desk, hand.feast, due)
    elif hand.to_do_id is not None:
        task_changes.snooze_task(desk.book, hand.to_do_id, due.day, due.time)
    elif hand.term_id is not None:
        term_changes.put_off_check(desk.book, hand.term_id, due.day)
    else:
        task_changes.add_task(desk.book, planned_contact(hand, due))


def planned_contact(hand: AtHand, due: Due) -> TaskEntry:
    """The task of getting in touch with who is at hand, or of asking them."""
    return TaskEntry(
        what=asking_words() if hand.is_to_be_asked else _("Get in touch with {who}").format(who=hand.who),
        due_on=due.day,
        due_time=due.time,
        account_id=hand.account_id,
        person_id=hand.person_id,
        is_prospecting=hand.is_to_be_asked,
    )


def asking_words() -> str:
    """What is planned with somebody who was not asked for a prospect today."""
    return _("Ask for a further prospect")
