"""The day's review as plain text for a terminal or a pipe, and as JSON for a program."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from kamtui.domain.accounts.next_step import is_late
from kamtui.domain.calls.contacted import ChainCount
from kamtui.domain.day.line import SENTENCES, Group, Line, counts, tail_of, tomorrow_words, words_of
from kamtui.domain.terms.promises import strip_of
from kamtui.domain.terms.target import type_target
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_day, show_days, show_due, show_long_day

WIDTH = 80
MOST_OF_A_GROUP = 25
"""How many lines of a group a terminal shows."""
SHOWN_CHECKS = 6
"""How many of a term's latest checks its line shows."""
_MOST_ACCOUNT, _MOST_PERSON = 20, 14
_LEAST_WORDS = 20
_SIGNS = {Outcome.KEPT: "✓", Outcome.PARTLY: "~", Outcome.BROKEN: "✗", Outcome.RENEGOTIATED: "↻", None: "·"}
_COMES_AGAIN = "↻"
_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0400-\u0482\u048a-\u052f–—„“”…−]*")
"""Latin, Cyrillic and their signs, each one cell wide, as nearly all that is told."""


def review_text(
    lines: Sequence[Line],
    today: date,
    chain: ChainCount,
    tomorrow: Line | None = None,
    *,
    width: int | None = WIDTH,
    most: int | None = MOST_OF_A_GROUP,
) -> Iterator[str]:
    """The review in lines of at most `width` cells: a title, each group under its heading, the day's chain.

    Of each group the first lines, at most so many, and how many more there are; of who is new in the book and was not
    spoken to yet only the count. Without a width nothing is cut, nor left out. Of a day on which nothing is left it says so, and what
    `tomorrow` begins with.
    """
    due = sum(line.is_due for line in lines)
    count = ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines))
    yield f"{show_long_day(today)} · " + _("{due} due, {count} in all").format(due=due, count=count)
    if lines:
        yield from _groups(lines, today, width, most if width is not None else None)
    else:
        yield ""
        yield _("Nothing needs you today.")
        words = tomorrow_words(tomorrow)
        yield words if width is None else fit(words, width).rstrip()
    yield ""
    yield "  ".join([_("Chain today").upper(), *chain.figures])


def _groups(lines: Sequence[Line], today: date, width: int | None, most: int | None) -> Iterator[str]:
    groups = {group: list(members) for group, members in groupby(lines, key=lambda line: line.group)}
    shown = [line for members in groups.values() for line in members[:most]]
    rows = [row_texts(line, today) for line in shown]
    when, words, tail, account, person, strip = zip(*rows, strict=True)
    sizes = [max(map(cells, column)) for column in (when, account, person, strip)]
    sizes[1:] = [min(sizes[1], _MOST_ACCOUNT), min(sizes[2], _MOST_PERSON), sizes[3]]
    room = (width or WIDTH) - 2 - sizes[0] - 2 - sum(2 + size for size in sizes[1:] if size)
    longest = max(cells(_joined(*pair)) for pair in zip(words, tail, strict=True))
    words_width = min(longest, max(room, _LEAST_WORDS))
    # Into a file or a pipe the columns are the same, but what is longer than its column stays whole.
    column = fit if width is not None else _filled
    # A warning is a sentence: it has the room of those behind it as well.
    whole = words_width + sum(2 + size for size in sizes[2:] if size)
    for group, of_group in groupby(zip(shown, rows, strict=True), key=lambda member: member[0].group):
        count = len(groups[group])
        yield ""
        yield f"{group.label.upper()} · {count}"
        if group is Group.NOT_SPOKEN_YET and width is not None:
            continue
        for line, row in of_group:
            at, said, behind, *rest = row
            parts = [" " * (sizes[0] - cells(at)) + at]
            if group is Group.CHAIN:  # the sentence names whom it is about, and ends with what to do
                first, *further = [said] if width is None else _wrapped(said, width - 2 - sizes[0] - 2)
                yield "  ".join(["", *parts, first])
                yield from (" " * (4 + sizes[0]) + text for text in further)
                continue
            if group in SENTENCES:
                parts += [column(said, whole), column(rest[0], sizes[1])]
            else:
                is_cut = width is not None
                parts.append(
                    _with_tail(said, behind, words_width)
                    if is_cut
                    else _filled(_joined(said, behind), words_width)
                )
                parts += [column(text, size) for text, size in zip(rest, sizes[1:], strict=True) if size]
            yield ("  " + "  ".join(parts)).rstrip()
            for also in line.also_words:
                first, *further = _also(also, width, sizes[0])
                yield f"{' ' * (4 + sizes[0])}+ {first}"
                yield from (" " * (6 + sizes[0]) + text for text in further)
        if most is not None and count > most:
            more = ngettext("and {count} more", "and {count} more", count - most).format(count=count - most)
            yield f"{' ' * (4 + sizes[0])}{more} · kamtui today --all"


