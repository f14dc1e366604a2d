"""Saying of several accounts what became of them."""

from collections.abc import Mapping, Sequence

from kamtui.domain.accounts.account import may_become
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts.changes import set_stage
from kamtui.store.accounts.reads import account_entry
from kamtui.store.chain.changes import lose, win
from kamtui.store.together import together
from kamtui.ui.accounts.stage_acts import LETTERS, stage_words
from kamtui.ui.forms.asking import choose
from kamtui.ui.forms.questions import OneLine
from kamtui.ui.several.left_out import each, nothing_done, with_left_out
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import LeftOut


async def became(desk: Desk, hands: Sequence[AtHand], left_out: Sequence[LeftOut] = ()) -> bool:
    """Move the marked accounts to another stage, once asked to which; those that may not move there are left out.

    Of several that are lost one reason is asked. Whether any was moved.
    """
    book = desk.book
    accounts = list(dict.fromkeys(hand.account_id for hand in hands if hand.account_id is not None))
    stages = desk.read_or_say(lambda: {one: account_entry(book, one).stage for one in accounts})
    stage = await _ask_stage(desk, stages) if stages else None
    reason = await desk.show(OneLine(_("Why are they lost?"))) if stage is Stage.LOST else ""
    if stages is None or stage is None or reason is None:
        return False

    def move(hand: AtHand) -> str | None:
        if hand.account_id is None or stage not in may_become(stages[hand.account_id]):
            return _("not possible there")
        _move(desk, hand.account_id, stages[hand.account_id], stage, reason)
        return None

    def write() -> tuple[int, list[LeftOut]]:
        with together(book, _named(stage, len(accounts))):
            moved, left = each(desk, [AtHand(one) for one in accounts], move)
            if not moved:
                raise nothing_done(left)
            return moved, left

    written = desk.do(write)
    if written is None:
        return False
    moved, left = written
    desk.say(with_left_out(_named(stage, moved), [*left, *left_out]), undoable=True)
    return True


async def _ask_stage(desk: Desk, stages: Mapping[int, Stage]) -> Stage | None:
    """What they became, of all that one of them may."""
    possible = {stage for before in stages.values() for stage in may_become(before)}
    words = stage_words()
    question = ngettext(
        "What became of {count} account? All that is known of it stays.",
        "What became of {count} accounts? All that is known of them stays.",
        len(stages),
    ).format(count=len(stages))
    letters = {letter: words[stage] for letter, stage in LETTERS.items() if stage in possible}
    letter = await choose(desk, question, letters)
    return LETTERS[letter] if letter is not None else None


def _move(desk: Desk, account_id: int, before: Stage, stage: Stage, reason: str) -> None:
    if stage is Stage.LOST:
        lose(desk.book, account_id, reason, desk.today)
    elif stage is Stage.CUSTOMER and before is not Stage.FORMER:
        win(desk.book, account_id, desk.today)
    else:
        set_stage(desk.book, account_id, stage, desk.today)


def _named(stage: Stage, count: int) -> str:
    words = ngettext("{count} account: {stage}", "{count} accounts: {stage}", count)
    return words.format(count=count, stage=stage.label)
