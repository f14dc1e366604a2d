"""The dossier in a real book: its marks with dated answers, its texts; each change one act."""

from datetime import date, timedelta

import pytest

from kamtui.domain.chain.words import Answer
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import MarkAnswer, RivalryEntry, SatisfactionEntry, key_words
from kamtui.domain.knowledge.image import ImageEntry
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
    image_changes,
    image_reads,
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


def texts(book: Book, account_id: int) -> list[tuple[Topic, str]]:
    return [(topic, reading.text) for topic, reading in dossier_reads.texts_of(book, account_id).items()]


def course(book: Book, account_id: int) -> list[tuple[date | None, str]]:
    readings = dossier_reads.text_course(book, account_id, Topic.PRICE)
    return [(reading.read_on, reading.text) for reading in readings]


def test_a_text_is_written_over_on_its_day_and_taken_out(book: Book) -> None:
    acme = an_account(book)
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "плащат\nмалко [/b]\n\n", TODAY)
    dossier_changes.write_text(book, acme, Topic.RESULTS, "растат", TODAY)
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "плащат повече", TODAY)
    assert texts(book, acme) == [(Topic.RESULTS, "растат"), (Topic.PRICE, "плащат повече")]
    assert course(book, acme) == [(TODAY, "плащат повече")], "of one day the later replaces the first"
    with no_act(book):
        assert not dossier_changes.write_text(book, acme, Topic.PRICE, "плащат повече\n", TODAY)
        assert not dossier_changes.write_text(book, acme, Topic.CAPACITY, " \n", TODAY)
    [hit] = finding.find(book, "plashtat poveche")
    assert (hit.kind, hit.account_id, hit.name, hit.detail) == (
        Kind.DOSSIER_TEXT, acme, "плащат повече", "Acme",
    )  # fmt: skip
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "", TODAY)
    assert finding.find(book, "plashtat") == [] and course(book, acme) == []
    with pytest.raises(Problems):
        dossier_changes.write_text(book, acme, Topic.PRICE, "x" * 200_001, TODAY)
    with pytest.raises(GoneMeanwhile):
        dossier_changes.write_text(book, 7, Topic.PRICE, "x", TODAY)


def test_what_was_known_stays_and_an_emptied_text_is_a_reading_too(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "12 лева", ago(400))
    dossier_changes.write_text(book, acme, Topic.PRICE, "13 лева", ago(30))
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "", TODAY)
    assert texts(book, acme) == []
    assert course(book, acme) == [(TODAY, ""), (ago(30), "13 лева"), (ago(400), "12 лева")]
    book.undo()
    assert texts(book, acme) == [(Topic.PRICE, "13 лева")]
    with one_act(book, "Dossier of Acme: price"):  # another day may be given
        dossier_changes.write_text(book, acme, Topic.PRICE, "12.50 лева", ago(200))
    assert texts(book, acme) == [(Topic.PRICE, "13 лева")], "what was then changes nothing now"
    with no_act(book):
        dossier_changes.write_text(book, acme, Topic.PRICE, "13 лева", TODAY)
    with one_act(book, "Dossier of Acme: price"):
        dossier_changes.write_text(book, acme, Topic.PRICE, "13 лева", TODAY, confirms=True)
    [latest, *_others] = dossier_reads.text_course(book, acme, Topic.PRICE)
    assert latest.read_on == TODAY
    with one_act(book, "Dossier of Acme: a text deleted, price"):
        dossier_changes.delete_text(book, latest.reading_id)
    assert course(book, acme)[0] == (ago(30), "13 лева")
    with pytest.raises(GoneMeanwhile):
        dossier_changes.delete_text(book, latest.reading_id)


def test_past_texts_are_evidence_of_one_hit(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "zebra once", date(2025, 3, 5))
    dossier_changes.write_text(book, acme, Topic.PRICE, "zebra twice", ago(30))
    dossier_changes.write_text(book, acme, Topic.RESULTS, "no zebra", date(2024, 1, 2))
    dossier_changes.write_text(book, acme, Topic.RESULTS, "a horse", ago(30))
    assert [(hit.name, hit.detail) for hit in finding.find(book, "zebra")] == [
        ("no zebra", "02.01.2024 Acme"),
        ("zebra twice", "Acme"),
    ]
    image_changes.take_image_reading(book, acme, ImageEntry(read_on=ago(9), strength=1, done="zebra fair"))
    image_changes.take_image_reading(book, acme, ImageEntry(read_on=TODAY, strength=2, done="zebra fair"))
    assert [hit.kind for hit in finding.find(book, "zebra fair")] == [Kind.IMAGE_READING]


# -- brand image


def test_the_brand_image_is_rated_by_key_like_a_bond(book: Book) -> None:
    acme = an_account(book)
    with one_act(book, "Acme: brand image 3"):
        entry = ImageEntry(read_on=ago(9), strength=3, evidence="питат нас", done="панаирът")
        image_changes.take_image_reading(book, acme, entry)
    with no_act(book):
        assert not image_changes.set_image(book, acme, 3, TODAY)
    with one_act(book, "Acme: brand image 4"):
        assert image_changes.set_image(book, acme, 4, TODAY)
    with one_act(book, "Acme: brand image ?"):
        assert image_changes.set_image(book, acme, None, TODAY)
    image = image_reads.brand_image(book, acme, ago(1))
    assert [(reading.read_on, reading.strength) for reading in image.readings] == [(TODAY, None), (ago(9), 3)]
    assert image.latest is not None and image.latest.done == "панаирът"
    book.undo()
    changed = image_reads.brand_image(book, acme, ago(1))
    assert (changed.strength, changed.change) == (4, 1)
    with one_act(book, "Delete a reading of the brand image at Acme"):
        image_changes.delete_image_reading(book, changed.readings[0].reading_id)
    assert image_reads.brand_image(book, acme).strength == 3
    with pytest.raises(GoneMeanwhile):
        image_changes.delete_image_reading(book, 7)


def test_it_is_said_what_goes_with_an_account(book: Book) -> None:
    acme = an_account(book)
    dossier_changes.write_text(book, acme, Topic.PRICE, "x", TODAY)
    dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.YES, TODAY)
    image_changes.set_image(book, acme, 2, TODAY)
    satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=TODAY, score=7))
    competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Рива"))
    held = account_reads.belongings(book, acme)
    assert (held.dossier, held.months, held.count) == (5, 0, 5)
    with one_act(book, "Delete account Acme"):
        account_changes.delete_account(book, acme)
    assert [one.accounts for one in competitor_reads.competitors(book)] == [0]
