"""Hiding warnings for a while, and why."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date

from kamtui.domain.center.acceptance import AcceptanceEntry
from kamtui.domain.center.typed_center import read_acceptance
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.warning import Warning
from kamtui.store.center import acceptance_changes
from kamtui.store.together import together
from kamtui.ui.center.forms import AcceptForm
from kamtui.ui.forms.asking import Filled, Written, ask, save_or_show
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


async def hide(desk: Desk, hand: AtHand) -> None:
    """Hide the warning at hand."""
    if hand.warning is not None:
        await hide_warning(desk, hand)


async def hide_warning(desk: Desk, hand: AtHand) -> bool:
    """Hide what is wrong with the line at hand until a day, and say why; never for good. Whether it was hidden."""

    def write(hidden: AcceptanceEntry) -> str:
        hide_until(desk, [hand], hidden)
        return _("Hidden until then")

    return await ask_until_when(desk, [hand], write)


def _warnings(hand: AtHand) -> list[Warning]:
    return [hand.warning, *hand.further_warnings] if hand.warning is not None else []


async def ask_until_when(
    desk: Desk,
    hands: Sequence[AtHand],
    write: Callable[[AcceptanceEntry], str],
    until_on: date | None = None,
) -> bool:
    """Ask until when the warnings at hand are hidden, and why, and write that; `until_on` is the day offered.

    Whether it was written; `write` gives what is said then.
    """
    today = desk.today
    sentences = [warning.sentence for hand in hands for warning in _warnings(hand)]

    def submit(filled: Filled) -> Written:
        hidden = read_acceptance(filled, today)
        return Written(save_or_show(lambda: write(hidden)))

    form = AcceptForm(
        ngettext("Hide this warning", "Hide {count} warnings", len(sentences)).format(count=len(sentences)),
        {"reason": "", "until": f"{until_on:%d.%m.%Y}" if until_on is not None else "+1m"},
        sentence=" · ".join(sentences),
        today=today,
    )
    return await ask(desk, form, submit) is not None


def hide_until(desk: Desk, hands: Sequence[AtHand], hidden: AcceptanceEntry) -> None:
    """Hide the warnings at hand, as one act. Raises BookError, Problems."""
    each = [(hand.account_id, warning) for hand in hands for warning in _warnings(hand)]
    count = len(each)
    name = ngettext("Hide {count} warning", "Hide {count} warnings", count).format(count=count)
    with nullcontext() if count == 1 else together(desk.book, name):
        for account_id, warning in each:
            acceptance_changes.accept(
                desk.book,
                account_id,
                warning.key,
                warning.rule.value,
                hidden.until_on,
                hidden.reason,
                desk.today,
            )
