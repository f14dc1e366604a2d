"""What can be done about what ties an account and what is known of it: bonds, texts, marks, satisfaction.

Each asks, writes to the book and says what happened.
"""

from kamtui.domain.chain.words import Answer
from kamtui.domain.form import fill
from kamtui.domain.knowledge import typed_knowledge
from kamtui.domain.knowledge.dossier import UNANSWERED
from kamtui.domain.knowledge.typed_knowledge import BOND, MARK, SATISFACTION, read_satisfaction
from kamtui.domain.knowledge.words import Bond, Mark, Topic
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.store.knowledge import (
    bond_changes,
    bond_reads,
    dossier_changes,
    dossier_reads,
    satisfaction_changes,
)
from kamtui.ui.accounts.suggesting import person_pick
from kamtui.ui.forms.asking import Filled, agree, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.knowledge import competitor_acts
from kamtui.ui.knowledge.forms.dossier_forms import BondForm, MarkForm, SatisfactionForm, TextForm
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms


def set_bond(desk: Desk, account_id: int, bond: Bond, strength: int | None) -> bool:
    """A bond read anew as of today, by one key: only how strong it is."""
    book, today = desk.book, desk.today
    taken = desk.do(lambda: (bond_changes.set_strength(book, account_id, bond, strength, today),))
    if taken is None:
        return False
    shown = _("not known") if strength is None else _("{strength} of 5").format(strength=strength)
    if taken == (None,):
        desk.say(_("{bond} is {strength} already").format(bond=bond.label.capitalize(), strength=shown))
        return False
    said = _("{bond}: {strength} · {line.edit} says why").format(bond=bond.label.capitalize(), strength=shown)
    desk.say(said, undoable=True)
    return True


async def read_bond(desk: Desk, account_id: int, bond: Bond, resumed: Filled | None = None) -> bool:
    """Read a bond anew, with all that is known about it."""
    book, today = desk.book, desk.today
    slot = f"bond:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return False

    def now() -> Filled:
        latest = bond_reads.bond_picture(book, account_id).bar(bond).latest
        return fill(BOND, latest, bond=bond.value, read="")

    shown = now()

    def submit(filled: Filled) -> None:
        # What was left as it was shown says nothing against what another window read meanwhile.
        known = now()
        kept = {name: known[name] for name, words in shown.items() if filled.get(name) == words}
        reading = typed_knowledge.read_bond({**filled, **kept}, bond, today)
        save_or_show(desk, lambda: bond_changes.take_bond_reading(book, account_id, reading, draft=slot))

    form = BondForm(
        _("{bond} · {name}").format(bond=bond.label.capitalize(), name=name),
        shown,
        submit,
        keeper(desk, slot),
        today=today,
        resumed=resumed,
    )
    return await ask(desk, form, [_("Rated anew: {bond}").format(bond=bond.label)], now)


async def review_bonds(desk: Desk, account_id: int) -> bool:
    """The bonds were gone through today, once asked."""
    book, today = desk.book, desk.today
    if bond_reads.last_bond_review(book, account_id) == today:
        desk.say(_("The bonds are marked as reviewed today already."))
        return False

    question = _("Were these bonds gone through today? Changes are then told from today on.")
    if not await agree(desk, question, _("gone through")):
        return False

    def act() -> bool:
        bond_changes.mark_bonds_reviewed(book, account_id, today)
        return True

    return desk.do(act, _("Reviewed the bonds: changes are told from today on")) is not None


async def write_topic(desk: Desk, account_id: int, topic: Topic, resumed: Filled | None = None) -> bool:
    """Write what is known on a topic."""
    book = desk.book
    slot = f"topic:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return False

    def submit(filled: Filled) -> None:
        _written_text(desk, account_id, topic, filled["text"], slot)

    form = TextForm(
        _("{topic} · {name}").format(topic=topic.label.capitalize(), name=name),
        {"topic": topic.value, "text": dossier_reads.texts_of(book, account_id).get(topic, "")},
        submit,
        keeper(desk, slot),
        today=desk.today,
        words=topic.words,
        resumed=resumed,
    )
    return await ask(
        desk,
        form,
        [_("Written: {topic}").format(topic=topic.label)],
        lambda: {"text": dossier_reads.texts_of(book, account_id).get(topic, "")},
    )


