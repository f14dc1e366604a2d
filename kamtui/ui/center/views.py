"""What the people of an account can be looked at as: the map, the tree, the table. One object a view."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.coverage import faded
from kamtui.domain.text.language import N_, _
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.ui.center.map_view import MapView
from kamtui.ui.center.people_lines import TableLines, TreeLines, table_rows
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.kept import Way
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.line_list import LineList, Part
from kamtui.ui.widgets.panel import LIST, needed_by


class Shown(NamedTuple):
    """What was read of an account's people, for all views."""

    center: BuyingCenter
    people: Mapping[int, PersonLine]
    """All that the account ever had and still has in the book, also those who left; of the past only who was there."""


class View:
    """One way to look at the people: its widgets, and who is chosen in it."""

    name: ClassVar[str]
    label: ClassVar[str]
    """As written."""

    def __init__(self, main: MapView | LineList) -> None:
        self.main = main
        """The widget that has the keys while the view is looked at."""

    @property
    def words(self) -> str:
        """What it is called above it."""
        return _(self.label)

    @property
    def widgets(self) -> Sequence[Widget]:
        """All that is in view with it, from top to bottom."""
        return (self.main,)

    @property
    def needs(self) -> int:
        """The cells of the window that it needs beside a panel."""
        return LIST

    def show(self, shown: Shown, chosen_id: int | None) -> None:
        """Draw what was read."""
        raise NotImplementedError

    def choose(self, person_id: int) -> None:
        """Stand on a person."""
        raise NotImplementedError

    @property
    def chosen_id(self) -> int | None:
        """The person it stands on."""
        raise NotImplementedError


class MapOfPeople(View):
    """Influence up, stance across."""

    name, label = "map", N_("map")

    def __init__(self, glyphs: Glyphs) -> None:
        self._map = MapView(glyphs, id="map")
        super().__init__(self._map)

    def show(self, shown: Shown, chosen_id: int | None) -> None:
        center = shown.center
        pale = [
            member.person_id for member in center.members if faded(member, center.as_of, center.faded_days)
        ]
        self._map.show(center, pale, chosen_id)

    def choose(self, person_id: int) -> None:
        self._map.choose(person_id)

    @property
    def chosen_id(self) -> int | None:
        return self._map.chosen_id


class _Listed(View):
    """A view of lines, one a person."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._list = LineList(mark=glyphs.cursor, id=self.name)
        super().__init__(self._list)

    @property
    def needs(self) -> int:
        return needed_by(self._list.lines)

    def choose(self, person_id: int) -> None:
        self._list.move_to(person_id)

    @property
    def chosen_id(self) -> int | None:
        key = self._list.current_key
        return key if isinstance(key, int) else None


class TreeOfPeople(_Listed):
    """Who reports to whom."""

    name, label = "tree", N_("tree")

    def show(self, shown: Shown, chosen_id: int | None) -> None:
        self._list.fill(TreeLines(shown.center, self._glyphs))


class TableOfPeople(_Listed):
    """Everybody with how to reach them, also those who left."""

    name, label = "table", N_("table")

    def __init__(self, glyphs: Glyphs, order: Way[str]) -> None:
        super().__init__(glyphs)
        self._order = order
        self._lines = TableLines([], [], glyphs)
        self._heading = Heading(self._head)

    @property
    def words(self) -> str:
        return _("{view} by {order}").format(view=_(self.label), order=_(self._order.now))

    @property
    def widgets(self) -> Sequence[Widget]:
        return (self._heading, self.main)

    def _head(self, width: int) -> Sequence[Part]:
        return self._lines.heading(width)

    def show(self, shown: Shown, chosen_id: int | None) -> None:
        there, gone = table_rows(shown.center, shown.people, self._order.name)
        self._lines = TableLines(there, gone, self._glyphs)
        self._list.fill(self._lines)
        self._heading.refresh()
