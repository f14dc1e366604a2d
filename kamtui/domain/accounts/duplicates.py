"""Likely duplicates of an organisation or a person, each with the reason.

Names are not unique: what is alike is pointed out and never refused. `Names.like` is for a name that is
being typed, `Names.twins` for a record that is about to be written: one rule for the forms, the imports and
the naming of prospects.

A measure of our own is enough. Most doubles differ by nothing but alphabet, legal form, order of words or a
habit of spelling, which a look-up finds; for slips of the finger a few letters are counted, in a name long
enough to bear it. Numbers are never slips: shop 12 and shop 13 are two shops.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from kamtui.domain.accounts.keys import city_key, host_label, host_of, mail_key, number_key, phone_key
from kamtui.domain.accounts.name_words import (
    LEGAL_FORMS,
    SHARED_WORDS,
    SHORTEST_BEGINNING,
    TITLES,
    NameForm,
    begins_with,
    digits_in,
    form_of_name,
    letters_in,
    may_be_same_word,
    slips_between,
)
from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import surest

ONE_SLIP, TWO_SLIPS = 4, 8
"""How many letters a name has in which one, and two, of them may differ."""


class Likeness(IntEnum):
    """Why a name is likely the same, the surest first."""

    SAME = 0
    CITY = 1
    OTHER_ALPHABET = 2
    LOOKS_THE_SAME = 3
    LEGAL_FORM = 4
    TITLE = 5
    ORDER = 6
    EMAIL = 7
    PHONE = 8
    SPELLING = 9
    DOMAIN = 10
    INITIAL = 11
    ONE_LETTER = 12
    MIDDLE_NAME = 13
    TWO_LETTERS = 14
    HOUSE = 15
    WORDS = 16
    BEGINS = 17

    @property
    def label(self) -> str:
        return {
            Likeness.SAME: _("the same name"),
            Likeness.CITY: _("the same name, and the city is known of one only"),
            Likeness.OTHER_ALPHABET: _("the same name in the other alphabet"),
            Likeness.LOOKS_THE_SAME: _("looks the same, but has letters of the other alphabet"),
            Likeness.LEGAL_FORM: _("the same but for ООД, Ltd and the like"),
            Likeness.TITLE: _("the same but for a title"),
            Likeness.ORDER: _("the same words in another order"),
            Likeness.EMAIL: _("the same e-mail"),
            Likeness.PHONE: _("the same phone"),
            Likeness.SPELLING: _("the same, spelt in another way"),
            Likeness.DOMAIN: _("the same domain"),
            Likeness.INITIAL: _("the same but for an initial"),
            Likeness.ONE_LETTER: _("one letter differs"),
            Likeness.MIDDLE_NAME: _("the same but for a middle name"),
            Likeness.TWO_LETTERS: _("two letters differ"),
            Likeness.HOUSE: _("the same but for България, Group and the like"),
            Likeness.WORDS: _("the same words and more"),
            Likeness.BEGINS: _("begins like it"),
        }[self]


_FULL_NAMES = frozenset(
    (Likeness.SAME, Likeness.OTHER_ALPHABET, Likeness.LOOKS_THE_SAME, Likeness.TITLE, Likeness.ORDER)
)
"""What makes namesakes of people of two accounts: somebody may have moved."""


def with_city(name: str, city: str) -> str:
    """An account told apart from others of its name: "Alfa (Varna)"."""
    return f"{name} ({city})" if city else name


class KnownName(NamedTuple):
    """An account or a person, known or about to be written, with all that it may be told by.

    `addresses` are e-mail addresses and websites; `stage` is that of the account, also of a person's;
    `number` is the registration number; `detail` is for reading.
    """

    record_id: int
    name: str
    legal_name: str = ""
    addresses: tuple[str, ...] = ()
    stage: Stage | None = None
    detail: str = ""
    account_id: int | None = None
    city: str = ""
    number: str = ""
    phones: tuple[str, ...] = ()


class Alike(NamedTuple):
    """A record that is likely meant, why, and which of its names or domains it was told by."""

    known: KnownName
    likeness: Likeness
    matched: str


class _KnownForm(NamedTuple):
    """A known name in the form in which names are compared, and what it is the name of."""

    record: KnownName
    form: NameForm


class Names:
    """Names that the book knows, made ready once; then each key asks which are alike.

    People are told by at least two words, so that not every Maria is pointed out.
    """

    def __init__(self, known: Iterable[KnownName] = (), *, are_people: bool = False) -> None:
        self._left_out = TITLES if are_people else LEGAL_FORMS
        self._are_people = are_people
        self._forms: list[_KnownForm] = []
        self._by_own: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_order: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_sight: defaultdict[str, list[int]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_length: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
        self._by_host: defaultdict[str, list[tuple[KnownName, str]]] = defaultdict(list)
        self._by_mail: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._by_phone: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._in_order: list[tuple[str, int]] = []
        self._is_in_order = False
        for record in known:
            self.add(record)

    def add(self, record: KnownName) -> None:
        """Add a record to those that are known."""
        for text in dict.fromkeys((record.name, record.legal_name)):
            if text:
                self._add(record, self._form(text))
        for address in record.addresses:
            host = host_of(address)
            if host:
                self._by_host[host].append((record, host))
                self._by_host[host_label(host)].append((record, host))
            if mail := mail_key(address):
                self._by_mail[mail].append(record)
        for phone in record.phones:
            if digits := phone_key(phone):
                self._by_phone[digits].append(record)
        self._is_in_order = False

    def _add(self, record: KnownName, form: NameForm) -> None:
        place = len(self._forms)
        self._forms.append(_KnownForm(record, form))
        self._by_own[form.own].append(place)
        self._by_order[form.order].append(place)
        self._by_sight[form.sight].append(place)
        self._by_sound[form.sound].append(place)
        for word in set(form.bare):
            self._by_word[word].append(place)
        joined = form.joined
        self._by_length[len(joined)].append((joined, letters_in(joined), place))
        self._in_order.append((joined, place))

    def _form(self, text: str) -> NameForm:
        return form_of_name(text, self._left_out)

    def like(self, typed: str, limit: int = 5) -> list[Alike]:
        """The records that are likely meant by what was typed so far, the surest first; live accounts first."""
        form = self._form(typed)
        best: dict[int, Alike] = {}
        if form.bare and not (self._are_people and len(form.bare) < 2):
            for place, likeness in self._possibly(form):
                record, known = self._forms[place]
                _keep(best, Alike(record, likeness, known.text))
        if not self._are_people:
            for record, host in self._by_host.get(host_of(typed) or "".join(form.bare), ()):
                _keep(best, Alike(record, Likeness.DOMAIN, host))
        return sorted(best.values(), key=_rank)[:limit]

    def sharing(self, asked: KnownName) -> set[int]:
        """The ids of all records of which one may be a twin of the other: they have a name, mail or phone in common."""
        forms = [self._form(text) for text in {asked.name, asked.legal_name} if text]
        by_name = (self._forms[place].record for form in forms for place, _likeness in self._surely(form))
        by_mail = (
            record for address in asked.addresses for record in self._by_mail.get(mail_key(address), ())
        )
        by_phone = (record for phone in asked.phones for record in self._by_phone.get(phone_key(phone), ()))
        return {record.record_id for record in (*by_name, *by_mail, *by_phone)}

    def twins(
        self, asked: KnownName, limit: int = 5, *, among: Callable[[KnownName], bool] | None = None
    ) -> list[Alike]:
        """The records that are likely the same as one about to be written, each with the reason, the surest first.

        Two organisations are so by name (whatever the legal form, the alphabet, letters that only look alike)
        unless they are in two cities, or by phone or e-mail; never with two different registration numbers.
        Two people are so by a full name, in one account also by a part of it; by e-mail; and by phone unless
        they are colleagues of different names, who share one. `among` says which records count; without it all do.
        """
        return self._twins(asked, self._surely, limit, among)

    def near(self, asked: KnownName, limit: int = 5) -> list[Alike]:
        """The twins, and for people of the same account also names that begin so or differ by a slip.

        For a name that somebody types, among the few people of an account: "ivan" is near Galina Ivanova.
        """
        return self._twins(asked, self._surely_or_near, limit)

    def likely(self, asked: KnownName, limit: int = 5) -> list[Alike]:
        """The twins, and organisations whose names differ by such words as България or Group.

        For what a person looks at: what a list brings in is never taken for another by such a word.
        """
        return self._twins(asked, self._surely_or_of_the_house, limit)

    def _twins(
        self,
        asked: KnownName,
        find: Callable[[NameForm], Iterator[tuple[int, Likeness]]],
        limit: int,
        among: Callable[[KnownName], bool] | None = None,
    ) -> list[Alike]:
        best: dict[int, Alike] = {}
        for alike in (
            *self._alike_by_name(asked, find),
            *self._alike_by_mail(asked),
            *self._alike_by_phone(asked),
        ):
            if among is None or among(alike.known):
                _keep(best, alike)
        best.pop(asked.record_id, None)
        return sorted(best.values(), key=_rank)[:limit]

    def _alike_by_name(
        self, asked: KnownName, find: Callable[[NameForm], Iterator[tuple[int, Likeness]]]
    ) -> Iterator[Alike]:
        for text in dict.fromkeys((asked.name, asked.legal_name)):
            form = self._form(text)
            for place, likeness in find(form) if form.bare else ():
                record, known = self._forms[place]
                reason = self._reason(asked, record, likeness, len(form.bare))
                if reason is not None:
                    yield Alike(record, reason, known.text)

    def _alike_by_mail(self, asked: KnownName) -> Iterator[Alike]:
        for address in asked.addresses:
            for record in self._by_mail.get(mail_key(address), ()):
                if not _are_two(asked, record):
                    yield Alike(record, Likeness.EMAIL, address)

    def _alike_by_phone(self, asked: KnownName) -> Iterator[Alike]:
        for phone in asked.phones:
            for record in self._by_phone.get(phone_key(phone), ()):
                if not _are_two(asked, record) and not self._are_colleagues(asked, record):
                    yield Alike(record, Likeness.PHONE, phone)

    def _reason(self, asked: KnownName, known: KnownName, likeness: Likeness, words: int) -> Likeness | None:
        """What a likeness of names is a reason for, with all else that is known of both; None for nothing."""
        if self._are_people:
            if asked.account_id is not None and asked.account_id == known.account_id:
                return likeness
            return likeness if words > 1 and likeness in _FULL_NAMES else None
        asked_city, known_city = city_key(asked.city), city_key(known.city)
        if _are_two(asked, known) or (asked_city and known_city and asked_city != known_city):
            return None
        return Likeness.CITY if likeness is Likeness.SAME and asked_city != known_city else likeness

    def _are_colleagues(self, asked: KnownName, known: KnownName) -> bool:
        """Whether two are people of one account without a word in common: they share its phone."""
        if not self._are_people or asked.account_id is None or asked.account_id != known.account_id:
            return False
        return not set(self._form(asked.name).bare) & set(self._form(known.name).bare)

    def _surely(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        for place in self._by_order.get(form.order, ()):
            yield place, self._same(form, self._forms[place].form)
        for place in self._by_sight.get(form.sight, ()):
            if self._forms[place].form.bare != form.bare:
                yield place, Likeness.LOOKS_THE_SAME
        for place in self._by_sound.get(form.sound, ()):
            yield place, Likeness.SPELLING
        if self._are_people:
            yield from self._of_the_same_person(form)

    def _surely_or_of_the_house(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        yield from self._surely(form)
        if not self._are_people and form.own:
            for place in self._by_own.get(form.own, ()):
                yield place, Likeness.HOUSE

    def _surely_or_near(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        yield from self._surely(form)
        yield from self._with_slips(form)
        if self._are_people:
            for place, (_record, known) in enumerate(self._forms):
                if begins_with(known.bare, form.bare):
                    yield place, Likeness.BEGINS

    def _possibly(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        yield from self._surely(form)
        yield from self._with_slips(form)
        if not self._are_people:
            yield from self._with_its_words(form)
            yield from self._beginning_like(form.joined)

    def _same(self, typed: NameForm, known: NameForm) -> Likeness:
        """How two names of the same words are the same."""
        if typed.bare != known.bare:
            return Likeness.ORDER
        is_mixed = any(alphabets.bit_count() > 1 for alphabets in typed.alphabets + known.alphabets)
        if is_mixed and typed.alphabets != known.alphabets:
            return Likeness.LOOKS_THE_SAME
        if typed.words != known.words:
            return Likeness.TITLE if self._are_people else Likeness.LEGAL_FORM
        return Likeness.SAME if typed.alphabets == known.alphabets else Likeness.OTHER_ALPHABET

    def _with_slips(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        """Names in which a letter or two differ; where there are numbers, they are the same."""
        joined = form.joined
        slips = 0 if len(joined) < ONE_SLIP else 1 if len(joined) < TWO_SLIPS else 2
        letters, digits = letters_in(joined), digits_in(joined)
        for length in range(len(joined) - slips, len(joined) + slips + 1):
            if min(length, len(joined)) < ONE_SLIP:
                continue
            for other, of_other, place in self._by_length.get(length, ()):
                # Each slip takes away one kind of letter and brings another, at most.
                if (letters ^ of_other).bit_count() <= 2 * slips and digits == digits_in(other):
                    differing = slips_between(joined, other, slips)
                    if differing:
                        yield place, Likeness.ONE_LETTER if differing == 1 else Likeness.TWO_LETTERS

    def _with_its_words(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        """Names that have all words of this one, or only words of it; one of them must be its own."""
        words = set(form.bare)
        for word in words - SHARED_WORDS:
            if len(word) >= SHORTEST_BEGINNING:
                for place in self._by_word.get(word, ()):
                    others = set(self._forms[place].form.bare)
                    if words <= others or others <= words:
                        yield place, Likeness.WORDS

    def _beginning_like(self, joined: str) -> Iterator[tuple[int, Likeness]]:
        if len(joined) < SHORTEST_BEGINNING:
            return
        if not self._is_in_order:
            self._in_order.sort()
            self._is_in_order = True
        start = bisect_left(self._in_order, (joined, -1))
        for text, place in self._in_order[start:]:
            if not text.startswith(joined):
                break
            yield place, Likeness.BEGINS

    def _of_the_same_person(self, form: NameForm) -> Iterator[tuple[int, Likeness]]:
        """People who have one of these names in full, and the others too, or their initials."""
        words = set(form.bare)
        for word in words:
            if len(word) < SHORTEST_BEGINNING:
                continue
            for place in self._by_word.get(word, ()):
                other = self._forms[place].form.bare
                if len(other) < 2:
                    continue
                if words <= set(other) or set(other) <= words:
                    yield place, Likeness.MIDDLE_NAME
                elif len(other) == len(form.bare) and all(map(may_be_same_word, form.bare, other)):
                    yield place, Likeness.INITIAL


def likely_meant(typed: str, known: Sequence[KnownName]) -> list[Alike]:
    """Whom a name that may be half typed is meant for: the twins, then those whose names it begins."""
    likely = Names(known).likely(KnownName(0, typed))
    ids = {twin.known.record_id for twin in likely}
    begun = surest(typed, ((record.name, record) for record in known))
    return likely + [
        Alike(record, Likeness.BEGINS, record.name) for record in begun if record.record_id not in ids
    ]


def _keep(best: dict[int, Alike], alike: Alike) -> None:
    """Keep of each record the surest reason, the first one of equal ones."""
    kept = best.get(alike.known.record_id)
    if kept is None or alike.likeness < kept.likeness:
        best[alike.known.record_id] = alike


def _rank(alike: Alike) -> tuple[object, ...]:
    """The surest first, then live accounts, then the shortest name."""
    known = alike.known
    is_past = known.stage is not None and known.stage not in LIVE_STAGES
    return (alike.likeness, is_past, len(alike.matched), sort_key(known.name), known.record_id)


def _are_two(asked: KnownName, known: KnownName) -> bool:
    """Whether two different registration numbers say that two are not the same."""
    asked_number, known_number = number_key(asked.number), number_key(known.number)
    return bool(asked_number and known_number and asked_number != known_number)
