"""What keys do on a line of the chain, which is a prospect, a person, a source, or a task of the week."""

from kamtui.store.chain import naming_reads
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.center import person_acts
from kamtui.ui.chain import naming_acts
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.day import task_acts
from kamtui.ui.shell.desk import Desk


async def new(desk: Desk, hand: ChainHand) -> None:
    """Write down a prospect that the person or source at hand brought, and stand on it.

    On a prospect its own contact brought the new one.
    """
    if hand.root is not None:
        account_id = await naming_acts.name_prospect(desk, hand.root.person_id, hand.root.source)
    elif hand.naming is not None:
        contact_id = hand.naming.person_id or naming_reads.spoken_to_at(desk.book, hand.naming.account_id)
        account_id = await naming_acts.name_prospect(desk, contact_id)
    else:
        account_id = await naming_acts.name_prospect(desk)
    if account_id is not None:
        desk.stand_on(account_id)


async def open_line(desk: Desk, hand: ChainHand) -> None:
    """Open the card of the person at hand, or the account of the line, on its task; what is in no account is edited."""
    if hand.task_id is None and hand.naming is None and hand.person_id is not None:
        await person_acts.open_person(desk, hand.person_id)
    elif hand.account_id is None:
        await edit(desk, hand)
    elif hand.task_id is not None:
        desk.open_account(hand.account_id, "overview", hand.task_id)
    elif hand.naming is not None:
        desk.open_account(hand.account_id)
    else:
        desk.open_account(hand.account_id, "center", hand.person_id)


async def edit(desk: Desk, hand: ChainHand) -> None:
    """Correct the task, how the prospect was named, or the person at hand."""
    if hand.task_id is not None:
        await task_acts.edit_task(desk, hand.task_id)
    elif hand.naming is not None:
        await naming_acts.edit_naming(desk, hand.naming.referral_id)
    elif hand.person_id is not None:
        await account_acts.edit_person(desk, hand.person_id)


async def delete(desk: Desk, hand: ChainHand) -> None:
    """Delete the task at hand, or forget how the prospect was named, once asked."""
    if hand.task_id is not None:
        await task_acts.delete_task(desk, hand.task_id)
    elif hand.naming is not None:
        await naming_acts.forget_naming(desk, hand.naming.referral_id)
