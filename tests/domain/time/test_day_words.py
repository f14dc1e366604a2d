"""The words of days and times."""

from kamtui.domain.time.day_words import _entries


def test_every_word_means_one_thing() -> None:
    words = [word for _kind, _value, words in _entries() for word in words.split()]
    assert len(words) == len(set(words))
