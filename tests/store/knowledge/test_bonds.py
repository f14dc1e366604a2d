"""Bonds in the book: dated readings, the change since a review, warnings over all accounts."""

from datetime import date, timedelta
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.knowledge.warnings import BondMoney
from kamtui.domain.knowledge.words import Bond, BondRule
from kamtui.domain.warning import Subject
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search import finding
from kamtui.store.book.search.index import Kind
from kamtui.store.knowledge import bond_changes, bond_reads
from tests.build import TODAY, an_account
from tests.store.acts import no_act, one_act


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def read(book: Book, account_id: int, bond: Bond, strength: int | None, days: int = 0, **fields: Any) -> int:
    entry = BondEntry(bond=bond, read_on=ago(days), strength=strength, **fields)
    return bond_changes.take_bond_reading(book, account_id, entry)


def test_a_reading_is_an_act_and_the_latest_counts(book: Book) -> None:
    acme = an_account(book)
    entry = BondEntry(
        bond=Bond.VALUE, read_on=ago(1), strength=4, evidence="отстъпка", would_break="цена", held_by="Аз",
        yearly_cost=9_000_00,
    )  # fmt: skip
    with one_act(book, "Acme: value bond 4"):
        reading_id = bond_changes.take_bond_reading(book, acme, entry)
    with one_act(book, "Acme: value bond ?"):
        read(book, acme, Bond.VALUE, None, days=10)
    bar = bond_reads.bond_picture(book, acme).bar(Bond.VALUE)
    assert bar.latest is not None and bar.strength == 4
    assert (bar.latest.reading_id, bar.latest.evidence, bar.latest.held_by) == (reading_id, "отстъпка", "Аз")
    read(book, acme, Bond.VALUE, 2, days=1)  # of one day the later written counts
    assert bond_reads.bond_picture(book, acme).strength(Bond.VALUE) == 2
    assert [one.strength for one in bond_reads.readings_of(book, acme, Bond.VALUE)] == [2, 4, None]
    with pytest.raises(GoneMeanwhile):
        read(book, 7, Bond.VALUE, 1)


def test_the_strengths_stand_in_the_order_of_the_bonds(book: Book) -> None:
    acme = an_account(book)
    for place, bond in enumerate(Bond):
        if place < 6:
            read(book, acme, bond, place)
    assert bond_reads.all_strengths(book) == {acme: Strengths((0, 1, 2, 3, 4, 5, None))}


def test_a_strength_by_one_key_keeps_what_else_was_read(book: Book) -> None:
    acme = an_account(book)
    read(
        book,
        acme,
        Bond.VALUE,
        4,
        days=30,
        evidence="отстъпка",
        would_break="цена",
        held_by="Аз",
        yearly_cost=5,
    )
    with one_act(book, "Acme: value bond 3"):
        bond_changes.set_strength(book, acme, Bond.VALUE, 3, TODAY)
    latest = bond_reads.bond_picture(book, acme).bar(Bond.VALUE).latest
    assert latest is not None
    assert (latest.read_on, latest.strength, latest.evidence, latest.would_break, latest.held_by, latest.yearly_cost) == (
        TODAY, 3, "отстъпка", "цена", "Аз", 5,
    )  # fmt: skip
    with no_act(book):
        assert bond_changes.set_strength(book, acme, Bond.VALUE, 3, TODAY) is None
        assert bond_changes.set_strength(book, acme, Bond.BRAND, None, TODAY) is None
    bond_changes.set_strength(book, acme, Bond.BRAND, 0, TODAY)  # 0 is not the same as not known
    assert bond_reads.all_strengths(book, [acme])[acme].of(Bond.BRAND) == 0


def test_a_strength_counts_also_after_a_reading_of_a_later_day(book: Book) -> None:
    """On a computer whose clock was set back the last word is still the last."""
    acme = an_account(book)
    read(book, acme, Bond.BRAND, 4, days=-3)
    bond_changes.set_strength(book, acme, Bond.BRAND, 1, TODAY)
    assert bond_reads.bond_picture(book, acme).strength(Bond.BRAND) == 1


