"""Accounts as a list that leaves the program."""

from collections.abc import Iterable

from kamtui.domain.center.words import OPPOSITION, SUPPORT, Stance
from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.text.language import _
from kamtui.exchange.lists.cells import coded, counted, in_percent, named_by_id, on_day
from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.store.accounts.reads import AccountLine
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks

Known = tuple[AccountLine, MapSummary | None, AccountMarks | None]
"""An account with what is known of its people, bonds and sales."""


def account_listing(accounts: Iterable[Known]) -> Listing:
    """Accounts, a line each: what they are, what they bring, how their people stand to us, what comes next."""
    return listing_of(
        accounts,
        (Column("account", _("account"), may_be_cut=True), lambda known: said(known[0].name)),
        (Column("stage", _("stage")), lambda known: coded(known[0].stage, known[0].stage.label)),
        (Column("is_key", _("key")), lambda known: _key(known[0])),
        (Column("class", _("class"), is_named=True), lambda known: _class(known[2])),
        (Column("city", _("city")), lambda known: said(known[0].city)),
        (Column("health", _("health"), is_right=True), lambda known: _health(known[2])),
        (
            Column("margin_percent", _("margin"), is_right=True),
            lambda known: in_percent(known[2].margin) if known[2] else NOTHING,
        ),
        (Column("bonds", _("bonds, in all"), is_right=True), lambda known: _bonds(known[2])),
        (Column("people", _("people"), is_right=True), lambda known: counted(known[0].people)),
        (Column("for_us", _("for us"), is_right=True), lambda known: _standing(known[1], SUPPORT)),
        (Column("against_us", _("against us"), is_right=True), lambda known: _standing(known[1], OPPOSITION)),
        (Column("warnings", _("warnings"), is_right=True), lambda known: _warnings(known[2])),
        (
            Column("last_on", _("last contact"), is_right=True, is_named=True),
            lambda known: on_day(known[0].last_on),
        ),
        (
            Column("next_on", _("next step on"), is_right=True, is_named=True),
            lambda known: on_day(known[0].next_on),
        ),
        (Column("next_step", _("next step"), may_be_cut=True), lambda known: said(known[0].next_what)),
        (Column("account_id", ""), lambda known: named_by_id(known[0].account_id)),
    )


def twin_listing(pairs: Iterable[TwinPair]) -> Listing:
    """Accounts, or people, that are likely one, two a line."""
    return listing_of(
        pairs,
        (Column("first", _("written down first"), may_be_cut=True), lambda pair: said(pair.first.name)),
        (Column("first_where", _("where")), lambda pair: said(pair.first.city or pair.first.detail)),
        (Column("second", _("and later"), may_be_cut=True), lambda pair: said(pair.second.name)),
        (
            Column("second_where", _("where"), is_named=True),
            lambda pair: said(pair.second.city or pair.second.detail),
        ),
        (Column("why", _("why")), lambda pair: Cell(pair.likeness.name.lower(), pair.likeness.label)),
        (Column("matched", _("told by"), may_be_cut=True), lambda pair: said(pair.matched)),
        (Column("first_id", ""), lambda pair: named_by_id(pair.first.record_id)),
        (Column("second_id", ""), lambda pair: named_by_id(pair.second.record_id)),
    )


def _key(line: AccountLine) -> Cell:
    return Cell("yes", _("key account")) if line.is_key else NOTHING


def _class(marks: AccountMarks | None) -> Cell:
    return coded(marks.abc, marks.abc.label) if marks is not None and marks.abc else NOTHING


def _health(marks: AccountMarks | None) -> Cell:
    return counted(marks.health.value) if marks is not None and marks.health is not None else NOTHING


def _bonds(marks: AccountMarks | None) -> Cell:
    """What its six bonds come to together, where any was rated."""
    if marks is None or marks.strengths is None or not marks.strengths.is_read:
        return NOTHING
    return counted(marks.strengths.total)


def _standing(summary: MapSummary | None, stances: tuple[Stance, ...]) -> Cell:
    """How many people stand so to us; nothing where there are none."""
    count = sum(summary.stances.get(stance, 0) for stance in stances) if summary is not None else 0
    return counted(count or None)


def _warnings(marks: AccountMarks | None) -> Cell:
    return (
        counted(len(marks.warnings) or None) if marks is not None and marks.warnings is not None else NOTHING
    )
