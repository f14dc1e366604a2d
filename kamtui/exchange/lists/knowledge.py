"""What is known of an account as lists that leave the program: bonds, product lines, the dossier."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.bonds import BondBar
from kamtui.domain.knowledge.image import BrandImage
from kamtui.domain.knowledge.key_marks import MarkedAccount
from kamtui.domain.knowledge.portfolio import Cell as Place
from kamtui.domain.knowledge.portfolio import PortfolioRow, Product
from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.text.language import _, pgettext
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.exchange.lists.cells import coded, counted, in_money, named_by_id, on_day


def bond_listing(lines: Iterable[BondBar | BrandImage | str]) -> Listing:
    """Bonds, the brand image and the sentences of warnings, a line each: how strong, what shows it, what would break it."""
    return listing_of(
        lines,
        (Column("bond", _("bond")), _name_of_rated),
        (
            Column("strength", _("strength"), is_right=True),
            lambda line: NOTHING if isinstance(line, str) else counted(line.strength),
        ),
        (
            Column("change", _("change"), is_right=True),
            lambda line: NOTHING if isinstance(line, str) else counted(line.change),
        ),
        (Column("shown_by", _("shown by"), may_be_cut=True), lambda line: _of_latest(line, "evidence")),
        (
            Column("would_break", _("would break it"), may_be_cut=True),
            lambda line: _of_latest(line, "would_break"),
        ),
        (Column("done", _("done for it"), may_be_cut=True), lambda line: _of_latest(line, "done")),
        (Column("held_by", _("held by")), lambda line: _of_latest(line, "held_by")),
        (
            Column("yearly_cost", _("cost a year"), is_right=True),
            lambda line: (
                in_money(line.latest.yearly_cost) if isinstance(line, BondBar) and line.latest else NOTHING
            ),
        ),
        (
            Column("rated_on", _("rated"), is_right=True, is_named=True),
            lambda line: NOTHING if isinstance(line, str) or not line.latest else on_day(line.latest.read_on),
        ),
        (
            Column("warning", _("warning"), may_be_cut=True),
            lambda line: said(line) if isinstance(line, str) else NOTHING,
        ),
    )


def _name_of_rated(line: BondBar | BrandImage | str) -> Cell:
    if isinstance(line, str):
        return NOTHING
    return coded(line.bond, line.bond.label) if isinstance(line, BondBar) else said(_("brand image"))


def _of_latest(line: BondBar | BrandImage | str, name: str) -> Cell:
    """One of the texts of the latest reading; nothing where such a reading has no such text."""
    latest = None if isinstance(line, str) else line.latest
    return said(getattr(latest, name, "")) if latest is not None else NOTHING


def product_listing(lines: Iterable[tuple[Product, Place, object]]) -> Listing:
    """Product lines as they stand at an account, a line each."""
    return listing_of(
        lines,
        (Column("product", _("product line"), may_be_cut=True), lambda line: said(line[0].name)),
        (Column("state", _("at this account")), lambda line: coded(line[1].state, line[1].state.label)),
        (Column("competitor", _("competitor")), lambda line: said(line[1].competitor)),
        (Column("price", _("price"), is_right=True), lambda line: in_money(line[1].negotiated_price)),
        (Column("terms", pgettext("of a price", "terms"), may_be_cut=True), lambda line: said(line[1].terms)),
        (Column("priced_on", _("as of"), is_right=True), lambda line: on_day(line[1].priced_on)),
        (Column("product_id", ""), lambda line: named_by_id(line[0].product_id)),
    )


def white_space_listing(rows: Iterable[PortfolioRow], products: Iterable[Product]) -> Listing:
    """Accounts by product lines: in each cell how the line stands there."""
    lines = [
        (
            Column(product.name, said(product.name).shown, is_named=True),
            lambda row, place=place: coded(row.cells[place].state, row.cells[place].state.label),
        )
        for place, product in enumerate(products)
    ]
    return listing_of(
        rows,
        (Column("account", _("account"), may_be_cut=True), lambda row: said(row.account)),
        *lines,
        (Column("open", pgettext("places", "open"), is_right=True), lambda row: counted(row.open_places)),
        (Column("account_id", ""), lambda row: named_by_id(row.account_id)),
    )


def key_mark_listing(accounts: Iterable[MarkedAccount], limits: KnowledgeLimits) -> Listing:
    """Accounts by the marks of a key account, a line each: what the marks say, and how many are there."""
    return listing_of(
        accounts,
        (Column("account", _("account"), may_be_cut=True), lambda one: said(one.account)),
        (Column("stage", _("stage")), lambda one: coded(one.stage, one.stage.label)),
        (
            Column("is_key", _("marked key")),
            lambda one: Cell(one.is_key, _("yes") if one.is_key else _("no")),
        ),
        (
            Column("standing", _("by the marks"), may_be_cut=True),
            lambda one: Cell(one.standing(limits).name.lower(), one.standing(limits).label),
        ),
        (Column("key_yes", _("key account"), is_right=True), lambda one: counted(one.key_yes)),
        (Column("manager_yes", _("needs manager"), is_right=True), lambda one: counted(one.manager_yes)),
        (Column("unknown", _("not known"), is_right=True), lambda one: counted(one.unknown)),
        (Column("account_id", ""), lambda one: named_by_id(one.account_id)),
    )


class Fact(NamedTuple):
    """Something known of an account: in which part of the dossier, on what, and what is known."""

    part: str
    name: str
    text: str = ""
    answer: str = ""
    figure: int | None = None
    """How satisfied they are, 0 to 10; how strong a competitor is, 0 to 5."""
    day: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether it says more than what could be known."""
        return bool(self.text or self.answer) or self.figure is not None


def fact_listing(facts: Iterable[Fact]) -> Listing:
    """What is known, a line each."""
    return listing_of(
        facts,
        (Column("part", _("part")), lambda fact: said(fact.part)),
        (Column("name", _("what")), lambda fact: said(fact.name)),
        (Column("answer", _("answer")), lambda fact: said(fact.answer)),
        (Column("figure", _("figure"), is_right=True), lambda fact: counted(fact.figure)),
        (Column("day", _("day"), is_right=True), lambda fact: on_day(fact.day)),
        (Column("text", _("text"), may_be_cut=True), lambda fact: said(fact.text)),
    )
