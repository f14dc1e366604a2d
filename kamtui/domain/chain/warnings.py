"""What the endless chain waits for (K20-K24): each warning names what caused it and offers one act.

No warning speaks of a longer time than the book knows: what was written down later counts from then. So a
book that was just filled from a notebook is quiet, and speaks up as the days pass.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.chain.chain import Forest, Harvest, Naming, Prospect, last_days, unanswered
from kamtui.domain.chain.words import ChainRule, Source
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.warning import Remedy, Severity, Subject, Warning, in_order

ASK_AGAIN_DAYS = 90
"""A supporter is asked again so many days after the last time; one not spoken to for longer is not spoken of here."""
THANKS_DAYS = 2
"""Thanks are owed at the latest so many days after a name was given."""
UNKNOWN_DAYS = 14
"""An unknown answer is asked about so many days after a prospect was named."""
SILENT_DAYS = 180
"""A branch in which nothing happened for so many days is silent."""
PAY_OFF_DAYS = 180
"""A paid source has so many days from its first fee on to win somebody: two quarters, as long as a branch
may be silent."""
FORGOTTEN_DAYS = 365
"""A paid source that got no fee for longer is history: it did not pay off, and nothing is left to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supporter:
    """Somebody who supports or defends us, and when they were last spoken to and asked for a prospect.

    Naming somebody unasked counts as having been asked.
    """

    person_id: int
    name: str
    account_id: int | None = None
    account: str = ""
    known_since: date
    last_on: date | None = None
    asked_on: date | None = None


def chain_warnings(forest: Forest, supporters: Iterable[Supporter], today: date) -> list[Warning]:
    """Every warning about the chain: the severest first, then as `ChainRule` orders them, then the oldest."""
    found = [
        *_thanks_owed(forest, today),
        *_not_asked(supporters, today),
        *_not_qualified(forest, today),
        *_not_paid_off(forest, today),
        *_silent_branches(forest, today),
    ]
    # Within a rule they come in the order of importance already.
    return in_order(found, ChainRule)


# -- people


def _thanks_owed(forest: Forest, today: date) -> Iterator[Warning]:
    """Each person who is owed thanks for longer than 2 days, whoever waits longest first."""
    owed: defaultdict[int, list[Naming]] = defaultdict(list)
    for one in forest.namings:
        if one.by_person_id is not None and one.owes_thanks and _age(one, today) > THANKS_DAYS:
            owed[one.by_person_id].append(one)
    for namings in sorted(owed.values(), key=lambda namings: -_age(_longest(namings), today)):
        yield _thanks_owed_for(forest, namings, today)


def _thanks_owed_for(forest: Forest, namings: Sequence[Naming], today: date) -> Warning:
    """Told once for all that somebody named; accepted until they name somebody again."""
    days, last = _age(_longest(namings), today), namings[-1]
    sentence = ngettext(
        "{name} named {prospects} and was not thanked for {count} day.",
        "{name} named {prospects} and was not thanked for {count} days.",
        days,
    ).format(
        name=last.by_person,
        prospects=_few(list(dict.fromkeys(forest.prospects[one.account_id].name for one in namings))),
        count=days,
    )
    person_id = last.by_person_id
    assert person_id is not None
    return Warning(
        ChainRule.THANKS_OWED,
        Severity.RED,
        sentence,
        Remedy.THANK,
        (person_id,),
        str(last.referral_id),
        _who_named(last),
    )


def _not_asked(supporters: Iterable[Supporter], today: date) -> Iterator[Warning]:
    """Each supporter to be asked for a prospect: those never asked first, whoever was spoken to last first."""
    waiting = [(one, found) for one in supporters if (found := not_asked(one, today)) is not None]
    waiting.sort(
        key=lambda pair: (
            pair[0].asked_on is not None,
            -(pair[0].last_on or today).toordinal(),
            sort_key(pair[0].name),
        )
    )
    for one, warning in waiting:
        yield warning.of(Subject(one.account_id, one.account, one.person_id, one.name))


def not_asked(one: Supporter, today: date) -> Warning | None:
    """A supporter spoken to within 90 days who was never asked for a prospect, or not for 90 days.

    A word since they were asked is needed: who could not be asked was not passed over.
    """
    if one.last_on is None or (today - one.last_on).days > ASK_AGAIN_DAYS:
        return None
    if one.asked_on is None:
        sentence = _("{name} supports us and was never asked for a prospect.").format(name=one.name)
    else:
        days = (today - max(one.asked_on, one.known_since)).days
        if days < ASK_AGAIN_DAYS or one.last_on <= one.asked_on:
            return None
        sentence = ngettext(
            "{name} supports us and was not asked for a prospect for {count} day.",
            "{name} supports us and was not asked for a prospect for {count} days.",
            days,
        ).format(name=one.name, count=days)
    return Warning(ChainRule.NOT_ASKED, Severity.AMBER, sentence, Remedy.ASK, (one.person_id,))


