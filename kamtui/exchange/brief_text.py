"""The brief of an account as text: Markdown that also reads well as it stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.reach import Reach, first_reach, hyperlink_of, of_kind
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.amounts import whole_amount
from kamtui.domain.center.buying_center import TargetStance, target_words
from kamtui.domain.center.words import Stance
from kamtui.domain.knowledge.readings import DatedFact
from kamtui.domain.money.sales import change_percent
from kamtui.domain.terms.problem import stake_words
from kamtui.domain.terms.promises import (
    KeptRate,
    Standing,
    answer_words,
    most_urgent_first,
    show_rate,
    strip_of,
)
from kamtui.domain.terms.target import show_target
from kamtui.domain.terms.value import by_year, sum_words, worth_words
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean, shortened
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.months import show_months
from kamtui.domain.time.shown_days import show_date, show_weekday_day
from kamtui.exchange.term_listing import SIGNS
from kamtui.store.account_brief import Brief
from kamtui.store.accounts.people_reads import PersonLine
from kamtui.store.calls.reads import CallLine
from kamtui.store.terms.problem_reads import ProblemLine

_STANCES = {
    Stance.DEFENDER: "★",
    Stance.SUPPORTER: "▲",
    Stance.NEUTRAL: "●",
    Stance.SCEPTIC: "▽",
    Stance.BLOCKER: "■",
    None: "?",
}


class Signs(NamedTuple):
    """The signs of a stance and of the outcome of a check, where a terminal has them; else plain ones."""

    stance: Callable[[Stance | None], str] = lambda stance: _STANCES[stance]
    outcome: Callable[[Outcome | None], str] = lambda outcome: SIGNS[outcome]


USUAL_SIGNS = Signs()
LONGEST = 600
"""Characters of an item."""
MOST_PEOPLE, MOST_TASKS, MOST_DONE, MOST_OLD = 12, 6, 3, 3
SHORTEST = 100
"""Characters of what is known and old: enough to ask whether it is still so."""


def brief_lines(
    brief: Brief, today: date, *, is_markdown: bool = True, signs: Signs = USUAL_SIGNS
) -> Iterator[str]:
    """The brief as Markdown, a paragraph or an item a line; what is not known has no heading.

    For reading on the screen, where no sign of a text means anything, `is_markdown` is false.
    """
    written = _plain if is_markdown else _line
    yield f"# {written(brief.entry.name)}"
    yield ""
    yield from map(written, _head(brief, today))
    for heading, items in (
        (
            _("Who is who"),
            [
                _person(person, today, signs, brief.targets.get(person.person_id))
                for person in brief.people[:MOST_PEOPLE]
            ],
        ),
        (_("We owe"), _owed(brief.balance.ours, brief.balance.our_rate, today, signs)),
        (_("They owe"), _owed(brief.balance.theirs, brief.balance.their_rate, today, signs)),
        (
            _("Both owe"),
            [_term(term, today, signs) for term in most_urgent_first(brief.balance.shared, today)],
        ),
        (
            _("Open problems"),
            [_problem(problem, today) for problem in brief.problems],
        ),
        (
            _("Next"),
            [f"{show_weekday_day(task.due_on, today)}: {task.what}" for task in brief.tasks[:MOST_TASKS]],
        ),
        (
            _("Feasts"),
            [
                f"{show_weekday_day(feast.on, today)}: {feast.who.person or feast.who.account}, {feast.words}"
                for feast in brief.feasts
            ],
        ),
        (_("Last calls"), [_call(call, today) for call in brief.calls]),
        (_("What we did for them"), list(_done(brief, today))),
        (_("Numbers"), list(_numbers(brief))),
        (_("To ask"), list(brief.questions)),
        (_("Still so?"), [_old(known) for known in brief.old[:MOST_OLD]]),
        (_("Ask for a name"), list(brief.to_ask)),
    ):
        if items:
            yield ""
            yield f"## {heading}"
            yield ""
            yield from (f"- {written(item)}" for item in items)


def linked_line(line: str, brief: Brief) -> str:
    """A line of the brief in Markdown, whose phones, e-mails and pages a terminal opens (OSC 8)."""
    ways = [*brief.entry.reaches, *(way for person in brief.people for way in person.reaches)]
    addresses = {_plain(way.value): hyperlink_of(way) for way in ways}
    texts = sorted((text for text, address in addresses.items() if text and address), key=len, reverse=True)
    if not texts:
        return line
    return re.sub(
        "|".join(map(re.escape, texts)),
        lambda found: f"\x1b]8;;{addresses[found[0]]}\x1b\\{found[0]}\x1b]8;;\x1b\\",
        line,
    )


def _line(text: str) -> str:
    return clean(text, limit=LONGEST)


def _plain(text: str) -> str:
    """A text in one line, in which no sign begins a link, a code or a tag of Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>" else char for char in _line(text))


def _head(brief: Brief, today: date) -> Iterator[str]:
    entry = brief.entry
    stage = _("key {stage}").format(stage=entry.stage.label) if entry.is_key else entry.stage.label
    spoken = _spoken(brief.last_on, today)
    yield (" · ".join(part for part in (stage, entry.city, entry.industry, spoken) if part))
    ways = [_phones(entry.reaches)]
    ways += [first_reach(entry.reaches, kind) for kind in (ReachKind.EMAIL, ReachKind.WEB)]
    if any(ways):
        yield ""
        yield (" · ".join(way for way in ways if way))
    if entry.vulnerability:
        yield ""
        yield (_("What could lose this customer: {text}").format(text=entry.vulnerability))
    if brief.objection is not None:
        yield ""
        day = show_weekday_day(to_local(brief.objection.held_at).date(), today)
        yield _("Last objection: {what}, {day}").format(what=brief.objection.objection.label, day=day)


