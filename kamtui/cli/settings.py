"""`kamtui settings`: every setting with its value and where that comes from."""

from typing import Any

from kamtui import paths
from kamtui.cli.listed import print_listing
from kamtui.cli.speech import complain, tell
from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.settings.reading import read_settings
from kamtui.settings.rows import listing, rows_of


def settings(options: Any, config: Config, problems: list[str]) -> int:
    """Print each setting with its value, its default, and whether the file says it."""
    for problem in problems:
        complain(problem)
    path = paths.config_file()
    is_for_reading = not (options.json or options.csv or options.markdown)
    print_listing(listing(rows_of(read_settings(path)), is_explained=not is_for_reading), options, "")
    if is_for_reading:
        tell(_("They stand in {path}. “kamtui keys” prints the keys.").format(path=path))
    return 0
