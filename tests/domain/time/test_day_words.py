"""The words of days and times."""

from kamtui.domain.time.day_words import _LONGEST_TEXT, _entries, read_tokens, shape_of


def test_every_word_means_one_thing() -> None:
    words = [word for _kind, _value, words in _entries() for word in words.split()]
    assert len(words) == len(set(words))


def test_a_text_as_long_as_a_day_may_be_is_read_and_no_longer_one() -> None:
    assert shape_of(read_tokens("fri".ljust(_LONGEST_TEXT))) == "W"
    assert read_tokens("fri".ljust(_LONGEST_TEXT + 1)) == []


def test_a_word_with_a_cipher_for_a_letter_is_that_word() -> None:
    assert shape_of(read_tokens("4etvyrtyk")) == "W"
    assert [token.text for token in read_tokens("4x")] == ["4", "x"], "what is none stays as it is typed"
