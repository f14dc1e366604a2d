"""Marks, texts, satisfaction and competitors in the book."""

from datetime import date, timedelta

import pytest

from kamtui.domain.chain.words import Answer
from kamtui.domain.day.health import Satisfaction
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import MarkAnswer, RivalryEntry, SatisfactionEntry, Trend, key_words
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.store.accounts import accounts, people
from kamtui.store.book import finding, search
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge import competitors, dossier, satisfaction
from tests.build import TODAY, a_person, an_account
from tests.store.acts import no_act, one_act


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


# -- marks


def test_a_mark_is_answered_by_one_act(book: Book) -> None:
    acme = an_account(book)
    with one_act(book, "Acme: purchasing policy, yes"):
        assert dossier.answer_mark(book, acme, Mark.POLICY, Answer.YES, ago(9), note="правилник")
    with no_act(book):
        assert not dossier.answer_mark(book, acme, Mark.POLICY, Answer.YES, TODAY)
        assert not dossier.answer_mark(book, acme, Mark.RISK, Answer.UNKNOWN, TODAY)
    dossier.answer_mark(book, acme, Mark.POLICY, Answer.NO, TODAY)
    assert dossier.marks_of(book, acme) == {Mark.POLICY: MarkAnswer(Answer.NO, "правилник", TODAY)}
    assert [one.answer for one in dossier.answers_to(book, acme, Mark.POLICY)] == [Answer.NO, Answer.YES]
    dossier.answer_mark(book, acme, Mark.POLICY, Answer.UNKNOWN, ago(3))  # the clock was set back
    assert dossier.marks_of(book, acme)[Mark.POLICY].answer is Answer.UNKNOWN
    with pytest.raises(GoneMeanwhile):
        dossier.answer_mark(book, 7, Mark.POLICY, Answer.YES, TODAY)


def test_marks_are_answered_together(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Друга")
    given = {Mark.VOLUME: (Answer.YES, ""), Mark.POWER: (Answer.NO, "малък"), Mark.RISK: (Answer.UNKNOWN, "")}
    with one_act(book, "Marks of Acme"):
        dossier.answer_marks(book, acme, given, TODAY)
    assert dossier.all_marks(book) == {
        acme: {
            Mark.VOLUME: MarkAnswer(Answer.YES, "", TODAY),
            Mark.POWER: MarkAnswer(Answer.NO, "малък", TODAY),
        }
    }
    assert dossier.all_marks(book, [other]) == {}
    assert key_words(dossier.marks_of(book, acme)) == "a key account by 1 of 5 marks, 3 not known"


# -- texts


def test_a_text_is_written_over_and_taken_out(book: Book) -> None:
    acme = an_account(book)
    with one_act(book, "Dossier of Acme: price"):
        dossier.write_text(book, acme, Topic.PRICE, "плащат\nмалко [/b]\n\n")
    dossier.write_text(book, acme, Topic.RESULTS, "растат")
    with one_act(book, "Dossier of Acme: price"):
        dossier.write_text(book, acme, Topic.PRICE, "плащат повече")
    assert list(dossier.texts_of(book, acme).items()) == [
        (Topic.RESULTS, "растат"),
        (Topic.PRICE, "плащат повече"),
    ]
    with no_act(book):
        dossier.write_text(book, acme, Topic.PRICE, "плащат повече\n")
        dossier.write_text(book, acme, Topic.CAPACITY, " \n")
    [hit] = finding.find(book, "plashtat poveche")
    assert (hit.kind, hit.account_id, hit.name, hit.detail) == (
        search.Kind.DOSSIER_TEXT, acme, "плащат повече", "Acme",
    )  # fmt: skip
    with one_act(book, "Dossier of Acme: price"):
        dossier.write_text(book, acme, Topic.PRICE, "")
    assert finding.find(book, "plashtat") == []
    with pytest.raises(Problems):
        dossier.write_text(book, acme, Topic.PRICE, "x" * 200_001)
    with pytest.raises(GoneMeanwhile):
        dossier.write_text(book, 7, Topic.PRICE, "x")


# -- satisfaction


def test_satisfaction_has_a_course(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Друга")
    ana = a_person(book, "Ана", acme)
    assert satisfaction.course(book, acme).readings == ()
    with one_act(book, "Acme: satisfaction 7 of 10"):
        first = satisfaction.take_satisfaction(
            book, acme, SatisfactionEntry(read_on=ago(3), score=7, person_id=ana, note="каза")
        )
    satisfaction.take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(30), score=9))
    course = satisfaction.course(book, acme)
    assert (course.scores, course.trend) == ((9, 7), Trend.FALLING)
    assert course.latest is not None and course.latest.person == "Ана"
    assert satisfaction.latest_satisfaction(book) == {acme: Satisfaction(7, ago(3), 9)}
    assert satisfaction.latest_satisfaction(book, [other]) == {}
    people.delete_person(book, ana)
    assert satisfaction.satisfaction_reading(book, first).person_id is None  # what was said stays
    with one_act(book, "Delete a reading of the satisfaction of Acme"):
        satisfaction.delete_satisfaction(book, first)
    assert satisfaction.course(book, acme).scores == (9,)
    for gone in (lambda: satisfaction.delete_satisfaction(book, first),
                 lambda: satisfaction.satisfaction_reading(book, first)):  # fmt: skip
        with pytest.raises(GoneMeanwhile):
            gone()


