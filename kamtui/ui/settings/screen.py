"""The settings, seen and changed: the same file that the person may write by hand."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui import paths
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _
from kamtui.domain.text.wanted import wanted
from kamtui.settings.kept import KeptSettings
from kamtui.settings.reading import SettingsFile
from kamtui.settings.rows import ActKeys, Row, listing, rows_of
from kamtui.ui.keys.act import shown
from kamtui.ui.keys.everywhere import SETTINGS
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.places import PLACES
from kamtui.ui.settings import acts
from kamtui.ui.settings.drawing import SettingLines, below_words, panel_content, view_words
from kamtui.ui.settings.hand import SettingAtHand
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.key_reader import KeyReader
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain, two_lines
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel

LOOK_SECONDS = 1.5


class SettingsScreen(Place):
    """Every setting with its value and its default."""

    TITLE = N_("Settings")
    ACTS = SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(SETTINGS)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kept_settings = KeptSettings(paths.config_file())
        self._state: object = ()
        """The file as it was read last, to see what another program writes."""
        self.read: SettingsFile | None = None
        self.rows: list[Row] = []
        self.lines: SettingLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of a setting, or of what it does"))
        yield Static("", id="view", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(lambda width: self.lines.heading(width) if self.lines is not None else [])
                yield LineList(mark=self.desk.glyphs.cursor, id="settings")
            yield Panel()
        yield Static("", id="who")
        yield KeyBar()

    def on_mount(self) -> None:
        self.set_interval(LOOK_SECONDS, self._look)

    # -- reading

    def reload(self) -> None:
        self._state = self.kept_settings.state()
        self.read = self.kept_settings.read()
        acts.apply(self.desk, self.read.config)
        self.rows = [self._as_in_force(row) for row in rows_of(self.read, _acts(), shown)]
        self.fill()

    def _as_in_force(self, row: Row) -> Row:
        """A setting as it holds: where the file says no keyboard, the one that was answered does."""
        answered = self.app.keyboard if isinstance(self.app, KeyReader) else None
        if row.path != ("keyboard",) or row.is_given or answered is None:
            return row
        return row._replace(value=_("{value}, as answered").format(value=row.kind.shown(answered)))

    def _look(self) -> None:
        """See what another program wrote into the file."""
        if self.is_current and self.kept_settings.state() != self._state:
            self.reload()

    def fill(self) -> None:
        if self.read is None:
            return
        sought = wanted(self.query_one(FilterLine).typed)
        self.lines = SettingLines(self.read, self.rows, sought, self.desk.glyphs)
        listed = self.query_one(LineList)
        listed.wanted = sought
        listed.fill(self.lines)
        self.query_one(Heading).refresh()
        self._draw_view()
        self.show_panel()

    def _draw_view(self) -> None:
        if self.read is not None and self.lines is not None:
            words = view_words(self.read, self.rows, self.lines.count)
            width = max(self.size.width - 2, 1)
            self.query_one("#view", Static).update(plain(fit(words, width)), layout=False)

    def on_resize(self) -> None:
        self._draw_view()
        self._draw_below()

    # -- the setting at hand

    def _row(self) -> Row | None:
        return self.lines.row(self.query_one(LineList).cursor) if self.lines is not None else None

    def _problem(self) -> str:
        return self.lines.problem(self.query_one(LineList).cursor) if self.lines is not None else ""

    def at_hand(self) -> SettingAtHand:
        return SettingAtHand(row=self._row(), kept=self.kept_settings)

    def show_panel(self) -> None:
        """Show the setting at hand whole beside the list; in a narrow window, in two lines below it."""
        row, problem, counted = self._row(), self._problem(), self.desk.book.currency.label
        self.query_one(Panel).show(lambda width: panel_content(row, problem, counted, width))
        self._draw_below()
        self.refresh_bindings()

    def _draw_below(self) -> None:
        words = below_words(self._row(), self._problem(), self.desk.book.currency.label)
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    def refusal(self, act_id: str) -> str | None:
        if act_id == "settings.open":
            return _("These are the settings.")
        if act_id in ("line.open", "line.delete") and self._row() is None:
            return _("That is for a setting; what is not understood is mended in the file.")
        return super().refusal(act_id)

    async def listing(self, *, whole: bool) -> Listing:
        found = (
            (self.lines.row(at) for at in self.query_one(LineList).places(whole=whole)) if self.lines else ()
        )
        return listing([row for row in found if row is not None], is_explained=True)

    # -- acts

    def action_undo(self) -> None:
        acts.undo(self.desk, self.kept_settings)

    def action_redo(self) -> None:
        acts.redo(self.desk, self.kept_settings)

    def action_back(self) -> None:
        if self.is_filtered:
            self.action_clear_filter()
        else:
            self.dismiss()


def _acts() -> list[ActKeys]:
    """Every act once, with its keys where the settings say nothing."""
    found = {act.id: act for _place, of_place in reversed(PLACES) for act in of_place}
    return [
        ActKeys(act.id, _(act.sentence).rstrip("."), act.keys, shown(act.keys))
        for act in sorted(found.values(), key=lambda act: act.id)
    ]
