"""The day's review as plain text for a terminal or a pipe, and as JSON for a program."""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from kamtui.domain.accounts.next_step import is_late
from kamtui.domain.calls.contacted import ChainCount
from kamtui.domain.day.line import SENTENCES, Group, Line, counts, tail_of, tomorrow_words, words_of
from kamtui.domain.terms.promises import strip_of
from kamtui.domain.terms.target import type_target
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean, clean_all
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
_OF_KNOWN = (Group.NOTHING_SCHEDULED, Group.GOING_COLD, Group.NOT_SPOKEN_YET)
"""The groups of lines about accounts and people."""
_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0400-\u0482\u048a-\u052f–—„“”…−€≥≤✓✗↻]*")
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
    rows = _rows(shown, today)
    when, words, tail, account, person, strip = zip(*rows, strict=True)
    columns = (when, account, person, strip)
    measures = [_measure(column) for column in columns]
    sizes = [max(map(measure, column)) for measure, column in zip(measures, columns, strict=True)]
    sizes[1:] = [min(sizes[1], _MOST_ACCOUNT), min(sizes[2], _MOST_PERSON), sizes[3]]
    room = (width or WIDTH) - 2 - sizes[0] - 2 - sum(2 + size for size in sizes[1:] if size)
    joined = list(map(_joined, words, tail))
    measure_words, (measure_when, *measure_rest) = _measure(joined), measures
    words_width = min(max(map(measure_words, joined)), max(room, _LEAST_WORDS))
    is_cut = width is not None
    # Into a file or a pipe the columns are the same, but what is longer than its column stays whole.
    column = fit if is_cut else _filled
    behind_words = [
        (place, size, measure)
        for place, (size, measure) in enumerate(zip(sizes[1:], measure_rest, strict=True))
        if size
    ]
    # A warning is a sentence: it has the room of those behind it as well.
    whole = words_width + sum(2 + size for size in sizes[2:] if size)
    of_all = zip(shown, rows, joined, strict=True)
    for group, of_group in groupby(of_all, key=lambda member: member[0].group):
        count = len(groups[group])
        yield ""
        yield f"{group.label.upper()} · {count}"
        if group is Group.NOT_SPOKEN_YET and is_cut:
            continue
        is_of_sentences = group in SENTENCES
        for line, row, both in of_group:
            at, said, behind, *rest = row
            parts = [" " * (sizes[0] - measure_when(at)) + at]
            if group is Group.CHAIN:  # the sentence names whom it is about, and ends with what to do
                first, *further = _wrapped(said, width - 2 - sizes[0] - 2) if width is not None else [said]
                yield "  ".join(["", *parts, first])
                yield from (" " * (4 + sizes[0]) + text for text in further)
                continue
            if is_of_sentences:
                parts += [column(said, whole, measure_words), column(rest[0], sizes[1], measures[1])]
            else:
                parts.append(
                    _with_tail(said, behind, words_width)
                    if is_cut
                    else _filled(both, words_width, measure_words)
                )
                parts += [column(rest[place], size, measure) for place, size, measure in behind_words]
            yield ("  " + "  ".join(parts)).rstrip()
            if line.also:
                yield from _also_lines(line, width, sizes[0])
        if most is not None and count > most:
            more = ngettext("and {count} more", "and {count} more", count - most).format(count=count - most)
            yield f"{' ' * (4 + sizes[0])}{more} · kamtui today --all"


def _also_lines(line: Line, width: int | None, day_cells: int) -> Iterator[str]:
    """What stands below a line with the same cause, below its words."""
    for also in line.also_words:
        first, *further = _also(also, width, day_cells)
        yield f"{' ' * (4 + day_cells)}+ {first}"
        yield from (" " * (6 + day_cells) + text for text in further)


def _also(words: str, width: int | None, day_cells: int) -> list[str]:
    said = clean(words)
    return [said] if width is None else _wrapped(said, width - 6 - day_cells)


_Row = tuple[str, str, str, str, str, str]
"""When, what, what stands behind it, the account, the person or who owes it, the last checks."""


def row_texts(line: Line, today: date) -> _Row:
    """What a line says in its columns."""
    [row] = _rows([line], today)
    return row


def _rows(lines: Sequence[Line], today: date) -> list[_Row]:
    """What many lines say: cleaned column by column, which costs less than text by text."""
    columns = (
        clean_all([words_of(line) for line in lines]),
        clean_all([_behind(line) for line in lines]),
        clean_all([line.account for line in lines]),
        # Whose feast it is stands in its words.
        clean_all(
            [
                line.term.owed_by.label if line.term is not None else "" if line.feast else line.person
                for line in lines
            ]
        ),
    )
    checks = [
        ""
        if line.term is None
        else "".join(_SIGNS[state] for state in strip_of(line.term, today)[-SHOWN_CHECKS:])
        for line in lines
    ]
    ago = cache(show_days)
    return list(zip([_when(line, today, ago) for line in lines], *columns, checks, strict=True))


def _behind(line: Line) -> str:
    if line.task_id is None and line.term is None:
        return ""  # by far most
    return " ".join(part for part in (tail_of(line), _COMES_AGAIN if line.repeats else "") if part)


def _when(line: Line, today: date, ago: Callable[[int], str]) -> str:
    if line.days and line.group in _OF_KNOWN:  # by far most
        return ago(line.days)
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
    return ago(line.days) if line.days else _("today")


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


_Measure = Callable[[str], int]


def _measure(texts: Sequence[str]) -> _Measure:
    """What counts the cells of these clean lines: where each of all their letters takes one, as nearly always, it is `len`."""
    return len if _NARROW.fullmatch("".join(texts)) else cells


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _filled(text: str, room: int, measure: _Measure = cells) -> str:
    """A clean line in at least `room` cells."""
    return text + " " * (room - measure(text))


def fit(text: str, room: int, measure: _Measure = cells) -> str:
    """A clean line in exactly `room` cells: filled with spaces, or cut with an ellipsis."""
    if measure(text) <= room:
        return _filled(text, room, measure)
    kept, used = "", 0
    for char in text:
        if used + _cells(char) > room - 1:
            break
        kept, used = kept + char, used + _cells(char)
    return kept + "…" + " " * (room - 1 - used)
