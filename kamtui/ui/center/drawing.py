"""A buying center in words: its warnings, its tree, its table, one person of it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.coverage import Grade, faded
from kamtui.domain.center.way_in import WayIn
from kamtui.domain.center.words import Confidence, Stance
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_ago, show_long_day
from kamtui.domain.warning import Severity, Warning
from kamtui.ui.center.map_layout import Way, links_of
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns, short_name, stance_look


@dataclass(frozen=True, slots=True)
class Warned:
    """A line under the map: a warning, or a way in."""

    key: str
    sentence: str
    severity: Severity | None
    person_id: int | None
    warning: Warning | None = None


MOST_ROWS = 6
"""Rows that say what changed on a day of the past; S says all of it."""


def warned(warnings: Sequence[Warning], ways: Sequence[WayIn], accepted: dict[str, str]) -> list[Warned]:
    """The pressing warnings, the ways in, the other warnings, and what was accepted (key → until when and why)."""
    found = [
        Warned(
            warning.key,
            warning.sentence,
            warning.severity,
            warning.people[0] if warning.people else None,
            warning,
        )
        for warning in warnings
        if warning.key not in accepted
    ]
    pressing = [line for line in found if line.severity is not None and line.severity >= Severity.RED]
    others = [line for line in found if line not in pressing]
    ways_lines = [Warned(f"way:{way.target}", way.sentence, None, way.target) for way in ways]
    kept = [
        Warned(
            f"kept:{one.key}",
            f"{accepted[one.key].rstrip('.')}: {one.sentence}",
            None,
            one.people[0] if one.people else None,
        )
        for one in warnings
        if one.key in accepted
    ]
    return pressing + ways_lines + others + kept


def severity_sign(severity: Severity | None, glyphs: Glyphs) -> tuple[str, str]:
    """The sign of a warning and its looks; a way in has an arrow."""
    match severity:
        case None:
            return glyphs.way_in, "accent"
        case Severity.AMBER:
            return "!", "amber"
        case Severity.RED:
            return "!!", "red"
        case _:
            return "!!!", "red strong"


def draw_warned(line: Warned, width: int, glyphs: Glyphs) -> Sequence[Part]:
    """A warning, or a way in, on one line."""
    if line.key.startswith("kept:"):
        return columns([("·", -3, "dim"), (line.sentence, 0, "dim")], width)
    sign, look = severity_sign(line.severity, glyphs)
    return columns([(sign, -3, look), (line.sentence, 0, "")], width)


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
        self._rows: list[tuple[Member | None, str]] = []
        self._seen: set[int] = set()
        for member in below.get(None, []):
            self._grow(member, below)
        # A circle has no top; whoever is in one is shown all the same.
        for member in inside:
            self._grow(member, below)
        outside = [member for member in center.members if member.is_adviser]
        if outside:
            self._rows.append((None, _("from outside")))
            self._rows += [(member, "") for member in outside]

    def _grow(self, top: Member, below: dict[int | None, list[Member]]) -> None:
        """Somebody and all below them; without recursion, as a chain may be longer than Python's stack."""
        waiting = [(top, 0)]
        while waiting:
            member, depth = waiting.pop()
            if member.person_id not in self._seen:
                self._seen.add(member.person_id)
                self._rows.append((member, "   " * min(depth, 8)))
                waiting += [(other, depth + 1) for other in reversed(below.get(member.person_id, []))]

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        member = self._rows[index][0]
        return member.person_id if member else None

    def is_heading(self, index: int) -> bool:
        return self._rows[index][0] is None

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


def member_content(center: BuyingCenter, person_id: int | None, width: int, glyphs: Glyphs) -> Content:
    """The selected person: how they stand, why, how we know them, what binds them."""
    member = center.member(person_id) if person_id is not None else None
    if member is None:
        return Content("")
    names = {one.person_id: one.name for one in center.members}
    blocks: list[tuple[str, str]] = [(fit(clean(member.name), width), "bold"), ("\n", "")]
    about = ", ".join(clean(part) for part in (member.title, member.department) if part)
    if about:
        blocks += [(fit(about, width), "$faint"), ("\n", "")]
    stance = member.stance.label if member.stance else _("stance not known")
    if member.confidence is Confidence.ASSUMED and member.stance:
        stance = _("{stance} (assumed)").format(stance=stance)
    blocks += [
        (f"{glyphs.stance(member.stance)} {stance}", ""),
        ("  " + _("influence {value}").format(value=member.influence or "?"), ""),
        ("\n", ""),
    ]
    if member.read_on is not None:
        blocks += [(_("read {day}").format(day=show_long_day(member.read_on)), "$faint"), ("\n", "")]
    for line in wrap(member.reason, width) if member.reason else []:
        blocks += [(line, ""), ("\n", "")]
    if faded(member, center.as_of):
        blocks += [(_("Faded: not confirmed for 180 days."), "$warning"), ("\n", "")]
    roles = ", ".join(role.label for role in member.roles)
    for line in wrap(roles or _("roles not known"), width):
        blocks += [(line, "$accent" if roles else "$faint"), ("\n", "")]
    boss = names.get(member.reports_to_id or 0)
    if boss:
        blocks += [(fit(_("reports to {name}").format(name=boss), width), ""), ("\n", "")]
    if not member.is_empty_seat:
        last = show_ago(member.last_on, center.as_of) if member.last_on else _("never")
        blocks += [
            (f"{member.coverage.label}, ", ""),
            (_("last spoken to: {last}").format(last=last), ""),
            ("\n", ""),
        ]
    for link in links_of(center, member.person_id):
        other = short_name(names.get(link.other_id, "?"))
        verb = link.kind.label
        text = f"{verb} {other}" if link.way is not Way.IN else f"{other} {verb} {short_name(member.name)}"
        strength = glyphs.strength(link.strength)
        mark = "?" if link.confidence is Confidence.ASSUMED else ""
        look = "$error" if link.way is Way.BOTH else "$accent"
        blocks += [
            ("\n" if not blocks[-1][0].endswith("\n") else "", ""),
            (fit(f"{strength} {text}{mark}", width), look),
        ]
        blocks += [("\n", "")]
    return Content.assemble(*blocks)


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
    what = "; ".join(changes) or _("nothing that the map shows")
    rows = wrap(head + what, width)
    if len(rows) > MOST_ROWS:
        rows = [*rows[: MOST_ROWS - 1], fit(f"{rows[MOST_ROWS - 1]} …", width)]
    text = "\n".join(rows)
    return Content.assemble((text[: len(head)], "bold $warning"), (text[len(head) :], ""))
