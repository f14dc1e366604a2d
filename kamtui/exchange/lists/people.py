"""The people of an account as a list that leaves the program."""

from collections.abc import Iterable
from typing import NamedTuple

from kamtui.domain.accounts.reach import show_reaches
from kamtui.domain.accounts.words import PersonStatus, ReachKind
from kamtui.domain.center.buying_center import Member
from kamtui.domain.listing import Cell, Column, Listing, listing_of, said
from kamtui.domain.text.language import _
from kamtui.exchange.lists.cells import coded, counted, named_by_id, on_day
from kamtui.store.accounts.people_reads import PersonLine


class KnownPerson(NamedTuple):
    """Somebody of an account: as they stood on the day of the map, and what is written down of them; one of both is there."""

    member: Member | None
    line: PersonLine | None

    @property
    def shown(self) -> Member | PersonLine:
        """What is to be told of them: as they stood, else what is written down."""
        shown = self.member or self.line
        assert shown is not None
        return shown


def people_listing(people: Iterable[KnownPerson]) -> Listing:
    """People, a line each: how they stand to us, what they decide, how they are reached."""
    return listing_of(
        people,
        (Column("person", _("person"), may_be_cut=True), _name),
        (Column("title", _("title")), lambda person: said(person.shown.title)),
        (Column("department", _("department")), lambda person: said(person.shown.department)),
        (Column("phone", _("phone")), lambda person: _ways(person, ReachKind.PHONE)),
        (Column("email", _("e-mail")), lambda person: _ways(person, ReachKind.EMAIL)),
        (Column("roles", _("roles")), _roles),
        (Column("stance", _("stance")), _stance),
        (Column("influence", _("influence"), is_right=True), lambda person: counted(person.shown.influence)),
        (
            Column("why", _("why"), may_be_cut=True),
            lambda person: said(person.member.reason if person.member else ""),
        ),
        (
            Column("reports_to", _("reports to")),
            lambda person: said(person.line.reports_to if person.line else ""),
        ),
        (
            Column("last_on", _("last contact"), is_right=True, is_named=True),
            lambda person: on_day(person.shown.last_on),
        ),
        (Column("status", _("where now")), _status),
        (Column("person_id", ""), lambda person: named_by_id(person.shown.person_id)),
    )


def _name(person: KnownPerson) -> Cell:
    shown = person.shown
    return said(_("{name} (unknown)").format(name=shown.name) if shown.is_empty_seat else shown.name)


def _ways(person: KnownPerson, kind: ReachKind) -> Cell:
    return said(show_reaches(person.line.reaches, kind) if person.line else "")


def _roles(person: KnownPerson) -> Cell:
    roles = person.shown.roles
    return Cell(" ".join(role.value for role in roles) or None, ", ".join(role.label for role in roles))


def _stance(person: KnownPerson) -> Cell:
    stance = person.shown.stance
    return coded(stance, stance.label if stance else "")


def _status(person: KnownPerson) -> Cell:
    """Where somebody is who is no longer here."""
    status = person.line.status if person.line else PersonStatus.ACTIVE
    return coded(None if status is PersonStatus.ACTIVE else status, status.label)
