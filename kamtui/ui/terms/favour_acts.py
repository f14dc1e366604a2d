"""What can be done from any place about favours."""

from kamtui.domain.text.language import _
from kamtui.store.terms import favour_changes, favour_reads
from kamtui.ui.forms import typed
from kamtui.ui.terms.filled_forms import Filled, FilledForms, id_in, named


class FavourActs(FilledForms):
    """The acts about favours. Each returns whether the book was changed."""

    async def new_favour(
        self, account_id: int | None, person_id: int | None = None, resumed: Filled | None = None
    ) -> bool:
        """Note a favour, given or received."""
        account, person = self._account_suggestion(account_id), self._person_suggestions(person_id)
        start = typed.new_favour(*named(account), *named(*person))
        return await self._favour_form(None, start, resumed)

    async def edit_favour(self, favour_id: int, resumed: Filled | None = None) -> bool:
        """Correct a favour."""
        line = self.read_or_say(lambda: favour_reads.favour_line(self.desk.book, favour_id))
        if line is None:
            return False
        account = self._account_suggestion(line.entry.account_id)
        start = typed.type_favour(line.entry, account.name if account else "", line.person)
        return await self._favour_form(favour_id, start, resumed)

    async def _favour_form(self, favour_id: int | None, start: Filled, resumed: Filled | None) -> bool:
        from kamtui.domain.terms.favour import read_favour
        from kamtui.ui.terms.favour_form import FavourForm

        book, today = self.desk.book, self.desk.today
        slot = f"favour:{favour_id}" if favour_id else "favour"
        said: list[str] = []

        def submit(filled: Filled) -> None:
            entry = self._with_names(
                filled,
                lambda: read_favour(filled, today, id_in(filled, "account_id"), id_in(filled, "person_id")),
            )
            if favour_id is None:
                self.save_or_show(lambda: favour_changes.add_favour(book, entry, draft=slot))
                said.append(_("Noted favour: {what}").format(what=entry.what))
            else:
                self.save_or_show(lambda: favour_changes.edit_favour(book, favour_id, entry, draft=slot))
                said.append(_("Changed favour: {what}").format(what=entry.what))

        form = FavourForm(
            _("Edit favour") if favour_id else _("New favour"),
            start,
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=self._picked_account({**start, **(resumed or {})}),
            people=lambda text, within: self.suggest_people(text, within, or_new=False),
            person=self._picked_person({**start, **(resumed or {})}),
            resumed=resumed,
        )

        def now() -> Filled:
            assert favour_id is not None
            line = favour_reads.favour_line(book, favour_id)
            account = self._account_suggestion(line.entry.account_id)
            return typed.type_favour(line.entry, account.name if account else "", line.person)

        return await self._ask(form, said, now if favour_id else None)

    def thank_favour(self, favour_id: int) -> bool:
        """A favour was thanked for today, or was not after all."""
        book = self.desk.book
        line = self.read_or_say(lambda: favour_reads.favour_line(book, favour_id))
        if line is None:
            return False
        is_thanked = line.entry.thanked_on is not None
        said = _("Not thanked for after all: {what}") if is_thanked else _("Thanked for: {what}")
        what = self.do(
            lambda: favour_changes.set_thanked(book, favour_id, None if is_thanked else self.desk.today),
            said.format(what=line.entry.what),
        )
        return what is not None

    async def delete_favour(self, favour_id: int) -> bool:
        """Delete a favour, once asked."""
        book = self.desk.book
        line = self.read_or_say(lambda: favour_reads.favour_line(book, favour_id))
        if line is None:
            return False
        if not await self._confirm(_("Delete the favour “{what}”?").format(what=line.entry.what)):
            return False
        return self._deleted(
            lambda: favour_changes.delete_favour(book, favour_id),
            _("Deleted favour: {what}").format(what=line.entry.what),
        )
