"""The files among which one is picked, drawn."""

from collections.abc import Iterator, Sequence

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.importing.nearby import NearbyFile
from kamtui.ui.importing.entries import Entry, heading

_SIZE, _DAY = 9, 12


def file_entries(files: Sequence[NearbyFile]) -> Iterator[Entry]:
    """The files, and the line that takes a path."""
    yield Entry(
        "path",
        ((_("type or paste the path of a file …"), 0, ""),),
        _("Any spreadsheet (XLSX, XLS, ODS), CSV file, or contact cards (VCF)."),
        "path",
    )
    if files:
        yield heading(_("The newest ones"))
    for file in files:
        day = show_date(to_local(file.written_at).date())
        cells = ((file.path.name, 0, "strong"), (_size(file.size), -_SIZE, "dim"), (day, -_DAY, "dim"))
        yield Entry(("file", file.path), cells, clean(str(file.path)), "file", str(file.path))


def _size(count: int) -> str:
    return f"{max(count / 1024, 1):.0f} KB" if count < 1024**2 else f"{count / 1024**2:.0f} MB"
