"""`kamtui import`: the list is read, planned on the book, carried out and reported, whatever kind it is of."""

from pathlib import Path
from typing import Any, TypeVar

from kamtui import paths
from kamtui.cli.files.choice import file_choice
from kamtui.cli.files.importer import importer_in
from kamtui.cli.files.kinds import kinds, loaded, require_own_options
from kamtui.cli.files.options import FIND_OUT
from kamtui.cli.files.progress import reading_shown, stopped_between_batches
from kamtui.cli.files.target import ImportTarget
from kamtui.cli.speech import FAILED, INTERRUPTED, Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.accounts.importing.said import NoSuchAccount
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.importer import Importer, Plan, Planned
from kamtui.exchange.importing.rejects import rejects_written, require_free
from kamtui.exchange.reading.named_file import require_readable
from kamtui.exchange.reading.sheet_errors import SheetError

L = TypeVar("L")
P = TypeVar("P", bound=Plan)

_LIST_KIND = "kamtui.exchange.importing.list_kind:list_kind"
"""What finds out of which kind a list is; only then the headers of all kinds are loaded."""

_LOOK = "kamtui.cli.files.remembered:look_at"
"""What takes over how the last file with the same columns was read."""

_FOLDER = "kamtui.cli.files.folder:import_folder"
"""What takes in a folder that `kamtui export all` wrote."""


def import_file(options: Any, config: Config, problems: list[str]) -> int:
    """Take a list in; the exit status, which says whether something of it waits for the person.

    ctrl+c ends it with nothing taken in.
    """
    if options.what == FIND_OUT and Path(options.file).is_dir():
        status: int = loaded(_FOLDER)(options, config)
        return status
    target = ImportTarget.named_in(options, config)
    rejects = paths.book_at(options.rejects) if options.rejects else None
    try:
        require_readable(Path(options.file))
        loaded(_LOOK)(options, target)
        importer = _importer(options, config)
        planned, rejected = _take_in(importer, target, rejects)
    except (SheetError, NoSuchAccount) as error:
        raise Refused(str(error)) from None
    except KeyboardInterrupt:
        return _say_stopped(is_new=target.was_made)
    _report(importer, planned, target)
    if rejects is not None and rejected:
        _say_rejects(rejected, rejects, importer.about_mended())
    return FAILED if importer.waits(planned) else 0


def _importer(options: Any, config: Config) -> Importer[Any, Any]:
    """What imports the list of the options. Raises SheetError, or Refused where an option is not for its kind."""
    file, word = Path(options.file), options.what
    if word == FIND_OUT:
        word, options.sheet = loaded(_LIST_KIND)(file, file_choice(options))
        options.what = word
        complain(kinds()[word].taken_as)
    require_own_options(options, word)
    if "currency" in kinds()[word].own_options:
        options.currency = options.currency or config.list_currency
    return importer_in(options)


def _take_in(
    importer: Importer[L, P], target: ImportTarget, rejects: Path | None
) -> tuple[Planned[L, P], int]:
    """Read, plan and carry out: what was planned, and how many rows were written to the file of rejects."""
    if rejects is not None:
        require_free(rejects)
    # No new book is made yet; but what the amounts of the list become is for the book to say.
    with target.book_to_plan_on() as book:
        with reading_shown() as progress:
            read = importer.read(progress)
        for name in importer.not_listed(read):
            complain(_("--add or --match: there is no “{name}” in the list.").format(name=name))
        planned = importer.plan(book, read)
        with (
            rejects_written(rejects, importer.rejected(planned)) as rejected,
            stopped_between_batches() as progress,
        ):
            target.carry_out(
                book, planned.plan, lambda book: importer.carry_out(book, planned.plan, progress)
            )
    return planned, rejected


def _report(importer: Importer[L, P], planned: Planned[L, P], target: ImportTarget) -> None:
    for line in importer.report(planned):
        print(line)
    if target.is_dry_run:
        print(_("Nothing was written: this was a dry run."))
    elif target.keeps_nothing(planned.plan):
        tell(_("Nothing was written, and no book was made."))


def _say_rejects(count: int, path: Path, about_mended: str) -> None:
    """Say how many rows that could not be taken are in the file of rejects."""
    text = ngettext(
        "{count} row is in {path}: mend it there and import that file.",
        "{count} rows are in {path}: mend them there and import that file.",
        count,
    )
    tell(text.format(count=count, path=path))
    if about_mended:
        tell(about_mended)


def _say_stopped(*, is_new: bool) -> int:
    """Say that ctrl+c ended the import; `is_new` is whether the book was made for it."""
    complain(
        _("Stopped. Nothing was taken in, and the new book is empty.")
        if is_new
        else _("Stopped. The book is as it was.")
    )
    return INTERRUPTED
