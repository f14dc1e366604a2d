"""What is typed of feasts: on which day somebody celebrates their name, and whether they are to be greeted at all."""

from datetime import date

from kamtui.domain.feasts.days import NO_NAME_DAY, Days, Movable, kept_days, read_kept_days, show_feast_day
from kamtui.domain.feasts.names import name_days
from kamtui.domain.form import FormField, Kind, Look
from kamtui.domain.text.cleaning import fold, quoted
from kamtui.domain.text.language import N_, _, in_every_language
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.typed_days import read_day

NONE = N_("none")
"""Typed for a person who does not celebrate."""
_NONE_TOO = ("no", "-", "ne", "niama", "nyama", "ne praznuva")
"""Folded."""
_ALSO_CALLED = {
    Movable.THEODORE: ("тодоровден", "тодорова събота", "конски великден", "theodore"),
    Movable.LAZARUS: ("лазаровден", "лазарова събота", "lazarus", "lazarus saturday"),
    Movable.PALMS: ("цветница", "връбница", "палмова неделя", "palms"),
    Movable.EASTER: ("великден", "пасха"),
    Movable.THOMAS: ("томина неделя", "thomas"),
    Movable.ASCENSION: ("спасовден", "възнесение"),
    Movable.PENTECOST: ("петдесетница", "света троица", "whitsun"),
    Movable.HOLY_SPIRIT: ("духовден", "свети дух", "св дух", "holy spirit"),
}
_SHORTEST_BEGINNING = 4
_A_YEAR = (date(2023, 1, 1), date(2024, 7, 1))
"""Two days from which a day without a year in it is the same day of the calendar."""


class NotAFeastDay(DateError):
    """What was typed is neither a day of the calendar nor a movable feast."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "I don't understand “{text}” as a name day: type 6.5., or a feast such as {feast}, or “{none}” for no name day."
        )
        super().__init__(sentence.format(text=quoted(text), feast=Movable.PALMS.label, none=_(NONE)))


def read_name_day(text: str) -> str:
    """A name day as the book keeps it, as typed: 6.5., 6 май, Цветница, none; of several names 25.7., 15.8. Raises DateError."""
    if _plain(text) in {*_NONE_TOO, *map(fold, in_every_language(NONE))}:
        return NO_NAME_DAY
    of_names = [tuple(_read_code(day) for day in days.split("/")) for days in text.split(",")]
    return kept_days(of_names)


def _plain(text: str) -> str:
    return " ".join(fold(text).replace(".", " ").split())


def _read_code(text: str) -> str:
    typed = _plain(text)
    called = {feast: _names_of(feast) for feast in Movable}
    for feast, names in called.items():
        if typed in names:
            return feast.value
    begun = [
        feast
        for feast, names in called.items()
        if len(typed) >= _SHORTEST_BEGINNING and any(name.startswith(typed) for name in names)
    ]
    if len(begun) == 1:
        return begun[0].value
    days = {(day.month, day.day) for day in (_day(text, today) for today in _A_YEAR)}
    if len(days) != 1:  # told from today, such as tomorrow
        raise NotAFeastDay(text)
    [(month, day)] = days
    return f"--{month:02}-{day:02}"


def _names_of(feast: Movable) -> set[str]:
    return {fold(name) for name in (feast.value, feast.label, *_ALSO_CALLED[feast])}


def _day(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except DateError:
        raise NotAFeastDay(text) from None


def type_name_day(kept: str) -> str:
    """A name day as one would type it."""
    if kept == NO_NAME_DAY:
        return _(NONE)
    return ", ".join(" / ".join(map(_type_code, days)) for days in read_kept_days(kept))


def _type_code(code: str) -> str:
    return f"{code[5:]}.{code[2:4]}." if code.startswith("--") else show_feast_day(code)


def show_name_day(kept: str) -> str:
    """A name day for reading: "6 May", "Palm Sunday", "does not celebrate"; of several names "25 Jul, 15 Aug"."""
    if kept == NO_NAME_DAY:
        return _("does not celebrate")
    return ", ".join(map(_one_of, read_kept_days(kept)))


def _one_of(days: Days) -> str:
    return _(" or ").join(map(show_feast_day, days))


def computed_words(name: str) -> str:
    """On which day a person celebrates by their first name: "6 May, from Georgi"; "" where it is not known."""
    return ", ".join(
        _("{days}, from {name}").format(days=_one_of(known.days), name=known.name)
        for known in name_days(name)
    )


def name_day_words(name: str, stored: str | None) -> str:
    """The name day of a person: what the book says of it, else what their first name does."""
    return show_name_day(stored) if stored else computed_words(name)


NAME_DAY = Kind(
    Look.SHORT,
    lambda text, _today: read_name_day(text),
    type_name_day,
    means=lambda text, _today: show_name_day(read_name_day(text)) if text.strip() else "",
)
"""The code of a name day; None where it is told by the first name."""
GREETED = Kind(
    Look.CHOICE,
    lambda text, _today: text != "no",
    lambda is_greeted: "" if is_greeted else "no",
    empty=lambda _today: True,
    options=lambda: [("", _("yes")), ("no", _("no"))],
)
"""Yes or no, yes at first."""

ANOTHER_DAY = (
    FormField(
        "name_day",
        N_("Name day"),
        NAME_DAY,
        N_("6.5., Palm Sunday, none"),
        needed=N_("On which day? Write 6.5., a feast, or none."),
    ),
)
"""The form that asks for another day."""
