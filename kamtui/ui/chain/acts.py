"""What can be done from any place about a prospect of the chain: qualifying, winning, losing, thanking who named it.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Mapping

from kamtui.domain.chain.typed_referral import read_lost, type_answers
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.text.language import _
from kamtui.store.accounts import reads as account_reads
from kamtui.store.chain import answer_reads, naming_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.ui.chain.forms import LostForm, QualifyForm
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.forms.asking import Filled, Written, ask, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk

# -- by key, for the line at hand


async def qualify(desk: Desk, hand: ChainHand) -> None:
    """Answer the four questions about the prospect at hand."""
    if hand.naming is not None:
        await qualify_prospect(desk, hand.naming.account_id)


# -- by id


def _with_notes(
    answers: Mapping[Question, answer_reads.GivenAnswer],
) -> dict[Question, tuple[Answer, str]]:
    """The answers with their notes, without the days on which they were given."""
    return {question: (given.answer, given.note) for question, given in answers.items()}


async def qualify_prospect(desk: Desk, account_id: int, resumed: Filled | None = None) -> bool:
    """Answer the four questions about a prospect, one key each."""
    book, today = desk.book, desk.today
    known = desk.read_or_say(lambda: answer_reads.answers(book, account_id))
    entry = desk.read_or_say(lambda: account_reads.account_entry(book, account_id))
    if known is None or entry is None:
        return False
    slot = f"qualify:{account_id}"

    def submit(filled: Filled) -> Written:
        given = {
            question: (
                Answer(filled[question.value] or Answer.UNKNOWN.value),
                " ".join(filled[f"{question.value}_note"].split()),
            )
            for question in Question
            # What stays as it was found is left to whoever answered it meanwhile.
            if any(filled[name] != start[name] for name in (question.value, f"{question.value}_note"))
        }
        save_or_show(lambda: chain_changes.qualify(book, account_id, given, today, draft=slot))
        return Written(_("Qualified {name}").format(name=entry.name))

    start = type_answers(_with_notes(known))
    form = QualifyForm(
        _("Qualify {name}").format(name=entry.name),
        start,
        today=today,
        answered_on={question: given.answered_on for question, given in known.items()},
        resumed=resumed,
    )

    def now() -> Filled:
        return type_answers(_with_notes(answer_reads.answers(book, account_id)))

    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


def win_prospect(desk: Desk, account_id: int) -> bool:
    """The prospect became a customer; it keeps all that is known of it."""
    name = desk.do(lambda: chain_changes.win(desk.book, account_id, desk.today))
    if name is None:
        return False
    desk.say(_("{name} is a customer now").format(name=name), undoable=True)
    return True


async def lose_prospect(desk: Desk, account_id: int, reason: str = "", resumed: Filled | None = None) -> bool:
    """The prospect is lost, and why; it keeps all that is known of it. `reason` is the one known already."""
    book, today = desk.book, desk.today
    entry = desk.read_or_say(lambda: account_reads.account_entry(book, account_id))
    if entry is None:
        return False
    slot = f"lost:{account_id}"

    def submit(filled: Filled) -> Written:
        why = read_lost(filled, today)
        save_or_show(lambda: chain_changes.lose(book, account_id, why, today, draft=slot))
        return Written(_("{name} is lost, and kept").format(name=entry.name))

    title = _("Lost: {name}").format(name=entry.name)
    form = LostForm(title, {"reason": reason}, today=today, resumed=resumed)
    return await ask(desk, form, submit, keeper(desk, slot)) is not None


def thank_namer(desk: Desk, referral_id: int, *, was_thanked: bool) -> bool:
    """Whoever named the prospect was thanked today, or was not after all where `was_thanked` is what is shown."""
    book, today = desk.book, desk.today
    known = desk.read_or_say(lambda: naming_reads.referral_detail(book, referral_id))
    if known is None:
        return False
    if known.entry.by_person_id is None:
        desk.say(_("Nobody named it: there is nobody to thank."), is_error=True)
        return False
    said = _("Not thanked for {name} after all") if was_thanked else _("Thanked for {name}")
    done = desk.do(
        lambda: chain_changes.thank(
            book, referral_id, None if was_thanked else known.entry.thanked_on or today
        ),
        said.format(name=known.account),
    )
    return done is not None


def thank_for_all(desk: Desk, person_id: int) -> bool:
    """Somebody was thanked today for all the names that they gave."""
    name = desk.do(lambda: chain_changes.thank_person(desk.book, person_id, desk.today))
    if name is None:
        return False
    desk.say(_("Thanked {name}").format(name=name), undoable=True)
    return True


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open a form about a prospect again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "qualify", (account_id,):
            await qualify_prospect(desk, account_id, content)
        case "lost", (account_id,):
            await lose_prospect(desk, account_id, resumed=content)
