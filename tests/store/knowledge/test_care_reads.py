"""Which customers are read, and what of them."""

from datetime import date, timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked
from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.thresholds import ChainLimits, KnowledgeLimits
from kamtui.store.book.book import Book
from kamtui.store.chain.waits_reads import asked_at, satisfied_customers
from kamtui.store.day.task_changes import finish_task
from kamtui.store.knowledge.care_reads import care_of
from kamtui.store.knowledge.satisfaction_changes import take_satisfaction
from tests.build import NOON, TODAY, a_call, a_person, a_task, an_account

LIMITS = KnowledgeLimits()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def rules(book: Book, today: date = TODAY) -> list[tuple[str, str]]:
    return [(warning.subject.account, warning.rule.value) for warning in care_of(book, today, LIMITS)]


def test_the_two_latest_readings_count_however_they_were_written_down(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for days, score in ((5, 4), (300, 2), (90, 9)):
        take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(days), score=score))
    assert rules(book) == [("Acme", "care_satisfaction_fell")]
    take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(1), score=4))
    assert rules(book) == []


def test_a_reading_that_was_corrected_on_its_day_did_not_fall(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for days, score in ((90, 8), (1, 10), (1, 8)):
        take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(days), score=score))
    assert rules(book) == []
    take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(1), score=6))
    assert rules(book) == [("Acme", "care_satisfaction_fell")]


def test_a_task_about_the_renewal_answers_it_until_it_is_done(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, renewal_on=ago(-100))
    an_account(book, "A prospect", renewal_on=ago(-100))
    an_account(book, "A former one", stage=Stage.FORMER, renewal_on=ago(1))
    a_task(book, "Обади се", acme)
    assert rules(book) == [("Acme", "care_renewal_near")]
    task = a_task(book, "Подготви анекса", acme)
    assert rules(book) == []
    finish_task(book, task, NOON)
    assert rules(book) == [("Acme", "care_renewal_near")]
    assert rules(book, ago(-101)) == [("Acme", "care_renewal_passed")]


def test_some_accounts_only(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, renewal_on=ago(3))
    an_account(book, "Other", stage=Stage.CUSTOMER, renewal_on=ago(3))
    [warning] = care_of(book, TODAY, LIMITS, [acme])
    assert warning.subject.account_id == acme


def test_who_is_satisfied_is_read_with_the_day_on_which_somebody_there_was_asked(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    other = an_account(book, "Other", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    a_call(book, acme, Participant(ana, "", asked=Asked.NONE))
    for account, score in ((acme, 8), (other, 7)):
        take_satisfaction(book, account, SatisfactionEntry(read_on=ago(5), score=score))
    [satisfied] = satisfied_customers(book, ChainLimits())
    assert (satisfied.subject.account, satisfied.score, satisfied.asked_on) == ("Acme", 8, None)
    assert asked_at(book, acme) == NOON.date()
    assert asked_at(book, other) is None
