"""What an import of a portfolio would do, or did, as lines for the command line."""

from collections.abc import Iterator, Sequence

from kamtui.domain.amounts import show_amount
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.prices.plan import NamedProduct, PlannedPrice, PricePlan, Verdict
from kamtui.domain.prices.sheet import PriceSheet
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext, pgettext
from kamtui.domain.text.shell import command_line
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.importing.report_words import (
    MOST_NAMES,
    about_customers,
    about_file,
    bad_rows,
    line_numbers,
    short_name,
)
from kamtui.exchange.importing.unknown_names import about_unknown, may_be

_MOST_PRICES = 60
_MOST_TERMS = 60


def report_lines(plan: PricePlan, sheet: PriceSheet) -> Iterator[str]:
    """How the list was read, what is new, what changes, what is not taken and why, then the sum. Each line is clean."""
    for line in (
        *_about(sheet),
        *_customers(plan),
        *_products(plan),
        *_prices(_("new"), plan.of(Verdict.ADDED)),
        *_prices(_("changed"), plan.of(Verdict.CHANGED)),
        *_not_taken(plan, sheet),
        *_doubtful(plan.doubtful),
        *_unknown(plan),
        sum_words(plan, sheet),
    ):
        yield clean(line, limit=2000)


def _about(sheet: PriceSheet) -> Iterator[str]:
    yield from about_file(sheet)
    across = [header for header, field in sheet.columns if field == "across"]
    taken = [f"{header} → {field_label(field)}" for header, field in sheet.columns if field != "across"]
    yield _("taken: {columns}").format(columns=", ".join(taken))
    if across:
        names = ", ".join(map(short_name, across[:MOST_NAMES])) + ("…" if len(across) > MOST_NAMES else "")
        yield _("across: {names}").format(names=names)
    if sheet.dropped:
        yield _("left out: {columns}; to keep one in the terms: --map {example}").format(
            columns=", ".join(sheet.dropped), example=command_line(f"{sheet.dropped[0]}=rest")
        )
    yield from sheet.how
    if sheet.passed:
        yield _("nothing is said of a product line: {lines}").format(lines=line_numbers(sheet.passed))


def field_label(field: str) -> str:
    """What a field is called, that a column is taken for."""
    return {
        "name": _("account"),
        "registration_number": _("company number"),
        "product": _("product line"),
        "variant": _("variant of the product line"),
        "code": _("number of the product line"),
        "price": _("price"),
        "gross_price": _("price with tax"),
        "negotiated_price": _("negotiated price"),
        "list_price": _("price before it was negotiated"),
        "discount": _("discount"),
        "tax_rate": _("percent of tax"),
        "currency": _("currency"),
        "day": _("valid from"),
        "until": _("valid until (in the terms)"),
        "state": _("how it stands"),
        "ours": _("whether they buy it from us"),
        "competitor": _("competitor"),
        "theirs": _("what they buy from others"),
        "quantity": _("quantity (in the terms)"),
        "unit": _("unit (in the terms)"),
        "terms": pgettext("of a price", "terms"),
        "across": _("price of an account or product line"),
    }.get(field, field)


def _customers(plan: PricePlan) -> Iterator[str]:
    if plan.told_by:
        known = ", ".join(short_name(one.account) for one in plan.customers if one.account)
        yield _("account: {account}, as “{title}” says; otherwise: --account NAME").format(
            account=known, title=short_name(plan.told_by)
        )
        return
    yield from about_customers(plan.customers, plan.new)


def _products(plan: PricePlan) -> Iterator[str]:
    if new := plan.new_products:
        names = ", ".join(short_name(one.name) for one in new[:MOST_NAMES])
        text = ngettext("new product line: {names}", "new product lines: {names}", len(new)).format(
            names=names
        )
        if more := len(new[MOST_NAMES:]):
            text += " " + _("and {count} more").format(count=more)
        yield text
    for one in plan.products[: 10 * MOST_NAMES]:
        if one.known and one.known != one.name:
            yield _("{name} is taken for {account}").format(
                name=short_name(one.name), account=short_name(one.known)
            )


