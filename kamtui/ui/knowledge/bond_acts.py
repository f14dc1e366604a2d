"""What keys do on the bonds of an account."""

from kamtui.domain.knowledge.bonds import STRENGTHS
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.scale import stepped
from kamtui.domain.warning import Remedy
from kamtui.store.knowledge.bond_reads import bond_picture, readings_of
from kamtui.ui.calls.acts import log_call
from kamtui.ui.day.acts import new_task
from kamtui.ui.knowledge.bonds_drawing import bond_content
from kamtui.ui.knowledge.dossier_acts import read_bond, review_bonds, set_bond
from kamtui.ui.knowledge.forms.dossier_forms import ReadWhole
from kamtui.ui.knowledge.hand import BondAtHand
from kamtui.ui.shell.desk import Desk


async def step(desk: Desk, hand: BondAtHand, steps: int) -> None:
    """The bond at hand is some steps weaker or stronger: a reading of today."""
    bar, account_id = hand.bar, hand.account_id
    if bar is None or account_id is None:
        return
    before = bar.latest.strength if bar.latest else None
    strength = stepped(STRENGTHS, before, steps)
    if strength is None:
        desk.cannot_step(f"{bar.bond.label} {before}", "scale.higher", is_known=before is not None)
    else:
        set_bond(desk, account_id, bar.bond, strength)


async def forget(desk: Desk, hand: BondAtHand) -> None:
    """How strong the bond at hand is is not known."""
    if hand.bond is not None and hand.account_id is not None:
        set_bond(desk, hand.account_id, hand.bond, None)


async def learn(desk: Desk, hand: BondAtHand) -> None:
    """Read what the bond at hand is and teaches, and its readings; read it anew if that is asked there."""
    bar, account_id = hand.bar, hand.account_id
    if bar is None or account_id is None:
        return
    readings = readings_of(desk.book, account_id, bar.bond)
    percent = bond_picture(desk.book, account_id).strengths.percent(bar.bond)
    dialog = ReadWhole(lambda width: bond_content(bar, percent, readings, desk.today, width, desk.glyphs))
    if await desk.show(dialog) == "edit":
        await read_bond(desk, account_id, bar.bond)


async def edit(desk: Desk, hand: BondAtHand) -> None:
    """Read the bond at hand anew, with all about it."""
    if hand.bond is not None and hand.account_id is not None:
        await read_bond(desk, hand.account_id, hand.bond)


async def open_line(desk: Desk, hand: BondAtHand) -> None:
    """Read the bond at hand anew, or do what the warning asks."""
    if hand.account_id is None or hand.warning is None:
        await edit(desk, hand)
        return
    match hand.warning.remedy:
        case Remedy.CALL:
            await log_call(desk, hand.account_id)
        case Remedy.OPEN_NUMBERS:
            desk.open_account(hand.account_id, "numbers")
        case Remedy.READ_BOND:
            await read_bond(desk, hand.account_id, Bond.INFORMATION)
        case _:
            await new_task(desk, hand.account_id)


async def review(desk: Desk, hand: BondAtHand) -> None:
    """The bonds of the account were gone through today, once asked."""
    if hand.account_id is not None:
        await review_bonds(desk, hand.account_id)
