"""What one row of a log says of a conversation, or why it is none."""

import re
from datetime import date, time

from kamtui.domain.accounts.several_names import named_in
from kamtui.domain.calls.importing.sheet import CallRow
from kamtui.domain.calls.words import Channel
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.typed_minutes import read_minutes
from kamtui.exchange.reading import meanings
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_parts import plain_cell
from kamtui.exchange.records.cells import TableColumns, read_clock

_CHANNELS = tuple(
    (channel, frozenset(fold(word) for word in words.split()))
    for channel, words in (
        (Channel.VIDEO, "video online zoom teams meet skype webinar видео онлайн зуум тиймс"),
        (Channel.EMAIL, "email mail letter имейл мейл поща писмо"),
        (Channel.MESSAGE, "message sms chat viber whatsapp messenger linkedin съобщение чат вайбър"),
        (
            Channel.EVENT,
            "event fair exhibition conference trade-show изложение събитие конференция панаир форум",
        ),
        (
            Channel.VISIT,
            "visit meeting lunch dinner coffee site-visit in-person посещение визита среща обяд вечеря кафе",
        ),
        (
            Channel.PHONE,
            "call phone telephone phone-call обаждане телефон тел телефонен разговор позвъняване",
        ),
    )
)
_NO_CONVERSATIONS = frozenset(
    fold(word) for word in ["task", "deadline", "todo", "reminder", "задача", "срок", "напомняне"]
)
_NO_BOOK_OF_CALLS = frozenset(
    fold(word)
    for word in (
        "no",
        "open",
        "planned",
        "not started",
        "cancelled",
        "canceled",
        "не",
        "отворена",
        "планирана",
        "отменена",
        "предстояща",
    )
)


def read_channel(text: str) -> Channel | None:
    """How a conversation was held, as a word or two say it; None where they say something else."""
    words = set(re.split(r"\W+", fold(text))) | {fold(text).replace("-", "")}
    for channel, known in _CHANNELS:
        if words & known or any(word.startswith(stem) for word in words for stem in known if len(stem) > 5):
            return channel
    return None


