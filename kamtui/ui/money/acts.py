"""What can be done from any place about an account's figures: one is set, emptied, taken up again as it was typed.

Each asks, writes to the book and says what happened.
"""

from datetime import date

from kamtui.domain.amounts import AmountError, show_amount
from kamtui.domain.fields import Problems
from kamtui.domain.money.figures import Figure, read_figure, with_figure
from kamtui.domain.money.sales import MonthFigures, Span
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.months import show_month
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.reads import account_months, written_month
from kamtui.ui.forms.asking import Filled, Written, agree, ask, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.money.figure.form import FigureForm
from kamtui.ui.money.hand import FigureAtHand
from kamtui.ui.money.month_story import month_words
from kamtui.ui.reading.reading_dialog import ReadMonth
from kamtui.ui.shell.desk import Desk

# -- by key


async def empty(desk: Desk, hand: FigureAtHand) -> None:
    """Empty the figure at hand, once asked."""
    month, amount = hand.month, hand.amount
    if hand.account_id is None or month is None or amount is None:
        return
    account_id, shown = hand.account_id, hand.months[month]
    question = _("Empty the {figure} of {month}, {amount}? Not known is not 0.").format(
        figure=hand.figure.label, month=show_month(month), amount=show_amount(amount)
    )
    if not await agree(desk, question, _("empty")):
        return
    try:
        said = desk.do(lambda: set_figure(desk, account_id, shown, hand.figure, None))
    except Problems as wrong:
        desk.say(str(wrong), is_error=True)
        return
    if said:
        desk.say(said, undoable=True)
    elif said == "":
        desk.say(
            _(
                "This 0 is written down nowhere: the book knows the sales of {month}, and none of this account."
            ).format(month=show_month(month))
        )


async def read_month(desk: Desk, hand: FigureAtHand) -> None:
    """Show what the month at hand is made of."""
    account_id, month = hand.account_id, hand.month
    if account_id is not None and month is not None:
        await desk.show(
            ReadMonth(lambda width: month_words(desk.book, account_id, hand.months, month, width))
        )


# -- by account and month


def set_figure(desk: Desk, account_id: int, shown: MonthFigures, figure: Figure, amount: int | None) -> str:
    """Write one figure down, or empty it; says what was done. Raises Problems and BookError."""
    book = desk.book
    written = written_month(book, account_id, shown.month_on)
    changed = with_figure(written, shown, figure, amount)
    if changed == written:
        return ""
    set_months(book, account_id, [changed])
    month = show_month(shown.month_on)
    if amount is not None:
        return _("{month}, {figure}: {amount}").format(
            month=month, figure=figure.label, amount=show_amount(amount)
        )
    if figure is Figure.REVENUE and written.profit is not None:
        return _("{month}: revenue emptied, and its profit with it").format(month=month)
    return _("{month}: {figure} emptied").format(month=month, figure=figure.label)


def keep_figure(desk: Desk, account_id: int, month: date, figure: Figure, typed: str) -> None:
    """Keep what is typed into a figure, for after a crash; nothing typed is forgotten."""
    keep = keeper(desk, _slot(account_id))
    keep({"month": month.isoformat(), "figure": figure.value, "amount": typed} if typed else None)


async def resume_figure(desk: Desk, account_id: int, content: Filled) -> None:
    """Open a form with the figure that was typed and not taken."""
    book, slot = desk.book, _slot(account_id)
    month, figure = date.fromisoformat(content["month"]), Figure(content["figure"])
    account = desk.read_or_say(lambda: account_entry(book, account_id))
    if account is None:
        keeper(desk, slot)(None)
        return

    def submit(filled: Filled) -> Written:
        amount = figure_in(filled["amount"])
        shown = _shown(book, account_id, month, desk.today)

        def write() -> str:
            said = set_figure(desk, account_id, shown, figure, amount)
            keeper(desk, slot)(None)
            return said

        return Written(save_or_show(write))

    def keep(filled: Filled | None) -> bool:
        return keeper(desk, slot)({**content, **filled} if filled is not None else None)

    title = _("{month} of {name}: {figure}").format(
        month=show_month(month), name=clean(account.name), figure=figure.label
    )
    form = FigureForm(
        title,
        {"amount": ""},
        today=desk.today,
        read=figure_in,
        resumed={"amount": content["amount"]},
    )
    await ask(desk, form, submit, keep)


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open a form with the figure that was typed and not taken."""
    match slot.ids:
        case (account_id,):
            await resume_figure(desk, account_id, content)


def _slot(account_id: int) -> str:
    return f"figure:{account_id}"


def _shown(book: Book, account_id: int, month: date, today: date) -> MonthFigures:
    """A month as the grid shows it."""
    return account_months(book, account_id, Span(month, month), today).months[0]


def figure_in(text: str) -> int:
    """The figure in a field. Raises Problems."""
    try:
        return read_figure(text)
    except AmountError as error:
        raise Problems({"amount": str(error)}) from None
