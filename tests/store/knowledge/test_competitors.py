"""Competitors in a real book: their names, and how each stands at an account; each change one act."""

from datetime import date

import pytest

from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.dossier import RivalryEntry
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search import finding
from kamtui.store.book.search.index import Kind
from kamtui.store.knowledge import (
    competitor_changes,
    competitor_reads,
)
from tests.build import an_account
from tests.store.acts import one_act


def test_competitors_have_names_of_their_own(book: Book) -> None:
    acme = an_account(book)
    for name in ("Рива ЕООД", "Друг"):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor=name))
    with pytest.raises(Problems, match="written down here already"):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="riva eood"))
    other, riva = (known.competitor_id for known in competitor_reads.competitors(book))
    with pytest.raises(Problems, match="already"):
        competitor_changes.rename_competitor(book, other, "рива еоод")
    with one_act(book, "Rename competitor to Рива"):
        competitor_changes.rename_competitor(book, riva, "Рива")
    competitor_changes.rename_competitor(book, riva, "РИВА")
    assert [one.name for one in competitor_reads.competitors(book)] == ["Друг", "РИВА"]
    with one_act(book, "Delete competitor Друг"):
        assert competitor_changes.delete_competitor(book, other) == "Друг"
    with pytest.raises(GoneMeanwhile):
        competitor_changes.delete_competitor(book, other)
    with pytest.raises(GoneMeanwhile):
        competitor_changes.rename_competitor(book, other, "x")
    with pytest.raises(GoneMeanwhile):
        competitor_reads.competitor_line(book, other)
    assert competitor_reads.competitor_line(book, riva).name == "РИВА"


def test_a_competitor_at_an_account(book: Book) -> None:
    acme, second = an_account(book), an_account(book, "Втора")
    entry = RivalryEntry(
        competitor="Рива", strength=2, with_what="цена", since_on=date(2025, 5, 1), note="от търга"
    )
    with one_act(book, "Рива at Acme"):  # the competitor is made with it
        rivalry_id = competitor_changes.add_rivalry(book, acme, entry)
    with pytest.raises(Problems, match="edit it"):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="riva"))
    weak = competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Неизвестен"))
    competitor_changes.add_rivalry(book, second, RivalryEntry(competitor="РИВА", strength=5))
    [_new, riva] = competitor_reads.competitors(book)
    assert (riva.name, riva.accounts, riva.lines) == ("Рива", 2, 0)
    assert [one.rivalry_id for one in competitor_reads.rivals_of(book, acme)] == [rivalry_id, weak]
    line = competitor_reads.rivalry_line(book, rivalry_id)
    assert line.entry == RivalryEntry(
        competitor="Рива", competitor_id=riva.competitor_id, strength=2, with_what="цена",
        since_on=date(2025, 5, 1), note="от търга",
    )  # fmt: skip
    with one_act(book, "Edit Рива at Acme"):
        competitor_changes.edit_rivalry(
            book, rivalry_id, RivalryEntry(competitor="Рива", competitor_id=riva.competitor_id, note="ново")
        )
    with pytest.raises(Problems, match="edit it"):
        competitor_changes.edit_rivalry(book, weak, RivalryEntry(competitor="Рива"))
    with one_act(book, "Рива at Acme: strength 4"):
        competitor_changes.set_rivalry_strength(book, rivalry_id, 4)
    with one_act(book, "Рива no longer at Acme"):
        assert competitor_changes.delete_rivalry(book, rivalry_id) == "Рива"
    for gone in (lambda: competitor_changes.edit_rivalry(book, rivalry_id, entry),
                 lambda: competitor_changes.set_rivalry_strength(book, rivalry_id, 1),
                 lambda: competitor_changes.delete_rivalry(book, rivalry_id)):  # fmt: skip
        with pytest.raises(GoneMeanwhile):
            gone()
    with pytest.raises(GoneMeanwhile):
        competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="x", competitor_id=7))


def test_who_sells_where_is_found_by_search_also_after_a_new_name(book: Book) -> None:
    acme = an_account(book)
    competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Рива", with_what="бои"))
    [riva] = competitor_reads.competitors(book)
    with one_act(book, "Rename competitor to Вира"):
        competitor_changes.rename_competitor(book, riva.competitor_id, "Вира")
    assert finding.find(book, "riva") == []
    [hit] = finding.find(book, "vira boi")
    assert (hit.kind, hit.account_id, hit.name) == (Kind.RIVALRY, acme, "Вира: бои")
    with one_act(book, "Delete competitor Вира"):
        competitor_changes.delete_competitor(book, riva.competitor_id)
    assert finding.find(book, "vira") == [] and competitor_reads.rivals_of(book, acme) == []
