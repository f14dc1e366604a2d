"""What an import of terms would do.

- A term is there already if the account has one in the same words. If several are, it is the one of the same start, else
  one that still holds. One that is over in the book is never opened again; in a list that says another start it is a new one.
- What the book does not say of it, the list adds. What it says otherwise waits, for it may have been renegotiated
  meanwhile, until somebody says that the list counts.
- A promise has a day on which Today shows it: one without a check and without an end is looked at as any promise is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kamtui.domain.accounts.importing.outcomes import FieldChange
from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.terms.notice import show_notice
from kamtui.domain.terms.target import show_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence

COMPARED = ("owed_by", "category", "from_on", "until_on", "target", "checks", "notice", "note")
"""The fields that a list may say otherwise than the book."""


class TermSaid(NamedTuple):
    """What a row says of a term; the entry has no account yet."""

    entry: TermEntry
    said: frozenset[str]
    """The fields that the row itself says; all else is as the form has it."""
    checks: str = ""
    """The rule of its checks in words."""


class KnownTerm(NamedTuple):
    """A term of the book."""

    term_id: int
    entry: TermEntry


Planned = PlannedRecord[TermSaid]


class BookTerms:
    """The terms of the book to which those of a list are compared; each of the book's stands for one of the list."""

    def __init__(self, terms: Iterable[tuple[int, int, str]], load: Callable[[int], TermEntry]) -> None:
        self._of: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        self._taken: set[int] = set()
        """Those that stand for one of the list already."""
        for term_id, account_id, what in terms:
            self._of[account_id, _bare(what)].append(term_id)
        self._load = load

    def afresh(self) -> "BookTerms":
        """The same, of which none stands for one of a list yet."""
        fresh = BookTerms((), self._load)
        fresh._of = self._of
        return fresh

    def same(self, account_id: int, said: TermSaid) -> KnownTerm | None:
        """The term that a row is; it stands for no other then."""
        ids = self._of.get((account_id, _bare(said.entry.what)), ())
        known = [KnownTerm(term_id, self._load(term_id)) for term_id in ids if term_id not in self._taken]
        from_on = said.entry.from_on if "from_on" in said.said else None
        there = [one for one in known if one.entry.from_on == from_on] or [
            one for one in known if one.entry.state.is_open or from_on is None
        ]
        found = max(there, key=lambda one: (one.entry.state.is_open, one.entry.from_on), default=None)
        if found is not None:
            self._taken.add(found.term_id)
        return found


def planned_terms(records: Sequence[Planned], known: BookTerms, *, as_listed: bool) -> list[Planned]:
    """What becomes of each row, as it was located; with `as_listed` the list counts more than the book."""
    said: set[tuple[object, str, object]] = set()
    planned = []
    for record in records:
        if record.verdict is Verdict.ADDED:
            planned.append(_planned(record, known, said, as_listed=as_listed))
        else:
            planned.append(record)
    return planned


def _planned(
    record: Planned, known: BookTerms, said: set[tuple[object, str, object]], *, as_listed: bool
) -> Planned:
    if record.account_id is None and not record.owner:
        return record._replace(
            verdict=Verdict.REFUSED,
            reason=_("nobody of that name is in the book: say with which account it was agreed"),
        )
    entry = record.row.entry.entry
    key = (record.account_id or record.owner, _bare(entry.what), entry.from_on)
    if key in said:
        return record._replace(verdict=Verdict.UNCHANGED, reason=_("the list has it twice"))
    said.add(key)
    term = known.same(record.account_id, record.row.entry) if record.account_id is not None else None
    if term is None:
        return record
    record = record._replace(record_id=term.term_id)
    if not term.entry.state.is_open:
        return record._replace(verdict=Verdict.UNCHANGED, reason=_("it is over in the book"))
    changes = [
        FieldChange(name, was, now)
        for name in COMPARED
        if name in record.row.entry.said
        and (now := shown_field(entry, name))
        and (was := shown_field(term.entry, name)) != now
        and not (name == "checks" and _is_same_rule(term.entry, record.row.entry.checks))
    ]
    if not changes:
        return record._replace(verdict=Verdict.UNCHANGED)
    fields = [change.field for change in changes]
    if why := _forbidden(rewritten(term.entry, entry, fields)):
        return record._replace(verdict=Verdict.REFUSED, reason=why)
    if not as_listed and (otherwise := [change for change in changes if change.was]):
        text = _("the book says otherwise: {what}")
        what = ", ".join(f"{change.was} → {change.now}" for change in otherwise)
        return record._replace(verdict=Verdict.WAITS, reason=text.format(what=what))
    return record._replace(verdict=Verdict.UPDATED, changed=tuple(changes))


def _forbidden(entry: TermEntry) -> str:
    """Why a term cannot be as a list and the book together say it, as the form would refuse it; "" where it can."""
    if entry.until_on is None:
        return ""
    if entry.until_on < entry.from_on:
        return _("The end lies before the start: correct one of the two.")
    first = first_occurrence(entry.checks) if entry.checks is not None else None
    if first is not None and first > entry.until_on:
        return _("By this rule the first check comes after the end of the term.")
    return ""


def _is_same_rule(known: TermEntry, words: str) -> bool:
    """Whether words mean the rule of a term of the book: "monthly" is another day of the month for each start."""
    try:
        rule = read_recurrence(words, known.from_on, known.from_on)
    except DateError:
        return False
    return known.checks is not None and rule.rule == known.checks.rule


def rewritten(known: TermEntry, said: TermEntry, fields: Iterable[str]) -> TermEntry:
    """The term of the book with some fields as the list says them."""
    return known._replace(**{name: getattr(said, name) for name in fields})


def shown_field(entry: TermEntry, name: str) -> str:
    """A field of a term in words; "" where it says nothing."""
    match name:
        case "owed_by" | "category":
            return str(getattr(entry, name).label)
        case "from_on" | "until_on":
            day = getattr(entry, name)
            return f"{day:%d.%m.%Y}" if day is not None else ""
        case "target":
            return show_target(entry.target).replace("\u00a0", " ")
        case "checks":
            return show_recurrence(entry.checks) if entry.checks is not None else ""
        case "notice":
            return show_notice(entry.notice)
    return entry.note


def _bare(what: str) -> str:
    return fold(" ".join(what.split()).rstrip(" ."))
