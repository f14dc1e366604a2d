"""Deleting several marked lines, once asked with what they are."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial

from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.reads import Belongings
from kamtui.store.book.backup import Why
from kamtui.store.calls import changes as call_changes
from kamtui.store.chain import changes as chain_changes
from kamtui.store.day import task_changes
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes, value_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.together import together
from kamtui.ui.accounts.acts import MANY_RECORDS, what_goes
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.forms.asking import back_up, confirm
from kamtui.ui.several.left_out import each, left_out_words, nothing_done, with_left_out
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import LeftOut

KINDS: dict[str, Callable[[int], str]] = {
    "task": lambda n: ngettext("{count} task", "{count} tasks", n),
    "term": lambda n: ngettext("{count} term", "{count} terms", n),
    "problem": lambda n: ngettext("{count} problem", "{count} problems", n),
    "favour": lambda n: ngettext("{count} favour", "{count} favours", n),
    "value": lambda n: ngettext("{count} thing we did for them", "{count} things we did for them", n),
    "call": lambda n: ngettext("{count} call", "{count} calls", n),
    "naming": lambda n: ngettext("how {count} prospect was named", "how {count} prospects were named", n),
}
"""What is deleted several at a time, as it is counted."""


async def delete(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Delete the tasks, terms, problems, favours, calls, namings and the like at hand, once asked; whether they were."""
    lines = [hand for hand in hands if _kind(hand)]
    left_before = [*(LeftOut(_("one at a time only")) for hand in hands if not _kind(hand)), *left_out]
    if not lines:
        desk.say(str(nothing_done(left_before)), is_error=True)
        return False
    what = _counted(lines)
    if not await confirm(desk, _question(desk, lines, what, left_before)):
        return False
    return _write(desk, what, lines, left_before, partial(_delete, desk))


async def delete_accounts(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Delete the accounts at hand once it was said what goes with them; whether they were."""
    held = [account_reads.belongings(desk.book, hand.account_id) for hand in hands if hand.account_id]
    sums = Belongings(*(sum(getattr(one, field.name) for one in held) for field in fields(Belongings)))
    what = ngettext("{count} account", "{count} accounts", len(held)).format(count=len(held))
    if not await confirm(desk, what_goes(what, sums, len(held))):
        return False
    if sums.count >= MANY_RECORDS and not await back_up(desk, Why.DELETION):
        return False

    def write(hand: AtHand) -> None:
        if hand.account_id is not None:
            account_changes.delete_account(desk.book, hand.account_id)

    return _write(desk, what, hands, left_out, write)


def _kind(hand: AtHand) -> str:
    """What a line stands for that can be deleted together with others; "" where each is asked about alone."""
    if isinstance(hand, PageAtHand) and hand.member_id is not None:
        return ""
    if isinstance(hand, ChainHand) and hand.naming is not None:
        return "naming"
    ids = {
        "task": hand.task_id,
        "term": hand.term_id,
        "problem": hand.problem_id,
        "favour": hand.favour_id,
        "value": hand.value_id,
        "call": hand.call_id,
    }
    return next((kind for kind, record_id in ids.items() if record_id is not None), "")


def _counted(hands: Sequence[AtHand]) -> str:
    """`2 tasks, 3 terms`."""
    counts = Counter(map(_kind, hands))
    return ", ".join(
        words(counts[kind]).format(count=counts[kind]) for kind, words in KINDS.items() if counts[kind]
    )


def _question(desk: Desk, hands: Sequence[AtHand], what: str, left: Sequence[LeftOut]) -> str:
    """What is asked: how many of what, with how many checks, and what is left out."""
    terms = [hand.term_id for hand in hands if _kind(hand) == "term" and hand.term_id is not None]
    checks = sum(term_reads.count_checks(desk.book, term_id) for term_id in terms)
    question = _("Delete {what}?").format(what=what)
    if checks:
        words = ngettext("With them goes {count} check.", "With them go {count} checks.", checks)
        question += " " + words.format(count=checks)
    question += " " + _("What came of them stays.")
    if left:
        question += "\n\n" + _("Left out: {left}.").format(left=left_out_words(left))
    return question


def _delete(desk: Desk, hand: AtHand) -> None:
    """Delete one line as a part of an act. Raises BookError."""
    book = desk.book
    if isinstance(hand, ChainHand) and hand.naming is not None:
        chain_changes.delete_referral(book, hand.naming.referral_id)
    elif hand.task_id is not None:
        task_changes.delete_task(book, hand.task_id)
    elif hand.term_id is not None:
        term_changes.delete_term(book, hand.term_id)
    elif hand.problem_id is not None:
        problem_changes.delete_problem(book, hand.problem_id)
    elif hand.favour_id is not None:
        favour_changes.delete_favour(book, hand.favour_id)
    elif hand.value_id is not None:
        value_changes.delete_value(book, hand.value_id)
    elif hand.call_id is not None:
        call_changes.delete_call(book, hand.call_id)


def _write(
    desk: Desk,
    what: str,
    hands: Sequence[AtHand],
    left_out: Sequence[LeftOut],
    delete_one: Callable[[AtHand], None],
) -> bool:
    """Delete each of the lines, as one act, and say so; whether any was there to be deleted."""

    def write() -> tuple[int, list[LeftOut]]:
        with together(desk.book, _("Delete {what}").format(what=what)):
            deleted, left = each(desk, hands, delete_one)
            if not deleted:
                raise nothing_done(left)
            return deleted, left

    written = desk.do(write)
    if written is None:
        return False
    deleted, left = written
    said = _("Deleted {what}").format(what=what)
    if left:
        said = ngettext("{count} line deleted", "{count} lines deleted", deleted).format(count=deleted)
    desk.say(with_left_out(said, [*left, *left_out]), undoable=True)
    return True
