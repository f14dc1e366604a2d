"""Where a sentence of a note ends: not behind every dot."""

import pytest

from kamtui.domain.calls.along.sentences import sentences


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("Скъпо му е. Каза, че ще мисли.", ["Скъпо му е.", "Каза, че ще мисли."]),
        ("Говорих с инж. Желев за 20 бр. до петък.", ["Говорих с инж. Желев за 20 бр. до петък."]),
        ("Price on 5.12. they said", ["Price on 5.12. they said"]),
        ("They take 5. We send it", ["They take 5.", "We send it"]),
        ("How many, 5? they asked! so be it", ["How many, 5?", "they asked!", "so be it"]),
        ("Питат за бр.! ще пратим", ["Питат за бр.!", "ще пратим"]),
        ("one line\nanother", ["one line", "another"]),
    ],
)
def test_where_sentences_end(note: str, parts: list[str]) -> None:
    found = list(sentences(note))
    assert [sentence.text for sentence in found] == parts
    assert all(note[sentence.start :].startswith(sentence.text) for sentence in found)
