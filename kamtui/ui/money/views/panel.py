"""What stands beside the numbers of all accounts: the figures of the one at hand, else what is not known."""

from textual.content import Content

from kamtui.domain.money.gaps import gaps
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.text.language import _
from kamtui.domain.time.months import show_months
from kamtui.store.money.figures import Figures
from kamtui.ui.money.panel_drawing import account_content
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import plain, wrap


def account_words(figures: Figures, year: AccountYear, width: int, glyphs: Glyphs) -> Content:
    """The figures of an account, and what is wrong with them as far as that is read already."""
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
    )


def gap_words(figures: Figures, width: int) -> Content:
    """What the book does not know of the months of all accounts; nothing where it knows all."""
    sentences = list(gaps(figures.years.values(), figures.horizon)) if figures.are_read else []
    if not sentences:
        return plain("")
    lines = [piece for sentence in sentences for piece in (*wrap(sentence, width), "")]
    return Content.assemble((_("Not known"), "bold"), "\n", plain("\n".join(lines), lines=True))
