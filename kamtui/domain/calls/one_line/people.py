"""Who was there, as the head of a line tells it: the account first, then its people, each with what is said of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.one_line.circumstances import (
    Circumstances,
    doubt_of_time,
    is_objection,
    read_circumstances,
)
from kamtui.domain.calls.one_line.cutting import MOST_WORDS, Part, cut
from kamtui.domain.calls.one_line.directory import (
    Choice,
    Directory,
    Found,
    One,
    brackets_mean_nothing,
    choices_of,
    doubts_of_new,
    find,
    find_account,
    find_elsewhere,
    instead_of,
    is_new,
    near_accounts,
)
from kamtui.domain.calls.one_line.parts import Span, joined_by_and
from kamtui.domain.calls.one_line.pieces import Piece
from kamtui.domain.calls.one_line.said import BRACKETS, Said, read_said, without_article
from kamtui.domain.calls.one_line.strangers import (
    LONGEST_NEW,
    called_so,
    in_full,
    is_hardly_begun,
    is_slip_of_sex,
    is_us,
    meant_instead,
    of_surname,
    reads_like_name,
    surely_called,
)
from kamtui.domain.calls.words import BeganBy
from kamtui.domain.text.language import _
from kamtui.domain.text.likeness import is_near
from kamtui.domain.text.matching import begins_words
from kamtui.domain.time.shown_days import show_date, show_weekday_day
from kamtui.domain.time.typed_times import read_moment

_LONGEST_ACCOUNT = 4
"""Words of an account that is looked for among others."""
_MOST_PIECES = 40
"""Pieces that a head may have: nobody speaks with more people at a time."""
_SHORT_WORD = 4
"""Letters up to which a day is as likely the beginning of a name: пет, fri, нед."""


class Head(NamedTuple):
    """Who was there, how and when, and the pieces that say it."""

    account: One | None
    people: tuple[Participant, ...]
    said: Circumstances
    pieces: tuple[Piece, ...]
    when: Span | None
    """The piece that names the moment, the last of several."""


class HeadReader:
    """Reads the pieces of a head one after the other."""

    def __init__(self, directory: Directory, now: datetime) -> None:
        self._directory = directory
        self._now = now
        self._account: One | None = None
        self._is_known = False
        """Whether it is known with whom this was: an account, or somebody outside all."""
        self._has_failed = False
        self._people: list[tuple[One | None, Participant]] = []
        self._said = Circumstances()
        self._pieces: list[Piece] = []
        self._when: Span | None = None

    def read(self, spans: Sequence[Span]) -> Head:
        """Who was there, how and when."""
        if len(spans) > _MOST_PIECES:
            sentence = _("These are more than {most} names: shorten the list.").format(most=_MOST_PIECES)
            self._fail(spans[0], _("With"), Found(None, sentence))
            return Head(None, (), self._said, tuple(self._pieces), None)
        for span in self._account_first(spans):
            if not self._is_known and not self._has_failed:
                self._read_first(span)
            else:
                self._read_other(span)
        people = tuple(participant for _one, participant in self._people)
        return Head(self._account, people, self._said, tuple(self._pieces), self._when)

    # -- with whom it was

    def _account_first(self, spans: Sequence[Span]) -> Sequence[Span]:
        """The pieces with the account before somebody of it who is named first: "galina, belokray, phone"."""
        first = next((at for at, span in enumerate(spans) if not self._says_how(span)), len(spans))
        behind = [span for span in spans[first + 1 :] if not self._says_how(span)]
        if not behind or self._names_account(spans[first]):
            return spans
        for span in behind:
            account = find_account(span.text, "", self._directory).one
            said = _of_person(spans[first].text)
            if account is not None and (
                said.is_new or find(said.name, said.apart, self._directory.people(account.record_id)).one
            ):
                return [span, *(other for other in spans if other is not span)]
        return spans

    def _names_account(self, span: Span) -> bool:
        said = read_said(span.text)
        return find_account(said.name, said.apart, self._directory) != Found()

    def _says_how(self, span: Span) -> bool:
        return read_circumstances(span.text.split(), self._now) is not None

    def _read_first(self, span: Span) -> None:
        said = read_said(span.text)
        words = said.name.split()
        whole = find_account(said.name, said.apart, self._directory)
        if whole.problem:
            if len(whole.choices) > 1:
                whole = whole._replace(problem=_("Which account is “{name}”?").format(name=said.name))
            self._fail(span, _("Account"), whole)
        elif whole.one is not None and (said.stance is not None or said.is_new):
            self._fail(span, _("Account"), Found(None, _of_nobody(said)))
        elif whole.one is not None:
            self._take_account(span, whole.one)
        elif not self._takes_circumstances(span, words) and not self._takes_account_and_rest(span, said):
            self._read_somebody_outside(span, said)

    def _takes_account_and_rest(self, span: Span, said: Said) -> bool:
        """Whether words are an account and, without commas, its people, how and when; they are taken then."""
        words = said.name.split()
        for account, before, rest in self._with_accounts(words):
            if before and read_circumstances(before, self._now) is None:
                continue
            people = self._directory.people(account.record_id)
            parts = self._cut(rest, said, people)
            if parts is not None:
                self._take_account(span, account)
                return (not before or self._takes_circumstances(span, before)) and self._take_parts(
                    span, parts, said
                )
            if said.apart and (doubt := find(" ".join(rest), said.apart, people)).problem:
                self._take_account(span, account)
                self._fail(span, _("With"), doubt)
                return True
        return self._takes_account_of_city(span, said)

    def _with_accounts(self, words: Sequence[str]) -> Iterator[tuple[One, Sequence[str], Sequence[str]]]:
        """The accounts that some words in a row name, the longest names first, with the words before and behind."""
        if len(words) > MOST_WORDS:
            return
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1) if length <= _LONGEST_ACCOUNT else (0,):
                account = find_account(" ".join(words[start : start + length]), "", self._directory).one
                if account is not None:
                    yield account, words[:start], words[start + length :]

    def _cut(self, words: Sequence[str], said: Said, people: Sequence[One]) -> list[Part] | None:
        """The people and circumstances that words are; what is said in brackets belongs to one person alone."""
        if not words:
            return []
        parts = cut(words, lambda name: self._surely(name, said.apart, people), self._now)
        persons = sum(part.person is not None for part in parts or ())
        return (
            parts
            if parts is not None and (said == Said(said.name) or (persons == 1 and not said.is_new))
            else None
        )

    def _surely(self, name: str, apart: str, people: Sequence[One]) -> One | None:
        """Who is surely meant by a name."""
        return None if is_slip_of_sex(name, found := find(name, apart, people)) else found.one

    def _take_parts(self, span: Span, parts: Sequence[Part], said: Said) -> bool:
        """Take people, how and when, cut out of one piece."""
        for part in parts:
            if part.person is not None:
                self._take_person(span, part.person, said)
            else:
                self._takes_circumstances(span, part.words)
        return True

    def _takes_account_of_city(self, span: Span, said: Said) -> bool:
        """Whether words are an account and its city, as of two of one name: alfa varna; it is taken then."""
        words = said.name.split()
        for end in (
            range(len(words) - 1, 0, -1) if said == Said(said.name) and len(words) <= _LONGEST_ACCOUNT else ()
        ):
            account = find_account(" ".join(words[:end]), " ".join(words[end:]), self._directory).one
            if account is not None:
                self._take_account(span, account)
                return True
        return False

    def _read_somebody_outside(self, span: Span, said: Said) -> None:
        """The first piece is no account: somebody known brings theirs along."""
        people = self._directory.people_called(said.name) if said.name else ()
        found = find(said.name, said.apart, people)
        if found.one is not None:
            accounts = {one.record_id: one for one in self._directory.accounts()}
            account = accounts.get(found.one.account_id or 0)
            if account is not None:
                self._take_account(span, account)
            self._is_known = True
            self._take_person(span, found.one, said)
            return
        if not found.problem and (choices := self._of_several(span.text)):
            sentence = _("Which account is “{name}”?").format(name=_short(said.name))
            found = Found(None, sentence, choices)
        if not found.problem:
            sentence = _(
                "No account is called “{name}”. A line begins with the account, then its people, commas between; a colon, then the note."
            )
            if said.is_new:
                sentence = _(
                    "“{name}” is no account of the book yet: make it there first, then write the line."
                )
            found = Found(
                None,
                sentence.format(name=_short(said.name)),
                self._with_colon(span.text)
                or near_accounts(said.name, self._directory.accounts())
                or choices_of(self._directory.twins(said.name)),
            )
        self._fail(span, _("Account"), found)

    def _of_several(self, text: str) -> tuple[Choice, ...]:
        """The words with a comma behind each of the accounts that their beginning may name: tundzha visit yesterday."""
        words = text.split()
        for end in range(min(len(words) - 1, _LONGEST_ACCOUNT), 0, -1):
            found = find_account(" ".join(words[:end]), "", self._directory)
            if len(found.choices) > 1 and cut(words[end:], lambda name: None, self._now) is not None:
                rest = " ".join(words[end:])
                return tuple(Choice(each.says, f"{each.instead}, {rest}") for each in found.choices)
        return ()

    def _with_colon(self, text: str) -> tuple[Choice, ...]:
        """The words with a colon behind an account, its people, how and when, where the rest is rather the note; nothing where there is none."""
        words = text.split()
        for end in range(min(len(words) - 1, MOST_WORDS), 1, -1):
            for account, before, rest in self._with_accounts(words[:end]):
                people = self._directory.people(account.record_id)
                if rest and not before and self._cut(rest, Said(" ".join(rest)), people) is not None:
                    split = f"{' '.join(words[:end])}: {' '.join(words[end:])}"
                    return (Choice(split, split),)
        return ()

    def _take_account(self, span: Span, account: One) -> None:
        self._account, self._is_known = account, True
        means = ", ".join(filter(None, (account.name, account.detail)))
        called = self._directory.accounts_called(account.name)
        self._pieces.append(Piece(span, _("Account"), means, whole=_with_whole(span, account, called)))

    def _fail(self, span: Span, label: str, found: Found) -> None:
        self._has_failed = self._has_failed or not self._is_known
        self._pieces.append(Piece(span, label, "", found.problem, found.choices))

    # -- how and when

    def _takes_circumstances(self, span: Span, words: Sequence[str]) -> bool:
        """Whether words say how and when; what they say is taken then."""
        said = read_circumstances(words, self._now)
        if said is None:
            return False
        if (doubt := doubt_of_time(words, said.when, self._now)) is not None:
            choices = tuple(Choice(meant, span.text.replace(doubt.words, meant)) for meant in doubt.meant)
            self._fail(span, _("When"), Found(None, doubt.question, choices))
            return True
        if self._said.contradicts(said):
            sentence = _("This is said twice, and not the same: leave one of them out.")
            self._fail(span, _("How"), Found(None, sentence))
            return True
        self._said |= said
        if said.when:
            self._when = span
        if how := _how(said):
            self._pieces.append(Piece(span, _("How"), how))
        return True

    # -- the people

    def _read_other(self, span: Span) -> None:
        said = _of_person(span.text)
        words = said.name.split()
        people = (
            self._directory.people(self._account.record_id if self._account else None)
            if self._is_known
            else ()
        )
        if not said.is_new and self._may_be_day_or_name(span, words, people):
            return
        if not said.is_new and self._takes_circumstances(span, words):
            if said.apart:
                self._fail(span, _("How"), Found(None, brackets_mean_nothing(said.apart)))
            return
        if is_us(said.name):
            self._pieces.append(Piece(span, _("With"), _("ourselves: nobody of theirs")))
            return
        if self._has_failed:
            return  # it is not known whose people they could be
        several = joined_by_and(span)
        if several and find(said.name, said.apart, people).one is None:
            whole = self._cut(said.name.split(), said, people)
            if whole is not None:
                self._take_parts(span, whole, said)
                return
            for part in several:
                self._read_other(part)
        elif said.is_new:
            self._take_new(span, said)
        else:
            self._read_person(span, said, people)

    def _read_person(self, span: Span, said: Said, people: Sequence[One]) -> None:
        found = find(said.name, said.apart, people)
        if found.one is not None and not said.apart and is_hardly_begun(said.name, found.one):
            self._fail(span, _("With"), self._asked_of_no_name(said.name, [found.one]))
            return
        if found.problem:
            self._fail(span, _("With"), found)
        elif found.one is not None and not is_slip_of_sex(said.name, found):
            self._take_person(span, found.one, said)
        elif (parts := self._cut(said.name.split(), said, people)) is not None:
            self._take_parts(span, parts, said)
        elif (short := surely_called(said.name, people)) is not None and not said.apart:
            self._take_person(span, short, said)
        else:
            self._read_stranger(span, said, people)

    def _may_be_day_or_name(self, span: Span, words: Sequence[str], people: Sequence[One]) -> bool:
        """Whether a short word is as well a day as the beginning of a name; it is asked then."""
        word = words[0] if len(words) == 1 else ""
        if not word or len(word) > _SHORT_WORD:
            return False
        said = read_circumstances(words, self._now)
        if said is None or not said.when or not any(begins_words(word, one.name) for one in people):
            return False
        sentence = _("Is “{word}” a day or a name?").format(word=word)
        day = read_moment(said.when, self._now).date()
        that_day = Choice(show_weekday_day(day, self._now.date()), show_date(day))
        named = choices_of([one for one in people if begins_words(word, one.name)])
        self._fail(span, _("With"), Found(None, sentence, (that_day, *named)))
        return True

    def _read_stranger(self, span: Span, said: Said, people: Sequence[One]) -> None:
        elsewhere = self._directory.people_called(said.name)
        if said.apart and (one := find_elsewhere(said.name, said.apart, elsewhere)) is not None:
            self._take_person(span, one, said)
            return
        if is_new(said.name):
            self._fail(span, _("With"), Found(None, _("Say who is new: Koleva (new).")))
            return
        if said.apart:
            self._fail(span, _("With"), Found(None, brackets_mean_nothing(said.apart)))
            return
        if self._said.objection is not None and is_objection(said.name):
            sentence = _("One objection fits into a call: leave one of them out, or write it into the note.")
            self._fail(span, _("How"), Found(None, sentence))
            return
        if not reads_like_name(said.name):
            self._fail(span, _("With"), self._asked_of_no_name(said.name, people))
            return
        short = called_so(said.name, people)
        near = [*short, *(one for one in people if is_near(said.name, one.name) and one not in short)]
        doubt = doubts_of_new(
            said.name, near, [*of_surname(said.name, elsewhere), *in_full(said.name, elsewhere)]
        )
        if doubt.problem:
            self._fail(span, _("With"), doubt)
            return
        self._take_new(span, said)

    def _asked_of_no_name(self, name: str, people: Sequence[One]) -> Found:
        """The question about words that read like no name, with what else they may be."""
        is_short = len(name.split()) <= LONGEST_NEW and all(
            char.isalpha() or char in " .'’-" for char in name
        )
        near = (
            [one for one in people if is_near(name, one.name) or is_hardly_begun(name, one)]
            if is_short
            else []
        )
        choices = tuple(meant_instead(name, self._now, near))
        if not is_short:
            sentence = _(
                "Who is “{name}”? Behind a colon stands the note, between commas stand people, how and when."
            )
            return Found(None, sentence.format(name=_short(name)), choices)
        new = Choice(_("somebody new: {name}").format(name=name), _("{name} (new)").format(name=name))
        return Found(None, _("Is “{name}” somebody new?").format(name=name), (*choices, new))

    def _take_person(self, span: Span, one: One, said: Said) -> None:
        if any(known is not None and known.record_id == one.record_id for known, _who in self._people):
            self._fail(span, _("With"), Found(None, _("{name} stands here twice.").format(name=one.name)))
            return
        self._add(
            span, one, Participant(one.record_id, one.name, noticed=said.stance, noticed_why=said.why), said
        )

    def _take_new(self, span: Span, said: Said) -> None:
        if self._account is None:
            sentence = _("Say of which account “{name}” is, who is new.").format(name=said.name)
            self._fail(span, _("With"), Found(None, sentence))
            return
        if not said.name or said.apart or is_new(said.name):
            is_named = bool(said.name) and not is_new(said.name)
            sentence = brackets_mean_nothing(said.apart) if is_named else _("Say who is new: Koleva (new).")
            self._fail(span, _("With"), Found(None, sentence))
            return
        self._add(span, None, Participant(None, said.name, noticed=said.stance, noticed_why=said.why), said)

    def _add(self, span: Span, one: One | None, participant: Participant, said: Said) -> None:
        self._people.append((one, participant))
        people = self._directory.people(one.account_id) if one is not None else ()
        whole = _with_whole(span, one, people) if one is not None else ""
        self._pieces.append(Piece(span, _("With"), "; ".join(_about(one, said)), whole=whole))


def _of_person(text: str) -> Said:
    """A name at a person's place and what is said of it, without an article before it: „новата Пенева“; "new buyer" is no name."""
    said = read_said(text)
    bare = without_article(said)
    return bare if reads_like_name(bare.name) else said


