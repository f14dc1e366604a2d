"""What the sample book tells of money: what each customer bought and brought in 24 months, and what is planned.

Five customers make four fifths of the profit. One of them slips away since its film ran out, one has grown
into their midst without being marked as key, and one that is treated as key lies outside. Two cost more than
they bring. Sums are whole euros of a year; months, seasons and small chances are worked out in `sample`.
"""

from typing import NamedTuple


class Sells(NamedTuple):
    """What a customer buys: `year` euros in 12 months at the level of 100, `margin` percent of it our profit.

    `season` has a digit for each month from January, which only count against each other. `levels` are those
    of the four half-years, the oldest first, in percent.
    """

    firm: str
    year: int
    margin: float
    season: str = "777777777777"
    levels: tuple[int, int, int, int] = (100, 100, 100, 100)
    since: int | None = None
    """Days ago since when it buys at all."""
    until: int | None = None
    """Days ago since when it buys no more."""
    is_waited_for: bool = False
    """Nothing came in the last month that is over."""
    planned: int | None = None
    """Planned for each of the two years; None is a little less than what came."""
    planned_margin: float | None = None
    ahead: int | None = None
    """Planned for the 12 months from the running one on."""


class Extra(NamedTuple):
    """A machine, or money given back: added to the month that lies so many days ago."""

    firm: str
    ago: int
    revenue: int
    profit: int


class LetBe(NamedTuple):
    """A warning about an account that is let be for `days` more days; `rule` says of what too where it has to."""

    firm: str
    rule: str
    ago: int
    days: int
    reason: str


SALES = (
    # Four fifths of the profit
    Sells("belokray", 400_000, 23, "667899987766", (96, 98, 100, 100), ahead=420_000),
    Sells("veselna", 390_000, 12, "777788877789", (97, 99, 100, 100), ahead=430_000),
    Sells("helvetra", 297_000, 31, levels=(95, 97, 100, 100), ahead=300_000),
    Sells(
        "tangrava",
        312_000,
        25,
        "777788887789",
        (101, 99, 88, 84),
        is_waited_for=True,
        planned=318_000,
        ahead=264_000,
    ),
    Sells("marisol", 140_000, 33, "667788887766", (72, 82, 94, 106), since=430, ahead=174_000),
    # The others
    Sells("orlyak", 240_000, 7, "777777777789", (103, 102, 100, 98)),
    Sells("thalassion", 130_000, 28, "777777798777", since=190),
    Sells("ralitsa", 52_000, 30, "909090909090", (98, 99, 100, 100)),
    Sells("dunavski", 75_000, 19, since=436),
    Sells("sirena", 46_000, 9, "001368986420", (104, 104, 100, 100)),
    Sells("carpatia", 58_000, -6, since=410, planned_margin=5),
    Sells("gourmet", 42_000, -21, "111358994211", since=398, planned_margin=4),
    # Went to Folpak
    Sells("iskar", 68_000, 15, "556789987655", until=480),
)

EXTRAS = (
    # The sealer that Veselna took over, and what the nineteen hours of stop at Tangrava cost.
    Extra("veselna", 143, 186_000, 23_200),
    Extra("tangrava", 121, 0, -11_400),
)

LET_BE = (
    LetBe("carpatia", "money_loses", 12, 40, "The new price list ends it: M-20 goes up by 8 %."),
    LetBe("orlyak", "money_key_not_a", 15, 75, "С TF-220 и три години фолио ще се върне при първите."),
    LetBe("orlyak", "money_hours", 15, 75, "Оферта за 198 000 € иска време."),
    LetBe("veselna", "money_not_secured", 10, 60, "Nothing is agreed before the tender."),
    LetBe("belokray", "money_not_secured", 5, 30, "The board first; the cups follow the machine."),
    LetBe("tangrava", "money_not_secured", 19, 45, "All hangs on the renewal: the delivery plan first."),
    LetBe("marisol", "money_not_secured", 9, 30, "The renewal is nearly done."),
    LetBe("thalassion", "money_new", 20, 60, "Won with skin film; looked at again before the contract ends."),
    LetBe("gourmet", "bond_value_outside", 25, 60, "Говорим през зимата, когато брои."),
    LetBe("gourmet", "bond_one_carries_all:value", 25, 60, "Говорим през зимата, когато брои."),
    LetBe("sirena", "bond_no_personal", 30, 60, "Първо да ида до Троян, после да съдя."),
)
