"""Searching everything, and opening what was found."""

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.store.book.search.finding import Hit, find, rivalries_of
from kamtui.store.book.search.index import Kind
from kamtui.ui.calls.acts import read_call
from kamtui.ui.center.person_acts import open_person
from kamtui.ui.day.task_acts import edit_task
from kamtui.ui.search.drawing import HitLines
from kamtui.ui.search.search_dialog import SearchDialog
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms.favour_acts import edit_favour
from kamtui.ui.terms.story_acts import read_term

_TABS = {
    Kind.PERSON: "center",
    Kind.TASK: "overview",
    Kind.PROBLEM: "terms",
    Kind.FAVOUR: "terms",
    Kind.VALUE: "terms",
    Kind.RIVALRY: "dossier",
    Kind.DOSSIER_TEXT: "dossier",
    Kind.IMAGE_READING: "bonds",
}
"""On which tab of its account a hit is stood on; others open the account itself."""
_PAGES = {Kind.BOND_READING: "bonds", Kind.QUARTER_REVIEW: "numbers"}
"""The tab that shows a hit which has no line of its own."""


async def search(desk: Desk, _hand: AtHand) -> None:
    """Ask for words, and open the record that is chosen of those that have them."""
    hit = await desk.show(SearchDialog(desk, lambda book, text: HitLines(find(book, text), desk.today)))
    if hit is not None and hit.kind is Kind.COMPETITOR:
        desk.hold_keys()
        hit = await desk.show(_accounts_of(desk, hit))
    if hit is not None:
        await _open(desk, hit)


def _accounts_of(desk: Desk, competitor: Hit) -> SearchDialog[Hit]:
    """The accounts at which a competitor is known, to open one of them."""
    return SearchDialog(
        desk,
        lambda book, text: HitLines(rivalries_of(book, competitor.record_id, text), desk.today),
        of=_("{name} is known at these accounts").format(name=clean(competitor.name)),
        placeholder=_("words of an account's name"),
    )


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
        desk.open_account(hit.account_id, _PAGES.get(hit.kind, "overview"))
    elif hit.kind is Kind.PERSON:
        await open_person(desk, hit.record_id)
    elif hit.kind is Kind.TASK:
        await edit_task(desk, hit.record_id)
    elif hit.kind is Kind.FAVOUR:
        await edit_favour(desk, hit.record_id)