def _of_nobody(said: Said) -> str:
    """What is wrong with brackets of a person behind the name of an account that the book knows."""
    if said.stance is not None:
        return _("Who is a {stance}? This stands behind the name of a person.").format(
            stance=said.stance.label
        )
    return _("“{name}” is no new account: leave out the brackets.").format(name=said.name)


def _about(one: One | None, said: Said) -> Iterator[str]:
    """Who somebody is, in words, and what is said of them."""
    if one is None:
        yield _("+ {name} (new)").format(name=said.name)
    else:
        yield ", ".join(filter(None, (one.name, "" if said.stance else one.detail)))
    if said.stance is not None:
        yield _("seen as {stance}").format(stance=said.stance.label) + (f": {said.why}" if said.why else "")
        yield _("confirmed") if one is None else _("confirmed, influence as before")


def _with_whole(span: Span, one: One, among: Sequence[One]) -> str:
    """A part of the head with the whole name in place of its beginning; "" where other words stand beside it."""
    name, brackets = BRACKETS.sub("", span.text), BRACKETS.search(span.text)
    if read_said(name).stance is not None or not find(name, "", [one]).one:
        return ""
    tells_apart = bool(read_said(span.text).apart)
    return instead_of(one, among) + (brackets.group() if brackets and not tells_apart else "")


def _how(said: Circumstances) -> str:
    parts = (
        said.channel.label if said.channel else "",
        _("they began") if said.began_by is BeganBy.THEY else "",
        _("{count} min").format(count=said.minutes) if said.minutes else "",
        _("objection: {what}").format(what=said.objection.label) if said.objection else "",
    )
    return ", ".join(filter(None, parts))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
