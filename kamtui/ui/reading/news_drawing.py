"""What is new in this version: a line at the first start after an update, and the whole to read."""

from textual.content import Content

from kamtui import __version__, changes
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.ui.shell.text import plain, wrap


def news_line() -> str:
    """What this version brought, in one line that says where more stands; "" where that did not come with the program."""
    part = changes.newest(language.code())
    if part is None or part.version != __version__:
        return ""
    more = _("{palette.open} and “new” tell more.")
    return f"kamtui {part.version}. {part.sentence} {more}"


def news_content(width: int) -> Content:
    """The newest version's part of the changelog."""
    part = changes.newest(language.code())
    if part is None:
        return plain(_("The list of changes did not come with this program."))
    pieces: list[tuple[str, str]] = [(f"kamtui {part.version}\n", "bold")]
    pieces += [(f"{line}\n", "") for line in wrap(part.sentence, width)]
    for paragraph in part.paragraphs:
        if paragraph.endswith(":"):
            pieces.append((f"\n{paragraph[:-1]}\n", "bold"))
        else:
            first, *more = wrap(paragraph, max(width - 2, 1))
            pieces += [("\n", ""), (f"· {first}\n", ""), *((f"  {line}\n", "") for line in more)]
    return Content.assemble(*pieces)
