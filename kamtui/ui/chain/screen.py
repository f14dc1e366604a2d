"""5 Chain: who named whom through all generations, what came of it, and whom to ask (K20-K25)."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.chain.prospect import ProspectFilter, ProspectState
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.text.wanted import wanted
from kamtui.store.day.today import is_long_chain
from kamtui.ui.accounts.glance import account_at_a_glance
from kamtui.ui.beside import Beside
from kamtui.ui.chain.drawing import chain_signs
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.chain.shown import Shown, Sieve
from kamtui.ui.chain.tree import TreeRow, root_keys, tree_rows
from kamtui.ui.chain.views import NOTHING, VIEWS, OnLine
from kamtui.ui.chain.week_drawing import count_content
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.chain import CHAIN
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.outgoing.shown_lines import NO_LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.kept import named
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain, whole_parts, with_keys
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.legend import Legend
from kamtui.ui.widgets.heads.views_line import least_cells, views_content
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Lines
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

MANY_LINES = 1_000
"""From so many namings on the trees are folded at first: one looks for one of them, not through all."""

_HOLDS: dict[str, Callable[[OnLine], bool]] = {
    "prospect.qualify": lambda line: line.naming is not None,
    "account.became": lambda line: line.naming is not None,
    "line.delete": lambda line: line.naming is not None or line.task is not None,
    "line.edit": lambda line: (
        line.naming is not None
        or line.task is not None
        or (line.root is not None and line.root.person_id is not None)
    ),
    "task.snooze": lambda line: line.task is not None and not line.task.is_done,
    "tree.in": lambda line: line.row is not None,
    "tree.out": lambda line: line.row is not None,
}
"""On which lines an act holds, where the line alone decides it."""
ABOUT_A_VIEW = ("list.filter", "chain.state", "tree.in", "tree.out", "tree.fold_all")
ABOUT_A_PROSPECT = ("prospect.qualify", "account.became", "line.edit", "line.delete")


class ChainScreen(Place):
    """The endless chain."""

    TITLE = N_("Chain")
    PLACE = "chain"
    ACTS = CHAIN
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(CHAIN)
    AUTO_FOCUS = "LineList"
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-low"), (30, "-tall")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self._list().lines)
        self.view = self.kept.way("view", named(VIEWS))
        self.state = self.kept.way("state", named(ProspectFilter))
        self.folded: set[str] | None = None
        """The keys of the folded lines of the tree; None before the chain was first read."""
        self.shown: Shown | None = None
        """The chain as it was read; None before, or where it could not be read."""
        self._beside = Beside.of_book(
            self,
            desk,
            lambda book, day: Shown.whole(book, day, desk.thresholds.chain),
            self._show,
            failed=self._show_failed,
        )
        self._to_stand_on: int | None = None
        """The prospect to stand on when the chain was read again."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of a prospect, of who named it, or of a source; any alphabet"))
        yield Static("", id="view", classes="view")
        yield Static("", id="count", classes="view")
        with Horizontal():
            with Vertical():
                yield Heading(lambda width: self.view.now.heading(width, self._list().lines))
                yield LineList(mark=self.desk.glyphs.cursor, id="chain")
            yield Panel()
        yield Legend()
        yield Static("", id="who")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        if not is_long_chain(self.desk.book):
            self._beside.forget()
            self._show(Shown(self.desk.book, self.desk.today, self.desk.thresholds.chain))
            return
        # A key is to act on the line that it will find; of a chain that was never read it finds none.
        self._beside.ask(hold_keys=self.shown is not None)
        if self.shown is None:
            self._say_unread()
        else:
            self.bar.count = f"{self.shown.counts[ProspectState.OPEN]}…"

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        if self.folded is None:
            is_long = len(shown.forest.namings) >= MANY_LINES
            self.folded = root_keys(shown.roots) if is_long else set()
        self.bar.count = str(shown.counts[ProspectState.OPEN])
        self.fill()
        make_room(self, self.needs)
        if self._to_stand_on is not None:
            account_id, self._to_stand_on = self._to_stand_on, None
            self.stand_on(account_id)

    def _show_failed(self) -> None:
        """What stands is of a book that was changed since: better nothing than that."""
        self.shown, self._to_stand_on = None, None
        self._list().fill(Lines())
        self.bar.count = ""
        self._say_unread()

    def _say_unread(self) -> None:
        """Say in place of the list that it is still being read, or could not be."""
        self.query_one(Horizontal).display = False
        empty = self.query_one("#empty", Static)
        empty.display = True
        said = self._beside.told(_("The chain is being read …"), _("The chain could not be read"))
        empty.update(plain(said))
        self._list().keep_focus()

    def fill(self) -> None:
        if self.shown is None:
            return
        lines = self.view.now.lines(self.shown, self._sieve(), self.folded or (), self.desk.glyphs)
        self._list().wanted = self._sieve().wanted
        self._list().fill(lines)
        self.query_one(Heading).refresh()
        self._say_view(self.shown, len(lines))
        self._list().keep_focus()
        self.show_panel()

    def _sieve(self) -> Sieve:
        return Sieve(self.state.now, wanted(self.query_one(FilterLine).typed))

    def on_resize(self) -> None:
        if self.shown is not None:
            self._say_view(self.shown, len(self._list().lines))
            self._draw_who()

    def _draw_who(self) -> None:
        """Where there is no panel, the line at hand in words: its letters, and what is cut in the list."""
        words = self.view.now.words(self.shown, self._line()) if self.shown is not None else []
        said = whole_parts(words, max(self.size.width - 2, 1), least=2)
        self.query_one("#who", Static).update(plain(said), layout=False)

    def _say_view(self, shown: Shown, count: int) -> None:
        width = max(self.size.width - 2, 1)
        only = (
            self.state.now.label
            if self.view.now.has_states and self.state.now is not ProspectFilter.ALL
            else ""
        )
        labels = [view.label(shown) for view in VIEWS]
        self.query_one("#view", Static).update(
            views_content(labels, VIEWS.index(self.view.now), width, [only]), layout=False
        )
        are_divided = least_cells(labels) <= width
        self.query_one(Legend).say(self.view.now.signs(shown, are_divided=are_divided) if count else ())
        said = count_content(shown.week, self.desk.today, width)
        counted = self.query_one("#count", Static)
        counted.styles.height = said.plain.count("\n") + 1
        counted.update(said, layout=False)
        self.query_one(Horizontal).display = bool(count)
        empty = self.query_one("#empty", Static)
        empty.display = not count
        if not count:
            empty.update(with_keys(self.view.now.empty_words(shown)))

    # -- the line at hand

    def _list(self) -> LineList:
        return self.query_one("#chain", LineList)

    def _line(self) -> OnLine:
        """What the line at hand stands for."""
        listed = self._list()
        return self.view.now.on_line(self.shown, listed.lines, listed.cursor) if self.shown else NOTHING

    def at_hand(self) -> ChainHand:
        _row, naming, root, task = self._line()
        if self.shown is None:
            return ChainHand(is_prospecting=True)
        if task is not None:
            return ChainHand(
                task.account_id,
                task.person_id,
                task_id=task.task_id,
                settles_task_id=task.task_id,
                is_prospecting=True,
                is_task_done=task.is_done,
            )
        if naming is not None:
            return ChainHand(naming.account_id, naming.person_id, is_prospecting=True, naming=naming)
        if root is not None and root.person_id is not None:
            person = self.shown.referrers.get(root.person_id)
            is_thanks_owed = self.shown.forest.thanks_owed_to(root.person_id)
            return ChainHand(
                person.account_id if person else root.account_id,
                root.person_id,
                is_prospecting=True,
                root=root,
                thanks_owed_to_id=root.person_id if is_thanks_owed else None,
            )
        return ChainHand(is_prospecting=True, root=root)

    def show_panel(self) -> None:
        """Show the prospect, person or source at hand whole, and the week below; of a task its account."""
        shown, line = self.shown, self._line()
        if shown is None:
            return
        account = account_at_a_glance(self.desk, line.task.account_id) if line.task is not None else None
        self.query_one(Panel).show(
            account or (lambda width: self.view.now.panel(self.desk, shown, line, width))
        )
        self._draw_who()
        self.refresh_bindings()

    async def listing(self, *, whole: bool) -> Listing:
        if self.shown is None:
            return NO_LINES
        listed = self._list()
        return self.view.now.listing(self.shown, listed.lines, listed.places(whole=whole))

    def act_with(self, act_id: str) -> Act:
        act, line = super().act_with(act_id), self._line()
        has_more = line.row is not None and line.row.has_more
        is_source = line.root is not None and line.root.source is not None
        if act_id == "line.open" and (has_more or is_source):
            return act._replace(does="fold")
        return act

    def label_of(self, act_id: str, label: str) -> str:
        """What space does to a task of the week, enter to a branch."""
        line = self._line()
        if act_id == "task.done" and line.task is not None:
            return key_name("done")
        if act_id == "line.open" and line.row is not None and line.row.has_more:
            return key_name("fold")
        return label

    def refusal(self, act_id: str) -> str | None:
        if self.shown is None or self._holds(act_id):
            return super().refusal(act_id)
        task, root = self._line().task, self._line().root
        if act_id in ABOUT_A_VIEW:
            return _("There is nothing for that in this view: {list.view} shows others.")
        if act_id == "task.snooze":
            if task is not None:
                return _("This task is done: {task.done} takes that back.")
            return _("That is for a task of the week: {list.view} shows it.")
        if act_id == "task.done":
            if root is not None and root.person_id in self.shown.forest.named_by:
                return _("No thanks are owed here: all that was named is thanked for.")
            return _("No thanks are owed here: nobody of this line gave a name.")
        return _("That is for a prospect, and this line is none.") if act_id in ABOUT_A_PROSPECT else ""

    def _holds(self, act_id: str) -> bool:
        """Whether an act does something in this view, on the line at hand."""
        line = self._line()
        if act_id in _HOLDS:
            return _HOLDS[act_id](line)
        match act_id:
            case "task.done":
                return self.at_hand().settling is not None
            case "tree.fold_all":
                return self.view.now.name == "tree"
            case "list.filter":
                return self.view.now.has_words
            case "chain.state":
                return self.view.now.has_states
            case "line.open":
                return self._list().current_key is not None
        return True

    def signs(self) -> Sequence[tuple[str, str]]:
        return chain_signs(self.desk.glyphs)

    # -- looking

    def show_anew(self, way: str) -> None:
        self.fill()
        make_room(self, self.needs)

    def _folds(self, row: TreeRow, *, is_folded: bool) -> None:
        folded = self.folded or set()
        self.folded = folded | {row.key} if is_folded else folded - {row.key}
        self.fill()

    def action_fold(self) -> None:
        row = self._line().row
        if row is not None and row.has_more:
            self._folds(row, is_folded=not row.is_folded)

    def action_unfold(self) -> None:
        row = self._line().row
        if row is not None and row.is_folded:
            self._folds(row, is_folded=False)
        elif row is not None and row.has_more:
            self._list().action_cursor_down()

    def action_fold_up(self) -> None:
        row = self._line().row
        if row is None:
            return
        if row.has_more and not row.is_folded and self._sieve().keeps_all:
            self._folds(row, is_folded=True)
        else:
            above = row.key.rpartition("/")[0]
            if above:
                self._list().move_to(above)

    def action_fold_all(self) -> None:
        if self.shown is not None:
            row = self._line().row
            self.folded = set() if self.folded else root_keys(self.shown.roots)
            self.fill()
            if row is not None:  # stay in the tree in which one was
                self._list().move_to(row.key) or self._list().move_to(row.key.partition("/")[0])

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on a prospect, unfolding the way to it; once the chain was read, if it is being read."""
        if self._beside.is_reading:
            self._to_stand_on = record_id
            return
        if self.shown is None:
            return
        if self.view.now.name == "prospects":
            self._list().move_to(record_id)
        elif self.view.now.name == "tree":
            rows = tree_rows(self.shown.forest, roots=self.shown.roots)
            newest = max(
                (row for row in rows if row.naming is not None and row.account_id == record_id),
                key=lambda row: row.naming.referral_id if row.naming else 0,
                default=None,
            )
            if newest is not None:
                steps = newest.key.split("/")
                self.folded = (self.folded or set()) - {"/".join(steps[:n]) for n in range(1, len(steps))}
                self.fill()
                self._list().move_to(newest.key)
