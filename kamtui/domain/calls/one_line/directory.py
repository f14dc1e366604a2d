"""Whom the words of a line mean among those the book knows: found, asked, or new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kamtui.domain.calls.words import Channel
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.language import _
from kamtui.domain.text.latin_habits import surest_by_habit, words_by_habit
from kamtui.domain.text.likeness import nearest
from kamtui.domain.text.matching import best, surest

MOST_CHOICES = 6
_SHORTEST_SHARED = 4
"""Letters from which on a word is looked for in the names of all accounts: shorter ones begin too many."""
_NEW_WORDS = frozenset(fold(word) for word in ("new", "нов", "нова", "нови"))


class One(NamedTuple):
    """An account or a person that the book knows. `detail` tells two of one name apart: a city, a title."""

    record_id: int
    name: str
    detail: str = ""
    account_id: int | None = None
    """The account of a person."""
    account: str = ""


@dataclass(frozen=True)
class Directory:
    """What the book knows that a line can name."""

    accounts: Callable[[], Sequence[One]]
    accounts_called: Callable[[str], Sequence[One]]
    """Those that a name means most surely: one, or several that it cannot tell apart."""
    people: Callable[[int | None], Sequence[One]]
    """Those of an account, or outside all."""
    people_called: Callable[[str], Sequence[One]]
    """Those anywhere whose name has all the words."""
    twins: Callable[[str], Sequence[One]]
    """The accounts that a new one of this name is likely to be."""
    usual_channel: Callable[[int | None], Channel]
    competitors: Callable[[], Sequence[str]] = lambda: ()
    """The names of those who sell the same."""


class Choice(NamedTuple):
    """What could be meant by a part of a line, and what stands there instead once it is chosen."""

    says: str
    instead: str


class Found(NamedTuple):
    """Who is meant: one, or nobody yet with a sentence and what to choose from."""

    one: One | None = None
    problem: str = ""
    choices: tuple[Choice, ...] = ()


def is_new(word: str) -> bool:
    """Whether a word in brackets behind a name says that it is of somebody new."""
    return fold(word) in _NEW_WORDS


def find(name: str, apart: str, among: Sequence[One]) -> Found:
    """Who of some is meant by a name, and by what stands in brackets behind it; nothing where nobody is."""
    named = [(one.name, one) for one in among]
    return _found(name, apart, surest(name, named) or surest_by_habit(name, named))


def find_account(name: str, apart: str, directory: Directory) -> Found:
    """The account that is meant by a name, and by a city in brackets behind it; nothing where none is.

    One word that stands in the names of several accounts decides for none of them, even where one begins with it.
    """
    found, words_in = directory.accounts_called(name), words_of
    if not found:
        found = surest_by_habit(name, ((one.name, one) for one in directory.accounts()))
        words_in = words_by_habit
    return _found(name, apart, _sharing(name, found[0], directory, words_in) if len(found) == 1 else found)


def _sharing(
    name: str, one: One, directory: Directory, words_in: Callable[[str], list[str]]
) -> Sequence[One]:
    """All whose names have the one word by which an account was found; it alone where that is its name."""
    words = words_in(name)
    if len(words) != 1 or words == words_in(one.name) or len(words[0]) < _SHORTEST_SHARED:
        return [one]
    named = [(other, words_in(other.name)) for other in directory.accounts()]
    stem = _stem(words[0])
    of_word = [other for other, has in named if any(_stem(word) == stem for word in has)]
    return of_word or [other for other, has in named if any(word.startswith(words[0]) for word in has)]


def _stem(word: str) -> str:
    """A word without its English plural: "foods" and "food", "dairies" and "dairy" are one."""
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def _found(name: str, apart: str, found: Sequence[One]) -> Found:
    if apart and found:
        told = _told_apart(found, apart)
        if len(found) == 1 and not told:
            return Found(None, brackets_mean_nothing(apart), choices_of(found))
        found = told
    if len(found) > 1:
        return Found(None, _("Who is “{name}”?").format(name=name), choices_of(found))
    return Found(found[0]) if found else Found()


def brackets_mean_nothing(words: str) -> str:
    """The sentence about words in brackets that would be lost."""
    sentence = _(
        "What is “({words})”? In brackets stands (new), how somebody stands, as in (supporter: why), or which of two is meant. Other words stand behind the colon."
    )
    return sentence.format(words=words)


def _told_apart(found: Sequence[One], apart: str) -> list[One]:
    """Those of one name whom the words in brackets, or their number, tell from the others."""
    if apart.isdecimal() and 1 <= int(apart) <= len(found):
        return [found[int(apart) - 1]]
    return surest(apart, ((f"{one.detail} {one.account}", one) for one in found))


def choices_of(found: Sequence[One]) -> tuple[Choice, ...]:
    """Each with the words that mean nobody else."""
    is_of_one = len({one.account_id for one in found}) == 1
    return tuple(
        Choice(_whole(one, "" if is_of_one else one.account), instead_of(one, found))
        for one in found[:MOST_CHOICES]
    )


def _whole(one: One, account: str) -> str:
    return ", ".join(filter(None, (one.name, one.detail, account)))


def instead_of(one: One, found: Sequence[One]) -> str:
    """The name, with what tells it from others of that name in brackets behind it."""
    alike = [other for other in found if fold(other.name) == fold(one.name)]
    if len(alike) == 1:
        return one.name.replace(",", " ")
    detail = (one.detail or one.account).replace(",", " ")
    if not detail or _told_apart(alike, detail) != [one]:
        detail = str(alike.index(one) + 1)
    return f"{one.name.replace(',', ' ')} ({detail})"


def near_accounts(name: str, accounts: Sequence[One]) -> tuple[Choice, ...]:
    """The accounts whose names are near to one that none has."""
    named = [(one.name, one) for one in accounts]
    return choices_of(best(name, named, MOST_CHOICES) or nearest(name, named, MOST_CHOICES))


def find_elsewhere(name: str, apart: str, elsewhere: Sequence[One]) -> One | None:
    """Somebody of another account, or outside all, who is meant by what stands in brackets behind the name."""
    found = surest(name, ((one.name, one) for one in elsewhere))
    told = surest(apart, ((one.account or _("outside"), one) for one in found))
    return told[0] if len(told) == 1 else None


def doubts_of_new(name: str, near: Sequence[One], elsewhere: Sequence[One]) -> Found:
    """Whether somebody new may be one who is known: there under a like name, or else elsewhere."""
    choices = choices_of(near) or tuple(
        Choice(_whole(one, one.account), f"{one.name} ({one.account or _('outside')})")
        for one in elsewhere[:MOST_CHOICES]
    )
    if not choices:
        return Found()
    new = Choice(_("somebody new: {name}").format(name=name), _("{name} (new)").format(name=name))
    return Found(None, _("Is “{name}” somebody new?").format(name=name), (*choices, new))
