"""The report as Markdown and as a page: every field of a public template, hostile texts, nothing asked of anywhere."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from kamtui.domain.accounts.words import Language
from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.report.for_customer import for_customer
from kamtui.domain.report.period import Period
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import Outcome, OwedBy, ProblemKind, ProblemState
from kamtui.exchange.report.blocks import Document
from kamtui.exchange.report.customer_document import customer_document
from kamtui.exchange.report.markdown import markdown_lines
from kamtui.exchange.report.own_document import own_document
from kamtui.exchange.report.page import is_ours, page
from kamtui.store.book.book import Book
from kamtui.store.knowledge import satisfaction_changes
from kamtui.store.money.changes import set_months
from kamtui.store.report.reads import report_of
from kamtui.store.report.review_changes import write_review
from kamtui.store.terms import problem_changes
from tests.build import TODAY, a_check, a_task, a_term, an_account
from tests.exchange.report.pages import ParsedPage

Q3 = date(2026, 7, 1)
PERIOD = Period.of_quarter(Q3)
SHOWN_TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "section", "footer", "h1", "h2", "h3", "p", "ul", "li",
    "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "svg", "rect", "line", "circle",
    "path", "text",
}  # fmt: skip


def documents(
    book: Book, account_id: int, period: Period = PERIOD, chosen: Language = Language.EN
) -> tuple[Document, Document]:
    """The report for ourselves and that for the customer."""
    known = report_of(book, account_id, period, TODAY)
    return own_document(known), customer_document(for_customer(known), chosen, ("Martin", "Pakor"))


def with_everything(book: Book, text: str = "{}") -> int:
    """An account with all that a report tells; `text` is around each word that a person typed."""

    def typed(word: str) -> str:
        return text.format(word)

    acme = an_account(
        book,
        typed("Acme"),
        renewal_on=date(2027, 3, 1),
        vulnerability=typed("vulnerable"),
        city=typed("city"),
    )
    months = [
        date(year, month, 1) for year in (2025, 2026) for month in range(1, 13) if (year, month) < (2026, 11)
    ]
    set_months(
        book, acme, [MonthFigures(month, 12_000_00 + month.month * 101, 3_000_01, 11_000_00, 2_500_00) for month in months]
    )  # fmt: skip
    for what, owed_by in (("ours", OwedBy.WE), ("theirs", OwedBy.THEY), ("both", OwedBy.BOTH)):
        term = a_term(
            book, acme, typed(what), owed_by=owed_by, from_on=Q3, checks="weekly", target="≥ 98 %",
            until_on=date(2027, 6, 30), today=Q3,
        )  # fmt: skip
        a_check(book, term, Outcome.KEPT, date(2026, 7, 10), "99")
        a_check(book, term, Outcome.BROKEN, date(2026, 8, 10), "94,5", evidence=typed(f"why {what}"))
    a_term(
        book,
        acme,
        typed("price list"),
        from_on=date(2026, 9, 20),
        today=date(2026, 9, 20),
        checks="on 15.12.2026",
    )
    for what, state, kind in (
        ("leaks", ProblemState.OFFERED, ProblemKind.PROBLEM),
        ("hidden", ProblemState.OPEN, ProblemKind.PROBLEM),
        ("threat", ProblemState.OPEN, ProblemKind.THREAT),
    ):
        entry = ProblemEntry(
            account_id=acme, what=typed(what), noted_on=date(2026, 8, 1), state=state, kind=kind,
            solution=typed(f"solution {what}"), alternative=typed("alternative"),
        )  # fmt: skip
        problem_changes.add_problem(book, entry)
    for day, score in ((date(2026, 3, 1), 6), (date(2026, 9, 1), 8)):
        said = SatisfactionEntry(read_on=day, score=score, note=typed("said so"))
        satisfaction_changes.take_satisfaction(book, acme, said)
    a_task(book, typed("task"), acme)
    fields = [field for field in ReviewEntry._fields if field != "review_on"]
    review = ReviewEntry(date(2026, 12, 1), **{field: typed(f"the {field}") for field in fields})
    write_review(book, acme, Q3, review)
    return acme


# -- the fields of a public template

TEMPLATE = {
    "customer": ("Acme", "Acme"),
    "period": ("Q3 2026", "Q3 2026"),
    "date of the review": ("1 Dec 2026", "1 Dec 2026"),
    "attendees": ("the attendees", "the attendees"),
    "prepared by": (None, "Martin, Pakor"),
    "executive summary": ("the summary", "the summary"),
    "the customer's goals": ("the goals", "the goals"),
    "highlights": ("the highlights", "the highlights"),
    "wins, value delivered": ("the wins", "the wins"),
    "measures against target": ("≥ 98 %", "≥ 98 %"),
    "revenue against plan": ("against plan", None),
    "trend against the year before": ("year before", "year before"),
    "margin": ("margin", None),
    "actions agreed and how they were kept": ("Our side: kept 50 % of 4", "Our side: kept 50 % of 4"),
    "issues and their solutions": ("solution leaks", "solution leaks"),
    "satisfaction": ("1 Sep 2026", "1 Sep 2026"),
    "risks": ("the risks", "the risks"),
    "opportunities": ("the opportunities", "the opportunities"),
    "goals of the next quarter": ("the next_goals", "the next_goals"),
    "next steps with owner and day": ("15 Dec 2026", "15 Dec 2026"),
    "renewal": ("1 Mar 2027", None),
}
"""What public templates of a quarterly business review ask for, and where it stands: in ours, in the customer's; None nowhere.

