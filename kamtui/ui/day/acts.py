"""What can be done from any place about tasks."""

from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.day import task_changes, task_reads
from kamtui.ui.forms import typed
from kamtui.ui.shell.acts import Acts


class TaskActs(Acts):
    """The acts about tasks."""

    async def new_task(
        self,
        account_id: int | None,
        person_id: int | None = None,
        resumed: dict[str, str] | None = None,
        *,
        term_id: int | None = None,
        is_prospecting: bool = False,
    ) -> bool:
        """Write down something to do, perhaps because of a term or for finding prospects; whether it was."""
        start = typed.new_task(is_prospecting)
        follows = TaskEntry(what="", due_on=self.desk.today, term_id=term_id)
        return await self._task_form(None, start, account_id, person_id, resumed, follows)

    async def edit_task(self, task_id: int, resumed: dict[str, str] | None = None) -> bool:
        """Correct a task; whether it was."""
        entry = self.read_or_say(lambda: task_reads.task_entry(self.desk.book, task_id))
        if entry is None:
            return False
        start = typed.type_task(entry, "", "")
        return await self._task_form(task_id, start, entry.account_id, entry.person_id, resumed, entry)

    async def _task_form(
        self,
        task_id: int | None,
        start: dict[str, str],
        account_id: int | None,
        person_id: int | None,
        resumed: dict[str, str] | None,
        was: TaskEntry | None = None,
    ) -> bool:
        from kamtui.domain.day.typed_task import read_task
        from kamtui.ui.accounts.forms import TaskForm

        book, today = self.desk.book, self.desk.today
        slot = f"task:{task_id}" if task_id else "task"
        if resumed:
            account_id = int(resumed["account_id"]) if resumed.get("account_id") else None
            person_id = int(resumed["person_id"]) if resumed.get("person_id") else None
        account = self._account_suggestion(account_id)
        person = self._person_suggestions(person_id)
        said: list[str] = []

        def submit(filled: dict[str, str]) -> None:
            for name in ("account", "person"):
                if filled[name].strip() and not filled[f"{name}_id"]:
                    raise Problems({name: _("Nothing of that name is in the book; choose from the list.")})
            entry = read_task(
                filled,
                today,
                int(filled["account_id"]) if filled["account_id"] else None,
                int(filled["person_id"]) if filled["person_id"] else None,
                was,
            )
            if task_id is None:
                self.save_or_show(lambda: task_changes.add_task(book, entry, draft=slot))
                said.append(_("Added task “{what}”").format(what=entry.what))
            else:
                self.save_or_show(lambda: task_changes.edit_task(book, task_id, entry, draft=slot))
                said.append(_("Changed task “{what}”").format(what=entry.what))

        form = TaskForm(
            _("Edit task") if task_id else _("New task"),
            {
                **start,
                "account": account.name if account else "",
                "person": person[0].name if person else "",
                "account_id": str(account_id or ""),
                "person_id": str(person_id or ""),
            },
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=[account] if account else [],
            people=lambda text, within: self.suggest_people(text, within, or_new=False),
            person=person,
            repeat=was.repeat if was else None,
            resumed=resumed,
        )

        def now() -> dict[str, str]:
            assert task_id is not None
            entry = task_reads.task_entry(book, task_id)
            account = self._account_suggestion(entry.account_id)
            person = self._person_suggestions(entry.person_id)
            return typed.type_task(entry, account.name if account else "", person[0].name if person else "")

        return await self._ask(form, said, now if task_id else None)

    def finish_task(self, task_id: int) -> bool:
        """Mark a task as done; whether it was."""
        what = self.do(lambda: task_changes.finish_task(self.desk.book, task_id, self.desk.clock()))
        if what is None:
            return False
        self.say(_("Done: “{what}”").format(what=what), undoable=True)
        return True

    def reopen_task(self, task_id: int) -> None:
        """Mark a task as not done after all."""
        what = self.do(lambda: task_changes.reopen_task(self.desk.book, task_id))
        if what is not None:
            self.say(_("Not done after all: “{what}”").format(what=what), undoable=True)

    async def snooze_task(self, task_id: int) -> bool:
        """Put a task off; whether it was."""
        from kamtui.ui.forms.questions import Snooze

        entry = self.read_or_say(lambda: task_reads.task_entry(self.desk.book, task_id))
        if entry is None:
            return False
        due = await self.app.push_screen_wait(Snooze(entry.what, entry.due_on, self.desk.today))
        if due is None:
            return False
        day = show_weekday_day(due.day, self.desk.today)
        what = self.do(
            lambda: task_changes.snooze_task(self.desk.book, task_id, due.day, due.time),
            _("Put off to {day}: “{what}”").format(day=day, what=entry.what),
        )
        return what is not None

    async def delete_task(self, task_id: int) -> None:
        """Delete a task, once asked."""
        entry = self.read_or_say(lambda: task_reads.task_entry(self.desk.book, task_id))
        if entry is None:
            return
        if await self._confirm(_("Delete the task “{what}”?").format(what=entry.what)):
            self.do(
                lambda: task_changes.delete_task(self.desk.book, task_id),
                _("Deleted task “{what}”").format(what=entry.what),
            )

    # -- after a crash

    async def resume(self, slot: str, content: dict[str, str]) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, number = slot.partition(":")
        record_id = int(number) if number.isdecimal() else None
        if kind != "task":
            await super().resume(slot, content)
            return
        self.say(_("Here is what you typed and did not save."))
        if kind == "task" and record_id is None:
            await self.new_task(None, resumed=content)
        elif kind == "task" and record_id is not None:
            await self.edit_task(record_id, resumed=content)
