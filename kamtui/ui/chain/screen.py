"""5 Chain: who named whom through all generations, what came of it, and whom to ask (K20-K25)."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.domain.chain.forest import Naming, Root
from kamtui.domain.chain.harvest import yield_of
from kamtui.domain.chain.prospect import Prospect, ProspectFilter, may_be_decided
from kamtui.domain.text.cleaning import words_of
from kamtui.domain.text.language import N_, _
from kamtui.store.chain import answer_reads
from kamtui.store.chain import reads as chain_reads
from kamtui.store.day.today import is_long_chain
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.beside import Beside
from kamtui.ui.chain import acts as chain_acts
from kamtui.ui.chain.panel_drawing import naming_content, yield_content
from kamtui.ui.chain.shown import Shown, Sieve
from kamtui.ui.chain.tree import TreeRow, root_keys, tree_rows
from kamtui.ui.chain.views import NOTHING, VIEWS, OnLine
from kamtui.ui.chain.week_drawing import count_content, today_content, week_content
from kamtui.ui.day import acts as task_acts
from kamtui.ui.keys.chain import CHAIN
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place, act
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Lines, Part
from kamtui.ui.widgets.panel import Panel

MANY_LINES = 1_000
"""From so many namings on the trees are folded at first: one looks for one of them, not through all."""
STATES = tuple(ProspectFilter)


_HOLDS: dict[str, Callable[[OnLine], bool]] = {
    "qualify": lambda line: line.naming is not None,
    "delete": lambda line: line.naming is not None or line.task is not None,
    "edit": lambda line: (
        line.naming is not None
        or line.task is not None
        or (line.root is not None and line.root.person_id is not None)
    ),
    "snooze": lambda line: line.task is not None and not line.task.is_done,
    "fold": lambda line: line.row is not None or line.task is not None,
    "unfold": lambda line: line.row is not None,
    "fold_up": lambda line: line.row is not None,
}
"""On which lines an act holds, where the line alone decides it."""


class ChainScreen(Place):
    """The endless chain."""

    TITLE = N_("Chain")
    PLACE = "chain"
    ACTS = CHAIN
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(CHAIN)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = VIEWS[0]
        self.state = STATES[0]
        self.folded: set[str] | None = None
        """The keys of the folded lines of the tree; None before the chain was first read."""
        self.shown: Shown | None = None
        """The chain as it was read; None before, or where it could not be read."""
        self._beside = Beside.of_book(self, desk, Shown.whole, self._show, failed=self._show_failed)
        self._to_stand_on: int | None = None
        """The prospect to stand on when the chain was read again."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of a prospect, of who named it, or of a source; any alphabet"))
        yield Static("", id="view", classes="view")
        yield Static("", id="count", classes="view")
        with Horizontal():
            with Vertical():
                yield Heading(self._heading)
                yield LineList(mark=self.desk.glyphs.cursor, id="chain")
            yield Panel()
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        if not is_long_chain(self.desk.book):
            self._beside.forget()
            self._show(Shown(self.desk.book, self.desk.today))
            return
        # A key is to act on the line that it will find; of a chain that was never read it finds none.
        self._beside.ask(hold_keys=self.shown is not None)
        if self.shown is None:
            self._say_unread()
        else:
            self.bar.count = f"{len(self.shown.forest.prospects)}…"

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        if self.folded is None:
            is_long = len(shown.forest.namings) >= MANY_LINES
            self.folded = root_keys(shown.roots) if is_long else set()
        self.bar.count = str(len(shown.forest.prospects))
        self._fill()
        if self._to_stand_on is not None:
            account_id, self._to_stand_on = self._to_stand_on, None
            self._stand_on(account_id)

    def _show_failed(self) -> None:
        """What stands is of a book that was changed since: better nothing than that."""
        self.shown = None
        self._list().fill(Lines())
        self.bar.count = ""
        self._say_unread()

    def _say_unread(self) -> None:
        """Say in place of the list that it is still being read, or could not be."""
        self.query_one(Horizontal).display = False
        empty = self.query_one("#empty", Static)
        empty.display = True
        empty.update(plain(_("The chain {is_read}").format(is_read=self._beside.words)))
        self.keep_focus(self._list())

    def _fill(self) -> None:
        if self.shown is None:
            return
        lines = self.view.lines(self.shown, self._sieve(), self.folded or (), self.desk.glyphs)
        self._list().fill(lines)
        self.query_one(Heading).refresh()
        self._say_view(self.shown, len(lines))
        self.keep_focus(self._list())
        self.show_panel()

    def _heading(self, width: int) -> Sequence[Part]:
        return self.view.heading(width)

    def _sieve(self) -> Sieve:
        return Sieve(self.state, words_of(self.query_one(FilterLine).typed))

    def on_resize(self) -> None:
        if self.shown is not None:
            self._say_view(self.shown, len(self._list().lines))

    def _say_view(self, shown: Shown, count: int) -> None:
        parts: list[tuple[str, str]] = []
        for view in VIEWS:
            look = "bold underline" if view is self.view else "$faint"
            parts += [(view.label(shown), look), ("   ", "")]
        if self.view.has_states:
            look = "$faint" if self.state is ProspectFilter.ALL else "bold $accent"
            parts.append((self.state.label, look))
        self.query_one("#view", Static).update(Content.assemble(*parts), layout=False)
        self.query_one("#count", Static).update(
            count_content(shown.week, self.desk.today, max(self.size.width - 2, 1)), layout=False
        )
        self.query_one(Horizontal).display = bool(count)
        empty = self.query_one("#empty", Static)
        empty.display = not count
        if not count:
            empty.update(plain(self._empty_words(shown), lines=True))

    def _empty_words(self, shown: Shown) -> str:
        """What to press where there is nothing."""
        if self.view.name == "people" and not shown.referrers:
            return _(
                "Nobody has named a prospect yet, and nobody is called a center of influence.\n\n"
                "n   writes down a prospect and who named it"
            )
        if not shown.forest.namings:
            return _(
                "The endless chain: every conversation brings a prospect.\n\n"
                "n   writes down a prospect and who named it, or where it came from\n"
                "c   logs a call, and whether you asked for a name\n"
                "p   plans the week"
            )
        return _("Nothing like that in the chain. o shows other states; escape clears the filter.")

    # -- the line at hand

    def _list(self) -> LineList:
        return self.query_one("#chain", LineList)

    def _key(self) -> Hashable | None:
        return self._list().current_key

    def _line(self) -> OnLine:
        """What the line at hand stands for."""
        listed = self._list()
        return self.view.on_line(self.shown, listed.lines, listed.cursor) if self.shown else NOTHING

    def _prospect(self) -> Prospect | None:
        naming = self._line().naming
        return self.shown.forest.prospects.get(naming.account_id) if naming and self.shown else None

    def _person_id(self) -> int | None:
        """The person whose line it is."""
        root = self._line().root
        return root.person_id if root is not None else None

    def _owed_to(self) -> int | None:
        """The person at hand, where thanks are owed for a name that they gave."""
        person_id = self._person_id()
        if self.shown is None or person_id is None:
            return None
        return person_id if self.shown.forest.thanks_owed_to(person_id) else None

    def at_hand(self) -> AtHand:
        _row, naming, root, task = self._line()
        if task is not None:
            return AtHand(task.account_id, task.person_id, settles_task_id=task.task_id, is_prospecting=True)
        if naming is not None:
            return AtHand(naming.account_id, naming.person_id, is_prospecting=True)
        if root is not None and root.person_id is not None:
            person = self.shown.referrers.get(root.person_id) if self.shown else None
            return AtHand(
                person.account_id if person else root.account_id, root.person_id, is_prospecting=True
            )
        return AtHand(is_prospecting=True)

    def show_panel(self) -> None:
        """Show the prospect, person or source at hand whole, and the week below."""
        shown = self.shown
        _row, naming, root, task = self._line()
        if shown is None:
            return
        account = self.account_drawing(task.account_id) if task is not None else None

        def draw(width: int) -> Content:
            if self.view.name == "week":
                if account is not None:
                    return account(width)
                return today_content(shown.week, self.desk.today, width, self.desk.glyphs)
            week = week_content(shown.week, self.desk.today, width, self.desk.glyphs)
            if naming is not None:
                return Content.assemble(self._draw_naming(shown, naming, width), "\n\n", week)
            if root is not None:
                return Content.assemble(self._draw_root(shown, root, width), "\n", week)
            return week

        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    def _draw_naming(self, shown: Shown, naming: Naming, width: int) -> Content:
        account_id, forest = naming.account_id, shown.forest
        return naming_content(
            forest,
            naming,
            answer_reads.answers(self.desk.book, account_id),
            shown.harvest.of(list(forest.named_by_account(account_id))),
            shown.silent.get(account_id),
            self.desk.today,
            width,
        )

    def _draw_root(self, shown: Shown, root: Root, width: int) -> Content:
        if root.source is not None:
            brought = next(brought for brought in shown.sources if brought.source is root.source)
            return yield_content(root.source.label, "", brought.own, brought.tree, width)
        namings = shown.forest.named_by.get(root.person_id or 0, ())
        person = shown.referrers.get(root.person_id or 0)
        name, about = (person.name, person.account or _("outside any account")) if person else ("?", "")
        return yield_content(name, about, yield_of(shown.forest, namings), shown.harvest.of(namings), width)

    @on(Input.Changed)
    def _filter_typed(self) -> None:
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return super().check_action(action, parameters)
        if not self.is_mounted or self.shown is None:
            return True
        if action in _HOLDS:
            return _HOLDS[action](self._line())
        match action:
            case "won" | "lost":
                prospect = self._prospect()
                return prospect is not None and may_be_decided(prospect.stage)
            case "thank":
                naming = self._line().naming
                return self._owed_to() is not None or (naming is not None and naming.by_person_id is not None)
            case "fold_all":
                return self.view.name == "tree"
            case "filter":
                return self.view.has_words
            case "state":
                return self.view.has_states
            case "open":
                return self._key() is not None
        return super().check_action(action, parameters)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        prospect, task, view = self._prospect(), self._line().task, self.key("list.view")
        match action:
            case "clear_filter":
                return super().why_not(action, parameters)
            case "filter" | "state" | "fold_all" | "unfold" | "fold_up" | "fold":
                return _("There is nothing for that in this view: {view} shows others.").format(view=view)
            case "snooze" if task is not None:
                return _("This task is done: {fold} takes that back.").format(fold=self.key("tree.fold"))
            case "snooze":
                return _("That is for a task of the week: {view} shows it.").format(view=view)
            case "won" | "lost" if prospect is not None:
                return _("{name} is a {stage}: it is changed in its account.").format(
                    name=prospect.name, stage=prospect.stage.label
                )
            case "thank":
                return _("No thanks are owed here: nobody of this line gave a name.")
            case "qualify" | "won" | "lost" | "delete" | "edit":
                return _("That is for a prospect, and this line is none.")
        return super().why_not(action, parameters)

    # -- looking

    def action_view(self) -> None:
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self._fill()

    def show_view(self, view: str) -> None:
        self.view = next(known for known in VIEWS if known.name == view)
        self._fill()

    def action_state(self) -> None:
        self.state = STATES[(STATES.index(self.state) + 1) % len(STATES)]
        self._fill()

    def _folds(self, row: TreeRow, *, is_folded: bool) -> None:
        folded = self.folded or set()
        self.folded = folded | {row.key} if is_folded else folded - {row.key}
        self._fill()

    def action_fold(self) -> None:
        row, _naming, _root, task = self._line()
        if task is not None and task.is_done:
            task_acts.reopen_task(self.desk, task.task_id)
        elif task is not None:
            task_acts.finish_task(self.desk, task.task_id)
        elif row is not None and row.has_more:
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
            self._fill()
            if row is not None:  # stay in the tree in which one was
                self._list().move_to(row.key) or self._list().move_to(row.key.partition("/")[0])

    @on(LineList.Chosen)
    def action_open(self) -> None:
        _row, naming, _root, task = self._line()
        person_id = self._person_id()
        if task is not None and task.account_id is not None:
            self.ask_for(self.OpenAccount(task.account_id, "tasks", task.task_id))
        elif task is not None:
            self.action_edit()
        elif naming is not None:
            self.ask_for(self.OpenAccount(naming.account_id))
        elif person_id is not None:
            person = self.shown.referrers.get(person_id) if self.shown else None
            if person is not None and person.account_id is not None:
                self.ask_for(self.OpenAccount(person.account_id, "people", person_id))
            else:
                self.action_edit()
        else:
            self.action_fold()

    def _stand_on(self, account_id: int) -> None:
        """Put the cursor on a prospect, unfolding the way to it; once the chain was read, if it is being read."""
        if self._beside.is_reading:
            self._to_stand_on = account_id
            return
        if self.shown is None:
            return
        if self.view.name == "prospects":
            self._list().move_to(account_id)
        elif self.view.name == "tree":
            rows = tree_rows(self.shown.forest, roots=self.shown.roots)
            newest = max(
                (row for row in rows if row.naming is not None and row.account_id == account_id),
                key=lambda row: row.naming.referral_id if row.naming else 0,
                default=None,
            )
            if newest is not None:
                steps = newest.key.split("/")
                self.folded = (self.folded or set()) - {"/".join(steps[:n]) for n in range(1, len(steps))}
                self._fill()
                self._list().move_to(newest.key)

    # -- acts

    @act
    async def action_new(self) -> None:
        _row, naming, root, _task = self._line()
        if root is not None:
            made = await chain_acts.name_prospect(self.desk, root.person_id, root.source)
        elif naming is not None:  # its own contact brought the next one
            contact_id = naming.person_id or chain_reads.spoken_to_at(self.desk.book, naming.account_id)
            made = await chain_acts.name_prospect(self.desk, contact_id)
        else:
            made = await chain_acts.name_prospect(self.desk)
        if made is not None:
            self._stand_on(made)

    @act
    async def action_qualify(self) -> None:
        naming = self._line().naming
        if naming is not None:
            await chain_acts.qualify_prospect(self.desk, naming.account_id)

    @act
    async def action_won(self) -> None:
        naming = self._line().naming
        if naming is not None:
            await chain_acts.win_prospect(self.desk, naming.account_id)

    @act
    async def action_lost(self) -> None:
        prospect = self._prospect()
        if prospect is not None:
            await chain_acts.lose_prospect(self.desk, prospect.account_id, prospect.lost_reason)

    @act
    async def action_thank(self) -> None:
        naming, owed_to = self._line().naming, self._owed_to()
        if naming is not None:
            await chain_acts.thank_namer(
                self.desk, naming.referral_id, was_thanked=naming.thanked_on is not None
            )
        elif owed_to is not None:
            await chain_acts.ask_whether_thanked(self.desk, owed_to)

    @act
    async def action_plan(self) -> None:
        await chain_acts.plan_week(self.desk, self.desk.today)

    @act
    async def action_snooze(self) -> None:
        task = self._line().task
        if task is not None:
            await task_acts.snooze_task(self.desk, task.task_id)

    @act
    async def action_edit(self) -> None:
        _row, naming, _root, task = self._line()
        person_id = self._person_id()
        if task is not None:
            await task_acts.edit_task(self.desk, task.task_id)
        elif naming is not None:
            await chain_acts.edit_naming(self.desk, naming.referral_id)
        elif person_id is not None:
            await account_acts.edit_person(self.desk, person_id)

    @act
    async def action_delete(self) -> None:
        _row, naming, _root, task = self._line()
        if task is not None:
            await task_acts.delete_task(self.desk, task.task_id)
        elif naming is not None:
            await chain_acts.forget_naming(self.desk, naming.referral_id)
