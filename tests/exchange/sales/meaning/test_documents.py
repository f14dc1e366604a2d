"""Statuses, stages and kinds of documents: which rows are sales, which take from them, which are none."""

import pytest

from kamtui.exchange.sales.meaning.document_words import Kind, Verdict, before_number, kind_of, read_word
from kamtui.exchange.sales.meaning.documents import settle, together

SALE, MINUS, NO, DOUBT = Verdict.SALE, Verdict.MINUS, Verdict.NO_SALE, Verdict.DOUBT


def said(kind: Kind, *texts: str, told: dict[str, Verdict] | None = None, are_invoices: bool = False) -> str:
    """The verdicts of a column's texts, by their values."""
    settled = settle(kind, texts, told, are_invoices=are_invoices)
    return "" if settled is None else " ".join(settled.verdict(text).value for text in texts)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Stage", Kind.STATUS), ("Deal - Status", Kind.STATUS), ("Статус на фактурата", Kind.STATUS), ("Етап", Kind.STATUS), ("DealStage", Kind.STATUS),
        ("Вид документ", Kind.DOCUMENT), ("Document Type", Kind.DOCUMENT), ("Тип", Kind.MAYBE), ("Type", Kind.MAYBE), ("Документ", Kind.NUMBER),
        ("Забележка", Kind.NOTE), ("Cancelled?", Kind.CANCELLED), ("Анулирана", Kind.CANCELLED), ("Is Won", Kind.WON), ("Клиент", None), ("Amount", None),
    ],
)  # fmt: skip
def test_headers(header: str, kind: Kind | None) -> None:
    assert kind_of(header) is kind


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        ("Paid,Unpaid,Overdue,Closed Won,Delivered,Shipped,Completed,Issued,Sent,Invoiced,Not paid,Partially paid", SALE),
        ("Платена,Неплатена,Не е платена,Просрочена,Приключена,Изпълнена,Доставена,Издадена,Спечелена,Неанулирана", SALE),
        ("Cancelled,Canceled,CANCELLED,Void,Voided,Closed Lost,Lost,Draft,Rejected,Declined,Refunded,Open,Quote sent", NO),
        ("Proposal/Price Quote,Negotiation/Review,Prospecting,Qualification,Id. Decision Makers,Engaging", NO),
        ("Анулирана,Анулирано,Сторнирана,Сторно,Отказана,Отменена,Загубена,Изгубена,Чернова,Оферта,Проформа,Отворена,Преговори", NO),
        ("Pending,Processing,In progress,On hold,New,Partially refunded,To be invoiced,Чакаща,Нова,В процес", DOUBT),
        ("Credit note,Кредитно известие", MINUS),
    ],
)  # fmt: skip
def test_statuses(texts: str, verdict: Verdict) -> None:
    assert {text: read_word(text, Kind.STATUS) for text in texts.split(",")} == dict.fromkeys(
        texts.split(","), verdict
    )


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        ("Invoice,Tax invoice,INV,Sale,Sales Receipt,Debit note,Фактура,Данъчна фактура,Ф-ра,Дебитно известие,Касов бон,Продажба", SALE),
        ("Credit Note,Credit Memo,CreditNote,Sales Credit Memo,Credit,Refund,Return,CN,Invoice (credit)", MINUS),
        ("Кредитно известие,Кредитно,Кр. известие,Кредитно изв.,КИ,Сторно,Връщане,Връщане от клиент", MINUS),
        ("Quote,Quotation,Offer,Estimate,Pro forma,Pro-forma invoice,Proforma,Оферта,Проформа,Проформа фактура,Анулирана фактура", NO),
        ("Payment,Плащане,Превод,Bill,Фактура за покупка,Авансово плащане", DOUBT),
    ],
)  # fmt: skip
def test_kinds_of_documents(texts: str, verdict: Verdict) -> None:
    assert {text: read_word(text, Kind.DOCUMENT) for text in texts.split(",")} == dict.fromkeys(
        texts.split(","), verdict
    )


