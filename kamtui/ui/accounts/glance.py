"""An account at a glance, for the panel beside a list."""

from collections.abc import Callable, Sequence

from textual.content import Content

from kamtui.domain.warning import Warning
from kamtui.store.book.errors import BookError
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.links import linked
from kamtui.ui.shell.text import plain


def account_at_a_glance(
    desk: Desk, account_id: int | None, words: str = "", warnings: Sequence[Warning] = ()
) -> Callable[[int], Content] | None:
    """Draws an account in a width, None where there is none; read only when drawn, for a panel may not be in view.

    `words` and `warnings` are what else is known of it.
    """

    def draw(width: int) -> Content:
        from kamtui.store.account_card import account_card  # late: Today's first picture goes before the card
        from kamtui.ui.accounts.card_drawing import card_content

        try:
            card = account_card(
                desk.book,
                account_id or 0,
                desk.today,
                desk.thresholds,
                desk.money_of(account_id or 0),
                desk.classes_to_greet(),
            )
        except BookError:
            return plain("")
        ways = [*card.entry.reaches, *(way for person in card.people for way in person.reaches)]
        return linked(card_content(card, desk.today, width, desk.glyphs, words, warnings), ways)

    return draw if account_id is not None else None
