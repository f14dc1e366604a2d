"""The head of an account's tab: whose it is, and the line of tabs."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, key_of
from kamtui.ui.keys.screens import TABS
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.blocks import Words

KEY = "bold $accent"
"""How the key of a tab looks."""
LEAST_CELLS = 3
"""What is left of a name at least."""


class TabHead(Widget):
    """`◆ Metro   customer · Sofia`, and below it `O Overview│B Buying center│C Calls│E Terms …`.

    The tabs have the same names at every width and stand in the same cells whichever is shown, each behind its key. In a
    window of 80 cells there is no room for all keys: there every tab whose name begins with its key has no other, and that
    letter looks as a key, and is underlined as in forms. Only where the settings give them longer keys are names cut, the longest first.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TabHead { height: 2; }
    """

    def __init__(self, tab: str, glyphs: Glyphs) -> None:
        super().__init__()
        self._tab = tab
        self._glyphs = glyphs
        self._whose = ""
        self._about: tuple[Words, ...] = ()
        self._is_key = False
        self._spots: list[tuple[int, int, str]] = []

    def show(self, name: str, *about: Words, is_key: bool = False) -> None:
        """Say whose tab it is; a name that is too long is cut, and not what is said about it."""
        self._whose, self._about, self._is_key = clean(name), about, is_key
        self.refresh()

    def render(self) -> Content:
        return self.drawn(self.content_size.width)

    def drawn(self, width: int) -> Content:
        """Both lines in so many cells."""
        return Content("\n").join([self._name_line(width), self._tab_line(width)])

    def _name_line(self, width: int) -> Content:
        sign = f" {self._glyphs.key_account} " if self._is_key else " "
        taken = sum(cell_len(text) for text, _look in (*self._about, (sign, "")))
        room = max(width - taken - 1, 12)
        name = fit(self._whose, min(cell_len(self._whose), room)).rstrip()
        return Content.assemble((sign, "bold $accent"), (name, "bold"), *self._about)

    def _labels(self, width: int) -> list[Words]:
        """The key and the name of each tab, as they fit into so many cells beside each other.

        Where there is no room for all keys before the names, those that a name begins with stand at its head only.
        """
        keys = [key_of(f"tab.{tab.id}") for tab in TABS]
        names = [_(tab.label) for tab in TABS]
        parting = len(names) - 1
        if sum(map(_cells, keys, names)) + parting > width:
            keys = ["" if name.startswith(key) else key for key, name in zip(keys, names, strict=True)]
        while sum(map(_cells, keys, names)) + parting > width:
            longest = max(range(len(names)), key=lambda place: cell_len(names[place]))
            if cell_len(names[longest]) <= LEAST_CELLS:
                break
            names[longest] = fit(names[longest], cell_len(names[longest]) - 1)
        return list(zip(keys, names, strict=True))

    def _tab_line(self, width: int) -> Content:
        labels = self._labels(width)
        # A cell from the edge, as all that stands above and below it, unless a name would be cut for that.
        at = int(sum(_cells(*label) for label in labels) + len(labels) <= width)
        parts: list[Words] = [(" " * at, "")]
        self._spots = []
        for number, (tab, (key, name)) in enumerate(zip(TABS, labels, strict=True)):
            if number:
                parts.append(("|" if self._glyphs.is_ascii else "│", "$rule"))
                at += 1
            look = "bold underline" if tab.id == self._tab else "$faint"
            if key:
                parts += [(f"{key} ", KEY), (name, look)]
            else:
                parts += [(name[:1], f"{KEY} underline"), (name[1:], look)]
            size = _cells(key, name)
            self._spots.append((at, at + size, tab.id))
            at += size
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        for start, end, tab in self._spots:
            if event.y == 1 and start <= event.x < end:
                await self.run_action(f"screen.act({f'tab.{tab}'!r})")


def _cells(key: str, name: str) -> int:
    """The cells of a tab."""
    return cell_len(name) + (cell_len(key) + 1 if key else 0)
