"""Writing down a whole conversation as one line, from any place (`a`)."""

from kamtui.store.accounts.reads import account_name
from kamtui.store.calls.changes import log_call
from kamtui.ui.calls.acts import and_letter, logged
from kamtui.ui.calls.one_line_dialog import FIELD, OneLineForm
from kamtui.ui.forms.asking import Filled, Written, ask, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand

SLOT = "one line"


async def write(desk: Desk, hand: AtHand) -> None:
    """Ask for a conversation in one line; the account at hand is a key away."""
    name = ""
    if hand.account_id is not None:
        name = desk.read_or_say(lambda: account_name(desk.book, hand.account_id or 0)) or ""
    await _ask(desk, name, at_hand=hand.account_id if hand.call_id is None else None)


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the line again, with what was typed and not saved."""
    await _ask(desk, "", content)


async def _ask(
    desk: Desk, account: str, resumed: Filled | None = None, *, at_hand: int | None = None
) -> None:
    def submit(_filled: Filled) -> Written:
        line = form.understood()
        entry = line.entry
        assert entry is not None
        call_id = save_or_show(
            lambda: log_call(
                desk.book, entry, agreed=line.agreed, further=line.further, now=desk.clock(), draft=SLOT
            ),
        )
        name = account_name(desk.book, entry.account_id) if entry.account_id is not None else ""
        letter = and_letter(desk, at_hand, entry.account_id, call_id)
        return Written(logged(entry.people, name, line.agreed) + letter)

    form = OneLineForm(desk, {FIELD: ""}, account=account, resumed=resumed)
    await ask(desk, form, submit, keeper(desk, SLOT))
