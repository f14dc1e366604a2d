"""What keys do on the page of an account: about itself in the overview, else about a person, call or task."""

from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.day import acts as task_acts
from kamtui.ui.shell.desk import Desk


async def open_line(desk: Desk, hand: PageAtHand) -> None:
    """Open the person or task at hand, or read the conversation."""
    if hand.member_id is not None:
        await account_acts.edit_person(desk, hand.member_id)
    elif hand.call_id is not None:
        await call_acts.read_call(desk, hand.call_id)
    elif hand.task_id is not None:
        await task_acts.edit_task(desk, hand.task_id)


async def new(desk: Desk, hand: PageAtHand) -> None:
    """Write down a person, conversation or task of the account, by the tab."""
    match hand.tab:
        case "people":
            await account_acts.new_person(desk, hand.account_id)
        case "calls":
            await call_acts.log_call(desk, hand.account_id)
        case "tasks":
            await task_acts.new_task(desk, hand.account_id)


async def edit(desk: Desk, hand: PageAtHand) -> None:
    """Correct the person, conversation or task at hand; in the overview the account."""
    if hand.tab == "overview":
        await account_acts.edit(desk, hand)
    elif hand.member_id is not None:
        await account_acts.edit_person(desk, hand.member_id)
    elif hand.call_id is not None:
        await call_acts.edit_call(desk, hand.call_id)
    elif hand.task_id is not None:
        await task_acts.edit_task(desk, hand.task_id)


async def delete(desk: Desk, hand: PageAtHand) -> None:
    """Delete the person, conversation or task at hand, once asked; in the overview the account."""
    if hand.tab == "overview":
        await account_acts.delete(desk, hand)
    elif hand.member_id is not None:
        await account_acts.delete_person(desk, hand.member_id)
    elif hand.call_id is not None:
        await call_acts.delete_call(desk, hand.call_id)
    elif hand.task_id is not None:
        await task_acts.delete_task(desk, hand.task_id)


async def done(desk: Desk, hand: PageAtHand) -> None:
    """The task at hand is done, or not done after all."""
    if hand.task_id is None:
        return
    if hand.is_done:
        task_acts.reopen_task(desk, hand.task_id)
    else:
        task_acts.finish_task(desk, hand.task_id)
