"""What the endless chain waits for (K20-K24): each warning names what caused it and offers one act.

No warning speaks of a longer time than the book knows: what was written down later counts from then. So a
book that was just filled from a notebook is quiet, and speaks up as the days pass.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.amounts import show_amount
from kamtui.domain.chain.forest import Forest, Naming, last_days
from kamtui.domain.chain.prospect import Answers, Prospect, unanswered
from kamtui.domain.chain.words import ChainRule, Source
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import ChainLimits
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.warning import Remedy, Said, Severity, Subject, Warning, in_order

_USUAL = ChainLimits()


class Supporter(NamedTuple):
    """Somebody who supports or defends us, and when they were last spoken to and asked for a prospect.

    Naming somebody unasked counts as having been asked.
    """

    person_id: int
    name: str
    known_since: date
    account_id: int | None = None
    account: str = ""
    last_on: date | None = None
    asked_on: date | None = None


class Satisfied(NamedTuple):
    """A customer, how satisfied it was last (0 to 10), and when somebody there was asked for a prospect last."""

    subject: Subject
    score: int
    known_since: date
    """Since when it is in the book."""
    asked_on: date | None = None


def chain_warnings(
    forest: Forest,
    supporters: Iterable[Supporter],
    today: date,
    limits: ChainLimits = _USUAL,
    satisfied: Iterable[Satisfied] = (),
) -> list[Warning]:
    """Every warning about the chain: the severest first, then as `ChainRule` orders them, then the oldest."""
    warnings = [
        *thanks_owed(forest, today, limits),
        *not_asked_in_turn(supporters_in_turn(supporters, today), today, limits),
        *satisfied_not_asked(satisfied_in_turn(satisfied), today, limits),
        *not_qualified_in_turn(prospects_in_turn(forest), today, limits),
        *not_paid_off(forest, today, limits),
        *silent_branches(forest, today, limits),
    ]
    # Within a rule they come in the order of importance already.
    return in_order(warnings, ChainRule)


# -- people


def thanks_owed(forest: Forest, today: date, limits: ChainLimits) -> Iterator[Warning]:
    """Each person who is owed thanks for longer than 2 days, whoever waits longest first."""
    owed: defaultdict[int, list[Naming]] = defaultdict(list)
    for naming in forest.namings:
        is_late = naming.owes_thanks and _age(naming, today) > limits.thanks_days
        if naming.by_person_id is not None and is_late:
            owed[naming.by_person_id].append(naming)
    for namings in sorted(owed.values(), key=lambda namings: -_age(_longest(namings), today)):
        yield _thanks_owed_for(forest, namings, today)


def _thanks_owed_for(forest: Forest, namings: Sequence[Naming], today: date) -> Warning:
    """Told once for all that somebody named; accepted until they name somebody again."""
    last = namings[-1]
    named = tuple(dict.fromkeys(forest.prospects[naming.account_id].name for naming in namings))
    person_id = last.by_person_id
    assert person_id is not None
    return Warning(
        ChainRule.THANKS_OWED,
        Severity.RED,
        Said(_thanks_words, (last.by_person, named, _age(_longest(namings), today))),
        Remedy.THANK,
        (person_id,),
        str(last.referral_id),
        _who_named(last),
    )


def _thanks_words(name: str, named: Sequence[str], days: int) -> str:
    return ngettext(
        "{name} named {prospects} and was not thanked for {count} day.",
        "{name} named {prospects} and was not thanked for {count} days.",
        days,
    ).format(name=name, prospects=_few(named), count=days)


def supporters_in_turn(supporters: Iterable[Supporter], today: date) -> list[Supporter]:
    """In which order to ask supporters: those never asked first, whoever was spoken to last first."""
    return sorted(
        supporters,
        key=lambda supporter: (
            supporter.asked_on is not None,
            -(supporter.last_on or today).toordinal(),
            sort_key(supporter.name),
        ),
    )


def not_asked_in_turn(
    supporters: Iterable[Supporter], today: date, limits: ChainLimits = _USUAL
) -> Iterator[Warning]:
    """Each supporter to be asked for a prospect, in the order in which they are given."""
    for supporter in supporters:
        warning = not_asked(supporter, today, limits)
        if warning is not None:
            yield warning.of(
                Subject(supporter.account_id, supporter.account, supporter.person_id, supporter.name)
            )


def not_asked(supporter: Supporter, today: date, limits: ChainLimits = _USUAL) -> Warning | None:
    """A supporter spoken to within 90 days who was never asked for a prospect, or not for 90 days.

    A word since they were asked is needed: who could not be asked was not passed over.
    """
    if supporter.last_on is None or (today - supporter.last_on).days > limits.ask_again_days:
        return None
    days = None
    if supporter.asked_on is not None:
        days = (today - max(supporter.asked_on, supporter.known_since)).days
        if days < limits.ask_again_days or supporter.last_on <= supporter.asked_on:
            return None
    said = Said(_not_asked_words, (supporter.name, days))
    return Warning(ChainRule.NOT_ASKED, Severity.AMBER, said, Remedy.ASK, (supporter.person_id,))


def _not_asked_words(name: str, days: int | None) -> str:
    """`days` is how long they were not asked; None where they never were."""
    if days is None:
        return _("{name} supports us and was never asked for a prospect.").format(name=name)
    return ngettext(
        "{name} supports us and was not asked for a prospect for {count} day.",
        "{name} supports us and was not asked for a prospect for {count} days.",
        days,
    ).format(name=name, count=days)


def satisfied_in_turn(satisfied: Iterable[Satisfied]) -> list[Satisfied]:
    """In which order to ask satisfied customers: the most satisfied first."""
    return sorted(satisfied, key=lambda customer: (-customer.score, sort_key(customer.subject.account)))


def satisfied_not_asked(
    satisfied: Iterable[Satisfied], today: date, limits: ChainLimits = _USUAL
) -> Iterator[Warning]:
    """Each satisfied customer where nobody was asked for a prospect for 90 days, in the order in which they are given (K20, K22)."""
    for customer in satisfied:
        days = (today - max(customer.asked_on or customer.known_since, customer.known_since)).days
        if customer.score < limits.satisfied or days < limits.ask_again_days:
            continue
        if customer.asked_on is None:
            sentence = _("Satisfied ({score} of 10), and nobody there was ever asked for a prospect.").format(
                score=customer.score
            )
        else:
            sentence = ngettext(
                "Satisfied ({score} of 10), and nobody there was asked for a prospect for {count} day.",
                "Satisfied ({score} of 10), and nobody there was asked for a prospect for {count} days.",
                days,
            ).format(score=customer.score, count=days)
        yield Warning(
            ChainRule.SATISFIED_NOT_ASKED, Severity.AMBER, sentence, Remedy.ASK, subject=customer.subject
        )


# -- prospects


def prospects_in_turn(forest: Forest) -> list[tuple[Prospect, Naming]]:
    """In which order to ask about prospects: what is least known first, then the oldest. Each with how it was first named."""
    known = [(forest.prospects[account_id], ways[0]) for account_id, ways in forest.paths.items()]
    return sorted(known, key=lambda named: (-named[0].unknown, named[1].named_on, named[0].account_id))


def not_qualified_in_turn(
    prospects: Iterable[tuple[Prospect, Naming]], today: date, limits: ChainLimits = _USUAL
) -> Iterator[Warning]:
    """Each prospect with an unknown answer after 14 days, in the order in which they are given."""
    for prospect, first in prospects:
        warning = not_qualified(prospect, first, today, limits)
        if warning is not None:
            yield _of_prospect(prospect, warning)


def not_qualified(
    prospect: Prospect, first: Naming, today: date, limits: ChainLimits = _USUAL
) -> Warning | None:
    """A live prospect of which one of the four questions has no answer 14 days after it was first named."""
    days = _age(first, today)
    if not prospect.is_live or not prospect.unknown or days < limits.unknown_days:
        return None
    said = Said(_not_qualified_words, (prospect.name, days, prospect.answers))
    return Warning(ChainRule.NOT_QUALIFIED, Severity.AMBER, said, Remedy.QUALIFY)


def _not_qualified_words(name: str, days: int, answers: Answers) -> str:
    return ngettext(
        "{name} was named {count} day ago; not known yet: {questions}.",
        "{name} was named {count} days ago; not known yet: {questions}.",
        days,
    ).format(
        name=name,
        count=days,
        questions=", ".join(question.label for question in unanswered(answers)),
    )


def silent_days(forest: Forest, today: date, limits: ChainLimits = _USUAL) -> dict[int, int]:
    """The prospects in whose branch nothing happened for 180 days or longer, and for how many.

    A branch is a prospect with all that came of it. It is silent where somebody in it could still be won
    and nothing is planned from today on; it is known since its top was first written down.
    """
    order = forest.from_below()
    last, is_live, is_planned = last_days(forest, order), dict[int, bool](), dict[int, bool]()
    silent: dict[int, int] = {}
    for account_id in order:
        prospect = forest.prospects[account_id]
        below = [naming.account_id for naming in forest.named_by_account(account_id)]
        is_live[account_id] = prospect.is_live or any(is_live.get(other, False) for other in below)
        is_planned[account_id] = (prospect.next_on is not None and prospect.next_on >= today) or any(
            is_planned.get(other, False) for other in below
        )
        known_on = min(naming.recorded_on for naming in forest.paths[account_id])
        days = (today - max(last[account_id], known_on)).days
        if days >= limits.silent_days and is_live[account_id] and not is_planned[account_id]:
            silent[account_id] = days
    return silent


def silent_branches(forest: Forest, today: date, limits: ChainLimits = _USUAL) -> Iterator[Warning]:
    """Each silent branch, told once at its top, the longest silence first."""
    silent = silent_days(forest, today, limits)
    tops = [
        account_id
        for account_id in silent
        if not any(naming.by_account_id in silent for naming in forest.paths[account_id])
    ]
    tops.sort(key=lambda top: (-silent[top], sort_key(forest.prospects[top].name), top))
    for account_id in tops:
        prospect, days = forest.prospects[account_id], silent[account_id]
        came = len(forest.branch(forest.named_by_account(account_id)))
        if came:
            sentence = ngettext(
                "Nothing happened for {days} days with {name} and the {count} prospect that came of it.",
                "Nothing happened for {days} days with {name} and the {count} prospects that came of it.",
                came,
            ).format(name=prospect.name, days=days, count=came)
        else:
            sentence = ngettext(
                "Nothing happened with {name} for {count} day.",
                "Nothing happened with {name} for {count} days.",
                days,
            ).format(name=prospect.name, count=days)
        yield _of_prospect(prospect, Warning(ChainRule.BRANCH_SILENT, Severity.AMBER, sentence, Remedy.CALL))


def _of_prospect(prospect: Prospect, warning: Warning) -> Warning:
    return warning.of(Subject(prospect.account_id, prospect.name))


def _who_named(naming: Naming) -> Subject:
    return Subject(naming.by_account_id, naming.by_account, naming.by_person_id, naming.by_person)


# -- paid sources


def not_paid_off(forest: Forest, today: date, limits: ChainLimits = _USUAL) -> Iterator[Warning]:
    """Each source that was paid and won nobody, through all generations: the most expensive first.

    Each spotter and consultant for themselves; told from 180 days after the first fee on until a year
    after the last.
    """
    by_payee: defaultdict[tuple[Source, int | None], list[Naming]] = defaultdict(list)
    for naming in forest.namings:
        by_payee[naming.source, naming.by_person_id].append(naming)
    paid = [namings for namings in by_payee.values() if _is_worth_asking(namings, today, limits)]
    for namings in sorted(paid, key=lambda namings: -_fees(namings)):
        if forest.has_won(namings):
            continue
        last, first = namings[-1], next(naming for naming in namings if naming.fee)
        named = len({naming.account_id for naming in namings})
        sentence = ngettext(
            "{who}: {fees} paid since {day} for {count} name, and nobody won.",
            "{who}: {fees} paid since {day} for {count} names, and nobody won.",
            named,
        ).format(
            who=f"{last.source.label}, {last.by_person}" if last.by_person else last.source.label,
            fees=show_amount(_fees(namings)),
            day=show_long_day(first.named_on),
            count=named,
        )
        people = (last.by_person_id,) if last.by_person_id is not None else ()
        yield Warning(
            ChainRule.NOT_PAID_OFF,
            Severity.AMBER,
            sentence,
            Remedy.OPEN_SOURCE,
            people,
            last.source.value,
            _who_named(last),
        )


def _fees(namings: Iterable[Naming]) -> int:
    return sum(naming.fee or 0 for naming in namings)


def _is_worth_asking(namings: Sequence[Naming], today: date, limits: ChainLimits) -> bool:
    """Paid for the first time 180 days ago or before, and for the last time within a year."""
    paid = [naming for naming in namings if naming.fee]
    return (
        bool(paid)
        and _age(_longest(paid), today) >= limits.pay_off_days
        and (today - paid[-1].named_on).days <= limits.forgotten_days
    )


# -- words and days


def _age(naming: Naming, today: date) -> int:
    """For how many days the book knows of a naming."""
    return (today - naming.known_on).days


def _longest(namings: Iterable[Naming]) -> Naming:
    """The one that the book has known longest."""
    return min(namings, key=lambda naming: naming.known_on)


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:2]) + ("…" if len(names) > 2 else "")