def _written_text(desk: Desk, account_id: int, topic: Topic, text: str, slot: str) -> None:
    save_or_show(desk, lambda: dossier_changes.write_text(desk.book, account_id, topic, text, draft=slot))


async def delete_topic(desk: Desk, account_id: int, topic: Topic) -> bool:
    """Take a text out, once asked."""
    if not await confirm(desk, _("Delete the text on {topic}?").format(topic=topic.label)):
        return False

    def act() -> bool:
        dossier_changes.write_text(desk.book, account_id, topic, "")
        return True

    return desk.do(act, _("Deleted: {topic}").format(topic=topic.label)) is not None


def set_mark(desk: Desk, account_id: int, mark: Mark, answer: Answer) -> bool:
    """Answer a mark by one key; its note stays."""
    book, today = desk.book, desk.today
    is_new = desk.do(lambda: dossier_changes.answer_mark(book, account_id, mark, answer, today))
    if is_new:
        said = _("{mark}: {answer}").format(mark=mark.label.capitalize(), answer=answer.label)
        desk.say(said, undoable=True)
    return bool(is_new)


async def explain_mark(desk: Desk, account_id: int, mark: Mark, resumed: Filled | None = None) -> bool:
    """Answer a mark, and say why."""
    book, today = desk.book, desk.today
    slot = f"mark:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return False

    def now() -> Filled:
        known = dossier_reads.marks_of(book, account_id).get(mark, UNANSWERED)
        return fill(MARK, known, mark=mark.value)

    def submit(filled: Filled) -> None:
        answer, note = Answer(filled["answer"]), clean(filled["note"], lines=True).strip()
        save_or_show(
            desk,
            lambda: dossier_changes.answer_mark(book, account_id, mark, answer, today, note=note, draft=slot),
        )

    form = MarkForm(
        _("{mark} · {name}").format(mark=mark.label.capitalize(), name=name),
        now(),
        submit,
        keeper(desk, slot),
        today=today,
        words=mark.words,
        resumed=resumed,
    )
    return await ask(desk, form, [_("Answered: {mark}").format(mark=mark.label)], now)


async def new_satisfaction(desk: Desk, account_id: int, resumed: Filled | None = None) -> int | None:
    """Write down how satisfied an account is; the id of the reading, None where it was not written."""
    book, today = desk.book, desk.today
    slot = f"satisfaction:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return None
    start = fill(SATISFACTION)
    said: list[str] = []
    made: list[int] = []

    def submit(filled: Filled) -> None:
        reading = read_satisfaction(filled, today)
        save_or_show(
            desk,
            lambda: made.append(
                satisfaction_changes.take_satisfaction(book, account_id, reading, draft=slot)
            ),
        )
        said.append(_("Satisfaction {score} of 10").format(score=reading.score))

    form = SatisfactionForm(
        _("How satisfied is {name}?").format(name=name),
        start,
        submit,
        keeper(desk, slot),
        today=today,
        picks={"person": person_pick(desk, {**start, **(resumed or {})}, account_id)},
        resumed=resumed,
    )
    return made[-1] if await ask(desk, form, said) else None


async def delete_satisfaction(desk: Desk, reading_id: int, score: int) -> bool:
    """Take out a reading that was a mistake, once asked; `score` is what it says."""
    if not await confirm(desk, _("Delete this reading: satisfaction {score}?").format(score=score)):
        return False
    book = desk.book
    return filled_forms.deleted(
        desk, lambda: satisfaction_changes.delete_satisfaction(book, reading_id), _("Deleted the reading")
    )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open a form of what is known of an account again, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "bond", (account_id,):
            await read_bond(desk, account_id, Bond(content["bond"]), content)
        case "topic", (account_id,):
            await write_topic(desk, account_id, Topic(content["topic"]), content)
        case "mark", (account_id,):
            await explain_mark(desk, account_id, Mark(content["mark"]), content)
        case "satisfaction", (account_id,):
            await new_satisfaction(desk, account_id, content)
