"""Feasts as a list that leaves the program."""

from collections.abc import Sequence

from kamtui.domain.cells import counted, named_by_id, on_day
from kamtui.domain.feasts.feast import Feast
from kamtui.domain.listing import Cell, Column, Listing, said
from kamtui.domain.text.language import _


def feast_listing(feasts: Sequence[Feast]) -> Listing:
    """Feasts, a line each: on which day, what is celebrated, whose it is."""
    columns = (
        Column("day", _("day"), is_right=True),
        Column("feast", _("feast"), may_be_cut=True),
        Column("person", _("person"), may_be_cut=True),
        Column("account", _("account"), may_be_cut=True),
        Column("years", ""),
        Column("is_asked", ""),
        Column("person_id", ""),
    )
    return Listing(columns, [_row(feast) for feast in feasts])


def _row(feast: Feast) -> list[Cell]:
    return [
        on_day(feast.on),
        Cell(feast.kind.value, feast.words),
        said(feast.who.person),
        said(feast.who.account),
        counted(feast.years)._replace(shown=""),
        Cell(feast.is_asked, ""),
        named_by_id(feast.who.person_id),
    ]
