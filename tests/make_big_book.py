"""Make a book as large as a long working life: `python -m tests.make_big_book FILE`.

For measuring, not for reading. Invented words in Bulgarian and English; the same numbers and the
same day give the same book. The rows are poured in without journal and triggers, which a minute
would not be enough for, and then everything derived from them is made; the triggers come back as
they were, so that the file is a book like any other (`kamtui --book FILE check`).
"""

import argparse
import sqlite3
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, chain, islice, pairwise, takewhile
from pathlib import Path
from random import Random
from typing import Any

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.calls.words import Asked, BeganBy, Channel
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.chain.words import PAID_SOURCES, PEOPLE_SOURCES, Answer, MayUse, Question, Source
from kamtui.domain.knowledge.words import Bond, Mark, PortfolioState, Topic
from kamtui.domain.terms.words import (
    LIVE_PROBLEMS,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
)
from kamtui.domain.time.moments import write_stored
from kamtui.domain.time.months import month_of, months_from, plus_months
from kamtui.domain.time.recurrence.days import next_occurrence, occurrences
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.store.book import connection, contacts, journal, opening
from kamtui.store.book.ids import EPOCH_MS, RANDOM_BITS
from kamtui.store.book.search import index

ACCOUNTS, PEOPLE, CALLS, REFERRALS = 2_000, 20_000, 200_000, 5_000
SEED = 1986
YEARS = 12
WORDS_IN_NOTE = 40
COMPETITORS, PRODUCTS = 20, 10
SALES_MONTHS, PLANNED_AHEAD = 48, 12
SHARE_WITH_TERMS = 0.5
"""Of the accounts; each has three terms, and one problem and one favour for every three of them."""
RULES = {
    "FREQ=WEEKLY;BYDAY=FR": 7,
    "FREQ=MONTHLY;BYMONTHDAY=5": 28,
    "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10": 90,
}
"""When terms are checked, and how many days lie between two checks at least."""

_COMMON = (
    *("и", "на", "за", "да", "се", "от", "цена", "договор", "оферта", "доставка", "срок", "склад"),
    *("поръчка", "среща", "отстъпка", "плащане", "фактура", "качество", "the", "of", "and", "to", "price"),
    *("contract", "offer", "delivery", "deadline", "stock", "order", "meeting", "discount", "payment"),
)
_STARTS = "бо ва го де жи за ка ле ми не по ра со ту фи хо че ши ще be co de fo gra hi lo ma ne pro re so tu"
_MIDDLES = "ва ди ко ле ми но ри са то ня жа бер dal fer gan lin mor nes ret tos van"
_ENDS = "ция ост ник ка тор ство ен ят ing tion ment er ed al ly"
_FIRST = "Иван Мария Георги Елена Петър Ана Димитър Виктория Стоян Надя John Emma Robert Laura Peter Sofia"
_LAST = "Иванов Петрова Георгиев Димитрова Стоянов Николова Колев Тодорова Smith Miller Baker Wright Cooper"
_CITIES = ("София", "Пловдив", "Варна", "Бургас", "Русе", "Стара Загора", "Плевен", "London", "Vienna", "")
_FORMS = ("ООД", "АД", "ЕООД", "Ltd", "GmbH")
_TITLES = ("управител", "главен счетоводител", "директор покупки", "buyer", "head of production", "")

Row = dict[str, Any]


