"""Every setting: its name in the file, what it does, what it may hold, and where its value goes.

From this one table come the reading of the file, the screen, `kamtui settings` and the README's list of settings. A new
number of a rule is a field in `kamtui.domain.thresholds` and a line here.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from kamtui.config import LANGUAGES, LIST_CURRENCIES, WEEKDAYS, Config
from kamtui.domain.text.keyboards import KEYBOARDS
from kamtui.domain.text.language import N_, _
from kamtui.domain.text.numbers import COUNTED
from kamtui.settings.kinds import Clock, Flag, Kind, Number, Often, OneOf, Words

PERCENT = Number(1, 100, "%")
DAYS = Number(0, unit="days")
SOME_DAYS = Number(1, unit="days")
STRENGTH = Number(0, 5)


class Group(StrEnum):
    """What settings are about, in the order in which they are shown."""

    PROGRAM = "program"
    ME = "me"
    DAY = "day"
    GREETING = "greeting"
    CENTER = "center"
    TERMS = "terms"
    KNOWLEDGE = "knowledge"
    MONEY = "money"
    CHAIN = "chain"
    FEASTS = "feasts"

    @property
    def label(self) -> str:
        return {
            Group.PROGRAM: _("Language, keyboard, signs"),
            Group.ME: _("You, in letters"),
            Group.DAY: _("Day and week"),
            Group.GREETING: _("How often to speak with whom"),
            Group.CENTER: _("Warnings: buying center"),
            Group.TERMS: _("Warnings: what was agreed, problems"),
            Group.KNOWLEDGE: _("Warnings: bonds, satisfaction; key by marks"),
            Group.MONEY: _("Warnings: numbers"),
            Group.CHAIN: _("Warnings: chain"),
            Group.FEASTS: _("Feasts"),
        }[self]


class Setting(NamedTuple):
    """A setting. Its texts are kept as written, and translated when they are shown."""

    name: str
    """Its name in the file, with those of its tables before it: "thresholds.opponent_days"."""
    group: Group
    label: str
    says: str
    """What it does, in a sentence."""
    kind: Kind
    at: tuple[str, ...]
    """Where its value stands in `Config`."""
    waits: bool = False
    """Whether it holds only from the next start on."""
    unset: str = ""
    """What holds where it has no value, in words."""

    @property
    def path(self) -> tuple[str, ...]:
        """The tables that it stands in, and its own name."""
        return tuple(self.name.split("."))

    def value(self, config: Config) -> Any:
        """Its value in some settings."""
        found: Any = config
        for name in self.at:
            found = getattr(found, name)
        return found

    def put(self, config: Config, value: Any) -> Config:
        """Some settings with this value of it."""
        changed: Config = _with(config, self.at, value)
        return changed

    def shown(self, config: Config) -> str:
        """Its value as it is shown: what holds instead, where it has none."""
        value = self.value(config)
        return _(self.unset) if self.unset and value in (None, "") else self.kind.shown(value)


def _with(whole: Any, at: tuple[str, ...], value: Any) -> Any:
    name, *rest = at
    inner = _with(getattr(whole, name), tuple(rest), value) if rest else value
    return whole._replace(**{name: inner})


def _limit(group: Group, subject: str, name: str, kind: Kind, label: str, says: str) -> Setting:
    return Setting(f"thresholds.{name}", group, label, says, kind, ("thresholds", subject, name))


def _often(name: str, label: str, says: str, unset: str = "") -> Setting:
    at = ("thresholds", "greeting", name)
    return Setting(f"greet_{name}", Group.GREETING, label, says, Often(), at, unset=unset)


AS_CUSTOMER = N_("as other customers")

SETTINGS = (
    Setting(
        "language",
        Group.PROGRAM,
        N_("Language"),
        N_(
            "The language of every screen; left out, that of your system."
        ),
        OneOf(LANGUAGES),
        ("language",),
        unset=N_("of the system"),
    ),
    Setting(
        "keyboard",
        Group.PROGRAM,
        N_("Keyboard"),
        N_("On which keyboard you type Cyrillic, so that keys do the same there; left out, it is asked for once."),
        OneOf(KEYBOARDS),
        ("keyboard",),
        unset=N_("asked for"),
    ),
    Setting(
        "ascii",
        Group.PROGRAM,
        N_("Plain signs"),
        N_("true: draw with plain signs, for a terminal or font without others."),
        Flag(),
        ("ascii",),
        waits=True,
    ),
    Setting(
        "currency",
        Group.PROGRAM,
        N_("Currency"),
        N_(
            "What a new book counts money in. A book keeps its own: changed here, you are asked whether the open one is to count in it too, which it can while it has no sums, or between leva and euro."
        ),
        OneOf(COUNTED),
        ("currency",),
    ),
    Setting(
        "list_currency",
        Group.PROGRAM,
        N_("Sales lists count in"),
        N_(
            "What an imported list of sales counts in where it does not say so: leva are turned into euro, or euro into leva, as the book counts; by-date is leva until the end of 2025 and euro since. Left out, it is taken as the book counts, and asked for where it may be otherwise."
        ),
        OneOf(LIST_CURRENCIES),
        ("list_currency",),
        unset=N_("as the book counts"),
    ),
    Setting(
        "me.name",
        Group.ME,
        N_("Name"),
        N_("Your name, as it stands below a letter."),
        Words(),
        ("me", "name"),
        unset=N_("asked for before the first letter"),
    ),
    Setting(
        "me.firm", Group.ME, N_("Firm"), N_("The firm that you write for."), Words(), ("me", "firm"), unset=N_("none")
    ),
    Setting(
        "me.signature",
        Group.ME,
        N_("Signature"),
        N_("What stands below both: your phone, your page; \\n begins a line."),
        Words(has_lines=True),
        ("me", "signature"),
        unset=N_("none"),
    ),
    Setting(
        "first_weekday",
        Group.DAY,
        N_("First day of the week"),
        N_("On which day the week of the chain's plan begins, and what “next week” means where a day is typed."),
        OneOf(tuple(WEEKDAYS)),
        ("first_weekday",),
    ),
    Setting(
        "review.morning",
        Group.DAY,
        N_("Morning review"),
        N_("When your morning begins: the reminders of a calendar file ring then for what has a day and no time."),
        Clock(),
        ("review", "morning"),
    ),
    Setting(
        "review.close",
        Group.DAY,
        N_("Close of the day"),
        N_("From when on Today offers to close a day that was not closed yet; never: not at all."),
        Clock(may_be_none=True),
        ("review", "close"),
    ),
    _often("key", N_("Key accounts"), N_("How often to speak with a key account: usually every so many days, at the latest after so many.")),
    _often("customer", N_("Other customers"), N_("How often to speak with any other customer.")),
    _often("class_a", N_("Customers in class A"), N_("How often to speak with a customer in class A that is not key; left out, as with any other."), AS_CUSTOMER),
    _often("class_b", N_("Customers in class B"), N_("How often to speak with a customer in class B that is not key; left out, as with any other."), AS_CUSTOMER),
    _often("class_c", N_("Customers in class C"), N_("How often to speak with a customer in class C that is not key; left out, as with any other."), AS_CUSTOMER),
    _often("prospect", N_("Prospects"), N_("How often to speak with a prospect that is not key; left out, none is ever late for it."), N_("never late")),
    _limit(Group.CENTER, "center", "map_people", Number(1, 50), N_("People on a map"), N_("From how many people on, a map is expected to show every needed role and somebody against us.")),
    _limit(Group.CENTER, "center", "strong_influence", Number(1, 5), N_("Strong influence"), N_("From which influence on, somebody against us has to be met.")),
    _limit(Group.CENTER, "center", "opponent_days", DAYS, N_("Opponent not met"), N_("After how many days a sceptic or blocker of strong influence who was not met is warned of.")),
    _limit(Group.CENTER, "center", "supporter_days", DAYS, N_("Supporter not met"), N_("After how many days a supporter or defender who was not met is warned of.")),
    _limit(Group.CENTER, "center", "anyone_days", DAYS, N_("Anybody not met"), N_("After more than how many days anybody who was not met is warned of; of all of them it is critical.")),
    _limit(Group.CENTER, "center", "thread_percent", PERCENT, N_("Only one contact, share"), N_("How many percent of the calls with an account make one person its only contact.")),
    _limit(Group.CENTER, "center", "thread_calls", Number(1, 1000), N_("Only one contact, calls"), N_("With fewer calls than these nothing is said about who carries them.")),
    _limit(Group.CENTER, "center", "thread_days", SOME_DAYS, N_("Only one contact, days"), N_("Over how many days those calls are counted.")),
    _limit(Group.CENTER, "center", "met_days", SOME_DAYS, N_("Only one met"), N_("Over how many days one person must not be the only one met.")),
    _limit(Group.CENTER, "center", "renewal_amber_days", DAYS, N_("Renewal near"), N_("Only one contact is a warning where the renewal is at most so many days ahead.")),
    _limit(Group.CENTER, "center", "renewal_red_days", DAYS, N_("Renewal very near"), N_("And a grave one where it is at most so many days ahead.")),
    _limit(Group.CENTER, "center", "faded_days", SOME_DAYS, N_("Stance faded"), N_("After how many days a stance that was not confirmed counts as faded, and is asked about.")),
    _limit(Group.TERMS, "terms", "consent_days", DAYS, N_("Approval waits"), N_("After how many days a director's approval that was asked and not given is warned of.")),
    _limit(Group.TERMS, "terms", "problem_days", DAYS, N_("Problem open"), N_("After more than how many days an open problem is warned of.")),
    _limit(Group.TERMS, "terms", "notice_days", DAYS, N_("Notice near"), N_("Within how many days of the first day of its notice a term without a task for it is warned of.")),
    _limit(Group.KNOWLEDGE, "knowledge", "weak_bond", STRENGTH, N_("Weak bond"), N_("Below which strength, 0 to 5, a bond would not hold anybody.")),
    _limit(Group.KNOWLEDGE, "knowledge", "captive_bond", STRENGTH, N_("Captive"), N_("From which strength on, that they have no choice is what holds them.")),
    _limit(Group.KNOWLEDGE, "knowledge", "one_bond_percent", PERCENT, N_("One bond carries all"), N_("More than how many percent of all strength one bond must not carry.")),
    _limit(Group.KNOWLEDGE, "knowledge", "ask_satisfaction_days", DAYS, N_("Satisfaction old"), N_("After how many days the brief asks for satisfaction again, and a key account that was not asked is warned of.")),
    _limit(Group.KNOWLEDGE, "knowledge", "satisfaction_fell_by", Number(1, 10), N_("Satisfaction fell"), N_("By how much of 10 satisfaction falls between two readings to be a warning.")),
    _limit(Group.KNOWLEDGE, "knowledge", "low_satisfaction", Number(0, 10), N_("Satisfaction low"), N_("Up to how much of 10 the satisfaction of a key account is a warning.")),
    _limit(Group.KNOWLEDGE, "knowledge", "renewal_ahead_days", DAYS, N_("Renewal ahead"), N_("How many days ahead of a renewal a customer without a task for it is warned of.")),
    _limit(Group.KNOWLEDGE, "knowledge", "renewal_pressing_days", DAYS, N_("Renewal pressing"), N_("And how many days ahead it is a grave warning.")),
    _limit(Group.KNOWLEDGE, "knowledge", "old_reading_days", SOME_DAYS, N_("Dossier old"), N_("After more than how many days the brief asks whether a dossier text, a negotiated price or the brand image is still so.")),
    _limit(Group.KNOWLEDGE, "knowledge", "key_marks", Number(1, 5), N_("Key by marks"), N_("How many of the 5 marks of a key account it takes to be one by its marks.")),
    _limit(Group.KNOWLEDGE, "knowledge", "manager_marks", Number(1, 8), N_("Manager by marks"), N_("And how many of the 8 marks of one that needs a manager.")),
    _limit(Group.MONEY, "money", "class_a_percent", PERCENT, N_("Share of class A"), N_("How many percent of all profit the accounts of class A make.")),
    _limit(Group.MONEY, "money", "class_b_percent", PERCENT, N_("Share of classes A and B"), N_("How many percent the accounts of classes A and B make together.")),
    _limit(Group.MONEY, "money", "down_percent", PERCENT, N_("Down or up"), N_("By how many percent less than the year before an account is down, by how many more it is up; so far behind its plan is grave.")),
    _limit(Group.MONEY, "money", "late_intervals", Number(1, 24), N_("Late to buy"), N_("From how many of its last intervals between purchases it is reckoned when an account is late.")),
    _limit(Group.MONEY, "money", "hours_percent", PERCENT, N_("Much time"), N_("From how many percent of the logged time on an account's time is looked at.")),
    _limit(Group.MONEY, "money", "hours_times", Number(1, 100), N_("Too much time"), N_("How many times its share of the profit its share of the time may be.")),
    _limit(Group.CHAIN, "chain", "ask_again_days", SOME_DAYS, N_("Ask again"), N_("After how many days a supporter is asked for a prospect again; who was not spoken to for longer is left alone.")),
    _limit(Group.CHAIN, "chain", "satisfied", Number(0, 10), N_("Satisfied"), N_("From how much of 10 on a customer is asked for a prospect.")),
    _limit(Group.CHAIN, "chain", "thanks_days", DAYS, N_("Thanks owed"), N_("After more than how many days without thanks for a name it is a warning.")),
    _limit(Group.CHAIN, "chain", "unknown_days", DAYS, N_("Prospect unknown"), N_("How many days after it was named a prospect with an unanswered question is asked about.")),
    _limit(Group.CHAIN, "chain", "silent_days", SOME_DAYS, N_("Silent branch"), N_("After how many days in which nothing happened a branch of the chain is warned of.")),
    _limit(Group.CHAIN, "chain", "pay_off_days", DAYS, N_("Paid source"), N_("How many days a paid source has to win somebody.")),
    _limit(Group.CHAIN, "chain", "forgotten_days", SOME_DAYS, N_("Paid source, history"), N_("After how many days without a fee it is history, and nothing is said of it.")),
    _limit(Group.FEASTS, "feasts", "feast_days", Number(0, 60, "days"), N_("Feasts on Today"), N_("How many days ahead Today tells of birthdays, name days and the days of firms.")),
    _limit(Group.FEASTS, "feasts", "brief_feast_days", Number(0, 60, "days"), N_("Feasts of an account"), N_("How many days ahead the brief and the account's page do.")),
)  # fmt: skip
"""Every setting but the keys and the texts by name, which are told apart by what the person calls them."""

BY_NAME = {setting.name: setting for setting in SETTINGS}

ORDERED = (
    ("thresholds.class_a_percent", "thresholds.class_b_percent"),
    ("thresholds.renewal_red_days", "thresholds.renewal_amber_days"),
)
"""Settings of which the first may not be more than the second."""


class TextTable(NamedTuple):
    """A table of texts by names of the person's."""

    name: str
    label: str
    says: str
    at: str
    """What `Config` calls it."""


TEXTS = (
    TextTable(
        "notes",
        N_("Outlines of notes"),
        N_("What the note of a call begins with, by its purpose; your own words in place of ours, or a purpose of your own."),
        "notes",
    ),
    TextTable(
        "greetings",
        N_("Greetings"),
        N_("What is written to somebody on a feast; {name}, {salutation}, {firm} and {me} are filled in."),
        "greetings",
    ),
)  # fmt: skip


def contradiction(config: Config) -> tuple[Setting, Setting] | None:
    """Two settings of which the first is more than the second, which it may not be; None where there are none."""
    for less, more in ORDERED:
        if BY_NAME[less].value(config) > BY_NAME[more].value(config):
            return BY_NAME[less], BY_NAME[more]
    return None
