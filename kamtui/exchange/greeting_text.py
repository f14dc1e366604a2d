"""Greetings as texts: from a template of the program's, or one of the person's own, in the language of the account."""

import re
from collections.abc import Mapping
from enum import StrEnum

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.vocative import vocative
from kamtui.domain.feasts.feast import Feast, FeastKind
from kamtui.domain.feasts.names import first_name
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.letter_words import salutation


class Tone(StrEnum):
    """How a greeting sounds."""

    WARM = "warm"
    FORMAL = "formal"

    @property
    def label(self) -> str:
        return {Tone.WARM: _("warm"), Tone.FORMAL: _("formal")}[self]


_WISHES = {
    Language.BG: {
        FeastKind.BIRTHDAY: (
            "Честит рожден ден",
            "честит рожден ден! Желая Ви здраве, радост и много успехи.",
        ),
        FeastKind.NAME_DAY: (
            "Честит имен ден",
            "честит имен ден! Желая Ви да носите името си със здраве и радост.",
        ),
        FeastKind.FIRM_DAY: (
            "",
            "честит празник на {firm}! Желая на всички Ви здраве и много успешни години.",
        ),
    },
    Language.EN: {
        FeastKind.BIRTHDAY: ("Happy birthday", "All the best on your birthday: health, joy and success."),
        FeastKind.NAME_DAY: ("Happy name day", "All the best on your name day: health, joy and success."),
        FeastKind.FIRM_DAY: (
            "",
            "Congratulations on the anniversary of {firm}, and many successful years to come.",
        ),
    },
}
_WARM = {
    Language.BG: "{wish}, {name}! Здраве, радост и много поводи за усмивка!",
    Language.EN: "{wish}, {name}! Health, joy and many reasons to smile!",
}
_WARM_TO_A_FIRM = {
    Language.BG: "Честит празник на {firm}! Здраве и успехи на целия екип!",
    Language.EN: "Happy anniversary to all of you at {firm}! Many good years to come!",
}
_REGARDS = {Language.BG: "С уважение,", Language.EN: "Kind regards,"}
TEMPLATES: Mapping[str, str] = {
    f"{kind.value}_{tone.value}_{language.value}": (
        f"{{salutation}}\n\n{_WISHES[language][kind][1]}\n\n{_REGARDS[language]}\n{{me}}"
        if tone is Tone.FORMAL
        else _WARM_TO_A_FIRM[language]
        if kind is FeastKind.FIRM_DAY
        else _WARM[language].replace("{wish}", _WISHES[language][kind][0])
    )
    for kind in FeastKind
    for tone in Tone
    for language in Language
}
"""The program's own, by the names under which the settings may have others: `name_day_warm_bg`.

In them `{name}` is the first name as one calls it, `{salutation}` as in a letter, `{firm}` the account, `{me}` who writes.
"""
_HOLE = re.compile(r"\{(name|salutation|firm|me)\}")
_HOLE_OF_NOBODY = re.compile(r"[ ,]*\{name\}")


def greeting(feast: Feast, tone: Tone, language: Language, own: Mapping[str, str], me: str) -> str:
    """The greeting on a feast; of `own` templates the one that says most holds: name_day_warm_bg before name_day.

    Where it is not certain how somebody is called, their name is left out, and the comma before it.
    """
    names = (
        f"{feast.kind.value}_{tone.value}_{language.value}",
        f"{feast.kind.value}_{language.value}",
        f"{feast.kind.value}_{tone.value}",
        feast.kind.value,
    )
    template = next((own[name] for name in names if own.get(name, "").strip()), TEMPLATES[names[0]])
    person = clean(feast.who.person)
    called = vocative(person) if language is Language.BG else first_name(person)
    if not called:
        template = _HOLE_OF_NOBODY.sub("", template)
    filled = {
        "name": called,
        "salutation": salutation([person] if person else [], language),
        "firm": clean(feast.who.account),
        "me": clean(me),
    }
    # All at once: what a person is called may look like a hole itself.
    return clean(_HOLE.sub(lambda hole: filled[hole[1]], template), lines=True).strip()


def greeting_language(known: Language | None, feast: Feast, screen: str) -> Language:
    """In which language somebody is greeted: the account's, else that of the letters of their name, else the screen's."""
    if known is not None:
        return known
    if any("\u0400" <= char <= "\u04ff" for char in feast.who.person or feast.who.account):
        return Language.BG
    return Language.BG if screen == Language.BG.value else Language.EN
