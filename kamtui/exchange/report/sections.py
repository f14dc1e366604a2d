"""The parts of a report that a customer reads too: each takes only what the customer may see."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.report.for_customer import Difficulty, DoneForThem, ReviewWords, Said, SoldIn
from kamtui.domain.report.period import Period
from kamtui.domain.report.quarters import show_quarter
from kamtui.domain.report.sums import Compared, Sold
from kamtui.domain.terms.agreed import Keeping, Look, Promised
from kamtui.domain.terms.promises import KeptRate, show_rate
from kamtui.domain.terms.target import show_measure, show_target
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_months
from kamtui.domain.time.shown_days import show_date, show_day_month
from kamtui.exchange.report.blocks import (
    Bars,
    Block,
    Cell,
    Column,
    Course,
    Measured,
    Paragraph,
    Parts,
    Section,
    Series,
    Table,
    table_of,
    text_cells,
    written,
)
from kamtui.exchange.term_listing import SIGNS

MOST_LOOKS = 13
"""So many checks of a term are shown one by one, those of a quarter week by week; the last ones of more."""
PARTIAL = "*"
"""Behind a comparison that leaves months out."""


def said_of_quarters(title: str, texts: Sequence[tuple[date, str]]) -> list[Section]:
    """What was said of the quarters on one matter, each under its name where there are several; none where nothing was."""
    said = [(quarter, text) for quarter, text in texts if text.strip()]
    if not said:
        return []
    blocks: list[Block] = []
    for quarter, text in said:
        if len(said) > 1:
            blocks.append(Paragraph(show_quarter(quarter), is_aside=True))
        blocks += written(text)
    return [Section(title, blocks)]


def words_of(reviews: Iterable[ReviewWords], field: str) -> list[tuple[date, str]]:
    """What the reviews say on one matter, by quarter."""
    return [(review.quarter, getattr(review, field)) for review in reviews]


# -- money


def amount(minor: int | None, *, with_cents: bool) -> str:
    """An amount to the cent; a dash where it is not known."""
    return "–" if minor is None else show_amount(minor, with_cents=with_cents)


def any_cents(amounts: Iterable[int | None]) -> bool:
    """Whether any of some amounts has cents: then all are shown with theirs."""
    return any(minor is not None and minor % 100 for minor in amounts)


def change(compared: Compared | None, months: int) -> str:
    """By how much something is more or less, in percent; marked where only some of the months are compared."""
    if compared is None or compared.percent is None:
        return "–"
    mark = PARTIAL if compared.months < months else ""
    return f"{show_percent(compared.percent, signed=True)}{mark}"


def bought(quarters: Sequence[SoldIn], whole: Sold, period: Period, running: date | None) -> Section:
    """What was bought by quarter, against the year before."""
    title = _("What was bought")
    if all(quarter.sold.revenue is None for quarter in quarters):
        return Section(title, [Paragraph(_("No sales of these quarters are known."))])
    lines = [(show_quarter(quarter.quarter), quarter.sold) for quarter in quarters]
    if not period.is_one_quarter:
        lines.append((period.words, whole))
    with_cents = any_cents(value for _name, sold in lines for value in (sold.revenue, sold.revenue_before))
    rows = [
        text_cells(
            name,
            amount(sold.revenue, with_cents=with_cents),
            amount(sold.revenue_before, with_cents=with_cents),
            change(sold.change, sold.months),
        )
        for name, sold in lines
    ]
    columns = [
        Column(_("quarter")),
        Column(_("revenue"), True),
        Column(_("year before"), True),
        Column(_("change"), True),
    ]
    return Section(
        title,
        [
            revenue_bars(quarters),
            Table(columns, rows, has_total=not period.is_one_quarter),
            *sold_remarks(lines, period, running),
        ],
    )


def revenue_bars(quarters: Sequence[SoldIn], planned: Sequence[int | None] = ()) -> Bars:
    """The revenue of quarters beside that of the year before and, where it is given, the plan."""
    series = [
        Series(_("revenue"), [quarter.sold.revenue for quarter in quarters]),
        Series(_("year before"), [quarter.sold.revenue_before for quarter in quarters]),
    ]
    if any(plan is not None for plan in planned):
        series.append(Series(_("plan"), planned))
    return Bars(
        _("Revenue by quarter"),
        [show_quarter(quarter.quarter) for quarter in quarters],
        series,
    )


def sold_remarks(
    lines: Sequence[tuple[str, Sold]], period: Period, running: date | None
) -> Iterator[Paragraph]:
    """What the sums leave out, a sentence each."""
    for name, sold in lines:
        missing = sold.months - sold.known
        if sold.known and missing:
            yield _aside(
                ngettext(
                    "{name}: the sales of {count} month are not known and in no sum.",
                    "{name}: the sales of {count} months are not known and in no sum.",
                    missing,
                ).format(name=name, count=missing)
            )
        elif not sold.known:
            yield _aside(_("{name}: no sales are known.").format(name=name))
    if any(sold.change is not None and sold.change.months < sold.months for _name, sold in lines):
        yield _aside(
            _("{mark} Compared only over the months that are over and known in both years.").format(
                mark=PARTIAL
            )
        )
    if not period.is_of_months:
        months = show_months(period.months.first, period.months.last)
        yield _aside(_("Sales are known by whole months: {months}.").format(months=months))
    if running is not None:
        yield _aside(_("Not over yet: as of {day}.").format(day=show_date(running)))


def _aside(text: str) -> Paragraph:
    return Paragraph(text, is_aside=True)


# -- what was agreed


def agreed(kept: Keeping) -> Section:
    """What was agreed, by who owes it, and how it was kept, with what was measured."""
    title = _("What was agreed and how it was kept")
    if not kept.agreed.total:
        return Section(title, [Paragraph(_("Nothing that was agreed held in these days."))])
    ours, theirs, shared = _("Our side"), kept.account, _("Both sides")
    rates = [
        (side, rate) for side, rate in ((ours, kept.our_rate), (theirs, kept.their_rate)) if rate is not None
    ]
    said = [
        _("{side}: kept {rate}").format(side=side, rate=show_rate(rate))
        for side, rate in rates
        if rate.checks
    ]
    blocks: list[Block] = [kept_parts(rates)]
    if said:
        blocks.append(Paragraph(" · ".join(said)))
    blocks += [
        promise_table(side, promises)
        for side, promises in (
            (ours, kept.agreed.ours),
            (theirs, kept.agreed.theirs),
            (shared, kept.agreed.shared),
        )
        if promises
    ]
    if said:
        blocks.append(_aside(signs_said()))
    return Section(title, blocks)


def signs_said() -> str:
    """What the signs of checks mean."""
    return " · ".join(f"{SIGNS[outcome]} {outcome.label}" for outcome in Outcome)


def kept_parts(sides: Sequence[tuple[str, KeptRate]]) -> Parts:
    """How many checks of each side found something kept, partly kept, broken."""
    return Parts(
        _("Checks in these days"),
        [Outcome.KEPT.label, Outcome.PARTLY.label, Outcome.BROKEN.label],
        [(label, (rate.kept, rate.partly, rate.broken)) for label, rate in sides],
    )


def promise_table(caption: str, promises: Sequence[Promised]) -> Table:
    """What one side owes: what, its target, how it was kept and what was measured."""
    columns = [
        Column(_("what"), share=36),
        Column(_("target"), share=14),
        Column(_("checks"), share=22),
        Column(_("measured"), share=20),
        Column(_("until"), is_short=True),
    ]
    rows = [
        [
            Cell(promise.what),
            Cell(show_target(promise.target)),
            Cell(strip(promise.looks)),
            measured(promise),
            Cell(show_date(promise.until_on) if promise.until_on else ""),
        ]
        for promise in promises
    ]
    return table_of(columns, rows, caption)


def strip(looks: Sequence[Look]) -> str:
    """The checks as signs, the oldest first, and how many of them found it kept: "✓✓✗ 2 of 3"."""
    if not looks:
        return _("not checked")
    signs = "".join(SIGNS[look.outcome] for look in looks[-MOST_LOOKS:])
    more = "…" if len(looks) > MOST_LOOKS else ""
    kept = sum(look.outcome is Outcome.KEPT for look in looks)
    counted = sum(look.outcome is not Outcome.RENEGOTIATED for look in looks)
    said = _("{kept} of {count}").format(kept=kept, count=counted)
    return f"{more}{signs} {said}" if counted else f"{more}{signs}"


def measured(promise: Promised) -> Cell:
    """What was measured, in order, in the unit of the target."""
    values = [look.measured for look in promise.looks if look.measured is not None][-MOST_LOOKS:]
    if not values or promise.target is None:
        return Cell(" · ".join(show_measure(value) for value in values))
    *earlier, last = values
    shown = [*(show_measure(value) for value in earlier), show_measure(last, promise.target.unit)]
    return Cell(" · ".join(shown), Measured(values, promise.target.thousandths))


# -- problems and satisfaction


def problems(difficulties: Sequence[Difficulty], today: date) -> Section:
    """The customer's problems and what was offered or done about them."""
    title = _("Problems and their solutions")
    if not difficulties:
        return Section(title, [Paragraph(_("No problem was noted in these days."))])
    columns = [
        Column(_("problem")),
        Column(_("noted"), is_short=True),
        Column(_("solution")),
        Column(_("how it stands")),
    ]
    rows = [
        text_cells(
            difficulty.what,
            show_day_month(difficulty.noted_on, today),
            difficulty.solution,
            difficulty.state.label
            if difficulty.settled_on is None
            else _("{state} on {day}").format(
                state=difficulty.state.label, day=show_date(difficulty.settled_on)
            ),
        )
        for difficulty in difficulties
    ]
    return Section(title, [table_of(columns, rows)])


