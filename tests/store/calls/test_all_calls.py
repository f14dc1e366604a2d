"""All conversations, read where one looks: as the list of them is, however many there are."""

from datetime import timedelta

import pytest

from kamtui.domain.calls.words import Channel
from kamtui.store.book.book import Book
from kamtui.store.calls import all_calls
from kamtui.store.calls import changes as call_changes
from kamtui.store.calls.all_calls import GONE, AllCalls, calls_with, count_by_channel
from kamtui.store.calls.reads import call_ids
from tests.build import NOON, a_call, an_account


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_calls, "PAGE", 3)


def some_calls(book: Book, count: int = 11) -> None:
    """Calls of which two each were held at the same moment, written down in no order."""
    metro = an_account(book, "Metro")
    for number in range(count):
        held_at = NOON - timedelta(days=(number * 7) % count // 2)
        channel = Channel.VISIT if number % 3 else Channel.PHONE
        a_call(book, metro, held_at=held_at, channel=channel, purpose=f"Call {number}")


@pytest.mark.parametrize("channel", [None, Channel.VISIT, Channel.EMAIL])
@pytest.mark.parametrize("count", [0, 1, 6, 11])
def test_they_are_those_of_the_list_in_its_order(book: Book, channel: Channel | None, count: int) -> None:
    some_calls(book, count)
    known = call_ids(book, channel=channel)
    ids = AllCalls(book, channel)
    assert len(ids) == len(known) and list(ids) == known
    assert ids[:] == known and ids[2:9] == known[2:9] and ids[-4:] == known[-4:] and ids[20:30] == []
    for place, call_id in enumerate(known):
        assert ids[place] == ids[place - len(known)] == call_id
        assert call_id in ids and ids.index(call_id) == place
    with pytest.raises(IndexError):
        ids[len(known)]


def test_one_on_another_channel_is_not_among_them(book: Book) -> None:
    some_calls(book)
    visits = AllCalls(book, Channel.VISIT)
    for call_id in call_ids(book, channel=Channel.PHONE):
        assert call_id not in visits
        with pytest.raises(ValueError, match=str(call_id)):
            visits.index(call_id)
    assert 0 not in visits


def test_only_what_is_looked_at_is_read(book: Book) -> None:
    some_calls(book)
    ids = AllCalls(book)
    assert ids[10] and ids[4] and ids[3]
    assert sorted(ids._pages) == [1, 3]


@pytest.mark.parametrize("channel", [None, Channel.VISIT, Channel.EMAIL])
def test_those_that_are_counted_are_not_counted_again(
    book: Book, monkeypatch: pytest.MonkeyPatch, channel: Channel | None
) -> None:
    some_calls(book)
    counts, expected = count_by_channel(book), call_ids(book, channel=channel)
    monkeypatch.setattr(AllCalls, "_counted", lambda _ids: pytest.fail("counted again"))
    assert list(calls_with(book, "", channel, counts=counts)) == expected


@pytest.mark.parametrize("is_deleted", [True, False])
def test_where_calls_come_or_go_meanwhile_no_line_shows_its_neighbour(book: Book, is_deleted: bool) -> None:
    some_calls(book)
    known, ids = call_ids(book), AllCalls(book)
    assert ids[0] == known[0]
    if is_deleted:
        call_changes.delete_call(book, known[0])
    else:
        a_call(book, held_at=NOON + timedelta(1))
    assert ids[:3] == known[:3] and {ids[place] for place in range(3, 11)} == {GONE}, "until it is made anew"


def test_words_look_in_the_index(book: Book) -> None:
    some_calls(book)
    assert list(calls_with(book, "call 7", None)) == call_ids(book, words="call 7") != []
    assert isinstance(calls_with(book, " - ", None), AllCalls), "no word to look for"
    assert list(calls_with(book, "call", Channel.VISIT)) == call_ids(
        book, words="call", channel=Channel.VISIT
    )
