"""The report as a file."""

from pathlib import Path

from kamtui.domain.text.language import _
from kamtui.exchange import own_file
from kamtui.exchange.report.blocks import Document
from kamtui.exchange.report.page import is_ours, page


def put_page(document: Document, path: Path) -> None:
    """Write a page whole, for its owner only; in place of one that kamtui wrote before.

    Raises PlaceTaken where anything else is there, BookError where no file can be made.
    """
    own_file.put(page(document), path, is_ours, _("it is no page of kamtui's"))
