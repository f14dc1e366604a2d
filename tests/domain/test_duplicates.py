"""Likely duplicates, each with the reason: alphabets, legal forms, habits of spelling, slips; and what is none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.duplicates import KnownName, Likeness, Names
from kamtui.domain.words import Stage

L = Likeness


def firms(*names: str) -> Names:
    return Names(KnownName(number, name) for number, name in enumerate(names))


def likeness(typed: str, known: str, *, is_person: bool = False) -> Likeness | None:
    found = Names([KnownName(1, known)], are_people=is_person).like(typed)
    return found[0].likeness if found else None


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [
        ("Кауфланд", "Кауфланд", L.SAME),
        ("кауфланд", "КАУФЛАНД", L.SAME),
        ("  Кауфланд. ", "„Кауфланд“", L.SAME),
        ("Cafe Milano", "Café Milano", L.SAME),
        ("Kaufland", "Кауфланд", L.OTHER_ALPHABET),
        ("Кауфланд България", "Kaufland Bulgaria", L.OTHER_ALPHABET),
        ("Мария", "Maria", L.OTHER_ALPHABET),
        ("Алфа ЕООД", "Алфа", L.LEGAL_FORM),
        ("Alfa Ltd", "Алфа ООД", L.LEGAL_FORM),
        ("Алфа АД", "ЕАД Алфа", L.LEGAL_FORM),
        ("Alfa S.A.", "Alfa GmbH", L.LEGAL_FORM),
        ("Алфа О.О.Д.", "Алфа", L.LEGAL_FORM),
        ("Alfa LLC", "Alfa EAD", L.LEGAL_FORM),
        ("Метро Бургас Склад", "Склад Метро, Бургас", L.ORDER),
        ("Fantastico", "Фантастико", L.SPELLING),
        ("Billa", "Била", L.SPELLING),
        ("Booking", "Букинг", L.SPELLING),
        ("Техно маркет", "Техномаркет", L.SPELLING),
        ("Max Mara", "Макс Мара", L.SPELLING),
        ("Jivkov", "Живков", L.SPELLING),
        ("Kauflund", "Кауфланд", L.ONE_LETTER),
        ("Кауфлад", "Кауфланд", L.ONE_LETTER),
        ("Кауфаланд", "Кауфланд", L.ONE_LETTER),
        ("Куафланд", "Кауфланд", L.ONE_LETTER),  # two swapped
        ("Лидъл", "Лидл", L.ONE_LETTER),
        ("Кафланг", "Кауфланд", None),  # two in seven letters
        ("Кафлангд", "Кауфланд", L.TWO_LETTERS),
        ("Кафлангдо", "Кауфланд", None),  # three
        ("Метро", "Metro Cash & Carry", L.WORDS),
        ("Metro Cash and Carry България", "Метро", L.WORDS),
        ("Кауф", "Кауфланд", L.BEGINS),
        ("Metro C", "Metro Cash & Carry", L.BEGINS),
        ("Ка", "Кауфланд", None),
        ("", "Кауфланд", None),
        ("!?", "Кауфланд", None),
        ("БТК", "БТВ", None),  # too short for slips
        ("ООД", "Алфа ООД", None),
        ("АД", "АД", L.SAME),
        ("Магазин 12", "Магазин 13", None),  # numbers are no slips
        ("Магазин 12", "Магазин 122", L.BEGINS),  # one more digit may come
        ("Магазин 122", "Магазин 12", None),
        ("Магазин 12", "Магазин 12 ООД", L.LEGAL_FORM),
        ("Алфа България", "Бета България", None),  # shared by many
        ("България", "Алфа България", None),
        ("Алфа Груп", "Груп Бета", None),
        ("[/bold] О'Нийл", "О'Нийл", L.WORDS),
    ],
)
def test_organisations(typed: str, known: str, expected: Likeness | None) -> None:
    assert likeness(typed, known) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("office@fantastico.bg", L.DOMAIN),
        ("https://www.fantastico.bg/контакти", L.DOMAIN),
        ("fantastico.bg", L.DOMAIN),
        ("Fantastico", L.DOMAIN),  # as its site is called
        ("Фантастико", None),  # that is known only of Latin letters
        ("sales@vanholding.co.uk", L.DOMAIN),
        ("shop.vanholding.co.uk", None),
        ("ivan@gmail.com", None),  # everybody's
        ("gmail", None),
        ("Van Holding", L.OTHER_ALPHABET),  # its legal name
        ("ВАН Холдинг", L.LEGAL_FORM),
    ],
)
def test_a_firm_is_also_told_by_its_legal_name_and_its_domains(typed: str, expected: Likeness | None) -> None:
    known = KnownName(
        1, "Супермаркети Фанти", "ВАН Холдинг ООД" if "ВАН" in typed else "ВАН Холдинг",
        ("office@vanholding.co.uk", "http://fantastico.bg", "fanti@gmail.com"),
    )  # fmt: skip
    found = Names([known]).like(typed)
    assert [one.likeness for one in found] == ([] if expected is None else [expected])
    if expected is L.DOMAIN:
        assert found[0].matched in ("fantastico.bg", "vanholding.co.uk")
    elif expected is not None:
        assert found[0].matched == known.legal_name


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [
        ("Мария Иванова", "Мария Иванова", L.SAME),
        ("Maria Ivanova", "Мария Иванова", L.OTHER_ALPHABET),
        ("Mariya Ivanova", "Мария Иванова", L.OTHER_ALPHABET),
        ("Иванова, Мария", "Мария Иванова", L.ORDER),
        ("инж. Мария Иванова", "Мария Иванова", L.TITLE),
        ("Мария Петрова Иванова", "Мария Иванова", L.MIDDLE_NAME),
        ("Мария Иванова", "Мария П. Иванова", L.MIDDLE_NAME),
        ("М. Иванова", "Мария Иванова", L.INITIAL),
        ("Мария Иванова", "М. Иванова", L.INITIAL),
        ("М. Иванова", "Елена Иванова", None),
        ("Мария Иваноав", "Мария Иванова", L.ONE_LETTER),
        ("Zhivko Chernev", "Живко Чернев", L.OTHER_ALPHABET),
        ("Jivko Chernev", "Живко Чернев", L.SPELLING),
        ("Мария", "Мария Иванова", None),  # not every Maria
        ("Мария", "Мария", None),
        ("Мария Димитрова", "Мария Иванова", None),
        ("Мария И", "Мария Иванова", L.INITIAL),
    ],
)
def test_people(typed: str, known: str, expected: Likeness | None) -> None:
    assert likeness(typed, known, is_person=True) is expected


def test_the_surest_first_live_accounts_first_each_once() -> None:
    known = [
        KnownName(1, "Алфа", stage=Stage.FORMER),
        KnownName(2, "Алфа", "Алфа ЕООД", stage=Stage.PROSPECT),
        KnownName(3, "Alfa", stage=Stage.LOST),
        KnownName(4, "Алфа ООД", stage=Stage.CUSTOMER),
        KnownName(5, "Алфи", stage=Stage.CUSTOMER),
        KnownName(6, "Алфа Строй", stage=Stage.CUSTOMER),
        KnownName(7, "Алфабет", stage=Stage.CUSTOMER),
        KnownName(8, "Омега", stage=Stage.CUSTOMER),
    ]
    found = Names(known).like("Алфа", limit=20)
    assert [(one.known.record_id, one.likeness) for one in found] == [
        (2, L.SAME), (1, L.SAME), (3, L.OTHER_ALPHABET), (4, L.LEGAL_FORM), (5, L.ONE_LETTER), (6, L.WORDS),
        (7, L.BEGINS),
    ]  # fmt: skip
    assert Names(known).like("Алфа") == found[:5]


def test_each_reason_has_words_of_its_own() -> None:
    labels = [one.label for one in Likeness]
    assert all(labels) and len(set(labels)) == len(labels)


def test_nothing_known_is_like_nothing() -> None:
    assert Names([]).like("Алфа") == [] and firms().like("") == []


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_is_compared_and_nothing_breaks(typed: str, known: str) -> None:
    for are_people in (False, True):
        names = Names([KnownName(1, known, known, (known,))], are_people=are_people)
        assert len(names.like(typed)) <= 1


@given(st.text("абвгдезиклмнопрст", min_size=4, max_size=12), st.data())
def test_a_name_is_found_again_with_one_letter_left_out(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    assert likeness(name, name) is L.SAME
    shorter = name[:place] + name[place + 1 :]
    if len(shorter) > 4:
        assert likeness(shorter, name) is not None


def test_two_thousand_accounts_are_compared_between_two_keys() -> None:
    starts = ("бал", "вар", "гор", "дун", "еко", "жит", "зен", "ире", "кар", "лим")
    ends = ("ария", "енто", "исто", "омат", "унто", "ейт")
    names = firms(
        *(f"{a}{b}{c} {d}" for a in starts for b in starts for c in ends for d in ("ООД", "АД", "груп"))
    )
    typed = ["балварария", "балвар", "жит", "dunekoomat ltd", "житзенунто груп", "карлимейтт"]
    best = min(_seconds(names, text) for text in typed for _again in range(5))
    assert best < 0.01
    assert [one.known.name for one in names.like("dunekoomat ltd")][:1] == ["дунекоомат АД"]


def _seconds(names: Names, text: str) -> float:
    began = time.process_time()
    names.like(text)
    return time.process_time() - began
