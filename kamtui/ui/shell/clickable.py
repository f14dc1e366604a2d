"""Words that do what a key does when they are clicked: the views in the strip above a list."""

from textual.content import Content
from textual.style import Style


def view_words(label: str, look: str, name: str) -> Content:
    """The name of a view, which its screen shows when it is clicked; it looks as other words do."""
    click = Style.from_meta({"@click": f"screen.show_view({str(name)!r})"})
    return Content.styled(label, look).stylize(click)