def _spoken(last_on: date | None, today: date) -> str:
    """When somebody was last spoken to, in words."""
    if last_on is None:
        return _("never spoken to")
    days = (today - last_on).days
    if days <= 0:
        return _("spoken to today")
    return ngettext("spoken to {count} day ago", "spoken to {count} days ago", days).format(count=days)


def _person(person: PersonLine, today: date, signs: Signs, target: TargetStance | None) -> str:
    """Who somebody is and how they stand; `target` is how we want them to, where they do not yet."""
    stance = person.stance.label if person.stance else _("stance not known")
    parts = [f"{signs.stance(person.stance)} {person.name}", stance]
    if person.title:
        parts.append(person.title)
    if person.roles:
        parts.append(", ".join(role.label for role in person.roles))
    if person.influence is not None:
        parts.append(_("influence {influence}").format(influence=person.influence))
    if target is not None:
        parts.append(target_words(target))
        parts += [_("next: {move}").format(move=target.move)] if target.move else []
    parts.append(_spoken(person.last_on, today))
    parts += [_phones(person.reaches), first_reach(person.reaches, ReachKind.EMAIL)]
    return " · ".join(part for part in parts if part)


def _phones(reaches: Iterable[Reach]) -> str:
    """All phones as they are typed: the first may be one that nobody answers today."""
    return " · ".join(way.text for way in of_kind(reaches, ReachKind.PHONE))


def _owed(terms: Sequence[Standing], kept: KeptRate | None, today: date, signs: Signs) -> list[str]:
    items = [_term(term, today, signs) for term in most_urgent_first(terms, today)]
    if items and kept is not None and kept.checks:
        items.append(_("kept in 12 months: {rate}").format(rate=show_rate(kept)))
    return items


def _term(term: Standing, today: date, signs: Signs) -> str:
    what = f"{term.what} {show_target(term.target)}" if term.target else term.what
    if term.is_broken and term.last is not None:
        day = _("broken on {day}").format(day=show_date(term.last.checked_on))
        if answer := answer_words(term, today, is_written=True):
            day = f"{day}, {answer}"
    elif term.next_check_on is None:
        day = ""
    elif term.is_overdue(today):
        day = _("not checked since {day}").format(day=show_date(term.next_check_on))
    else:
        day = _("next check {day}").format(day=show_date(term.next_check_on))
    strip = "".join(map(signs.outcome, strip_of(term, today)))
    return " · ".join(part for part in (what, day, term.person, strip) if part)


def _problem(problem: ProblemLine, today: date) -> str:
    """A problem, since when, what it is worth in a year, and what is done about it next."""
    entry = problem.entry
    said = [
        _("since {day}").format(day=show_date(entry.noted_on)),
        stake_words(entry.worth_yearly, entry.cost_yearly),
    ]
    if problem.next_on is not None:
        day = show_weekday_day(problem.next_on, today)
        said.append(_("next {day}: {what}").format(day=day, what=problem.next_step))
    return f"{entry.what} ({', '.join(said)})"


def _done(brief: Brief, today: date) -> Iterator[str]:
    """What we did for them: the sums of this year and the last, and the latest."""
    recent = [value for value in brief.done if value.entry.done_on.year >= today.year - 1]
    for year in by_year(recent):
        yield f"{year.year}: {year.sum.lines} ({sum_words(year.sum)})"
    for value in recent[:MOST_DONE]:
        entry = value.entry
        yield f"{show_date(entry.done_on)}: {entry.what} ({_('worth {worth}').format(worth=worth_words(entry.worth))})"


def _old(known: DatedFact) -> str:
    """What is known and old, with its day: `price, 12 Mar 2025: they want three per cent a year …`."""
    what = _("{what}, {day}").format(what=known.what, day=show_date(known.read_on))
    return f"{what}: {shortened(known.text, SHORTEST)}"


def _call(call: CallLine, today: date) -> str:
    day = show_weekday_day(to_local(call.held_at).date(), today)
    about = ". ".join(part.strip().rstrip(".") for part in (call.purpose, call.gist) if part.strip())
    head = ", ".join(part for part in (day, call.channel.label, call.people) if part)
    return f"{head}: {about}" if about else head


def _numbers(brief: Brief) -> Iterator[str]:
    """At most two lines: the 12 months against those before, and the year against its plan."""
    year, span = brief.year, brief.horizon.year
    if year is None or span is None or year.revenue is None:
        return
    parts = [_("revenue {amount}").format(amount=whole_amount(year.revenue))]
    change = change_percent(year.now, year.before)
    if change is not None:
        parts.append(_("{change} on the year before").format(change=show_percent(change, signed=True)))
    if year.profit is not None:
        parts.append(
            _("profit {amount} ({margin})").format(
                amount=whole_amount(year.profit), margin=show_percent(year.margin)
            )
        )
    yield f"{show_months(span.first, span.last)}: {', '.join(parts)}"
    if year.planned_revenue is not None:
        yield _("plan of the year to date {plan}, reached {reached}").format(
            plan=whole_amount(year.planned_revenue), reached=whole_amount(year.reached_revenue)
        )
