"""Modules that are imported while the person reads the first picture."""

from importlib import import_module

from kamtui.ui.keys.screens import PLACES

WARMED_UP = (
    "kamtui.ui.keys.moved",
    "textual.scrollbar",
    *(f"kamtui.ui.{place.screen.partition(':')[0]}" for place in PLACES),
    "kamtui.ui.accounts.page.account_screen",
    "dateutil.rrule",
    "kamtui.domain.time.typed_spans",
    "kamtui.store.day.shown.besides",
    "kamtui.store.reading_thread",
    "kamtui.ui.day.panel.beside",
    "kamtui.ui.day.line_acts",
    "kamtui.ui.first_lines",
    "kamtui.ui.calls.acts",
)
"""What is imported once the first picture stands, or a place would be shown the first time only after that."""


def import_what_comes_next() -> None:
    """Import what the other places, the first acts, forms and changes need."""
    for module in WARMED_UP:
        import_module(module)
