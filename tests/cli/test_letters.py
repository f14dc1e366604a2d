"""`kamtui letter` and `kamtui brief --for-customer`: what is printed, and what is refused."""

from pathlib import Path

import pytest

from kamtui import paths
from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.words import Channel, Objection
from kamtui.domain.terms.words import Outcome, OwedBy
from kamtui.store.book.book import Book
from tests.build import NOON, TODAY, a_call, a_check, a_person, a_term, an_account
from tests.cli.running import Kamtui


@pytest.fixture
def agreed(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An account with a visit in which something was agreed, one without anything, and two of one name."""
    monkeypatch.setattr("kamtui.cli.letters.local_today", lambda: TODAY)
    metro = an_account(book, "Метро България", language=Language.BG)
    an_account(book, "Acme")
    for city in ("Sofia", "Varna"):
        an_account(book, "Twin", city=city)
    visit = a_call(
        book,
        metro,
        a_person(book, "Иван Петров", metro),
        held_at=NOON,
        channel=Channel.VISIT,
        objection=Objection.PRICE,
    )
    a_term(book, metro, "ценова листа до 4.12.", call_id=visit, checks="4.12.2026", note="PRIVATE")
    late = a_term(
        book,
        metro,
        "плащане",
        owed_by=OwedBy.THEY,
        target="45 дни",
        checks="every friday",
        from_on=TODAY.replace(month=1),
    )
    a_check(book, late, Outcome.BROKEN, measured="50", evidence="PRIVATE")
    book.close()
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text('[me]\nname = "Ана"\n', encoding="utf-8")
    return path


def test_the_letter_is_printed_in_the_language_of_the_account(kamtui: Kamtui, agreed: Path) -> None:
    status, out, err = kamtui("--book", agreed, "letter", "метро")
    assert (status, err) == (0, "")
    assert out.startswith(
        "Договореното на 22 ноември 2026 г.\n\nУважаеми г-н Петров,\n\nБлагодаря Ви за срещата"
    )
    assert "- ценова листа – до петък, 4 декември 2026 г.\n" in out and out.endswith("С уважение,\nАна\n")
    assert "плащане" not in out and "PRIVATE" not in out
    english = kamtui(
        "--book", agreed, "letter", "metro", "--language", "en", "--since", "1.1.2026", "--markdown"
    )[1]
    assert english.startswith("# As agreed on 22 November 2026\n\nDear Mr Петров,\n\n")
    assert "**On your side:**\n\n- плащане, at most 45 дни\n" in english
    assert "плащане" not in kamtui("--book", agreed, "letter", "metro", "--since", "1.11.")[1]


def test_what_is_missing_is_said(kamtui: Kamtui, agreed: Path) -> None:
    status, out, err = kamtui("--book", agreed, "letter", "acme")
    assert status == 1 and out == "" and "add --language bg or --language en" in err
    paths.config_file().unlink()
    status, out, err = kamtui("--book", agreed, "letter", "acme", "--language", "en")
    assert status == 0 and out.endswith("Kind regards,\n") and f"under [me] in {paths.config_file()}" in err
    status, out, err = kamtui("--book", agreed, "letter", "twin", "--language", "en")
    assert status == 1 and out == "" and "Twin (Sofia), Twin (Varna)" in err
    assert "Nobody" in kamtui("--book", agreed, "letter", "Nobody")[2]
    assert kamtui("--book", agreed, "letter", "metro", "--since", "never")[0] == 1


def test_the_brief_for_the_customer_says_what_was_agreed_and_kept(kamtui: Kamtui, agreed: Path) -> None:
    status, out, err = kamtui("--book", agreed, "brief", "metro", "--for-customer")
    assert (status, err) == (0, "") and out.startswith(
        "# Метро България: какво сме договорили\n\nКъм неделя, 22 ноември"
    )
    assert (
        "- плащане, най-много 45 дни · ✗ · спазено 0 от 1 пъти · последно на 22 ноември 2026 г.: неспазено, 50 дни\n"
        in out
    )
    assert "PRIVATE" not in out and "Петров" not in out and "bjection" not in out and "price" not in out
    assert (
        "# Twin: what we have agreed" in kamtui("--book", agreed, "brief", "twin varna", "--for-customer")[1]
    )
    ours = kamtui("--book", agreed, "brief", "metro")[1]
    assert "Иван Петров" in ours and "Last objection: price, " in ours, "the other one stays as it was"
