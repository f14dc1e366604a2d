"""One line each: an account, a conversation, a person, a task."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.dates import show_ago, show_day, show_weekday_day
from kamtui.domain.language import _
from kamtui.domain.next_step import NextStep, next_step
from kamtui.domain.words import Confidence, PersonStatus
from kamtui.store.accounts import AccountLine
from kamtui.store.buying_center import MapSummary
from kamtui.store.calls import CallLine
from kamtui.store.people import PersonLine
from kamtui.store.tasks import TaskLine
from kamtui.ui.drawing.center import grade_text, stances_text
from kamtui.ui.drawing.looks import columns, due_look, due_sign, due_text, short_name, stage_text, stance_look
from kamtui.ui.glyphs import Glyphs
from kamtui.ui.widgets.line_list import Part

ROOMY = 100
"""From this many cells on a list has room for all of its columns."""


def account_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `draw_account`."""
    return _account_columns(
        _("Account"), _("  stage"), _("city"), _("map"), _("last call"), _("next step"), "", width, {}
    )


def draw_account(
    line: AccountLine, summary: MapSummary | None, width: int, today: date, glyphs: Glyphs
) -> Sequence[Part]:
    """An account in the list; the map's grade and how its people stand to us."""
    state = next_step(line.next_on, today)
    what = _("nothing scheduled") if state is NextStep.NOTHING else line.next_what
    due = "" if line.next_on is None else due_text(line.next_on, today)
    look = due_look(line.next_on, today)
    people = ""
    if summary is not None and line.people:
        known = stances_text(summary.stances, glyphs)
        people = f"{grade_text(summary.grade)} {known if width >= ROOMY else known.replace(' ', '')}"
    return _account_columns(
        line.name,
        stage_text(line.stage, line.is_key, glyphs),
        line.city,
        people,
        show_ago(line.last_on, today) if line.last_on else _("never"),
        f"{due_sign(line.next_on, today, glyphs)} {due}",
        what,
        width,
        {
            "name": "strong" if line.is_key else "",
            "people": "green" if summary is not None and summary.grade.is_green else "dim",
            "last": "dim" if line.last_on else "amber",
            "due": look,
            "what": "dim" if state is NextStep.NOTHING else "",
        },
    )


def _account_columns(
    name: str,
    stage: str,
    city: str,
    people: str,
    last: str,
    due: str,
    what: str,
    width: int,
    looks: dict[str, str],
) -> Sequence[Part]:
    roomy = width >= ROOMY
    cells = [(name, 30 if roomy else 0, looks.get("name", "dim")), (stage, 10, "dim")]
    if width >= 72:
        cells.append((city, 11 if roomy else 8, "dim"))
        cells.append((people, 18 if roomy else 12, looks.get("people", "dim")))
    cells += [(last, -9, looks.get("last", "dim")), (due, 9, looks.get("due", "dim"))]
    if roomy:
        cells.append((what, 0, looks.get("what", "dim")))
    return columns(cells, width)


def draw_call(line: CallLine, width: int, today: date, *, with_account: bool = True) -> Sequence[Part]:
    """A conversation in a list: when, how, with whom, what about."""
    held = line.held_at.astimezone()
    gist = line.gist if not line.purpose else f"{line.purpose}: {line.gist}" if line.gist else line.purpose
    people = ", ".join(short_name(name) for name in line.people.split(", ")) if line.people else ""
    cells = [(_call_day(held.date(), today), 10, "dim")]
    if width >= ROOMY or not with_account:
        cells.append((held.strftime("%H:%M"), 5, "dim"))
    if width >= 60 or not with_account:
        cells.append((line.channel.label, 7, "dim"))
    if with_account:
        cells.append((line.account or _("(no account)"), 17 if width < ROOMY else 26, ""))
    if width >= 70:
        cells.append((people, 10 if width < ROOMY else 20, ""))
    cells.append((gist, 0, "dim"))
    return columns(cells, width)


def _call_day(day: date, today: date) -> str:
    days = (today - day).days
    return (
        show_ago(day, today)
        if days <= 1
        else show_weekday_day(day, today)
        if days < 180
        else show_day(day, today)
    )


def draw_person(line: PersonLine, width: int, today: date, glyphs: Glyphs) -> Sequence[Part]:
    """A person of an account: stance, name, what they do, roles, influence, last contact."""
    if line.is_empty_seat:
        who, look = _("{name} (empty seat)").format(name=line.name), "amber"
    elif line.status is PersonStatus.ACTIVE:
        who, look = line.name, "strong"
    else:
        who, look = f"{line.name} ({line.status.label})", "dim"
    cells = [
        (glyphs.stance(line.stance), 1, stance_look(line.stance)),
        (str(line.influence or "?"), 1, "" if line.influence else "dim"),
        (who, 0, look),
        (", ".join(part for part in (line.title, line.department) if part), 0, "dim"),
    ]
    if width >= 64:
        cells.append(
            (",".join(role.letter for role in line.roles) or "·", 7, "accent" if line.roles else "dim")
        )
    if width >= 100:
        cells.append((short_name(line.reports_to), 12, "dim"))
    last = "" if line.is_empty_seat else show_ago(line.last_on, today) if line.last_on else _("never")
    cells.append((last, -9, "dim"))
    return columns(cells, width)


def person_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `draw_person`."""
    cells = [("", 1, "dim"), ("", 1, "dim"), (_("person"), 0, "dim"), (_("title, department"), 0, "dim")]
    if width >= 64:
        cells.append((_("roles"), 7, "dim"))
    if width >= 100:
        cells.append((_("reports to"), 12, "dim"))
    cells.append((_("last"), -9, "dim"))
    return columns(cells, width)


def stance_words(line: PersonLine) -> str:
    """How a person stands to us, in words."""
    if line.stance is None:
        return _("stance not known")
    if line.confidence is Confidence.ASSUMED:
        return _("{stance} (assumed)").format(stance=line.stance.label)
    return line.stance.label


def draw_task(line: TaskLine, width: int, today: date, glyphs: Glyphs) -> Sequence[Part]:
    """A task of an account, open or done."""
    person = short_name(line.person)
    if line.done_at is not None:
        when = show_day(line.done_at.astimezone().date(), today)
        return columns(
            [
                (glyphs.done, 1, "green"),
                (when, -9, "dim"),
                ("", 5, ""),
                (line.what, 0, "dim"),
                (person, 14, "dim"),
            ],
            width,
        )
    what = line.what
    if line.times_put_off > 1:
        what = _("{what} (put off {count} times)").format(what=what, count=line.times_put_off)
    look = due_look(line.due_on, today)
    return columns(
        [
            (due_sign(line.due_on, today, glyphs), 1, look),
            (show_day(line.due_on, today), -9, look),
            (line.due_time.strftime("%H:%M") if line.due_time else "", 5, look),
            (what, 0, ""),
            (person, 14, "dim"),
        ],
        width,
    )
