"""What is said of backups: what is in one, how it differs from the book as it is now, how old it is, which one is meant."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.text.language import N_, _, ngettext
from kamtui.domain.text.numbers import show_whole, with_decimals
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_ago, show_date
from kamtui.domain.time.typed_days import read_day


class NoSuchBackup(Exception):
    """No backup has this number, or is of this day."""


class Sort(StrEnum):
    """The kinds of records that are named one by one; by the names of their tables, but for all others together."""

    ACCOUNT = "account"
    PERSON = "person"
    CALL = "call"
    TERM = "term"
    TASK = "task"
    PROBLEM = "problem"
    FAVOUR = "favour"
    NAMING = "referral"
    MONTH = "sale"
    OTHER = ""

    def counted(self, count: int) -> str:
        """So many of this kind: `12 calls`."""
        text = {
            Sort.ACCOUNT: ngettext("{count} account", "{count} accounts", count),
            Sort.PERSON: ngettext("{count} person", "{count} people", count),
            Sort.CALL: ngettext("{count} call", "{count} calls", count),
            Sort.TERM: ngettext("{count} term", "{count} terms", count),
            Sort.TASK: ngettext("{count} task", "{count} tasks", count),
            Sort.PROBLEM: ngettext("{count} problem", "{count} problems", count),
            Sort.FAVOUR: ngettext("{count} favour", "{count} favours", count),
            Sort.NAMING: ngettext("{count} prospect named", "{count} prospects named", count),
            Sort.MONTH: ngettext("{count} month of sales", "{count} months of sales", count),
            Sort.OTHER: ngettext("{count} other record", "{count} other records", count),
        }[self]
        return text.format(count=show_whole(count))

    @property
    def label(self) -> str:
        """One of this kind."""
        return {
            Sort.ACCOUNT: _("account"),
            Sort.PERSON: _("person"),
            Sort.CALL: _("call"),
            Sort.TERM: _("term"),
            Sort.TASK: _("task"),
            Sort.PROBLEM: _("problem"),
            Sort.FAVOUR: _("favour"),
            Sort.NAMING: _("prospect named"),
            Sort.MONTH: _("month of sales"),
            Sort.OTHER: _("other record"),
        }[self]


_OTHERS = {
    "stance_reading": N_("rating"),
    "term_check": N_("check of a term"),
    "value": N_("what we did for it"),
    "bond_reading": N_("bond"),
    "satisfaction_reading": N_("satisfaction"),
    "dossier_text": N_("text of the dossier"),
    "image_reading": N_("brand image"),
    "key_mark": N_("mark of a key account"),
    "rivalry": N_("competitor"),
    "portfolio_item": N_("portfolio"),
    "portfolio_price": N_("price"),
    "plan": N_("planned month"),
    "quarter_review": N_("review of a quarter"),
    "reach": N_("phone, e-mail or page"),
    "tie": N_("relation"),
    "membership": N_("time at an account"),
    "qualification": N_("answer to the four questions"),
    "competitor": N_("competitor"),
    "product": N_("product line"),
}
"""What else is named, by its table; all that is not here only belongs to something that is."""


def about(table: str) -> str | None:
    """What a record of a table is, in a word or two; None where it is only counted."""
    if table in set(Sort) and table:
        return Sort(table).label
    words = _OTHERS.get(table)
    return None if words is None else _(words)


class Contents(NamedTuple):
    """How many records of the main kinds a book or a backup holds."""

    accounts: int
    prospects: int
    """Those among the accounts that are no customer yet."""
    people: int
    calls: int
    terms: int
    months: int
    """Months of sales, of all accounts together."""
    format: int

    @property
    def counts(self) -> Mapping[Sort, int]:
        """The same by kind; prospects are accounts."""
        return {
            Sort.ACCOUNT: self.accounts,
            Sort.PERSON: self.people,
            Sort.CALL: self.calls,
            Sort.TERM: self.terms,
            Sort.MONTH: self.months,
        }


class Difference(NamedTuple):
    """How the records of one kind in a backup differ from those in the book."""

    sort: Sort
    later: int
    """Only in the book: a restore takes them away."""
    gone: int
    """Only in the backup: a restore brings them back."""
    changed: int
    """In both, and not the same."""


class Change(NamedTuple):
    """One record in which a backup and the book differ."""

    about: str
    """What it is, in a word or two."""
    account: str
    """The account that it is of, "" where it is of none or is one."""
    name: str
    """What it is called, or whom it is of; "" where nothing is to be said."""
    day: date | None = None
    """The day that it is of, where it is known by that."""


class Changes(NamedTuple):
    """The first records in which a backup and the book differ, by what a restore does to them, and the accounts of all."""

    later: Sequence[Change]
    gone: Sequence[Change]
    changed: Sequence[Change]


def content_words(contents: Contents) -> str:
    """What is in a backup: `41 accounts (7 prospects), 112 people, 28 calls, 41 terms, 96 months of sales`."""
    said = [sort.counted(count) for sort, count in contents.counts.items()]
    if contents.prospects:
        prospects = ngettext("{count} prospect", "{count} prospects", contents.prospects)
        said[0] += f" ({prospects.format(count=show_whole(contents.prospects))})"
    return ", ".join(said)


def count_words(then: Contents, now: Contents) -> str:
    """How a backup differs by its counts: `12 calls, 3 terms fewer; 2 accounts more`; "" where they are the same."""
    fewer = [
        sort.counted(now.counts[sort] - count)
        for sort, count in then.counts.items()
        if count < now.counts[sort]
    ]
    more = [
        sort.counted(count - now.counts[sort])
        for sort, count in then.counts.items()
        if count > now.counts[sort]
    ]
    said = []
    if fewer:
        said.append(_("{what} fewer").format(what=", ".join(fewer)))
    if more:
        said.append(_("{what} more").format(what=", ".join(more)))
    return "; ".join(said)


def restore_words(found: Sequence[Difference]) -> list[str]:
    """What a restore would do, a sentence each: take away, bring back, change back. Nothing where all is the same."""
    later = [each.sort.counted(each.later) for each in found if each.later]
    gone = [each.sort.counted(each.gone) for each in found if each.gone]
    changed = [each.sort.counted(each.changed) for each in found if each.changed]
    sentences = (
        (_("Going back would lose {what}."), later),
        (_("Going back would bring {what} again."), gone),
        (_("Going back would change {what} back."), changed),
    )
    return [sentence.format(what=_listed(what)) for sentence, what in sentences if what]


def _listed(what: Sequence[str]) -> str:
    """Some things in a sentence: `a, b and c`."""
    *first, last = what
    return _("{some} and {last}").format(some=", ".join(first), last=last) if first else last


def age_words(taken_at: datetime, now: datetime) -> str:
    """How old a backup is: `5 min`, `3 h`, then by days as everywhere."""
    minutes = int((now - taken_at).total_seconds()) // 60
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return _("{count} min").format(count=minutes)
    if minutes < 24 * 60:
        return _("{count} h").format(count=minutes // 60)
    return show_ago(to_local(taken_at).date(), to_local(now).date())


def size_words(size: int) -> str:
    """The size of a file, as people say it: `780 kB`, `2.1 MB`, `691 MB`."""
    if size < 1_000_000:
        return _("{count} kB").format(count=max(size // 1000, 1))
    shown = f"{size / 1_000_000:.1f}" if size < 10_000_000 else str(size // 1_000_000)
    shown = with_decimals(*shown.split(".")) if "." in shown else shown
    return _("{count} MB").format(count=shown)


def meant(taken: Sequence[datetime], text: str, today: date) -> int:
    """The place of the backup that is meant by its number from 1 on, or by its day: the last of that day. Raises NoSuchBackup.

    `taken` is newest first, as the list shows them.
    """
    if not taken:
        raise NoSuchBackup(_("There is no backup yet. “kamtui backup” makes one."))
    if text.isascii() and text.isdigit() and len(text) < 6:
        if not 1 <= int(text) <= len(taken):
            said = _("There is no backup {number}: the list goes from 1, the newest, to {last}.")
            raise NoSuchBackup(said.format(number=text, last=len(taken)))
        return int(text) - 1
    try:
        day = read_day(text, today, lean=Lean.PAST)
    except DateError as error:
        said = _("{why} Name a backup by its number in “kamtui backups”, or by its day.")
        raise NoSuchBackup(said.format(why=error)) from None
    for place, moment in enumerate(taken):
        if to_local(moment).date() == day:
            return place
    said = _("There is no backup of {day}. “kamtui backups” lists them.")
    raise NoSuchBackup(said.format(day=day.isoformat()))


def change_words(change: Change) -> str:
    """A record that differs, on one line: `call, Metro: 24 Nov 2026, prices`."""
    of = f"{change.about}, {change.account}" if change.account else change.about
    named = ", ".join(part for part in (show_date(change.day) if change.day else "", change.name) if part)
    return f"{of}: {named}" if named else of
