"""Lists of agreements as people keep them: with whom, what, whose it is, until when, how it is checked."""

from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.terms.category_words import category_of
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy, TermCategory, TermState
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.exchange.agreements.kind import TERMS
from kamtui.exchange.agreements.words import read_side, read_term_state
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.store.importing.terms import TermSheet

TODAY = date(2026, 11, 30)


def read(tmp_path: Path, text: str) -> TermSheet:
    path = tmp_path / "terms.csv"
    path.write_text(text, encoding="utf-8")
    asked = Asked(path, {}, Answers(), AS_FOUND, {})
    return RecordsImporter(TERMS, asked, TODAY).read(lambda _done, _whole: None)


def entries(tmp_path: Path, text: str) -> list[TermEntry]:
    sheet = read(tmp_path, text)
    assert not sheet.bad
    return [row.entry.entry for row in sheet.rows]


def checks(entry: TermEntry) -> str:
    return show_recurrence(entry.checks) if entry.checks is not None else ""


def test_agreements_kept_in_bulgarian(tmp_path: Path) -> None:
    first, second, third, fourth = entries(
        tmp_path,
        "Договорености 2026\n\n№;Клиент;Договорено;Кой дължи;Вид;Договорено на;Валидно до;Проверка;Цел;Забележка;Регион\n"
        "1;Алфа;Отсрочено плащане;клиент;плащане;01.01.2026 г.;31.12.2026 г.;месечно;45 дни;анекс 2;Юг\n"
        "2;Алфа;Доставка до 3 дни;ние;;15.03.2026;безсрочно;петък;≥ 98 %;;\n"
        "3;Алфа;Ще пратят прогноза до 15.12.2026;;;;;;;;\n"
        "4;Алфа;Промо брошура;двете;;1.2.2025;1.6.2025;при нужда;по договор;;\n",
    )
    assert list_kind(tmp_path / "terms.csv").kind is ListKind.TERMS
    assert (first.owed_by, first.category, first.from_on, first.until_on) == (
        OwedBy.THEY, TermCategory.PAYMENT, date(2026, 1, 1), date(2026, 12, 31),
    )  # fmt: skip
    assert first.target is not None and (first.target.thousandths, first.target.unit) == (45_000, "дни")
    assert (checks(first), first.note) == ("on the 1st of every month", "анекс 2\nРегион: Юг")
    assert (second.owed_by, second.category, second.until_on) == (OwedBy.WE, TermCategory.DELIVERY, None)
    # By its verb theirs; looked at on the day in its words.
    assert (third.owed_by, checks(third)) == (OwedBy.THEY, "once on 15 Dec 2026")
    # What a field cannot take stands in the note; what is past comes in as ended.
    assert fourth.state is TermState.ENDED and fourth.note == "target: по договор\ncheck when: при нужда"


@pytest.mark.parametrize(
    ("cells", "rule", "until"),
    [
        ("Send list,15.12.2026,,", "once on 15 Dec 2026", None),  # a promise
        ("Pay,31.12.2027,month,", "on the 30th or last day of every month", date(2027, 12, 31)),
        ("Pay,31.12.2027,,45 days", "", date(2027, 12, 31)),  # measured again and again
        ("Stock report,,20.12.2026,", "once on 20 Dec 2026", None),
        ("Send list,до 15.12.2026 г.,,", "once on 15 Dec 2026", None),
        ("Stock report,,,", "once on 7 Dec 2026", None),  # looked at as any promise is
        ("Stock report,,,97 %", "on the 7th of every month", None),
    ],
)
def test_every_term_comes_back(tmp_path: Path, cells: str, rule: str, until: date | None) -> None:
    header = "Customer,Commitment,Deadline,Check every,Target\n"
    (entry,) = entries(tmp_path, f"{header}Alfa,{cells}\n")
    assert (checks(entry), entry.until_on) == (rule, until)


def test_what_the_form_refuses_is_refused_with_its_sentence(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Клиент;Уговорка;В сила от;Валидно до;Проверка\n;Нещо;;;\nАлфа;;;;\nАлфа;Бонус;1.1.2027;1.1.2026;\n"
        f"Алфа;Бонус;1.1.1901;;\nАлфа;Бонус;;1.12.2026;15.12.2026\nАлфа;Бонус;;утре;\nАлфа;{'б' * 501};;;\n",
    )
    assert not sheet.rows and [bad.line for bad in sheet.bad] == [2, 3, 4, 5, 6, 7, 8]
    reasons = [bad.reason for bad in sheet.bad]
    assert "before the start" in reasons[2] and "after the end of the term" in reasons[4]


def test_words_of_sides_states_and_categories() -> None:
    assert [read_side(word, "Алфа ООД") for word in ("ние", "ours", "Клиент", "АЛФА ООД", "двете", "Иван")] == [
        OwedBy.WE, OwedBy.WE, OwedBy.THEY, OwedBy.THEY, OwedBy.BOTH, None,
    ]  # fmt: skip
    assert [read_term_state(word) for word in ("в сила", "предложено", "Expired", "анулирано", "?")] == [
        TermState.AGREED, TermState.PROPOSED, TermState.ENDED, TermState.CANCELLED, None,
    ]  # fmt: skip
    words = ("price", "Срок на плащане", "Доставка в срок", "Листинг на 3 SKU", "Ретро бонус", "Обаждане")
    assert [category_of(word) for word in words] == [
        TermCategory.PRICE, TermCategory.DEADLINES, TermCategory.DELIVERY, TermCategory.PORTFOLIO, TermCategory.PRICE, None,
    ]  # fmt: skip


def test_a_visit_log_with_what_was_agreed_is_a_log(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Дата;Клиент;С кого;Какво обсъдихме;Договорено;Срок\n1.11.2026;Алфа;Ана;Цени;45 дни;\n")
    assert list_kind(path).kind is ListKind.CALLS
