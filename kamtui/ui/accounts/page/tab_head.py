"""Whose tab it is: said at its head, as long as the account is there."""

from kamtui.domain.text.cleaning import clean
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.ui.shell.place import Place
from kamtui.ui.widgets.heads.tab_head import TabHead


def name_shown(tab: Place, account_id: int) -> bool:
    """Show the account's name at the head of a tab; False where the account is gone, and the tab with it."""
    try:
        entry = account_entry(tab.desk.book, account_id)
    except GoneMeanwhile:
        # While a form lies over it, it stays: what is typed there must not be lost with it.
        if tab.app.screen is tab:
            tab.dismiss()
        return False
    about = " · ".join(part for part in (entry.stage.label, clean(entry.city)) if part)
    tab.query_one(TabHead).show(entry.name, (f"   {about}", "$faint"), is_key=entry.is_key)
    return True
