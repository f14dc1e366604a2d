"""What keys do on the page of an account: about the task, term, person or conversation at hand, else about itself."""

from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.center import person_acts
from kamtui.ui.day import line_acts, task_acts
from kamtui.ui.shell.answers import term_of
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import ledger_acts, story_acts


async def open_line(desk: Desk, hand: PageAtHand) -> None:
    """Open what is at hand, or the tab that shows more of it; where a part has nothing, write down its first."""
    if hand.warning is not None and (term_id := term_of(hand.warning)) is not None:
        await story_acts.read_term(desk, term_id)
    elif hand.warning is not None:
        await line_acts.open_line(desk, hand)
    elif hand.leads_to and hand.account_id is not None:
        desk.open_account(hand.account_id, hand.leads_to)
    elif hand.is_hint:
        await new(desk, hand)
    elif hand.member_id is not None:
        await person_acts.open_person(desk, hand.member_id)
    elif hand.call_id is not None:
        await call_acts.read_call(desk, hand.call_id)
    elif hand.term_id is not None or hand.problem_id is not None:
        await ledger_acts.open_line(desk, hand)
    else:
        await edit(desk, hand)


async def new(desk: Desk, hand: PageAtHand) -> None:
    """Write down what the part at hand lists: a person, a conversation, what was agreed; a task elsewhere."""
    match hand.part:
        case "people":
            await account_acts.new_person(desk, hand.account_id)
        case "calls":
            await call_acts.log_call(desk, hand.account_id)
        case "terms":
            await ledger_acts.new(desk, hand)
        case _:
            await task_acts.new_task(desk, hand.account_id)


async def edit(desk: Desk, hand: PageAtHand) -> None:
    """Correct the person, conversation, task, term or problem at hand; on what is known of the account, that."""
    if hand.member_id is not None:
        await account_acts.edit_person(desk, hand.member_id)
    elif hand.call_id is not None:
        await call_acts.edit_call(desk, hand.call_id)
    elif hand.task_id is not None:
        await task_acts.edit_task(desk, hand.task_id)
    elif hand.term_id is not None or hand.problem_id is not None:
        await ledger_acts.edit(desk, hand)
    elif hand.is_of_the_account:
        await account_acts.edit(desk, hand)


async def delete(desk: Desk, hand: PageAtHand) -> None:
    """Delete the conversation, task, term or problem at hand, once asked, and ask what became of a person.

    On what is known of the account it is that which is deleted.
    """
    if hand.member_id is not None:
        await person_acts.take_away(desk, hand.member_id)
    elif hand.call_id is not None:
        await call_acts.delete_call(desk, hand.call_id)
    elif hand.task_id is not None:
        await task_acts.delete_task(desk, hand.task_id)
    elif hand.term_id is not None or hand.problem_id is not None:
        await ledger_acts.delete(desk, hand)
    elif hand.part == "facts":
        await account_acts.delete(desk, hand)
