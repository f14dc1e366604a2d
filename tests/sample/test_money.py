"""What the sample book tells of bonds and money: the story a newcomer reads in Bonds, Dossier, Portfolio and Numbers."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.line import Group
from kamtui.domain.knowledge.dossier import check_text, key_words, manager_words
from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.knowledge.trend import Trend
from kamtui.domain.knowledge.words import Bond, BondRule, Mark, PortfolioState, Topic
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import Movement, Span, movement
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.text.cleaning import clean
from kamtui.domain.thresholds import USUAL, KnowledgeLimits
from kamtui.domain.time.months import YEAR, month_of, plus_months
from kamtui.domain.warning import Severity, Warning
from kamtui.sample.book import sample_rows
from kamtui.sample.knowledge import STATES
from kamtui.sample.making import ANSWERS
from kamtui.sample.money import SALES_MONTHS
from kamtui.sample.reading import read_story
from kamtui.store.book import check as checking
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.day import health
from kamtui.store.day.today import todays_lines
from kamtui.store.knowledge import (
    bond_reads,
    competitor_reads,
    dossier_reads,
    image_reads,
    portfolio_reads,
    satisfaction_reads,
)
from kamtui.store.money.figures import Figures
from kamtui.store.money.reads import month_totals
from kamtui.store.old_reads import old_knowledge
from tests import once

STORY = read_story()
LET_BE = [accepted for accepted in STORY.acceptances if accepted.account is not None]
"""The warnings about bonds and money that are accepted for a while."""
MOMENTS = [
    datetime(2026, 11, 22, 14, 0, tzinfo=UTC).astimezone(),  # a Sunday afternoon
    datetime(2026, 12, 31, 9, 0, tzinfo=UTC).astimezone(),  # the last day of a year
    datetime(2027, 1, 1, 0, 5, tzinfo=UTC).astimezone(),  # the first one, just begun
    datetime(2027, 2, 1, 8, 0, tzinfo=UTC).astimezone(),  # January is over: the year to date is one month
    datetime(2027, 3, 31, 20, 55, tzinfo=UTC).astimezone(),  # month end
    datetime(2028, 2, 29, 12, 30, tzinfo=UTC).astimezone(),  # leap day
    datetime(2026, 7, 15, 12, 0, tzinfo=UTC).astimezone(),
]
MANY_DAYS = [datetime(2026, 11, 1, 13, tzinfo=UTC).astimezone() + timedelta(days=17 * n) for n in range(45)]
"""Two years, in steps of which each is on another weekday and day of the month."""
FIRST_FIVE = {
    "Belokray Dairies",
    "Veselna Retail",
    "Tangrava Foods",
    "Helvetra Pharma Bulgaria",
    "Marisol Salads",
}


@dataclass(frozen=True)
class Told:
    """The sample book at a moment, the day of it, and what its sales say."""

    book: Book
    today: date
    figures: Figures

    def account(self, name: str) -> int:
        row = self.book.row("SELECT id FROM account WHERE name = ?", (name,))
        assert row is not None, name
        return int(row[0])

    def moved(self, name: str) -> Movement | None:
        [year] = [one for one in self.figures.years.values() if one.name == name]
        return movement(year, self.figures.horizon)


def read(book: Book, now: datetime) -> Told:
    today = now.date()
    return Told(book, today, Figures(book, today))


@pytest.fixture(params=MOMENTS, ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")
def told(
    request: pytest.FixtureRequest, sample_file_at: Callable[[datetime], Path], tmp_path: Path
) -> Iterator[Told]:
    shutil.copyfile(sample_file_at(request.param), tmp_path / "sample.db")
    with once.opened_unchecked(tmp_path / "sample.db") as book:
        yield read(book, request.param)


@pytest.fixture
def told_once(sample_file_at: Callable[[datetime], Path], tmp_path: Path) -> Iterator[Told]:
    shutil.copyfile(sample_file_at(MOMENTS[0]), tmp_path / "sample.db")
    with once.opened_unchecked(tmp_path / "sample.db") as book:
        yield read(book, MOMENTS[0])


# -- the story is whole


def test_the_story_names_only_what_it_has() -> None:
    accounts = {account.key: account for account in STORY.accounts}
    home = {person.key: person.account for person in STORY.people}
    customers = {account.key for account in STORY.accounts if account.stage is Stage.CUSTOMER}
    sold_to = {sold.account for sold in STORY.sales}
    assert sold_to == customers | {"iskar"}
    assert {single.account for single in STORY.single_sums} <= sold_to
    keys = {account.key for account in STORY.accounts if account.is_key}
    assert keys <= {tied.account for tied in STORY.bonds} == customers - {"ralitsa"}
    assert keys <= {marks.account for marks in STORY.key_marks}
    assert keys <= {said.account for said in STORY.satisfaction_readings}
    assert {known.account for known in STORY.dossiers} <= customers
    assert {accepted.account for accepted in LET_BE} <= customers
    assert all(home[said.person] == said.account for said in STORY.satisfaction_readings)
    assert {rivalry.competitor for rivalry in STORY.rivalries} == {*STORY.competitors}
    assert all(rivalry.since_on > accounts[rivalry.account].created_on for rivalry in STORY.rivalries)
    states = {lines.account: lines.states for lines in STORY.portfolios}
    assert len(states) == len(STORY.portfolios) and customers <= states.keys()
    for lines in STORY.portfolios:
        assert len(lines.states) == len(STORY.products), lines
        assert {*lines.states} <= {*STATES, "."}, lines
        assert len(lines.competitors) == lines.states.count("C"), lines
        assert {*lines.competitors} <= {*STORY.competitors, "-"}, lines
    for price in STORY.negotiated_prices:
        assert states[price.account][STORY.products.index(price.product)] in "SO", price
    assert {accepted.rule.partition(":")[0] for accepted in LET_BE} <= {*MoneyRule, *BondRule}


def test_every_entry_is_one_that_the_forms_would_take() -> None:
    for sold in STORY.sales:
        assert len(sold.season) == YEAR and sold.season.isdecimal(), sold
        assert len(sold.levels) == 4, sold
    for tied in STORY.bonds:
        assert list(tied.by_bond) == list(Bond), tied.account
        assert tied.before_on is None or tied.before_on < tied.read_on < 0
        for bond, read in tied.by_bond.items():
            assert read.held_by in ("", "me", "director"), read
            assert read.yearly_cost is None or bond is Bond.VALUE, read
            assert all(strength is None or 0 <= strength <= 5 for strength in (read.strength, read.before))
            assert all(clean(text) == text and len(text) <= 90 for text in (read.evidence, read.would_break))
    for known in STORY.dossiers:
        texts = known.by_topic
        assert known.read_on < 0, known.account
        assert texts and known[2:] == tuple(texts.get(topic, "") for topic in Topic), known.account
        assert all(check_text(text) == text for text in texts.values()), known.account
    for marks in STORY.key_marks:
        assert len(marks.answers.replace(" ", "")) == len(Mark) and marks.answers[5] == " ", marks.account
        assert {*marks.answers} <= {*ANSWERS, " "}, marks.account
    assert all(0 <= said.score <= 10 for said in STORY.satisfaction_readings)
    assert all(rivalry.strength is None or 0 <= rivalry.strength <= 5 for rivalry in STORY.rivalries)
    names = (*STORY.products, *STORY.competitors)
    assert all(len(name) <= 15 for name in names), "they head the columns of a grid"


def test_is_a_book_as_kamtui_itself_would_write_it(told: Told) -> None:
    assert [one for one in checking.check(told.book.path) if not one.ok] == []
    today = told.today.isoformat()
    for table, column in (
        *(("bond_reading", "read_on"), ("bond_review", "reviewed_on"), ("satisfaction_reading", "read_on")),
        *(("key_mark", "answered_on"), ("rivalry", "since_on"), ("acceptance", "accepted_on")),
    ):
        assert told.book.rows(f"SELECT * FROM {table} WHERE {column} > ?", (today,)) == [], table
    assert (
        told.book.rows(
            "SELECT * FROM satisfaction_reading s JOIN call c ON c.id = s.call_id "
            "LEFT JOIN call_person p ON p.call_id = c.id AND p.person_id = s.person_id "
            "WHERE c.account_id <> s.account_id OR p.id IS NULL"
        )
        == []
    ), "who said so was in the conversation"


# -- sales and plans


def test_24_months_that_end_with_the_last_one_that_is_over(told: Told) -> None:
    horizon = told.figures.horizon
    running = month_of(told.today)
    assert len(horizon.months) == SALES_MONTHS == 2 * YEAR
    assert horizon.closing == horizon.months[-1] == plus_months(running, -1)
    assert horizon.reaches_two_years and horizon.silent_months == 0
    span = Span(horizon.months[0], plus_months(running, YEAR - 1))
    totals = month_totals(told.book, span)
    assert len(totals) == 3 * YEAR
    assert all((one.revenue is None) == (one.month_on >= running) for one in totals)
    assert all(one.planned_revenue and one.planned_profit and not one.without_profit for one in totals)
    with_plan = {one.name for one in told.figures.years.values() if one.account_id in told.figures.ahead}
    assert with_plan == FIRST_FIVE
    assert all((one.first, one.last) == (running, span.last) for one in told.figures.ahead.values())
    helvetra = told.figures.ahead[told.account("Helvetra Pharma Bulgaria")]
    assert helvetra.open == 0, "what is called off secures the whole plan"


def test_five_accounts_make_four_fifths(told: Told) -> None:
    profit, revenue = told.figures.standing.profit, told.figures.standing.revenue
    classes = {
        one.name: told.figures.standing.classes.get(one.account_id) for one in told.figures.years.values()
    }
    assert {name for name, known in classes.items() if known is AbcClass.A} == FIRST_FIVE
    assert profit.fewest(80) == 5 and profit.count == 12
    assert {*classes.values()} == {*AbcClass, None}
    losers = [line.name for line in profit.lines if line.amount < 0]
    assert losers == ["Carpatia Snacks", "Добруджа Гурме"]
    assert profit.peak > profit.total > 0 and 102 < 100 * profit.peak / profit.total < 106
    assert revenue.lines[0].name == "Veselna Retail" != profit.lines[0].name


def test_each_goes_its_own_way(told: Told) -> None:
    ways = {one.name: told.moved(one.name) for one in told.figures.years.values() if one.revenue is not None}
    for name, expected in {
        "Tangrava Foods": Movement.DOWN,
        "Thalassion Seafood": Movement.NEW,
        "Кашкавал Искър": Movement.LOST,
        "Marisol Salads": Movement.UP,
        "Belokray Dairies": Movement.STEADY,
        "Сирена Предбалкан": Movement.STEADY,
    }.items():
        assert ways[name] is expected, name
    counted = Counter(ways.values())
    assert (counted[Movement.DOWN], counted[Movement.LOST], counted[Movement.NEW]) == (1, 1, 1)
    [tangrava] = [one for one in told.figures.years.values() if one.name == "Tangrava Foods"]
    assert -23 <= 100 * (tangrava.now - tangrava.before) / tangrava.before <= -17


def warned(told: Told) -> list[Warning]:
    """Everything that sales and bonds imply, also what is accepted."""
    return [*told.figures.money_warnings, *bond_reads.all_bond_warnings(told.book, told.figures.bond_money())]


def rules_met(told: Told) -> dict[str, list[str]]:
    """By rule, whom it is about."""
    found: dict[str, list[str]] = {}
    for one in warned(told):
        found.setdefault(one.rule.value, []).append(one.subject.account)
    return found


def test_every_warning_is_met_once_or_twice_and_by_whom(told: Told) -> None:
    met = rules_met(told)
    assert met.pop(MoneyRule.NOT_SECURED)
    hours = met.pop(MoneyRule.HOURS, [])
    assert set(hours) <= {"Месокомбинат Орляк"}
    assert {rule: sorted(names) for rule, names in met.items()} == {
        MoneyRule.LOSES_MONEY: ["Carpatia Snacks", "Добруджа Гурме"],
        MoneyRule.LATE: ["Tangrava Foods"],
        MoneyRule.DOWN: ["Tangrava Foods"],
        MoneyRule.BEHIND_PLAN: ["Tangrava Foods"],
        MoneyRule.KEY_NOT_A: ["Месокомбинат Орляк"],
        MoneyRule.A_NOT_KEY: ["Marisol Salads"],
        MoneyRule.NEW: ["Thalassion Seafood"],
        BondRule.CAPTIVE: ["Сирена Предбалкан"],
        BondRule.VALUE_COSTS: ["Добруджа Гурме"],
        BondRule.STRUCTURAL_RELIED_ON: ["Tangrava Foods"],
        BondRule.ONE_CARRIES_ALL: ["Добруджа Гурме"],
        BondRule.VALUE_OUTSIDE: ["Добруджа Гурме"],
        BondRule.NO_PERSONAL: ["Tangrava Foods", "Сирена Предбалкан"],
        BondRule.INFORMATION_UNUSED: ["Dunavski Hlyab"],
    }


def test_what_is_lived_with_is_a_warning_and_is_accepted(told: Told) -> None:
    keys = {(one.subject.account_id, one.key) for one in warned(told)}
    rules = {*MoneyRule, *BondRule}
    accepted = {
        (one.account_id, one.key)
        for one in acceptances(told.book, None, told.today)
        if one.rule in rules and one.rule != MoneyRule.HOURS
    }
    assert len(accepted) == len(LET_BE) - 1
    assert accepted <= keys


def test_today_does_not_drown(told: Told) -> None:
    rules = {*MoneyRule, *BondRule}
    lines = todays_lines(told.book, told.today, USUAL)
    new = [line for line in lines if line.warning is not None and line.warning.rule in rules]
    assert all(line.group is Group.WARNINGS for line in new)
    assert 5 <= len(new) <= 8
    assert any(line.warning.severity is Severity.RED for line in new if line.warning)


@pytest.mark.slow
def test_on_whatever_day_the_sales_tell_the_same() -> None:
    """Only the rows, without a book for each day: the sums by which the classes and the ways of the accounts go."""
    for now in MANY_DAYS:
        ids = count(1)
        rows = sample_rows(now, lambda ids=ids: next(ids))  # type: ignore[misc]
        running = month_of(now.astimezone().date())
        names = {row["id"]: str(row["name"]) for table, row in rows if table == "account"}
        year: Counter[str] = Counter()
        now_bought: Counter[str] = Counter()
        before: Counter[str] = Counter()
        for table, row in rows:
            if table != "sale":
                continue
            name, month = names[row["account_id"]], date.fromisoformat(str(row["month_on"]))
            assert isinstance(row["revenue"], int) and isinstance(row["profit"], int)
            assert row["revenue"] > 0
            if month >= plus_months(running, -YEAR):
                year[name] += row["profit"]
                now_bought[name] += row["revenue"]
            else:
                before[name] += row["revenue"]
        first_five = year.most_common(5)
        total = year.total()
        assert {name for name, _profit in first_five} == FIRST_FIVE, now
        assert sum(profit for _name, profit in first_five[:4]) < 0.79 * total, now
        assert sum(profit for _name, profit in first_five) > 0.81 * total, now
        assert [name for name, revenue in now_bought.items() if revenue and not before[name]] == [
            "Thalassion Seafood"
        ], now
        assert 0.77 <= now_bought["Tangrava Foods"] / before["Tangrava Foods"] <= 0.83, now


# -- bonds


def test_the_bonds_of_customers_were_read_and_have_changed_since(told: Told) -> None:
    strengths = bond_reads.all_strengths(told.book)
    assert len(strengths) == 11
    read_all = [one for one in strengths.values() if not one.unknown]
    assert len(read_all) == 10
    assert all(told.account(name) in strengths for name in FIRST_FIVE)
    picture = bond_reads.bond_picture(told.book, told.account("Tangrava Foods"))
    assert picture.since is not None and 170 <= (told.today - picture.since).days <= 200
    assert {bar.bond: bar.change for bar in picture.bars if bar.change} == {
        Bond.REPUTATION: -2,
        Bond.PERSONAL: -2,
        Bond.INFORMATION: 1,
        Bond.NO_CHOICE: -1,
    }
    latest = picture.bar(Bond.PERSONAL).latest
    assert latest is not None and latest.held_by == "me" and latest.evidence and latest.would_break
    history = bond_reads.readings_of(told.book, told.account("Tangrava Foods"), Bond.PERSONAL)
    assert [one.strength for one in history] == [1, 3]
    thalassion = bond_reads.bond_picture(told.book, told.account("Thalassion Seafood"))
    assert thalassion.since is None and all(bar.change is None for bar in thalassion.bars)
    holders = {
        name for (name,) in told.book.rows("SELECT DISTINCT held_by FROM bond_reading WHERE held_by <> ''")
    }
    assert holders == {"me", "аз", "Nikolov", "Николов"}


def test_one_is_held_by_its_value_bond_and_one_has_no_choice(told: Told) -> None:
    money = told.figures.bond_money()
    gourmet, sirena = told.account("Добруджа Гурме"), told.account("Сирена Предбалкан")
    cost = bond_reads.value_costs(told.book)[gourmet]
    profit = money[gourmet].profit
    assert profit is not None and profit < 0 < cost
    assert bond_reads.bond_picture(told.book, gourmet).strengths.strongest is Bond.VALUE
    captive: Strengths = bond_reads.bond_picture(told.book, sirena).strengths
    assert captive.of(Bond.NO_CHOICE) == 4 and max(captive.known.values()) < 2


# -- the dossier


def test_marks_say_why_each_is_a_key_account(told_once: Told) -> None:
    marks = {
        name: dossier_reads.marks_of(told_once.book, told_once.account(name))
        for name in ("Belokray Dairies", "Marisol Salads", "Месокомбинат Орляк")
    }
    said = {name: key_words(answers) for name, answers in marks.items()}
    assert said["Belokray Dairies"] == "a key account by 5 of 5 marks"
    assert said["Marisol Salads"] == "a key account by 1 of 5 marks"
    orlyak = marks["Месокомбинат Орляк"]
    assert key_words(orlyak) == "a key account by 4 of 5 marks, 1 not known"
    assert manager_words(orlyak) == "needs a key-account manager by 7 of 8 marks"
    assert all(len(answers) == len(Mark) for answers in marks.values())


def test_three_dossiers_are_full(told_once: Told) -> None:
    ids = [
        account_id for (account_id,) in told_once.book.rows("SELECT DISTINCT account_id FROM dossier_text")
    ]
    counts = sorted(len(dossier_reads.texts_of(told_once.book, account_id)) for account_id in ids)
    assert counts == [1, 1, 1, 1, 2, 2, 7, 7, 7]


def test_what_is_known_has_a_course(told_once: Told) -> None:
    book, belokray = told_once.book, told_once.account("Belokray Dairies")
    assert [
        len(dossier_reads.text_course(book, belokray, topic)) for topic in (Topic.DECIDES, Topic.PRICE)
    ] == [2, 1]
    image = image_reads.brand_image(book, belokray)
    assert [reading.strength for reading in image.readings] == [3, 2] and image.latest is not None
    assert image.latest.done
    [film] = portfolio_reads.price_courses(book, told_once.account("Tangrava Foods")).values()
    assert [reading.price for reading in film] == [405, 395, 380]
    old = [
        len(old_knowledge(book, account_id, told_once.today, KnowledgeLimits()))
        for (account_id,) in book.rows("SELECT id FROM account")
    ]
    assert max(old) == 3 and sum(count > 0 for count in old) == 1, "calm: one account has something old"


def test_satisfaction_has_a_course(told: Told) -> None:
    courses = {name: satisfaction_reads.course(told.book, told.account(name)) for name in FIRST_FIVE}
    assert all(len(one.readings) >= 3 for one in courses.values())
    assert {name: one.trend for name, one in courses.items()} == {
        "Belokray Dairies": Trend.RISING,
        "Veselna Retail": Trend.FALLING,
        "Tangrava Foods": Trend.FALLING,
        "Helvetra Pharma Bulgaria": Trend.RISING,
        "Marisol Salads": Trend.RISING,
    }
    latest = courses["Tangrava Foods"].latest
    assert latest is not None and latest.person == "Stoyan Vasilev" and latest.call_id is not None


# -- competitors and portfolio


def test_four_competitors_each_at_some_accounts(told: Told) -> None:
    found = competitor_reads.competitors(told.book)
    assert sorted(one.name for one in found) == sorted(STORY.competitors)
    assert all(one.accounts >= 1 for one in found) and sum(one.accounts for one in found) == len(
        STORY.rivalries
    )
    [worst, *_rest] = competitor_reads.rivals_of(told.book, told.account("Tangrava Foods"))
    assert (worst.entry.competitor, worst.entry.strength) == ("Folpak", 4)


def test_the_white_space_has_every_state(told_once: Told) -> None:
    grid = portfolio_reads.white_space(told_once.book)
    assert [one.name for one in grid.products] == list(STORY.products)
    assert all(number > 5 for number in grid.counts.values())
    named = {row.account: row for row in grid.rows}
    assert all(named[name].counts[PortfolioState.SOLD] for name in FIRST_FIVE)
    assessed = [row for row in grid.rows if row.counts[PortfolioState.NOT_ASSESSED] < len(STORY.products)]
    assert 18 <= len(assessed) < len(grid.rows)
    assert any(column[PortfolioState.OFFERED] >= 3 for column in grid.columns), "a line worth a campaign"
    [row] = portfolio_reads.portfolio_of(told_once.book, told_once.account("Thalassion Seafood")).rows
    assert row.cells[STORY.products.index("Film")].negotiated_price == 510


# -- health


def test_health_knows_its_parts_of_the_customers_it_was_told_of(told: Told) -> None:
    values = {}
    for name in FIRST_FIVE:
        account_id = told.account(name)
        found = health.account_health(
            told.book, account_id, told.today, USUAL, told.figures.money_of(account_id)
        )
        assert found.value is not None and not [part for part in found.without_data if part.value == "money"]
        values[name] = found.value
    assert min(values, key=lambda name: values[name]) == "Tangrava Foods"