def done(title: str, lines: Sequence[DoneForThem], came_of: Sequence[str] = ()) -> Section | None:
    """What was done for the customer and what it was worth to them, with the sum; None where nothing was.

    Of what the worth is not known, that is said and named below the sum: it adds nothing. `came_of` says of each line
    what it came of, where that is shown.
    """
    if not lines:
        return None
    cents = any_cents(line.worth for line in lines)
    known = [line.worth for line in lines if line.worth is not None]
    sources = [[words] for words in came_of] if came_of else [[] for _line in lines]
    columns = [
        Column(_("day"), is_short=True),
        Column(_("what")),
        *([Column(_("came of"))] if came_of else []),
        Column(_("worth"), True),
    ]
    rows = [
        text_cells(show_date(line.on), line.what, *source, _worth(line.worth, with_cents=cents))
        for line, source in zip(lines, sources, strict=True)
    ]
    if known and len(lines) > 1:
        blank = [""] if came_of else []
        rows.append(text_cells("", _("in all"), *blank, show_amount(sum(known), with_cents=cents)))
    blocks: list[Block] = [Table(columns, rows, has_total=bool(known) and len(lines) > 1)]
    unknown = [line.what for line in lines if line.worth is None]
    if unknown and known:
        words = _("The worth of these is not known and in no sum: {names}.")
        blocks.append(Paragraph(words.format(names="; ".join(unknown)), is_aside=True))
    return Section(title, blocks)


