"""Outlines of a note by the purpose of a call, in English and Bulgarian; the person's own ones take their place, or stand beside them."""

from collections.abc import Mapping
from typing import NamedTuple

from kamtui.domain.text.language import N_, _, code


class Outline(NamedTuple):
    """The lines of a note that is still to be written, and the purpose that it is for."""

    purpose: str
    text: str


class BuiltIn(NamedTuple):
    """An outline as the program brings it: by its code in the settings, with its purpose and lines in both languages."""

    code: str
    label: str
    english: str
    bulgarian_label: str
    bulgarian: str


BUILT_IN = (
    BuiltIn(
        "first_visit",
        N_("first visit"),
        "What they make, for whom:\nWhat they buy today, from whom:\nWhat troubles them:\nWho decides, who is asked:\n"
        "Money and time:\nWhat we agreed:",
        "първа среща",
        "Какво правят, за кого:\nКакво купуват днес, от кого:\nКакво ги мъчи:\nКой взима решението, кого питат:\n"
        "Пари и срокове:\nКакво се разбрахме:",
    ),
    BuiltIn(
        "price_round",
        N_("price round"),
        "Their offer, from whom:\nOurs, and how low we go:\nWhat is not the same goods:\nWhat we want in return:\n"
        "Who says yes, by when:\nWhat we agreed:",
        "разговор за цени",
        "Тяхната оферта, от кого:\nНашата, и докъде слизаме:\nКое не е същата стока:\nКакво искаме насреща:\n"
        "Кой казва „да“, докога:\nКакво се разбрахме:",
    ),
    BuiltIn(
        "complaint",
        N_("complaint"),
        "What happened, since when:\nOrder, lot, quantity:\nWhat it costs them:\nCause, as far as it is known:\n"
        "What we do at once:\nWhat they get in writing, by when:",
        "рекламация",
        "Какво се случи, откога:\nПоръчка, партида, количество:\nКакво им струва:\nПричина, доколкото се знае:\n"
        "Какво правим веднага:\nКакво получават писмено, докога:",
    ),
    BuiltIn(
        "review",
        N_("review"),
        "Volumes against the plan:\nDeliveries and quality:\nWhat went well:\nWhat did not:\n"
        "Their plans for the months to come:\nNext steps of either side:",
        "преглед",
        "Обеми спрямо плана:\nДоставки и качество:\nКое вървя добре:\nКое не:\n"
        "Плановете им за следващите месеци:\nСледващи стъпки на двете страни:",
    ),
)


def outlines(own: Mapping[str, str]) -> list[Outline]:
    """What a note can begin with: those of the program in both languages, that of the screen first, and their own.

    The purpose of one is in its own language, as it is saved with the note.
    An own one of a known code stands in place of the program's; any other name is a purpose of its own.
    """
    known = {each.code for each in BUILT_IN}
    english = [Outline(each.label, each.english) for each in BUILT_IN if each.code not in own]
    bulgarian = [Outline(each.bulgarian_label, each.bulgarian) for each in BUILT_IN if each.code not in own]
    first, second = (bulgarian, english) if code() == "bg" else (english, bulgarian)
    replaced = [Outline(_(each.label), own[each.code]) for each in BUILT_IN if each.code in own]
    others = [Outline(name, text) for name, text in own.items() if name not in known]
    return [*others, *replaced, *first, *second]
