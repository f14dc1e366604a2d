"""The texts of what a customer reads in the report, in the customer's language, whatever the screen's."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from kamtui.domain.accounts.words import Language
from kamtui.domain.text import language

BULGARIAN = {
    # The head, and the names of the parts.
    "Business review: {account}": "Бизнес преглед: {account}",
    "Period": "Период",
    "Review on": "Преглед на",
    "Present": "Присъстват",
    "Prepared by": "Изготвил",
    "As of {day}": "Към {day}",
    "In short": "Накратко",
    "Your goals": "Вашите цели",
    "Highlights": "Акценти",
    "What was won": "Какво спечелихте",
    "What was bought": "Какво купихте",
    "What was agreed and how it was kept": "Какво договорихме и как се спазва",
    "Problems and their solutions": "Проблеми и техните решения",
    "Satisfaction": "Удовлетвореност",
    "Risks": "Рискове",
    "Opportunities": "Възможности",
    "Goals of the next quarter": "Цели за следващото тримесечие",
    "Next steps": "Следващи стъпки",
    # What was bought.
    "quarter": "тримесечие",
    "revenue": "продажби",
    "year before": "година по-рано",
    "change": "промяна",
    "Revenue by quarter": "Продажби по тримесечия",
    "No sales of these quarters are known.": "За тези тримесечия няма известни продажби.",
    "{name}: no sales are known.": "{name}: няма известни продажби.",
    "{mark} Compared only over the months that are over and known in both years.": (
        "{mark} Сравнени са само изтеклите месеци, които са известни и за двете години."
    ),
    "Sales are known by whole months: {months}.": "Продажбите са за цели месеци: {months}.",
    "Not over yet: as of {day}.": "Още не е изтекло: към {day}.",
    # What was agreed.
    "Our side": "Наша страна",
    "Both sides": "Двете страни",
    "Nothing that was agreed held in these days.": "За тези дни нямаме действащи договорености.",
    "Checks in these days": "Проверки в тези дни",
    "kept": "спазено",
    "partly kept": "спазено отчасти",
    "broken": "неспазено",
    "renegotiated": "договорено наново",
    "{side}: kept {rate}": "{side}: спазено {rate}",
    "{percent} % of {count}": "{percent} % от {count}",
    "{kept} of {count}": "{kept} от {count}",
    "not checked": "непроверено",
    "what": "какво",
    "target": "цел",
    "checks": "проверки",
    "measured": "измерено",
    "until": "до",
    # What we did, and its worth.
    "What we did for you": "Какво направихме за вас",
    "worth": "стойност",
    "not known": "неизвестна",
    "in all": "общо",
    "The worth of these is not known and in no sum: {names}.": (
        "Стойността на следното не е известна и не е включена: {names}."
    ),
    # Problems, satisfaction, steps.
    "problem": "проблем",
    "noted": "отбелязан",
    "solution": "решение",
    "how it stands": "състояние",
    "open": "отворен",
    "solution offered": "предложено решение",
    "solved": "решен",
    "dropped": "отпаднал",
    "{state} on {day}": "{state} на {day}",
    "No problem was noted in these days.": "В тези дни не е отбелязан проблем.",
    "day": "ден",
    "of 10": "от 10",
    "Satisfaction, 0 to 10": "Удовлетвореност от 0 до 10",
    "Nobody was asked in the 12 months up to then.": "В 12-те месеца дотогава не е питано за нея.",
    "who": "кой",
    "by when": "до кога",
    "we": "ние",
    "both": "двете страни",
    # Days and numbers.
    "Q{number} {year}": "{number}. трим. {year} г.",
    "{first} – {last}": "{first} – {last}",
    "{day} {month}": "{day} {month}",
    "{day} {month} {year}": "{day} {month} {year} г.",
    "{month} {year}": "{month} {year} г.",
    "{whole}.{decimals}": "{whole},{decimals}",
    "Jan": "ян.", "Feb": "февр.", "Mar": "март", "Apr": "апр.", "May": "май", "Jun": "юни",
    "Jul": "юли", "Aug": "авг.", "Sep": "септ.", "Oct": "окт.", "Nov": "ноем.", "Dec": "дек.",
}  # fmt: skip
"""Each text as written in the program, and as a Bulgarian customer reads it."""
BULGARIAN_COUNTED = {
    "{name}: the sales of {count} month are not known and in no sum.": (
        "{name}: продажбите за {count} месец не са известни и не са включени.",
        "{name}: продажбите за {count} месеца не са известни и не са включени.",
    ),
}
"""Texts with a count: for one, and for several."""


class _Bulgarian(gettext.NullTranslations):
    """The tables above, as the program asks for texts; one that is in none stays as written."""

    def gettext(self, message: str) -> str:
        return BULGARIAN.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        one, many = BULGARIAN_COUNTED.get(msgid1, (msgid1, msgid2))
        return one if n == 1 else many

    def info(self) -> dict[str, str]:
        return {"language": Language.BG.value}


@contextmanager
def in_language(of_customer: Language) -> Iterator[None]:
    """Inside it texts are in the customer's language."""
    if of_customer is Language.BG:
        with language.spoken_by(_Bulgarian()):
            yield
    else:
        with language.spoken(of_customer.value):
            yield
