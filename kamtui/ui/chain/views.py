"""What the chain can be looked at as: the tree, the prospects, who brings them, the sources, the week."""

from collections.abc import Collection, Sequence
from typing import ClassVar, NamedTuple, TypeVar

from textual.content import Content

from kamtui.domain.chain.forest import Naming, Root
from kamtui.domain.chain.harvest import Center, SourceYield, yield_of
from kamtui.domain.chain.prospect import Prospect, ProspectState, by_what_is_unknown
from kamtui.domain.chain.words import Source
from kamtui.domain.listing import Listing
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _, pgettext
from kamtui.domain.text.numbers import show_whole
from kamtui.exchange.lists.chain import (
    ChainLine,
    center_listing,
    chain_listing,
    source_listing,
    week_listing,
)
from kamtui.store.book.book import Book
from kamtui.store.chain import answer_reads
from kamtui.store.chain.week_reads import ProspectingTask
from kamtui.ui.chain.drawing import (
    ChainLines,
    YieldLines,
    center_heading,
    chain_heading,
    draw_center,
    draw_prospect,
    draw_source,
    grade_signs,
    prospect_heading,
    question_signs,
    source_heading,
)
from kamtui.ui.chain.foot_drawing import naming_words, root_words, task_words
from kamtui.ui.chain.panel_drawing import naming_content, thanks_owed_words, yield_content
from kamtui.ui.chain.shown import Shown, Sieve
from kamtui.ui.chain.tree import TreeRow, tree_rows
from kamtui.ui.chain.week_drawing import WeekLines, today_content, week_content, week_heading
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.heads.views_line import ViewLabel
from kamtui.ui.widgets.line_list import Lines, Part, RecordLines

Record = TypeVar("Record")


class OnLine(NamedTuple):
    """What a line stands for: a naming, else a person or source, else a task of the week; `row` is that of the tree."""

    row: TreeRow | None = None
    naming: Naming | None = None
    """In the list of prospects the first one of the prospect."""
    root: Root | None = None
    task: ProspectingTask | None = None


NOTHING = OnLine()


class ChainView:
    """One way to look at the chain: its columns, its lines, what each of them stands for and is told beside the list."""

    name: ClassVar[str]
    has_states: ClassVar[bool] = False
    """Whether only prospects in a state can be looked at."""
    has_words: ClassVar[bool] = True
    """Whether one can type which lines to look at."""

    def heading(self, width: int, lines: Lines) -> Sequence[Part]:
        """The heads of the columns of these lines."""
        raise NotImplementedError

    def label(self, shown: Shown) -> ViewLabel:
        """What the view is called above the list."""
        raise NotImplementedError

    def lines(self, shown: Shown, sieve: Sieve, folded: Collection[str], glyphs: Glyphs) -> Lines:
        """The lines of what is looked at; `folded` are the keys of the folded lines of the tree."""
        raise NotImplementedError

    def on_line(self, shown: Shown, lines: Lines, place: int) -> OnLine:
        """What the line at a place stands for."""
        raise NotImplementedError

    def listing(self, shown: Shown, lines: Lines, places: Sequence[int]) -> Listing:
        """What stands at some places as it leaves the program; who named some is a line too."""
        on_lines = (self.on_line(shown, lines, place) for place in places)
        return chain_listing([_outgoing(shown, line) for line in on_lines])

    def signs(self, shown: Shown, *, are_divided: bool) -> Sequence[tuple[str, str]]:
        """What is explained below the list, in the order of what it is worth.

        `are_divided`: the views say how those who were named divide.
        """
        return ()

    def panel(self, desk: Desk, shown: Shown, line: OnLine, width: int) -> Content:
        """Beside the list: the prospect, person or source at hand whole, and the week below."""
        week = week_content(shown.week, shown.today, width, desk.glyphs)
        if line.naming is not None:
            return Content.assemble(_about_naming(desk.book, shown, line.naming, width), "\n\n", week)
        if line.root is not None:
            return Content.assemble(_about_root(shown, line.root, width), "\n", week)
        return week

    def words(self, shown: Shown, line: OnLine) -> list[str]:
        """Below the list, where there is no panel: the line at hand whole, and what its letters stand for."""
        if line.task is not None:
            return task_words(line.task)
        if line.naming is not None:
            return naming_words(shown, line.naming)
        return root_words(shown, line.root) if line.root is not None else []

    def empty_words(self, shown: Shown) -> str:
        """What to press where there is no line."""
        if not shown.forest.namings:
            return _(
                "The endless chain: every conversation brings a prospect.\n\n"
                "{line.new}   writes down a prospect and who named it, or where it came from\n"
                "{call.log}   logs a call, and whether you asked for a name\n"
                "{week.plan}   plans the week"
            )
        return _(
            "Nothing like that in the chain. {chain.state} shows other states; {list.clear} clears the filter."
        )


