"""`kamtui keys` and `kamtui settings`: every key in force, place by place, and every setting with its value."""

from itertools import groupby
from typing import Any

from kamtui import paths
from kamtui.cli.listed import print_listing
from kamtui.cli.speech import complain, tell
from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.ui.keys.moved import said_of_old_ids
from kamtui.ui.keys.places import remapped, table
from kamtui.ui.settings.clashes import said_of_clashes


def keys(options: Any, config: Config, problems: list[str]) -> int:
    """Print each place with its keys, their ids and what they do."""
    for problem in problems:
        complain(problem)
    known = remapped(config.keys)
    if old := said_of_old_ids(known, lambda _name: True):
        for sentence in old.splitlines():
            complain(sentence)
    for sentence in said_of_clashes(known.keys, lambda _clash: True):
        complain(sentence)
    lines = table(known.keys)
    key_width = max(len(line.keys) for line in lines)
    id_width = max(len(line.act_id) for line in lines)
    for number, (place, members) in enumerate(groupby(lines, key=lambda line: line.place)):
        if number:
            print()
        print(place.upper())
        for line in members:
            print(f"  {line.keys:<{key_width}}  {line.act_id:<{id_width}}  {line.sentence}")
    return 0


def settings(options: Any, config: Config, problems: list[str]) -> int:
    """Print each setting with its value, its default, and whether the file says it."""
    from kamtui.settings import reading, rows  # late: the keys need no reader of the file

    for problem in problems:
        complain(problem)
    path = paths.config_file()
    is_for_reading = not (options.json or options.csv or options.markdown)
    print_listing(
        rows.listing(rows.rows_of(reading.read_settings(path)), is_explained=not is_for_reading), options, ""
    )
    if is_for_reading:
        tell(_("They stand in {path}. “kamtui keys” prints the keys.").format(path=path))
    return 0
