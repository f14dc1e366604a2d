"""What can be done from any place about accounts and people."""

from collections.abc import Callable

from kamtui.domain.accounts import account as account_rules
from kamtui.domain.accounts import person as person_rules
from kamtui.domain.accounts.words import Stage
from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts import people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.ui.forms import typed
from kamtui.ui.shell.acts import Acts

MANY_RECORDS = 50
"""How many records go at once before the book is backed up first."""


def _stays_named(count: int) -> str:
    """What becomes of the prospects of somebody who is deleted."""
    return ngettext(
        "{count} prospect named by them stays, without who named it.",
        "{count} prospects named by them stay, without who named them.",
        count,
    ).format(count=count)


def _what_goes(name: str, held: account_reads.Belongings) -> str:
    """The question whether to delete an account, with all that goes with it."""
    counted: tuple[tuple[int, Callable[[int], str]], ...] = (
        (held.terms, lambda n: ngettext("{count} term", "{count} terms", n)),
        (held.problems, lambda n: ngettext("{count} problem", "{count} problems", n)),
        (held.favours, lambda n: ngettext("{count} favour", "{count} favours", n)),
        (held.namings, lambda n: ngettext("how it was named, once", "how it was named, {count} times", n)),
        (
            held.dossier,
            lambda n: ngettext("{count} entry of its dossier", "{count} entries of its dossier", n),
        ),
        (
            held.months,
            lambda n: ngettext("{count} month of sales and plans", "{count} months of sales and plans", n),
        ),
    )
    parts = [
        ngettext("{count} person", "{count} people", held.people).format(count=held.people),
        ngettext("{count} call", "{count} calls", held.calls).format(count=held.calls),
        ngettext("{count} task", "{count} tasks", held.tasks).format(count=held.tasks),
        *(words(count).format(count=count) for count, words in counted if count),
    ]
    question = _("Delete {name}? With it go {others} and {last}.").format(
        name=name, others=", ".join(parts[:-1]), last=parts[-1]
    )
    if held.named:
        question += " " + _stays_named(held.named)
    return question + "\n\n" + _("To keep what was, archive it with x instead.")


