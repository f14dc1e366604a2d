"""What one row of a list of agreements says, or why it is not taken: read as the form of a term reads it."""

from collections.abc import Callable, Mapping
from datetime import date

from kamtui.domain.calls.typed_promises import owed_by
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.importing.terms import TermSaid
from kamtui.domain.problems import Problems
from kamtui.domain.terms.category_words import category_of
from kamtui.domain.terms.notice import is_past_end
from kamtui.domain.terms.promise_day import comes_back, looked_at, promised_day, read_promise
from kamtui.domain.terms.target import MeasureError, read_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.term import read_notice, read_term
from kamtui.domain.terms.words import OwedBy, TermCategory, TermState
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.exchange.agreements.words import NO_END, read_side, read_term_state
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.reading import meanings
from kamtui.exchange.records.cells import Cells, RefusedRow

_ANY_ACCOUNT = "1"
"""Stands for the account in what is typed: which one it is, is found when the import is planned."""


def term_reader(asked: Asked, today: date) -> Callable[[Cells], RecordRow[TermSaid]]:
    """What makes a term of a row as of a day."""
    return lambda cells: TermRow(cells, today).read()


class TermRow:
    """One row of a list of agreements."""

    def __init__(self, cells: Cells, today: date) -> None:
        self._cells = cells
        self._today = today
        self._said: set[str] = set()
        self._aside: list[str] = []
        """What a field could not take, as lines of the note."""

    def read(self) -> RecordRow[TermSaid]:
        """The term. Raises RefusedRow."""
        cells = self._cells
        name, people = cells.short("name"), cells.people()
        if not name and not people:
            raise RefusedRow(_("neither an account nor a person is named"))
        what = cells.short("what")
        if not what:
            raise RefusedRow(_("it does not say what was agreed"))
        side, category = self._side(what, name), self._category(what)
        typed: dict[str, str] = {
            "account_id": _ANY_ACCOUNT,
            "what": what,
            "owed_by": side.value,
            "category": category.value,
            "target": self._target(category),
            "notice": self._notice(),
            **self._days(),
        }
        entry = self._read({**typed, "state": self._state(typed["until"]).value, "note": self._note()})
        if not comes_back(entry):
            entry = looked_at(entry, self._today)
            if promised_day(entry.what, self._today) is None:
                cells.assumed.append(_("no day said: it is looked at as any promise is"))
        return RecordRow(
            line=cells.line,
            name=name,
            number=meanings.read_number(cells.short("registration_number")),
            people=people,
            entry=TermSaid(entry, frozenset(self._said), typed["checks"]),
            remarks=tuple(cells.remarks),
            assumed=tuple(cells.assumed),
            cells=cells.raw,
        )

    def _read(self, typed: Mapping[str, str]) -> TermEntry:
        """The term as the form reads it."""
        try:
            return read_term(typed, self._today)
        except Problems as problems:
            raise RefusedRow(" ".join(dict.fromkeys(problems.by_field.values()))) from None

    def _side(self, what: str, customer: str) -> OwedBy:
        """Whose it is: by its column, else by its words; else it is ours, as in the form."""
        text = self._cells.text("owed_by")
        side = read_side(text, customer) if text else None
        if side is not None:
            self._said.add("owed_by")
            return side
        if text:
            self._aside.append(f"{_('who owes it')}: {text}")
        side = owed_by(read_promise(what, self._today), self._today)
        if side is None:
            self._cells.assumed.append(_("who owes it is not said: we do"))
        return side or OwedBy.WE

    def _category(self, what: str) -> TermCategory:
        """What it is about: by its column, else by its words; else a delivery, as in the form."""
        text = self._cells.text("category")
        category = category_of(text) if text else None
        if category is not None:
            self._said.add("category")
            return category
        if text:
            self._aside.append(f"{_('category')}: {text}")
        category = category_of(what)
        if category is None:
            self._cells.assumed.append(_("no category said: delivery"))
        return category or TermCategory.DELIVERY

    def _days(self) -> dict[str, str]:
        """From when, until when and by which rule it is checked, as typed."""
        from_on, until_on = self._day("from"), self._day("until")
        due_on, checks = self._day("due"), self._checks()
        if due_on is not None and until_on is None and (checks or self._cells.text("target")):
            until_on, due_on = due_on, None  # what is checked again and again ends then
        if due_on is not None and not checks:
            checks = f"once on {_typed(due_on)}"
        if due_on is not None and from_on is None and due_on < self._today:
            from_on = due_on  # it was agreed before it was due
        for name, value in (("from_on", self._day("from")), ("until_on", until_on), ("checks", checks)):
            if value:
                self._said.add(name)
        if from_on is None and until_on is not None and until_on < self._today:
            from_on = until_on
        return {"from": _typed(from_on), "until": _typed(until_on), "checks": checks}

    def _day(self, field: str) -> date | None:
        return None if fold(self._cells.text(field)) in NO_END else self._cells.day(field)

    def _checks(self) -> str:
        """The rule of the checks in words that the form reads; what it does not read stands in the note."""
        text = self._cells.short("checks")
        if not text or meanings.read_flag(text) is False:
            return ""
        day = meanings.read_date(text)
        tries = (f"once on {_typed(day)}",) if day is not None else (text, f"every {text}", f"всеки {text}")
        for one in tries:
            try:
                read_recurrence(one, self._today)
            except DateError:
                continue
            return one
        self._aside.append(f"{_('check when')}: {text}")
        return ""

    def _target(self, category: TermCategory) -> str:
        text = self._cells.short("target")
        if not text:
            return ""
        try:
            read_target(text, category)
        except MeasureError:
            self._aside.append(f"{_('target')}: {text}")
            return ""
        self._said.add("target")
        return text

    def _notice(self) -> str:
        text = self._cells.short("notice")
        if not text:
            return ""
        try:
            read_notice(text)
        except Problems:
            self._aside.append(f"{_('notice')}: {text}")
            return ""
        self._said.add("notice")
        return text

    def _state(self, until: str) -> TermState:
        """How it stands: by its column, else by its end; else it is agreed."""
        text = self._cells.text("state")
        state = read_term_state(text) if text else None
        if text and state is None:
            self._aside.append(f"{_('state')}: {text}")
        if state is None and until and is_past_end(meanings.read_date(until), self._today):
            self._cells.remarks.append(_("its end has passed: it comes in as ended"))
            return TermState.ENDED
        return state or TermState.AGREED

    def _note(self) -> str:
        note = "\n".join(filter(None, (self._cells.note(), *self._aside)))
        if note:
            self._said.add("note")
        return note


def _typed(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day is not None else ""
