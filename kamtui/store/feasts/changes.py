"""What the book keeps of a person's feasts: on which day they celebrate their name, and whether they are to be greeted."""

from kamtui.domain.text.language import _
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book


def set_name_day(book: Book, person_id: int, code: str | None) -> None:
    """Keep the code of a person's name day; None tells it by their first name again. Raises GoneMeanwhile."""
    name = person_name(book, person_id)
    with book.change(_("Name day of {name}").format(name=name)) as act:
        act.get(tables.Person, person_id).name_day = code


def set_greeted(book: Book, person_id: int, is_greeted: bool) -> None:
    """Keep whether a person is greeted on feasts. Raises GoneMeanwhile."""
    name = person_name(book, person_id)
    words = _("Greet {name} on feasts") if is_greeted else _("Do not greet {name} on feasts")
    with book.change(words.format(name=name)) as act:
        act.get(tables.Person, person_id).is_greeted = is_greeted
