"""What a search found, as a list that leaves the program."""

from collections.abc import Sequence

from kamtui.domain.listing import Cell, Column, Listing, said
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.lists.cells import named_by_id
from kamtui.store.book.search.finding import Hit
from kamtui.store.book.search.index import Kind


def hit_listing(hits: Sequence[Hit]) -> Listing:
    """Records, a line each: what kind, what it is called, where it belongs, and where the words stand."""
    columns = (
        Column("kind", _("what")),
        Column("name", _("name"), may_be_cut=True),
        Column("detail", _("of"), may_be_cut=True),
        Column("found_in", _("found in"), may_be_cut=True),
        Column("record_id", ""),
        Column("account_id", ""),
    )
    return Listing(columns, [_row(hit) for hit in hits])


def _row(hit: Hit) -> list[Cell]:
    return [
        Cell(hit.kind.name.lower(), _kind(hit.kind)),
        said(hit.name),
        said(_detail(hit)),
        said(_("called like it") if hit.is_near else hit.where),
        named_by_id(hit.record_id),
        named_by_id(hit.account_id),
    ]


def _detail(hit: Hit) -> str:
    """Where it belongs; of a competitor at how many accounts it is."""
    if hit.kind is not Kind.COMPETITOR:
        return hit.detail
    count = int(hit.detail)
    return ngettext("at {count} account", "at {count} accounts", count).format(count=count)


def _kind(kind: Kind) -> str:
    return {
        Kind.ACCOUNT: _("account"),
        Kind.PERSON: _("person"),
        Kind.CALL: _("call"),
        Kind.TASK: _("task"),
        Kind.TERM: _("term"),
        Kind.PROBLEM: _("problem"),
        Kind.FAVOUR: _("favour"),
        Kind.VALUE: _("done for them"),
        Kind.DOSSIER_TEXT: _("dossier"),
        Kind.IMAGE_READING: _("brand image"),
        Kind.QUARTER_REVIEW: _("review of a quarter"),
        Kind.BOND_READING: _("bond"),
        Kind.RIVALRY: _("competitor there"),
        Kind.COMPETITOR: _("competitor"),
    }[kind]
