"""What the report of an import of sales says."""

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Months
from tests.build import an_account
from tests.store.money.importing import Importer

HEAD = "Клиент;Месец;Оборот (€);Печалба\n"


# -- the report


def test_the_report_says_what_was_and_what_is(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    an_account(importer.book, "Кауфланд България", stage=Stage.PROSPECT)
    importer.do(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;5;1\n")
    report = importer.report(
        f"{HEAD}АЛФА;01.2026;120;130\nАлфа;03.2026;5;1\nБета;02.2026;7;1\nАлфа;31.02.2026;5;1\n"
        "Кауфланд България;01.2026;1;1\nГама;01.2026;1;1\nГама;01.2026;2;1\nГама;02.2026;2;1\nГама;02.2026;2;1\nОбщо;;5;1\n"
    )
    for line in (
        "taken: Клиент → customer, Месец → month, Оборот (€) → revenue, Печалба → profit",
        "read as monthly sums: Jan 2026 – Mar 2026",
        "revenue in all: 135 €",
        "line 5: not taken: there is no such day as “31.02.2026”",
        "lines 7, 8: Гама, Jan 2026 comes more than once with different sums (1 / 1; 2 / 1): none is taken",
        "1 row says once more what another says: line 10",
        "1 row of totals or notes is left out: line 11",
        "line 2: АЛФА, Jan 2026: the profit 130 € is above the revenue 120 €; taken as it is",
        "Кауфланд България is a prospect in the book, and has sales",
        "line 4: not in the book: Бета (1 month, 7 €)",
        "Алфа: 1 added, 1 replaced",
        "· Jan 2026: was revenue 100 €, profit 10 €, is revenue 120 €, profit 130 €",
        "Some rows could not be read, so no month is taken out of the book.",
    ):
        assert line in report.splitlines(), report
    assert report.splitlines()[-1].startswith("8 rows; months of accounts: 2 added, 1 replaced")


def test_what_the_report_does_not_list_it_counts(importer: Importer) -> None:
    lines = "".join(f"05.{n % 12 + 1:02}.{2020 + n // 12};Алфа;1,00;2,00\n" for n in range(25))
    report = importer.report(f"Дата;Клиент;Сума (€);Печалба\n{lines}").splitlines()
    assert sum("is above the revenue" in line for line in report) == 20
    assert "5 more months have a profit above their revenue; taken as they are" in report
    an_account(importer.book, "Алфа")
    months = "".join(
        f"{name};{n % 12 + 1:02}.{2020 + n // 12};1;1\n" for n in range(22) for name in ("Алфа", "Алфа ООД")
    )
    report = importer.report(f"Клиент;Месец;Оборот (€);Печалба\n{months}").splitlines()
    assert sum("several customers of the list are this account" in line for line in report) == 20
    assert "2 more months were added up in this way" in report


def test_the_report_speaks_of_leva_and_of_what_was_taken_out(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    importer.do(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;5;1\n")
    report = importer.report(
        "Дата;Клиент;Сума (лв.)\n05.01.2026;Алфа;100,00\n05.03.2026;Алфа;0,01\n", months=Months.REPLACE
    )
    assert (
        "2 amounts in лв turned into € at 1.95583, half up to whole cents once for each month's sum" in report
    )
    assert "· Feb 2026: was revenue 5 €, profit 1 €, is nothing" in report
    assert "read as order lines, summed by month" in report
    assert "no currency is named" in importer.report("Клиент;Месец;Оборот\nАлфа;01.2026;5\n")


def test_the_report_says_that_tax_may_be_in_it(importer: Importer) -> None:
    said = "“Gross” may be with tax: the revenue is taken as it stands there"
    assert said in importer.report("Дата;Клиент;Gross\n05.01.2026;Алфа;120,00\n").splitlines()
    both = "Дата;Клиент;Сума с ДДС;Сума без ДДС\n05.01.2026;Алфа;120,00;100,00\n"
    assert "revenue in all: 100 €" in importer.report(both)
    assert "with tax" not in importer.report(both)