class LogRow:
    """One row of a log."""

    def __init__(self, columns: TableColumns, row: RawRow, today: date, *, is_american: bool) -> None:
        self._columns = columns
        self._row = row
        self._today = today
        self._is_american = is_american
        self._remarks: list[str] = []
        self._more: list[str] = []
        """What has no field, as lines of the note."""

    def read(self) -> CallRow | BadRow | None:
        """The conversation, or why it is none; None for a row that says nothing."""
        row = self._row
        if not any(
            cell.strip() for index, cell in enumerate(row.cells) if index not in self._columns.dropped
        ):
            return None
        if any(cell.strip() for cell in row.cells[len(self._columns.headers) :]):
            text = _("{count} cells, the header has {width}")
            return self._bad(text.format(count=len(row.cells), width=len(self._columns.headers)))
        if error := self._error_of("name", "registration_number", "person", "first_name", "last_name"):
            return self._bad(error)
        self._remarks += self._errors()
        name, people = self._line("name"), self._people()
        if isinstance(people, BadRow):
            return people
        if not name and not people:
            return self._bad(_("neither a customer nor a person is named"))
        day = self._day()
        if isinstance(day, BadRow):
            return day
        if why := self._no_conversation():
            return self._bad(why)
        channel = self._channel()
        step, step_on = self._step()
        minutes = self._minutes()
        note = self._note()
        if len(note) > NOTE_LIMIT:
            return self._bad(_("more text than a note can hold"))
        return CallRow(
            line=row.line,
            name=name,
            number=meanings.read_number(self._line("registration_number")),
            people=people,
            day=day,
            at=self._time(),
            channel=channel,
            purpose=self._line("purpose"),
            note=note,
            result=self._line("result"),
            minutes=minutes,
            step=step,
            step_on=step_on,
            remarks=tuple(self._remarks),
            cells=tuple(row.cells),
        )

    def _bad(self, reason: str) -> BadRow:
        return BadRow(self._row.line, reason, tuple(self._row.cells))

    def _error_of(self, *fields: str) -> str:
        """What is to be said where a cell of some fields is an error of the spreadsheet; "" where none is."""
        for index in (index for field in fields for index in self._columns.of(field)):
            if index < len(self._row.cells) and meanings.is_error(self._row.cells[index]):
                text = _("{field} is an error of the spreadsheet ({error})")
                return text.format(field=self._columns.headers[index], error=self._row.cells[index].strip())
        return ""

    def _errors(self) -> list[str]:
        """What is said of the other cells with errors: they are left out."""
        text = _("{field} is an error of the spreadsheet ({error}): left out")
        return [
            text.format(field=self._columns.headers[index], error=cell.strip())
            for index, cell in enumerate(self._row.cells[: len(self._columns.headers)])
            if index not in self._columns.dropped and meanings.is_error(cell)
        ]

    def _cell(self, index: int, *, lines: bool = False) -> str:
        raw = self._row.cells[index] if index < len(self._row.cells) else ""
        text = clean(plain_cell(raw), lines=lines, limit=NOTE_LIMIT + 1).strip()
        return "" if meanings.says_nothing(text) else text

    def _text(self, field: str) -> str:
        return next((text for index in self._columns.of(field) if (text := self._cell(index))), "")

    def _line(self, field: str) -> str:
        """A cell of one line; what is longer stands in the note too."""
        text = self._text(field)
        if len(text) <= LINE_LIMIT:
            return text
        self._more.append(text)
        return text[: LINE_LIMIT - 1] + "…"

    def _people(self) -> tuple[str, ...] | BadRow:
        """Who was there, each once; two words in columns of their own are one name."""
        parts = " ".join(filter(None, (self._text("first_name"), self._text("last_name"))))
        names = [parts] if parts else []
        for index in self._columns.of("person"):
            text = self._cell(index, lines=True)
            named = named_in(text, are_usual=True)
            if not named.is_certain:
                why = _("“{text}” may be one person or several: part several by a semicolon")
                return self._bad(why.format(text=clean(text)[:80]))
            names += named.names
        cleaned = (clean(name, limit=LINE_LIMIT) for name in names)
        return tuple(dict.fromkeys(name for name in cleaned if any(char.isalpha() for char in name)))

    def _day(self) -> date | BadRow:
        text = self._text("day")
        if not text:
            return self._bad(self._error_of("day") or _("no day"))
        day = meanings.read_date(text, american=self._is_american)
        if day is None:
            why = _("the day “{text}” cannot be read: write it with its year, as in 5.12.2026")
            return self._bad(why.format(text=text[:40]))
        if day > self._today:
            return self._bad(_("the day is still to come: it is a task, and no conversation yet"))
        return day

    def _time(self) -> time | None:
        return read_clock(self._text("time"), self._text("day"))

    def _no_conversation(self) -> str:
        """Why what the row speaks of was no conversation; "" where it was one."""
        done = self._text("done")
        if (done and fold(done) in _NO_BOOK_OF_CALLS) or meanings.read_flag(done) is False:
            return _("it was not held, as “{text}” says").format(text=done[:40])
        kind = self._text("channel")
        if _NO_CONVERSATIONS & set(re.split(r"\W+", fold(kind))):
            return _("“{text}” is no conversation").format(text=kind[:40])
        return ""

    def _channel(self) -> Channel | None:
        """How it was held; a word that says something else stands in the note."""
        index = next(iter(self._columns.of("channel")), -1)
        text = self._cell(index) if index >= 0 else ""
        channel = read_channel(text)
        if text and channel is None:
            self._more.append(f"{self._columns.headers[index]}: {text}")
        return channel

    def _step(self) -> tuple[str, date | None]:
        """What was to be done next, with its day; one whose day has passed, or has none, stands in the note."""
        text, day_text = self._line("step"), self._text("step_on")
        day = meanings.read_date(day_text, american=self._is_american) if day_text else None
        if day is not None and day >= self._today:
            return text or _("next contact"), day
        if text or day_text:
            self._more.append(_("next step: {what}").format(what=", ".join(filter(None, (text, day_text)))))
        return "", None

    def _minutes(self) -> int | None:
        text = self._text("minutes")
        if not text:
            return None
        try:
            return read_minutes(text)
        except DateError:
            self._more.append(f"{_('length')}: {text}")
            return None

    def _note(self) -> str:
        """The cells of the note, then all that has no field, under its header."""
        notes = [self._cell(index, lines=True) for index in self._columns.of("note")]
        rest = [
            f"{self._columns.headers[index]}: {text}"
            for index in self._columns.rest
            if (text := self._cell(index, lines=True))
        ]
        return "\n".join(filter(None, (*notes, *self._more, *rest)))
