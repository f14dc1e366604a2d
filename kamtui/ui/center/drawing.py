"""A buying center in words: its warnings, the signs of its map, one person of it, and which day is shown."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.person import title_and_department
from kamtui.domain.accounts.reach import of_kind
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.center.buying_center import BuyingCenter, Coverage, Member, target_words
from kamtui.domain.center.coverage import Grade, faded, grade, stance_counts
from kamtui.domain.center.links import Link, Way, links_of
from kamtui.domain.center.warning_lines import WarningLine
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_day_month, show_long_day
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.ui.center.map_aims import aim_sign
from kamtui.ui.center.map_lines import relation_signs
from kamtui.ui.center.people_lines import name_of
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, pressable, whole_parts, wrap
from kamtui.ui.widgets.blocks import Block, assemble, row, style
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import columns, severity_sign, short_name, stance_look

MOST_ROWS = 6
"""How many rows say what changed on a day of the past; S says all of it."""
MOVED = "→"
"""Stands in what changed of how somebody stands, which goes before the rest."""
LEGEND_GAPS = (3, 2, 1)
"""Cells between two entries of the legend of roles: the most with which they stand in one row."""


def draw_warning_line(line: WarningLine, width: int, glyphs: Glyphs) -> Sequence[Part]:
    """A warning, a way in, or what is hidden for a while, on one line."""
    if line.is_accepted:
        return columns([("·", -3, "dim"), (line.sentence, 0, "dim")], width)
    sign, look = severity_sign(line.severity, glyphs)
    return columns([(sign, -3, look), (line.sentence, 0, "")], width)


def warnings_heading(lines: Sequence[WarningLine], width: int, since: Sequence[str] = ()) -> Content:
    """`Warnings 3   ways in 1   hidden 2`, and what moved since the last review; what there is none of is left out.

    `since` says that at length, then shorter.
    """
    ways = sum(line.severity is None and not line.is_accepted for line in lines)
    hidden = sum(line.is_accepted for line in lines)
    parts: Block = []
    for label, count in (
        (_("Warnings"), len(lines) - ways - hidden),
        (_("Ways in"), ways),
        (_("Hidden"), hidden),
    ):
        if count:
            parts += [(label, "bold"), (f" {count}   ", "$accent")]
    room = width - sum(cell_len(text) for text, _look in parts)
    parts += [(words, "") for words in since if cell_len(words) <= room][:1]
    return Content.assemble(*parts).truncate(width)


def since_words(reviewed_on: date, changes: Sequence[str], today: date) -> list[str]:
    """How much moved since the last review, where all of it stands, and the first of it; then less of that, and nothing.

    Nothing where nothing moved.
    """
    if not changes:
        return []
    first = next((change for change in changes if MOVED in change), changes[0])
    said = ngettext(
        "Since {day} {count} change ({map.since})",
        "Since {day} {count} changes ({map.since})",
        len(changes),
    ).format(day=show_day_month(reviewed_on, today), count=len(changes))
    return [*dict.fromkeys((f"{said}: {clean(first)}", f"{said}: {clean(first.partition('; ')[0])}", said))]


def map_signs(glyphs: Glyphs, faded_days: int) -> list[tuple[str, str]]:
    """What the signs and letters of the map stand for, for the help."""
    return [
        *((glyphs.stance(stance), stance.label) for stance in Stance),
        (glyphs.stance(None), _("stance or influence not known")),
        ("[…]", _("an unknown person: only the part is known")),
        *((sign, kind.label) for sign, kind in relation_signs(ascii_only=glyphs.is_ascii)),
        (
            aim_sign(ascii_only=glyphs.is_ascii),
            _("from how somebody stands to how we want them to: {stance.target} says it"),
        ),
        (glyphs.strength(2), _("how strong a relation is, from one to three")),
        (_("faint"), _("how they stand was not confirmed for {days} days").format(days=faded_days)),
        *((role.letter, role.label) for role in Role),
    ]


def member_content(
    center: BuyingCenter, person_id: int | None, line: PersonLine | None, width: int, glyphs: Glyphs
) -> Content:
    """The selected person: how to reach them, how they stand, why, how we know them, what binds them."""
    member = center.member(person_id) if person_id is not None else None
    if member is None:
        return Content("")
    names = {other.person_id: other.name for other in center.members}
    blocks = [*_who(name_of(member), member.title, member.department, width), *_reaches(line, width)]
    blocks += _stance_rows(member, center, width, glyphs)
    blocks += _aim_rows(member, center.as_of, width, glyphs)
    roles = ", ".join(role.label for role in member.roles)
    blocks += [
        row((piece, "" if roles else "$faint")) for piece in wrap(roles or _("roles not known"), width)
    ]
    if boss := names.get(member.reports_to_id or 0):
        blocks.append(row((fit(_("reports to {name}").format(name=boss), width), "")))
    if not member.is_empty_seat:
        blocks += [row((piece, "")) for piece in wrap(_calls_words(member, center.as_of), width)]
    links = links_of(center, member.person_id)
    if links:
        blocks.append(row())
        blocks += [row(_link_words(link, member, names, width, glyphs)) for link in links]
    return assemble(blocks)


def line_content(line: PersonLine, today: date, width: int, glyphs: Glyphs) -> Content:
    """Somebody who is no longer there, beside the table."""
    return assemble(
        [
            *_who(f"{line.name} ({line.status.label})", line.title, line.department, width),
            *_reaches(line, width),
            row((f"{glyphs.stance(line.stance)} ", style(stance_look(line.stance))), (_stance(line), "")),
            row((_last(line.last_on, today), "")),
        ]
    )


def who_content(
    member: Member | None, line: PersonLine | None, as_of: date, width: int, glyphs: Glyphs
) -> Content:
    """Who is selected, in two lines for a window without a panel: name, title and phone; how they stand and why."""
    if member is None and line is None:
        return Content("")
    if member is not None:
        name, title, stance = name_of(member), member.title, member.stance
        last = "" if member.is_empty_seat else _last(member.last_on, as_of)
        said = [*_stance_words(member, as_of), _aim_words(member, as_of), member.reason]
    else:
        assert line is not None
        name, title, stance = f"{line.name} ({line.status.label})", line.title, line.stance
        last, said = _last(line.last_on, as_of), [_stance(line)]
    phones = [clean(way.text) for way in of_kind(line.reaches, ReachKind.PHONE)] if line else []
    name = clean(name)
    room = max(width - cell_len(name) - 2, 0)
    first = whole_parts([clean(part) for part in (title, *phones[:1], last) if part], max(room - 3, 0))
    return Content.assemble(
        (f"{glyphs.stance(stance)} ", style(stance_look(stance))),
        (fit(name, min(cell_len(name), max(width - 2, 1))), "bold"),
        (fit(f" · {first}" if first else "", room), "$faint"),
        ("\n", ""),
        (fit("  " + " · ".join(clean(part) for part in said if part), width), "$faint"),
    )


def _who(name: str, title: str, department: str, width: int) -> list[Block]:
    about = title_and_department(title, department)
    titles = wrap(about, width) if about else []
    return [row((fit(clean(name), width), "bold")), *(row((piece, "$faint")) for piece in titles)]


def _reaches(line: PersonLine | None, width: int) -> list[Block]:
    """Phones and addresses, one below the other."""
    ways = of_kind(line.reaches, ReachKind.PHONE, ReachKind.EMAIL) if line is not None else ()
    return [row((piece, "")) for way in ways for piece in wrap(clean(way.text), width)]


def _last(last_on: date | None, as_of: date) -> str:
    """On which day somebody was last spoken to."""
    if last_on is None:
        return _("never spoken to")
    return _("last spoken to on {day}").format(day=show_day_month(last_on, as_of))


def _calls_words(member: Member, as_of: date) -> str:
    """How well we know somebody: `3 calls in 12 months, last spoken to on 12 Nov`."""
    if member.last_on is None:
        return _last(None, as_of)
    count = member.calls_12_months
    calls = ngettext("{count} call in 12 months", "{count} calls in 12 months", count).format(count=count)
    parts = [calls if count else _("no call in 12 months"), _last(member.last_on, as_of)]
    return ", ".join([_("well known"), *parts] if member.coverage is Coverage.DEEP else parts)


def _stance(line: PersonLine) -> str:
    return line.stance.label if line.stance else _("stance not known")


def _stance_words(member: Member, as_of: date) -> list[str]:
    """How somebody stands, how much they weigh, and when that was rated."""
    stance = member.stance.label if member.stance else _("stance not known")
    if member.confidence is Confidence.ASSUMED and member.stance:
        stance = _("{stance} (assumed)").format(stance=stance)
    words = [stance, _("influence {value}").format(value=member.influence or "?")]
    if member.read_on is not None:
        words.append(_("rated {day}").format(day=show_day_month(member.read_on, as_of)))
    return words


def _stance_rows(member: Member, center: BuyingCenter, width: int, glyphs: Glyphs) -> list[Block]:
    """How somebody stands, when it was rated, why, and whether that has faded."""
    stance, *rest = _stance_words(member, center.as_of)
    blocks = [
        row((f"{glyphs.stance(member.stance)} ", style(stance_look(member.stance))), (stance, "")),
        row((fit(" · ".join(rest), width), "$faint")),
    ]
    blocks += [row((piece, "")) for piece in (wrap(member.reason, width) if member.reason else [])]
    if faded(member, center.as_of, center.faded_days):
        days = center.faded_days
        words = ngettext("Not confirmed for {days} day.", "Not confirmed for {days} days.", days).format(
            days=days
        )
        blocks += [row(("! ", "$warning"), (fit(words, width - 2), ""))]
    return blocks


def _aim_rows(member: Member, as_of: date, width: int, glyphs: Glyphs) -> list[Block]:
    """How we want somebody to stand, by when, and our next move; nothing where nothing is wanted."""
    target = member.target
    if target is None:
        return []
    sign = (f"{glyphs.stance(target.stance)} ", style(stance_look(target.stance)))
    said = _aim_words(member, as_of)
    return [
        row(sign if number == 0 else ("  ", ""), (piece, ""))
        for number, piece in enumerate(wrap(said, max(width - 2, 1)))
    ]


def _aim_words(member: Member, as_of: date) -> str:
    """`wanted: supporter by 1 Mar 2027 (reached) · next: lunch`; "" where nothing is wanted."""
    target = member.target
    if target is None:
        return ""
    said = target_words(target)
    if not member.is_below_target:
        said = _("{wanted} (reached)").format(wanted=said)
    elif target.is_past(as_of):
        said = _("{wanted} (its day has passed)").format(wanted=said)
    return f"{said} · " + _("next: {move}").format(move=clean(target.move)) if target.move else said


def _link_words(
    link: Link, member: Member, names: Mapping[int, str], width: int, glyphs: Glyphs
) -> tuple[str, str]:
    """A tie of the selected person on one line."""
    other, verb = short_name(names.get(link.other_id, "?")), link.kind.label
    text = f"{verb} {other}" if link.way is not Way.IN else f"{other} {verb} {short_name(member.name)}"
    mark = "?" if link.confidence is Confidence.ASSUMED else ""
    return fit(f"{glyphs.strength(link.strength)} {text}{mark}", width), ""


def stances_text(counts: dict[Stance | None, int], glyphs: Glyphs) -> str:
    """How people stand, in a column: `★1 ▲3 ●2 ■1`; those not known are left out."""
    return " ".join(f"{glyphs.stance(stance)}{counts[stance]}" for stance in Stance if counts.get(stance))


def stances_words(counts: dict[Stance | None, int]) -> str:
    """How people stand, where nothing beside it explains the signs: `3 for us, 2 neutral, 1 against`."""
    groups = (
        (_("{count} for us"), (Stance.DEFENDER, Stance.SUPPORTER)),
        (_("{count} neutral"), (Stance.NEUTRAL,)),
        (_("{count} against"), (Stance.SCEPTIC, Stance.BLOCKER)),
    )
    counted = ((words, sum(counts.get(stance, 0) for stance in stances)) for words, stances in groups)
    return ", ".join(words.format(count=count) for words, count in counted if count)


def grade_words(grade: Grade) -> str:
    """How far a map has come, in words."""
    if grade.is_green:
        return _("who decides is for us")
    return {
        0: _("nobody known"),
        1: _("no key player known"),
        2: _("no key player is for us"),
        3: _("a key player is for us"),
    }[grade.value]


def shown_words(
    center: BuyingCenter, view: str, day: date | None, changes: Sequence[str], width: int, glyphs: Glyphs
) -> Content:
    """Which view and day is shown, how people stand, and how far it has come; the past is named as such, with what changed on that day."""
    if day is None:
        counts, hint = stance_counts(center), _("{list.view} view") + "  " + _("{time.earlier} earlier")
        text, gap = "", 0
        for stances in (stances_words(counts), stances_text(counts, glyphs)):
            said = [_("today"), stances, grade_words(grade(center))]
            text = " · ".join(part for part in (view, *said) if part)
            if (gap := width - cell_len(text) - cell_len(hint)) > 2:
                break
        if gap <= 2:
            return Content(text)
        view_hint, time_hint = (
            pressable((words, "$faint"), action=f"act({act!r})")
            for words, act in (
                (_("{list.view} view"), "list.view"),
                (_("{time.earlier} earlier"), "time.earlier"),
            )
        )
        return Content.assemble((text, ""), (" " * gap, ""), view_hint, ("  ", ""), time_hint)
    head = _("PAST: {day} · {time.later} later · ").format(day=show_long_day(day))
    rows = wrap(head + ("; ".join(changes) or _("nothing that the map shows")), width)
    if len(rows) > MOST_ROWS:
        rows = [*rows[: MOST_ROWS - 1], fit(f"{rows[MOST_ROWS - 1]} …", width)]
    text = "\n".join(rows)
    return Content.assemble((text[: len(head)], "bold $warning"), (text[len(head) :], ""))


def role_legend(given: Collection[Role], room: int) -> list[list[str]]:
    """What the letters of some roles stand for, `D decider`, with the blanks behind each: in one row, or as many in a row as
    there is room for."""
    said = [f"{role.letter} {role.label}" for role in Role if role in given]
    needed = sum(map(cell_len, said))
    gap = next((gap for gap in LEGEND_GAPS if needed + gap * (len(said) - 1) <= room), LEGEND_GAPS[0])
    rows: list[list[str]] = []
    left = 0
    for words in said:
        size = cell_len(words) + gap
        if size > left:
            rows.append([])
            left = room + gap
        rows[-1].append(words + " " * gap)
        left -= size
    return rows
