"""What became of an account: a customer, a former one, or lost."""

from kamtui.domain.accounts.account import may_become
from kamtui.domain.accounts.words import Stage
from kamtui.domain.text.language import _
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.chain.reads import lost_reason
from kamtui.ui.chain import acts as chain_acts
from kamtui.ui.forms.asking import choose
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand

LETTERS = {"c": Stage.CUSTOMER, "f": Stage.FORMER, "l": Stage.LOST, "p": Stage.PROSPECT}


def stage_words() -> dict[Stage, str]:
    """What an account may become, as it is asked."""
    return {
        Stage.CUSTOMER: _("a customer"),
        Stage.FORMER: _("a former customer"),
        Stage.LOST: _("lost, and why"),
        Stage.PROSPECT: _("a prospect again"),
    }


async def became(desk: Desk, hand: AtHand) -> None:
    """Say what became of the account at hand."""
    if hand.account_id is not None:
        await say_what_became(desk, hand.account_id)


async def say_what_became(desk: Desk, account_id: int) -> None:
    """Move an account to another stage, once asked to which; of one that is lost it is asked why."""
    entry = desk.read_or_say(lambda: account_reads.account_entry(desk.book, account_id))
    if entry is None:
        return
    words = stage_words()
    possible = may_become(entry.stage)
    question = _("What became of {name} ({stage} now)? All that is known of it stays.").format(
        name=entry.name, stage=entry.stage.label
    )
    letters = {letter: words[stage] for letter, stage in LETTERS.items() if stage in possible}
    letter = await choose(desk, question, letters)
    if letter is None:
        return
    stage = LETTERS[letter]
    if stage is Stage.LOST:
        await chain_acts.lose_prospect(desk, account_id, lost_reason(desk.book, account_id))
    elif stage is Stage.CUSTOMER and entry.stage is not Stage.FORMER:
        chain_acts.win_prospect(desk, account_id)
    else:
        said = _("{name} is now a {stage} account").format(name=entry.name, stage=stage.label)
        desk.do(lambda: account_changes.set_stage(desk.book, account_id, stage, desk.today), said)