def test_the_change_is_told_since_the_last_review(book: Book) -> None:
    acme = an_account(book)
    read(book, acme, Bond.BRAND, 2, days=60)
    read(book, acme, Bond.BRAND, 4, days=5)
    assert bond_reads.bond_picture(book, acme).bar(Bond.BRAND).change is None
    with one_act(book, "Review of the bonds of Acme"):
        bond_changes.mark_bonds_reviewed(book, acme, ago(30))
    found = bond_reads.bond_picture(book, acme)
    assert (found.since, found.bar(Bond.BRAND).change) == (ago(30), 2)
    bond_changes.mark_bonds_reviewed(book, acme, TODAY)
    with no_act(book):
        bond_changes.mark_bonds_reviewed(book, acme, TODAY)
    assert bond_reads.bond_picture(book, acme).bar(Bond.BRAND).change == 0
    with pytest.raises(GoneMeanwhile):
        bond_changes.mark_bonds_reviewed(book, 7, TODAY)


def test_all_accounts_at_once(book: Book) -> None:
    acme, other, bare = an_account(book), an_account(book, "Друга"), an_account(book, "Гола")
    read(book, acme, Bond.PERSONAL, 1, days=9)
    read(book, acme, Bond.PERSONAL, 3, days=8)
    read(book, acme, Bond.VALUE, None, yearly_cost=70)
    read(book, other, Bond.NO_CHOICE, 5)
    read(book, other, Bond.VALUE, 5, days=9, yearly_cost=90)
    read(book, other, Bond.VALUE, 5, days=8)  # what it costs is not known any more
    assert bond_reads.all_strengths(book) == {
        acme: Strengths((None, None, None, 3, None, None, None)),
        other: Strengths((None, None, None, None, None, 5, 5)),
    }
    assert bond_reads.all_strengths(book, [other, bare]).keys() == {other}
    assert bond_reads.all_strengths(book, []) == {}
    assert bond_reads.value_costs(book) == {acme: 70}


def test_warnings_of_all_live_accounts(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    former = an_account(book, "Бивша", stage=Stage.FORMER)
    an_account(book, "Непрочетена", stage=Stage.CUSTOMER)
    for account_id in (acme, former):
        for bond in Bond:
            read(book, account_id, bond, 2, yearly_cost=100_01 if bond is Bond.VALUE else None)
    assert bond_reads.all_bond_warnings(book, {}) == []
    [found] = bond_reads.all_bond_warnings(book, {acme: BondMoney(100_00), former: BondMoney(100_00)})
    assert (found.subject, found.rule) == (Subject(acme, "Acme"), BondRule.VALUE_COSTS)
    bond_changes.set_strength(book, acme, Bond.PERSONAL, 1, TODAY)
    bond_changes.set_strength(book, acme, Bond.INFORMATION, 0, TODAY)
    assert [one.rule for one in bond_reads.all_bond_warnings(book, {acme: BondMoney(0)})] == [
        BondRule.VALUE_COSTS,
        BondRule.NO_PERSONAL,
        BondRule.INFORMATION_UNUSED,
    ]


def test_evidence_is_found_by_search_and_goes_with_its_account(book: Book) -> None:
    acme = an_account(book)
    reading_id = read(book, acme, Bond.STRUCTURAL, 3, evidence="обща система", would_break="смяна на ERP")
    for words in ("sistema", "erp", "@acme smyana"):
        [hit] = finding.find(book, words)
        assert (hit.kind, hit.record_id, hit.account_id) == (Kind.BOND_READING, reading_id, acme)
        assert (hit.name, hit.detail) == ("обща система смяна на ERP", "Acme")
    bond_changes.mark_bonds_reviewed(book, acme, TODAY)
    assert account_reads.belongings(book, acme).dossier == 1
    with one_act(book, "Delete account Acme"):
        account_changes.delete_account(book, acme)
    assert bond_reads.all_strengths(book) == {} and finding.find(book, "sistema") == []


def test_a_saved_form_takes_its_draft_along(book: Book) -> None:
    acme = an_account(book)
    book.keep_draft("bond", {"strength": "3"})
    bond_changes.take_bond_reading(book, acme, BondEntry(bond=Bond.BRAND, read_on=TODAY), draft="bond")
    assert book.rows("SELECT count(*) FROM draft") == [(0,)]
