"""5 Chain: who named whom through all generations, what came of it, and whom to ask (K20-K25)."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.chain import (
    Center,
    Harvest,
    Naming,
    Prospect,
    Root,
    SourceYield,
    centers,
    sources_that_pay,
    yield_of,
)
from kamtui.domain.chain.warnings import silent_days
from kamtui.domain.chain.words import Source
from kamtui.domain.text.cleaning import fold, sort_key, words_of
from kamtui.domain.text.language import _
from kamtui.store.book.book import Book
from kamtui.store.chain import reads as chain_reads
from kamtui.store.chain import week_reads
from kamtui.store.chain.week_reads import ProspectingTask
from kamtui.ui.chain.drawing import (
    ChainLines,
    center_heading,
    chain_heading,
    draw_center,
    draw_prospect,
    draw_source,
    naming_content,
    prospect_heading,
    source_heading,
    yield_content,
)
from kamtui.ui.chain.tree import TreeRow, by_life, root_keys, tree_rows
from kamtui.ui.chain.week_drawing import WeekLines, count_content, today_content, week_content, week_heading
from kamtui.ui.keys.chain import CHAIN
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.filtered import FilteredPlace
from kamtui.ui.shell.place import AtHand, act
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Lines, Part, RecordLines
from kamtui.ui.widgets.panel import Panel

VIEWS = ("tree", "prospects", "people", "sources", "week")
STATES = ("all", "live", "qualified", "won", "lost", "silent")
MANY_LINES = 1_000
"""From so many namings on the trees are folded at first: one looks for one of them, not through all."""


class Shown:
    """The chain as it was read, and what is known of it: each made when it is first asked for, then kept."""

    def __init__(self, book: Book, today: date) -> None:
        self.today = today
        self.forest = chain_reads.forest(book)
        self.referrers = {one.person_id: one for one in chain_reads.referrers(book)}
        self.week = week_reads.week_at_hand(book, today)

    @cached_property
    def harvest(self) -> Harvest:
        return Harvest(self.forest)

    @cached_property
    def silent(self) -> dict[int, int]:
        return silent_days(self.forest, self.today)

    @cached_property
    def roots(self) -> list[Root]:
        return by_life(self.forest)

    @cached_property
    def generations(self) -> dict[int, int]:
        return self.forest.generations()

    @cached_property
    def centers(self) -> list[Center]:
        return centers(self.forest, self.harvest, self.referrers.values(), self.today)

    @cached_property
    def sources(self) -> list[SourceYield]:
        return sources_that_pay(self.forest, self.harvest)

    @cached_property
    def texts(self) -> dict[int, str]:
        """By naming what a filter looks at: a space, then folded words."""
        folded: dict[str, str] = {}

        def words(text: str) -> str:
            if text not in folded:
                folded[text] = f" {fold(text)}"
            return folded[text]

        return {
            one.referral_id: words(self.forest.prospects[one.account_id].name)
            + words(one.by_person)
            + words(one.by_account)
            + words(one.source.label)
            for one in self.forest.namings
        }


class ChainScreen(FilteredPlace):
    """The endless chain."""

    TITLE = _("Chain")
    PLACE = "chain"
    KEYS = CHAIN
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHAIN)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = VIEWS[0]
        self.state = STATES[0]
        self.folded: set[str] | None = None
        """The keys of the folded lines; None before the chain was first read."""
        self.shown: Shown | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(_("words of a prospect, of who named it, or of a source; any alphabet"))
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
        self.shown = shown = Shown(self.desk.book, self.desk.today)
        if self.folded is None:
            is_long = len(shown.forest.namings) >= MANY_LINES
            self.folded = root_keys(shown.roots) if is_long else set()
        self.bar.count = str(len(shown.forest.prospects))
        self._fill()

    def _fill(self) -> None:
        if self.shown is None:
            return
        lines = self._lines(self.shown)
        self._list().fill(lines)
        self.query_one(Heading).refresh()
        self._say_view(self.shown, len(lines))
        self.keep_focus(self._list())
        self.show_panel()

    def _lines(self, shown: Shown) -> Lines:
        today, glyphs, forest = self.desk.today, self.desk.glyphs, shown.forest
        match self.view:
            case "prospects":
                return RecordLines(
                    self._prospects(shown),
                    lambda one: one.account_id,
                    lambda one, width: draw_prospect(
                        one, self._named_by(one), one.account_id in shown.silent, width, today
                    ),
                )
            case "people":
                words = self._words()
                found = [
                    one
                    for one in shown.centers
                    if self._fits(f" {fold(one.person.name)} {fold(one.person.account)}", words)
                ]
                return RecordLines(
                    found, lambda one: one.person.person_id, lambda one, width: draw_center(one, width, today)
                )
            case "sources":
                words = self._words()
                listed = [one for one in shown.sources if self._fits(f" {fold(one.source.label)}", words)]
                return RecordLines(listed, lambda one: one.source.value, draw_source)
            case "week":
                return WeekLines(shown.week, today, glyphs)
            case _:
                is_whole = self.state == "all" and not self._words()
                rows = tree_rows(
                    forest,
                    folded=self.folded or (),
                    keep=None if is_whole else self._keeper_of(shown),
                    roots=shown.roots,
                )
                return ChainLines(
                    rows, forest, shown.referrers, shown.generations, shown.silent, today, glyphs
                )

    def _heading(self, width: int) -> Sequence[Part]:
        return {
            "tree": chain_heading,
            "prospects": prospect_heading,
            "people": center_heading,
            "sources": source_heading,
            "week": week_heading,
        }[self.view](width)

    def _words(self) -> list[str]:
        return words_of(self.query_one(FilterLine).typed)

    @staticmethod
    def _fits(text: str, words: Sequence[str]) -> bool:
        return all(f" {word}" in text for word in words)

    def _keeper_of(self, shown: Shown) -> Callable[[Naming], bool]:
        """Which namings the state and the filter let through."""
        words, prospects = self._words(), shown.forest.prospects
        texts = shown.texts if words else {}

        def keeps(naming: Naming) -> bool:
            return self._is_in_state(prospects[naming.account_id], shown) and (
                not words or self._fits(texts[naming.referral_id], words)
            )

        return keeps

    def _is_in_state(self, prospect: Prospect, shown: Shown) -> bool:
        match self.state:
            case "live":
                return prospect.is_live
            case "qualified":
                return prospect.is_live and prospect.is_qualified
            case "won":
                return prospect.is_won
            case "lost":
                return prospect.stage is Stage.LOST
            case "silent":
                return prospect.account_id in shown.silent
            case _:
                return True

    def _prospects(self, shown: Shown) -> list[Prospect]:
        """Those that the filter keeps, the one with most unknown first; won and lost ones last."""
        kept = {one.account_id for one in filter(self._keeper_of(shown), shown.forest.namings)}
        found = [shown.forest.prospects[one] for one in kept]
        return sorted(found, key=lambda one: (not one.is_live, -one.unknown, sort_key(one.name)))

    def _first(self, prospect: Prospect) -> Naming:
        """How it was named first."""
        assert self.shown is not None
        return self.shown.forest.paths[prospect.account_id][0]

    def _named_by(self, prospect: Prospect) -> str:
        first = self._first(prospect)
        return first.by_person or first.source.label

    def on_resize(self) -> None:
        if self.shown is not None:
            self._say_view(self.shown, len(self._list().lines))

    def _say_view(self, shown: Shown, count: int) -> None:
        labels = {
            "tree": _("tree"),
            "prospects": _("prospects {count}").format(count=len(shown.forest.prospects)),
            "people": _("who brings them {count}").format(count=len(shown.referrers)),
            "sources": _("sources"),
            "week": _("week"),
        }
        states = {
            "all": _("all states"),
            "live": _("live"),
            "qualified": _("qualified"),
            "won": _("won"),
            "lost": _("lost"),
            "silent": _("silent"),
        }
        parts: list[tuple[str, str]] = []
        for view in VIEWS:
            parts += [(labels[view], "bold underline" if view == self.view else "$faint"), ("   ", "")]
        if self.view in ("tree", "prospects"):
            parts.append((states[self.state], "$faint" if self.state == "all" else "bold $accent"))
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
        if self.view == "people" and not shown.referrers:
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

    def _tree_row(self) -> TreeRow | None:
        lines = self._list().lines
        return lines.value(self._list().cursor) if isinstance(lines, ChainLines) else None

    def _planned_task(self) -> ProspectingTask | None:
        """The task at hand in the week."""
        lines = self._list().lines
        return lines.task(self._list().cursor) if isinstance(lines, WeekLines) else None

    def _naming(self) -> Naming | None:
        """The naming at hand; in the list of prospects the first one of the prospect."""
        row, key = self._tree_row(), self._key()
        if row is not None:
            return row.naming
        if self.shown is not None and self.view == "prospects" and isinstance(key, int):
            return self.shown.forest.paths[key][0] if key in self.shown.forest.paths else None
        return None

    def _prospect(self) -> Prospect | None:
        naming = self._naming()
        return self.shown.forest.prospects.get(naming.account_id) if naming and self.shown else None

    def _root(self) -> Root | None:
        """The person or source at hand."""
        row, key = self._tree_row(), self._key()
        if row is not None:
            return row.root
        if self.view == "people" and isinstance(key, int) and self.shown is not None:
            person = self.shown.referrers.get(key)
            return Root(None, key, person.account_id if person else None)
        if self.view == "sources" and isinstance(key, str):
            return Root(Source(key))
        return None

    def _person_id(self) -> int | None:
        """The person whose line it is."""
        root = self._root()
        return root.person_id if root is not None else None

    def _owed_to(self) -> int | None:
        """The person at hand, where thanks are owed for a name that they gave."""
        person_id = self._person_id()
        if self.shown is None or person_id is None:
            return None
        namings = self.shown.forest.named_by.get(person_id, ())
        return person_id if any(one.owes_thanks for one in namings) else None

    def at_hand(self) -> AtHand:
        naming, root, task = self._naming(), self._root(), self._planned_task()
        if task is not None:
            return AtHand(task.account_id, task.person_id, task_id=task.task_id)
        if naming is not None:
            return AtHand(naming.account_id, naming.person_id)
        if root is not None and root.person_id is not None:
            person = self.shown.referrers.get(root.person_id) if self.shown else None
            return AtHand(person.account_id if person else root.account_id, root.person_id)
        return AtHand()

    def show_panel(self) -> None:
        """Show the prospect, person or source at hand whole, and the week below."""
        shown, naming, root, task = self.shown, self._naming(), self._root(), self._planned_task()
        if shown is None:
            return

        account = self.account_drawing(task.account_id) if task is not None else None

        def draw(width: int) -> Content:
            if self.view == "week":
                return (
                    account(width)
                    if account
                    else today_content(shown.week, self.desk.today, width, self.desk.glyphs)
                )
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
            chain_reads.answers(self.desk.book, account_id),
            shown.harvest.of(list(forest.named_by_account(account_id))),
            shown.silent.get(account_id),
            self.desk.today,
            width,
        )

    def _draw_root(self, shown: Shown, root: Root, width: int) -> Content:
        if root.source is not None:
            found = next(one for one in shown.sources if one.source is root.source)
            return yield_content(root.source.label, "", found.own, found.tree, width)
        namings = shown.forest.named_by.get(root.person_id or 0, ())
        person = shown.referrers.get(root.person_id or 0)
        name, about = (person.name, person.account or _("outside any account")) if person else ("?", "")
        return yield_content(name, about, yield_of(shown.forest, namings), shown.harvest.of(namings), width)

    @on(Input.Changed)
    def _filter_typed(self) -> None:
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or self.shown is None:
            return True
        prospect, row, task = self._prospect(), self._tree_row(), self._planned_task()
        match action:
            case "qualify":
                return prospect is not None
            case "delete":
                return prospect is not None or task is not None
            case "edit":
                return prospect is not None or task is not None or self._person_id() is not None
            case "snooze":
                return task is not None and not task.is_done
            case "won" | "lost":
                return prospect is not None and prospect.stage in (Stage.PROSPECT, Stage.LOST)
            case "thank":
                naming = self._naming()
                return self._owed_to() is not None or (naming is not None and naming.by_person_id is not None)
            case "fold":
                return row is not None or task is not None
            case "unfold" | "fold_up":
                return row is not None
            case "fold_all":
                return self.view == "tree"
            case "filter":
                return self.view != "week"
            case "state":
                return self.view in ("tree", "prospects")
            case "open":
                return self._key() is not None
        return super().check_action(action, parameters)

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        prospect, task, view = self._prospect(), self._planned_task(), self.key("list.view")
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
        self.show_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def show_view(self, view: str) -> None:
        self.view = view
        self._fill()

    def action_state(self) -> None:
        self.state = STATES[(STATES.index(self.state) + 1) % len(STATES)]
        self._fill()

    def _folds(self, row: TreeRow, *, is_folded: bool) -> None:
        folded = self.folded or set()
        self.folded = folded | {row.key} if is_folded else folded - {row.key}
        self._fill()

    def action_fold(self) -> None:
        row, task = self._tree_row(), self._planned_task()
        if task is not None and task.is_done:
            self.reopen_task(task.task_id)
        elif task is not None:
            self.finish_task(task.task_id)
        elif row is not None and row.has_more:
            self._folds(row, is_folded=not row.is_folded)

    def action_unfold(self) -> None:
        row = self._tree_row()
        if row is not None and row.is_folded:
            self._folds(row, is_folded=False)
        elif row is not None and row.has_more:
            self._list().action_cursor_down()

    def action_fold_up(self) -> None:
        row = self._tree_row()
        if row is None:
            return
        if row.has_more and not row.is_folded and self.state == "all" and not self._words():
            self._folds(row, is_folded=True)
        else:
            above = row.key.rpartition("/")[0]
            if above:
                self._list().move_to(above)

    def action_fold_all(self) -> None:
        if self.shown is not None:
            row = self._tree_row()
            self.folded = set() if self.folded else root_keys(self.shown.roots)
            self._fill()
            if row is not None:  # stay in the tree in which one was
                self._list().move_to(row.key) or self._list().move_to(row.key.partition("/")[0])

    @on(LineList.Chosen)
    def action_open(self) -> None:
        naming, person_id, task = self._naming(), self._person_id(), self._planned_task()
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
        """Put the cursor on a prospect, unfolding the way to it."""
        if self.shown is None:
            return
        if self.view == "prospects":
            self._list().move_to(account_id)
        elif self.view == "tree":
            rows = tree_rows(self.shown.forest, roots=self.shown.roots)
            newest = max(
                (one for one in rows if one.naming is not None and one.account_id == account_id),
                key=lambda one: one.naming.referral_id if one.naming else 0,
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
        naming, root = self._naming(), self._root()
        if root is not None:
            made = await self.name_prospect(root.person_id, root.source)
        elif naming is not None:  # its own contact brought the next one
            contact_id = naming.person_id or chain_reads.spoken_to_at(self.desk.book, naming.account_id)
            made = await self.name_prospect(contact_id)
        else:
            made = await self.name_prospect()
        if made is not None:
            self._stand_on(made)

    @act
    async def action_qualify(self) -> None:
        naming = self._naming()
        if naming is not None:
            await self.qualify_prospect(naming.account_id)

    @act
    async def action_won(self) -> None:
        naming = self._naming()
        if naming is not None:
            await self.win_prospect(naming.account_id)

    @act
    async def action_lost(self) -> None:
        prospect = self._prospect()
        if prospect is not None:
            await self.lose_prospect(prospect.account_id, prospect.lost_reason)

    @act
    async def action_thank(self) -> None:
        naming, owed_to = self._naming(), self._owed_to()
        if naming is not None:
            await self.thank_namer(naming.referral_id, was_thanked=naming.thanked_on is not None)
        elif owed_to is not None:
            await self.ask_whether_thanked(owed_to)

    @act
    async def action_plan(self) -> None:
        await self.plan_week(self.desk.today)

    @act
    async def action_new_task(self) -> None:
        hand = self.at_hand()
        await self.new_task(hand.account_id, hand.person_id, is_prospecting=True)

    @act
    async def action_snooze(self) -> None:
        task = self._planned_task()
        if task is not None:
            await self.snooze_task(task.task_id)

    @act
    async def action_edit(self) -> None:
        naming, person_id, task = self._naming(), self._person_id(), self._planned_task()
        if task is not None:
            await self.edit_task(task.task_id)
        elif naming is not None:
            await self.edit_naming(naming.referral_id)
        elif person_id is not None:
            await self.edit_person(person_id)

    @act
    async def action_delete(self) -> None:
        naming, task = self._naming(), self._planned_task()
        if task is not None:
            await self.delete_task(task.task_id)
        elif naming is not None:
            await self.forget_naming(naming.referral_id)
