"""The words of rules."""

from kamtui.domain.time.recurrence.words import _KINDS, _PHRASES


def test_every_word_means_one_thing() -> None:
    words = [word for _kind, _value, words in _KINDS for word in words.split()]
    words += [word for words, _phrase in _PHRASES for word in words.split()]
    assert len(words) == len(set(words))
