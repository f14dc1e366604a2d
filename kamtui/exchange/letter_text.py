"""The letter after a call as text: what stands in the mail, and its subject."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.letter import Letter, Sender
from kamtui.domain.terms.agreed import Promised
from kamtui.domain.text.cleaning import clean
from kamtui.exchange.letter_words import (
    WORDS,
    Words,
    date_alone,
    on_day,
    salutation,
    show_target,
    whole_day,
)

LONGEST_SIGNATURE = 2_000
"""Characters."""


class Written(NamedTuple):
    """A letter as it is sent."""

    subject: str
    text: str


def written(letter: Letter) -> Written:
    """The letter in its own language."""
    return Written(_subject(letter), "\n".join(_lines(letter, clean)))


def as_markdown(letter: Letter) -> Iterator[str]:
    """The letter as Markdown: its subject a heading, what was agreed lists under bold words, a paragraph a line."""
    yield f"# {_subject(letter)}"
    yield ""
    yield from _lines(letter, plain_markdown, heading="**{words}**\n", break_="\\")


def plain_markdown(text: str) -> str:
    """A text in one line, in which no sign begins a link, a code or a tag of Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#~" else char for char in clean(text))


def _subject(letter: Letter) -> str:
    words = WORDS[letter.language]
    if letter.talk is None:
        return words.subject_without_talk
    return words.subject.format(day=date_alone(letter.talk.held_on, words))


def _lines(
    letter: Letter, shown: Callable[[str], str], *, heading: str = "{words}", break_: str = ""
) -> Iterator[str]:
    """The lines of a letter; what a person wrote as `shown` has it, and `break_` where a line ends inside a paragraph."""
    words, language = WORDS[letter.language], letter.language
    is_one = len(letter.people) <= 1
    you, your = words.you[not is_one], words.your[not is_one]
    yield shown(salutation(letter.people, language))
    yield ""
    yield from _opening(letter, words, you)
    agreed = letter.agreed
    steps = [Promised(step.what, due_on=step.due_on) for step in letter.steps]
    for title, items in (
        (words.ours, agreed.ours),
        (words.theirs.format(your=your), agreed.theirs),
        (words.shared, agreed.shared),
        (words.steps, steps),
    ):
        if items:
            yield heading.format(words=title)
            yield from (f"- {shown(item_text(item, language))}" for item in items)
            yield ""
    yield words.closing if agreed.total or steps else words.closing_without
    yield ""
    yield from _ending(letter.sender, words, shown, break_)


def _opening(letter: Letter, words: Words, you: str) -> Iterator[str]:
    has_more = bool(letter.agreed.total)
    if letter.talk is not None:
        talk = words.talks[letter.talk.channel]
        thanks = words.thanks.format(you=you, talk=talk, on_day=on_day(letter.talk.held_on, words))
        follows = words.follows_all if letter.holds_earlier else words.follows
        yield f"{thanks} {follows}" if has_more else thanks
        yield ""
    elif has_more:
        yield words.follows_all
        yield ""


def _ending(sender: Sender, words: Words, shown: Callable[[str], str], break_: str) -> Iterator[str]:
    signature = clean(sender.signature, lines=True, limit=LONGEST_SIGNATURE).split("\n")
    lines = [words.regards, *(shown(part) for part in (sender.name, sender.firm, *signature))]
    lines = [line for line in lines if line.strip()]
    yield from (f"{line}{break_}" for line in lines[:-1])
    yield lines[-1]


def item_text(item: Promised, language: Language) -> str:
    """What was agreed in a line, with its days in full."""
    words = WORDS[language]
    what = clean(item.what)
    parts = [f"{what}, {show_target(item.target, language)}" if item.target else what]
    if item.due_on is not None:
        parts.append(words.by_day.format(day=whole_day(item.due_on, words)))
    else:
        span = [
            text.format(day=whole_day(day, words))
            for text, day in ((words.from_day, item.from_on), (words.until_day, item.until_on))
            if day is not None
        ]
        if span:
            parts.append(" ".join(span))
    return " – ".join(parts)