class AccountActs(Acts):
    """The acts about accounts and people."""

    # -- accounts

    async def new_account(self, resumed: dict[str, str] | None = None) -> int | None:
        """Write down a new account; its id."""
        from kamtui.store.accounts import changes as account_changes
        from kamtui.store.accounts import twins
        from kamtui.ui.accounts.forms import AccountForm
        from kamtui.ui.forms.twins import TwinQuestion

        today = self.desk.today
        said: list[str] = []
        made: list[int] = []
        question = TwinQuestion()

        def submit(filled: dict[str, str]) -> None:
            entry = account_rules.read_account(filled, today)
            question.ask("name", twins.account_twins(self.desk.book, entry))
            self.save_or_show(
                lambda: made.append(account_changes.add_account(self.desk.book, entry, draft="account"))
            )
            said.append(_("Added {name}").format(name=entry.name))

        form = AccountForm(
            _("New account"),
            typed.new_account(),
            submit,
            self._keeper("account"),
            today=today,
            resumed=resumed,
        )
        await self._ask(form, said)
        return made[0] if made else None

    async def edit_account(self, account_id: int, resumed: dict[str, str] | None = None) -> None:
        """Correct an account."""
        from kamtui.store.accounts import changes as account_changes
        from kamtui.ui.accounts.forms import AccountForm

        book, today = self.desk.book, self.desk.today
        entry = self.read_or_say(lambda: account_reads.account_entry(book, account_id))
        if entry is None:
            return
        slot = f"account:{account_id}"
        said: list[str] = []

        def submit(filled: dict[str, str]) -> None:
            changed = account_rules.read_account(filled, today)
            self.save_or_show(
                lambda: account_changes.edit_account(book, account_id, changed, today, draft=slot)
            )
            said.append(_("Changed {name}").format(name=changed.name))

        form = AccountForm(
            _("Edit account"),
            typed.type_account(entry),
            submit,
            self._keeper(slot),
            today=today,
            resumed=resumed,
        )
        await self._ask(form, said, lambda: typed.type_account(account_reads.account_entry(book, account_id)))

    def toggle_key(self, account_id: int) -> None:
        """Mark an account as key, or no longer."""
        from kamtui.store.accounts import changes as account_changes

        entry = self.read_or_say(lambda: account_reads.account_entry(self.desk.book, account_id))
        if entry is None:
            return
        said = _("{name} is no longer a key account") if entry.is_key else _("{name} is a key account")
        self.do(
            lambda: account_changes.set_key(self.desk.book, account_id, not entry.is_key),
            said.format(name=entry.name),
        )

    async def archive(self, account_id: int) -> None:
        """Make an account a former one, or a lost or former one live again, once asked."""
        from kamtui.store.accounts import changes as account_changes

        entry = self.read_or_say(lambda: account_reads.account_entry(self.desk.book, account_id))
        if entry is None:
            return
        stage = {Stage.CUSTOMER: Stage.FORMER, Stage.PROSPECT: Stage.LOST, Stage.LOST: Stage.PROSPECT}.get(
            entry.stage, Stage.CUSTOMER
        )
        question = _("Change {name} from {now} to {stage}?").format(
            name=entry.name, stage=stage.label, now=entry.stage.label
        )
        if not await self._agree(question, stage.label):
            return
        said = _("{name} is now a {stage} account").format(name=entry.name, stage=stage.label)
        self.do(lambda: account_changes.set_stage(self.desk.book, account_id, stage, self.desk.today), said)

    async def delete_account(self, account_id: int) -> bool:
        """Delete an account once it was said what goes with it; whether it was."""
        from kamtui.store.accounts import changes as account_changes

        book = self.desk.book
        entry = self.read_or_say(lambda: account_reads.account_entry(book, account_id))
        if entry is None:
            return False
        held = account_reads.belongings(book, account_id)
        if not await self._confirm(_what_goes(entry.name, held)):
            return False
        if held.count >= MANY_RECORDS and not await self._back_up():
            return False
        self.do(
            lambda: account_changes.delete_account(book, account_id),
            _("Deleted {name}").format(name=entry.name),
        )
        return True

    # -- people

    async def new_person(self, account_id: int | None, resumed: dict[str, str] | None = None) -> None:
        """Write down a new person of an account, or one outside all: a center of influence may be."""
        entry = person_rules.PersonEntry(name="", account_id=account_id)
        await self._person_form(None, entry, person_rules.StanceEntry(None, None), resumed)

    async def edit_person(self, person_id: int, resumed: dict[str, str] | None = None) -> None:
        """Correct a person, or take a new reading of them."""
        known = self.read_or_say(lambda: people_reads.person_entry(self.desk.book, person_id))
        if known is not None:
            await self._person_form(person_id, *known, resumed)

    async def _person_form(
        self,
        person_id: int | None,
        entry: person_rules.PersonEntry,
        stance: person_rules.StanceEntry,
        resumed: dict[str, str] | None,
    ) -> None:
        from kamtui.store.accounts import people_changes, twins
        from kamtui.ui.accounts.forms import PersonForm
        from kamtui.ui.forms.twins import TwinQuestion

        book, today = self.desk.book, self.desk.today
        account_id = entry.account_id
        slot = f"person:{person_id}" if person_id else f"new person:{account_id}"
        boss = self._person_suggestions(entry.reports_to_id)
        if resumed and resumed.get("reports_to_id"):
            boss = self._person_suggestions(int(resumed["reports_to_id"]))
        said: list[str] = []
        question = TwinQuestion()

        def submit(filled: dict[str, str]) -> None:
            changed, reading = person_rules.read_person(filled, today, account_id)
            if filled.get("reports_to", "").strip() and changed.reports_to_id is None:
                raise Problems(
                    {"reports_to": _("Nobody of that name is in this account; choose from the list.")}
                )
            if person_id is not None and changed.reports_to_id is not None:
                self._refuse_circle(person_id, changed.reports_to_id)
            if person_id is None:
                if not changed.is_empty_seat:
                    question.ask("name", twins.person_twins(book, changed))
                self.save_or_show(
                    lambda: people_changes.add_person(book, changed, reading, today, draft=slot)
                )
                said.append(_("Added {name}").format(name=changed.name))
            else:
                self.save_or_show(
                    lambda: people_changes.edit_person(book, person_id, changed, reading, today, draft=slot)
                )
                said.append(_("Changed {name}").format(name=changed.name))

        form = PersonForm(
            _("Edit person") if person_id else _("New person"),
            typed.type_person(entry, stance, boss[0].name if boss and not resumed else ""),
            submit,
            self._keeper(slot),
            today=today,
            glyphs=self.desk.glyphs,
            bosses=lambda text: [
                boss
                for boss in self.suggest_people(text, account_id, or_new=False)
                if boss.record_id != person_id
            ],
            boss=boss,
            resumed=resumed,
        )

        def now() -> dict[str, str]:
            assert person_id is not None
            entry, stance = people_reads.person_entry(book, person_id)
            boss = self._person_suggestions(entry.reports_to_id)
            return typed.type_person(entry, stance, boss[0].name if boss else "")

        await self._ask(form, said, now if person_id else None)

    def _refuse_circle(self, person_id: int, reports_to_id: int) -> None:
        if person_id == reports_to_id:
            raise Problems({"reports_to": _("Nobody reports to themselves.")})
        if people_reads.reports_in_a_circle(self.desk.book, person_id, reports_to_id):
            raise Problems({"reports_to": _("That would make a circle: this one already reports to them.")})

    async def delete_person(self, person_id: int) -> None:
        """Delete a person, once asked."""
        from kamtui.store.accounts import people_changes

        line = self.read_or_say(lambda: people_reads.person_line(self.desk.book, person_id))
        if line is None:
            return
        held = people_reads.person_belongings(self.desk.book, person_id)
        sentence = ngettext(
            "Delete {name}? With them go their stances and ties. They were in {count} call, which stays.",
            "Delete {name}? With them go their stances and ties. They were in {count} calls, which stay.",
            held.calls,
        ).format(name=line.name, count=held.calls)
        if held.tasks:
            sentence += " " + ngettext(
                "{count} task stays, without a person.", "{count} tasks stay, without a person.", held.tasks
            ).format(count=held.tasks)
        if held.named:
            sentence += " " + _stays_named(held.named)
        sentence += "\n\n" + _("If they only left, edit them and set their status instead.")
        if await self._confirm(sentence):
            self.do(
                lambda: people_changes.delete_person(self.desk.book, person_id),
                _("Deleted {name}").format(name=line.name),
            )

    # -- after a crash

    async def resume(self, slot: str, content: dict[str, str]) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, number = slot.partition(":")
        record_id = int(number) if number.isdecimal() else None
        if kind not in ("account", "new person", "person"):
            await super().resume(slot, content)
            return
        self.say(_("Here is what you typed and did not save."))
        if kind == "account" and record_id is None:
            await self.new_account(resumed=content)
        elif kind == "account" and record_id is not None:
            await self.edit_account(record_id, resumed=content)
        elif kind == "new person":
            await self.new_person(record_id, resumed=content)
        elif kind == "person" and record_id is not None:
            await self.edit_person(record_id, resumed=content)