# -- competitors


def test_competitors_have_names_of_their_own(book: Book) -> None:
    with one_act(book, "Add competitor Рива ЕООД"):
        riva = competitors.add_competitor(book, "Рива ЕООД")
    other = competitors.add_competitor(book, "Друг")
    with pytest.raises(Problems, match="already"):
        competitors.add_competitor(book, "riva eood")
    with pytest.raises(Problems, match="already"):
        competitors.rename_competitor(book, other, "рива еоод")
    with one_act(book, "Rename competitor to Рива"):
        competitors.rename_competitor(book, riva, "Рива")
    competitors.rename_competitor(book, riva, "РИВА")
    assert [one.name for one in competitors.competitors(book)] == ["Друг", "РИВА"]
    with one_act(book, "Delete competitor Друг"):
        assert competitors.delete_competitor(book, other) == "Друг"
    with pytest.raises(GoneMeanwhile):
        competitors.delete_competitor(book, other)
    with pytest.raises(GoneMeanwhile):
        competitors.rename_competitor(book, other, "x")


def test_a_competitor_at_an_account(book: Book) -> None:
    acme, second = an_account(book), an_account(book, "Втора")
    entry = RivalryEntry(
        competitor="Рива", strength=2, with_what="цена", since_on=date(2025, 5, 1), note="от търга"
    )
    with one_act(book, "Рива at Acme"):  # the competitor is made with it
        rivalry_id = competitors.add_rivalry(book, acme, entry)
    with pytest.raises(Problems, match="edit it"):
        competitors.add_rivalry(book, acme, RivalryEntry(competitor="riva"))
    weak = competitors.add_rivalry(book, acme, RivalryEntry(competitor="Неизвестен"))
    competitors.add_rivalry(book, second, RivalryEntry(competitor="РИВА", strength=5))
    [_new, riva] = competitors.competitors(book)
    assert (riva.name, riva.accounts, riva.lines) == ("Рива", 2, 0)
    assert [one.rivalry_id for one in competitors.rivals_of(book, acme)] == [rivalry_id, weak]
    assert [one.account for one in competitors.rivalries_of(book, riva.competitor_id)] == ["Втора", "Acme"]
    line = competitors.rivalry_line(book, rivalry_id)
    assert line.entry == RivalryEntry(
        competitor="Рива", competitor_id=riva.competitor_id, strength=2, with_what="цена",
        since_on=date(2025, 5, 1), note="от търга",
    )  # fmt: skip
    with one_act(book, "Edit Рива at Acme"):
        competitors.edit_rivalry(
            book, rivalry_id, RivalryEntry(competitor="Рива", competitor_id=riva.competitor_id, note="ново")
        )
    with pytest.raises(Problems, match="edit it"):
        competitors.edit_rivalry(book, weak, RivalryEntry(competitor="Рива"))
    with one_act(book, "Рива at Acme: strength 4"):
        competitors.set_rivalry_strength(book, rivalry_id, 4)
    with one_act(book, "Рива no longer at Acme"):
        assert competitors.delete_rivalry(book, rivalry_id) == "Рива"
    for gone in (lambda: competitors.edit_rivalry(book, rivalry_id, entry),
                 lambda: competitors.set_rivalry_strength(book, rivalry_id, 1),
                 lambda: competitors.delete_rivalry(book, rivalry_id)):  # fmt: skip
        with pytest.raises(GoneMeanwhile):
            gone()
    with pytest.raises(GoneMeanwhile):
        competitors.add_rivalry(book, acme, RivalryEntry(competitor="x", competitor_id=7))


def test_who_sells_where_is_found_by_search_also_after_a_new_name(book: Book) -> None:
    acme = an_account(book)
    competitors.add_rivalry(book, acme, RivalryEntry(competitor="Рива", with_what="бои"))
    [riva] = competitors.competitors(book)
    with one_act(book, "Rename competitor to Вира"):
        competitors.rename_competitor(book, riva.competitor_id, "Вира")
    assert finding.find(book, "riva") == []
    [hit] = finding.find(book, "vira boi")
    assert (hit.kind, hit.account_id, hit.name) == (search.Kind.RIVALRY, acme, "Вира: бои")
    with one_act(book, "Delete competitor Вира"):
        competitors.delete_competitor(book, riva.competitor_id)
    assert finding.find(book, "vira") == [] and competitors.rivals_of(book, acme) == []


def test_it_is_said_what_goes_with_an_account(book: Book) -> None:
    acme = an_account(book)
    dossier.write_text(book, acme, Topic.PRICE, "x")
    dossier.answer_mark(book, acme, Mark.RISK, Answer.YES, TODAY)
    satisfaction.take_satisfaction(book, acme, SatisfactionEntry(read_on=TODAY, score=7))
    competitors.add_rivalry(book, acme, RivalryEntry(competitor="Рива"))
    held = accounts.belongings(book, acme)
    assert (held.dossier, held.months, held.count) == (4, 0, 4)
    with one_act(book, "Delete account Acme"):
        accounts.delete_account(book, acme)
    assert [one.accounts for one in competitors.competitors(book)] == [0]