class _Book:
    """The rows of the book, table by table."""

    def __init__(self, accounts: int, people: int, calls: int, referrals: int, now: datetime) -> None:
        self._rng = Random(SEED)
        self._now = now
        self._count = (accounts, people, calls, referrals)
        pieces = [text.split() for text in (_STARTS, _MIDDLES, _ENDS)]
        self._words = sorted({a + b + c for a in pieces[0] for b in pieces[1] for c in pieces[2]})
        self._rng.shuffle(self._words)
        # A few words in every note, many in a few: as in a language.
        weights = [40.0] * len(_COMMON) + [30.0 / (rank + 6) for rank in range(len(self._words))]
        self._weights_so_far = list(accumulate(weights))
        """Added up here once: `choices` would do it for every few words."""
        self._words = [*_COMMON, *self._words]
        self._last_id = 0
        self._people_of: dict[int | None, list[int]] = {}
        self._account_ids: list[int] = []
        self._were_there: list[tuple[int, int, datetime, str]] = []
        self._held: list[tuple[int, datetime, int | None]] = []
        self._agreed: list[tuple[int, int, Recurrence, date]] = []
        self._competitor_ids: list[int] = []
        self._product_ids: list[int] = []

    def _id(self, at: datetime) -> int:
        """An id as given at a moment; they rise."""
        made = (int(at.timestamp() * 1000) - EPOCH_MS) << RANDOM_BITS | self._rng.getrandbits(RANDOM_BITS)
        self._last_id = max(self._last_id + 1, made)
        return self._last_id

    def _some_words(self, count: int) -> str:
        return " ".join(self._rng.choices(self._words, cum_weights=self._weights_so_far, k=count))

    def _ago(self, share: float) -> datetime:
        return self._now - timedelta(days=365 * YEARS * share)

    def tables(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Parents before children."""
        yield "account", self._accounts()
        yield "person", self._people()
        yield "reach", self._reaches()
        yield "membership", self._memberships()
        yield "stance_reading", self._readings()
        yield "tie", self._ties()
        yield "call", self._calls()
        yield "call_person", self._call_people()
        yield "task", self._tasks()
        yield "term", self._terms()
        yield "term_check", self._checks()
        yield "problem", self._problems()
        yield "favour", self._favours()
        yield "referral", self._referrals()
        yield "qualification", self._qualifications()
        yield "competitor", self._competitors()
        yield "rivalry", self._rivalries()
        yield "product", self._products()
        yield "portfolio_item", self._portfolio()
        yield "bond_reading", self._bonds()
        yield "satisfaction_reading", self._satisfaction()
        yield "key_mark", self._marks()
        yield "dossier_text", self._texts()
        yield "sale", self._sales()
        yield "plan", self._plans()

    def _accounts(self) -> Iterator[Row]:
        rng, count = self._rng, self._count[0]
        for number in range(count):
            made = self._ago(1 - 0.3 * number / count)
            self._account_ids.append(self._id(made))
            name = f"{rng.choice(self._words[40:]).title()} {rng.choice(_FORMS)} {number}"
            is_key = rng.random() < 0.05
            own = rng.random() < 0.1
            yield {
                "id": self._account_ids[-1], "name": name, "legal_name": "",
                "registration_number": str(200_000_000 + number), "industry": rng.choice(self._words),
                "city": rng.choice(_CITIES), "country": "",
                "stage": rng.choices([s.value for s in Stage], (30, 50, 15, 5))[0], "is_key": int(is_key),
                "greet_every_days": 30 if own else None, "greet_latest_days": 60 if own else None,
                "estimated_spend": rng.randrange(10**8) if own else None, "renewal_on": None,
                "vulnerability": "", "note": self._some_words(12), "created_at": write_stored(made),
                "won_on": self._ago(number % 1000 / 2000).date().isoformat() if number % 3 else None,
                "lost_on": None, "lost_reason": "", "language": None,
            }  # fmt: skip

    def _people(self) -> Iterator[Row]:
        rng, count = self._rng, self._count[1]
        first, last = _FIRST.split(), _LAST.split()
        for number in range(count):
            made = self._ago(0.7 * (1 - 0.9 * number / count))
            person_id = self._id(made)
            account_id = rng.choice(self._account_ids) if self._account_ids and rng.random() < 0.98 else None
            self._people_of.setdefault(account_id, []).append(person_id)
            has_interval = rng.random() < 0.02
            status = rng.choices([s.value for s in PersonStatus], (94, 4, 2))[0]
            if account_id is not None:
                self._were_there.append((person_id, account_id, made, status))
            yield {
                "id": person_id, "account_id": account_id,
                "name": f"{rng.choice(first)} {rng.choice(last)}", "is_adviser": 0, "is_empty_seat": 0,
                "title": rng.choice(_TITLES), "department": "", "reports_to_id": None,
                "roles": rng.choice(["", *(role.value for role in Role)]), "goals": "", "interests": "",
                "birthday": None, "contact_every_days": 30 if has_interval else None,
                "contact_latest_days": 60 if has_interval else None,
                "is_influence_center": int(rng.random() < 0.05),
                "status": status,
                "created_at": write_stored(made), "note": "",
            }  # fmt: skip

    def _reaches(self) -> Iterator[Row]:
        people = [person_id for ids in self._people_of.values() for person_id in ids]
        for owner, ids, area, mail in (
            ("account_id", self._account_ids, 2, "office"),
            ("person_id", people, 88, "p"),
        ):
            for number, owner_id in enumerate(ids):
                for kind, value in (
                    ("phone", f"+359 {area} {number:07d}"),
                    ("email", f"{mail}{number}@example.com"),
                ):
                    yield {
                        "id": self._id(self._now), "account_id": None, "person_id": None, owner: owner_id,
                        "kind": kind, "value": value, "label": "", "place": 1,
                    }  # fmt: skip

    def _memberships(self) -> Iterator[Row]:
        for person_id, account_id, made, status in self._were_there:
            since = made.astimezone().date()
            yield {
                "id": person_id, "person_id": person_id, "account_id": account_id, "since_on": since.isoformat(),
                "until_on": None if status == "active" else (since + timedelta(days=400)).isoformat(),
            }  # fmt: skip

    def _ties(self) -> Iterator[Row]:
        rng = self._rng
        for account_id, people in self._people_of.items():
            for first, second in pairwise(people):
                if account_id is not None and rng.random() < 0.3:
                    yield {
                        "id": first, "from_person_id": first, "to_person_id": second,
                        "kind": rng.choice(list(TieKind)).value, "strength": rng.randint(1, 3),
                        "confidence": rng.choice(list(Confidence)).value, "note": "",
                        "made_on": self._ago(0.1).date().isoformat(), "ended_on": None,
                    }  # fmt: skip

    def _readings(self) -> Iterator[Row]:
        rng = self._rng
        for people in list(self._people_of.values()):
            for person_id in people:
                for share in (0.4, 0.1)[: rng.randrange(3)]:
                    day = self._ago(share)
                    yield {
                        "id": self._id(day), "person_id": person_id, "read_on": day.date().isoformat(),
                        "stance": rng.choice(list(Stance)).value, "influence": rng.randint(1, 5),
                        "confidence": rng.choice(list(Confidence)).value, "reason": "", "call_id": None,
                    }  # fmt: skip

    def _calls(self) -> Iterator[Row]:
        rng, count = self._rng, self._count[2]
        for number in range(count):
            # Ever the same accounts: a fifth of them get most of the calls.
            account_id = (
                self._account_ids[int(len(self._account_ids) * rng.random() ** 2)]
                if self._account_ids
                else None
            )
            held = self._ago(1 - number / count).replace(microsecond=0)
            call_id = self._id(held)
            self._held.append((call_id, held, account_id))
            yield {
                "id": call_id, "account_id": account_id, "held_at": write_stored(held),
                "minutes": rng.choice((None, 5, 10, 15, 30, 60)), "channel": rng.choice(list(Channel)).value,
                "began_by": rng.choice(list(BeganBy)).value, "purpose": rng.choice(_COMMON),
                "note": self._some_words(rng.randint(WORDS_IN_NOTE // 2, WORDS_IN_NOTE * 3 // 2)),
                "result": "", "created_at": write_stored(held),
            }  # fmt: skip

    def _call_people(self) -> Iterator[Row]:
        rng = self._rng
        for call_id, held, account_id in self._held:
            near = self._people_of.get(account_id, [])
            for person_id in rng.sample(near, min(len(near), rng.choice((1, 1, 1, 2)))):
                yield {
                    "id": self._id(held), "call_id": call_id, "person_id": person_id,
                    "asked": rng.choices([a.value for a in Asked], (80, 15, 5))[0], "why_not": "",
                }  # fmt: skip

    def _terms(self) -> Iterator[Row]:
        """Each has been checked when it was due, but for one in forty, which waits since its last day."""
        rng, today = Random(SEED), self._now.astimezone().date()
        for account_id in self._account_ids:
            if rng.random() >= SHARE_WITH_TERMS:
                continue
            for rule in RULES:
                made = self._ago(rng.uniform(0.05, 0.2))
                term_id, from_on = self._id(made), made.astimezone().date()
                is_past, waits = rng.random() < 0.2, rng.random() < 0.025
                counted = Recurrence(rule, from_on)
                checked_until = today - timedelta(days=100 if is_past else 30 if waits else 0)
                self._agreed.append((term_id, account_id, counted, checked_until))
                ends = today + timedelta(days=rng.randrange(30, 700)) if rng.random() < 0.3 else None
                due_on = next_occurrence(counted, after=checked_until)
                if is_past or due_on is None or (ends and due_on > ends):
                    due_on = None
                yield {
                    "id": term_id, "account_id": account_id, "category": rng.choice(list(TermCategory)).value,
                    "owed_by": rng.choices([o.value for o in OwedBy], (60, 30, 10))[0],
                    "what": " ".join(rng.choices(_COMMON, k=4)), "target_bound": "at_least", "target_thousandths": 98_000,
                    "target_unit": "%", "from_on": from_on.isoformat(),
                    "until_on": ends.isoformat() if ends else None, "notice": "P3M" if ends else None,
                    "check_rule": rule, "check_from_on": from_on.isoformat(),
                    "next_check_on": due_on.isoformat() if due_on else None,
                    "consent": Consent.NOT_NEEDED.value, "consent_on": None, "consent_by": "", "call_id": None,
                    "person_id": None, "state": "ended" if is_past else "agreed",
                    "ended_on": checked_until.isoformat() if is_past else None, "previous_id": None,
                    "note": "", "created_at": write_stored(made),
                }  # fmt: skip

    def _checks(self) -> Iterator[Row]:
        rng = Random(SEED)
        for term_id, _account_id, rule, until in self._agreed:
            for day in _days_up_to(until, rule):
                found = rng.choices((Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN), (95, 3, 2))[0]
                measured = 99_000 if found is Outcome.KEPT else rng.randrange(80_000, 98_000)
                yield {
                    "id": self._id(self._now), "term_id": term_id, "checked_on": day.isoformat(),
                    "due_on": day.isoformat(), "outcome": found.value, "measured_thousandths": measured,
                    "evidence": "",
                }  # fmt: skip

    def _problems(self) -> Iterator[Row]:
        rng = Random(SEED)
        for term_id, account_id, rule, _until in self._agreed[::3]:
            state = rng.choice(list(ProblemState))
            yield {
                "id": self._id(self._now), "account_id": account_id, "term_id": term_id,
                "what": " ".join(rng.choices(_COMMON, k=4)), "kind": rng.choice(list(ProblemKind)).value,
                "severity": rng.randint(1, 3), "likelihood": None, "solution": "", "alternative": "",
                "state": state.value, "noted_on": rule.starts_on.isoformat(),
                "settled_on": None if state in LIVE_PROBLEMS else rule.starts_on.isoformat(),
                "created_at": write_stored(self._now),
            }  # fmt: skip

    def _favours(self) -> Iterator[Row]:
        rng = Random(SEED)
        for _term_id, account_id, rule, _until in self._agreed[::3]:
            yield {
                "id": self._id(self._now), "account_id": account_id, "person_id": None,
                "what": " ".join(rng.choices(_COMMON, k=4)), "done_on": rule.starts_on.isoformat(),
                "way": rng.choice(list(FavourWay)).value, "cost": None, "thanked_on": None,
                "created_at": write_stored(self._now),
            }  # fmt: skip

    def _tasks(self) -> Iterator[Row]:
        rng = self._rng
        recent = len(self._held) - min(len(self._held) // 20, 600)
        for place, (call_id, held, account_id) in enumerate(self._held):
            is_open = place >= recent
            if not is_open and place % 10:
                continue
            # What is still open lies mostly ahead.
            due = (self._now + timedelta(days=rng.randint(-3, 60))) if is_open else held + timedelta(days=7)
            yield {
                "id": self._id(held), "what": self._some_words(5), "due_on": due.date().isoformat(),
                "due_time": None, "account_id": account_id, "person_id": None, "call_id": call_id,
                "done_at": None if is_open else write_stored(due), "times_put_off": 0,
                "created_at": write_stored(held), "term_id": None, "problem_id": None, "repeat_rule": None,
                "repeat_from_on": None, "repeat_on": None, "previous_id": None, "is_prospecting": 0,
            }  # fmt: skip

    def _referrals(self) -> Iterator[Row]:
        """Each account named by people of some before it, so that there are many generations and no circle."""
        rng, ids, count = Random(SEED), self._account_ids, self._count[3]
        for number in range(count if len(ids) > 1 else 0):
            place = rng.randrange(1, len(ids))
            made = self._ago(0.6 * (1 - number / count))
            people = self._people_of.get(ids[rng.randrange(max(0, place - 200), place)], [])
            by_person_id = rng.choice(people) if people and rng.random() < 0.8 else None
            source = rng.choice([s for s in Source if (s in PEOPLE_SOURCES) == (by_person_id is not None)])
            yield {
                "id": self._id(made), "account_id": ids[place], "person_id": None,
                "named_on": made.date().isoformat(), "source": source.value, "by_person_id": by_person_id,
                "call_id": None, "why": self._some_words(6), "may_use_name": rng.choice(list(MayUse)).value,
                "fee": rng.randrange(10**5) if source in PAID_SOURCES else None,
                "thanked_on": made.date().isoformat() if rng.random() < 0.95 else None,
                "created_at": write_stored(made),
            }  # fmt: skip

    def _qualifications(self) -> Iterator[Row]:
        rng = Random(SEED)
        for account_id in self._account_ids:
            for question in Question:
                for share in (0.4, 0.1)[: rng.randrange(3)]:
                    yield {
                        "id": self._id(self._ago(share)), "account_id": account_id, "question": question.value,
                        "answer": rng.choice(list(Answer)).value, "note": "",
                        "answered_on": self._ago(share).date().isoformat(),
                    }  # fmt: skip

    def _competitors(self) -> Iterator[Row]:
        self._competitor_ids = [self._id(self._ago(0.9)) for _number in range(COMPETITORS)]
        for place, competitor_id in enumerate(self._competitor_ids):
            yield {"id": competitor_id, "name": f"{self._some_words(1).title()} {place}"}

    def _rivalries(self) -> Iterator[Row]:
        rng = Random(SEED)
        for account_id in self._account_ids:
            for competitor_id in rng.sample(self._competitor_ids, rng.randrange(3)):
                yield {
                    "id": self._id(self._ago(0.3)), "account_id": account_id, "competitor_id": competitor_id,
                    "strength": rng.choice([None, *range(6)]), "with_what": self._some_words(2),
                    "since_on": self._ago(0.3).date().isoformat(), "note": "",
                }  # fmt: skip

    def _products(self) -> Iterator[Row]:
        self._product_ids = [self._id(self._ago(0.9)) for _number in range(PRODUCTS)]
        for place, product_id in enumerate(self._product_ids, 1):
            yield {"id": product_id, "name": f"{self._some_words(1).title()} {place}", "place": place}

    def _portfolio(self) -> Iterator[Row]:
        rng = Random(SEED)
        for account_id in self._account_ids:
            for product_id in rng.sample(self._product_ids, rng.randrange(PRODUCTS + 1)):
                yield {
                    "id": self._id(self._ago(0.2)), "account_id": account_id, "product_id": product_id,
                    "state": rng.choice(list(PortfolioState)[1:]).value, "competitor_id": None,
                }  # fmt: skip

    def _bonds(self) -> Iterator[Row]:
        """Each bond read up to three times, some of them as not known."""
        rng = Random(SEED)
        for account_id in self._account_ids:
            for bond in Bond:
                for share in (0.3, 0.2, 0.05)[: rng.randrange(4)]:
                    yield {
                        "id": self._id(self._ago(share)), "account_id": account_id, "bond": bond.value,
                        "read_on": self._ago(share).date().isoformat(), "strength": rng.choice([None, *range(6)]),
                        "evidence": self._some_words(8), "would_break": self._some_words(4), "held_by": "",
                        "yearly_cost": rng.randrange(10**7) if bond is Bond.VALUE else None,
                    }  # fmt: skip

    def _satisfaction(self) -> Iterator[Row]:
        rng = Random(SEED)
        for account_id in self._account_ids:
            for share in (0.3, 0.2, 0.1, 0.05)[: rng.randrange(5)]:
                yield {
                    "id": self._id(self._ago(share)), "account_id": account_id,
                    "read_on": self._ago(share).date().isoformat(), "score": rng.randrange(11),
                    "person_id": None, "call_id": None, "note": "",
                }  # fmt: skip

    def _marks(self) -> Iterator[Row]:
        rng = Random(SEED)
        for account_id in self._account_ids:
            for mark in rng.sample(list(Mark), rng.randrange(len(Mark))):
                yield {
                    "id": self._id(self._ago(0.3)), "account_id": account_id, "mark": mark.value,
                    "answer": rng.choice(list(Answer)).value, "note": "",
                    "answered_on": self._ago(0.3).date().isoformat(),
                }  # fmt: skip

    def _texts(self) -> Iterator[Row]:
        rng = Random(SEED)
        for account_id in self._account_ids:
            for topic in rng.sample(list(Topic), rng.randrange(4)):
                yield {
                    "id": self._id(self._ago(0.3)), "account_id": account_id, "topic": topic.value,
                    "read_on": self._ago(0.3).date().isoformat(), "text": self._some_words(WORDS_IN_NOTE),
                }  # fmt: skip

    def _sales(self) -> Iterator[Row]:
        """Every account over the months that are over: few large, many small, one in twenty at a loss."""
        rng, running = Random(SEED), month_of(self._now.astimezone().date())
        months = list(months_from(plus_months(running, -SALES_MONTHS), plus_months(running, -1)))
        for account_id in self._account_ids:
            size, margin = int(10**7 * rng.paretovariate(1.2)), rng.gauss(20, 12)
            for month in months:
                revenue = round(size * rng.uniform(0.6, 1.4))
                yield {
                    "id": self._id(self._now), "account_id": account_id, "month_on": month.isoformat(),
                    "revenue": revenue,
                    "profit": None if rng.random() < 0.02 else round(revenue * (margin + rng.uniform(-5, 5)) / 100),
                }  # fmt: skip

    def _plans(self) -> Iterator[Row]:
        """Every second account, a year back and a year ahead."""
        rng, running = Random(SEED), month_of(self._now.astimezone().date())
        months = list(months_from(plus_months(running, -12), plus_months(running, PLANNED_AHEAD - 1)))
        for account_id in self._account_ids[::2]:
            size = int(10**7 * rng.paretovariate(1.2))
            for month in months:
                yield {
                    "id": self._id(self._now), "account_id": account_id, "month_on": month.isoformat(),
                    "revenue": size, "profit": size // 5,
                }  # fmt: skip


def _days_up_to(last: date, rule: Recurrence) -> Iterator[date]:
    """The days of a rule of `RULES` after it starts, up to and with the last."""
    most = max(0, (last - rule.starts_on).days) // RULES[rule.rule] + 1
    return takewhile(lambda day: day <= last, occurrences(rule, after=rule.starts_on, limit=most))


def make_big_book(
    path: Path,
    accounts: int = ACCOUNTS,
    people: int = PEOPLE,
    calls: int = CALLS,
    now: datetime | None = None,
    referrals: int | None = None,
    left_out: Collection[str] = (),
) -> None:
    """Make a book of so many records at `path`, where there must be no file yet, as of `now`.

    Without a number of referrals there are 5 for every 2 accounts. Of the tables in `left_out` there are no rows; none of
    those that stay may lead to them.
    """
    if referrals is None:
        referrals = accounts * REFERRALS // ACCOUNTS
    opening.create(path)
    con = sqlite3.connect(path, isolation_level=None)
    try:
        connection.prepare(con)
        for pragma in ("foreign_keys=OFF", "secure_delete=OFF", "journal_mode=OFF", "synchronous=OFF",
                       "cache_size=-200000"):  # fmt: skip
            con.execute(f"PRAGMA {pragma}")
        con.execute("BEGIN")
        journal.drop_triggers(con)
        contacts.drop_triggers(con)
        for table, rows in _Book(accounts, people, calls, referrals, now or datetime.now(UTC)).tables():
            left = iter(() if table in left_out else rows)
            for first in islice(left, 1):  # columns that it leaves out hold what the table says
                con.executemany(
                    f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join(f':{n}' for n in first)})",
                    chain([first], left),
                )
        contacts.rebuild(con)
        index.rebuild(con)
        for table in ("search", "call_search"):
            con.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        journal.create_triggers(con)
        contacts.create_triggers(con)
        con.execute("COMMIT")
        opening.check_pages(con, path)
    finally:
        con.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="the book to make")
    parser.add_argument("--accounts", type=int, default=ACCOUNTS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--referrals", type=int)
    options = parser.parse_args()
    if options.file.exists():
        sys.exit(f"{options.file} is there already")
    began = time.monotonic()
    make_big_book(options.file, options.accounts, options.people, options.calls, referrals=options.referrals)
    size = options.file.stat().st_size // 1_000_000
    print(f"{options.file}: {size} MB in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
