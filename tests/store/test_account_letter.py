"""What a letter is put together of, and what is kept back."""

from datetime import date, timedelta

import pytest

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.letter import Step, Talk
from kamtui.domain.calls.words import AS_AGREED, CONGRATULATED, Channel
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.terms.agreed import Agreed, Promised
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermState
from kamtui.domain.time.recurrence.rule import once_on
from kamtui.store.account_letter import Reader, last_talk_id, letter_parts
from kamtui.store.accounts.changes import set_language
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.calls.reads import usual_channel
from kamtui.store.terms.agreed_reads import keeping
from tests.build import NOON, TODAY, a_call, a_check, a_person, a_term, an_account

NEXT_FRIDAY = date(2026, 12, 4)


def test_the_parts_of_a_letter(book: Book) -> None:
    acme = an_account(book, "Acme", email="office@acme.bg")
    ana = a_person(book, "Ana Ivanova", acme, email="ana@acme.bg; private ana@home.bg")
    seat = a_person(book, "the engineer who blocks", acme, is_empty_seat=True)
    step = TaskEntry("Push him before the boss hears", NEXT_FRIDAY, account_id=acme)
    call = a_call(book, acme, ana, seat, next_step=step, channel=Channel.VISIT)
    a_term(book, acme, "Price list by 4.12.", call_id=call, checks=once_on(NEXT_FRIDAY))
    a_term(
        book,
        acme,
        "Think it over",
        call_id=call,
        owed_by=OwedBy.THEY,
        checks=once_on(TODAY + timedelta(days=9)),
    )
    a_term(
        book,
        acme,
        "Earlier",
        from_on=date(2026, 10, 1),
        owed_by=OwedBy.BOTH,
        checks="every friday",
        note="secret",
    )
    a_term(book, acme, "Only proposed", call_id=call, state=TermState.PROPOSED)
    a_term(book, acme, "Waits for approval", call_id=call, consent=Consent.ASKED, consent_on=TODAY)
    a_term(book, acme, "Over", call_id=call, state=TermState.ENDED)
    parts = letter_parts(book, acme, TODAY)
    ours = Promised("Price list", due_on=NEXT_FRIDAY)
    assert parts._replace(all_open=Agreed(), unconfirmed=0) == (
        acme, "Acme", None, "office@acme.bg", call, Talk(TODAY, Channel.VISIT), (Reader(ana, "Ana Ivanova", "ana@acme.bg"),),
        Agreed((ours,), (Promised("Think it over", due_on=TODAY + timedelta(days=9)),)), Agreed(), 0,
        (Step("Push him before the boss hears", NEXT_FRIDAY),),
    )  # fmt: skip
    assert parts.unconfirmed == 2 and parts.all_open.shared == (Promised("Earlier"),)
    assert letter_parts(book, acme, TODAY, since=date(2026, 11, 1)).all_open == parts.in_call
    with pytest.raises(GoneMeanwhile):
        letter_parts(book, 5, TODAY)
    with pytest.raises(GoneMeanwhile):
        letter_parts(book, acme, TODAY, 5)


def test_congratulations_are_not_the_conversation_before(book: Book) -> None:
    acme = an_account(book)
    visit = a_call(book, acme, held_at=NOON - timedelta(days=1), channel=Channel.VISIT)
    a_call(book, acme, channel=Channel.MESSAGE, purpose=CONGRATULATED.format(feast="birthday"), note="")
    assert last_talk_id(book, acme) == visit
    assert usual_channel(book, acme) is usual_channel(book, an_account(book, "Other")) is Channel.VISIT
    told = a_call(
        book,
        acme,
        channel=Channel.MESSAGE,
        purpose=CONGRATULATED.format(feast="birthday"),
        note="She wants 5 %.",
    )
    assert last_talk_id(book, acme) == told


def test_a_letter_that_was_sent_is_not_the_conversation_it_is_about(book: Book) -> None:
    acme = an_account(book)
    assert last_talk_id(book, acme) is None and letter_parts(book, acme, TODAY).talk is None
    visit = a_call(book, acme, held_at=NOON - timedelta(days=1))
    a_call(book, acme, channel=Channel.EMAIL, purpose=AS_AGREED)
    assert last_talk_id(book, acme) == visit == letter_parts(book, acme, TODAY).call_id
    assert usual_channel(book, acme) is Channel.PHONE, "the next call is not by e-mail because of it"
    mail = a_call(book, acme, channel=Channel.EMAIL, purpose="their question")
    assert last_talk_id(book, acme) == mail


def test_the_language_is_kept_with_the_account_and_undone(book: Book) -> None:
    acme = an_account(book, "Acme")
    set_language(book, acme, Language.BG)
    assert letter_parts(book, acme, TODAY).language is account_entry(book, acme).language is Language.BG
    assert book.undo() == "Write to Acme in Bulgarian" and account_entry(book, acme).language is None


def test_what_is_kept_is_told_by_the_last_twelve_checks(book: Book) -> None:
    acme = an_account(book, "Acme")
    term = a_term(book, acme, "Delivery", from_on=date(2026, 1, 2), target="≥ 98 %", checks="every friday")
    for week in range(14):
        day = date(2026, 8, 7) + timedelta(weeks=week)
        a_check(
            book, term, Outcome.KEPT if week % 2 else Outcome.BROKEN, day, measured="97.5", evidence="secret"
        )
    a_term(book, acme, "Only proposed", state=TermState.PROPOSED)
    kept = keeping(book, acme, TODAY)
    [ours] = kept.agreed.ours
    assert (kept.account, len(ours.looks), ours.looks[-1].outcome) == ("Acme", 12, Outcome.KEPT)
    assert ours.looks[-1].measured == 97_500 and kept.our_rate is not None and kept.our_rate.checks == 14
    assert kept.their_rate is None and "secret" not in repr(kept)
