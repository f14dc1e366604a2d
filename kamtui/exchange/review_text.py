"""The day's review as plain text for a terminal or a pipe, and as JSON for a program."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from kamtui.domain.dates import show_day, show_days, show_long_day
from kamtui.domain.language import _, ngettext
from kamtui.domain.review import Group, Line, counts
from kamtui.domain.text import clean

WIDTH = 80
_MOST_ACCOUNT, _MOST_PERSON = 20, 14
_LEAST_WHAT = 24


def review_text(lines: Sequence[Line], today: date) -> Iterator[str]:
    """The review in lines of at most `WIDTH` cells: a title, then each group under its heading."""
    count = ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines))
    yield f"{show_long_day(today)} · {count}"
    if not lines:
        yield ""
        yield _("Nothing needs you today.")
        return
    rows = {line.key: _row(line, today) for line in lines}
    when, what, account, person = (max(map(cells, column)) for column in zip(*rows.values(), strict=True))
    account, person = min(account, _MOST_ACCOUNT), min(person, _MOST_PERSON)
    room = WIDTH - 2 - when - 2 - (2 + account if account else 0) - (2 + person if person else 0)
    what = min(what, max(room, _LEAST_WHAT))
    for group, members in groupby(lines, key=lambda line: line.group):
        found = list(members)
        yield ""
        yield f"{group.label.upper()} · {len(found)}"
        for line in found:
            at, words, whose, who = rows[line.key]
            parts = [" " * (when - cells(at)) + at, fit(words, what), fit(whose, account), fit(who, person)]
            yield ("  " + "  ".join(parts)).rstrip()


def _row(line: Line, today: date) -> tuple[str, str, str, str]:
    if line.group is Group.OVERDUE and line.due_on is not None:
        when = show_day(line.due_on, today)
    elif line.group is Group.TODAY:
        when = f"{line.due_time:%H:%M}" if line.due_time else ""
    elif line.days is not None:
        when = show_days(line.days)
    else:
        when = _("never") if line.group is Group.GOING_COLD else ""
    return when, clean(line.what), clean(line.account), clean(line.person)


def review_json(lines: Sequence[Line], today: date) -> dict[str, Any]:
    """The review for a program. Ids are texts: many programs round integers of their size."""
    return {
        "today": today.isoformat(),
        "counts": {group.name.lower(): count for group, count in counts(lines).items()},
        "lines": [
            {
                "group": line.group.name.lower(),
                "what": clean(line.what),
                "due_on": line.due_on.isoformat() if line.due_on else None,
                "due_time": f"{line.due_time:%H:%M}" if line.due_time else None,
                "days": line.days,
                "greeting": line.greeting.name.lower(),
                "times_put_off": line.times_put_off,
                "task_id": _id(line.task_id),
                "account_id": _id(line.account_id),
                "account": clean(line.account),
                "is_key": line.is_key,
                "person_id": _id(line.person_id),
                "person": clean(line.person),
                "stance": line.stance.value if line.stance else None,
            }
            for line in lines
        ],
    }


def _id(number: int | None) -> str | None:
    return None if number is None else str(number)


def cells(text: str) -> int:
    """How many cells of a terminal a clean line takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, room: int) -> str:
    """A clean line in exactly `room` cells: filled with spaces, or cut with an ellipsis."""
    if cells(text) <= room:
        return text + " " * (room - cells(text))
    kept, used = "", 0
    for char in text:
        if used + _cells(char) > room - 1:
            break
        kept, used = kept + char, used + _cells(char)
    return kept + "…" + " " * (room - 1 - used)
