"""What looks like a day in some words and is none that can be read: the holidays, the next meeting, 2-3 weeks, fryday.

Where such words stand, no day may be put in their place: it is asked.
"""

import re
from itertools import pairwise

from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.text.likeness import is_slip_of
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.day_words import meaning_of

_UNITS = r"(?:days?|weeks?|months?|quarters?|ден|дни|дена|седмиц\w+|месец\w*|тримесечи\w+)"
_SEASONS = r"(?:spring|summer|autumn|winter|пролетта|лятото|есента|зимата|сезона?)"
_LOOKS_LIKE = re.compile(
    r"(?<!\w)(?:"
    r"(?:(?:before|after|by|over|until|till|during|преди|след|до|за|през|около) (?:the )?)?(?:holidays|vacation|leave|празници(?:те)?|отпуск(?:а|ата)?|ваканци(?:я|ята))"
    rf"|(?:after|след) (?:the )?(?:christmas|xmas|easter|new year(?:'s)?|коледа|великден|нова(?:та)? година|{_SEASONS})"
    r"|(?:at |on |by |before |after |till |until |на |до |за |след |преди )?(?:the |our )?(?:next|following) (?:meeting|visit|call|time|review|audit|delivery|talk|board|session|tender)"
    r"|(?:на |до |за |след |преди )?следващ(?:ата|ия|ото|ите) (?:среща|посещение|път|разговор|доставка|визита|съвет|търг|одит|поръчка|пролет|лято|есен|зима|сезон)"
    r"|in (?:the )?new year|през (?:новата|следващата) година"
    rf"|(?:in|by|before|after|till|until|next|this|early|late|до|през|преди|след|за) (?:the )?{_SEASONS}|напролет|наесен"
    rf"|(?:(?:in|within|after|for|до|след|за) )?(?:a few|few|several|some|няколко|\d+ ?[-–/] ?\d+|един-два|два-три|две-три|one or two|two or three) {_UNITS}"
    r"|(?:by|in|до|през|за) (?:the )?(?:(?:first|second|third|fourth|last|първ\w+|втор\w+|трет\w+|четвърт\w+|последн\w+) (?:half|week|quarter|половина|седмица|тримесечие)|q[1-4]|h[12])\b"
    rf"|(?:within|в рамките на|в срок (?:от|до)|до|след|in) (?:\w+ ){{1,2}}{_UNITS}(?= (?:of|от|after|след)(?!\w))"
    r")(?!\w)",
    re.IGNORECASE,
)
_WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "понеделник",
    "вторник",
    "сряда",
    "четвъртък",
    "петък",
    "събота",
    "неделя",
    "tomorrow",
]
_LEADING_MONTH = frozenset(["in", "by", "during", "before", "until", "till", "през", "за", "до", "преди"])
_BEFORE_DAY = re.compile(r"(?<!\w)(?:by|on|until|till|до|в|във|за) ([^\W\d_]{5,})", re.IGNORECASE)


class DayNotRead(DateError):
    """Words that look like a day, and do not say which."""

    def __init__(self, words: str) -> None:
        sentence = _("Which day is “{words}”? Name it, as in fri, +2w or 15.12.")
        super().__init__(sentence.format(words=quoted(words)))


def refuse_unread_day(text: str) -> None:
    """Raise DayNotRead where the words look like a day that nobody can read. Ask once no day was read from them."""
    if (found := _LOOKS_LIKE.search(text)) is not None:
        raise DayNotRead(found.group().strip())
    words = text.casefold().split()
    for before, word in pairwise(words):
        bare = word.strip(",.;:!")
        if before in _LEADING_MONTH and meaning_of(bare).kind == "M" and bare not in ("may", "mar", "march"):
            raise DayNotRead(f"{before} {bare}")
    if len(words) > 1 and meaning_of(words[0]).kind == "M":
        raise DayNotRead(words[0])
    for near in _BEFORE_DAY.finditer(text):
        word = near[1].casefold()
        if meaning_of(word).kind == "?" and any(is_slip_of(word, day) for day in _WEEKDAYS):
            raise DayNotRead(near[1])
