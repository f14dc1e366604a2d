"""What can be done about what ties an account and what is known of it: bonds, texts, marks, satisfaction.

Each asks, writes to the book and says what happened.
"""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.form import fill
from kamtui.domain.knowledge import typed_knowledge
from kamtui.domain.knowledge.bonds import BondReading
from kamtui.domain.knowledge.dossier import UNANSWERED
from kamtui.domain.knowledge.image import ImageEntry, ImageReading
from kamtui.domain.knowledge.readings import TextReading
from kamtui.domain.knowledge.typed_knowledge import (
    BOND,
    IMAGE,
    MARK,
    SATISFACTION,
    TEXT,
    read_satisfaction,
    read_text,
)
from kamtui.domain.knowledge.words import Bond, Mark, Topic
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date
from kamtui.store.knowledge import (
    bond_changes,
    bond_reads,
    dossier_changes,
    dossier_reads,
    image_changes,
    image_reads,
    satisfaction_changes,
)
from kamtui.ui.accounts.suggesting import person_pick
from kamtui.ui.forms.asking import Filled, Written, agree, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.knowledge import competitor_acts
from kamtui.ui.knowledge.forms.dossier_forms import (
    BondForm,
    ImageForm,
    MarkForm,
    SatisfactionForm,
    TextForm,
)
from kamtui.ui.knowledge.forms.which_reading import NOTHING, ask_which
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

    def submit(filled: Filled) -> Written:
        # What was left as it was shown says nothing against what another window read meanwhile.
        known = now()
        kept = {name: known[name] for name, words in shown.items() if filled.get(name) == words}
        reading = typed_knowledge.read_bond({**filled, **kept}, bond, today)
        save_or_show(lambda: bond_changes.take_bond_reading(book, account_id, reading, draft=slot))
        return Written(_("Rated anew: {bond}").format(bond=bond.label))

    form = BondForm(
        _("{bond} · {name}").format(bond=bond.label.capitalize(), name=name),
        shown,
        today=today,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


async def delete_bond_reading(desk: Desk, bond: Bond, readings: Sequence[BondReading]) -> bool:
    """Take out a reading of a bond that was a mistake, once asked which; `readings` are all of it, the newest first."""
    if not readings:
        desk.say(_("{bond} was not rated yet.").format(bond=bond.label.capitalize()))
        return False
    shown = [
        (reading, f"{'?' if reading.strength is None else reading.strength}  {reading.evidence}")
        for reading in readings
    ]
    answer = await ask_which(desk, bond.label.capitalize(), shown)
    if answer is None:
        return False
    said = _("Deleted a reading: {topic}").format(topic=bond.label)
    return filled_forms.deleted(desk, lambda: bond_changes.delete_bond_reading(desk.book, answer), said)


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


def set_image(desk: Desk, account_id: int, strength: int | None) -> bool:
    """What they think of our brand rated anew as of today, by one key: only how much."""
    is_new = desk.do(lambda: image_changes.set_image(desk.book, account_id, strength, desk.today))
    if is_new is None:
        return False
    shown = _("not known") if strength is None else _("{strength} of 5").format(strength=strength)
    if is_new:
        desk.say(_("Brand image: {strength} · {line.edit} says why").format(strength=shown), undoable=True)
    else:
        desk.say(_("Brand image is {strength} already").format(strength=shown))
    return is_new


async def rate_image(
    desk: Desk, account_id: int, resumed: Filled | None = None, *, slot: str | None = None
) -> bool:
    """Rate anew what they think of our brand, with what shows it and what was done; `slot` is that of an older draft."""
    book, today = desk.book, desk.today
    slot = slot or f"image:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return False

    def now() -> Filled:
        return fill(IMAGE, image_reads.brand_image(book, account_id).latest, read="")

    shown = now()

    def submit(filled: Filled) -> Written:
        # What was left as it was shown says nothing against what another window read meanwhile.
        known = now()
        kept = {name: known[name] for name, words in shown.items() if filled.get(name) == words}
        reading = typed_knowledge.read_image({**filled, **kept}, today)
        save_or_show(lambda: image_changes.take_image_reading(book, account_id, reading, draft=slot))
        return Written(_("Rated anew: brand image"))

    title = _("What {name} thinks of our brand").format(name=name)
    form = ImageForm(title, shown, today=today, resumed=resumed)
    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


def confirm_image(desk: Desk, account_id: int, reading: ImageReading) -> bool:
    """What they think of our brand is still so, as of today."""
    if reading.read_on == desk.today:
        desk.say(_("Brand image: that is of today already."))
        return False
    entry = ImageEntry(
        read_on=desk.today, strength=reading.strength, evidence=reading.evidence, done=reading.done
    )

    def act() -> bool:
        image_changes.take_image_reading(desk.book, account_id, entry)
        return True

    return desk.do(act, _("Brand image: still so, as of today")) is not None


async def delete_image(desk: Desk, readings: Sequence[ImageReading]) -> bool:
    """Take out a reading of the brand image that was a mistake, once asked which; `readings` are all, the newest first."""
    if not readings:
        desk.say(_("The brand image was not rated yet."))
        return False
    shown = [
        (
            reading,
            f"{'?' if reading.strength is None else reading.strength}  {reading.done or reading.evidence}",
        )
        for reading in readings
    ]
    answer = await ask_which(desk, _("Brand image"), shown)
    if answer is None:
        return False
    said = _("Deleted a reading: {topic}").format(topic=_("brand image"))
    return filled_forms.deleted(desk, lambda: image_changes.delete_image_reading(desk.book, answer), said)


async def write_topic(desk: Desk, account_id: int, topic: Topic, resumed: Filled | None = None) -> bool:
    """Write what is known on a topic, as of today or of another day."""
    book, today = desk.book, desk.today
    slot = f"topic:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return False

    def now() -> Filled:
        known = dossier_reads.texts_of(book, account_id).get(topic)
        return fill(TEXT, known, read="", topic=topic.value)

    def submit(filled: Filled) -> Written:
        text, typed_on = read_text(filled, today)
        read_on, is_dated = typed_on or today, typed_on is not None

        def write() -> bool:
            return dossier_changes.write_text(
                book, account_id, topic, text, read_on, confirms=is_dated, draft=slot
            )

        return Written(_written(topic, read_on, today) if save_or_show(write) else "")

    form = TextForm(
        _("{topic} · {name}").format(topic=topic.label.capitalize(), name=name),
        now(),
        today=today,
        words=topic.words,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


def _written(topic: Topic, read_on: date, today: date) -> str:
    if read_on == today:
        return _("Written: {topic}").format(topic=topic.label)
    return _("Written: {topic}, as of {day}").format(topic=topic.label, day=show_date(read_on))


def confirm_text(desk: Desk, account_id: int, reading: TextReading) -> bool:
    """A text still holds, as of today."""
    is_new = desk.do(
        lambda: dossier_changes.write_text(
            desk.book, account_id, reading.topic, reading.text, desk.today, confirms=True
        )
    )
    topic = reading.topic.label.capitalize()
    if is_new:
        desk.say(_("{topic}: still so, as of today").format(topic=topic), undoable=True)
    elif is_new is not None:
        desk.say(_("{topic}: that is of today already.").format(topic=topic))
    return bool(is_new)


async def delete_topic(desk: Desk, account_id: int, readings: Sequence[TextReading]) -> bool:
    """Take out one of the texts on a topic, or say that nothing is known of it any more, once asked which.

    `readings` are all on that topic, the newest first.
    """
    topic = readings[0].topic
    shown = [(reading, reading.text or _("nothing known any more")) for reading in readings]
    nothing = _("none was: nothing of it is known any more, from today on") if readings[0].text else ""
    answer = await ask_which(desk, topic.label.capitalize(), shown, nothing)
    if answer is None:
        return False
    if answer == NOTHING:
        said = _("{topic}: not known any more").format(topic=topic.label.capitalize())

        def empty() -> bool:
            return dossier_changes.write_text(desk.book, account_id, topic, "", desk.today)

        return desk.do(empty, said) is not None
    said = _("Deleted a reading: {topic}").format(topic=topic.label)
    return filled_forms.deleted(desk, lambda: dossier_changes.delete_text(desk.book, answer), said)


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

    def submit(filled: Filled) -> Written:
        answer, note = Answer(filled["answer"]), clean(filled["note"], lines=True).strip()
        save_or_show(
            lambda: dossier_changes.answer_mark(book, account_id, mark, answer, today, note=note, draft=slot),
        )
        return Written(_("Answered: {mark}").format(mark=mark.label))

    form = MarkForm(
        _("{mark} · {name}").format(mark=mark.label.capitalize(), name=name),
        now(),
        today=today,
        words=mark.words,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


async def new_satisfaction(desk: Desk, account_id: int, resumed: Filled | None = None) -> int | None:
    """Write down how satisfied an account is; the id of the reading, None where it was not written."""
    book, today = desk.book, desk.today
    slot = f"satisfaction:{account_id}"
    name = competitor_acts.account_of_form(desk, account_id, slot, resumed)
    if name is None:
        return None
    start = fill(SATISFACTION)

    def submit(filled: Filled) -> Written:
        reading = read_satisfaction(filled, today)
        reading_id = save_or_show(
            lambda: satisfaction_changes.take_satisfaction(book, account_id, reading, draft=slot)
        )
        return Written(_("Satisfaction {score} of 10").format(score=reading.score), reading_id)

    form = SatisfactionForm(
        _("How satisfied is {name}?").format(name=name),
        start,
        today=today,
        picks={"person": person_pick(desk, {**start, **(resumed or {})}, account_id)},
        resumed=resumed,
    )
    written = await ask(desk, form, submit, keeper(desk, slot))
    return written.record_id if written is not None else None


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
        case "image", (account_id,):
            await rate_image(desk, account_id, content)
        case "topic", (account_id,) if content["topic"] == "brand_image":
            # Older programs kept it as a text among the others.
            asked = {name.replace("text", "evidence"): words for name, words in content.items()}
            await rate_image(desk, account_id, asked, slot=f"topic:{account_id}")
        case "topic", (account_id,):
            await write_topic(desk, account_id, Topic(content["topic"]), content)
        case "mark", (account_id,):
            await explain_mark(desk, account_id, Mark(content["mark"]), content)
        case "satisfaction", (account_id,):
            await new_satisfaction(desk, account_id, content)
