"""Hiding a warning for a while, and why."""

from kamtui.domain.center.acceptance import read_acceptance
from kamtui.domain.text.language import _
from kamtui.domain.warning import Warning
from kamtui.store.center import acceptance_changes
from kamtui.ui.center.forms import AcceptForm
from kamtui.ui.forms.asking import Filled, ask, no_draft, save_or_show
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand


async def accept(desk: Desk, hand: AtHand) -> None:
    """Hide what is wrong with the line at hand."""
    if hand.warning is not None:
        await accept_warning(desk, hand.account_id, hand.warning)


async def accept_warning(desk: Desk, account_id: int | None, warning: Warning) -> bool:
    """Hide a warning until a day, and say why; never for good. Whether it was hidden."""
    book, today = desk.book, desk.today

    def submit(filled: Filled) -> None:
        accepted = read_acceptance(filled, today)
        save_or_show(
            desk,
            lambda: acceptance_changes.accept(
                book,
                account_id,
                warning.key,
                warning.rule.value,
                accepted.until_on,
                accepted.reason,
                today,
            ),
        )

    form = AcceptForm(
        _("Hide this warning"),
        {"reason": "", "until": "+1m"},
        submit,
        no_draft,
        sentence=warning.sentence,
        today=today,
    )
    return await ask(desk, form, [_("Hidden until then")])
