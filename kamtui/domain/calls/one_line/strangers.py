"""Words at a person's place that mean nobody whom the book knows: somebody new, ourselves, or no person at all."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from kamtui.domain.accounts.name_words import LEGAL_FORMS
from kamtui.domain.calls.one_line.circumstances import is_no_name, read_circumstances
from kamtui.domain.calls.one_line.directory import Choice, Found, One, choices_of
from kamtui.domain.calls.one_line.slips import mended
from kamtui.domain.feasts.names import name_days
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.given_names import are_alike, is_given_name, is_whole_name, may_be_called
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import surest

LONGEST_NEW = 4
"""Words that the name of somebody new may have."""
_US = frozenset(
    fold(word)
    for word in [
        "i",
        "me",
        "myself",
        "we",
        "us",
        "ourselves",
        "аз",
        "мен",
        "мене",
        "ние",
        "нас",
        "самият",
        "самата",
        "сам",
        "сама",
    ]
)
_SURNAME = re.compile(
    r".{2,}(?:ov|ova|ev|eva|[a-z]{2}ski|[a-z]{2}ska|[csz]hki|[csz]hka|liev|lieva|ovic|evic|ovich|evich|oglu|escu|idis|akis|opoulos|opulos|chenko|enko|yan)"
)
_FOREIGN_SURNAME = re.compile(r".{3,}(?:sen|son|mann|stein|berg|ian|uk|ez|ini|elli|etti|ic|in|ina|off|eff)")
"""Taken for the end of a surname only where it has its capital: "jensen", "logistic"."""
_ADJECTIVES = frozenset(
    map(
        fold,
        [
            "нов",
            "нова",
            "готов",
            "готова",
            "здрав",
            "здрава",
            "суров",
            "сурова",
            "финансов",
            "финансова",
            "ценов",
            "ценова",
            "складов",
            "складова",
            "бюджетов",
            "търговски",
            "търговска",
            "технически",
            "техническа",
            "градски",
            "градска",
            "български",
            "българска",
            "английски",
            "английска",
            "човешки",
            "годишна",
            "основа",
            "отнова",
            "слава",
            "глава",
            "глобалски",
            "транспортни",
            "пазарски",
            "какъв",
            "каква",
            "такъв",
            "такава",
            "остров",
            "острова",
            "основна",
            "разглова",
        ],
    )
)
"""What ends as surnames do, and is none."""
_SHORTEST_SURNAME = 5
_TOO_SHORT = 2


def is_us(name: str) -> bool:
    """Whether a name means whoever writes: me, аз, we."""
    return fold(name) in _US


def reads_like_name(text: str) -> bool:
    """Whether words read like the name of a person: a given name or a surname, two words with capitals, an initial and a surname."""
    words = text.replace(".", ". ").split()
    if not 1 <= len(words) <= LONGEST_NEW or not all(char.isalpha() or char in " .'’-" for char in text):
        return False
    if any(is_no_name(word) for word in words):
        return False
    known = [is_given_name(word) or bool(name_days(word)) for word in words]
    if len(words) == 1:
        return known[0] or is_surname(words[0])
    if all(word[0].isupper() and not word[1:].isupper() for word in words):
        return True
    *before, last = words
    return all(
        given or _is_initial(word) or is_surname(word) for given, word in zip(known, before, strict=False)
    ) and (is_surname(last) or known[-1])


def before_comma(text: str) -> tuple[str, str] | None:
    """The person and the firm in `Колева, Кауфланд`; None where it reads as one name: of a firm, or of a person."""
    person, comma, firm = (" ".join(part.split()) for part in text.partition(","))
    is_person = reads_like_name(person) and any(
        is_given_name(word) or is_surname(word) for word in person.split()
    )
    words = words_of(firm)
    if not comma or not is_person or "," in firm or not firm[:1].isupper() or LEGAL_FORMS.issuperset(words):
        return None
    # Two of a person begin with the surname: “Петров, Иван”.
    return None if len(words) == 1 and reads_like_name(firm) else (person, firm)


def _is_initial(word: str) -> bool:
    """Whether a word is an initial; a small "i" or „и“ rather joins two names."""
    return word.endswith(".") or (len(word) == 1 and fold(word) != "i")


def is_surname(word: str) -> bool:
    """Whether a word has the form of a surname: Bulgarian in any letters, others with a capital."""
    folded = fold(word)
    if len(folded) < _SHORTEST_SURNAME or folded in _ADJECTIVES:
        return False
    is_bulgarian = _SURNAME.fullmatch(folded) is not None
    return is_bulgarian or (word[0].isupper() and _FOREIGN_SURNAME.fullmatch(folded) is not None)


def called_so(name: str, people: Sequence[One]) -> list[One]:
    """Whom a given name may mean besides its own: Надежда is called Надя, Димитър Митко; Пешо may mean a Петко."""
    return _called(name, people, are_alike)


def surely_called(name: str, people: Sequence[One]) -> One | None:
    """Who is surely meant by a short name: the only Димитър by Митко. Надя is asked about, since it may be a
    whole name, but not Надя Тодорова where she is the only one."""
    short, *surname = name.split() or [""]
    meant = called_so(name, people)
    if len(meant) != 1 or len(surname) > 1 or (is_whole_name(short) and not surname):
        return None
    if surname and fold(surname[0]) not in words_of(meant[0].name):
        return None
    return next(iter(_called(name, people, may_be_called)), None)


def _called(name: str, people: Sequence[One], is_called: Callable[[str, str], bool]) -> list[One]:
    first, *others = name.split() or [""]
    rest = words_of(" ".join(others))
    return [
        one
        for one in people
        if any(is_called(word, first) for word in one.name.split())
        and all(any(word.startswith(begun) for word in words_of(one.name)) for begun in rest)
    ]


def of_surname(name: str, elsewhere: Sequence[One]) -> list[One]:
    """Those of other accounts who have this one word as their surname, or that of the other sex."""
    if len(name.split()) != 1 or is_given_name(name):
        return []
    plain = fold(name)
    return [
        one
        for one in elsewhere
        if any(word in (plain, plain + "a", plain.removesuffix("a")) for word in words_of(one.name)[1:])
    ]


def in_full(name: str, elsewhere: Sequence[One]) -> list[One]:
    """Those of other accounts whose whole name this is, and those outside all who have all its words."""
    return surest(
        name, ((one.name, one) for one in elsewhere if one.account_id is None or len(name.split()) > 1)
    )


def is_slip_of_sex(name: str, found: Found) -> bool:
    """Whether a man's surname was found as the beginning of a woman's: Ivanov is rather somebody else than Ivanova."""
    last = fold(name.split()[-1]) if name.split() else ""
    words = words_of(found.one.name) if found.one is not None else []
    return (
        last.endswith(("ov", "ev", "ski"))
        and len(last) >= _SHORTEST_SURNAME
        and last not in words
        and f"{last}a" in words
    )


def is_hardly_begun(name: str, one: One) -> bool:
    """Whether one or two letters alone begin a name, as "HR" begins Hristova: they may mean something else."""
    return (
        name.isalpha()
        and len(name) <= _TOO_SHORT
        and any(word.startswith(fold(name)) for word in words_of(one.name))
    )


def meant_instead(text: str, now: datetime, known: Sequence[One]) -> Iterator[Choice]:
    """What words that name nobody may be meant for: how or when with a slip, somebody known, an objection, the note begun without its colon."""
    for better in mended(text):
        if read_circumstances(better.split(), now) is not None:
            yield Choice(better, better)
    yield from choices_of(known)
    objection = ("objection", "възражение")["а" <= fold_first(text) <= "я"] + f" {text}"
    if read_circumstances(objection.split(), now) is not None:
        yield Choice(objection, objection)
    yield Choice(_("the note begins here: {words}").format(words=text), f": {text}")


def fold_first(text: str) -> str:
    """The first letter of a text, small: by it its alphabet is told."""
    return text[:1].casefold()
