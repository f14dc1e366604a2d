"""What keys do in the ledger of an account, whose lines are terms, problems and favours."""

from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.language import _
from kamtui.ui.forms.asking import choose
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import favour_acts, filled_forms, problem_acts, story_acts
from kamtui.ui.terms.done import acts as done_acts
from kamtui.ui.terms.done.hand import LedgerAtHand


async def new(desk: Desk, hand: AtHand, is_seen: bool = True) -> None:
    """Write down a promise of either side, a problem, a favour or what we did for them, once asked which, and stand on it.

    Where problems and favours are not seen, `is_seen` is False: what is said names the account in which they stand.
    """
    if isinstance(hand, LedgerAtHand) and hand.is_of_what_we_did:
        await new_value(desk, hand)
        return
    answer = await choose(
        desk,
        _("What is to be written down?"),
        {
            "w": _("what we promised, or both agreed"),
            "t": _("what they promised"),
            "p": _("a problem or a threat"),
            "f": _("a favour, given or received"),
            "d": _("what we did for them, and its worth"),
        },
    )
    if answer is None:
        return
    desk.hold_keys()
    if answer == "p":
        await new_problem(desk, hand, is_seen)
    elif answer == "f":
        await new_favour(desk, hand, is_seen)
    elif answer == "d":
        await new_value(desk, hand)
    else:
        term_id = await term_acts.new_term(
            desk, hand.account_id, owed_by=OwedBy.WE if answer == "w" else OwedBy.THEY
        )
        if term_id is not None:
            desk.stand_on(term_id)


async def new_problem(desk: Desk, hand: AtHand, is_seen: bool = True) -> None:
    """Note a problem of the account, and stand on it; beside a broken term it came of that, and the form says so."""
    term = filled_forms.term_there(desk, hand.term_id) if hand.term_id is not None else None
    came_of = hand.term_id if term is not None and term.standing.is_broken else None
    problem_id = await problem_acts.new_problem(desk, hand.account_id, came_of, is_seen=is_seen)
    if problem_id is not None:
        desk.stand_on(problem_id)


async def new_favour(desk: Desk, hand: AtHand, is_seen: bool = True) -> None:
    """Note a favour of the account, and stand on it."""
    favour_id = await favour_acts.new_favour(desk, hand.account_id, is_seen=is_seen)
    if favour_id is not None:
        desk.stand_on(favour_id)


async def new_value(desk: Desk, hand: AtHand) -> None:
    """Note something that we did for the account, and stand on it."""
    is_seen = isinstance(hand, LedgerAtHand) and hand.is_of_what_we_did
    value_id = await done_acts.new_value(desk, hand.account_id, is_seen=is_seen)
    if value_id is not None:
        desk.stand_on(value_id)


async def open_line(desk: Desk, hand: AtHand) -> None:
    """Read the term at hand with its story, or open the problem or favour."""
    if isinstance(hand, LedgerAtHand) and hand.done is not None:
        await done_acts.open_value(desk, hand.done)
    elif hand.term_id is not None:
        await story_acts.read_term(desk, hand.term_id)
    else:
        await edit(desk, hand)


async def edit(desk: Desk, hand: AtHand) -> None:
    """Correct the term, problem or favour at hand; of what we did for them, say what it was worth."""
    if isinstance(hand, LedgerAtHand) and hand.done is not None:
        await done_acts.open_value(desk, hand.done)
    elif hand.term_id is not None:
        await term_acts.edit_term(desk, hand.term_id)
    elif hand.problem_id is not None:
        await problem_acts.edit_problem(desk, hand.problem_id)
    elif hand.favour_id is not None:
        await favour_acts.edit_favour(desk, hand.favour_id)


async def delete(desk: Desk, hand: AtHand) -> None:
    """Delete the term, problem or favour at hand, or what was written down of something we did, once asked."""
    if hand.value_id is not None:
        await done_acts.delete_value(desk, hand.value_id)
    elif hand.term_id is not None:
        await term_acts.delete_term(desk, hand.term_id)
    elif hand.problem_id is not None:
        await problem_acts.delete_problem(desk, hand.problem_id)
    elif hand.favour_id is not None:
        await favour_acts.delete_favour(desk, hand.favour_id)
