"""The people of an account as lines: the tree of who reports to whom, and the table of all of them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.person import title_and_department
from kamtui.domain.accounts.reach import first_reach
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.coverage import faded
from kamtui.domain.center.words import WORST_FIRST, Role, Stance
from kamtui.domain.text.cleaning import clean, sort_key
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.shown_days import show_ago
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.ui.center.map_aims import aim_sign
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns, short_name, stance_look

ORDERS = {
    "influence": N_("influence"),
    "stance": N_("stance"),
    "name": N_("name"),
    "last": N_("last contact"),
}
"""In which orders the table can be, as they are called."""
LEAST_TITLE, SHORT_NAME = 10, 18
"""Cells from which on a title says something, and those that a name keeps beside it."""
SIGNS = 2 + 2 * GAP
"""Cells before a name in the tree: how they stand, and how much they weigh."""
WHO_SHARE = 55
"""Percent of a line of the tree that names take at most, with how far they are moved in."""
WIDEST = 40
"""No column is wider than so many cells of what stands in it."""


def name_of(member: Member) -> str:
    """What somebody is called in a line; of whom only the part is known, that nobody knows them yet."""
    return _("{name} (unknown)").format(name=member.name) if member.is_empty_seat else member.name


def unknown_words(name: str, title: str, named: str, room: int) -> str:
    """Of whom only the part is known: the whole sentence by which they are called, with what else has room in as many cells.

    That is what they do there, and that nobody knows them, as it stands in `named`; their sign says that too.
    """
    bare = clean(name)
    tries = [f"{named}, {title}", f"{bare}, {title}"] if title else []
    return next((words for words in [*tries, named] if cell_len(words) <= room), bare)


def last_words(last_on: date | None, as_of: date, *, is_empty_seat: bool) -> str:
    """When somebody was last spoken to, in a column."""
    if is_empty_seat:
        return ""
    return show_ago(last_on, as_of) if last_on else _("never")


class _Branch(NamedTuple):
    """Somebody, and the space before their name; without anybody a heading of its words."""

    member: Member | None
    words: str


class TreeLines(Lines):
    """Who reports to whom; those who report to nobody first, advisers from outside apart."""

    def __init__(self, center: BuyingCenter, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._center = center
        inside = [member for member in center.members if not member.is_adviser]
        ids = {member.person_id for member in inside}
        below: dict[int | None, list[Member]] = {}
        for member in inside:
            boss = member.reports_to_id if member.reports_to_id in ids else None
            below.setdefault(boss, []).append(member)
        self._rows: list[_Branch] = []
        self._seen: set[int] = set()
        for member in below.get(None, []):
            self._grow(member, below)
        # A circle has no top; whoever is in one is shown all the same.
        for member in inside:
            self._grow(member, below)
        outside = [member for member in center.members if member.is_adviser]
        if outside:
            self._rows.append(_Branch(None, _("From outside")))
            self._rows += [_Branch(member, "") for member in outside]
        people = [(row.member, row.words) for row in self._rows if row.member is not None]
        # An unknown person is called by a whole sentence: known ones say how wide the column is.
        known = [(member, words) for member, words in people if not member.is_empty_seat] or people
        self._widest = max(
            (len(words) + SIGNS + cell_len(name_of(member)) for member, words in known), default=0
        )
        self._last = max((cell_len(self._last_of(member)) for member, _words in people), default=0)
        self._roles = max((len(letters(member.roles)) for member, _words in people), default=0)

    def _last_of(self, member: Member) -> str:
        return last_words(member.last_on, self._center.as_of, is_empty_seat=member.is_empty_seat)

    def _grow(self, top: Member, below: dict[int | None, list[Member]]) -> None:
        """Somebody and all below them; without recursion, as a chain may be longer than Python's stack."""
        waiting = [(top, 0)]
        while waiting:
            member, depth = waiting.pop()
            if member.person_id not in self._seen:
                self._seen.add(member.person_id)
                self._rows.append(_Branch(member, "   " * min(depth, 8)))
                waiting += [(other, depth + 1) for other in reversed(below.get(member.person_id, []))]

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        member = self._rows[index].member
        return member.person_id if member else None

    def is_heading(self, index: int) -> bool:
        return self._rows[index].member is None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        member, words = self._rows[index]
        if member is None:
            return [(words, "heading")]
        # The columns after the names stand in one line, however far a name is moved in.
        who = min(self._widest, max(width * WHO_SHARE // 100, 1))
        name = max(who - len(words) - SIGNS, 1)
        roles = [(letters(member.roles), self._roles, "accent")] if self._roles else []
        last = [(self._last_of(member), -self._last, "dim")] if self._last else []
        room = (
            width - len(words) - SIGNS - name - GAP - sum(GAP + abs(size) for _t, size, _l in [*roles, *last])
        )
        title = title_and_department(member.title, member.department)
        if cell_len(title) > room:
            title = clean(member.title) or title
        if member.is_empty_seat:
            words_of = unknown_words(member.name, title, name_of(member), name + GAP + room)
            named: list[Cell] = [(words_of, 0, _name_look(member, self._center))]
        else:
            named = [
                (name_of(member), name, _name_look(member, self._center)),
                (fit(title, max(room, 1)).rstrip(), 0, "dim"),
            ]
        cells = [*named, *roles, *last]
        return [
            (words, ""),
            (self._glyphs.stance(member.stance), stance_look(member.stance)),
            (" " * GAP, ""),
            (str(member.influence or "?"), "" if member.influence else "dim"),
            (" " * GAP, ""),
            *columns(cells, max(width - len(words) - SIGNS, 1)),
        ]


def letters(roles: Sequence[Role]) -> str:
    """The letters of somebody's parts in the decision."""
    return ",".join(role.letter for role in roles)


def _name_look(member: Member, center: BuyingCenter) -> str:
    return "dim" if member.is_empty_seat or faded(member, center.as_of, center.faded_days) else "strong"


class TableRow(NamedTuple):
    """A person in the table, in words; `stance` also as the value."""

    person_id: int
    stance: Stance | None
    influence: int | None
    wanted: Stance | None
    """How we want them to stand, where they do not yet."""
    name: str
    bare_name: str
    """Without what is said of whoever is unknown or gone."""
    name_look: str
    title: str
    """With the department, where the title does not say that already."""
    bare_title: str
    is_unknown: bool
    """Of whom only the part is known: they are called by a whole sentence."""
    roles: str
    phone: str
    reports_to: str
    last: str

    @property
    def stance_label(self) -> str:
        """How they stand to us, in a word."""
        return self.stance.label if self.stance else ""


Cell = tuple[str, int, str]


class Grid(NamedTuple):
    """The widths of the table's columns; 0 leaves a column out."""

    wanted: int
    stance: int
    name: int
    title: int
    roles: int
    reports_to: int
    phone: int
    last: int


def table_rows(
    center: BuyingCenter, people: Mapping[int, PersonLine], order: str
) -> tuple[list[TableRow], list[TableRow]]:
    """Those who are there in an order, and those who left, by name; `people` are all that the account ever had."""
    by_order: dict[str, Callable[[Member], tuple[object, ...]]] = {
        "influence": lambda m: (-(m.influence or 0), sort_key(m.name)),
        "stance": lambda m: (WORST_FIRST.index(m.stance) if m.stance else len(WORST_FIRST), sort_key(m.name)),
        "name": lambda m: (sort_key(m.name),),
        "last": lambda m: (m.last_on or date.min, sort_key(m.name)),
    }
    names = {member.person_id: member.name for member in center.members}
    there = [
        TableRow(
            member.person_id,
            member.stance,
            member.influence,
            member.target.stance if member.target is not None and member.is_below_target else None,
            name_of(member),
            member.name,
            _name_look(member, center),
            title_and_department(member.title, member.department),
            clean(member.title),
            member.is_empty_seat,
            letters(member.roles),
            _phone(people.get(member.person_id)),
            short_name(names.get(member.reports_to_id or 0, "")),
            last_words(member.last_on, center.as_of, is_empty_seat=member.is_empty_seat),
        )
        for member in sorted(center.members, key=by_order[order])
    ]
    gone = [
        TableRow(
            line.person_id,
            line.stance,
            line.influence,
            None,
            f"{line.name} ({line.status.label})",
            line.name,
            "dim",
            title_and_department(line.title, line.department),
            clean(line.title),
            line.is_empty_seat,
            letters(line.roles),
            _phone(line),
            "",
            last_words(line.last_on, center.as_of, is_empty_seat=line.is_empty_seat),
        )
        for line in people.values()
        if line.status is not PersonStatus.ACTIVE and line.person_id not in names
    ]
    return there, gone


def _phone(line: PersonLine | None) -> str:
    return clean(first_reach(line.reaches, ReachKind.PHONE)) if line is not None else ""


class TableLines(Lines):
    """Everybody of the account in columns that are as wide as what stands in them; who left stands below."""

    def __init__(self, there: Sequence[TableRow], gone: Sequence[TableRow], glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._rows: list[TableRow | None] = [*there]
        if gone:
            self._rows += [None, *gone]
        people = [*there, *gone]
        self._gone = len(gone)

        def widest(texts: Sequence[str], head: str) -> int:
            found = max(map(cell_len, texts), default=0)
            return min(max(found, cell_len(head)), WIDEST) if found else 0

        self._widest = Grid(
            2 if any(row.wanted is not None for row in people) else 0,
            widest([row.stance_label for row in people], ""),
            widest(
                [row.name for row in people if not row.is_unknown] or [row.name for row in people],
                _("name"),
            ),
            widest([row.title for row in people], _("title, department")),
            widest([row.roles for row in people], _("roles")),
            widest([row.reports_to for row in people], _("reports to")),
            widest([row.phone for row in people], _("phone")),
            widest([row.last for row in people], _("spoken")),
        )

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.person_id if row else None

    def is_heading(self, index: int) -> bool:
        return self._rows[index] is None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        if row is None:
            return [(_("No longer here"), "heading"), (f" {self._gone}", "count")]
        influence = (str(row.influence or "?"), 1, "" if row.influence else "dim")
        sign = (self._glyphs.stance(row.stance), 1, stance_look(row.stance))
        grid = self.grid(width)
        name, title, room = row.name, row.title, grid.title
        if row.is_unknown:  # both columns are one
            room = grid.name + (GAP + grid.title if grid.title else 0)
            name, title = unknown_words(row.bare_name, title, name, room), ""
            grid = grid._replace(name=room, title=0)
        elif cell_len(title) > room:
            title = row.bare_title or title
        title = fit(title, max(room, 1)).rstrip()
        return self._line(
            sign,
            influence,
            {
                "wanted": self._wanted(row.wanted),
                "stance": (row.stance_label, ""),
                "name": (name, row.name_look),
                "title": (title, "dim"),
                "roles": (row.roles, "accent"),
                "reports_to": (row.reports_to, "dim"),
                "phone": (row.phone, ""),
                "last": (row.last, "dim"),
            },
            grid,
            width,
        )

    def _wanted(self, stance: Stance | None) -> tuple[str, str]:
        """How we want somebody to stand: `»▲`; nothing where nothing is wanted, or it is reached."""
        if stance is None:
            return "", ""
        return aim_sign(ascii_only=self._glyphs.is_ascii)[-1] + self._glyphs.stance(stance), "dim"

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        title = _("title, department")
        if self.grid(width).title < cell_len(title):
            title = _("title")
        heads = {
            "wanted": "",
            "stance": "",
            "name": _("name"),
            "title": title,
            "roles": _("roles"),
            "reports_to": _("reports to"),
            "phone": _("phone"),
            "last": _("spoken"),
        }
        words = {name: (text, "dim") for name, text in heads.items()}
        grid = self.grid(width)
        parts = self._line(("", 1, "dim"), ("", 1, "dim"), words, grid, width)
        # That of the influence, a figure, has the cells of the sign before it too.
        return [(fit(_("infl."), 1 + GAP + 1 + GAP), "dim"), *parts[4:]]

    def _line(
        self,
        sign: tuple[str, int, str],
        influence: tuple[str, int, str],
        words: Mapping[str, tuple[str, str]],
        grid: Grid,
        width: int,
    ) -> Sequence[Part]:
        cells = [sign, influence]
        for name, size in grid._asdict().items():
            if size:
                text, look = words[name]
                cells.append((text, -size if name == "last" else size, look))
        return columns(cells, width)

    def grid(self, width: int) -> Grid:
        """The columns within a width: name, phone, roles and last contact always, a title in what is left.

        How somebody stands in a word, and to whom they report, join where nothing is cut for them.
        """
        want = self._widest
        sizes = want._replace(stance=0, title=0, reports_to=0)
        for name in ("phone", "roles"):
            if _room(sizes._replace(name=min(want.name, SHORT_NAME)), width) < 0:
                sizes = sizes._replace(**{name: 0})
        sizes = sizes._replace(name=max(sizes.name + min(_room(sizes, width), 0), 1))
        # A long name leaves some of its room to the title.
        least = min(want.title, LEAST_TITLE)
        title = _room(sizes, width) - GAP
        spare = min(max(sizes.name - SHORT_NAME, 0), max(least - title, 0))
        if want.title and title + spare >= least:
            sizes = sizes._replace(name=sizes.name - spare, title=min(want.title, title + spare))
        for name in ("stance", "reports_to"):
            size = getattr(want, name)
            if size and sizes.title == want.title and _room(sizes, width) >= size + GAP:
                sizes = sizes._replace(**{name: size})
        return sizes._replace(name=sizes.name + max(_room(sizes, width), 0))


def _room(grid: Grid, width: int) -> int:
    """How many cells of a width the columns leave, below 0 where they need more."""
    taken = [1, 1, *(size for size in grid if size)]
    return width - sum(taken) - GAP * (len(taken) - 1)
