"""The report for ourselves: what the customer reads, and beside it profit, plan, what was behind it, what we have in mind."""

from collections.abc import Iterator, Sequence
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.report.for_customer import CustomerReport, DoneForThem, SoldIn, for_customer
from kamtui.domain.report.quarters import QUARTER, plus_quarters, quarter_of, show_quarter
from kamtui.domain.report.report import QuarterSum, Report, TermInPeriod
from kamtui.domain.report.sums import Earned, Planned, Sold
from kamtui.domain.terms.problem import show_weight
from kamtui.domain.terms.target import show_measure
from kamtui.domain.terms.value import source_words
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, ProblemKind, ProblemState
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, code, ngettext
from kamtui.domain.time.months import YEAR
from kamtui.domain.time.shown_days import show_date, show_day_month
from kamtui.exchange.report import sections
from kamtui.exchange.report.blocks import (
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Paragraph,
    Section,
    Series,
    Table,
    table_of,
    text_cells,
)
from kamtui.exchange.term_listing import SIGNS


def own_document(report: Report) -> Document:
    """The document for ourselves."""
    shared, today = for_customer(report), report.today
    steps = sections.next_steps(shared.kept)
    parts = [
        *_said(shared, _("In short"), "summary"),
        *_said(shared, _("Their goals"), "goals"),
        *_said(shared, _("Highlights"), "highlights"),
        *_said(shared, _("What they won"), "wins"),
        _money(report),
        _agreed(report, shared),
        _problems(report),
        _done(report),
        _satisfaction(report, shared),
        _risks(report, shared),
        _opportunities(report, shared),
        *_said(shared, _("Goals of the next quarter"), "next_goals"),
        *([steps] if steps is not None else []),
        _ahead(report),
        *sections.said_of_quarters(
            _("For us alone"), [(quarter, review.note) for quarter, review in report.reviews.items()]
        ),
    ]
    missing = _not_written(report)
    return Document(
        title=_("Review with {account}").format(account=report.account),
        subtitle=_("{period} · for us alone").format(period=report.period.words),
        facts=Facts(list(_head(report))),
        sections=[*([missing] if missing is not None else []), *(part for part in parts if part is not None)],
        footer=_("As of {day} · not for the customer").format(day=show_date(today)),
        language=code(),
    )


def _said(shared: CustomerReport, title: str, field: str) -> list[Section]:
    return sections.said_of_quarters(title, sections.words_of(shared.reviews, field))


def _head(report: Report) -> Iterator[tuple[str, str]]:
    yield (
        _("Period"),
        _("{first} – {last}").format(
            first=show_date(report.period.first), last=show_date(report.period.last)
        ),
    )
    yield _("Account"), report.stage.label
    for review in report.reviews.values():
        if review.review_on is not None:
            yield _("Review on"), show_date(review.review_on)
        if review.attendees:
            yield _("Present"), review.attendees
    spoken = ngettext("{count} conversation", "{count} conversations", report.conversations)
    yield _("Spoken"), spoken.format(count=report.conversations)


def _not_written(report: Report) -> Section | None:
    """What is said in words and was not written down yet; None where all quarters have the three that matter."""
    wanted = {"summary": _("in short"), "highlights": _("highlights"), "wins": _("what they won")}
    reviews = report.reviews
    items = []
    for quarter in report.period.quarters:
        review = reviews.get(quarter)
        missing = [label for field, label in wanted.items() if review is None or not getattr(review, field)]
        if missing:
            items.append(f"{show_quarter(quarter)}: {', '.join(missing)}")
    if not items:
        return None
    hint = _("In kamtui, the numbers of the account ask for it.")
    return Section(_("Not written down yet"), [Bullets(items), Paragraph(hint, is_aside=True)])


# -- money


def _money(report: Report) -> Section:
    title = _("Revenue and profit")
    quarters = report.quarters
    if all(quarter.sold.revenue is None and quarter.earned.planned_revenue is None for quarter in quarters):
        return Section(title, [Paragraph(_("No sales or plans of these quarters are known."))])
    sold = [SoldIn(quarter.quarter, quarter.sold) for quarter in quarters]
    lines = [(show_quarter(quarter.quarter), quarter.sold, quarter.earned) for quarter in quarters]
    is_one = report.period.is_one_quarter
    if not is_one:
        lines.append((report.period.words, report.sold, report.earned))
    blocks: list[Block] = [
        sections.revenue_bars(sold, [quarter.earned.planned_revenue for quarter in quarters]),
        _revenue_table(lines, has_total=not is_one),
    ]
    if any(quarter.earned.profit is not None for quarter in quarters):
        blocks += [_profit_bars(quarters), _profit_table(lines, has_total=not is_one)]
    else:
        blocks.append(Paragraph(_("No profit of these quarters is known.")))
    running = report.today if report.is_running else None
    blocks += sections.sold_remarks([(name, sums) for name, sums, _earned in lines], report.period, running)
    blocks += _profit_remarks(lines)
    return Section(title, blocks)


