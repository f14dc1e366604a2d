"""What keys do on the bonds of an account."""

from kamtui.domain.knowledge.bonds import BondBar
from kamtui.domain.knowledge.image import BrandImage
from kamtui.domain.knowledge.strengths import STRENGTHS
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.scale import stepped
from kamtui.domain.text.language import _
from kamtui.domain.warning import Remedy
from kamtui.store.knowledge.bond_reads import bond_picture, readings_of
from kamtui.ui.calls.acts import log_call
from kamtui.ui.day.task_acts import new_task
from kamtui.ui.knowledge.bonds_drawing import bond_content, image_content
from kamtui.ui.knowledge.dossier_acts import (
    confirm_image,
    delete_bond_reading,
    delete_image,
    rate_image,
    read_bond,
    review_bonds,
    set_bond,
    set_image,
)
from kamtui.ui.knowledge.hand import BondAtHand
from kamtui.ui.reading.reading_dialog import ReadWhole
from kamtui.ui.shell.desk import Desk


async def step(desk: Desk, hand: BondAtHand, steps: int) -> None:
    """The bond at hand is some steps weaker or stronger, or what they think of our brand: a reading of today."""
    rated, account_id = hand.bar or hand.image, hand.account_id
    if rated is None or account_id is None:
        return
    before = rated.strength
    strength = stepped(STRENGTHS, before, steps)
    label = rated.bond.label if isinstance(rated, BondBar) else _("brand image")
    if strength is None:
        desk.cannot_step(f"{label} {before}", "scale.higher", is_known=before is not None)
    elif isinstance(rated, BondBar):
        set_bond(desk, account_id, rated.bond, strength)
    else:
        set_image(desk, account_id, strength)


async def forget(desk: Desk, hand: BondAtHand) -> None:
    """How strong the bond at hand is is not known."""
    if hand.bond is not None and hand.account_id is not None:
        set_bond(desk, hand.account_id, hand.bond, None)
    elif hand.image is not None and hand.account_id is not None:
        set_image(desk, hand.account_id, None)


async def confirm(desk: Desk, hand: BondAtHand) -> None:
    """What they think of our brand is still so, as of today."""
    if hand.image is not None and hand.image.latest is not None and hand.account_id is not None:
        confirm_image(desk, hand.account_id, hand.image.latest)


async def learn(desk: Desk, hand: BondAtHand) -> None:
    """Read what the bond at hand is and teaches, and its readings; read it anew if that is asked there."""
    bar, image, account_id = hand.bar, hand.image, hand.account_id
    if account_id is None:
        return
    if bar is None:
        if image is not None:
            await _read_image(desk, account_id, image)
        return
    readings = readings_of(desk.book, account_id, bar.bond)
    percent = bond_picture(desk.book, account_id).strengths.percent(bar.bond)
    dialog = ReadWhole(lambda width: bond_content(bar, percent, readings, width, desk.glyphs))
    answer = await desk.show(dialog)
    if answer == "edit":
        await read_bond(desk, account_id, bar.bond)
    elif answer == "delete":
        await delete_bond_reading(desk, bar.bond, readings)


async def _read_image(desk: Desk, account_id: int, image: BrandImage) -> None:
    answer = await desk.show(ReadWhole(lambda width: image_content(image, width, desk.glyphs)))
    if answer == "edit":
        await rate_image(desk, account_id)
    elif answer == "delete":
        await delete_image(desk, image.readings)


async def edit(desk: Desk, hand: BondAtHand) -> None:
    """Read the bond at hand anew, with all about it."""
    if hand.bond is not None and hand.account_id is not None:
        await read_bond(desk, hand.account_id, hand.bond)
    elif hand.image is not None and hand.account_id is not None:
        await rate_image(desk, hand.account_id)


async def delete(desk: Desk, hand: BondAtHand) -> None:
    """Delete a reading of the bond at hand, or of the brand image, once asked which."""
    if hand.account_id is None:
        return
    if hand.bond is not None:
        await delete_bond_reading(desk, hand.bond, readings_of(desk.book, hand.account_id, hand.bond))
    elif hand.image is not None:
        await delete_image(desk, hand.image.readings)


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
