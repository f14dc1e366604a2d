"""How satisfied an account is, in a real book: dated readings, each one act."""

from datetime import date, timedelta

import pytest

from kamtui.domain.day.health import Satisfaction
from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.knowledge.trend import Trend
from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.day.health import latest_satisfaction
from kamtui.store.knowledge import (
    satisfaction_changes,
    satisfaction_reads,
)
from tests.build import TODAY, a_person, an_account
from tests.store.acts import one_act


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_satisfaction_has_a_course(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Друга")
    ana = a_person(book, "Ана", acme)
    assert satisfaction_reads.course(book, acme).readings == ()
    with one_act(book, "Acme: satisfaction 7 of 10"):
        first = satisfaction_changes.take_satisfaction(
            book, acme, SatisfactionEntry(read_on=ago(3), score=7, person_id=ana, note="каза")
        )
    satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(30), score=9))
    course = satisfaction_reads.course(book, acme)
    assert (course.scores, course.trend) == ((9, 7), Trend.FALLING)
    assert course.latest is not None and course.latest.person == "Ана"
    assert latest_satisfaction(book) == {acme: Satisfaction(7, ago(3), 9)}
    assert latest_satisfaction(book, [other]) == {}
    people_changes.delete_person(book, ana)
    assert satisfaction_reads.course(book, acme).readings[-1].person_id is None, "what was said stays"
    with one_act(book, "Delete a reading of the satisfaction of Acme"):
        satisfaction_changes.delete_satisfaction(book, first)
    assert satisfaction_reads.course(book, acme).scores == (9,)
    with pytest.raises(GoneMeanwhile):
        satisfaction_changes.delete_satisfaction(book, first)
