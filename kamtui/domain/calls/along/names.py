"""People and competitors of the book whom a note names: by what a salesperson writes of a name, in either alphabet."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.sentences import Sentence, Word, folded_words, squeezed
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.likeness import sound_of
from kamtui.domain.time.day_words import meaning_of

_SHORTEST, _SURE = 3, 5
"""Letters of a name from which on it is looked for, and from which on also without its capital or its other words."""
_TITLES = folded_words(
    "mr mrs ms dr prof eng г-н г-жа г-ца инж д-р проф бай леля чичо господин госпожа колегата шефа шефът"
)
_SURNAME = re.compile(r".{2,}(ov|ova|ev|eva|ski|ska|shki|shka|ic|idis|akis|escu|enko|in|ina)$")
_OF_FIRM = folded_words("from of at от")
_ALSO_WORDS = folded_words(
    "надежда вяра любов роза мира слава красен светла весела мила искра зора радост добри злата цвета"
)
_ALSO_ENGLISH = folded_words(
    "will mark rose may grace hope bill dan pop art frank jack faith joy dawn pat sue gene rich drew rob nick chase grant"
    " young price banker page baker cook king long short best sales west north"
)
"""Names that are words, too: meant only with a capital inside a sentence."""
_POSSESSIVE = re.compile(r"'s?$")
_ARTICLE = re.compile(r"-(?:a|at|ta|ya|ov|ski)$")
MOST_ALIKE = 3
"""People whom one word may mean that are offered: of more, nobody is."""


class Person(NamedTuple):
    """Somebody of the book."""

    person_id: int
    name: str
    account: str = ""
    """That of somebody of another account."""


class Competitor(NamedTuple):
    """Somebody who sells the same."""

    competitor_id: int
    name: str


class Known(NamedTuple):
    """Whom the book knows, as far as a note of one account may name them."""

    people: Sequence[Person] = ()
    """Those of the account."""
    elsewhere: Callable[[str], Sequence[Person]] = lambda _name: ()
    """Those of other accounts, or outside all, who are called exactly so."""
    elsewhere_at: Callable[[str, str], Sequence[Person]] = lambda _name, _firm: ()
    """Those of other accounts by a word of their name and one of the account's."""
    competitors: Sequence[Competitor] = ()
    account: str = ""
    """The name of the account: a word of it is no person."""


