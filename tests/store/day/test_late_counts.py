"""What counts as late in a list of accounts."""

from datetime import UTC, datetime, time, timedelta

import time_machine

from kamtui.domain.accounts.words import Stage
from kamtui.domain.thresholds import GreetingDefaults
from kamtui.store.book.book import Book
from kamtui.store.day.mark_reads import late_counts
from tests.build import TODAY, a_call, a_task, a_term, an_account


@time_machine.travel(datetime.combine(TODAY, time(12), UTC))  # when an account comes into the book counts
def test_late_tasks_and_checks_count_and_customers_who_were_long_left_alone(book: Book) -> None:
    busy = an_account(book, "Busy", stage=Stage.PROSPECT)
    a_task(book, "late", busy, due_on=TODAY - timedelta(1))
    a_task(book, "today", busy, due_on=TODAY)
    a_term(book, busy, "checked every week", today=TODAY - timedelta(30), checks="every friday")
    silent, spoken, fine = (
        an_account(book, name, stage=Stage.CUSTOMER) for name in ("Silent", "Spoken", "Fine")
    )
    a_call(book, spoken)
    ids, defaults = [busy, silent, spoken, fine], GreetingDefaults()
    assert late_counts(book, ids, TODAY, defaults) == {busy: 2}, (
        "nothing on the day after they were brought in"
    )
    later = TODAY + timedelta(99)
    a_call(book, fine)
    assert late_counts(book, ids, later, defaults) == {busy: 3, silent: 1}


def test_what_belongs_to_a_term_that_is_told_as_broken_counts_once(book: Book) -> None:
    acme, ago = an_account(book, "Acme"), TODAY - timedelta(30)
    term_id = a_term(book, acme, "checked every week", today=ago, checks="every friday")
    for days in (3, 1):
        a_task(book, "Put it right", acme, due_on=TODAY - timedelta(days), term_id=term_id)
    defaults = GreetingDefaults()
    assert late_counts(book, [acme], TODAY, defaults) == {acme: 3}
    assert late_counts(book, [acme], TODAY, defaults, [term_id]) == {acme: 1}, (
        "the second task is another thing"
    )
