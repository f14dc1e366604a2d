"""What was agreed with a customer and how both sides kept it, as Markdown for the customer's eyes."""

from collections.abc import Iterator
from datetime import date

from kamtui.domain.accounts.words import Language
from kamtui.domain.terms.agreed import Keeping, Promised
from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.terms.words import Outcome
from kamtui.exchange.letter_text import item_text, plain_markdown
from kamtui.exchange.letter_words import WORDS, date_alone, measured, whole_day
from kamtui.exchange.term_listing import SIGNS


def keeping_lines(kept: Keeping, language: Language, today: date) -> Iterator[str]:
    """What was agreed by side with its days, the strip of its checks and what was measured last; a side with nothing has no heading."""
    words = WORDS[language]
    yield f"# {plain_markdown(words.brief.format(account=kept.account))}"
    yield ""
    yield words.as_of.format(day=whole_day(today, words))
    if not kept.agreed.total:
        yield ""
        yield words.nothing
    for heading, items, rate in (
        (words.ours, kept.agreed.ours, kept.our_rate),
        (words.theirs.format(your=words.your[0]), kept.agreed.theirs, kept.their_rate),
        (words.shared, kept.agreed.shared, None),
    ):
        if items:
            yield ""
            yield f"## {heading.rstrip(':')}"
            yield ""
            yield from (f"- {plain_markdown(_item(item, language))}" for item in items)
            yield from _rate(rate, words.rate)


def _rate(rate: KeptRate | None, words: str) -> Iterator[str]:
    if rate is not None and rate.checks:
        yield ""
        yield words.format(kept=rate.kept, count=rate.checks)


def _item(item: Promised, language: Language) -> str:
    parts = [item_text(item, language)]
    looks = [look for look in item.looks if look.outcome is not Outcome.RENEGOTIATED]
    if looks:
        words, last = WORDS[language], looks[-1]
        kept = sum(look.outcome is Outcome.KEPT for look in looks)
        found = [words.outcomes[last.outcome]]
        if last.measured is not None:
            found.append(measured(last.measured, item.target.unit if item.target else "", language))
        parts += [
            "".join(SIGNS[look.outcome] for look in looks),
            words.kept_of.format(kept=kept, count=len(looks)),
            words.last.format(day=date_alone(last.checked_on, words), found=", ".join(found)),
        ]
    return " · ".join(parts)
