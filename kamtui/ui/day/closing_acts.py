"""What keys do at the close of the day: say whom we asked, move what is still open, choose what comes first."""

from collections.abc import Sequence

from kamtui.domain.calls.contacted import Contacted
from kamtui.domain.calls.words import Asked
from kamtui.domain.day.closing import FIRST_THINGS
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.book.errors import NameWasGiven
from kamtui.store.chain.asked_changes import set_asked
from kamtui.store.chain.asked_reads import contacted_on
from kamtui.store.day.closing_changes import choose_first
from kamtui.store.day.closing_reads import still_open, unanswered
from kamtui.ui.chain import naming_acts
from kamtui.ui.day import line_acts, task_acts
from kamtui.ui.day.hand import ClosingAtHand
from kamtui.ui.feasts import acts as feast_acts
from kamtui.ui.forms.questions import OneLine
from kamtui.ui.several import put_off_acts
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.marks import LeftOut


def is_to_close(desk: Desk) -> bool:
    """Whether something of today still waits for its close: somebody who was not asked or not greeted, or what was due."""
    is_unasked = any(
        person.asked is Asked.NOT_ASKED and not person.why_not
        for person in contacted_on(desk.book, desk.today)
    )
    return (
        is_unasked
        or bool(still_open(desk.book, desk.today))
        or bool(unanswered(desk.book, desk.today, desk.thresholds).feasts)
    )


# -- whom we asked: each says whether it was written


def had_no_name(desk: Desk, person: Contacted) -> bool:
    """A person was asked and had no name to give."""
    return _write_asked(desk, person, Asked.NONE)


async def edit(desk: Desk, hand: ClosingAtHand) -> bool:
    """The person at hand was not asked, and why; else the task or the term is corrected."""
    if hand.spoken is not None:
        return await _was_not_asked(desk, hand.spoken)
    await line_acts.edit(desk, hand)
    return False


async def gave_a_name(desk: Desk, hand: ClosingAtHand) -> bool:
    """The person at hand gave a name, the first or a further one; whether it was written down which."""
    person = hand.spoken
    if person is None:
        return False
    account_id = await naming_acts.name_prospect(
        desk, person.person_id, call_id=person.call_id, named_on=hand.day
    )
    return account_id is not None


async def _was_not_asked(desk: Desk, person: Contacted) -> bool:
    """A person was not asked, and why."""
    if _gave_a_name(desk, person):
        return False
    question = OneLine(
        _("Not asked: {person}").format(person=person.person),
        person.why_not,
        placeholder=_("why not? enter alone leaves it open"),
    )
    why = await desk.show(question)
    return why is not None and _write_asked(desk, person, Asked.NOT_ASKED, why)


def _write_asked(desk: Desk, person: Contacted, asked: Asked, why_not: str = "") -> bool:
    if asked is not Asked.GIVEN and _gave_a_name(desk, person):
        return False

    def write() -> bool:
        set_asked(desk.book, person, asked, why_not)
        return True

    said = _("{person}: {asked}").format(person=person.person, asked=asked.label)
    return desk.do(write, said) is not None


def _gave_a_name(desk: Desk, person: Contacted) -> bool:
    """Whether they gave a name already; it is said, and no later key writes over it."""
    if person.gave_a_name:
        desk.say(str(NameWasGiven(person.person)), is_error=True)
    return person.gave_a_name


# -- what is still open


async def put_off(desk: Desk, hand: ClosingAtHand) -> None:
    """Put the task or the check at hand off, to the next working day or another; plan to ask the person at hand then.

    Of a feast it is asked what else becomes of it.
    """
    if hand.feast is not None:
        await feast_acts.put_off(desk, hand.feast)
    elif hand.waiting is not None:
        await put_off_acts.put_off_to(desk, [hand], tomorrow=hand.following)
    elif hand.spoken is not None:
        await task_acts.new_task(
            desk,
            hand.account_id,
            hand.person_id,
            what=put_off_acts.asking_words(),
            due_on=hand.following,
            is_prospecting=True,
        )


async def put_off_all(desk: Desk, hands: Sequence[ClosingAtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Put all that is at hand off to one day, the next working day or another: tasks, checks, greetings, whom to ask."""
    return await put_off_acts.put_off_to(desk, hands, left_out, hands[0].following)


# -- what comes first


async def choose(desk: Desk, hand: ClosingAtHand) -> None:
    """Make the line at hand one of the first three of its day, behind those that are; or take it away again."""
    if hand.waiting is None:
        return
    chosen, what = hand.waiting.chosen, hand.waiting.what
    first = [other for other in hand.first if other != chosen]
    if len(first) < len(hand.first):
        said = _("No longer first: “{what}”").format(what=what)
    elif len(first) == FIRST_THINGS:
        desk.say(_("Three things come first already: {task.first} on one of them takes it away."))
        return
    else:
        first.append(chosen)
        said = _("Number {place} of {day}: “{what}”").format(
            place=len(first), day=show_weekday_day(hand.following, hand.day), what=what
        )
    desk.do(lambda: choose_first(desk.book, hand.following, first), said)
