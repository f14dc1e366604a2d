"""A line above a list in which one types what the list is to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.day_spans import DaysAndWords
from kamtui.ui.keys.everywhere import FILTER
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.widgets.line_field import LineField

GAP = 4
"""Cells that stay free between what is typed and what is said of it."""


class FilterLine(LineField):
    """Hidden until asked for; enter goes to the list, escape clears and hides it, here and in the list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FILTER)
    DEFAULT_CSS = """
    FilterLine { display: none; height: 1; padding: 0 1; background: $surface; border: none; width: 1fr; }
    FilterLine.-textual-compact { padding: 0 1; }
    FilterLine:focus { background: $row-cursor; border: none; }
    """

    @dataclass
    class Left(Message):
        """The person goes on in the list."""

        line: "FilterLine"

    def __init__(self, words: str) -> None:
        """`words` are what may be typed, as written: said in the language in use while nothing is typed."""
        super().__init__("filter", placeholder=_(words))
        self._words = words
        self._said = ""
        """The days that were read in it, or the name that is like it, in words."""

    def show_language(self) -> None:
        """Say in the language in use what may be typed."""
        self.placeholder = _(self._words)

    def find(
        self,
        look: Callable[[DaysAndWords], Sequence[int]],
        today: date,
        near: Callable[[str], Sequence[str]],
        *,
        is_ahead: bool = False,
    ) -> tuple[DaysAndWords, Sequence[int]]:
        """The days and the words that are asked for, and what is found of them.

        A day without a year is the last one, or the next if `is_ahead`. Where nothing is of a month that is named, it
        may be how a word begins: `mar` of Market. The days that were understood are said at the end of the line. Where
        nothing has the words, it finds what has a name that is `near` them, and says which.
        """
        asked = self._read(today, is_ahead=is_ahead)
        found = look(asked)
        if not found and asked.days is not None:
            in_words = self._read(today, is_ahead=is_ahead, months_are_words=True)
            found = look(in_words) if in_words != asked else found
            asked = in_words if found else self._read(today, is_ahead=is_ahead)
        if not found and asked.words:
            for name in near(asked.words):
                like = asked._replace(words=name)
                if found := look(like):
                    self._say_like(name)
                    return like, found
        return asked, found

    def words_or_near(self, near: Callable[[str], Sequence[str]]) -> str:
        """What is typed, or the first name that is `near` it, where there is one; which is said."""
        names = near(self.typed) if self.typed else ()
        self._say("")
        if not names:
            return self.typed
        self._say_like(names[0])
        return names[0]

    def _say_like(self, name: str) -> None:
        self._say(_("none has it; like it: {name}").format(name=clean(name)))

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.refresh()

    def _read(self, today: date, *, is_ahead: bool, months_are_words: bool = False) -> DaysAndWords:
        from kamtui.domain.time.typed_spans import read_filter  # the first picture does not need it

        asked = read_filter(self.typed, today, is_ahead=is_ahead, months_are_words=months_are_words)
        self._say(asked.days.words if asked.days else "")
        return asked

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        width = self.content_size.width
        room = width - cell_len(self.value) - GAP
        if not self._said or cell_len(self._said) > room:
            return strip
        words = Segment(self._said, self.rich_style + Style(dim=True))
        kept = strip.crop(0, width - cell_len(self._said))
        return Strip([*kept, words])

    def open(self) -> None:
        """Show the line and type in it; what stands there is selected, so that typing takes its place."""
        self.display = True
        self.focus()
        self.action_select_all()

    async def action_submit(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        self.display = bool(self.value)
        self.post_message(self.Left(self))

    def action_clear(self) -> None:
        self.value = ""
        self.action_leave()
