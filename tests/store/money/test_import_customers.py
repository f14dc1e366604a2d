"""Which account a customer of a list of sales is, and what becomes of those that nobody knows."""

from datetime import date

import pytest

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Decision
from kamtui.store.accounts.changes import delete_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.money.customer_reads import account_names
from kamtui.store.money.import_changes import carry_out_sales
from tests.build import an_account, dump
from tests.store.money.importing import Importer

JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))
HEAD = "Клиент;Месец;Оборот (€);Печалба\n"


# -- which account a customer is


@pytest.mark.parametrize(
    ("account", "written"),
    [
        ("Алфа", "Алфа"), ("Алфа", "АЛФА"), ("Алфа", "Alfa"), ("Алфа ООД", "Алфа"), ("Алфа", "Алфа ООД"),
        ("„Алфа“ ООД", "Алфа ООД"), ("Алфа-Трейд", "Алфа Трейд"),
    ],
)  # fmt: skip
def test_an_account_is_found_by_its_name(importer: Importer, account: str, written: str) -> None:
    an_account(importer.book, account)
    an_account(importer.book, "Бета")
    plan = importer.do(f"{HEAD}{written};01.2026;5;1\n")
    assert [one.account for one in plan.customers] == [account]
    assert importer.sales() == [(account, "2026-01", 500, 100)]


def test_an_account_is_found_by_its_legal_name_and_its_number(importer: Importer) -> None:
    an_account(
        importer.book,
        "Кауфланд",
        legal_name="Кауфланд България ЕООД енд Ко КД",
        registration_number="131129282",
    )
    an_account(importer.book, "Лидл", registration_number="131071587")
    text = (
        "Клиент;ЕИК;Месец;Оборот\nКАУФЛАНД БЪЛГАРИЯ ЕООД ЕНД КО КД;;01.2026;1\n"
        "Съвсем друго име;BG131071587;01.2026;2\n"
    )
    plan = importer.plan(text)
    assert [one.account for one in plan.customers] == ["Кауфланд", "Лидл"]


@pytest.mark.parametrize(
    ("accounts", "row"),
    [
        ((("Алфа АД", ""),), "Алфа ООД;"),  # another form is another firm
        ((("Алфа", "131129282"),), "Алфа;131071587"),  # and so is another number
        ((("Алфа", ""), ("Алфа", "")), "Алфа;"),  # two of one name
        ((("Алфа ООД", ""), ("Алфа АД", "")), "Алфа;"),
    ],
)
def test_what_is_not_sure_is_not_taken_but_named(
    importer: Importer, accounts: tuple[tuple[str, str], ...], row: str
) -> None:
    for name, number in accounts:
        an_account(importer.book, name, registration_number=number)
    plan = importer.do(f"Клиент;ЕИК;Месец;Оборот\n{row};01.2026;1\n")
    (unknown,) = plan.unknown
    assert {alike.known.name for alike in unknown.alike} == {name for name, _number in accounts}
    assert importer.sales() == []
    assert plan.does_nothing


def test_one_of_two_of_a_name_is_told_by_its_form(importer: Importer) -> None:
    an_account(importer.book, "Алфа ООД")
    an_account(importer.book, "Алфа АД")
    assert importer.plan(f"{HEAD}Алфа АД;01.2026;5;1\n").customers[0].account == "Алфа АД"


@pytest.mark.parametrize(
    ("accounts", "written", "reasons"),
    [
        # In either alphabet, with or without its legal form: but which of the two?
        (("Алфа ООД", "Alfa"), "Алфа", ["in the other alphabet", "but for ООД"]),
        (("Алфа ООД", "Алфа"), "Alfa", ["in the other alphabet", "but for ООД"]),
        (("Алфа", "Alfa"), "алфа", ["same name", "in the other alphabet"]),
        (("Алфа", "Alpha"), "Alfa", ["in the other alphabet", "spelt in another way"]),
        # Letters that only look right: a Latin A, o and c in Cyrillic words, all of a word.
        (("Алфа",), "Aлфа", ["looks the same"]),
        (("Алфа",), "Aлфа ООД", ["looks the same"]),
        (("Aлфа",), "Алфа", ["looks the same"]),
        (("ABC Trade",), "АВС Trade", ["looks the same"]),
    ],
)
def test_what_is_only_likely_is_left_out_with_the_reasons(
    importer: Importer, accounts: tuple[str, ...], written: str, reasons: list[str]
) -> None:
    for name in accounts:
        an_account(importer.book, name)
    text = f"{HEAD}{written};01.2026;5;1\n"
    plan = importer.do(text)
    (unknown,) = plan.unknown
    assert {alike.known.name for alike in unknown.alike} == set(accounts)
    assert all(any(reason in alike.likeness.label for alike in unknown.alike) for reason in reasons)
    assert plan.does_nothing
    told = importer.report(text)
    assert f"{written}={unknown.alike[0].known.name}" in told and all(reason in told for reason in reasons)
    assert importer.plan(text, unknown=Decision.ADD).does_nothing, "it is likely one of them, and no new one"
    importer.do(text, {customer_key(written): unknown.alike[0].known.record_id})
    assert importer.plan(text).unknown == (), "it is remembered"


