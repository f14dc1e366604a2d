"""The words of the cells of a list of prospects: sources, states, answers to the four questions, who named them."""

import re

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer, MayUse, Source
from kamtui.domain.text.cleaning import fold
from kamtui.exchange.reading import meanings

_SOURCES = tuple(
    (source, frozenset(fold(word) for word in words.split()))
    for source, words in (
        (Source.CHAIN, "referral referred recommendation препоръка препоръки препоръчан насочен"),
        (Source.CUSTOMER, "customer client клиент клиенти"),
        (Source.FAIR, "fair exhibition trade-show tradeshow expo show панаир изложение изложба"),
        (Source.SEMINAR, "seminar webinar workshop training conference семинар обучение конференция уебинар"),
        (Source.ADVERTISING, "advertising advertisement ad ads adwords facebook google campaign web website online реклама сайт кампания интернет"),
        (Source.CATALOGUE, "catalogue catalog каталог"),
        (Source.DIRECTORY, "directory register list linkedin указател регистър справочник списък"),
        (Source.PRESS, "press newspaper magazine news медии вестник списание преса"),
        (Source.COLD, "cold cold-call студен студено студени"),
        (Source.SPOTTER, "spotter"),
        (Source.CONSULTANT, "consultant консултант"),
        (Source.MEETING, "meeting association chamber среща камара асоциация"),
        (Source.OCCASION, "party occasion friend friends повод празник приятел приятели познат"),
        (Source.OBSERVATION, "observation own наблюдение собствено"),
    )
)  # fmt: skip
_WON = (
    "converted",
    "won",
    "closed won",
    "customer",
    "client",
    "клиент",
    "спечелен",
    "спечелена",
    "стана клиент",
    "настоящ клиент",
)
_LOST = (
    "lost", "closed lost", "disqualified", "unqualified", "not interested", "dead", "junk lead", "lost lead", "not qualified", "rejected",
    "загубен", "загубена", "отказ", "отказа", "отказал", "отпаднал", "отпада", "не се интересува", "няма интерес",
)  # fmt: skip
_STAGES = {
    fold(word): stage for stage, words in ((Stage.CUSTOMER, _WON), (Stage.LOST, _LOST)) for word in words
}
_BETWEEN = re.compile(r"\s*(?:,|;|/|\s[-–—]\s|\s(?:от|at|from|of)\s)\s*")
_IN_BRACKETS = re.compile(r"(.+?)\s*[(\[](.+?)[)\]]\s*")


def read_source(text: str) -> Source | None:
    """The source that words speak of; None where they are not known."""
    folded = fold(text)
    words = set(re.split(r"[^\w-]+", folded)) - {""}
    by_label = next(
        (source for source in Source if fold(source.label) == folded or source.value == folded), None
    )
    return by_label or next((source for source, known in _SOURCES if words & known), None)


def read_state(text: str) -> Stage:
    """The stage that words of a state mean; every other word is one of a prospect's way: new, contacted, qualified."""
    return _STAGES.get(fold(" ".join(text.split())), Stage.PROSPECT)


def read_answer(text: str) -> Answer:
    """Yes, no, or not known."""
    flag = meanings.read_flag(text)
    return Answer.UNKNOWN if flag is None else Answer.YES if flag else Answer.NO


def read_may_use(text: str) -> MayUse:
    """Whether the name of who named them may be used."""
    flag = meanings.read_flag(text)
    return MayUse.NOT_ASKED if flag is None else MayUse.YES if flag else MayUse.NO


def person_and_firm(text: str) -> tuple[str, str]:
    """Who named somebody, and where they are: "Мария Колева (Фантастико)", "Мария Колева, Фантастико"; no firm where none is said."""
    if match := _IN_BRACKETS.fullmatch(text):
        return match[1].strip(), match[2].strip()
    parts = [part for part in _BETWEEN.split(text, maxsplit=1) if part]
    return (parts[0], parts[1]) if len(parts) == 2 else (text, "")
