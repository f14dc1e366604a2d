"""The files among which one is picked, drawn."""

from collections.abc import Iterator

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_date
from kamtui.ui.importing.entries import Entry, heading
from kamtui.ui.importing.state import Importing

_SIZE, _DAY = 9, 12


def file_entries(importing: Importing) -> Iterator[Entry]:
    """The file that was left in the middle, the line that takes a path, and the newest files."""
    if importing.asked is not None:
        name = clean(importing.asked.path.name)
        words = _("go on with {file}").format(file=name)
        says = _("What was said of it before still holds. {import.anew} there takes all of it back.")
        yield Entry("go on", ((words, 0, "strong"),), says, "go on")
    yield Entry(
        "path",
        ((_("type or paste the path of a file …"), 0, ""),),
        _("Any spreadsheet (XLSX, XLS, ODS), CSV file, or contact cards (VCF)."),
        "path",
    )
    if importing.files:
        yield heading(_("The newest ones"))
    for file in importing.files:
        day = show_date(to_local(file.written_at).date())
        cells = ((file.path.name, 0, "strong"), (_size(file.size), -_SIZE, "dim"), (day, -_DAY, "dim"))
        yield Entry(("file", file.path), cells, clean(str(file.path)), "file", str(file.path))


def _size(count: int) -> str:
    return f"{max(count / 1024, 1):.0f} KB" if count < 1024**2 else f"{count / 1024**2:.0f} MB"