class Names:
    """Finds the names of the book in sentences; made once for all keys while whom the book knows stays the same."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_word: dict[str, list[Person]] = {}
        words: set[str] = set()
        for person in known.people:
            for word in words_of(person.name):
                if len(word) >= _SHORTEST and word not in _TITLES:
                    self._by_word.setdefault(_heard(word), []).append(person)
                    words.add(word)
        self.of_the_account = frozenset(words)
        """The words of the names of its people."""
        self._account = set(words_of(known.account))
        self._rivals = {
            rival.competitor_id: [squeezed(word) for word in words_of(rival.name)]
            for rival in known.competitors
        }

    # -- people

    def people(self, sentence: Sentence) -> Iterator[Offer]:
        """Those named in a sentence; where a name may mean several, each of them."""
        words, at = sentence.words, 0
        while at < len(words):
            end, meant = self._meant(sentence, at)
            if end == at:
                at += 1
                continue
            named = sentence.between(at, end - 1)
            if len(meant) <= MOST_ALIKE:
                for person in meant:
                    yield Offer(
                        Sort.PERSON,
                        named,
                        sentence.start,
                        record_id=person.person_id,
                        name=person.name,
                        detail=person.account,
                        is_one_of_several=len(meant) > 1,
                        alike=tuple(one.person_id for one in meant),
                    )
            at = end

    def _meant(self, sentence: Sentence, at: int) -> tuple[int, Sequence[Person]]:
        """Whom the words from one place on name, and where the name ends."""
        words = sentence.words
        if found := self._of_firm(sentence, at):
            return at + 3, found
        meant = self._by_word.get(_heard(_bare(words[at])), [])
        end = at + 1
        while meant and end < len(words) and _is_beside(sentence, end - 1):
            both = [person for person in self._by_word.get(_heard(_bare(words[end])), []) if person in meant]
            if not both:
                break
            meant, end = both, end + 1
        if meant and not self._is_of_another(sentence, at, end) and self._is_name(sentence, at, end):
            return end, meant
        return self._elsewhere(sentence, at)

    def _is_name(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether words that may be a name are one."""
        if end - at > 1:
            return True
        word, bare = sentence.words[at], _bare(sentence.words[at])
        if bare in self._account:
            return False
        is_capital = word.text[0].isupper()
        if bare in (_ALSO_ENGLISH if word.text.isascii() else _ALSO_WORDS):
            return is_capital and (at > 0 or _is_said_of(sentence, at))
        return is_capital or _SURNAME.match(bare) is not None or len(bare) >= _SHORTEST + 1

    def _is_of_another(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether a name goes on with words of another one: "Galina Stoyanova" is not Galina Ivanova."""
        words = sentence.words
        if end < len(words) and _is_beside(sentence, end - 1) and _may_be_surname(words[end]):
            return not self._is_rival(words[end])
        before = words[at - 1] if at else None
        return (
            before is not None
            and at > 1
            and _is_beside(sentence, at - 1)
            and before.text[0].isupper()
            and before.folded not in _TITLES
            and not self._is_rival(before)
            and not before.text.isupper()
        )

    def _elsewhere(self, sentence: Sentence, at: int) -> tuple[int, Sequence[Person]]:
        """Somebody of another account, who is named in full: two words with capitals side by side."""
        words = sentence.words
        if at + 1 >= len(words) or not _is_beside(sentence, at):
            return at, ()
        if not (words[at].text[0].isupper() and words[at + 1].text[0].isupper()):
            return at, ()
        if min(len(words[at].text), len(words[at + 1].text)) < 2:
            return at, ()
        found = self._known.elsewhere(f"{words[at].text} {_POSSESSIVE.sub('', words[at + 1].text)}")
        return (at + 2, found) if found else (at, ())

    def _of_firm(self, sentence: Sentence, at: int) -> Sequence[Person]:
        """Somebody of another account, whose name goes on with that: "Koleva from Fantastico", „Колева от Фантастико“."""
        words = sentence.words
        if at + 2 >= len(words) or words[at + 1].folded not in _OF_FIRM:
            return ()
        name, firm = words[at], words[at + 2]
        is_written_so = _is_beside(sentence, at) and _is_beside(sentence, at + 1)
        if not (is_written_so and name.text[0].isupper() and firm.text[0].isupper()):
            return ()
        if min(len(name.text), len(firm.text)) < _SHORTEST or firm.folded in self._account:
            return ()
        return self._known.elsewhere_at(_POSSESSIVE.sub("", name.text), _POSSESSIVE.sub("", firm.text))

    # -- competitors

    def competitors(self, sentence: Sentence) -> Iterator[Offer]:
        """Those named in a sentence, each once."""
        bare = [squeezed(_bare(word)) for word in sentence.words]
        for rival in self._known.competitors:
            name = self._rivals[rival.competitor_id]
            wanted = name if len(name) < 2 or len(name[0]) < _SURE else name[:1]
            if wanted and any(_begins_at(sentence, bare, at, wanted) for at in range(len(bare))):
                yield Offer(
                    Sort.COMPETITOR,
                    sentence.text,
                    sentence.start,
                    record_id=rival.competitor_id,
                    name=rival.name,
                )

    def _is_rival(self, word: Word) -> bool:
        return any(name and _is_word_of(squeezed(_bare(word)), name[0]) for name in self._rivals.values())


def _begins_at(sentence: Sentence, bare: Sequence[str], at: int, name: Sequence[str]) -> bool:
    """Whether the words from one place on are a name; a short one needs its capital."""
    if not all(_is_word_of(word, part) for word, part in zip(bare[at:], name, strict=False)):
        return False
    is_long = len("".join(name)) >= _SURE
    return at + len(name) <= len(bare) and (is_long or sentence.words[at].text[0].isupper())


def _is_word_of(word: str, name: str) -> bool:
    """Whether a word is a name, or has a Bulgarian article behind it: Фолпака."""
    word, name = _heard(word), _heard(name)
    return bool(name) and (
        word == name or (len(name) > 3 and word in (name + "a", name + "at", name + "t", name + "ta"))
    )


def _bare(word: Word) -> str:
    """A word as compared, without what English and Bulgarian put behind a name."""
    folded = _POSSESSIVE.sub("", word.folded)
    return _ARTICLE.sub("", folded)


def _heard(word: str) -> str:
    """How a folded word sounds: Брунер is Brunner, Гларофойл Glarofoil."""
    return sound_of(squeezed(word))


def _is_beside(sentence: Sentence, at: int) -> bool:
    """Whether only a blank stands between a word and the next."""
    return sentence.text[sentence.words[at].end : sentence.words[at + 1].start].isspace()


def _may_be_surname(word: Word) -> bool:
    plain = word.text.casefold()
    return (
        word.text[0].isupper()
        and not word.text.isupper()
        and word.text.isalpha()
        and meaning_of(plain).kind == "?"
        and _SURNAME.match(fold(plain)) is not None
    )


def _is_said_of(sentence: Sentence, at: int) -> bool:
    """Whether the first word of a sentence is followed by what people do: "Надежда каза", "Mark said"."""
    after = sentence.words[at + 1].folded if at + 1 < len(sentence.words) else ""
    return (
        after in _DOES
        or after.endswith(("ed", "hme", "s"))
        or sentence.text[sentence.words[at].end :][:1] == ":"
    )


_DOES = folded_words(
    "каза казва пита попита иска искаше обеща ще е беше има няма знае мисли прати звънна пише написа дойде обади се"
    " said says wants asks asked will is was has knows thinks sent rang called told takes took"
)
