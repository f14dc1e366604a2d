"""How the people on a map are changed: their roles, what we want of them, that they left or moved, and that the map was gone through."""

from datetime import date

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.buying_center import TargetStance
from kamtui.domain.center.words import Role, write_roles
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _
from kamtui.store.accounts import memberships
from kamtui.store.accounts.people_changes import move
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.center.reads import last_review


def set_roles(book: Book, person_id: int, roles: tuple[Role, ...]) -> None:
    """Write down a person's parts in the decision. Raises GoneMeanwhile."""

    with book.change(_("Roles of {name}").format(name=person_name(book, person_id))) as act:
        person = act.get(tables.Person, person_id)
        person.roles = write_roles(roles)


def set_target(book: Book, person_id: int, target: TargetStance | None) -> None:
    """Write down the stance that we want of a person, by when and our next move; None for none in particular.

    Raises GoneMeanwhile.
    """
    with book.change(_("What we want of {name}").format(name=person_name(book, person_id))) as act:
        person = act.get(tables.Person, person_id)
        person.target_stance = target.stance.value if target else None
        person.target_on = target.by_on if target else None
        person.target_move = target.move if target else ""


# -- changes: who is there


def mark_left(book: Book, person_id: int, today: date) -> None:
    """A person left; the map of earlier days still shows them. Raises GoneMeanwhile."""

    with book.change(_("{name} left").format(name=person_name(book, person_id))) as act:
        person = act.get(tables.Person, person_id)
        person.status = PersonStatus.LEFT.value
        memberships.follow(act, person, today)


def move_person(
    book: Book, person_id: int, account_id: int, today: date, new: tuple[Reach, ...] = ()
) -> None:
    """A person works in another account from today on; their readings and calls go along.

    `new` are the ways to reach them there, which come first; those of the firm that they leave stay as past ones.

    They report to nobody there yet; whoever reported to them stays where they are. What we wanted of them was wanted of them
    there, and does not go along. Raises Problems, GoneMeanwhile.
    """

    account = account_name(book, account_id)
    name = person_name(book, person_id)
    if book.row(
        "SELECT 1 FROM person WHERE id = ? AND account_id = ? AND status = 'active'", (person_id, account_id)
    ):
        sentence = _("{name} is at {account} already.").format(name=name, account=account)
        raise Problems({"account_id": sentence})
    with book.change(_("{name} moved to {account}").format(name=name, account=account)) as act:
        move(act, book, act.get(tables.Person, person_id), account_id, today, new)


def mark_reviewed(book: Book, account_id: int, today: date) -> None:
    """The map was gone through today; a second time on one day says nothing new. Raises GoneMeanwhile."""

    name = account_name(book, account_id)
    if last_review(book, account_id) == today:
        return
    with book.change(_("Review of the map of {name}").format(name=name)) as act:
        act.add(tables.MapReview(id=act.new_id(), account_id=account_id, reviewed_on=today))
