"""A buying center in words: its warnings, its tree, its table, one person of it."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.coverage import FADES_AFTER_DAYS, Grade, faded
from kamtui.domain.center.links import Link, Way, links_of
from kamtui.domain.center.warning_lines import WarningLine
from kamtui.domain.center.words import Confidence, Stance
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_ago, show_long_day
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns, severity_sign, short_name, stance_look

MOST_ROWS = 6
"""How many rows say what changed on a day of the past; S says all of it."""


def draw_warning_line(line: WarningLine, width: int, glyphs: Glyphs) -> Sequence[Part]:
    """A warning, a way in, or what was accepted, on one line."""
    if line.is_accepted:
        return columns([("·", -3, "dim"), (line.sentence, 0, "dim")], width)
    sign, look = severity_sign(line.severity, glyphs)
    return columns([(sign, -3, look), (line.sentence, 0, "")], width)


class _Row(NamedTuple):
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
        self._rows: list[_Row] = []
        self._seen: set[int] = set()
        for member in below.get(None, []):
            self._grow(member, below)
        # A circle has no top; whoever is in one is shown all the same.
        for member in inside:
            self._grow(member, below)
        outside = [member for member in center.members if member.is_adviser]
        if outside:
            self._rows.append(_Row(None, _("from outside")))
            self._rows += [_Row(member, "") for member in outside]

    def _grow(self, top: Member, below: dict[int | None, list[Member]]) -> None:
        """Somebody and all below them; without recursion, as a chain may be longer than Python's stack."""
        waiting = [(top, 0)]
        while waiting:
            member, depth = waiting.pop()
            if member.person_id not in self._seen:
                self._seen.add(member.person_id)
                self._rows.append(_Row(member, "   " * min(depth, 8)))
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
            return [(f" {words.upper()}", "heading")]
        parts = draw_member(member, width - len(words), self._center.as_of, self._glyphs)
        return [(words, ""), *parts]


def draw_member(member: Member, width: int, as_of: date, glyphs: Glyphs) -> Sequence[Part]:
    """A person in the tree and the table."""
    name = _("{name} (empty seat)").format(name=member.name) if member.is_empty_seat else member.name
    look = "amber" if member.is_empty_seat else "dim" if faded(member, as_of) else "strong"
    cells = [
        (glyphs.stance(member.stance), 1, stance_look(member.stance)),
        (str(member.influence or "?"), 1, ""),
        (name, 0, look),
        (", ".join(role.letter for role in member.roles) or "·", 8, "accent"),
    ]
    if width >= 60:
        cells.append((member.title or member.department, 0, "dim"))
    last = "" if member.is_empty_seat else show_ago(member.last_on, as_of) if member.last_on else _("never")
    cells.append((last, -9, "dim"))
    return columns(cells, width)


Words = list[tuple[str, str]]
"""Pieces of text with how they look."""


def member_content(center: BuyingCenter, person_id: int | None, width: int, glyphs: Glyphs) -> Content:
    """The selected person: how they stand, why, how we know them, what binds them."""
    member = center.member(person_id) if person_id is not None else None
    if member is None:
        return Content("")
    names = {other.person_id: other.name for other in center.members}
    lines: list[Words] = [[(fit(clean(member.name), width), "bold")]]
    about = ", ".join(clean(part) for part in (member.title, member.department) if part)
    if about:
        lines.append([(fit(about, width), "$faint")])
    lines += _stance_lines(member, center.as_of, width, glyphs)
    roles = ", ".join(role.label for role in member.roles)
    lines += [
        [(line, "$accent" if roles else "$faint")] for line in wrap(roles or _("roles not known"), width)
    ]
    if boss := names.get(member.reports_to_id or 0):
        lines.append([(fit(_("reports to {name}").format(name=boss), width), "")])
    if not member.is_empty_seat:
        last = show_ago(member.last_on, center.as_of) if member.last_on else _("never")
        lines.append(
            [(f"{member.coverage.label}, ", ""), (_("last spoken to: {last}").format(last=last), "")]
        )
    lines += [
        [_link_words(link, member, names, width, glyphs)] for link in links_of(center, member.person_id)
    ]
    return Content.assemble(*(piece for line in lines for piece in (*line, ("\n", ""))))


def _stance_lines(member: Member, as_of: date, width: int, glyphs: Glyphs) -> list[Words]:
    """How somebody stands, when it was read, why, and whether that has faded."""
    stance = member.stance.label if member.stance else _("stance not known")
    if member.confidence is Confidence.ASSUMED and member.stance:
        stance = _("{stance} (assumed)").format(stance=stance)
    lines: list[Words] = [
        [
            (f"{glyphs.stance(member.stance)} {stance}", ""),
            ("  " + _("influence {value}").format(value=member.influence or "?"), ""),
        ]
    ]
    if member.read_on is not None:
        lines.append([(_("read {day}").format(day=show_long_day(member.read_on)), "$faint")])
    lines += [[(line, "")] for line in (wrap(member.reason, width) if member.reason else [])]
    if faded(member, as_of):
        lines.append([(_("Faded: not confirmed for {days} days.").format(days=FADES_AFTER_DAYS), "$warning")])
    return lines


def _link_words(
    link: Link, member: Member, names: Mapping[int, str], width: int, glyphs: Glyphs
) -> tuple[str, str]:
    """A tie of the selected person on one line."""
    other, verb = short_name(names.get(link.other_id, "?")), link.kind.label
    text = f"{verb} {other}" if link.way is not Way.IN else f"{other} {verb} {short_name(member.name)}"
    mark = "?" if link.confidence is Confidence.ASSUMED else ""
    look = "$error" if link.way is Way.BOTH else "$accent"
    return fit(f"{glyphs.strength(link.strength)} {text}{mark}", width), look


def stances_text(counts: dict[Stance | None, int], glyphs: Glyphs) -> str:
    """How people stand, in a column: `★1 ▲3 ●2 ■1`; those not known are left out."""
    return " ".join(f"{glyphs.stance(stance)}{counts[stance]}" for stance in Stance if counts.get(stance))


def grade_text(grade: Grade) -> str:
    """The map's grade, 0 to 3; `3+` where the supporter decides or approves."""
    return f"{grade.value}+" if grade.is_green else str(grade.value)


def as_of_words(day: date | None, changes: Sequence[str], width: int) -> Content:
    """Which day the map shows; the past is named as such, with what changed on that day."""
    if day is None:
        text = _("as of today · [ steps back")
        return Content.assemble((text, "$faint"))
    head = _("PAST: as of {day} · ] forward · ").format(day=show_long_day(day))
    rows = wrap(head + ("; ".join(changes) or _("nothing that the map shows")), width)
    if len(rows) > MOST_ROWS:
        rows = [*rows[: MOST_ROWS - 1], fit(f"{rows[MOST_ROWS - 1]} …", width)]
    text = "\n".join(rows)
    return Content.assemble((text[: len(head)], "bold $warning"), (text[len(head) :], ""))
