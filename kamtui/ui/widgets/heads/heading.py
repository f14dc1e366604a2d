"""The heads of a list's columns."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from kamtui.ui.widgets.line_list import Part, text_cells


class Heading(Widget):
    """One line, in the same columns as the list below it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Heading { height: 1; color: $faint; }
    """

    class OrderChosen(Message):
        """The head of a column was clicked by which the lines can be ordered."""

        def __init__(self, order: str) -> None:
            super().__init__()
            self.order = order

    def __init__(
        self,
        draw: Callable[[int], Sequence[Part]],
        orders: Callable[[], Mapping[str, str]] = dict,
        *,
        id: str | None = None,
    ) -> None:
        """`orders` are the names of orders by the heads that choose them when they are clicked."""
        super().__init__(id=id)
        self._draw = draw
        self._orders = orders

    def _words(self) -> str:
        # The list has its mark in front.
        return " " + "".join(text for text, _looks in self._draw(text_cells(self.size.width)))

    def render(self) -> Content:
        return Content(self._words())

    def on_click(self, event: events.Click) -> None:
        words = self._words()
        for head, order in self._orders().items():
            at = words.find(head)
            if 0 <= at <= event.x < at + len(head):
                self.post_message(self.OrderChosen(order))