class TreeView(ChainView):
    """Who named whom."""

    name = "tree"
    has_states = True

    def heading(self, width: int, lines: Lines) -> Sequence[Part]:
        return chain_heading(width)

    def label(self, shown: Shown) -> ViewLabel:
        return ViewLabel(self.name, _("tree"))

    def signs(self, shown: Shown, *, are_divided: bool) -> Sequence[tuple[str, str]]:
        questions, *_answers = question_signs()
        return [questions, *grade_signs()]

    def lines(self, shown: Shown, sieve: Sieve, folded: Collection[str], glyphs: Glyphs) -> Lines:
        rows = tree_rows(
            shown.forest,
            folded=folded,
            keep=None if sieve.keeps_all else sieve.keeper(shown),
            roots=shown.roots,
        )
        return ChainLines(rows, shown.forest, shown.referrers, shown.silent, shown.today, glyphs)

    def on_line(self, shown: Shown, lines: Lines, place: int) -> OnLine:
        row = lines.value(place) if isinstance(lines, ChainLines) else None
        return OnLine(row, row.naming, row.root) if row is not None else NOTHING


class ProspectsView(ChainView):
    """Each prospect once."""

    name = "prospects"
    has_states = True

    def heading(self, width: int, lines: Lines) -> Sequence[Part]:
        return prospect_heading(width)

    def label(self, shown: Shown) -> ViewLabel:
        return ViewLabel(self.name, _("prospects"), _divided(shown), short=_live(shown))

    def signs(self, shown: Shown, *, are_divided: bool) -> Sequence[tuple[str, str]]:
        told = [] if are_divided else [(_("prospects"), _divided(shown))]
        return [*told, *question_signs()]

    def lines(self, shown: Shown, sieve: Sieve, folded: Collection[str], glyphs: Glyphs) -> Lines:
        kept = {naming.account_id for naming in filter(sieve.keeper(shown), shown.forest.namings)}
        prospects = by_what_is_unknown(shown.forest.prospects[account_id] for account_id in kept)

        def draw(prospect: Prospect, width: int) -> Sequence[Part]:
            first = shown.first_naming(prospect)
            is_silent = prospect.account_id in shown.silent
            return draw_prospect(
                prospect, first.by_person or first.source.label, is_silent, width, shown.today, glyphs
            )

        return RecordLines(prospects, lambda prospect: prospect.account_id, draw)

    def on_line(self, shown: Shown, lines: Lines, place: int) -> OnLine:
        prospect = _record(lines, place, Prospect)
        return OnLine(naming=shown.first_naming(prospect)) if prospect is not None else NOTHING


class PeopleView(ChainView):
    """Who brings prospects."""

    name = "people"

    def heading(self, width: int, lines: Lines) -> Sequence[Part]:
        return center_heading(width, lines.amounts) if isinstance(lines, YieldLines) else ()

    def label(self, shown: Shown) -> ViewLabel:
        return ViewLabel(self.name, _("who brings them"), show_whole(len(shown.referrers)))

    def signs(self, shown: Shown, *, are_divided: bool) -> Sequence[tuple[str, str]]:
        return [*grade_signs(), ("!", thanks_owed_words())]

    def lines(self, shown: Shown, sieve: Sieve, folded: Collection[str], glyphs: Glyphs) -> Lines:
        people = [
            center
            for center in shown.centers
            if sieve.has_words(f" {fold(center.person.name)} {fold(center.person.account)}")
        ]
        return YieldLines(
            people,
            lambda center: center.person.person_id,
            lambda center: center.tree,
            lambda center, width, amounts: draw_center(center, width, shown.today, amounts),
        )

    def listing(self, shown: Shown, lines: Lines, places: Sequence[int]) -> Listing:
        centers = (_record(lines, place, Center) for place in places)
        return center_listing([center for center in centers if center is not None])

    def on_line(self, shown: Shown, lines: Lines, place: int) -> OnLine:
        center = _record(lines, place, Center)
        if center is None:
            return NOTHING
        return OnLine(root=Root(None, center.person.person_id, center.person.account_id))

    def empty_words(self, shown: Shown) -> str:
        if not shown.referrers:
            return _(
                "Nobody has named a prospect yet, and nobody is called a center of influence.\n\n"
                "{line.new}   writes down a prospect and who named it"
            )
        return super().empty_words(shown)


