"""How the revenue of a list of sales is found, and how it is without tax: by a column, or by quantity × price."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamtui.domain.text.cleaning import clean
from kamtui.exchange.sales.meaning.cells import Candidates, pairs
from kamtui.exchange.sales.meaning.headers import TOTALS, bare_key
from kamtui.exchange.sales.meaning.tax import Side, adds_up, are_rates, side_by_rates


@dataclass(frozen=True, slots=True)
class TaxDoubt:
    """A column of which nobody can tell whether the tax beside it is in it, with the amount and tax of a row."""

    header: str
    amount: str
    tax_header: str
    tax: str


@dataclass(frozen=True, slots=True)
class _Taxes:
    """The columns of tax amounts that belong together, and the one of percents."""

    amounts: tuple[int, ...] = ()
    rate: int | None = None


class Revenue:
    """What becomes of the amounts of a list: which columns they are summed from, and what is taken out of them.

    The columns of revenue, quantity and price themselves stand in the `fields` of the candidates. `percent` is
    the tax in amounts with tax, where somebody says so.
    """

    def __init__(self, candidates: Candidates, percent: Fraction | None) -> None:
        self.taxes: tuple[int, ...] = ()
        """The columns of tax to take out of the revenue."""
        self.bases: tuple[int, ...] = ()
        """Further columns without tax that are added to the revenue: it stands in one for each percent of tax."""
        self.tax_rate: int | None = None
        """The column of percents of tax to take out of the revenue."""
        self.percent: Fraction | None = None
        """The percent of tax to take out of the revenue."""
        self.with_percent: tuple[int, ...] = ()
        """The columns of amounts with that tax."""
        self.tax_doubt: TaxDoubt | None = None
        self.gross = ""
        """The header of a revenue that may be with tax, where nothing says how much."""
        self.is_product = False
        """Whether the revenue is quantity × price."""
        self.discount: int | None = None
        self.discount_doubt = ""
        """The header of a discount of which nobody can tell whether it is in percent."""
        self.discount_scale = 1
        self._candidates = candidates
        self._fields = candidates.fields
        self._cells = candidates.cells
        self._said_percent = percent
        if "revenue" not in self._fields:
            self._find()

    def of_months(self, indexes: Sequence[int]) -> None:
        """Let the columns of one month each be the revenue: what was found beside them is that of all months."""
        self.taxes, self.bases, self.tax_rate, self.discount = (), (), None, None
        self.is_product, self.discount_doubt, self.tax_doubt = False, "", None
        gross = [index for index in indexes if self._candidates.sides[index] is Side.GROSS]
        self.percent = self._said_percent
        self.with_percent = tuple(gross) if self.percent is not None else ()
        self.gross = self._cells.headers[gross[0]] if gross and self.percent is None else ""

    # -- a column of amounts

    def _find(self) -> None:
        """Take the revenue without its tax: from a column without, or from one with it and what is beside."""
        gross = [i for i in self._candidates.best_first("gross") if self._cells.is_money(i)]
        plain = [i for i in self._candidates.best_first("revenue") if self._cells.is_money(i)]
        plain.sort(key=lambda i: not self._cells.values(i))
        if "gross" in self._fields:
            gross, plain = [self._fields.pop("gross")], []
        if plain and gross and (index := self._tax_within(plain[0], gross)) is not None:
            gross.remove(index)
            self._candidates.add("tax", 0, index)
        if self._take_net(plain):
            return
        amounts = [*plain, *gross]
        taxes = self._taxes_beside(amounts)
        if not any(map(self._cells.values, amounts)):
            self._multiply()
        if amounts and not self.is_product:
            self._take_by_tax(plain, amounts, taxes)

    def _take_net(self, plain: Sequence[int]) -> bool:
        """Take a column that says it is without tax; whether there is one."""
        net = [i for i in plain if self._candidates.sides[i] is Side.NET and self._cells.values(i)]
        if net:
            self._fields["revenue"] = net[0]
            # "ДО 20%" and "ДО 9%" are parts of one base.
            by_rate = [i for i in net if _has_digit(self._cells.headers[i])]
            self.bases = tuple(by_rate[1:]) if by_rate[:1] == net[:1] else ()
        return bool(net)

    def _take_by_tax(self, plain: Sequence[int], amounts: Sequence[int], taxes: _Taxes) -> None:
        """Take the first column that is not with tax by the tax beside it; else the first, less its tax."""
        for index in plain:
            side, doubt = self._side(index, taxes, amounts)
            if side is not Side.GROSS and (side is Side.NET or self._said_percent is None):
                self._fields["revenue"] = index
                self.tax_doubt = doubt
                return
        self._fields["revenue"] = amounts[0]
        self._take_out_tax(amounts[0], taxes)

    def _tax_within(self, index: int, gross: Sequence[int]) -> int | None:
        """The column that says "Incl. VAT" and holds the tax that is in the amounts of another."""
        for other in gross:
            both = pairs(self._cells.numbers(index), self._cells.numbers(other))
            if both and side_by_rates(both) is Side.GROSS and all(abs(b) * 3 < abs(a) for a, b in both if a):
                return other
        return None

    # -- tax

    def _taxes_beside(self, amounts: Sequence[int]) -> _Taxes:
        """The columns of tax beside some columns of amounts."""
        if "tax" in self._fields:
            return _Taxes((self._fields.pop("tax"),))
        rates = [index for index in self._candidates.of("tax_rate") if self._cells.values(index)]
        of_amounts = []
        beside = self._cells.numbers(amounts[0]) if amounts else []
        for index in self._candidates.of("tax"):
            taxes = [tax for tax in self._cells.numbers(index) if tax is not None]
            in_percent = any("%" in value for value in self._cells.values(index))
            if are_rates(taxes, [amount for amount in beside if amount is not None], in_percent=in_percent):
                rates.append(index)
            elif taxes:
                of_amounts.append(index)
        # Beside "ДДС 20%" and "ДДС 9%" one without a percent is their sum.
        whole = [index for index in of_amounts if not _has_digit(self._cells.headers[index])]
        return _Taxes(tuple(whole[:1] or of_amounts), rates[0] if rates else None)

    def _side(self, index: int, taxes: _Taxes, others: Sequence[int]) -> tuple[Side | None, TaxDoubt | None]:
        """On which side of the tax a column is of which the header says nothing, and a doubt about it."""
        is_total = bare_key(self._cells.headers[index]) in TOTALS
        if not taxes.amounts:
            return None, self._doubt(index, taxes.rate) if is_total and taxes.rate is not None else None
        amounts, tax = self._cells.numbers(index), self._cells.sum(taxes.amounts)
        for other in others:
            if other != index and (side := self._side_beside(amounts, tax, other)) is not None:
                return side, None
        side = side_by_rates(pairs(amounts, tax))
        if side is Side.NET and is_total:
            return Side.NET, self._doubt(index, *taxes.amounts)
        if side is None and (is_total or len(others) == 1):
            return Side.GROSS, None
        return side, None

    def _side_beside(
        self, amounts: Sequence[Fraction | None], tax: Sequence[Fraction | None], other: int
    ) -> Side | None:
        """On which side amounts are by another column that is they and the tax, or they less the tax."""
        beside = self._cells.numbers(other)
        whole = [
            (a, t, b)
            for a, t, b in zip(amounts, tax, beside, strict=True)
            if a is not None and t is not None and b is not None
        ]
        if adds_up(whole):
            return Side.NET
        return Side.GROSS if adds_up((b, t, a) for a, t, b in whole) else None

    def _doubt(self, index: int, tax: int, *more_taxes: int) -> TaxDoubt:
        headers = self._cells.headers
        last = max(index, tax, *more_taxes)
        amount, tax_amount = next(
            (
                (row[index], row[tax])
                for row in self._cells.rows
                if last < len(row) and row[index].strip() and row[tax].strip()
            ),
            ("", ""),
        )
        return TaxDoubt(headers[index], clean(amount), headers[tax], clean(tax_amount))

    def _take_out_tax(self, index: int, taxes: _Taxes) -> None:
        """How the tax in a column is taken out of it: by the tax beside it, or its percent, or what is said."""
        if taxes.amounts:
            self.taxes = taxes.amounts
        elif taxes.rate is not None:
            self.tax_rate = taxes.rate
        elif self._said_percent is not None:
            self.percent, self.with_percent = self._said_percent, (index,)
        else:
            self.gross = self._cells.headers[index]

    # -- quantity × price

    def _multiply(self) -> None:
        """Let the revenue be quantity × price, where there are both."""
        fields, choose = self._fields, self._candidates.choose
        choose("quantity", is_money=True)
        choose("price", is_money=True)
        if "price" not in fields:
            choose("gross_price", is_money=True)
            if "gross_price" in fields:
                fields["price"] = fields.pop("gross_price")
        if "quantity" not in fields or "price" not in fields:
            for field in ("quantity", "price"):
                fields.pop(field, None)
            return
        self.is_product = True
        self._take_out_tax_of_price(fields["price"])
        self._find_discount()

    def _take_out_tax_of_price(self, price: int) -> None:
        side = self._candidates.sides.get(price)
        taxes = self._taxes_beside(())
        if side is Side.GROSS:
            self._take_out_tax(price, taxes)
        elif side is None and taxes.amounts:
            quantities = self._cells.numbers(self._fields["quantity"])
            products = [
                None if quantity is None or each is None else quantity * each
                for quantity, each in zip(quantities, self._cells.numbers(price), strict=True)
            ]
            side = side_by_rates(pairs(products, self._cells.sum(taxes.amounts)))
            if side is Side.GROSS:
                self.taxes = taxes.amounts
            elif side is None:
                self.tax_doubt = self._doubt(price, *taxes.amounts)
        elif side is None and self._said_percent is not None:
            self.percent, self.with_percent = self._said_percent, (price,)

    def _find_discount(self) -> None:
        """A discount in percent, or as a fraction; one in amounts could be of a piece or of the line."""
        for index in self._candidates.best_first("discount"):
            discounts = [number for number in self._cells.numbers(index) if number]
            if not discounts:
                continue
            if "%" in self._cells.headers[index] or all(
                "%" in value for value in self._cells.values(index) if value != "0"
            ):
                self.discount, self.discount_scale = index, 100
            elif all(0 <= number < 1 for number in discounts):
                self.discount = index
            else:
                self.discount_doubt = self._cells.headers[index]
            return


def _has_digit(header: str) -> bool:
    return any(char.isdecimal() for char in header)
