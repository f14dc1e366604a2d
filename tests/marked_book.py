"""A random book in which every text and every sum is one of its own: what leaves the program is known by what it holds.

`marked_book(book, seed)` fills a book with accounts and all that can be known of them, and gives the marks: for each
text a word of letters only, which no cleaning and no escaping changes, for each sum or measured value a number of nine
digits. `Marks.seen_in(text)` says which of them can be read in a text. A test names the columns that may be
seen; everything else that is seen has leaked, also from a column that is added later.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any, NamedTuple

from kamtui.domain.accounts.words import PersonStatus, ReachKind, Stage
from kamtui.domain.calls.words import Asked, BeganBy, Channel, Objection
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.words import Bond, Mark, PortfolioState, Topic
from kamtui.domain.report.quarters import plus_quarters, quarter_of
from kamtui.domain.terms.words import (
    Bound,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
    TermState,
)
from kamtui.domain.time.months import month_of, plus_months
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.tables.row import Table
from tests.build import TODAY, load_rows

Row = tuple[str, dict[str, Any]]

MONTHS = 27
"""So many months with sales and plans, six of them ahead."""
_NO_TEXTS = {"rule", "key", "line_key", "folded", "digest"}
"""Columns of text that a person never reads."""
_SUMS = {
    "estimated_spend", "cost", "fee", "worth", "cost_yearly", "worth_yearly", "yearly_cost", "price", "revenue", "profit",
    "target_thousandths", "measured_thousandths",
}  # fmt: skip
"""Columns of numbers that say something by themselves. Days, counts and ratings do not."""


class Marked(NamedTuple):
    """What stands in one column of one row of the book."""

    table: str
    row_id: int
    column: str
    shown: str
    """The word; of a number its digits, as they are stored."""

    @property
    def where(self) -> tuple[str, str]:
        """Table and column."""
        return self.table, self.column


class Marks:
    """Every mark of a book."""

    def __init__(self, marks: list[Marked], accounts: list[int]) -> None:
        self.all = marks
        self.accounts = accounts
        """The ids of the accounts."""
        self._at = {(mark.table, mark.row_id, mark.column): mark for mark in marks}

    def at(self, table: str, row_id: int, column: str) -> str:
        """What stands in a column of a row."""
        return self._at[table, row_id, column].shown

    def seen_in(self, text: str) -> list[Marked]:
        """The marks that can be read in a text, however numbers are grouped in it, also without their decimals."""
        # Of what is written in groups, 1 234.56 or 1'234,56, only the digits count.
        digits = re.sub(r"(?<=\d)(?:[\u00a0\u202f.,']| (?=\d{3}(?!\d)))(?=\d)", "", text)
        return [mark for mark in self.all if _is_in(mark, text, digits)]


def _is_in(mark: Marked, text: str, digits: str) -> bool:
    if not mark.shown.isdigit():
        return mark.shown in text
    is_measured = mark.column.endswith("_thousandths")
    # Rounded to whole units a sum of money still says what it is; a measured value is never rounded.
    return mark.shown in digits or (not is_measured and str((int(mark.shown) + 50) // 100) in digits)


def marked_book(book: Book, seed: int) -> Marks:
    """Fill an empty book by chance, and mark every row; the same seed gives the same book."""
    rng = Random(seed)
    rows = list(_rows(rng, count(1)))
    load_rows(book, "A random book", rows)
    marks: list[Marked] = []
    words, numbers = _words(rng), _numbers(rng)
    marked = {each.TABLE.name: _marked_columns(each.TABLE) for each in tables.in_order()}
    with book.change_rows("Mark it") as con:
        for table, values in rows:
            for column in marked[table]:
                if values.get(column, "") is None:
                    continue  # not known: nothing to be seen
                shown: str = str(next(numbers)) if column in _SUMS else next(words)
                marks.append(Marked(table, values["id"], column, shown))
                stored: str | int = int(shown) if column in _SUMS else shown
                if (table, column) == ("reach", "value") and values["kind"] == "email":
                    stored = f"{shown}@firma.example"
                con.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (stored, values["id"]))
    return Marks(marks, [values["id"] for table, values in rows if table == "account"])


def _marked_columns(table: Table) -> list[str]:
    """The columns of free text and of sums: no codes, days or references."""
    checks = " ".join(
        # What says only how long a text is leaves it free.
        re.sub(r"length\(\w+\) (BETWEEN \d+ AND \d+|> \d+)", "", check)
        for check in table.checks
    )
    return [
        column.name
        for column in table.columns.values()
        if column.name in _SUMS
        or (
            column.sql_type == "TEXT"
            and column.name not in _NO_TEXTS
            and not re.search(rf"\b{column.name}\b", checks)
        )
    ]


def _words(rng: Random) -> Iterator[str]:
    """Words that stand in no sentence of the program, each once, none of them within another."""
    seen: set[str] = set()
    while True:
        word = "Zq" + "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(4))
        if word not in seen:
            seen.add(word)
            yield word


def _numbers(rng: Random) -> Iterator[int]:
    """Numbers of nine digits that do not end in 0, each once: nothing that is added up makes one of them but by chance."""
    seen: set[int] = set()
    while True:
        number = rng.randrange(100_000_001, 999_999_999)
        if number % 10 and number // 100 not in seen:
            seen.add(number // 100)
            yield number


# -- the rows, parents before children


def _rows(rng: Random, ids: Iterator[int]) -> Iterator[Row]:
    rival, product = next(ids), next(ids)
    yield "competitor", {"id": rival, "name": "x"}
    yield "product", {"id": product, "name": "x", "place": 1}
    for _ in range(rng.randint(2, 3)):
        account = next(ids)
        yield "account", _account(rng, account)
        people = [next(ids) for _ in range(rng.randint(2, 4))]
        yield from _people(rng, ids, account, people)
        calls = [next(ids) for _ in range(rng.randint(1, 5))]
        yield from _calls(rng, ids, account, people, calls)
        yield from _terms(rng, ids, account, people, calls)
        yield from _problems_and_tasks(rng, ids, account, people, product)
        yield from _knowledge(rng, ids, account, people, rival, product)
        yield from _money(rng, ids, account)


def _ago(rng: Random, most: int = 450, least: int = 0) -> str:
    return (TODAY - timedelta(days=rng.randint(least, most))).isoformat()


def _moment(rng: Random, most: int = 450) -> str:
    return f"{_ago(rng, most, 1)}T10:00:00Z"


def _code(rng: Random, codes: Any) -> str:
    return str(rng.choice(list(codes)).value)


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "x")


def _account(rng: Random, account: int) -> dict[str, Any]:
    stage = _code(rng, Stage)
    return {
        "id": account, **_texts("name", "legal_name", "registration_number", "industry", "city", "country"),
        "stage": stage, "is_key": rng.randint(0, 1), "greet_every_days": 7, "greet_latest_days": 14,
        "estimated_spend": 1, "renewal_on": (TODAY + timedelta(days=rng.randint(-50, 200))).isoformat(),
        **_texts("vulnerability", "note", "lost_reason"), "created_at": "2025-01-05T08:00:00Z",
    }  # fmt: skip


def _people(rng: Random, ids: Iterator[int], account: int, people: list[int]) -> Iterator[Row]:
    for place, person in enumerate(people):
        yield "person", {
            "id": person, "account_id": account, **_texts("name", "title", "department", "goals", "interests", "note"),
            "is_adviser": rng.randint(0, 1), "is_empty_seat": int(place == 0 and rng.random() < 0.5),
            "roles": rng.choice(["", *(role.value for role in Role)]), "is_influence_center": rng.randint(0, 1),
            "status": _code(rng, PersonStatus), "created_at": "2025-01-05T08:00:00Z",
            "target_stance": _code(rng, Stance), "target_on": TODAY.isoformat(), "target_move": "x",
        }  # fmt: skip
        yield (
            "membership",
            {"id": next(ids), "person_id": person, "account_id": account, "since_on": "2025-01-05"},
        )
        for kind in rng.sample(list(ReachKind), 2):
            yield "reach", {
                "id": next(ids), "person_id": person, "kind": kind.value, "value": "x", "label": "x", "place": 1,
            }  # fmt: skip
        yield "stance_reading", {
            "id": next(ids), "person_id": person, "read_on": _ago(rng), "stance": _code(rng, Stance),
            "influence": rng.randint(1, 5), "confidence": _code(rng, Confidence), "reason": "x",
        }  # fmt: skip
    yield "tie", {
        "id": next(ids), "from_person_id": people[0], "to_person_id": people[1], "kind": "influences", "strength": 2,
        "confidence": "assumed", "note": "x", "made_on": _ago(rng),
    }  # fmt: skip


def _calls(
    rng: Random, ids: Iterator[int], account: int, people: list[int], calls: list[int]
) -> Iterator[Row]:
    for call in calls:
        yield "call", {
            "id": call, "account_id": account, "held_at": _moment(rng), "minutes": 20, "channel": _code(rng, Channel),
            "began_by": _code(rng, BeganBy), **_texts("purpose", "note", "result"), "objection": _code(rng, Objection),
            "created_at": "2026-11-22T10:00:00Z",
        }  # fmt: skip
        for person in rng.sample(people, rng.randint(1, 2)):
            yield "call_person", {
                "id": next(ids), "call_id": call, "person_id": person, "asked": _code(rng, Asked), "why_not": "x",
            }  # fmt: skip


def _terms(
    rng: Random, ids: Iterator[int], account: int, people: list[int], calls: list[int]
) -> Iterator[Row]:
    for _ in range(rng.randint(4, 9)):
        term, state, from_on = next(ids), rng.choice([TermState.AGREED, *TermState]), _ago(rng, 400)
        has_target, consent = rng.random() < 0.7, rng.choice([Consent.NOT_NEEDED, *Consent])
        checks = (
            rng.choice([None, "FREQ=WEEKLY", "FREQ=DAILY;COUNT=1"]) if state is TermState.AGREED else None
        )
        yield "term", {
            "id": term, "account_id": account, "category": _code(rng, TermCategory), "owed_by": _code(rng, OwedBy),
            "what": "x", "target_bound": _code(rng, Bound) if has_target else None,
            "target_thousandths": 1 if has_target else None, "target_unit": "x" if has_target else "",
            "from_on": from_on, "until_on": rng.choice([None, (TODAY + timedelta(days=90)).isoformat()]),
            "check_rule": checks, "check_from_on": from_on if checks else None,
            "next_check_on": (TODAY + timedelta(days=rng.randint(-9, 60))).isoformat() if checks else None,
            "consent": consent.value, "consent_on": None, "consent_by": "x",
            "call_id": rng.choice([None, *calls]), "person_id": rng.choice([None, *people]),
            "state": state.value, "ended_on": None if state.is_open else TODAY.isoformat(), "note": "x",
            "created_at": "2026-11-22T10:00:00Z",
        }  # fmt: skip
        for _check in range(rng.randint(0, 4)):
            yield "term_check", {
                "id": next(ids), "term_id": term, "checked_on": max(from_on, _ago(rng, 140)),
                "outcome": _code(rng, Outcome), "measured_thousandths": 1 if has_target else None, "evidence": "x",
            }  # fmt: skip
        if rng.random() < 0.4:
            yield "value", {
                "id": next(ids), "account_id": account, "done_on": _ago(rng, 140), "what": "x", "worth": 1,
                "term_id": term, "created_at": "2026-11-22T10:00:00Z",
            }  # fmt: skip


def _problems_and_tasks(
    rng: Random, ids: Iterator[int], account: int, people: list[int], product: int
) -> Iterator[Row]:
    for state in rng.sample(list(ProblemState), 3):
        noted_on = _ago(rng, 140)
        yield "problem", {
            "id": (problem := next(ids)), "account_id": account, **_texts("what", "solution", "alternative"),
            "kind": _code(rng, ProblemKind), "severity": rng.randint(1, 3), "likelihood": rng.choice([None, 1, 3]),
            "state": state.value, "noted_on": noted_on, "settled_on": None if state.is_live else TODAY.isoformat(),
            "created_at": "2026-11-22T10:00:00Z", "cost_yearly": 1, "worth_yearly": 1, "product_id": product,
        }  # fmt: skip
        yield "value", {
            "id": next(ids), "account_id": account, "done_on": noted_on, "what": "x", "worth": rng.choice([None, 1]),
            "problem_id": rng.choice([None, problem]), "created_at": "2026-11-22T10:00:00Z",
        }  # fmt: skip
    for is_done in (False, False, True):
        yield "task", {
            "id": next(ids), "account_id": account, "person_id": rng.choice([None, *people]), "what": "x",
            "due_on": (TODAY + timedelta(days=rng.randint(-9, 40))).isoformat(), "times_put_off": 0,
            "is_prospecting": 0, "done_at": _moment(rng, 30) if is_done else None, "created_at": _moment(rng),
        }  # fmt: skip
    favour = next(ids)
    yield "favour", {
        "id": favour, "account_id": account, "person_id": rng.choice(people), "what": "x", "done_on": _ago(rng),
        "way": _code(rng, FavourWay), "cost": 1, "created_at": "2026-11-22T10:00:00Z",
    }  # fmt: skip
    yield "value", {
        "id": next(ids), "account_id": account, "done_on": _ago(rng, 140), "what": "x", "worth": 1,
        "favour_id": favour, "created_at": "2026-11-22T10:00:00Z",
    }  # fmt: skip


def _knowledge(
    rng: Random, ids: Iterator[int], account: int, people: list[int], rival: int, product: int
) -> Iterator[Row]:
    of = {"account_id": account}
    for bond in rng.sample(list(Bond), 3):
        yield "bond_reading", {
            "id": next(ids), **of, "bond": bond.value, "read_on": _ago(rng), "strength": rng.randint(0, 5),
            **_texts("evidence", "would_break", "held_by"), "yearly_cost": 1,
        }  # fmt: skip
    for person in rng.sample(people, 2):
        yield "satisfaction_reading", {
            "id": next(ids), **of, "read_on": _ago(rng, 140), "score": rng.randint(0, 10), "person_id": person, "note": "x",
        }  # fmt: skip
    yield "key_mark", {
        "id": next(ids), **of, "mark": _code(rng, Mark), "answer": _code(rng, Answer), "note": "x", "answered_on": _ago(rng),
    }  # fmt: skip
    for topic in rng.sample(list(Topic), 3):
        yield "dossier_text", {"id": next(ids), **of, "topic": topic.value, "read_on": _ago(rng), "text": "x"}
    yield (
        "image_reading",
        {"id": next(ids), **of, "read_on": _ago(rng), "strength": 3, **_texts("evidence", "done")},
    )
    yield (
        "rivalry",
        {"id": next(ids), **of, "competitor_id": rival, "strength": 4, **_texts("with_what", "note")},
    )
    yield "portfolio_item", {
        "id": next(ids), **of, "product_id": product, "state": _code(rng, PortfolioState), "competitor_id": rival,
    }  # fmt: skip
    yield "portfolio_price", {
        "id": next(ids), **of, "product_id": product, "read_on": _ago(rng), "price": 1, "terms": "x",
    }  # fmt: skip
    yield "referral", {
        "id": next(ids), **of, "by_person_id": people[0], "named_on": _ago(rng), "source": "chain", "why": "x",
        "may_use_name": "yes", "fee": 1, "created_at": "2026-11-22T10:00:00Z",
    }  # fmt: skip
    yield "qualification", {
        "id": next(ids), **of, "question": "need", "answer": "yes", "note": "x", "answered_on": _ago(rng),
    }  # fmt: skip
    yield "acceptance", {
        "id": next(ids), **of, "rule": "bond_captive", "key": f"bond_captive:{next(ids)}", "reason": "x",
        "until_on": (TODAY + timedelta(days=60)).isoformat(), "accepted_on": _ago(rng),
    }  # fmt: skip
    quarter = quarter_of(TODAY)
    for back in (0, 1, 2):
        yield "quarter_review", {
            "id": next(ids), **of, "quarter_on": plus_quarters(quarter, -back).isoformat(),
            "review_on": rng.choice([None, TODAY.isoformat()]),
            **_texts(
                "attendees", "summary", "highlights", "wins", "goals", "risks", "opportunities", "next_goals", "note"
            ),
        }  # fmt: skip


def _money(rng: Random, ids: Iterator[int], account: int) -> Iterator[Row]:
    first = plus_months(month_of(date(TODAY.year, TODAY.month, 1)), 6 - MONTHS)
    for step in range(MONTHS):
        month = plus_months(first, step)
        if month < month_of(TODAY) and rng.random() < 0.9:
            yield "sale", {
                "id": next(ids), "account_id": account, "month_on": month.isoformat(), "revenue": 1,
                "profit": rng.choice([1, 1, None]),
            }  # fmt: skip
        if rng.random() < 0.9:
            yield "plan", {
                "id": next(ids), "account_id": account, "month_on": month.isoformat(), "revenue": 1, "profit": 1,
            }  # fmt: skip