# -- prospects


def _not_qualified(forest: Forest, today: date) -> Iterator[Warning]:
    """Each prospect with an unknown answer after 14 days: what is least known first, then the oldest."""
    waiting = []
    for account_id, paths in forest.paths.items():
        prospect = forest.prospects[account_id]
        warning = not_qualified(prospect, paths[0], today)
        if warning is not None:
            waiting.append((-prospect.unknown, paths[0].named_on, account_id, warning))
    for _unknown, _named_on, account_id, warning in sorted(waiting, key=lambda one: one[:3]):
        yield _of_prospect(forest.prospects[account_id], warning)


def not_qualified(prospect: Prospect, first: Naming, today: date) -> Warning | None:
    """A live prospect of which one of the four questions has no answer 14 days after it was first named."""
    days = _age(first, today)
    if not prospect.is_live or not prospect.unknown or days < UNKNOWN_DAYS:
        return None
    sentence = ngettext(
        "{name} was named {count} day ago; not known yet: {questions}.",
        "{name} was named {count} days ago; not known yet: {questions}.",
        days,
    ).format(
        name=prospect.name,
        count=days,
        questions=", ".join(question.label for question in unanswered(prospect.answers)),
    )
    return Warning(ChainRule.NOT_QUALIFIED, Severity.AMBER, sentence, Remedy.QUALIFY)


def silent_days(forest: Forest, today: date) -> dict[int, int]:
    """The prospects in whose branch nothing happened for 180 days or longer, and for how many.

    A branch is a prospect with all that came of it. It is silent where somebody in it could still be won
    and nothing is planned from today on; it is known since its top was first written down.
    """
    last, is_live, is_planned = last_days(forest), dict[int, bool](), dict[int, bool]()
    found: dict[int, int] = {}
    for account_id in forest.from_below():
        one = forest.prospects[account_id]
        below = [naming.account_id for naming in forest.named_by_account(account_id)]
        is_live[account_id] = one.is_live or any(is_live.get(other, False) for other in below)
        is_planned[account_id] = (one.next_on is not None and one.next_on >= today) or any(
            is_planned.get(other, False) for other in below
        )
        known_on = min(naming.recorded_on for naming in forest.paths[account_id])
        days = (today - max(last[account_id], known_on)).days
        if days >= SILENT_DAYS and is_live[account_id] and not is_planned[account_id]:
            found[account_id] = days
    return found


def _silent_branches(forest: Forest, today: date) -> Iterator[Warning]:
    """Each silent branch, told once at its top, the longest silence first."""
    silent = silent_days(forest, today)
    tops = [
        account_id
        for account_id in silent
        if not any(one.by_account_id in silent for one in forest.paths[account_id])
    ]
    for account_id in sorted(tops, key=lambda one: (-silent[one], sort_key(forest.prospects[one].name), one)):
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


def _not_paid_off(forest: Forest, today: date) -> Iterator[Warning]:
    """Each source that was paid and won nobody, through all generations: the most expensive first.

    Each spotter and consultant for themselves; told from 180 days after the first fee on until a year
    after the last.
    """
    by_payee: defaultdict[tuple[Source, int | None], list[Naming]] = defaultdict(list)
    for one in forest.namings:
        by_payee[one.source, one.by_person_id].append(one)
    paid = [namings for namings in by_payee.values() if _is_worth_asking(namings, today)]
    harvest = Harvest(forest) if paid else None
    for namings in sorted(paid, key=lambda namings: -sum(one.fee or 0 for one in namings)):
        if harvest is None or harvest.of(namings).won:
            continue
        last, first = namings[-1], next(one for one in namings if one.fee)
        named = len({one.account_id for one in namings})
        sentence = ngettext(
            "{who}: {fees} paid since {day} for {count} name, and nobody won.",
            "{who}: {fees} paid since {day} for {count} names, and nobody won.",
            named,
        ).format(
            who=f"{last.source.label}, {last.by_person}" if last.by_person else last.source.label,
            fees=show_amount(sum(one.fee or 0 for one in namings)),
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


def _is_worth_asking(namings: Sequence[Naming], today: date) -> bool:
    """Paid for the first time 180 days ago or before, and for the last time within a year."""
    paid = [one for one in namings if one.fee]
    return (
        bool(paid)
        and _age(_longest(paid), today) >= PAY_OFF_DAYS
        and (today - paid[-1].named_on).days <= FORGOTTEN_DAYS
    )


# -- words and days


def _age(naming: Naming, today: date) -> int:
    """For how many days the book knows of a naming."""
    return (today - naming.known_on).days


def _longest(namings: Iterable[Naming]) -> Naming:
    return min(namings, key=lambda one: one.known_on)


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:2]) + ("…" if len(names) > 2 else "")