def test_of_a_pipeline_only_what_is_won_is_sold() -> None:
    assert said(Kind.STATUS, "Closed Won", "Closed Lost", "Contract", "Verbal yes") == "sale no no no"
    assert said(Kind.STATUS, "closedwon", "appointmentscheduled") == "sale no"
    assert said(Kind.STATUS, "Спечелена", "Среща", "Подписан договор") == "sale no no"
    assert said(Kind.STATUS, "Won", "Closed") == "sale doubt"
    assert (
        said(Kind.STATUS, "Closed Won (Sales Pipeline)", "Appointment Scheduled (Sales Pipeline)")
        == "sale no"
    )


def test_an_open_invoice_is_not_paid_yet_and_asked_about() -> None:
    assert said(Kind.STATUS, "Open", "Won") == "no sale"
    assert said(Kind.STATUS, "Open", "Paid", are_invoices=True) == "doubt sale"


def test_what_stands_beside_its_invoice_would_count_twice() -> None:
    assert (
        said(Kind.DOCUMENT, "Фактура", "Поръчка", "Стокова разписка", "Плащане") == "sale doubt doubt doubt"
    )
    assert said(Kind.DOCUMENT, "Order", "Return") == "sale minus"
    assert said(Kind.MAYBE, "Invoice", "Payment") == "sale doubt"


def test_a_plan_among_actual_figures_is_no_sale() -> None:
    assert said(Kind.MAYBE, "Actual", "Forecast", "Budget") == "sale no no"
    assert said(Kind.MAYBE, "Отчет", "План") == "sale no"


def test_abbreviations() -> None:
    assert said(Kind.DOCUMENT, "ФА", "КИ", "ДИ", "ПФ") == "sale minus sale no"
    assert said(Kind.DOCUMENT, "380", "381") == "sale minus"
    assert said(Kind.MAYBE, "ACCREC", "ACCRECCREDIT") == "sale minus"
    assert said(Kind.NUMBER, "INV-1", "CN-1") == "sale minus"
    assert said(Kind.NUMBER, "CN-1", "CN-2") == ""


def test_a_word_that_is_not_known_is_in_doubt_beside_those_that_are() -> None:
    assert said(Kind.STATUS, "Paid", "Cancelled", "Xyz") == "sale no doubt"
    assert said(Kind.MAYBE, "Фактура", "Кредитно известие", "Друго") == "sale minus doubt"
    assert said(Kind.MAYBE, "Кредитно известие", "Стоки", "Услуги") == "minus sale sale"


def test_columns_that_are_of_something_else_say_nothing() -> None:
    assert settle(Kind.STATUS, ["Активен", "Неактивен"]) is None  # the account's
    assert settle(Kind.STATUS, ["New York", "California", "Texas"]) is None
    assert settle(Kind.MAYBE, ["Retail", "Wholesale", "Prospect"]) is None
    assert settle(Kind.NUMBER, ["536365", "C536379"]) is None
    assert settle(Kind.CANCELLED, ["100,00", "0"]) is None
    assert settle(Kind.STATUS, []) is None


def test_marks_and_days() -> None:
    assert said(Kind.CANCELLED, "да", "не", "") == "no sale sale"
    assert said(Kind.CANCELLED, "2026-01-05", "") == "no sale"
    assert said(Kind.WON, "1", "0", "") == "sale no no"
    assert said(Kind.CREDIT, "TRUE", "FALSE") == "minus sale"


def test_the_kind_before_a_number_and_in_a_note() -> None:
    assert before_number("Проформа № 17") == "Проформа"
    assert said(Kind.NUMBER, "Фактура № 0000000123", "Проформа № 17", "КИ-0005") == "sale no minus"
    assert said(Kind.NOTE, "анулирана", "спешно", "Кредитно известие към 17") == "doubt sale minus"
    assert said(Kind.NOTE, "да се прати оферта за юни") == ""


def test_where_the_goods_are() -> None:
    assert said(Kind.DELIVERY, "Delivered", "In transit", "Returned", "Cancelled") == "sale sale no no"
    assert said(Kind.DELIVERY, "fulfilled", "unfulfilled") == ""


def test_what_somebody_says_of_a_word_holds() -> None:
    assert said(Kind.STATUS, "Open", "Paid", "Xyz", told={"open": SALE, "xyz": NO}) == "sale sale no"


def test_all_columns_together() -> None:
    assert together([SALE, MINUS]) is MINUS
    assert together([SALE, NO, DOUBT]) is NO
    assert together([MINUS, DOUBT]) is DOUBT
    assert together([]) is SALE