def _worth(worth: int | None, *, with_cents: bool) -> str:
    return _("not known") if worth is None else show_amount(worth, with_cents=with_cents)


def satisfaction(readings: Sequence[Said], today: date, *, details: Sequence[str] = ()) -> Section:
    """How satisfied the customer said they were in the year up to the last day."""
    title = _("Satisfaction")
    if not readings:
        return Section(title, [Paragraph(_("Nobody was asked in the 12 months up to then."))])
    points = [(show_day_month(reading.on, today), reading.score) for reading in readings]
    columns = [Column(_("day"), is_short=True), Column(_("of 10"), True)]
    rows = [[Cell(show_date(reading.on)), Cell(str(reading.score))] for reading in readings]
    if details:
        columns.append(Column(_("said")))
        rows = [[*row, Cell(said)] for row, said in zip(rows, details, strict=True)]
    return Section(title, [Course(_("Satisfaction, 0 to 10"), points, 10), Table(columns, rows)])


# -- what comes next


def next_steps(kept: Keeping) -> Section | None:
    """What is to be kept by a day, the next first; None where nothing is."""
    due = sorted(
        (promise.due_on, who, promise.what)
        for who, promises in (
            (_("we"), kept.agreed.ours),
            (kept.account, kept.agreed.theirs),
            (_("both"), kept.agreed.shared),
        )
        for promise in promises
        if promise.due_on is not None
    )
    if not due:
        return None
    columns = [Column(_("what")), Column(_("who")), Column(_("by when"), is_short=True)]
    return Section(
        _("Next steps"),
        [Table(columns, [text_cells(what, who, show_date(day)) for day, who, what in due])],
    )
