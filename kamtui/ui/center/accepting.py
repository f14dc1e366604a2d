"""Hiding warnings for a while, and why."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from kamtui.domain.center.acceptance import AcceptanceEntry, read_acceptance
from kamtui.domain.text.language import _
from kamtui.domain.warning import Warning
from kamtui.store.center import acceptance_changes
from kamtui.ui.center.forms import AcceptForm
from kamtui.ui.forms.asking import Filled, ask, no_draft, save_or_show
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


async def hide(desk: Desk, hand: AtHand) -> None:
    """Hide the warning at hand."""
    if hand.warning is not None:
        await hide_warning(desk, hand.account_id, hand.warning)


async def hide_warning(desk: Desk, account_id: int | None, warning: Warning) -> bool:
    """Hide a warning until a day, and say why; never for good. Whether it was hidden."""
    hand = AtHand(account_id, warning=warning)
    return await ask_until_when(desk, warning.sentence, partial(hide_until, desk, [hand]))


async def ask_until_when(
    desk: Desk, sentence: str, write: Callable[[AcceptanceEntry], object], until_on: date | None = None
) -> bool:
    """Ask until when warnings are hidden, and why, and write that; `until_on` is the day offered. Whether it was."""
    today = desk.today

    def submit(filled: Filled) -> None:
        hidden = read_acceptance(filled, today)
        save_or_show(desk, lambda: write(hidden))

    form = AcceptForm(
        _("Hide this warning"),
        {"reason": "", "until": f"{until_on:%d.%m.%Y}" if until_on is not None else "+1m"},
        submit,
        no_draft,
        sentence=sentence,
        today=today,
    )
    return await ask(desk, form, [_("Hidden until then")])


def hide_until(desk: Desk, hands: Sequence[AtHand], hidden: AcceptanceEntry) -> None:
    """Hide the warnings at hand. Raises BookError, Problems."""
    for hand in hands:
        if hand.warning is not None:
            acceptance_changes.accept(
                desk.book,
                hand.account_id,
                hand.warning.key,
                hand.warning.rule.value,
                hidden.until_on,
                hidden.reason,
                desk.today,
            )
