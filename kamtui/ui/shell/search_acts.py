"""Searching everything, and opening what was found."""

from kamtui.store.book.search.finding import Hit, find
from kamtui.store.book.search.index import Kind
from kamtui.ui.accounts.acts import edit_person
from kamtui.ui.calls.acts import read_call
from kamtui.ui.day.acts import edit_task
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.found_drawing import HitLines
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.search_dialog import SearchDialog
from kamtui.ui.terms.favour_acts import edit_favour
from kamtui.ui.terms.story_acts import read_term

_TABS = {
    Kind.PERSON: "center",
    Kind.TASK: "overview",
    Kind.PROBLEM: "terms",
    Kind.FAVOUR: "terms",
}
"""On which tab of its account a search's hit stands; others open the account itself."""


async def search(desk: Desk, _hand: AtHand) -> None:
    """Ask for words, and open the record that is chosen of those that have them."""
    hit = await desk.show(SearchDialog(desk, lambda book, text: HitLines(find(book, text))))
    if hit is not None:
        await _open(desk, hit)


async def _open(desk: Desk, hit: Hit) -> None:
    """Open what was found: in its account, or by itself where it belongs to none."""
    tab = _TABS.get(hit.kind)
    if hit.kind is Kind.CALL:
        await read_call(desk, hit.record_id)
    elif hit.kind is Kind.TERM:
        await read_term(desk, hit.record_id)
    elif hit.account_id is not None and tab is not None:
        desk.open_account(hit.account_id, tab, hit.record_id)
    elif hit.account_id is not None:
        desk.open_account(hit.account_id)
    elif hit.kind is Kind.PERSON:
        await edit_person(desk, hit.record_id)
    elif hit.kind is Kind.TASK:
        await edit_task(desk, hit.record_id)
    elif hit.kind is Kind.FAVOUR:
        await edit_favour(desk, hit.record_id)
