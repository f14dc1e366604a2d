"""What can be done about the quarter with an account: say it in words, and open its page, for us or for the customer."""

import asyncio
import re
from datetime import date
from pathlib import Path

from kamtui import paths
from kamtui.domain.accounts.words import Language
from kamtui.domain.form import fill
from kamtui.domain.report.for_customer import for_customer
from kamtui.domain.report.period import Period
from kamtui.domain.report.quarters import last_full_quarter, quarter_of, show_quarter
from kamtui.domain.report.typed_review import REVIEW, read_review
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.own_file import PlaceTaken
from kamtui.exchange.report.blocks import Document
from kamtui.exchange.report.customer_document import customer_document
from kamtui.exchange.report.file import put_page
from kamtui.exchange.report.own_document import own_document
from kamtui.store.accounts.reads import account_name
from kamtui.store.book.errors import BookError
from kamtui.store.book.opening import not_made
from kamtui.store.report.reads import report_of
from kamtui.store.report.review_changes import write_review
from kamtui.store.report.review_reads import review_of
from kamtui.ui.forms.asking import Filled, Written, ask, keeper, save_or_show
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.money.hand import FigureAtHand
from kamtui.ui.outgoing import opener
from kamtui.ui.report.form import ReviewForm
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand

LONGEST_NAME = 60
"""Characters of an account in the name of a file."""


async def choose(desk: Desk, hand: AtHand) -> None:
    """Ask what is to be done about the quarter at hand with the account at hand, and do it."""
    account_id = hand.account_id
    if account_id is None:
        return
    name = desk.read_or_say(lambda: account_name(desk.book, account_id))
    if name is None:
        return
    quarter = _quarter_at(hand, desk.today)
    sentence = _("The review of {quarter} with {name}").format(
        quarter=show_quarter(quarter), name=clean(name)
    )
    answers = {
        "w": _("write: in short, highlights, wins, what comes next"),
        "p": _("its page, for us alone"),
        "c": _("its page, as the customer may read it"),
    }
    answer = await desk.show(Choose(sentence, answers))
    if answer == "w":
        await review_quarter(desk, account_id, quarter)
    elif answer is not None:
        await open_page(desk, account_id, quarter, is_for_customer=answer == "c")


def _quarter_at(hand: AtHand, today: date) -> date:
    """The quarter of the month at hand; the last full one where that is not over, or there is none."""
    last = last_full_quarter(today)
    month = hand.month if isinstance(hand, FigureAtHand) else None
    return min(quarter_of(month), last) if month is not None else last


# -- in words


async def review_quarter(desk: Desk, account_id: int, quarter: date, resumed: Filled | None = None) -> bool:
    """Write what is said of a quarter in words; whether it was written."""
    book = desk.book
    slot = f"quarter review:{account_id}:{quarter:%Y%m}"
    name = desk.read_or_say(lambda: account_name(book, account_id))
    if name is None:
        if resumed is not None:  # else it would be offered at each start, and refused
            keeper(desk, slot)(None)
        return False

    def now() -> Filled:
        return fill(REVIEW, review_of(book, account_id, quarter))

    def submit(filled: Filled) -> Written:
        entry = read_review(filled, desk.today)
        save_or_show(lambda: write_review(book, account_id, quarter, entry, draft=slot))
        return Written(_("Written: review of {quarter}").format(quarter=show_quarter(quarter)))

    form = ReviewForm(
        _("Review of {quarter} · {name}").format(quarter=show_quarter(quarter), name=clean(name)),
        now(),
        today=desk.today,
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, slot), now) is not None


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a review again, with what was typed and not saved."""
    match slot.ids:
        case (account_id, month):
            await review_quarter(desk, account_id, date(month // 100, month % 100, 1), content)


# -- as a page


async def open_page(desk: Desk, account_id: int, quarter: date, *, is_for_customer: bool) -> None:
    """Write the page of a quarter into a file of its own, say where it is, and open it."""
    known = desk.read_or_say(lambda: report_of(desk.book, account_id, Period.of_quarter(quarter), desk.today))
    if known is None:
        return
    if is_for_customer:
        me, chosen = desk.config.me, known.language or Language(language.code())
        document = customer_document(for_customer(known), chosen, (me.name, me.firm))
    else:
        document = own_document(known)
    path = paths.report_folder() / file_name(known.account, quarter, is_for_customer=is_for_customer)
    try:
        await asyncio.to_thread(_put, document, path)
    except (PlaceTaken, BookError) as error:
        desk.say(str(error), is_error=True)
        return
    if await asyncio.to_thread(opener.open_with_system, str(path)):
        desk.say(_("Opened: {path}").format(path=path))
    else:
        desk.say(_("No program here opens pages. It is written to {path}").format(path=path))


def _put(document: Document, path: Path) -> None:
    try:
        paths.make_private(path.parent)
    except OSError as error:
        raise not_made(path, error) from None
    put_page(document, path)


def file_name(account: str, quarter: date, *, is_for_customer: bool) -> str:
    """`Metro-Q3-2026.html`: letters and digits of the account, the quarter, and whom it is for where that is the customer."""
    bare = "-".join(re.findall(r"\w+", account))[:LONGEST_NAME].strip("-_") or "account"
    number = (quarter.month + 2) // 3
    return f"{bare}-Q{number}-{quarter.year}{'-for-customer' if is_for_customer else ''}.html"