class SourcesView(ChainView):
    """What each source brings."""

    name = "sources"

    def heading(self, width: int, lines: Lines) -> Sequence[Part]:
        return source_heading(width, lines.amounts) if isinstance(lines, YieldLines) else ()

    def label(self, shown: Shown) -> ViewLabel:
        return ViewLabel(self.name, _("sources"))

    def signs(self, shown: Shown, *, are_divided: bool) -> Sequence[tuple[str, str]]:
        return [("!", _("it cost money and brought no customer"))]

    def lines(self, shown: Shown, sieve: Sieve, folded: Collection[str], glyphs: Glyphs) -> Lines:
        sources = [brought for brought in shown.sources if sieve.has_words(f" {fold(brought.source.label)}")]
        return YieldLines(
            sources, lambda brought: brought.source.value, lambda brought: brought.own, draw_source
        )

    def listing(self, shown: Shown, lines: Lines, places: Sequence[int]) -> Listing:
        sources = (_record(lines, place, SourceYield) for place in places)
        return source_listing([brought for brought in sources if brought is not None])

    def on_line(self, shown: Shown, lines: Lines, place: int) -> OnLine:
        brought = _record(lines, place, SourceYield)
        return OnLine(root=Root(Source(brought.source))) if brought is not None else NOTHING


class WeekView(ChainView):
    """The plan of the week and its tasks."""

    name = "week"
    has_words = False

    def heading(self, width: int, lines: Lines) -> Sequence[Part]:
        return week_heading(width)

    def label(self, shown: Shown) -> ViewLabel:
        return ViewLabel(self.name, _("plan of the week"))

    def lines(self, shown: Shown, sieve: Sieve, folded: Collection[str], glyphs: Glyphs) -> Lines:
        return WeekLines(shown.week, shown.today, glyphs)

    def listing(self, shown: Shown, lines: Lines, places: Sequence[int]) -> Listing:
        tasks = (self.on_line(shown, lines, place).task for place in places)
        return week_listing([task for task in tasks if task is not None])

    def on_line(self, shown: Shown, lines: Lines, place: int) -> OnLine:
        return OnLine(task=lines.task(place)) if isinstance(lines, WeekLines) else NOTHING

    def panel(self, desk: Desk, shown: Shown, line: OnLine, width: int) -> Content:
        """Beside the list, whose lines are the week: today."""
        return today_content(shown.week, shown.today, width, desk.glyphs)


def _live(shown: Shown) -> str:
    """How many of those who were named are prospects, as Accounts counts them."""
    return show_whole(shown.counts[ProspectState.OPEN])


def _divided(shown: Shown) -> str:
    """These, and how many are none any more, or never were: `35, won 4, lost 3`."""
    states = (
        (ProspectState.WON, pgettext("several", "won")),
        (ProspectState.LOST, pgettext("several", "lost")),
        (ProspectState.CUSTOMER, _("customers before")),
        (ProspectState.FORMER, _("left before")),
    )
    over = (f"{label} {show_whole(shown.counts[state])}" for state, label in states if shown.counts[state])
    return ", ".join((_live(shown), *over))


def _outgoing(shown: Shown, line: OnLine) -> ChainLine:
    """A line of the tree or of the prospects as it leaves the program."""
    naming, root = line.naming, line.root
    if naming is not None:
        return ChainLine(
            naming.by_person,
            naming.by_account,
            naming.source.label,
            shown.forest.prospects[naming.account_id],
            naming,
            naming.account_id in shown.silent,
            shown.generations.get(naming.account_id, 1),
        )
    named = line.row.named if line.row is not None else None
    if root is None or root.person_id is None:
        return ChainLine("", "", root.source.label if root is not None and root.source else "", named=named)
    first = shown.forest.under[root][0]
    return ChainLine(first.by_person, first.by_account, first.source.label, named=named)


def _about_naming(book: Book, shown: Shown, naming: Naming, width: int) -> Content:
    account_id, forest = naming.account_id, shown.forest
    return naming_content(
        forest,
        naming,
        answer_reads.answers(book, account_id),
        shown.harvest.of(forest.named_by_account(account_id)),
        shown.silent.get(account_id),
        shown.today,
        width,
    )


def _about_root(shown: Shown, root: Root, width: int) -> Content:
    if root.source is not None:
        brought = next(brought for brought in shown.sources if brought.source is root.source)
        return yield_content(root.source.label, "", brought.own, brought.tree, width)
    namings = shown.forest.named_by.get(root.person_id or 0, ())
    person = shown.referrers.get(root.person_id or 0)
    name, about = (person.name, person.account or _("outside any account")) if person else ("?", "")
    if shown.forest.thanks_owed_to(root.person_id or 0):
        about = f"{about} · {thanks_owed_words()}"
    return yield_content(name, about, yield_of(shown.forest, namings), shown.harvest.of(namings), width)


def _record(lines: Lines, place: int, kind: type[Record]) -> Record | None:
    """The record of a line, where the list has some of this kind."""
    record = lines.value(place) if isinstance(lines, RecordLines) else None
    return record if isinstance(record, kind) else None


VIEWS: tuple[ChainView, ...] = (TreeView(), ProspectsView(), PeopleView(), SourcesView(), WeekView())
