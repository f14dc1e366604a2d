"""What the acts about terms, problems and favours share: forms that name an account or a person, and what they hand over."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.accounts.acts import AccountActs
from kamtui.ui.calls.acts import CallActs
from kamtui.ui.day.acts import TaskActs
from kamtui.ui.guards import GuardedApp
from kamtui.ui.widgets.suggestions import Suggestion

Filled = dict[str, str]
"""A filled form: what stands in each field, by its name."""
T = TypeVar("T")


def id_in(filled: Filled, name: str) -> int | None:
    """An id as a form hands it over."""
    return int(filled[name]) if filled.get(name) else None


def named(one: Suggestion | None = None) -> tuple[str, int | None]:
    """A record's name and id for a form; of none both are empty."""
    return ("", None) if one is None else (one.name, one.record_id)


class FilledForms(CallActs, AccountActs, TaskActs):
    """What such acts need of the desk: whom a form names, what it says, and whether a record is still there."""

    def _term_there(self, term_id: int) -> TermDetail | None:
        try:
            return term_reads.term_detail(self.desk.book, term_id)
        except GoneMeanwhile:
            return None

    def _picked_account(self, content: Filled) -> list[Suggestion]:
        """The account that a form starts with, under the name that stands in it."""
        found = self._account_suggestion(id_in(content, "account_id"))
        return [replace(found, name=" ".join(content["account"].split()))] if found else []

    def _picked_person(self, content: Filled) -> list[Suggestion]:
        """The person that a form starts with, under the name that stands in it."""
        found = self._person_suggestions(id_in(content, "person_id"))
        return [replace(one, name=" ".join(content["person"].split())) for one in found]

    def _with_names(self, filled: Filled, read: Callable[[], T]) -> T:
        """What a form says; a name that is nobody's is said with all else that is wrong. Raises Problems."""
        unknown = {
            name: _("Nothing of that name is in the book; choose from the list.")
            for name in ("account", "person")
            if filled.get(name, "").strip() and not filled.get(f"{name}_id")
        }
        try:
            entry = read()
        except Problems as wrong:
            raise Problems({**wrong.by_field, **unknown}) from None
        if unknown:
            raise Problems(unknown)
        return entry

    def _deleted(self, delete: Callable[[], None], said: str) -> bool:
        """Delete something, and say so; whether the book let it go."""

        def act() -> bool:
            delete()
            return True

        return self.do(act, said) is not None

    def _hold_keys(self) -> None:
        """What is typed before the next dialog stands is meant for it."""
        if isinstance(self.app, GuardedApp):
            self.app.hold_keys()
