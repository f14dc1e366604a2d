"""Every conversation of the book, newest first: known by how many there are, and read where one looks."""

from collections.abc import Mapping, Sequence
from typing import overload

from kamtui.domain.calls.words import Channel
from kamtui.domain.time.day_spans import DaySpan
from kamtui.store.book.book import Book
from kamtui.store.book.search.query import as_query, within
from kamtui.store.calls.reads import call_ids

PAGE = 240
"""How many ids are read at a time."""
GONE = 0
"""Stands for a call that was there when they were counted; no call has this id."""


def calls_with(
    book: Book,
    words: str,
    channel: Channel | None,
    days: DaySpan | None = None,
    counts: Mapping[Channel, int] | None = None,
) -> Sequence[int]:
    """Conversations with all words, on one channel, of some days, or all of them: newest first.

    `counts` is how many there are on each channel, where that is known.
    """
    if as_query(words) is None:
        count = None
        if counts is not None and days is None:
            count = sum(counts.values()) if channel is None else counts[channel]
        return AllCalls(book, channel, days, count)
    return call_ids(book, words=words, channel=channel, days=days)


def count_by_channel(book: Book) -> dict[Channel, int]:
    """How many conversations there were on each channel."""
    counts = dict.fromkeys(Channel, 0)
    for channel, count in book.rows("SELECT channel, count(*) FROM call GROUP BY channel"):
        counts[Channel(channel)] = count
    return counts


class AllCalls(Sequence[int]):
    """The ids of all conversations, or of those on one channel or of some days, as `call_ids` gives them.

    To read 200,000 of them costs more than a key may, and whoever looks at them sees the first forty. Made anew
    after each change of the book: what was read before stays as it was.
    """

    def __init__(
        self,
        book: Book,
        channel: Channel | None = None,
        days: DaySpan | None = None,
        count: int | None = None,
    ) -> None:
        """`count` is how many they are, where that is known: to count them takes as long as a key may."""
        self._book = book
        conditions = [*within("held_at", days)] if days else []
        if channel is not None:
            conditions.append("channel = :channel")
        self._where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        self._values: dict[str, int | str] = {} if channel is None else {"channel": channel.value}
        self._of = book.state()
        self._count = self._counted() if count is None else count
        self._pages: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> list[int]: ...

    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            return [self._at(index) for index in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._at(place % len(self))

    def __contains__(self, call_id: object) -> bool:
        rows = self._book.rows(
            f"SELECT 1 FROM call {self._where or 'WHERE TRUE'} AND id = :id", {**self._values, "id": call_id}
        )
        return bool(rows)

    def index(self, call_id: int, *_within: int) -> int:
        """How many are newer. Raises ValueError where it is not among them."""
        if call_id not in self:
            raise ValueError(call_id)
        [(newer,)] = self._book.rows(
            f"SELECT count(*) FROM call {self._where or 'WHERE TRUE'} "
            "AND (held_at, id) > (SELECT held_at, id FROM call WHERE id = :id)",
            {**self._values, "id": call_id},
        )
        return int(newer)

    def _at(self, index: int) -> int:
        page = index // PAGE
        if page not in self._pages:
            self._pages[page] = self._read(page * PAGE)
        read = self._pages[page]
        return read[index % PAGE] if index % PAGE < len(read) else GONE

    def _counted(self) -> int:
        [(count,)] = self._book.rows(f"SELECT count(*) FROM call {self._where}", self._values)
        return int(count)

    def _read(self, first: int) -> list[int]:
        """A page of them, counted from the nearer end: SQLite walks over all that stand before it.

        Nothing where another window wrote calls meanwhile: each would stand in the place of its neighbour.
        """
        if self._book.state() != self._of and self._counted() != self._count:
            return []
        count = min(PAGE, len(self) - first)
        after = len(self) - first - count
        way, offset = ("DESC", first) if first <= after else ("ASC", after)
        rows = self._book.rows(
            f"SELECT id FROM call {self._where} ORDER BY held_at {way}, id {way} LIMIT :limit OFFSET :offset",
            {**self._values, "limit": count, "offset": offset},
        )
        ids = [int(call_id) for (call_id,) in rows]
        return ids if way == "DESC" else ids[::-1]
