"""Conversations as a list that leaves the program."""

from collections.abc import Iterable

from kamtui.domain.listing import Cell, Column, Listing, listing_of, said
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.exchange.lists.cells import coded, counted, named_by_id, on_day
from kamtui.store.calls.reads import WholeCall


def call_listing(calls: Iterable[WholeCall]) -> Listing:
    """Conversations, a line each: when, with whom, how, about what, and all that was noted."""
    return listing_of(
        calls,
        (Column("day", _("day"), is_right=True), lambda call: on_day(to_local(call.line.held_at).date())),
        (Column("time", _("time")), _time),
        (Column("account", _("account"), may_be_cut=True), lambda call: said(call.line.account)),
        (Column("people", _("with"), may_be_cut=True), lambda call: said(call.line.people)),
        (Column("channel", _("how")), lambda call: coded(call.line.channel, call.line.channel.label)),
        (Column("minutes", _("minutes"), is_right=True), lambda call: counted(call.line.minutes)),
        (Column("purpose", _("about"), may_be_cut=True), lambda call: said(call.line.purpose)),
        (Column("note", _("note"), may_be_cut=True), lambda call: said(call.note)),
        (Column("result", _("result"), may_be_cut=True), lambda call: said(call.result)),
        (Column("call_id", ""), lambda call: named_by_id(call.line.call_id)),
    )


def _time(call: WholeCall) -> Cell:
    at = f"{to_local(call.line.held_at):%H:%M}"
    return Cell(at, at)
