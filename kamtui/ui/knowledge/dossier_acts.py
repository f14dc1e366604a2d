"""What can be done about what ties an account and what is known of it: bonds, texts, marks, satisfaction.

Built on the acts of `ui.shell.acts`: each asks, writes to the book, says what happened.
"""

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.bonds import read_bond
from kamtui.domain.knowledge.dossier import UNANSWERED, read_satisfaction
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
from kamtui.ui.forms import typed
from kamtui.ui.knowledge.competitor_acts import CompetitorActs
from kamtui.ui.terms.filled_forms import Filled, id_in

_SLOTS = ("bond", "topic", "mark", "satisfaction")


class DossierActs(CompetitorActs):
    """The acts about bonds and the dossier. Each returns whether the book was changed."""

    # -- bonds

    def set_bond(self, account_id: int, bond: Bond, strength: int | None) -> bool:
        """A bond read anew as of today, by one key: only how strong it is."""
        book, today = self.desk.book, self.desk.today
        taken = self.do(lambda: (bond_changes.set_strength(book, account_id, bond, strength, today),))
        if taken is None:
            return False
        shown = _("not known") if strength is None else _("{strength} of 5").format(strength=strength)
        if taken == (None,):
            self.say(_("{bond} is {strength} already").format(bond=bond.label.capitalize(), strength=shown))
            return False
        said = _("{bond}: {strength} · e says why").format(bond=bond.label.capitalize(), strength=shown)
        self.say(said, undoable=True)
        return True

    async def read_bond(self, account_id: int, bond: Bond, resumed: Filled | None = None) -> bool:
        """Read a bond anew, with all that is known about it."""
        from kamtui.ui.knowledge.dossier_forms import BondForm

        book, today = self.desk.book, self.desk.today
        slot = f"bond:{account_id}"
        name = self._account_of_form(account_id, slot, resumed)
        if name is None:
            return False
        shown = typed.type_bond(bond, bond_reads.bond_picture(book, account_id).bar(bond).latest)

        def submit(filled: Filled) -> None:
            # What was left as it was shown says nothing against what another window read meanwhile.
            now = typed.type_bond(bond, bond_reads.bond_picture(book, account_id).bar(bond).latest)
            kept = {name: now[name] for name, words in shown.items() if filled.get(name) == words}
            reading = read_bond({**filled, **kept}, bond, today)
            self.save_or_show(lambda: bond_changes.take_bond_reading(book, account_id, reading, draft=slot))

        form = BondForm(
            _("{bond} · {name}").format(bond=bond.label.capitalize(), name=name),
            shown,
            submit,
            self._keeper(slot),
            today=today,
            resumed=resumed,
        )
        return await self._ask(
            form,
            [_("Read anew: {bond}").format(bond=bond.label)],
            lambda: typed.type_bond(bond, bond_reads.bond_picture(book, account_id).bar(bond).latest),
        )

    async def review_bonds(self, account_id: int) -> bool:
        """The bonds were gone through today, once asked."""
        book, today = self.desk.book, self.desk.today
        if bond_reads.last_bond_review(book, account_id) == today:
            self.say(_("The bonds are marked as reviewed today already."))
            return False

        question = _("Were these bonds gone through today? Changes are then told from today on.")
        if not await self._agree(question, _("gone through")):
            return False

        def act() -> bool:
            bond_changes.mark_bonds_reviewed(book, account_id, today)
            return True

        return self.do(act, _("Reviewed the bonds: changes are told from today on")) is not None

    # -- texts and marks

    async def write_topic(self, account_id: int, topic: Topic, resumed: Filled | None = None) -> bool:
        """Write what is known on a topic."""
        from kamtui.ui.knowledge.dossier_forms import TextForm

        book = self.desk.book
        slot = f"topic:{account_id}"
        name = self._account_of_form(account_id, slot, resumed)
        if name is None:
            return False

        def submit(filled: Filled) -> None:
            self._written_text(account_id, topic, filled["text"], slot)

        form = TextForm(
            _("{topic} · {name}").format(topic=topic.label.capitalize(), name=name),
            {"topic": topic.value, "text": dossier_reads.texts_of(book, account_id).get(topic, "")},
            submit,
            self._keeper(slot),
            words=topic.words,
            resumed=resumed,
        )
        return await self._ask(
            form,
            [_("Written: {topic}").format(topic=topic.label)],
            lambda: {"text": dossier_reads.texts_of(book, account_id).get(topic, "")},
        )

    def _written_text(self, account_id: int, topic: Topic, text: str, slot: str) -> None:
        self.save_or_show(
            lambda: dossier_changes.write_text(self.desk.book, account_id, topic, text, draft=slot)
        )

    async def delete_topic(self, account_id: int, topic: Topic) -> bool:
        """Take a text out, once asked."""
        if not await self._confirm(_("Delete the text on {topic}?").format(topic=topic.label)):
            return False

        def act() -> bool:
            dossier_changes.write_text(self.desk.book, account_id, topic, "")
            return True

        return self.do(act, _("Deleted: {topic}").format(topic=topic.label)) is not None

    def set_mark(self, account_id: int, mark: Mark, answer: Answer) -> bool:
        """Answer a mark by one key; its note stays."""
        book, today = self.desk.book, self.desk.today
        is_new = self.do(lambda: dossier_changes.answer_mark(book, account_id, mark, answer, today))
        if is_new:
            said = _("{mark}: {answer}").format(mark=mark.label.capitalize(), answer=answer.label)
            self.say(said, undoable=True)
        return bool(is_new)

    async def explain_mark(self, account_id: int, mark: Mark, resumed: Filled | None = None) -> bool:
        """Answer a mark, and say why."""
        from kamtui.ui.knowledge.dossier_forms import MarkForm

        book, today = self.desk.book, self.desk.today
        slot = f"mark:{account_id}"
        name = self._account_of_form(account_id, slot, resumed)
        if name is None:
            return False
        known = dossier_reads.marks_of(book, account_id)

        def submit(filled: Filled) -> None:
            answer, note = Answer(filled["answer"]), clean(filled["note"], lines=True).strip()
            self.save_or_show(
                lambda: dossier_changes.answer_mark(
                    book, account_id, mark, answer, today, note=note, draft=slot
                )
            )

        form = MarkForm(
            _("{mark} · {name}").format(mark=mark.label.capitalize(), name=name),
            typed.type_mark(mark.value, known.get(mark, UNANSWERED)),
            submit,
            self._keeper(slot),
            words=mark.words,
            resumed=resumed,
        )
        return await self._ask(
            form,
            [_("Answered: {mark}").format(mark=mark.label)],
            lambda: typed.type_mark(
                mark.value, dossier_reads.marks_of(book, account_id).get(mark, UNANSWERED)
            ),
        )

    # -- satisfaction

    async def new_satisfaction(self, account_id: int, resumed: Filled | None = None) -> bool:
        """Write down how satisfied an account is."""
        from kamtui.ui.knowledge.dossier_forms import SatisfactionForm

        book, today = self.desk.book, self.desk.today
        slot = f"satisfaction:{account_id}"
        name = self._account_of_form(account_id, slot, resumed)
        if name is None:
            return False
        start = typed.new_satisfaction()
        given = {**start, **(resumed or {})}
        said: list[str] = []

        def submit(filled: Filled) -> None:
            reading = self._with_names(
                {**filled, "account": ""},
                lambda: read_satisfaction(filled, today, id_in(filled, "person_id")),
            )
            self.save_or_show(
                lambda: satisfaction_changes.take_satisfaction(book, account_id, reading, draft=slot)
            )
            said.append(_("Satisfaction {score} of 10").format(score=reading.score))

        form = SatisfactionForm(
            _("How satisfied is {name}?").format(name=name),
            start,
            submit,
            self._keeper(slot),
            today=today,
            people=lambda text: self.suggest_people(text, account_id, or_new=False),
            person=self._picked_person(given),
            resumed=resumed,
        )
        return await self._ask(form, said)

    async def delete_satisfaction(self, reading_id: int, score: int) -> bool:
        """Take out a reading that was a mistake, once asked; `score` is what it says."""
        if not await self._confirm(_("Delete this reading: satisfaction {score}?").format(score=score)):
            return False
        book = self.desk.book
        return self._deleted(
            lambda: satisfaction_changes.delete_satisfaction(book, reading_id), _("Deleted the reading")
        )

    # -- drafts

    async def resume(self, slot: str, content: Filled) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, number = slot.partition(":")
        if kind not in _SLOTS or not number.isdecimal():
            await super().resume(slot, content)
            return
        record_id = int(number)
        self.say(_("Here is what you typed and did not save."))
        match kind:
            case "bond":
                await self.read_bond(record_id, Bond(content["bond"]), content)
            case "topic":
                await self.write_topic(record_id, Topic(content["topic"]), content)
            case "mark":
                await self.explain_mark(record_id, Mark(content["mark"]), content)
            case _:
                await self.new_satisfaction(record_id, content)
