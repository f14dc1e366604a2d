"""Promises in a note: what either side will do for the other by a day.

"Ще изпратят прогноза до петък", "we owe them the list by Friday", "обещаха да платят до 10.12.", "the sample will be
sent on Monday". What was done already, a wish, a question, a guess, what hangs on an "if", and what lasts until a day is
none; nor is anything without a day.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kamtui.domain.calls.along import promise_words as said
from kamtui.domain.calls.along.awaited import is_awaited_of_us, is_shown_to_theirs
from kamtui.domain.calls.along.days import first_day
from kamtui.domain.calls.along.english import english_verb, is_at_place, is_done_or_ready, pays_itself
from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.sentences import CHAT, Sentence, Word, has_any
from kamtui.domain.terms.words import OwedBy

_FURTHEST = 5
"""Words between "will" and its verb."""
_LONGEST_DAYS = 270
"""A day further away is rather one of last year: "the delivery of 3 Nov", written on the 30th."""


_LED_BY_THAT = re.compile(r"^(?:че|that)\s+", re.IGNORECASE)


class _Verb(NamedTuple):
    """Where something is promised in a sentence: from which word on, by which verb, and by us or them if it is known."""

    at: int
    verb: int
    is_ours: bool | None
    is_whole: bool = False
    """Whether its words are told with what stands before the verb: "the list will be sent"."""


def promises(
    sentence: Sentence,
    today: date,
    theirs: frozenset[str] = frozenset(),
    others: frozenset[str] = frozenset(),
) -> Iterator[Offer]:
    """What is promised in a sentence; where it is not sure by whom, once for either side.

    `theirs` are the words of the names of their people, as they are compared: who else is named may be one of ours.
    What `others` do, the competitors by the first words of their names, is no promise to anybody here.
    """
    if not sentence.words or _hangs_on_something(sentence):
        return
    verbs = [
        _asked_of(sentence, verb, theirs)
        for verb in _verbs(sentence)
        if not has_any(sentence.words[sentence.clause_of(verb.at)[0] : verb.at], others)
    ]
    taken_to = -1
    for number, verb in enumerate(verbs):
        if verb.at <= taken_to:
            continue
        last = len(sentence.words) - 1
        if number + 1 < len(verbs):
            last = max(verbs[number + 1].at - 1, verb.verb)
        found = _promise(sentence, verb, taken_to + 1, last, today)
        if found is None or (found[1] - today).days > _LONGEST_DAYS:
            continue
        words, day, taken_to = found
        sides = (
            [OwedBy.THEY, OwedBy.WE] if verb.is_ours is None else [OwedBy.WE if verb.is_ours else OwedBy.THEY]
        )
        for side in sides:
            yield Offer(
                Sort.PROMISE, words, sentence.start, side, day, is_one_of_several=verb.is_ours is None
            )


def _hangs_on_something(sentence: Sentence) -> bool:
    if sentence.is_question or has_any(sentence.words, said.CONDITIONS):
        return True
    return said.CONDITION_PHRASES.search(" ".join(word.folded for word in sentence.words)) is not None


def _promise(
    sentence: Sentence, verb: _Verb, first: int, last: int, today: date
) -> tuple[str, date, int] | None:
    """The words of a promise, its day, and the place of the last word that it takes; None where it names no day."""
    text, words = sentence.text, sentence.words
    begin = max(sentence.clause_of(verb.at)[0], first)
    is_done_at_once = _is_done_at_once(words, verb)
    behind = first_day(text, words, verb.verb, last, today, is_done_at_once=is_done_at_once)
    if behind is not None:
        start = begin if verb.is_whole else _with_reflexive(words, verb)
        what, day, end = text[words[start].start : behind.until], behind.day, behind.behind - 1
    else:
        before = first_day(text, words, begin, verb.verb - 1, today) if verb.verb > begin else None
        if before is None:
            return None
        end = min(sentence.clause_of(verb.verb)[1], last)
        what, day = sentence.between(begin, end), before.day
    if said.LETTING.search(" ".join(word.folded for word in words[begin : end + 1])):
        return None
    if "%" in what and said.LETTING_VERB.match(words[verb.verb].folded):
        return None
    return _LED_BY_THAT.sub("", what.strip(" *_,;")), day, end


def _is_done_at_once(words: tuple[Word, ...], verb: _Verb) -> bool:
    """Whether "until" behind a verb is a "by": of sending and its like, and of what was promised in short."""
    begun = words[verb.at].folded
    return words[verb.verb].folded in said.AT_ONCE or begun.startswith("promis")


def _with_reflexive(words: tuple[Word, ...], verb: _Verb) -> int:
    """The first word of what is promised: the verb, or the "се" before it, without which it says another thing."""
    before = verb.verb - 1
    return before if before > verb.at and words[before].folded == "se" else verb.verb


# -- where something is promised


def _verbs(sentence: Sentence) -> Iterator[_Verb]:
    clause_end = -1  # of the last verb: "will confirm the delivery by Friday" is one promise
    for at, word in enumerate(sentence.words):
        found = (
            _bulgarian_future(sentence, at)
            or _english_future(sentence, at)
            or _arranged_besides(sentence, at)
            or _promised(sentence, at)
            or _owed(sentence, at)
            or _awaited(sentence, at)
            or _present(sentence, at)
            or _said_by_day(sentence, at)
            or (_told_without_verb(sentence, at) if at > clause_end else None)
        )
        if found is None or _is_wished(sentence, found.at) or is_shown_to_theirs(sentence, found.verb):
            continue
        clause_end = sentence.clause_of(found.verb)[1]
        yield found if not word.is_quoted or found.is_ours is None else found._replace(is_ours=False)


def _asked_of(sentence: Sentence, verb: _Verb, theirs: frozenset[str]) -> _Verb:
    """A verb of theirs whose subject is somebody with a name that is not known to be theirs may be ours as well."""
    at = verb.at - 1
    if verb.is_ours is not False or at < 0 or sentence.is_parted(at) or sentence.words[at].is_quoted:
        return verb
    word = sentence.words[at]
    is_name = (
        word.text[0].isupper()
        and not word.text.isupper()
        and word.folded not in said.THEY | said.WISHES | theirs
        and not said.SURNAME.match(word.folded)
        and not said.DEFINITE.search(word.folded)
        and (at > 0 or not _is_common(word))
    )
    return verb._replace(is_ours=None, is_whole=True) if is_name else verb


def _is_common(word: Word) -> bool:
    """Whether a word that begins a sentence is rather no name."""
    return (
        word.folded.endswith(("ing", "ment", "ance", "er", "s", "body", "he", "hme")) or len(word.folded) < 3
    )


def _is_wished(sentence: Sentence, at: int) -> bool:
    """Whether the words before, in its clause, make of it a wish, a guess or a question."""
    begin = sentence.clause_of(at)[0]
    words = sentence.words
    if begin > 0 and words[begin].folded in ("che", "that", "da"):
        begin = sentence.clause_of(begin - 1)[0]
    return has_any(words[begin:at], said.WISHES | said.NOBODY)


def _chatted(word: Word) -> str:
    """A word as compared, also where it is Bulgarian in Latin letters of a phone: 6te, izpratqt."""
    return word.folded.translate(CHAT) if word.text.isascii() else word.folded


def _bulgarian_future(sentence: Sentence, at: int) -> _Verb | None:
    words = sentence.words
    if _chatted(words[at]) not in said.WILL or (at and words[at - 1].folded == "ne"):
        return None
    verb = _bulgarian_verb(sentence, at + 1)
    if verb is None:
        return None
    is_passive = _is_passive(words, at + 1, verb)
    if words[verb].folded == "ima" and words[verb - 1].folded in (
        "ya",
        "go",
        "gi",
    ):  # "ще я има": it will be there
        return _Verb(at, verb, True if has_any(words[:at], said.TOLD_BY_US) else None)
    return _Verb(at, verb, _side(sentence, at, verb, is_passive=is_passive), is_whole=is_passive)


def _arranged_besides(sentence: Sentence, at: int) -> _Verb | None:
    """What was agreed in a further clause: „Договорихме се те да пратят …, а ние да върнем оферта до 11.12.“."""
    words = sentence.words
    if words[at].folded != "da" or at == 0 or words[at - 1].folded not in said.WE | said.THEY:
        return None
    begin = sentence.clause_of(at)[0]
    if not any(
        said.ARRANGED.match(word.folded) or said.PROMISE_STEM.match(word.folded) for word in words[:begin]
    ):
        return None
    verb = _bulgarian_verb(sentence, at + 1)
    return None if verb is None else _Verb(at, verb, words[at - 1].folded in said.WE)


def _bulgarian_verb(sentence: Sentence, start: int) -> int | None:
    """The verb behind "ще" or "да", past short words; None where it is none of a promise."""
    words = sentence.words
    for at in range(start, min(start + _FURTHEST, len(words))):
        folded = _chatted(words[at])
        if folded in said.WISHES or folded in said.NOT:
            return None
        if folded in said.PASSIVE:
            is_told = any(said.READY.match(_chatted(word)) for word in words[at + 1 : at + 4])
            return at if is_told or _is_with_somebody(words, at + 1) else None
        if (
            said.STEMS.match(folded) and folded not in said.NOUNS and folded != "govorim"
        ) or said.GIVEN_STEM.match(folded):
            return at
        if said.ABLE.match(folded) or folded in said.CLITICS or folded == "da":
            continue
        if not folded.endswith("o"):
            return None
    return None


def _is_with_somebody(words: tuple[Word, ...], at: int) -> bool:
    """Whether behind „ще е“ stands with whom it is then: „при нас“, „у тях“."""
    near = [_chatted(word) for word in words[at : at + 2]]
    return len(near) > 1 and near[0] in ("pri", "u") and near[1] in said.TO_US | said.TO_THEM


def _is_passive(words: tuple[Word, ...], start: int, verb: int) -> bool:
    folded = [_chatted(word) for word in words[start : verb + 1]]
    return folded[-1] in said.PASSIVE or (
        "se" in folded and not folded[-1].startswith(("obad", "varn", "svarz"))
    )


def _side(sentence: Sentence, at: int, verb: int, *, is_passive: bool) -> bool | None:
    """Whether a Bulgarian verb is ours or theirs: by its ending, and by who stands before it."""
    words = sentence.words
    folded = _chatted(words[verb])
    if is_passive:
        return _by_whom(sentence, at, verb)
    before = words[sentence.clause_of(at)[0] : at]
    if any(word.folded.startswith("nash") for word in before):
        return True
    is_theirs_to_have = any(said.THEIRS_TO_HAVE.match(word.folded) for word in words[verb : verb + 3])
    is_of_them = said.person_of(folded) is False and is_theirs_to_have
    is_given = said.GIVEN_STEM.match(folded) is not None and not is_of_them
    if has_any(before, said.THEY):
        return is_given
    is_ours = said.person_of(folded)
    return is_ours if not is_given or is_ours is None else not is_ours


def _by_whom(sentence: Sentence, at: int, verb: int) -> bool | None:
    """Whose a promise is that says only what will be done: what comes to us is theirs, what goes to them ours."""
    words = sentence.words
    around = {word.folded for word in words[at : min(verb + 6, len(words))]}
    if around & said.TO_US:
        return "ot" in around or "by" in around
    if around & said.TO_THEM:
        return not ("ot" in around or "by" in around)
    return None


def _english_future(sentence: Sentence, at: int) -> _Verb | None:
    words, folded = sentence.words, sentence.words[at].folded
    short = said.SHORT_FUTURE.fullmatch(folded)
    if folded == "going" and at and at + 2 < len(words) and words[at + 1].folded == "to":
        start = at + 2
    elif (
        folded in said.FUTURE
        or short
        or folded.endswith("'ll")
        or ((folded == "would" or folded.endswith("'d")) and has_any(words[:at], said.REPORTED))
    ):
        start = at + 1
    else:
        return None
    verb = english_verb(words, start)
    if verb is None:
        return None
    if words[verb].folded == "be" and is_at_place(words, verb + 1):
        return _Verb(at, verb, words[verb + 2].folded not in ("our", "my", "us", "me"), is_whole=True)
    if words[verb].folded == "be":
        if not is_done_or_ready(words, verb + 1):
            return None
        is_there = words[verb + 1].folded in ("there", "ready", "done")
        by = _subject(sentence, at, verb, folded.endswith("ll")) if is_there else _by_whom(sentence, at, verb)
        return _Verb(at, verb, by, is_whole=True)
    subject = at - (folded == "going")
    is_ours = _subject(sentence, subject, verb, short is not None or folded.endswith(("'ll", "'d")))
    is_given = words[verb].folded in said.GIVEN and not has_any(words[verb : verb + 5], said.DONE_WITH_IT)
    return _Verb(at, verb, is_ours if not is_given or is_ours is None else not is_ours)


def _subject(sentence: Sentence, at: int, verb: int, is_in_word: bool) -> bool | None:
    """Whether we or they do what an English verb says, by the words before it, or else by to whom it is done."""
    words = sentence.words
    begin = sentence.clause_of(at)[0]
    before = words[begin : at + is_in_word]
    if not before and begin > 0 and words[begin - 1].folded not in said.WISHES:
        # "Ivanova was friendly and will send": who was spoken of before the sign may be either.
        before = ()
    for word in reversed(before):
        if word.folded in said.WE:
            return True
        if word.folded in said.THEY:
            return False
    behind = {word.folded for word in words[verb : verb + 4]}
    if behind & said.TO_US:
        return False
    if not before and begin > 0 and behind & said.TO_THEM == {"them"} and has_any(words[:begin], said.THEY):
        return None  # "He owes me the papers, will mail them tomorrow": them is the papers as well
    if behind & said.TO_THEM:
        return True
    return False if any(_is_somebody(word) for word in before) else None


def _is_somebody(word: Word) -> bool:
    """Whether a word before a verb may be its subject: a name, or "the buyer", "finance"."""
    return (
        word.folded not in ("and", "then", "but", "so", "also", "is", "are", "am", "was", "who")
        and word.text[0].isalpha()
    )


def _promised(sentence: Sentence, at: int) -> _Verb | None:
    """ "Promised the list by Friday", "they agreed to pay by Friday", „обещаха да пратят до петък“."""
    words, folded = sentence.words, sentence.words[at].folded
    after = words[at + 1].folded if at + 1 < len(words) else ""
    if at and words[at - 1].folded in said.NOT:
        return None
    if said.PROMISE_STEM.match(folded) or said.ARRANGED.match(folded):
        return _bulgarian_promise(sentence, at)
    if folded in said.AGREED and after != "to":
        return None
    if folded not in said.PROMISED and folded not in said.AGREED:
        return None
    if (
        folded in ("promise", "guarantee")
        and at
        and words[at - 1].folded in ("a", "the", "this", "that", "no", "our", "their")
    ):
        return None
    verb = at + 1
    while verb < len(words) - 1 and words[verb].folded in ("to", "us", "them", "me", "him", "her", "that"):
        verb += 1
    if verb >= len(words) or any(
        word.folded in ("will", "would", "never", "nothing", "not") or word.folded.endswith("'ll")
        for word in words[at + 1 : at + 5]
    ):
        return None  # "promised they will send" is found by its "will"
    is_short = words[verb].folded in said.LEADS
    return _Verb(at, verb, _subject(sentence, at, at + 1, False), is_whole=is_short)


def _bulgarian_promise(sentence: Sentence, at: int) -> _Verb | None:
    words = sentence.words
    verb: int | None = at + 1
    behind = [word.folded for word in words[at + 1 : at + 6]]
    if "shte" in behind or "nishto" in behind or not behind:
        return None  # it is found by its "ще"
    is_arranged = said.ARRANGED.match(words[at].folded) is not None
    if "da" in behind[:4]:
        verb = _bulgarian_verb(sentence, at + 2 + behind.index("da"))
        if verb is None:
            return None
        side = said.person_of(_chatted(words[verb]))
        return _Verb(at, verb, side)
    if is_arranged:
        return None
    return _Verb(at, at + 1, _who_promised(words[at].folded), is_whole=words[at + 1].folded in said.LEADS)


def _who_promised(folded: str) -> bool | None:
    """Who promised, by the ending of the word: обещах we, обещаха they, обещано either."""
    if folded.endswith(("h", "hme", "m")):
        return True
    return None if folded.endswith(("no", "na", "ni", "n")) else False


def _owed(sentence: Sentence, at: int) -> _Verb | None:
    """ "We owe them the list by Friday", „дължат ни отговор до петък“."""
    words, folded = sentence.words, sentence.words[at].folded
    if folded not in said.OWING or (at and words[at - 1].folded in said.NOT):
        return None
    side = said.OWING[folded]
    if side is None:
        side = _subject(sentence, at, at + 1, False)
    begin = at + 1
    while begin < len(words) - 1 and words[begin].folded in said.TO_US | said.TO_THEM:
        begin += 1
    return _Verb(at, min(begin, len(words) - 1), side)


def _awaited(sentence: Sentence, at: int) -> _Verb | None:
    is_ours = is_awaited_of_us(sentence, at)
    return None if is_ours is None else _Verb(at, at + 1, is_ours)


def _present(sentence: Sentence, at: int) -> _Verb | None:
    """ "They send the list by Friday", "is sending it on Monday", „пращат прогноза до петък“."""
    words, folded = sentence.words, sentence.words[at].folded
    before = words[at - 1].folded if at else ""
    if before in ("da", "to", "shte") or before in said.NOT:
        return None
    if said.NOW_STEMS.match(folded) and not folded.endswith(
        ("ne", "no", "na", "ni", "h", "ha", "hme", "eto", "ka", "ki")
    ):
        if before == "se" and folded.startswith("prav"):
            return None
        if not words[at].text.isascii():
            return _Verb(at, at, _side(sentence, at, at, is_passive=False))
    if folded in said.GOING_ON and before in ("is", "are", "am", "we're", "they're", "i'm", "he's", "she's"):
        return _Verb(at, at, _subject(sentence, at, at, False), is_whole=True)
    if folded in said.GETS and before in said.THEY:
        is_theirs = any(said.THEIRS_TO_HAVE.match(word.folded) for word in words[at : at + _FURTHEST])
        return None if is_theirs else _Verb(at - 1, at - 1, True)
    if folded in said.PRESENT and before in ("we", "i", "they"):
        return _Verb(at, at, before != "they")
    if folded in said.PRESENT_THIRD and _is_third(sentence, at) and not pays_itself(words, at):
        return _Verb(at, at, False)
    return None


def _said_by_day(sentence: Sentence, at: int) -> _Verb | None:
    """ "Now he says by this Friday", „Стайкова каза до петък“; not "he said by Friday it would be too late"."""
    words = sentence.words
    if words[at].folded not in ("says", "said", "kazva", "kaza") or at == 0 or at + 1 == len(words):
        return None
    goes_on = has_any(words[at + 2 : sentence.clause_of(at)[1] + 1], said.CLAUSE_GOES_ON)
    if words[at + 1].folded not in ("by", "do") or goes_on or sentence.is_parted(at):
        return None
    return _Verb(at, at, _subject(sentence, at, at, False), is_whole=True)


def _told_without_verb(sentence: Sentence, at: int) -> _Verb | None:
    """ "Delivery 17 Dec", "the rest on Monday", "the plan comes by Friday", "sketch from Stefan by 11 Dec"."""
    words, folded = sentence.words, sentence.words[at].folded
    if at + 1 >= len(words) or (at > 0 and words[at - 1].folded in said.NOT):
        return None
    after = words[at + 1].folded
    if said.DELIVERY.match(folded):
        near = words[at + 1 : at + 4]
        if not said.HAPPENED.isdisjoint(word.folded for word in near):
            return None
        is_led = any(word.folded in said.LEADS or word.text[0].isdecimal() for word in near)
        return _Verb(at, at, True, is_whole=True) if is_led else None
    if folded in said.REST and after in said.LEADS:
        is_ours = any(
            word.folded in ("sent", "pratih", "pratihme", "izpratih", "we", "i") for word in words[:at]
        )
        return _Verb(at, at, True if is_ours else None)
    if folded in said.COMES and after == "by":
        return _Verb(at, at, None, is_whole=True)
    if folded == "to" and after in said.VERBS and 0 < at - sentence.clause_of(at)[0] < 3:
        who = words[at - 1]
        if who.folded in said.WE | said.THEY or said.SURNAME.match(who.folded):
            return _Verb(at, at + 1, who.folded in said.WE)
    is_from = folded in ("from", "ot") and at > 0 and at + 2 < len(words) and words[at + 1].text[0].isupper()
    if is_from and words[at + 2].folded in ("by", "do"):
        return _Verb(at, at, None, is_whole=True)
    return None


def _is_third(sentence: Sentence, at: int) -> bool:
    """Whether before "sends" stands nothing, he or she, or a name."""
    words = sentence.words
    begin = sentence.clause_of(at)[0]
    if at == begin:
        return True
    before = words[at - 1]
    return before.folded in ("he", "she", "and", "who") or (
        at - begin <= 2 and before.text[0].isalpha() and before.folded not in said.WISHES
    )
