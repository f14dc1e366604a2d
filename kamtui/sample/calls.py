"""The calls: those told in the story at their moments, and the everyday ones dealt out between them."""

import re
from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from itertools import cycle
from random import Random

from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.time.moments import write_stored
from kamtui.sample.days import moment, working_day
from kamtui.sample.entries.keys import AccountKey
from kamtui.sample.entries.people import Account, Call, EverydayCall
from kamtui.sample.making import SEED, Held, Making, Row

TODAY_COUNTS_FROM = time(10)
"""Before this hour what is told of today is told of the working day before: it cannot lie ahead."""

SHARE_ASKED = 0.18
"""How many of the everyday calls also asked for a further prospect, in vain."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINUTES = {
    Channel.VISIT: (30, 95),
    Channel.PHONE: (5, 25),
    Channel.VIDEO: (25, 50),
    Channel.EVENT: (45, 120),
}
"""The least and the most that is likely; a letter has no length."""
_DAY_IN_TEXT = re.compile(r"\{([+-]\d+)\}(\.?)")


def calls_held(making: Making) -> list[Held]:
    """All calls, the oldest first, with their ids. The calls of the chain have dice of their own."""
    story = making.story
    decks: dict[str, list[EverydayCall]] = {}
    for card in story.everyday_calls:
        decks.setdefault(card.language, []).append(card)
    shuffled = {language: cycle(making.chance.sample(cards, len(cards))) for language, cards in decks.items()}
    calls = [
        *_told(story.calls, making, making.chance),
        *_everyday(shuffled, making),
        *_told(story.chain_calls, making, Random(SEED + 1)),
    ]
    return [held._replace(id=making.new_id()) for held in sorted(calls, key=lambda held: held.at)]


def call_rows(calls: Iterable[Held], making: Making) -> Iterator[Row]:
    for held in calls:
        yield making.row(
            "call",
            held.call,
            *("held_on", "people", "at", "asked", "why_not"),
            id=held.id,
            minutes=held.minutes,
            held_at=write_stored(held.at),
            created_at=write_stored(held.written_at),
        )


def call_person_rows(calls: Iterable[Held], making: Making) -> Iterator[Row]:
    """Who was spoken to; only the first was asked for a further prospect."""
    for held in calls:
        for place, person in enumerate(held.call.people):
            asked = held.call.asked if place == 0 else Asked.NOT_ASKED
            row: dict[str, object] = {
                "id": making.new_id(),
                "call_id": held.id,
                "person_id": making.people[person],
                "asked": asked.value,
                "why_not": held.call.why_not if asked is Asked.NOT_ASKED else "",
            }
            yield "call_person", row


def _told(calls: Iterable[Call], making: Making, chance: Random) -> Iterator[Held]:
    return (_held(call, call.held_on, making, chance) for call in calls)


def _everyday(decks: dict[str, "cycle[EverydayCall]"], making: Making) -> Iterator[Held]:
    """The everyday calls, spread over the time for which an account is known."""
    latest_told: dict[str | None, int] = {}
    for call in making.story.calls:
        latest_told[call.account] = max(call.held_on, latest_told.get(call.account, call.held_on))
    is_turned = False
    for account in making.story.accounts:
        if account.everyday is None:
            continue
        # Never later than the last one told: that day says how long the account has been left alone.
        newest = latest_told[account.key] - 3
        oldest = account.created_on + 16
        cards = [next(decks[account.language]) for _ in range(account.everyday.calls)]
        if is_turned := not is_turned:
            cards.reverse()  # so that a card dealt twice is not told of two accounts in one week
        for place, card in enumerate(cards):
            share = (place + 0.2 + 0.6 * making.chance.random()) / len(cards)
            held_on = newest - round((newest - oldest) * share**1.3)
            call = _filled_in(card, account, held_on, making)
            yield _held(call, held_on, making, making.chance)._replace(held_on=None)


def _filled_in(card: EverydayCall, account: Account, held_on: int, making: Making) -> Call:
    """An everyday call with this account, its holes filled with the account's people, goods and figures."""
    chance, everyday = making.chance, account.everyday
    assert everyday is not None
    key = chance.choice(everyday.floor if card.is_for_floor else everyday.desk)
    name = next(person.name for person in making.story.people if person.key == key)
    holes = {
        "who": next(word for word in name.split() if not word.endswith(".")),
        "good": chance.choice(everyday.goods),
        "film": everyday.film,
        "n": str(chance.randrange(2, 10)),
        "no": str(chance.randrange(41_000, 49_000)),
        "qty": f"{chance.randrange(4, 60)},000",
        "pc": f"{chance.randrange(11, 59) / 10}",
    }
    if making.languages[account.key] == "bg":
        holes["qty"] = holes["qty"].replace(",", " ")
        holes["pc"] = holes["pc"].replace(".", ",")

    def filled(text: str) -> str:
        """Only the named holes: those for days wait until the day of the call is known."""
        for hole, value in holes.items():
            text = text.replace(f"{{{hole}}}", value)
        return text

    return Call(
        held_on=held_on,
        channel=card.channel,
        people=(key,),
        purpose=filled(card.purpose),
        note=filled(card.note),
        account=AccountKey(account.key),
        began_by=card.began_by,
        result=filled(card.result),
        asked=Asked.NONE if chance.random() < SHARE_ASKED else Asked.NOT_ASKED,
    )


def _held(call: Call, held_on: int, making: Making, chance: Random) -> Held:
    """`call` at its moment, the days in its texts written out in its language."""
    days = making.days
    minutes = call.minutes or _likely_minutes(call.channel, chance)
    hour = _likely_hour(call.channel, chance)
    day = days.today if held_on == 0 else days.on(held_on)
    if held_on == 0 and days.now.time() < TODAY_COUNTS_FROM:
        day = days.on(-1)
    at = moment(day, time.fromisoformat(call.at) if call.at else hour)
    written_at = at + timedelta(minutes=(minutes or 0) + chance.randrange(2, 40))
    language = making.languages.get(call.account, "en")

    def write_day(match: re.Match[str]) -> str:
        named = working_day(day, int(match[1]))
        if language == "bg":
            return f"{named:%d.%m.}"  # its last dot ends the sentence too
        return f"{named.day} {MONTHS[named.month - 1]}{match[2]}"

    call = call._replace(
        note=_DAY_IN_TEXT.sub(write_day, call.note).rstrip(),
        result=_DAY_IN_TEXT.sub(write_day, call.result),
    )
    return Held(at, min(written_at, days.now), minutes, call.account, held_on, call)


def _likely_minutes(channel: Channel, chance: Random) -> int | None:
    return 5 * round(chance.randint(*_MINUTES[channel]) / 5) if channel in _MINUTES else None


def _likely_hour(channel: Channel, chance: Random) -> time:
    """Visits leave time for the road, the rest fills the working day."""
    is_away = channel in (Channel.VISIT, Channel.EVENT)
    first, last = (9 * 60 + 30, 15 * 60) if is_away else (9 * 60, 16 * 60 + 45)
    hours, minutes = divmod(chance.randrange(first, last, 5), 60)
    return time(hours, minutes)