@pytest.mark.parametrize("written", ["„АЛФА“  трейд", "алфа-трейд", '"Алфа Трейд"', "Алфа Трейд OOД"])
def test_the_very_name_is_sure_whatever_else_is_like_it(importer: Importer, written: str) -> None:
    """But for case, blanks and signs; ООД is ООД, also with two Latin letters."""
    an_account(importer.book, "Алфа Трейд ООД" if written.endswith("Д") and "OO" in written else "Алфа Трейд")
    an_account(importer.book, "Алфа Трейд АД")
    assert importer.plan(f"{HEAD}{written};01.2026;5;1\n").unknown == ()


def test_names_that_only_look_alike_are_two_customers(importer: Importer) -> None:
    plan = importer.do(f"{HEAD}Алфа;01.2026;5;1\nAлфа;01.2026;6;1\n", unknown=Decision.ADD)
    assert [one.name for one in plan.customers] == ["Алфа", "Aлфа"]


def test_one_of_two_of_a_name_is_pasted_by_its_number(importer: Importer) -> None:
    for number in ("131129282", "131071587"):
        an_account(importer.book, "Алфа", registration_number=number)
    assert "--match 'Алфа=131129282'" in importer.report(f"{HEAD}Алфа;01.2026;5;1\n")


def test_an_option_names_the_account_in_its_own_alphabet(book: Book) -> None:
    first, second = an_account(book, "Алфа"), an_account(book, "Alfa")
    assert account_names(book).named("АЛФА") == [first] and account_names(book).named("alfa") == [second]


# -- unknown customers


def test_unknown_customers_are_listed_the_largest_first_with_those_they_may_be(importer: Importer) -> None:
    an_account(importer.book, "Кауфланд България")
    plan = importer.do(f"{HEAD}Нова фирма;01.2026;5;1\nКауфланд;01.2026;50;1\nКауфланд;02.2026;50;1\n")
    assert [(one.name, one.months, one.revenue, one.line) for one in plan.unknown] == [
        ("Кауфланд", 2, 10000, 3),
        ("Нова фирма", 1, 500, 2),
    ]
    assert plan.unknown[0].alike[0].known.name == "Кауфланд България"
    assert importer.sales() == []


def test_a_customer_matched_by_hand_is_remembered(importer: Importer) -> None:
    account = an_account(importer.book, "Кауфланд България")
    before = dump(importer.book)
    text = f"{HEAD}К-ланд 17;01.2026;5;1\n"
    plan = importer.do(text, {"k land 17": account})
    assert plan.remembered == (("К-ланд 17", "k land 17", account),)
    assert importer.sales() == [("Кауфланд България", "2026-01", 500, 100)]
    again = importer.plan(f"{HEAD}к ланд 17;02.2026;6;1\n")
    assert again.customers[0].account_id == account
    assert again.remembered == ()
    assert importer.plan(text, {"k land 17": account}).does_nothing
    importer.book.undo()
    assert dump(importer.book) == before


def test_several_of_a_name_are_matched_or_added_together(importer: Importer) -> None:
    account = an_account(importer.book, "Друга")
    text = "Клиент;ЕИК;Месец;Оборот\nАлфа;131129282;01.2026;1\nАлфа;131071587;01.2026;2\nАлфа;;02.2026;4\n"
    plan = importer.plan(text, {"alfa": Decision.ADD})
    assert len(plan.new) == 3
    importer.do(text, {"alfa": account})
    assert importer.sales() == [("Друга", "2026-01", 300, None), ("Друга", "2026-02", 400, None)]
    importer.book.undo()
    importer.do(text, {"alfa": Decision.ADD})
    assert importer.plan(text).does_nothing


def test_a_customer_can_be_matched_anew(importer: Importer) -> None:
    first, second = an_account(importer.book, "Първа"), an_account(importer.book, "Втора")
    text = f"{HEAD}Оня;01.2026;5;1\n"
    importer.do(text, {"onya": first})
    importer.do(text, {"onya": second})
    assert importer.book.rows("SELECT account_id FROM sales_name") == [(second,)]
    assert importer.plan(text).does_nothing


def test_unknown_customers_become_accounts_unless_one_is_like_them(importer: Importer) -> None:
    an_account(importer.book, "Кауфланд България")
    text = f"{HEAD}Нова фирма;01.2026;5;1\nКауфланд;01.2026;50;1\n"
    plan = importer.do(text, unknown=Decision.ADD)
    assert [one.name for one in plan.new] == ["Нова фирма"]
    assert [one.name for one in plan.unknown] == ["Кауфланд"]
    assert importer.sales() == [("Нова фирма", "2026-01", 500, 100)]
    assert importer.book.rows("SELECT stage FROM account WHERE name = 'Нова фирма'") == [
        (Stage.CUSTOMER.value,)
    ]
    importer.do(text, {"kaufland": Decision.ADD})
    assert len(importer.sales()) == 2
    assert importer.plan(text, unknown=Decision.ADD).does_nothing