def _prices(label: str, prices: Sequence[PlannedPrice]) -> Iterator[str]:
    for price in prices[:_MOST_PRICES]:
        what, more = price_words(price)
        remarks = "; ".join(price.row.remarks)
        line = _("line {line}").format(line=price.row.line)
        yield f"{label}, {line}: {what}: {more}" + (f" · {remarks}" if remarks else "")
    if rest := len(prices[_MOST_PRICES:]):
        yield ngettext("and {count} more price", "and {count} more prices", rest).format(count=rest)


def price_words(price: PlannedPrice) -> tuple[str, str]:
    """A product line at its account, and what is new of it: "12.50 € → 13.10 € · as of 1 Nov 2026"."""
    product = price.product.known or price.product.name if price.product is not None else price.row.product
    what = f"{short_name(price.account)} · {short_name(product)}"
    parts: list[str] = []
    was, now = price.was, price.now
    if price.writes is not None:
        before, after = _amount(was), _amount(now)
        parts.append(f"{before} → {after}" if before and before != after else after)
        if now.priced_on is not None:
            parts.append(_("as of {day}").format(day=show_date(now.priced_on)))
        if now.terms != was.terms:
            parts.append(", ".join(now.terms.splitlines())[:_MOST_TERMS])
    if (was.state, was.competitor) != (now.state, now.competitor):
        parts.append(_standing(now) if was.has_no_place else f"{_standing(was)} → {_standing(now)}")
    return what, " · ".join(part for part in parts if part)


def _amount(cell: Cell) -> str:
    return "" if cell.negotiated_price is None else show_amount(cell.negotiated_price)


def _standing(cell: Cell) -> str:
    return f"{cell.state.label} ({cell.competitor})" if cell.competitor else cell.state.label


def _not_taken(plan: PricePlan, sheet: PriceSheet) -> Iterator[str]:
    refused = [(row.line, row.reason) for row in sheet.bad]
    refused += [(price.row.line, price.why) for price in plan.of(Verdict.REFUSED)]
    yield from bad_rows(refused)


def _doubtful(doubtful: Sequence[NamedProduct]) -> Iterator[str]:
    for one in doubtful[:MOST_NAMES]:
        names = "; ".join(short_name(product.name) for product in one.alike)
        match = command_line("--match", f"{one.name}={one.alike[0].name}")
        text = _("line {line}: which product line is {name}? Perhaps {names}: {match}, or a new one: {add}")
        yield text.format(
            line=one.line,
            name=short_name(one.name),
            names=names,
            match=match,
            add=command_line("--add", one.name),
        )


def _unknown(plan: PricePlan) -> Iterator[str]:
    unknown = plan.unknown
    if unknown and plan.is_nameless:
        yield _("Nothing says whose prices these are: --account NAME")
        return
    yield from about_unknown(unknown, about_customer)


def about_customer(customer: Customer) -> str:
    """A customer that is no account, with how many prices it has and which accounts it may be."""
    count = ngettext("{count} price", "{count} prices", customer.months).format(count=customer.months)
    return f"{short_name(customer.name)} ({count})" + may_be(customer)


def sum_words(plan: PricePlan, sheet: PriceSheet) -> str:
    """What would be done, in a sentence."""
    added, changed = len(plan.of(Verdict.ADDED)), len(plan.of(Verdict.CHANGED))
    text = ngettext("{count} price added", "{count} prices added", added).format(count=added)
    text += ", " + _("{count} changed").format(count=changed)
    text += ", " + _("{count} in the book already").format(count=len(plan.of(Verdict.UNCHANGED)))
    if plan.new:
        text += "; " + ngettext("{count} new account", "{count} new accounts", len(plan.new)).format(
            count=len(plan.new)
        )
    if new := len(plan.new_products):
        text += "; " + ngettext("{count} new product line", "{count} new product lines", new).format(
            count=new
        )
    if waiting := len(plan.of(Verdict.UNKNOWN, Verdict.WHICH_PRODUCT)):
        text += "; " + ngettext("{count} row waits", "{count} rows wait", waiting).format(count=waiting)
    bad = len(sheet.bad) + len(plan.of(Verdict.REFUSED))
    return text + "; " + ngettext("{count} bad row", "{count} bad rows", bad).format(count=bad) + "."