def _revenue_table(lines: Sequence[tuple[str, Sold, Earned]], *, has_total: bool) -> Table:
    cents = sections.any_cents(
        value
        for _name, sold, earned in lines
        for value in (sold.revenue, sold.revenue_before, earned.planned_revenue)
    )
    columns = [
        Column(_("quarter")),
        Column(_("revenue"), True),
        Column(_("year before"), True),
        Column(_("change"), True),
        Column(_("plan"), True),
        Column(_("against plan"), True),
    ]
    rows = [
        text_cells(
            name,
            sections.amount(sold.revenue, with_cents=cents),
            sections.amount(sold.revenue_before, with_cents=cents),
            sections.change(sold.change, sold.months),
            sections.amount(earned.planned_revenue, with_cents=cents),
            sections.change(earned.gap, sold.months),
        )
        for name, sold, earned in lines
    ]
    return Table(columns, rows, has_total=has_total)


def _profit_table(lines: Sequence[tuple[str, Sold, Earned]], *, has_total: bool) -> Table:
    cents = sections.any_cents(
        value
        for _name, _sold, earned in lines
        for value in (earned.profit, earned.profit_before, earned.planned_profit)
    )
    columns = [
        Column(_("quarter")),
        Column(_("profit"), True),
        Column(_("margin"), True),
        Column(_("year before"), True),
        Column(_("change"), True),
        Column(_("plan"), True),
        Column(_("against plan"), True),
    ]
    rows = [
        text_cells(
            name,
            sections.amount(earned.profit, with_cents=cents),
            show_percent(earned.margin) or "–",
            sections.amount(earned.profit_before, with_cents=cents),
            sections.change(earned.profit_change, sold.months),
            sections.amount(earned.planned_profit, with_cents=cents),
            sections.change(earned.profit_gap, sold.months),
        )
        for name, sold, earned in lines
    ]
    return Table(columns, rows, has_total=has_total)


def _profit_bars(quarters: Sequence[QuarterSum]) -> Bars:
    series = [
        Series(_("profit"), [quarter.earned.profit for quarter in quarters]),
        Series(_("year before"), [quarter.earned.profit_before for quarter in quarters]),
    ]
    if any(quarter.earned.planned_profit is not None for quarter in quarters):
        series.append(Series(_("plan"), [quarter.earned.planned_profit for quarter in quarters]))
    margins = [show_percent(quarter.earned.margin) for quarter in quarters]
    return Bars(
        _("Profit by quarter"),
        [show_quarter(quarter.quarter) for quarter in quarters],
        series,
        margins,
        _("below each quarter: margin"),
    )


def _profit_remarks(lines: Sequence[tuple[str, Sold, Earned]]) -> Iterator[Paragraph]:
    for name, sold, earned in lines:
        missing = sold.known - earned.profit_known
        if earned.profit is not None and missing > 0:
            text = ngettext(
                "{name}: the profit of {count} month is not known; the margin leaves it out.",
                "{name}: the profit of {count} months is not known; the margin leaves them out.",
                missing,
            )
            yield Paragraph(text.format(name=name, count=missing), is_aside=True)


# -- what was agreed, problems, satisfaction


def _agreed(report: Report, shared: CustomerReport) -> Section:
    section = sections.agreed(shared.kept)
    blocks: list[Block] = list(section.blocks)
    why = list(_why_not_kept(report.terms))
    if why:
        blocks.append(Bullets(why, _("What was behind it")))
    open_terms = [_unconfirmed(term) for term in report.terms if not term.is_confirmed]
    if open_terms:
        blocks.append(Bullets(open_terms, _("Not confirmed to the customer yet")))
    return section._replace(blocks=blocks)


def _why_not_kept(terms: Sequence[TermInPeriod]) -> Iterator[str]:
    """What was seen when something was not kept, a line for each check."""
    for term in terms:
        for check in term.checks:
            if check.evidence and check.outcome is not Outcome.KEPT:
                unit = term.standing.target.unit if term.standing.target else ""
                found = "" if check.measured is None else f" {show_measure(check.measured, unit)}"
                yield _("{day}: {what} {sign}{found}: {evidence}").format(
                    day=show_date(check.checked_on),
                    what=term.standing.what,
                    sign=SIGNS[check.outcome],
                    found=found,
                    evidence=check.evidence,
                )


def _unconfirmed(term: TermInPeriod) -> str:
    standing = term.standing
    if standing.consent in (Consent.ASKED, Consent.REFUSED):
        why = _("director’s approval {consent}").format(consent=standing.consent.label)
    else:
        why = standing.state.label
    return f"{standing.what} ({standing.owed_by.label}, {why})"