def test_a_customer_added_or_left_out_by_hand_is_so_once(importer: Importer) -> None:
    for _again in range(2):
        an_account(importer.book, "Алфа")
    text = f"{HEAD}Алфа;01.2026;5;1\n"
    importer.do(text, {"alfa": Decision.ADD})
    assert importer.plan(text, {"alfa": Decision.ADD}).does_nothing
    assert importer.plan(text).does_nothing
    assert len(account_names(importer.book).named("Алфа")) == 3
    an_account(importer.book, "Бета")
    left_out = importer.plan(f"{HEAD}Бета;01.2026;5;1\n", {"beta": Decision.SKIP})
    assert left_out.does_nothing
    assert [one.name for one in left_out.unknown] == ["Бета"]


def test_two_new_firms_of_one_name_are_two_accounts(importer: Importer) -> None:
    text = "Клиент;ЕИК;Месец;Оборот\nАлфа;131129282;01.2026;1\nАлфа;131071587;01.2026;2\n"
    importer.do(text, unknown=Decision.ADD)
    assert importer.sales() == [("Алфа", "2026-01", 100, None), ("Алфа", "2026-01", 200, None)]
    assert importer.plan(text, unknown=Decision.ADD).does_nothing


def test_a_choice_for_an_account_that_is_gone(importer: Importer) -> None:
    account = an_account(importer.book)
    plan = importer.plan(f"{HEAD}Оня;01.2026;5;1\n", {"onya": account})
    delete_account(importer.book, account)
    with pytest.raises(GoneMeanwhile):
        carry_out_sales(importer.book, plan)
    with pytest.raises(GoneMeanwhile):
        importer.plan(f"{HEAD}Оня;01.2026;5;1\n", {"onya": account})


def test_accounts_by_their_name(book: Book) -> None:
    account = an_account(book, "Алфа", legal_name="Алфа Трейд ООД")
    assert account_names(book).named("alfa") == account_names(book).named("АЛФА ТРЕЙД ООД") == [account]
    assert account_names(book).named("Бета") == []


def test_one_of_several_of_a_name_is_named_by_its_number(book: Book) -> None:
    first, second = (an_account(book, "Алфа", registration_number=n) for n in ("131129282", "131071587"))
    assert account_names(book).named("Алфа") == [first, second]
    assert account_names(book).named("131071587") == account_names(book).named("BG 131 071 587") == [second]


def test_customers_that_are_one_account_are_added_up(importer: Importer) -> None:
    account = an_account(importer.book, "Алфа")
    text = f"{HEAD}Алфа;01.2026;100;10\nАлфа склад;01.2026;5;1\n"
    plan = importer.do(text, {"alfa sklad": account})
    assert plan.added_up == (("Алфа", JAN),)
    assert importer.sales() == [("Алфа", "2026-01", 10500, 1100)]
    assert importer.plan(text).does_nothing


def test_the_likeliest_account_is_taken_when_that_is_said(importer: Importer) -> None:
    account = an_account(importer.book, "Кауфланд България")
    for name in ("Билла Юг", "Билла Север"):
        an_account(importer.book, name)
    text = f"{HEAD}Кауфланд;01.2026;5;1\nБилла;01.2026;5;1\nСъвсем друга;01.2026;5;1\n"
    plan = importer.do(text, takes_likely=True)
    assert [one.name for one in plan.unknown] == ["Билла", "Съвсем друга"]  # two are as likely, or none
    assert importer.sales() == [("Кауфланд България", "2026-01", 500, 100)]
    assert plan.remembered == (("Кауфланд", "kaufland", account),)
    assert importer.plan(text).customers[0].account_id == account


def test_accounts_of_one_name_are_told_apart_by_their_city(importer: Importer) -> None:
    an_account(importer.book, "Alfa", city="Sofia")
    varna = an_account(importer.book, "Alfa", city="Varna")
    report = importer.report(f"{HEAD}Alfa;01.2026;100;10\n")
    assert "--match 'Alfa=Alfa (Sofia)'" in report
    assert "perhaps Alfa (Sofia): the same name; Alfa (Varna): the same name" in report
    assert account_names(importer.book).named("Alfa (Varna)") == [varna]
    assert len(account_names(importer.book).named("Alfa")) == 2


def test_the_likeliest_is_never_one_of_another_registration_number(importer: Importer) -> None:
    an_account(importer.book, "Alfa Trading Group", registration_number="131129282")
    head = "Клиент;ЕИК;Месец;Оборот (€);Печалба\n"
    other = importer.plan(f"{head}Alfa Trading Grup;131071587;01.2026;5;1\n", takes_likely=True)
    [customer] = other.customers
    assert customer.alike and customer.is_unknown
    without = importer.plan(f"{head}Alfa Trading Grup;;01.2026;5;1\n", takes_likely=True)
    assert [customer.account for customer in without.customers] == ["Alfa Trading Group"]
