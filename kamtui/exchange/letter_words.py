"""The words of what goes to a customer, in the language of the letter, which need not be that of the screen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.gender import Gender, gender_of, surname
from kamtui.domain.calls.words import Channel
from kamtui.domain.terms.target import Target, show_measure
from kamtui.domain.terms.words import Bound, Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import spoken

MOST_GREETED = 3
"""So many are greeted by name; more are greeted together."""


class Words(NamedTuple):
    """The words of one language. `{you}` and `{your}` are the words for one person, or for several."""

    days: tuple[str, ...]
    """From Monday."""
    months: tuple[str, ...]
    whole_day: str
    on_day: str
    """Before a day on which something was."""
    by_day: str
    from_day: str
    until_day: str
    talks: Mapping[Channel, str]
    thanks: str
    """For a conversation on a day."""
    follows: str
    """Behind it, where what was agreed follows."""
    follows_all: str
    """The same, where what was agreed before stands there too."""
    ours: str
    theirs: str
    shared: str
    steps: str
    closing: str
    closing_without: str
    """Where nothing was agreed."""
    regards: str
    brief: str
    as_of: str
    kept_of: str
    last: str
    rate: str
    nothing: str
    """Where nothing was agreed with an account."""
    subject: str
    subject_without_talk: str
    bounds: Mapping[Bound, str]
    outcomes: Mapping[Outcome, str]
    and_: str
    titles: Mapping[Gender, str]
    dear: Mapping[Gender | None, str]
    """Before a title and a surname; None where no gender is certain: before the whole names."""
    dear_all: str
    you: tuple[str, str]
    your: tuple[str, str]
    decimal: str


ENGLISH = Words(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    whole_day="{weekday}, {day} {month} {year}",
    on_day="on {day}",
    by_day="by {day}",
    from_day="from {day}",
    until_day="until {day}",
    talks={
        Channel.VISIT: "our meeting",
        Channel.PHONE: "our telephone call",
        Channel.VIDEO: "our video call",
        Channel.EMAIL: "our e-mails",
        Channel.MESSAGE: "our messages",
        Channel.EVENT: "our talk",
    },
    thanks="Thank you for {talk} {on_day}.",
    follows="This is what we agreed:",
    follows_all="This is what we have agreed so far:",
    ours="On our side:",
    theirs="On your side:",
    shared="Together:",
    steps="Next steps:",
    closing="If something is missing or you see it differently, please let me know.",
    closing_without="If you have any questions, please let me know.",
    regards="Kind regards,",
    brief="{account}: what we have agreed",
    as_of="As of {day}.",
    kept_of="kept {kept} of {count} times",
    last="last on {day}: {found}",
    rate="Kept in 12 months: {kept} of {count}",
    nothing="Nothing is agreed at the moment.",
    subject="As agreed on {day}",
    subject_without_talk="What we have agreed",
    bounds={Bound.AT_LEAST: "at least {measure}", Bound.AT_MOST: "at most {measure}", Bound.EXACTLY: "{measure}"},
    outcomes={
        Outcome.KEPT: "kept", Outcome.PARTLY: "partly kept", Outcome.BROKEN: "not kept",
        Outcome.RENEGOTIATED: "agreed anew",
    },
    and_="and",
    titles={Gender.WOMAN: "Ms", Gender.MAN: "Mr"},
    dear={Gender.WOMAN: "Dear", Gender.MAN: "Dear", None: "Dear"},
    dear_all="Hello,",
    you=("you", "you"),
    your=("your", "your"),
    decimal=".",
)  # fmt: skip

BULGARIAN = Words(
    days=("понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя"),
    months=(
        "януари", "февруари", "март", "април", "май", "юни",
        "юли", "август", "септември", "октомври", "ноември", "декември",
    ),
    whole_day="{weekday}, {day} {month} {year} г.",
    on_day="в {day}",
    by_day="до {day}",
    from_day="от {day}",
    until_day="до {day}",
    talks={
        Channel.VISIT: "срещата",
        Channel.PHONE: "телефонния разговор",
        Channel.VIDEO: "видеоразговора",
        Channel.EMAIL: "кореспонденцията",
        Channel.MESSAGE: "съобщенията",
        Channel.EVENT: "разговора",
    },
    thanks="Благодаря {you} за {talk} {on_day}",
    follows="Ето какво договорихме:",
    follows_all="Ето какво сме договорили досега:",
    ours="От наша страна:",
    theirs="От {your} страна:",
    shared="Заедно:",
    steps="Следващи стъпки:",
    closing="Ако нещо липсва или го виждате по друг начин, моля, пишете ми.",
    closing_without="Ако имате въпроси, моля, пишете ми.",
    regards="С уважение,",
    brief="{account}: какво сме договорили",
    as_of="Към {day}",
    kept_of="спазено {kept} от {count} пъти",
    last="последно на {day}: {found}",
    rate="Спазено за 12 месеца: {kept} от {count}",
    nothing="В момента няма нищо договорено.",
    subject="Договореното на {day}",
    subject_without_talk="Какво сме договорили",
    bounds={Bound.AT_LEAST: "поне {measure}", Bound.AT_MOST: "най-много {measure}", Bound.EXACTLY: "{measure}"},
    outcomes={
        Outcome.KEPT: "спазено", Outcome.PARTLY: "спазено отчасти", Outcome.BROKEN: "неспазено",
        Outcome.RENEGOTIATED: "договорено наново",
    },
    and_="и",
    titles={Gender.WOMAN: "г-жо", Gender.MAN: "г-н"},
    dear={Gender.WOMAN: "Уважаема", Gender.MAN: "Уважаеми", None: "Здравейте,"},
    dear_all="Здравейте,",
    you=("Ви", "ви"),
    your=("Ваша", "ваша"),
    decimal=",",
)  # fmt: skip

WORDS = {Language.EN: ENGLISH, Language.BG: BULGARIAN}


def whole_day(day: date, words: Words) -> str:
    """A day in full: "Friday, 4 December 2026", „петък, 4 декември 2026 г.“."""
    return words.whole_day.format(
        weekday=words.days[day.weekday()], day=day.day, month=words.months[day.month - 1], year=day.year
    )


def date_alone(day: date, words: Words) -> str:
    """A day in full without its weekday: "4 December 2026"."""
    return whole_day(day, words).partition(", ")[2]


def on_day(day: date, words: Words) -> str:
    """When something was: "on Friday, 4 December 2026", „в петък, 4 декември 2026 г.“, „във вторник, …“."""
    shown = words.on_day.format(day=whole_day(day, words))
    return shown.replace("в вторник", "във вторник", 1)


def show_target(target: Target, language: Language) -> str:
    """A target in words: "at least 98 %", „най-много 45 дни“."""
    return (
        WORDS[language]
        .bounds[target.bound]
        .format(measure=measured(target.thousandths, target.unit, language))
    )


def measured(thousandths: int, unit: str, language: Language) -> str:
    """A measured value with its unit: "97.5 %", „97,5 %“."""
    with spoken(language.value):
        number = show_measure(thousandths)
    number = number.replace(".", WORDS[language].decimal).replace(",", WORDS[language].decimal)
    return f"{number}\u00a0{clean(unit)}".rstrip()


def salutation(names: Sequence[str], language: Language) -> str:
    """The line that greets people by name: with title and surname where each name says for certain of whom it is.

    "Dear Ms Ivanova,", „Уважаеми г-н Петров,“; otherwise "Dear Maria Koch,", „Здравейте, Мария Кох,“.
    """
    words = WORDS[language]
    called = [clean(name) for name in names if clean(name)]
    if not called or len(called) > MOST_GREETED:
        return words.dear_all
    genders = [gender_of(name) for name in called]
    certain = [gender for gender in genders if gender is not None]
    if len(certain) < len(called):
        return f"{words.dear[None]} {listed(called, words)},"
    titled = [f"{words.titles[gender]} {surname(name)}" for name, gender in zip(called, certain, strict=True)]
    if language is Language.EN:
        return f"{words.dear[certain[0]]} {listed(titled, words)},"
    dears = [words.dear[gender] for gender in certain]
    greeted = ", ".join(f"{dear} {title}" for dear, title in zip(dears, titled, strict=True))
    return f"{greeted[:1]}{greeted[1:].replace('Уважаем', 'уважаем')},"


def listed(parts: Sequence[str], words: Words) -> str:
    """Several as one writes them: "a, b and c"."""
    return f" {words.and_} ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
