"""All accounts by the marks of a key account (K2, K3): who is one but not marked so, and the reverse."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.knowledge.key_marks import MarkedAccount, by_standing
from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import N_, _, ngettext
from kamtui.domain.text.wanted import wanted
from kamtui.exchange.lists.knowledge import key_mark_listing
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.day.today import has_many_accounts
from kamtui.store.knowledge.dossier_reads import marks_of
from kamtui.store.knowledge.key_mark_reads import ByMarks, by_marks
from kamtui.ui.beside import Beside
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import BY_MARKS
from kamtui.ui.knowledge.marks.drawing import MarkedLines, account_content, account_words, heads
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain, two_lines, with_keys
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel


class ByMarksScreen(Place):
    """What the marks say of all live accounts."""

    TITLE = N_("Key accounts by their marks")
    PLACE = "accounts"
    ACTS = BY_MARKS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(BY_MARKS)
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = ByMarks([], 0)
        self.lines = MarkedLines((), desk.glyphs)
        self._beside = Beside.of_book(self, desk, lambda book, _today: by_marks(book), self._show)

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of an account's name; any alphabet"))
        yield Static("", id="view", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(heads)
                yield LineList(mark=self.desk.glyphs.cursor, id="accounts")
            yield Panel()
        yield Static("", classes="empty")
        yield Static("", id="who")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        if has_many_accounts(self.desk.book):
            self._beside.ask()
            self.fill()
        else:
            self._show(by_marks(self.desk.book))

    def _show(self, found: ByMarks) -> None:
        self._found = found
        self.fill()

    def fill(self) -> None:
        line = self.query_one(FilterLine)
        sought = wanted(line.words_or_near(partial(account_names_near, self.desk.book)))
        shown = [account for account in self._found.accounts if sought.fits(fold(account.account))]
        parts = by_standing(shown, self.desk.thresholds.knowledge)
        self.lines = MarkedLines(parts, self.desk.glyphs)
        listed = self.query_one("#accounts", LineList)
        listed.wanted = sought
        listed.fill(self.lines)
        at_odds = sum(len(part.accounts) for part in parts if part.standing.is_at_odds)
        self.bar.count = str(len(shown) or "")
        self.query_one("#view", Static).update(
            plain(fit(self._view_words(at_odds), self._width)), layout=False
        )
        is_empty = not shown
        self.query_one("#shown").display = not is_empty
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(with_keys(self._empty_words()))
        listed.keep_focus()
        self.show_panel()

    @property
    def _width(self) -> int:
        return max(self.size.width - 2, 1)

    def _view_words(self, at_odds: int) -> str:
        words = _("Key by the marks: none is marked otherwise")
        if at_odds:
            words = ngettext(
                "Key by the marks: {count} is marked otherwise",
                "Key by the marks: {count} are marked otherwise",
                at_odds,
            ).format(count=at_odds)
        if not self._found.unanswered:
            return words
        more = ngettext("{count} without an answer", "{count} without an answer", self._found.unanswered)
        return f"{words} · {more.format(count=self._found.unanswered)}"

    def _empty_words(self) -> str:
        if self._beside.words:
            return self._beside.told(
                _("The marks of all accounts are being read …"),
                _("The marks of all accounts could not be read"),
            )
        if self._found.accounts:
            return _("No account has these words. {list.clear} clears the filter.")
        return _(
            "No mark of any account is answered yet. Here stands who is a key account by its marks and is not marked so.\n\n"
            "{place.back}, open an account, and in its dossier ({tab.dossier}) {scale.higher} and {scale.lower} answer a mark."
        )

    def on_resize(self) -> None:
        self._draw_who()

    # -- the account at hand

    def _account(self) -> MarkedAccount | None:
        return self.lines.account(self.query_one("#accounts", LineList).cursor)

    def at_hand(self) -> AtHand:
        account = self._account()
        return AtHand(account.account_id, who=account.account) if account is not None else AtHand()

    def show_panel(self) -> None:
        account = self._account()
        limits, glyphs = self.desk.thresholds.knowledge, self.desk.glyphs
        self.query_one(Panel).show(
            (
                lambda width: account_content(
                    account, marks_of(self.desk.book, account.account_id), limits, width, glyphs
                )
            )
            if account is not None
            else None
        )
        self._draw_who()
        self.refresh_bindings()

    def _draw_who(self) -> None:
        account = self._account()
        words = account_words(account, self.desk.thresholds.knowledge) if account is not None else ""
        self.query_one("#who", Static).update(two_lines(words, self._width), layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        accounts = map(self.lines.account, self.query_one("#accounts", LineList).places(whole=whole))
        limits = self.desk.thresholds.knowledge
        return key_mark_listing((account for account in accounts if account is not None), limits)

    def refusal(self, act_id: str) -> str | None:
        if act_id in ("line.open", "account.key") and self._account() is None:
            return _("There is no account in this list.")
        return super().refusal(act_id)

    # -- acts

    def action_back(self) -> None:
        if self.is_filtered:
            self.action_clear_filter()
        else:
            self.dismiss()