def _also(words: str, width: int | None, day_cells: int) -> list[str]:
    """What stands below a line with the same cause, below its words."""
    said = clean(words)
    return [said] if width is None else _wrapped(said, width - 6 - day_cells)


def row_texts(line: Line, today: date) -> tuple[str, str, str, str, str, str]:
    """When, what, what stands behind it, the account, the person or who owes it, the last checks."""
    person, strip = "" if line.feast else clean(line.person), ""  # whose feast it is stands in its words
    if line.term is not None:
        person = line.term.owed_by.label
        strip = "".join(_SIGNS[state] for state in strip_of(line.term, today)[-SHOWN_CHECKS:])
    tail = " ".join(part for part in (tail_of(line), _COMES_AGAIN if line.repeats else "") if part)
    return _when(line, today), clean(words_of(line)), clean(tail), clean(line.account), person, strip


def _when(line: Line, today: date) -> str:
    match line.group:
        case _ if line.broken_on is not None:
            return show_due(line.broken_on, today)
        case Group.TODAY | Group.FEASTS if line.feast is not None and line.due_on is not None:
            return show_day(line.due_on, today)
        case Group.FIRST | Group.OVERDUE | Group.TODAY if line.due_on is not None and is_late(
            line.due_on, today
        ):
            return show_due(line.due_on, today)
        case Group.FIRST | Group.TODAY:
            return f"{line.due_time:%H:%M}" if line.due_time else _("today")
        case Group.WARNINGS | Group.CHAIN if line.warning is not None:
            return "!" * line.warning.severity
    if line.days is None:
        return _("never") if line.group is Group.GOING_COLD else ""
    return show_days(line.days) if line.days else _("today")


def _wrapped(words: str, room: int) -> list[str]:
    """Words in lines of at most so many cells, broken between words; some letters take two cells."""
    return textwrap.wrap(words, room if cells(words) == len(words) else room // 2) or [""]


def _joined(words: str, tail: str) -> str:
    return f"{words} {tail}" if tail else words


def _with_tail(words: str, tail: str, room: int) -> str:
    """Words and what stands behind them, in so many cells: where both do not fit, the words are cut first."""
    left = room - cells(tail) - 1
    if not tail or cells(_joined(words, tail)) <= room or left < _LEAST_WORDS // 2:
        return fit(_joined(words, tail), room)
    return f"{fit(words, left)} {tail}"


def review_json(lines: Sequence[Line], today: date, chain: ChainCount) -> dict[str, Any]:
    """The review for a program. Ids are texts: many programs round integers of their size."""
    return {
        "today": today.isoformat(),
        "counts": {group.name.lower(): count for group, count in counts(lines).items()},
        "chain": {
            "contacted": chain.contacted,
            "asked": chain.asked,
            "named": chain.named,
            "goal": chain.goal,
        },
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
                "repeats": line.repeats,
                "term_id": _id(line.term.term_id) if line.term else None,
                "owed_by": line.term.owed_by.value if line.term else None,
                "target": type_target(line.term.target) or None if line.term else None,
                "strip": list(strip_of(line.term, today)) if line.term else None,
                "feast": line.feast.kind.value if line.feast else None,
                "rule": line.warning.rule.value if line.warning else None,
                "account_id": _id(line.account_id),
                "account": clean(line.account),
                "is_key": line.is_key,
                "person_id": _id(line.person_id),
                "person": clean(line.person),
                "stance": line.stance.value if line.stance else None,
                "also": [clean(words) for words in line.also_words],
            }
            for line in lines
        ],
    }


def _id(number: int | None) -> str | None:
    return None if number is None else str(number)


def cells(text: str) -> int:
    """How many cells of a terminal a clean line takes."""
    return len(text) if text.isascii() or _NARROW.fullmatch(text) else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _filled(text: str, room: int) -> str:
    """A clean line in at least `room` cells."""
    return text + " " * (room - cells(text))


def fit(text: str, room: int) -> str:
    """A clean line in exactly `room` cells: filled with spaces, or cut with an ellipsis."""
    if cells(text) <= room:
        return _filled(text, room)
    kept, used = "", 0
    for char in text:
        if used + _cells(char) > room - 1:
            break
        kept, used = kept + char, used + _cells(char)
    return kept + "…" + " " * (room - 1 - used)
