"""What a list would bring into the book that no form takes: its row is left out with the reason, and the others come in."""

from pathlib import Path

import pytest

from kamtui.domain.importing import prospects
from kamtui.domain.text.cleaning import words_of
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.options import importer_of
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.book.book import Book


def bring_in(book: Book, path: Path, kind: str, text: str, **said: str) -> list[str]:
    """Take a list in; why rows of it are left out, by a rule of the book or as they are read."""
    path.write_text(text, encoding="utf-8")
    importer = importer_of(kind, path, {}, Answers(), AS_FOUND, {"unknown": "add", **said})
    planned = importer.plan(book, importer.read(lambda _done, _whole: None))
    importer.carry_out(book, planned.plan, lambda _done, _whole: None)
    rows = planned.plan.prices if kind == "portfolio" else planned.plan.records
    reasons = [row.why if kind == "portfolio" else row.reason for row in rows]
    return [*(bad.reason for bad in planned.taken.bad), *filter(None, reasons)]


def test_a_prospect_whom_two_people_named_has_its_step_answers_and_note_once(
    book: Book, tmp_path: Path
) -> None:
    header = "Company,Contact,Phone,Referred by,Need,Means,Next step,Next step on,Note,Lead status\n"
    rows = (
        "Nova,Ana Ilieva,02 111 222,Boris Dimov,yes,yes,Call,2060-12-05,opens five shops,Closed Won\n"
        "Nova,Ana Ilieva,02 111 222,Vera Dimova,yes,no,Call,2060-12-05,opens five shops,New\n"
        "Nova,Ana Ilieva,02 111 222,Vera Dimova,yes,no,Call,2060-12-05,opens five shops,New\n"
    )
    assert bring_in(book, tmp_path / "leads.csv", "prospects", header + rows) == []
    assert book.rows("SELECT count(*) FROM referral") == [(2,)]
    assert book.rows("SELECT what FROM task") == [("Call",)]
    assert book.rows("SELECT note, stage FROM account") == [("opens five shops", "customer")]
    answers = book.rows("SELECT question, answer FROM qualification ORDER BY id")
    # The first row that answers a question counts; what both say is one answer.
    assert answers == [("need", "yes"), ("means", "yes")]
    assert book.rows("SELECT name, of.done FROM change_set, (SELECT count(*) done FROM reach) of") == [
        ("Import 2 prospects from leads.csv", 1)
    ]


def test_a_term_is_never_made_to_end_before_it_begins(book: Book, tmp_path: Path) -> None:
    header = "Account,Agreement,Valid from,Valid until,Checks\n"
    first = "Alfa,Pay in time,2026-06-01,,\nAlfa,Send the list,2026-06-01,,once on 15.12.2060\n"
    assert bring_in(book, tmp_path / "a.csv", "terms", header + first) == []
    before_start, before_check = bring_in(
        book,
        tmp_path / "b.csv",
        "terms",
        "Account,Agreement,Valid until\nAlfa,Pay in time,2026-03-01\nAlfa,Send the list,2060-12-01\n",
    )
    assert before_start.startswith("The end lies before the start")
    assert before_check == "By this rule the first check comes after the end of the term."
    assert book.rows("SELECT count(*) FROM term WHERE until_on IS NULL") == [(2,)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Product,Alfa,Beta\n{long},1.50,2.50\nPaint,1.60,3.50\n", "name of the product line is too long"),
        ("Account,Product,Net price\n{long},Glue,5.00\nBeta,Paint,4.00\n", "more than 500 characters in one line"),
        ("Account,Product,Net price\nAlfa,{long},5.00\nBeta,Paint,4.00\n", "name of the product line is too long"),
    ],
)  # fmt: skip
def test_a_name_too_long_keeps_no_other_price_out(book: Book, tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "prices.csv"
    said = {"as_of": "2026-11-01", "currency": "EUR"}
    reasons = bring_in(book, path, "portfolio", text.format(long="x" * 900), **said)
    assert reasons and all(reason in one and len(one) < 100 for one in reasons)
    assert ("Paint",) in book.rows("SELECT name FROM product")


def test_notes_of_an_account_together_are_no_longer_than_a_note_can_be(book: Book, tmp_path: Path) -> None:
    header = "Subject,Type,Date,Done,Company,Contact,Note\n"
    notes = "".join(f"Idea {place},note,2026-11-05,,Alfa,,{'x' * 90_000}\n" for place in range(3))
    call = f"{'y' * 60_000},visit,2026-11-05,yes,Alfa,Ana Ilieva,{'x' * 150_000}\n"
    reasons = bring_in(book, tmp_path / "crm.csv", "activities", header + notes + call)
    assert reasons == ["more text than a note can hold"] * 2
    assert book.rows("SELECT length(note) FROM account") == [(180_039,)]
    lead = f'Company,Contact,Note\nNova,"{"; ".join(f"Ana Ilieva{place}" for place in range(9))}",{"x" * 199_990}\n'
    assert bring_in(book, tmp_path / "leads.csv", "prospects", lead) == ["more text than a note can hold"]


def test_a_product_line_that_is_new_may_stand_otherwise_in_each_row(book: Book, tmp_path: Path) -> None:
    header = "Account,Product,Net price,Valid from,State,Competitor\n"
    rows = "Alfa,Glue,5.00,2026-01-01,offered,\nAlfa,Glue,4.00,2026-02-01,competitor,Beta\nAlfa,Glue,3.00,2026-03-01,sold,\n"
    assert bring_in(book, tmp_path / "prices.csv", "portfolio", header + rows, currency="EUR") == []
    assert book.rows("SELECT state FROM portfolio_item") == [("sold",)]
    assert book.rows("SELECT price FROM portfolio_price ORDER BY read_on") == [(500,), (400,), (300,)]


def test_prices_in_a_file_whose_name_says_nothing_wait_for_their_account(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "_.csv"
    assert bring_in(book, path, "portfolio", "Product,Net price\nGlue,5.00\n", as_of="2026-11-01") == []
    assert book.rows("SELECT name FROM account") == []


def test_a_price_below_a_cent_is_no_price_of_nothing(book: Book, tmp_path: Path) -> None:
    text = "Customer,Product,Price,Valid from\nAlfa,Screw,0.004,2026-10-05\nAlfa,Nut,0.006,2026-10-05\n"
    [why] = bring_in(book, tmp_path / "p.csv", "portfolio", text)
    assert why.startswith("“0.004” is less than a cent")
    assert book.rows("SELECT price FROM portfolio_price") == [(1,)]


def test_each_name_of_a_long_list_is_taken_apart_once(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_apart: list[str] = []

    def counted(name: str) -> list[str]:
        taken_apart.append(name)
        return words_of(name)

    monkeypatch.setattr(prospects, "words_of", counted)
    rows = "".join(f"Firm {n},Ana{n} Ilieva{n},Nobody{n} Known{n}\n" for n in range(30))
    bring_in(book, tmp_path / "leads.csv", "prospects", f"Company,Contact,Referred by\n{rows}")
    assert 0 < len(taken_apart) <= 2 * 30, "not each of those who named one for each contact"
