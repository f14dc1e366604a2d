"""Marking several accounts as key, or no longer."""

from collections.abc import Sequence

from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts.changes import set_key
from kamtui.store.accounts.reads import account_entry
from kamtui.store.together import together
from kamtui.ui.several.left_out import each, nothing_done, with_left_out
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import LeftOut


async def mark_key(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """All marked accounts are key; where they all are already, they are key no longer. Whether any was changed."""
    book = desk.book
    were_key = desk.read_or_say(
        lambda: {
            hand.account_id: account_entry(book, hand.account_id).is_key for hand in hands if hand.account_id
        }
    )
    if were_key is None:
        return False
    is_key = not all(were_key.values())

    def mark(hand: AtHand) -> str | None:
        if hand.account_id is None or were_key[hand.account_id] is is_key:
            return _("key already")
        set_key(book, hand.account_id, is_key)
        return None

    def write() -> tuple[int, list[LeftOut]]:
        with together(book, _named(is_key, len(hands))):
            marked, left = each(desk, hands, mark)
            if not marked:
                raise nothing_done(left)
            return marked, left

    written = desk.do(write)
    if written is None:
        return False
    marked, left = written
    desk.say(with_left_out(_said(is_key, marked), [*left, *left_out]), undoable=True)
    return True


def _named(is_key: bool, count: int) -> str:
    if is_key:
        words = ngettext("Mark {count} account as key", "Mark {count} accounts as key", count)
    else:
        words = ngettext("Mark {count} account as not key", "Mark {count} accounts as not key", count)
    return words.format(count=count)


def _said(is_key: bool, count: int) -> str:
    if is_key:
        words = ngettext("{count} account is key", "{count} accounts are key", count)
    else:
        words = ngettext("{count} account is no longer key", "{count} accounts are no longer key", count)
    return words.format(count=count)
