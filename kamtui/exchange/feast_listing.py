"""Feasts as a list that leaves the program."""

from collections.abc import Collection, Sequence

from kamtui.domain.feasts.feast import Feast
from kamtui.domain.listing import Cell, Column, Listing, said
from kamtui.domain.text.language import _
from kamtui.exchange.lists.cells import counted, named_by_id, on_day


def feast_listing(feasts: Sequence[Feast], put_off: Collection[Feast] = ()) -> Listing:
    """Feasts, a line each: on which day, what is celebrated, whose it is; and of which a task speaks already."""
    columns = (
        Column("day", _("day"), is_right=True),
        Column("feast", _("feast"), may_be_cut=True),
        Column("person", _("person"), may_be_cut=True),
        Column("account", _("account"), may_be_cut=True),
        Column("years", ""),
        Column("is_asked", ""),
        Column("is_put_off", ""),
        Column("person_id", ""),
    )
    return Listing(columns, [_row(feast, feast in put_off) for feast in feasts])


def _row(feast: Feast, is_put_off: bool) -> list[Cell]:
    words = _("{feast}, a task").format(feast=feast.words) if is_put_off else feast.words
    return [
        on_day(feast.on),
        Cell(feast.kind.value, words),
        said(feast.who.person),
        said(feast.who.account),
        counted(feast.years)._replace(shown=""),
        Cell(feast.is_asked, ""),
        Cell(is_put_off, ""),
        named_by_id(feast.who.person_id),
    ]
