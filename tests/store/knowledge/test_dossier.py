"""The dossier in a real book: its marks with dated answers, its texts; each change one act."""

from datetime import date, timedelta

import pytest

from kamtui.domain.chain.words import Answer
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import MarkAnswer, RivalryEntry, SatisfactionEntry, key_words
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search import finding
from kamtui.store.book.search.index import Kind
from kamtui.store.knowledge import (
    competitor_changes,
    competitor_reads,
    dossier_changes,
    dossier_reads,
    satisfaction_changes,
)
from tests.build import TODAY, an_account
from tests.store.acts import no_act, one_act


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_mark_is_answered_by_one_act(book: Book) -> None:
    acme = an_account(book)
    with one_act(book, "Acme: purchasing policy, yes"):
        assert dossier_changes.answer_mark(book, acme, Mark.POLICY, Answer.YES, ago(9), note="правилник")
    with no_act(book):
        assert not dossier_changes.answer_mark(book, acme, Mark.POLICY, Answer.YES, TODAY)
        assert not dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.UNKNOWN, TODAY)
    dossier_changes.answer_mark(book, acme, Mark.POLICY, Answer.NO, TODAY)
    assert dossier_reads.marks_of(book, acme) == {Mark.POLICY: MarkAnswer(Answer.NO, "правилник", TODAY)}
    assert [one.answer for one in dossier_reads.answers_to(book, acme, Mark.POLICY)] == [
        Answer.NO,
        Answer.YES,
    ]
    dossier_changes.answer_mark(book, acme, Mark.POLICY, Answer.UNKNOWN, ago(3))  # the clock was set back
    assert dossier_reads.marks_of(book, acme)[Mark.POLICY].answer is Answer.UNKNOWN
    with pytest.raises(GoneMeanwhile):
        dossier_changes.answer_mark(book, 7, Mark.POLICY, Answer.YES, TODAY)


def test_a_second_answer_of_a_day_stands_in_place_of_the_first(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.YES, ago(9))
    dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.NO, TODAY)
    with one_act(book, "Acme: risk, instability, not known"):
        dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.UNKNOWN, TODAY)
    assert dossier_reads.answers_to(book, acme, Mark.RISK) == [
        MarkAnswer(Answer.UNKNOWN, "", TODAY),
        MarkAnswer(Answer.YES, "", ago(9)),
    ]


def test_the_marks_of_an_account_are_its_own(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Друга")
    dossier_changes.answer_mark(book, acme, Mark.VOLUME, Answer.YES, TODAY)
    dossier_changes.answer_mark(book, acme, Mark.POWER, Answer.NO, TODAY, note="малък")
    assert dossier_reads.marks_of(book, acme) == {
        Mark.VOLUME: MarkAnswer(Answer.YES, "", TODAY),
        Mark.POWER: MarkAnswer(Answer.NO, "малък", TODAY),
    }
    assert dossier_reads.marks_of(book, other) == {}
    assert key_words(dossier_reads.marks_of(book, acme)) == "a key account by 1 of 5 marks, 3 not known"


def test_a_text_is_written_over_and_taken_out(book: Book) -> None:
    acme = an_account(book)
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "плащат\nмалко [/b]\n\n")
    dossier_changes.write_text(book, acme, Topic.RESULTS, "растат")
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "плащат повече")
    assert list(dossier_reads.texts_of(book, acme).items()) == [
        (Topic.RESULTS, "растат"),
        (Topic.PRICE, "плащат повече"),
    ]
    with no_act(book):
        dossier_changes.write_text(book, acme, Topic.PRICE, "плащат повече\n")
        dossier_changes.write_text(book, acme, Topic.CAPACITY, " \n")
    [hit] = finding.find(book, "plashtat poveche")
    assert (hit.kind, hit.account_id, hit.name, hit.detail) == (
        Kind.DOSSIER_TEXT, acme, "плащат повече", "Acme",
    )  # fmt: skip
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "")
    assert finding.find(book, "plashtat") == []
    with pytest.raises(Problems):
        dossier_changes.write_text(book, acme, Topic.PRICE, "x" * 200_001)
    with pytest.raises(GoneMeanwhile):
        dossier_changes.write_text(book, 7, Topic.PRICE, "x")


def test_it_is_said_what_goes_with_an_account(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "x")
    dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.YES, TODAY)
    satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=TODAY, score=7))
    competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Рива"))
    held = account_reads.belongings(book, acme)
    assert (held.dossier, held.months, held.count) == (4, 0, 4)
    with one_act(book, "Delete account Acme"):
        account_changes.delete_account(book, acme)
    assert [one.accounts for one in competitor_reads.competitors(book)] == [0]