The customer is not told our plan, our margin and when we count on a renewal: that is theirs to say.
"""


def test_no_field_of_a_public_template_is_missing(book: Book) -> None:
    ours, theirs = (
        (
            ParsedPage(page(document)).text.replace("\u00a0", " "),
            "\n".join(markdown_lines(document)).replace("\\", "").replace("\u00a0", " "),
        )
        for document in documents(book, with_everything(book))
    )
    for field, (in_ours, in_theirs) in TEMPLATE.items():
        for shown, texts in ((in_ours, ours), (in_theirs, theirs)):
            assert shown is None or all(shown in text for text in texts), field
    assert sum(shown is None for shown, _theirs in TEMPLATE.values()) <= 1


def test_the_parts_stand_in_order_and_only_where_there_is_something(book: Book) -> None:
    ours, theirs = documents(book, with_everything(book))
    assert [section.title for section in theirs.sections] == [
        "In short", "Your goals", "Highlights", "What was won", "What was bought", "What was agreed and how it was kept",
        "Problems and their solutions", "Satisfaction", "Risks", "Opportunities", "Goals of the next quarter", "Next steps",
    ]  # fmt: skip
    assert [section.title for section in ours.sections][-2:] == ["What we have to do", "For us alone"]
    nothing = an_account(book, "Nova")
    ours, theirs = documents(book, nothing)
    text = "\n".join(markdown_lines(theirs))
    assert [section.title for section in theirs.sections] == [
        "What was bought", "What was agreed and how it was kept", "Problems and their solutions", "Satisfaction",
    ]  # fmt: skip
    for sentence in (
        "No sales of these quarters are known.",
        "Nothing that was agreed held",
        "No problem was noted",
        "Nobody was asked",
    ):
        assert sentence in text
    own = "\n".join(markdown_lines(ours))
    assert "## Not written down yet" in own and "Q3 2026: in short, highlights, what they won" in own
    assert "<svg" not in page(ours).decode(), "nothing is drawn of nothing"


def test_measured_values_and_what_was_behind_them(book: Book) -> None:
    ours, theirs = (
        "\n".join(markdown_lines(document)).replace("\u00a0", " ")
        for document in documents(book, with_everything(book))
    )
    row = "| ours | ≥ 98 % | ✓✗ 1 of 2 | 99 · 94.5 % | 30 Jun 2027 |"
    assert row in ours and row in theirs
    assert "10 Aug 2026: ours ✗ 94.5 %: why ours" in ours and "why ours" not in theirs
    assert "| Q3 2026 | 36 024.24 € | 36 024.24 € | 0.0 % | 33 000.00 € | +9.2 % |" in ours.replace(
        "−0.0", "0.0"
    ).replace("+0.0", "0.0")


def test_a_term_on_both_sides_counts_on_both_and_what_is_not_over_says_so(book: Book) -> None:
    acme = with_everything(book)
    running = Period(date(2026, 10, 1), date(2026, 12, 31))
    _ours, theirs = documents(book, acme, running)
    text = "\n".join(markdown_lines(theirs))
    assert "Not over yet: as of 22 Nov 2026." in text
    assert "Q4 2026: the sales of 2 months are not known and in no sum." in text
    longer = "\n".join(markdown_lines(documents(book, acme, Period(date(2026, 1, 1), date(2026, 9, 30)))[1]))
    assert "| Q1 2026 – Q3 2026 |" in longer, "several quarters are summed up"
    part = "\n".join(markdown_lines(documents(book, acme, Period(date(2026, 7, 20), date(2026, 8, 5)))[1]))
    assert "| 20 Jul 2026 – 5 Aug 2026 | 24 015.15\u00a0€ |" in part.replace("24\u00a0015", "24 015")
    assert "Sales are known by whole months: Jul 2026 – Aug 2026." in part and "whole months" not in longer


# -- what a person typed is never markup

HOSTILE = [
    "<script>alert({})</script>",
    "\"><img src=x onerror='{}'>",
    "[{}](http://example.com) ![x](y) <a href=x>",
    "| {} | a | b |",
    "# {} `code` *x* **y** ~~z~~ ---",
    "&lt;b&gt; {} &amp; ]]> <!-- -->",
    "{} </td></table></svg></section> \\| \\",
    "1. {}\n2. second\n- third | \n\n# fourth",
    "Иванова „{}“ ½ 日本 \u202e\u0000",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(book: Book, text: str) -> None:
    for document in documents(book, with_everything(book, text)):
        parsed = ParsedPage(page(document))
        assert parsed.tags <= SHOWN_TAGS, parsed.tags - SHOWN_TAGS
        assert not [name for name in parsed.attributes if name.startswith("on") or name in ("src", "href")]
        assert any("the summary" in said for said in parsed.texts)
        tokens = (
            MarkdownIt("commonmark")
            .enable("table")
            .enable("strikethrough")
            .parse("\n".join(markdown_lines(document)))
        )
        inline = {child.type for token in tokens for child in token.children or ()}
        assert inline <= {
            "text",
            "softbreak",
            "strong_open",
            "strong_close",
            "em_open",
            "em_close",
            "text_special",
        }, inline
        assert {
            token.type
            for token in tokens
            if token.type.startswith(("html", "code", "fence", "ordered", "blockquote"))
        } == set()
        assert {token.tag for token in tokens if token.type == "heading_open"} == {"h1", "h2"}
        columns, rows = 0, 0
        for token in tokens:
            if token.type == "tr_open":
                columns, rows = 0, rows + 1
            columns += token.type in ("td_open", "th_open")
            assert columns <= 7, "no cell is parted in two"
        assert rows > 10


# -- the page by itself


def test_the_page_asks_nothing_of_anywhere_and_runs_nothing(book: Book) -> None:
    ours, _theirs = documents(book, with_everything(book))
    written = page(ours)
    text = written.decode()
    assert not re.search(
        r"https?://(?!www\.w3\.org/2000/svg)|url\(|@import|<script|<link|<img|javascript:", text
    )
    assert "default-src 'none'" in text and "@page { size: A4;" in text and text.startswith("<!DOCTYPE html>")
    assert is_ours(written[:4096]) and not is_ours(b"<!DOCTYPE html><html><head></head>") and not is_ours(b"")
    assert {
        "tr { break-inside: avoid",
        "h2, h3, caption { break-after: avoid",
        "thead { display: table-header-group",
    } <= set(
        re.findall(
            r"tr \{ break-inside: avoid|h2, h3, caption \{ break-after: avoid|thead \{ display: table-header-group",
            text,
        )
    )


def test_charts_are_told_apart_without_colour(book: Book) -> None:
    ours, _theirs = documents(book, with_everything(book))
    charts = re.findall(r'<svg class="chart".*?</svg>', page(ours).decode(), re.DOTALL)
    assert len(charts) == 4, "revenue, profit, kept, satisfaction"
    for chart in charts:
        root = ElementTree.fromstring(chart)
        assert root.get("role") == "img" and root.get("aria-label")
    revenue = ElementTree.fromstring(charts[0])
    name = "{http://www.w3.org/2000/svg}"
    words = [element.text for element in revenue.iter(f"{name}text")]
    assert (
        words[:3] == ["revenue", "year before", "plan"]
        and "Q3 2026" in words
        and "36\u00a0024\u00a0€" in words
    )
    bars = [element.attrib for element in revenue.iter(f"{name}rect")]
    assert len(bars) == 3 + 4 * 3 - 1, (
        "a sign in the legend and a bar in each quarter, but for one not known of 2024"
    )
    looks = {(bar["fill"] == "#ffffff", "stroke-dasharray" in bar) for bar in bars}
    assert (
        looks == {(False, False), (True, False), (True, True)} and len(list(revenue.iter(f"{name}path"))) == 4
    )
    for bar in bars:
        assert 0 <= float(bar["x"]) <= 680 and 0 <= float(bar["y"]) <= 212, "nothing is drawn outside"


def test_charts_of_many_quarters_stay_readable(book: Book) -> None:
    """Amounts that would run into each other stand in the table alone."""
    acme = an_account(book, "Acme")
    months = [
        date(year, month, 1)
        for year in (2024, 2025, 2026)
        for month in range(1, 13)
        if (year, month) < (2026, 11)
    ]
    set_months(book, acme, [MonthFigures(month, 123_456_789_00, 1_00) for month in months])
    [few, many] = (
        page(documents(book, acme, Period(first, date(2026, 9, 30)))[1]).decode()
        for first in (Q3, date(2024, 1, 1))
    )
    assert "370\u00a0370\u00a0367\u00a0€</text>" in few and "370\u00a0370\u00a0367\u00a0€</text>" not in many
    assert "370\u00a0370\u00a0367\u00a0€</td>" in many and many.count(">Q1 2024</text>") == 1


def test_a_quarter_below_zero_and_one_that_is_not_known_are_drawn(book: Book) -> None:
    acme = an_account(book, "Acme")
    set_months(book, acme, [MonthFigures(Q3, -500_00, -10_00), MonthFigures(date(2026, 4, 1), 900_00, 5_00)])
    written = ParsedPage(page(documents(book, acme)[0]))
    assert "−500\u00a0€" in written.texts and "900\u00a0€" in written.texts


def test_what_was_measured_more_than_once_is_drawn_beside_its_numbers(book: Book) -> None:
    text = page(documents(book, with_everything(book))[1]).decode()
    assert text.count('<svg class="measured"') == 3
