"""Settling a line by one key, or several marked ones: done, kept, solved, greeted, thanked for.

What settles a line is said by what is at hand (`AtHand.settling`).
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple

from kamtui.domain.calls.contacted import Contacted
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.forest import Naming
from kamtui.domain.feasts.feast import Feast
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.errors import BookError, EndedMeanwhile, NameWasGiven, ProposedMeanwhile
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain.asked_changes import set_asked
from kamtui.store.day import task_changes, task_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, favour_reads, problem_changes, problem_reads, value_reads
from kamtui.store.terms import reads as term_reads
from kamtui.store.together import together
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.chain import acts as chain_acts
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.day import closing_acts, task_acts
from kamtui.ui.day.hand import ClosingAtHand
from kamtui.ui.feasts import acts as feast_acts
from kamtui.ui.several.left_out import each, nothing_done, with_left_out
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand, Settling
from kamtui.ui.shell.marks import LeftOut
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import favour_acts, problem_acts


class _Way(NamedTuple):
    """How one kind of line is settled."""

    alone: Callable[[], bool | Awaitable[bool]]
    """By one key, which opens again what was settled already, where that can be; whether it was written."""
    among_others: Callable[[], str | None]
    """As a part of an act on several; why there was nothing to settle. Raises BookError."""


def _way(desk: Desk, hand: AtHand, unvalued: list[int]) -> _Way | None:
    """How the line at hand is settled; None where nothing settles it.

    A problem that is solved among others, and of which it is not known what that was worth, joins `unvalued`.
    """
    match hand:
        case AtHand(settling=Settling.GREETED, feast=Feast() as feast):
            return _Way(partial(feast_acts.greeted, desk, feast), partial(_greet, desk, feast))
        case ClosingAtHand(settling=Settling.ASKED, spoken=Contacted() as spoken):
            return _Way(partial(closing_acts.had_no_name, desk, spoken), partial(_asked_none, desk, spoken))
        case AtHand(settling=Settling.DONE, to_do_id=int(task_id)):
            tick = task_acts.reopen_task if hand.is_task_done else task_acts.finish_task
            return _Way(partial(tick, desk, task_id), partial(_finish, desk, task_id))
        case AtHand(settling=Settling.SOLVED, problem_id=int(problem_id)):
            return _Way(
                partial(problem_acts.solve_problem, desk, problem_id),
                partial(_solve, desk, unvalued, problem_id),
            )
        case AtHand(settling=Settling.FAVOUR_THANKED, favour_id=int(favour_id)):
            return _Way(
                partial(favour_acts.thank_favour, desk, favour_id),
                partial(_thank_for_favour, desk, favour_id),
            )
        case AtHand(settling=Settling.KEPT, term_id=int(term_id)):
            return _Way(partial(term_acts.keep_term, desk, term_id), partial(_keep, desk, term_id))
        case ChainHand(settling=Settling.NAMING_THANKED, naming=Naming() as naming):
            was_thanked = naming.thanked_on is not None
            return _Way(
                partial(chain_acts.thank_namer, desk, naming.referral_id, was_thanked=was_thanked),
                partial(_thank_for_naming, desk, naming),
            )
        case AtHand(settling=Settling.NAMER_THANKED, namer_id=int(person_id)):
            return _Way(
                partial(chain_acts.thank_for_all, desk, person_id),
                partial(_thank_for_all, desk, person_id),
            )
        case AtHand(settling=Settling.MARKED_KEY, account_id=int(account_id)):
            return _Way(
                partial(account_acts.toggle_key, desk, account_id),
                partial(_mark_key, desk, account_id),
            )
    return None


async def settle_line(desk: Desk, hand: AtHand) -> bool:
    """The line at hand is settled, and what was settled already is open again where that can be; whether it was written.

    Of a problem it is asked what solving it was worth, of a name with several days which is celebrated.
    """
    found = _way(desk, hand, [])
    written = found.alone() if found is not None else False
    return await written if isinstance(written, Awaitable) else written


async def settle(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """All that is at hand is settled, and what could not be is said, with what was `left_out` before. Whether any was.

    What is settled already stays as it is. What solving several problems was worth is not asked: of which it is not known, and
    how to write it down, is said.
    """
    count = len(hands)
    unvalued: list[int] = []
    name = ngettext("Settle {count} line", "Settle {count} lines", count).format(count=count)

    def write() -> tuple[int, list[LeftOut]]:
        with together(desk.book, name):
            settled, left = each(desk, hands, partial(_settle, desk, unvalued))
            if not settled:
                if all(line.why == _settled_already() for line in left):
                    raise BookError(_("All of this is settled already."))
                raise nothing_done(left)
            return settled, left

    written = desk.do(write)
    if written is None:
        return False
    settled, left = written
    said = ngettext("{count} line settled", "{count} lines settled", settled).format(count=settled)
    if unvalued:
        said = _("{said} · {unknown}").format(said=said, unknown=_unvalued_words(len(unvalued)))
    desk.say(with_left_out(said, [*left, *left_out]), undoable=True)
    return True


def _unvalued_words(count: int) -> str:
    """Of how many solved problems it is not known what that was worth, and where it is written down."""
    return ngettext(
        "worth of {count} problem not known: on the account {tab.terms}, twice {list.view}, then {line.edit} adds it",
        "worth of {count} problems not known: on the account {tab.terms}, twice {list.view}, then {line.edit} adds it",
        count,
    ).format(count=count)


def _settled_already() -> str:
    return _("settled already")


def _settle(desk: Desk, unvalued: list[int], hand: AtHand) -> str | None:
    """Settle one line as a part of an act; why there was nothing to settle. Raises BookError."""
    found = _way(desk, hand, unvalued)
    return _settled_already() if found is None else found.among_others()


def _greet(desk: Desk, feast: Feast) -> str | None:
    """Whose feast it is was greeted; why they cannot be, or not before something was asked."""
    if not feast.asks_on(desk.today):
        return _("still to come")
    if feast.is_asked:
        return _("the day is to be chosen")
    feast_acts.write_greeting(desk, feast)
    return None


def _finish(desk: Desk, task_id: int) -> str | None:
    """A task is done, unless it was already."""
    is_open = task_reads.open_task(desk.book, task_id) is not None
    task_changes.finish_task(desk.book, task_id, desk.clock())
    return None if is_open else _settled_already()


def _solve(desk: Desk, unvalued: list[int], problem_id: int) -> str | None:
    """A problem is solved, unless it was settled already: one that was dropped stays dropped.

    What that was worth is not asked of several at a time: it stays as it was said before, else not known.
    """
    if not problem_reads.problem_line(desk.book, problem_id).entry.state.is_live:
        return _settled_already()
    worth = value_reads.worth_of_problem(desk.book, problem_id)
    problem_changes.solve_problem(desk.book, problem_id, worth, desk.today)
    if worth is None:
        unvalued.append(problem_id)
    return None


def _thank_for_favour(desk: Desk, favour_id: int) -> str | None:
    """A favour was thanked for, unless it was already: the day of that stays."""
    if favour_reads.favour_line(desk.book, favour_id).entry.thanked_on is not None:
        return _settled_already()
    favour_changes.set_thanked(desk.book, favour_id, desk.today)
    return None


def _asked_none(desk: Desk, person: Contacted) -> str | None:
    """A person was asked and had no name to give. Raises NameWasGiven where they gave one."""
    if person.gave_a_name:
        raise NameWasGiven(person.person)
    set_asked(desk.book, person, Asked.NONE)
    return None


def _keep(desk: Desk, term_id: int) -> str | None:
    """A term was kept, unless it was looked at today already. Raises EndedMeanwhile, ProposedMeanwhile."""
    standing = term_reads.term_detail(desk.book, term_id).standing
    if standing.may_be_checked and not standing.may_be_kept(desk.today):
        return _("broken: to be checked again")
    if not standing.is_open:
        raise EndedMeanwhile
    if not standing.may_be_checked:
        raise ProposedMeanwhile
    if standing.was_settled_today(desk.today):
        return _settled_already()
    check = CheckEntry(outcome=Outcome.KEPT, checked_on=desk.today)
    term_changes.check_term(desk.book, term_id, check, desk.today)
    return None


def _thank_for_naming(desk: Desk, naming: Naming) -> str | None:
    """Whoever named the prospect was thanked, unless they were already."""
    if naming.thanked_on is not None:
        return _settled_already()
    chain_changes.thank(desk.book, naming.referral_id, desk.today)
    return None


def _thank_for_all(desk: Desk, person_id: int) -> None:
    """Somebody was thanked for all the names that they gave."""
    chain_changes.thank_person(desk.book, person_id, desk.today)


def _mark_key(desk: Desk, account_id: int) -> None:
    """The account is a key account."""
    account_changes.set_key(desk.book, account_id, True)
