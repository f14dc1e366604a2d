"""What was promised in a conversation, a line each: `they: the forecast by fri` (K15, K16)."""

import re
from collections.abc import Mapping
from datetime import date

from kamtui.domain.calls.along.promises import promises
from kamtui.domain.calls.along.sentences import folded_words, sentences
from kamtui.domain.fields import FieldReader
from kamtui.domain.terms.category_words import category_of
from kamtui.domain.terms.promise_day import Promise, is_only_a_day, is_only_a_side, looked_at, read_promise
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.language import _

_UNITS = folded_words(
    "k к хил хиляди млн mln m лв лева lv bgn eur euro евро usd бр броя pcs kg кг t т тона л l дни дена days"
)
FIRST = "agreed"
"""The first line; those below it are `agreed:1`, `agreed:2`. It was the only one once: older drafts have it."""


def promise_field(number: int) -> str:
    """The name of a line, counted from 0."""
    return FIRST if number == 0 else f"{FIRST}:{number}"


def promise_number(field: str) -> int | None:
    """The number of the line that a field is; None of any other field."""
    if field == FIRST:
        return 0
    name, _colon, number = field.partition(":")
    return int(number) if name == FIRST and number.isdecimal() else None


def promises_in(typed: Mapping[str, str]) -> dict[str, str]:
    """The lines in which something is written, by field, from the top."""
    numbers = sorted(number for field in typed if (number := promise_number(field)) is not None)
    lines = {field: typed[field] for field in map(promise_field, numbers)}
    return {field: line for field, line in lines.items() if line.strip()}


def promise_line(owed_by: OwedBy, words: str) -> str:
    """A promise as it is typed into its line, with its side in the language of its words: `they: the forecast by fri`."""
    is_cyrillic = any("а" <= char <= "я" for char in words.casefold())
    sides = (
        {OwedBy.THEY: "те", OwedBy.WE: "ние", OwedBy.BOTH: "двете"}
        if is_cyrillic
        else {OwedBy.THEY: "they", OwedBy.WE: "we", OwedBy.BOTH: "both"}
    )
    return f"{sides[owed_by]}: {words}"


def owed_by(promise: Promise, today: date) -> OwedBy | None:
    """Who owes a promise: as it says, or by its verb, „ще пратят прогноза до петък“; None where its words do not tell."""
    if promise.owed_by is not None:
        return promise.owed_by
    told = {offer.owed_by for sentence in sentences(promise.what) for offer in promises(sentence, today)}
    return told.pop() if len(told) == 1 else None


def is_only_figures(text: str) -> bool:
    """Whether a promise says how much, and neither what nor whose: "120k", "5 %", „120 хил. лв.“."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", text)}
    return any(char.isdecimal() for char in text) and words <= _UNITS


def read_promises(typed: Mapping[str, str], account_id: int | None, today: date) -> list[TermEntry]:
    """What was promised, as terms of the account. Raises Problems.

    Each is looked at on the day in its words, or else on the review day, so that Today shows it. Where its words do
    not say who owes it, we do; where they do not say what it is about, it is a delivery.
    """
    reader = FieldReader(typed)
    terms: list[TermEntry] = []
    for field in promises_in(typed):
        line = reader.line(field)
        if account_id is None:
            reader.problem(field, _("Say above with which account this was agreed."))
            continue
        promise = read_promise(line, today)
        if is_only_a_side(line) or is_only_a_day(promise.what, today):
            reader.problem(field, _("Say what was promised: “they: the forecast by fri”."))
            continue
        term = TermEntry(
            account_id=account_id,
            category=category_of(promise.what) or TermCategory.DELIVERY,
            owed_by=owed_by(promise, today) or OwedBy.WE,
            what=promise.what,
            from_on=today,
        )
        terms.append(looked_at(term, today))
    reader.finish()
    return terms