def _problems(report: Report) -> Section:
    """Every problem with our solution, also one that was not offered yet, and what else could be done."""
    title = _("Problems and their solutions")
    noted = [problem for problem in report.problems if problem.entry.kind is ProblemKind.PROBLEM]
    if not noted:
        return Section(title, [Paragraph(_("No problem was noted in these days."))])
    columns = [
        Column(_("problem")),
        Column(_("noted"), is_short=True),
        Column(_("severity")),
        Column(_("solution")),
        Column(_("or else")),
        Column(_("how it stands")),
    ]
    rows = [
        text_cells(
            problem.entry.what,
            show_day_month(problem.entry.noted_on, report.today),
            show_weight(problem.entry.severity),
            problem.entry.solution,
            problem.entry.alternative,
            problem.entry.state.label
            if problem.settled_on is None
            else _("{state} on {day}").format(
                state=problem.entry.state.label, day=show_date(problem.settled_on)
            ),
        )
        for problem in noted
    ]
    return Section(title, [table_of(columns, rows)])


def _done(report: Report) -> Section | None:
    """What we did for them, also the favours, with what each came of."""
    lines = [DoneForThem(done.what, done.done_on, done.worth) for done in report.done]
    return sections.done(_("What we did for them"), lines, list(map(source_words, report.done)))


def _satisfaction(report: Report, shared: CustomerReport) -> Section:
    details = [
        ": ".join(part for part in (reading.person, reading.note) if part) for reading in report.satisfaction
    ]
    return sections.satisfaction(shared.satisfaction, report.today, details=details if any(details) else ())


# -- what may come


def _risks(report: Report, shared: CustomerReport) -> Section | None:
    blocks: list[Block] = []
    for section in _said(shared, "", "risks"):
        blocks += section.blocks
    items = [_threat(threat.entry.what, threat.entry.likelihood, threat.entry.solution) for threat in report.threats
             if threat.entry.state in (ProblemState.OPEN, ProblemState.OFFERED)]  # fmt: skip
    if report.vulnerability:
        items.append(_("What could lose this customer: {text}").format(text=report.vulnerability))
    if items:
        blocks.append(Bullets(items))
    return Section(_("Risks"), blocks) if blocks else None


def _threat(what: str, likelihood: int | None, solution: str) -> str:
    said = _("{what} (likelihood {likelihood})").format(what=what, likelihood=show_weight(likelihood))
    return f"{said}: {solution}" if solution else said


def _opportunities(report: Report, shared: CustomerReport) -> Section | None:
    blocks: list[Block] = []
    for section in _said(shared, "", "opportunities"):
        blocks += section.blocks
    items = [
        f"{place.product}: {place.state.label}" + (f" ({place.competitor})" if place.competitor else "")
        for place in report.open_places
    ]
    if items:
        blocks.append(Bullets(items, _("What we could still sell")))
    return Section(_("Opportunities"), blocks) if blocks else None


def _ahead(report: Report) -> Section | None:
    """What is to be done, looked at, decided: our own list."""
    facts = []
    coming = plus_quarters(quarter_of(report.period.last), 1)
    if report.planned_next is not None:
        facts.append(
            (_("Plan of {quarter}").format(quarter=show_quarter(coming)), _plan(report.planned_next, coming))
        )
    if report.renewal_on is not None:
        facts.append((_("Renewal on"), show_date(report.renewal_on)))
    rows = _to_do(report)
    if not facts and not rows:
        return None
    blocks: list[Block] = [Facts(facts)] if facts else []
    if rows:
        blocks.append(Table([Column(_("what")), Column(_("who")), Column(_("when"), is_short=True)], rows))
    return Section(_("What we have to do"), blocks)


def _plan(plan: Planned, quarter: date) -> str:
    """The plan of the coming quarter against the same of last year, where all its months can be compared."""
    shown = show_amount(plan.revenue)
    if plan.known < plan.months:
        return _("{plan}, for {known} of {months} months").format(
            plan=shown, known=plan.known, months=plan.months
        )
    against = plan.against
    if against is None or against.months < plan.months or against.percent is None:
        return shown
    return _("{plan} ({change} on {quarter})").format(
        plan=shown,
        change=show_percent(against.percent, signed=True),
        quarter=show_quarter(plus_quarters(quarter, -YEAR // QUARTER)),
    )


def _to_do(report: Report) -> list[list[Cell]]:
    """Open tasks, and when what holds is looked at next: the next first."""
    owners = {OwedBy.WE: _("we"), OwedBy.THEY: report.account, OwedBy.BOTH: _("both")}
    lines = [(task.due_on, task.what, task.person) for task in report.tasks]
    lines += [
        (
            term.standing.next_check_on,
            _("check: {what}").format(what=term.standing.what),
            owners[term.standing.owed_by],
        )
        for term in report.terms
        if term.standing.may_be_checked and term.standing.next_check_on is not None
    ]
    return [text_cells(what, who, show_date(day)) for day, what, who in sorted(lines, key=_by_day)]


def _by_day(line: tuple[date, str, str]) -> date:
    day, _what, _who = line
    return day
