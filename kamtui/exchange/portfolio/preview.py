"""What an import of a portfolio would do, line by line."""

from kamtui.domain.prices.plan import NamedProduct, PlannedPrice, PricePlan, Verdict
from kamtui.domain.prices.sheet import PriceSheet
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.preview import Candidate, Preview, PreviewLine, Sort
from kamtui.exchange.importing.unknown_names import candidates_of, listed_as
from kamtui.exchange.portfolio.report import price_words, sum_words

_SORTS = {
    Verdict.ADDED: Sort.NEW,
    Verdict.CHANGED: Sort.UPDATED,
    Verdict.UNCHANGED: Sort.ALIKE,
    Verdict.REFUSED: Sort.REFUSED,
}


def preview(plan: PricePlan, sheet: PriceSheet) -> Preview:
    """The prices of a list; those of one unknown customer, or of one product line in doubt, are one line."""
    unknown = [
        PreviewLine(
            Sort.DOUBT,
            one.line,
            one.name,
            ngettext("{count} price", "{count} prices", one.months).format(count=one.months)
            + (f" · {one.alike[0].known.name}? {one.alike[0].likeness.label}" if one.alike else ""),
            one.name,
            candidates_of(one),
            listed_as(one),
        )
        for one in plan.unknown
    ]
    prices = [_line(price) for price in plan.prices if price.verdict in _SORTS]
    bad = [PreviewLine(Sort.REFUSED, row.line, "", row.reason, cells=row.cells) for row in sheet.bad]
    return Preview(
        lines=(*unknown, *map(_doubt, plan.doubtful), *prices, *bad),
        columns=sheet.columns,
        left_out=sheet.dropped,
        sum=sum_words(plan, sheet),
        does_nothing=plan.does_nothing,
    )


def _doubt(product: NamedProduct) -> PreviewLine:
    candidates = tuple(Candidate(one.name, one.name, _("product line")) for one in product.alike)
    more = _("the product line {name}?").format(name=product.alike[0].name)
    return PreviewLine(Sort.DOUBT, product.line, product.name, more, product.name, candidates)


def _line(price: PlannedPrice) -> PreviewLine:
    what, more = price_words(price)
    remarks = price.row.remarks if price.verdict is not Verdict.UNCHANGED else ()
    says = (more, *remarks) if price.verdict is not Verdict.REFUSED else (price.why,)
    return PreviewLine(_SORTS[price.verdict], price.row.line, what, " · ".join(part for part in says if part))
