"""What the acts about terms, problems and favours share: forms that name an account or a person, and what they hand over."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.accounts.suggesting import account_suggestion, person_suggestions
from kamtui.ui.forms.asking import Filled
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.suggestions import Suggestion

T = TypeVar("T")


def id_in(filled: Filled, name: str) -> int | None:
    """An id as a form hands it over."""
    return int(filled[name]) if filled.get(name) else None


def term_there(desk: Desk, term_id: int) -> TermDetail | None:
    try:
        return term_reads.term_detail(desk.book, term_id)
    except GoneMeanwhile:
        return None


def picked_account(desk: Desk, content: Filled) -> list[Suggestion]:
    """The account that a form starts with, under the name that stands in it."""
    account = account_suggestion(desk, id_in(content, "account_id"))
    return [replace(account, name=" ".join(content["account"].split()))] if account else []


def picked_person(desk: Desk, content: Filled) -> list[Suggestion]:
    """The person that a form starts with, under the name that stands in it."""
    people = person_suggestions(desk, id_in(content, "person_id"))
    return [replace(person, name=" ".join(content["person"].split())) for person in people]


def with_names(filled: Filled, read: Callable[[], T]) -> T:
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


def deleted(desk: Desk, delete: Callable[[], None], said: str) -> bool:
    """Delete something, and say so; whether the book let it go."""

    def act() -> bool:
        delete()
        return True

    return desk.do(act, said) is not None
