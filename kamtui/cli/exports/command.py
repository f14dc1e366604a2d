"""`kamtui export`: what is written is found by its word, so that only what is needed is loaded."""

from typing import Any

from kamtui.cli.exports.options import ALL, ICS, JSON, VCF, XLSX
from kamtui.cli.files.kinds import loaded
from kamtui.cli.speech import INTERRUPTED, Refused, complain
from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.exchange.own_file import PlaceTaken

_WRITERS = {
    ALL: "kamtui.cli.exports.folder:export_folder",
    XLSX: "kamtui.cli.exports.workbook:export_workbook",
    JSON: "kamtui.cli.exports.documents:export_document",
    VCF: "kamtui.cli.exports.documents:export_cards",
    ICS: "kamtui.cli.exports.calendar:export_calendar",
}
"""What writes each: options and settings in, the exit status out."""


def export(options: Any, config: Config, problems: list[str]) -> int:
    """Write what was asked for and say so; the exit status. ctrl+c ends it, and nothing is left of it."""
    for problem in problems:
        complain(problem)
    _require_own_options(options)
    try:
        status: int = loaded(_WRITERS[options.what])(options, config)
    except PlaceTaken as error:
        raise Refused(str(error)) from None
    except KeyboardInterrupt:
        complain(_("Stopped. Nothing was written."))
        return INTERRUPTED
    return status


_OWN_OPTIONS = {"version": VCF, "semicolons": ALL, "week": ICS}
"""For what each option is."""


def _require_own_options(options: Any) -> None:
    """Raise Refused where an option is given that is for something else."""
    for option, word in _OWN_OPTIONS.items():
        if getattr(options, option) and options.what != word:
            text = _("--{option} is for {what}; {word} has no use for it.")
            raise Refused(text.format(option=option, what=word, word=options.what))
