"""Words that do what a key does when they are clicked: tabs, and the views in the strip above a list."""

from textual.content import Content
from textual.style import Style


def clickable(words: str, look: str, action: str) -> Content:
    """Words that do an action of their screen when they are clicked; they look as others do."""
    return Content.styled(words, look).stylize(Style.from_meta({"@click": f"screen.{action}"}))


def view_words(label: str, look: str, name: str) -> Content:
    """The name of a view, which shows it when it is clicked."""
    return clickable(label, look, f"show_view({str(name)!r})")
