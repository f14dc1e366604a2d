"""Marks, texts, satisfaction and competitors in the book."""

from datetime import date, timedelta

import pytest

from kamtui.domain.chain.words import Answer
from kamtui.domain.day.health import Satisfaction
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import MarkAnswer, RivalryEntry, SatisfactionEntry, Trend, key_words
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
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
    satisfaction_reads,
)
from tests.build import TODAY, a_person, an_account
from tests.store.acts import no_act, one_act


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


# -- marks


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


# -- texts


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


# -- satisfaction


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
    assert satisfaction_reads.latest_satisfaction(book) == {acme: Satisfaction(7, ago(3), 9)}
    assert satisfaction_reads.latest_satisfaction(book, [other]) == {}
    people_changes.delete_person(book, ana)
    assert satisfaction_reads.satisfaction_reading(book, first).person_id is None  # what was said stays
    with one_act(book, "Delete a reading of the satisfaction of Acme"):
        satisfaction_changes.delete_satisfaction(book, first)
    assert satisfaction_reads.course(book, acme).scores == (9,)
    for gone in (lambda: satisfaction_changes.delete_satisfaction(book, first),
                 lambda: satisfaction_reads.satisfaction_reading(book, first)):  # fmt: skip
        with pytest.raises(GoneMeanwhile):
            gone()


# -- competitors


def test_competitors_have_names_of_their_own(book: Book) -> None:
    acme = an_account(book)
    for name in ("Рива ЕООД", "Друг"):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor=name))
    with pytest.raises(Problems, match="written down here already"):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="riva eood"))
    other, riva = (known.competitor_id for known in competitor_reads.competitors(book))
    with pytest.raises(Problems, match="already"):
        competitor_changes.rename_competitor(book, other, "рива еоод")
    with one_act(book, "Rename competitor to Рива"):
        competitor_changes.rename_competitor(book, riva, "Рива")
    competitor_changes.rename_competitor(book, riva, "РИВА")
    assert [one.name for one in competitor_reads.competitors(book)] == ["Друг", "РИВА"]
    with one_act(book, "Delete competitor Друг"):
        assert competitor_changes.delete_competitor(book, other) == "Друг"
    with pytest.raises(GoneMeanwhile):
        competitor_changes.delete_competitor(book, other)
    with pytest.raises(GoneMeanwhile):
        competitor_changes.rename_competitor(book, other, "x")
    with pytest.raises(GoneMeanwhile):
        competitor_reads.competitor_line(book, other)
    assert competitor_reads.competitor_line(book, riva).name == "РИВА"


def test_a_competitor_at_an_account(book: Book) -> None:
    acme, second = an_account(book), an_account(book, "Втора")
    entry = RivalryEntry(
        competitor="Рива", strength=2, with_what="цена", since_on=date(2025, 5, 1), note="от търга"
    )
    with one_act(book, "Рива at Acme"):  # the competitor is made with it
        rivalry_id = competitor_changes.add_rivalry(book, acme, entry)
    with pytest.raises(Problems, match="edit it"):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="riva"))
    weak = competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Неизвестен"))
    competitor_changes.add_rivalry(book, second, RivalryEntry(competitor="РИВА", strength=5))
    [_new, riva] = competitor_reads.competitors(book)
    assert (riva.name, riva.accounts, riva.lines) == ("Рива", 2, 0)
    assert [one.rivalry_id for one in competitor_reads.rivals_of(book, acme)] == [rivalry_id, weak]
    line = competitor_reads.rivalry_line(book, rivalry_id)
    assert line.entry == RivalryEntry(
        competitor="Рива", competitor_id=riva.competitor_id, strength=2, with_what="цена",
        since_on=date(2025, 5, 1), note="от търга",
    )  # fmt: skip
    with one_act(book, "Edit Рива at Acme"):
        competitor_changes.edit_rivalry(
            book, rivalry_id, RivalryEntry(competitor="Рива", competitor_id=riva.competitor_id, note="ново")
        )
    with pytest.raises(Problems, match="edit it"):
        competitor_changes.edit_rivalry(book, weak, RivalryEntry(competitor="Рива"))
    with one_act(book, "Рива at Acme: strength 4"):
        competitor_changes.set_rivalry_strength(book, rivalry_id, 4)
    with one_act(book, "Рива no longer at Acme"):
        assert competitor_changes.delete_rivalry(book, rivalry_id) == "Рива"
    for gone in (lambda: competitor_changes.edit_rivalry(book, rivalry_id, entry),
                 lambda: competitor_changes.set_rivalry_strength(book, rivalry_id, 1),
                 lambda: competitor_changes.delete_rivalry(book, rivalry_id)):  # fmt: skip
        with pytest.raises(GoneMeanwhile):
            gone()
    with pytest.raises(GoneMeanwhile):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="x", competitor_id=7))


def test_who_sells_where_is_found_by_search_also_after_a_new_name(book: Book) -> None:
    acme = an_account(book)
    competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Рива", with_what="бои"))
    [riva] = competitor_reads.competitors(book)
    with one_act(book, "Rename competitor to Вира"):
        competitor_changes.rename_competitor(book, riva.competitor_id, "Вира")
    assert finding.find(book, "riva") == []
    [hit] = finding.find(book, "vira boi")
    assert (hit.kind, hit.account_id, hit.name) == (Kind.RIVALRY, acme, "Вира: бои")
    with one_act(book, "Delete competitor Вира"):
        competitor_changes.delete_competitor(book, riva.competitor_id)
    assert finding.find(book, "vira") == [] and competitor_reads.rivals_of(book, acme) == []


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
