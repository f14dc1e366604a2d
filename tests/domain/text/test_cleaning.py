"""Text at the boundary: nothing in it steers a terminal, and it is found whatever the alphabet."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kamtui.domain.text.cleaning import (
    _INVISIBLE,
    _PLAIN,
    LINE_LIMIT,
    NOTE_LIMIT,
    clean,
    clean_all,
    fold,
    printable,
    shortened,
    sort_key,
    words_of,
)

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from(
        "a \t\n\r\x00\x1b\x85\u0301\u0306\u0338\u202e\u2028\u200d\ud800\uffff\u00adиЙ\u0378ia\u200c\ufe0f👩می"
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "line", "note"),
    [
        ("Acme", "Acme", "Acme"),
        ("  a  b ", "a b", "  a  b "),
        ("a\x1b]0;title\x07b", "a]0;titleb", "a]0;titleb"),
        ("a\x9bm\x00\x7fb", "amb", "amb"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a b c d e f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b", "a\tb"),
        ("\u202eevil\u2066\u200e\u200f\u061c", "evil", "evil"),
        ("е\u0306\u0301", "\u04d7\u0301", "\u04d7\u0301"),
        ("e\x00\u0301", "é", "é"),
        ("a\ud800b", "a?b", "a?b"),
        ("a\u0378b", "a\ufffdb", "a\ufffdb"),
        ("\u00a0a\u2003b", "a b", "\u00a0a\u2003b"),
        ("👩\u200d👧", "👩\u200d👧", "👩\u200d👧"),
        ("Al\u200bfa\u200d \ufeffБе\u00adта\u2060\u180e", "Alfa Бета", "Alfa Бета"),
        ("Ал\u200cфа\u034f\u3164\u2800\uffa0\u1160", "Алфа", "Алфа"),
        ("Alfa\ufe0f\U000e0041\U000e0101", "Alfa", "Alfa"),
        ("e\u200b\u0301", "é", "é"),
        (
            "👩🏽\u200d⚕\ufe0f x 👨\u200d👩\u200d👧\u200d👦",
            *["👩🏽\u200d⚕\ufe0f x 👨\u200d👩\u200d👧\u200d👦"] * 2,
        ),
        ("🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 ❤\ufe0f", *["🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 ❤\ufe0f"] * 2),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", *["\U0001f3f4\U000e0067\U000e0062\U000e007f"] * 2),
        ("می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष", "क्\u200dष"),
        ("👩\u200d", "👩", "👩"),
        ("👩\u200dAlfa", "👩Alfa", "👩Alfa"),
        ("葛\U000e0100", "葛\U000e0100", "葛\U000e0100"),
        ("[/bold] 'x' %s {}", "[/bold] 'x' %s {}", "[/bold] 'x' %s {}"),
        ("", "", ""),
    ],
)
def test_clean(text: str, line: str, note: str) -> None:
    assert clean(text) == line
    assert clean(text, lines=True) == note
    assert printable(text) == note


def test_clean_bounds() -> None:
    assert len(clean("я" * 1000)) == LINE_LIMIT == len(clean("a" * 1000))
    assert len(clean("я" * 300_000, lines=True)) == NOTE_LIMIT
    assert clean("ab cd", limit=3) == "ab"
    assert clean("👩\u200d👧", limit=2) == "👩"


def test_what_is_clean_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = (range(0x80, 0x600), range(0x1100, 0x1200), range(0x1F00, 0x2900), range(0xFDF0, 0xFF00))
    texts = [f"e{chr(code)}a{chr(code)}" for codes in scripts for code in codes]
    seen = [clean(text) for text in texts]
    monkeypatch.setattr("kamtui.domain.text.cleaning._is_as_kept", lambda text: False)
    assert seen == [clean(text) for text in texts]


@given(
    st.text(st.sampled_from("aZ0~ \u00a0Яйѝѓі–—„“”…−€≥≤\u0300\u0483[]"), max_size=12),
    st.booleans(),
    st.none() | st.integers(0, 8),
)
def test_plain_text_is_what_it_would_be_if_it_were_looked_at(
    text: str, lines: bool, limit: int | None
) -> None:
    at_once = clean(text, lines=lines, limit=limit)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kamtui.domain.text.cleaning._PLAIN", re.compile("(?!)"))
        assert at_once == clean(text, lines=lines, limit=limit)


def test_every_plain_sign_stays_what_it_is() -> None:
    for sign in filter(_PLAIN.fullmatch, map(chr, range(0x110000))):
        assert (
            sign.isprintable()
            and unicodedata.is_normalized("NFC", f"e{sign}")
            and not re.match(_INVISIBLE, sign)
        )


@given(ANY_TEXT, st.booleans(), st.none() | st.integers(0, 12))
@example("e\x00\u0301", False, None)
@example("ab cd", False, 3)
def test_cleaning_twice_changes_nothing(text: str, lines: bool, limit: int | None) -> None:
    once = clean(text, lines=lines, limit=limit)
    assert clean(once, lines=lines, limit=limit) == once


@given(st.lists(ANY_TEXT, max_size=4) | st.lists(st.text("ab \u00a0\n…", max_size=4), max_size=4))
@example(["a", "b" * (LINE_LIMIT + 1)])
def test_many_lines_are_cleaned_as_one_by_one(texts: list[str]) -> None:
    assert clean_all(texts) == list(map(clean, texts))


@given(ANY_TEXT, st.booleans())
def test_clean_text_is_harmless(text: str, lines: bool) -> None:
    kept = clean(text, lines=lines)
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode("utf-8")
    allowed = "\n\t" if lines else ""
    assert all(c in allowed or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Zl", "Zp") for c in kept)
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    if not lines:
        assert kept == kept.strip() and "  " not in kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Иванова", "ivanova"),
        ("ЩЪРБАНОВ", "shtarbanov"),
        ("Мария", "maria"),
        ("Мария", "Mariya"),
        ("Юлия Янчева", "YULIA yancheva"),
        ("Жечо Цъфтяков", "zhecho tsaftyakov"),
        ("Гьоргьов", "gyorgyov"),
        ("ѝ", "и"),
        ("и\u0306", "Й"),
        ("Žabka", "zabka"),
        ("Straße", "STRASSE"),
        ("Ørsted", "orsted"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("ﬁrma", "FIRMA"),
        ("№ 5", "no 5"),
        ("Œuvre", "oeuvre"),
        ("ｆｕｌｌ", "full"),
        ("می\u200cخواهم", "میخواهم"),
        ("Al\u200bfa", "alfa"),
    ],
)
def test_alike_for_comparing(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Иванов", "Иванова"), ("ж", "з"), ("и", "й"), ("c", "č2")])
def test_not_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY_TEXT)
@example("№")
@example("ℌ")
@example("iiyaya")
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_folding_minds_no_case(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("  . - ", []),
        ("Иван-Петров", ["ivan", "petrov"]),
        ('"a" OR b*', ["a", "or", "b"]),
        ("info@acme.bg", ["info", "acme", "bg"]),
        (" ".join("abcdefghijklmnop"), list("abcdefghijkl")),
    ],
)
def test_words_of(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(ANY_TEXT)
def test_words_are_letters_and_digits_only(text: str) -> None:
    words = words_of(text)
    assert len(words) <= 12 and all(word and word.isalnum() for word in words)


@pytest.mark.parametrize(
    "names",
    [
        "Атлас Бряг Васил Галакси Димитров Елит Железария Захариев Искър Йордан Камък Пирин Рила София",
        "Тодоров Уникс Флора Христов Цветна Чавдар Шампион Щит Ъгъл Юлия Явор",
        "Äbel Adam Affe Éclair Edam ØBB Oz Straße Strasser Žabka zeta",
        "1 2 ALFA Chavdar Алфа Чавдар",
        "гора ґанок дом Ёлка Ель Ємо жар Иван їжак Йод лале љубав Мак њива",
        "щерка ъгъл ьо юг",
        "Бета бетон БЕТОНА",
    ],
)
def test_each_alphabet_is_in_its_own_order(names: str) -> None:
    ordered = names.split()
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=sort_key) == ordered


def test_signs_around_a_name_do_not_move_it() -> None:
    names = ["„Алфа“ ООД", "Алфа Трейд", '"Бета"', "(Гама)", "Гама-Строй", "Гама Строй 2", "Гамаджиев"]
    assert sorted(names[1::2] + names[::2], key=sort_key) == names


@given(st.lists(st.text(max_size=12), max_size=6))
def test_the_order_is_one(names: list[str]) -> None:
    """The same whatever came first; in the book as in memory, where texts are compared byte by byte."""
    ordered = sorted(names, key=sort_key)
    assert [sort_key(name) for name in sorted(names[1::2] + names[::2], key=sort_key)] == [
        sort_key(name) for name in ordered
    ]
    in_the_book = sorted(ordered, key=lambda name: sort_key(name).encode("utf-8", "replace"))
    assert [sort_key(name) for name in in_the_book] == [sort_key(name) for name in ordered]


def test_a_text_is_shortened_at_the_end_of_a_word() -> None:
    assert shortened("one two\nthree", 13) == "one two three"
    assert shortened("one two, three four", 14) == "one two…"
    assert shortened("onetwothreefour", 8) == "onetwot…"
