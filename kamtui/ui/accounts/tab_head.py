"""The head of an account's tab: its name, as long as the account is there."""

from textual.widgets import Static

from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.tabs_drawing import name_words


def name_shown(tab: Place, account_id: int) -> bool:
    """Show the account's name at the head of a tab; False where the account is gone, and the tab with it."""
    try:
        entry = account_entry(tab.desk.book, account_id)
    except GoneMeanwhile:
        # While a form lies over it, it stays: what is typed there must not be lost with it.
        if tab.app.screen is tab:
            tab.dismiss()
        return False
    tab.query_one("#name", Static).update(name_words(entry, tab.desk.glyphs), layout=False)
    return True
