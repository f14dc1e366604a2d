"""A document as one page that stands by itself: HTML with its styles and charts in it, made for printing on A4.

It asks nothing of anywhere and runs nothing; the page itself forbids both to whoever shows it.
"""

from collections.abc import Iterator
from html import escape

from kamtui import __version__
from kamtui.exchange.report import charts
from kamtui.exchange.report.blocks import (
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Course,
    Document,
    Facts,
    Paragraph,
    Parts,
    Section,
    Table,
    one_line,
)

MAKER = '<meta name="generator" content="kamtui '
"""Stands in the head of every page: one that has it is ours, and may be replaced."""
MOST_TOGETHER = 8
"""A table of so few lines stands on one sheet, whole."""
_STYLES = """
@page { size: A4; margin: 17mm 15mm 16mm; }
* { box-sizing: border-box; }
html { font: 10pt/1.42 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; color: #1c2430; }
body { max-width: 180mm; margin: 12mm auto; padding: 0 5mm; background: #fff; overflow-wrap: anywhere; }
header { border-bottom: 2px solid #1f3f66; padding-bottom: 3mm; margin-bottom: 2mm; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0; color: #1f3f66; }
header p { font-size: 12.5pt; margin: 1mm 0 2mm; }
h2 { font-size: 12.5pt; margin: 5.5mm 0 1.6mm; color: #1f3f66; }
h3 { font-size: 9.6pt; margin: 2.5mm 0 1mm; }
h2, h3, caption { break-after: avoid; page-break-after: avoid; }
p { margin: 0 0 2mm; orphans: 3; widows: 3; }
p.aside { color: #56606e; font-size: 9pt; }
ul { margin: 0 0 2mm; padding-left: 5mm; }
li { break-inside: avoid; margin-bottom: .6mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3mm 4mm; margin: 0 0 2mm; }
dt { color: #56606e; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; font-size: 9.2pt; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; padding: 1.5mm 0 1mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; page-break-inside: avoid; }
th { text-align: left; vertical-align: bottom; font-weight: normal; color: #56606e; border-bottom: 1px solid #1f3f66; overflow-wrap: normal; }
td { vertical-align: top; border-bottom: 1px solid #d5dae1; }
th, td { padding: .9mm 1.6mm; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.right { text-align: right; }
td.right, td.short { white-space: nowrap; }
tr.total td { border-top: 1px solid #1f3f66; font-weight: bold; }
table.short { break-inside: avoid; page-break-inside: avoid; }
figure { margin: 1mm 0 2mm; break-inside: avoid; page-break-inside: avoid; }
svg.chart { width: 100%; height: auto; display: block; }
svg.measured { display: block; margin-top: .5mm; }
footer { margin-top: 5mm; break-before: avoid; page-break-before: avoid; border-top: 1px solid #d5dae1; padding-top: 1.5mm; color: #56606e; font-size: 8.5pt; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
""".strip()


def page(document: Document) -> bytes:
    """The page as the bytes of its file."""
    return "\n".join(_lines(document)).encode()


def is_ours(head: bytes) -> bool:
    """Whether a file begins as a page that names us as its maker."""
    return head.startswith(b"<!DOCTYPE html>") and MAKER.encode() in head


def _lines(document: Document) -> Iterator[str]:
    title = f"{document.title} · {document.subtitle}"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(document.language)}"><head><meta charset="utf-8">'
    yield f'{MAKER}{escape(__version__)}">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{_words(title)}</title>"
    yield f"<style>\n{_STYLES}\n</style></head><body>"
    yield f"<header><h1>{_words(document.title)}</h1><p>{_words(document.subtitle)}</p>{_facts(document.facts)}</header>"
    for section in document.sections:
        yield from _section(section)
    yield f"<footer>{_words(document.footer)}</footer>"
    yield "</body></html>\n"


def _words(text: str) -> str:
    """A text as it stands, nothing of which means anything in HTML."""
    return escape(one_line(text))


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{_words(section.title)}</h2>"
    yield from map(_block, section.blocks)
    yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Paragraph(text, is_aside):
            return f'<p class="aside">{_words(text)}</p>' if is_aside else f"<p>{_words(text)}</p>"
        case Bullets(items, caption):
            head = f"<h3>{_words(caption)}</h3>" if caption else ""
            return f"{head}<ul>{''.join(f'<li>{_words(item)}</li>' for item in items)}</ul>"
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Bars():
            return charts.bars(block)
        case Parts():
            return charts.parts(block)
        case Course():
            return charts.course(block)


def _facts(facts: Facts) -> str:
    pairs = "".join(f"<dt>{_words(label)}</dt><dd>{_words(value)}</dd>" for label, value in facts.pairs)
    return f"<dl>{pairs}</dl>" if pairs else ""


def _table(table: Table) -> str:
    caption = f"<caption>{_words(table.caption)}</caption>" if table.caption else ""
    sides = [
        ' class="right"' if column.is_right else ' class="short"' if column.is_short else ""
        for column in table.columns
    ]
    heads = "".join(
        f'<th scope="col"{side}{_share(column)}>{_words(column.label)}</th>'
        for side, column in zip(sides, table.columns, strict=True)
    )
    lines = []
    for place, row in enumerate(table.rows):
        is_total = table.has_total and place == len(table.rows) - 1
        cells = "".join(f"<td{side}>{_cell(cell)}</td>" for side, cell in zip(sides, row, strict=True))
        lines.append(f'<tr class="total">{cells}</tr>' if is_total else f"<tr>{cells}</tr>")
    look = ' class="short"' if len(table.rows) <= MOST_TOGETHER else ""
    return f"<table{look}>{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _share(column: Column) -> str:
    return f' style="width: {column.share}%"' if column.share else ""


def _cell(cell: Cell) -> str:
    drawn = charts.measured(cell.measured) if cell.measured is not None else ""
    return f"{_words(cell.text)}{drawn}"
