"""Accounts, and people, who are likely one: the whole book looked through, two records a line, with the reason."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.text.wanted import wanted
from kamtui.exchange.lists.accounts import twin_listing
from kamtui.store.accounts.merging.pairs import TwinPair, account_pairs, people_pairs
from kamtui.store.book.book import Book
from kamtui.ui.accounts.twins.drawing import TwinLines, pair_content, why_words
from kamtui.ui.accounts.twins.hand import TwinsAtHand
from kamtui.ui.beside import Beside
from kamtui.ui.keys.accounts import TWINS
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import two_lines, with_keys
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, views_content
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel

ACCOUNTS, PEOPLE = "accounts", "people"
READS = {ACCOUNTS: account_pairs, PEOPLE: people_pairs}
VIEWS = {ACCOUNTS: N_("accounts"), PEOPLE: N_("people")}


class TwinsScreen(Place):
    """Two records a line that are likely one."""

    TITLE = N_("Likely twins")
    PLACE = "accounts"
    ACTS = TWINS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(TWINS)
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = self.kept.way("view", VIEWS)
        self._pairs: dict[str, Sequence[TwinPair]] = {}
        """What was found, by view; a view that is not here is still looked through."""
        self._beside = {view: self._to_read(view, read) for view, read in READS.items()}
        self.lines = TwinLines(())

    def _to_read(self, view: str, read: Callable[[Book], Sequence[TwinPair]]) -> Beside[Sequence[TwinPair]]:
        """The pairs of a view, read beside."""
        return Beside.of_book(self, self.desk, lambda book, _today: read(book), partial(self._show, view))

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of a name, a city, a number; any alphabet"))
        yield Static("", id="view", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(lambda width: self.lines.heading(width))
                yield LineList(mark=self.desk.glyphs.cursor, id="twins")
            yield Panel()
        yield Static("", classes="empty")
        yield Static("", id="who")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        # Both are looked through at once, so that each view says how many there are.
        for beside in self._beside.values():
            beside.ask()
        self.fill()

    def show_anew(self, way: str) -> None:
        """Both views are looked through already: only what is shown changes."""
        self.fill()
        self.refresh_bindings()

    def _show(self, view: str, found: Sequence[TwinPair]) -> None:
        self._pairs[view] = found
        self.fill()

    def fill(self) -> None:
        sought = wanted(self.query_one(FilterLine).typed)
        found = self._pairs.get(self.view.name, ())
        self.lines = TwinLines([pair for pair in found if sought.fits(fold(pair.words))])
        listed = self.query_one(LineList)
        listed.wanted = sought
        listed.fill(self.lines)
        self.query_one(Heading).refresh()
        self._draw_view()
        is_empty = not len(self.lines)
        self.query_one("#shown").display = not is_empty
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(with_keys(self._empty_words()))
        listed.keep_focus()
        self.show_panel()

    def _draw_view(self) -> None:
        counts = {view: str(len(self._pairs[view])) if view in self._pairs else "…" for view in READS}
        labels = [ViewLabel(view, _(words), counts[view]) for view, words in VIEWS.items()]
        at = list(READS).index(self.view.name)
        self.query_one("#view", Static).update(
            views_content(labels, at, max(self.size.width - 2, 1)), layout=False
        )

    def _empty_words(self) -> str:
        beside = self._beside[self.view.name]
        if beside.words:
            return beside.told(
                _("All names of the book are being compared …"),
                _("The names of the book could not be compared"),
            )
        if self._pairs.get(self.view.name):
            return _("None of them has these words. {list.clear} clears the filter.")
        if self.view.name == ACCOUNTS:
            return _("No two accounts look alike. {list.view} shows people.")
        return _("No two people look alike. {list.view} shows accounts.")

    def on_resize(self) -> None:
        self._draw_view()
        self._draw_who()

    # -- the pair at hand

    def _pair(self) -> TwinPair | None:
        return self.lines.pair(self.query_one(LineList).cursor)

    def at_hand(self) -> TwinsAtHand:
        pair = self._pair()
        if pair is None:
            return TwinsAtHand()
        return TwinsAtHand(
            pair.first.account_id, who=pair.first.name, pair=pair, are_people=self.view.name == PEOPLE
        )

    def show_panel(self) -> None:
        pair = self._pair()
        self.query_one(Panel).show((lambda width: pair_content(pair, width)) if pair is not None else None)
        self._draw_who()
        self.refresh_bindings()

    def _draw_who(self) -> None:
        pair = self._pair()
        words = why_words(pair) if pair is not None else ""
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        found = map(self.lines.pair, self.query_one(LineList).places(whole=whole))
        return twin_listing(pair for pair in found if pair is not None)

    def refusal(self, act_id: str) -> str | None:
        if act_id in ("line.open", "twins.apart") and self._pair() is None:
            return _("There are no two in this list.")
        return super().refusal(act_id)

    def label_of(self, act_id: str, label: str) -> str:
        if act_id == "list.view" and self.view.name == PEOPLE:
            return key_name("accounts")
        return super().label_of(act_id, label)

    # -- acts

    def action_back(self) -> None:
        if self.is_filtered:
            self.action_clear_filter()
        else:
            self.dismiss()
