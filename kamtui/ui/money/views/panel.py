"""What stands beside the numbers of all accounts: of the account, the month or the largest at hand; else what is not known."""

from textual.content import Content

from kamtui.domain.money.gaps import gaps
from kamtui.domain.money.measure import Measure
from kamtui.domain.money.pareto import Pareto, in_whole
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.months import show_months
from kamtui.exchange.lists.money import Planned
from kamtui.store.money.figures import Figures
from kamtui.ui.money.drawing import known_whole, whole_gap
from kamtui.ui.money.panel_drawing import Beside, account_content, beside_content
from kamtui.ui.money.views.plan import accounts_planned
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import plain, wrap


def account_words(
    figures: Figures, year: AccountYear, listed: tuple[str, str] | None, width: int, glyphs: Glyphs
) -> Content:
    """The figures of an account, and what is wrong with them as far as that is read already.

    `listed` is of which other months the list beside them is, and what it says of the account.
    """
    span, abc, account_id = figures.horizon.known_year, figures.classes.get(year.account_id), year.account_id
    return account_content(
        year,
        abc.label if abc else "",
        show_months(span.first, span.last) if span else "",
        figures.ahead.get(account_id),
        figures.minutes.get(account_id, 0),
        figures.warnings_left(account_id)[account_id] if figures.are_all_read else (),
        width,
        glyphs,
        listed,
    )


def month_words(figures: Figures, planned: Planned, measure: Measure, width: int, glyphs: Glyphs) -> Content:
    """A month of all accounts whole, and those of its accounts that are off their plan, the furthest behind first."""
    line, shown = planned.line, planned.shown
    of_accounts = accounts_planned(figures, planned, measure, lambda _name: True)
    beside = Beside(
        line.name,
        (
            (measure.label.capitalize(), known_whole(shown.reached)),
            (_("Secured"), known_whole(shown.secured)),
            (_("Plan"), known_whole(shown.planned)),
            (_("Gap"), known_whole(shown.gap)),
            (_("Gap in percent"), show_percent(line.gap_percent, signed=True)),
            (_("Year before"), known_whole(shown.before)),
            (_("Change"), show_percent(line.change, signed=True) if line.secured is None else ""),
        ),
        _("Gap of each account"),
        [(of.line.name, known_whole(of.shown.gap)) for of in of_accounts if of.line.gap],
        _("{line.open} shows all its accounts"),
    )
    return beside_content(beside, width, glyphs)


def largest_words(order: Pareto[int], count: int, width: int, glyphs: Glyphs) -> Content:
    """Who the few largest are, and what each brings."""
    few = order.lines[:count]
    title = ngettext("The largest account", "The {count} largest accounts", count).format(count=count)
    beside = Beside(
        title,
        (
            (_("Together"), known_whole(sum(line.amount for line in few))),
            (_("of"), known_whole(order.total)),
            (_("All others"), whole_gap(order.total, sum(line.amount for line in few))),
        ),
        _("Accounts"),
        [(line.name, known_whole(in_whole(line))) for line in few],
        _("{line.open} shows all in their order"),
    )
    return beside_content(beside, width, glyphs)


def gap_words(figures: Figures, width: int) -> Content:
    """What the book does not know of the months of all accounts; nothing where it knows all."""
    sentences = list(gaps(figures.years.values(), figures.horizon)) if figures.are_read else []
    if not sentences:
        return plain("")
    lines = [piece for sentence in sentences for piece in (*wrap(sentence, width), "")]
    return Content.assemble((_("Not known"), "bold"), "\n", plain("\n".join(lines), lines=True))
