"""`kamtui keys`: every key in force, place by place."""

from itertools import groupby
from typing import Any

from kamtui.cli.speech import complain
from kamtui.config import Config
from kamtui.ui.keys.places import remapped, table


def keys(options: Any, config: Config, problems: list[str]) -> int:
    """Print each place with its keys, their ids and what they do."""
    for problem in problems:
        complain(problem)
    lines = table(remapped(config.keys).keys)
    key_width = max(len(line.keys) for line in lines)
    id_width = max(len(line.act_id) for line in lines)
    for number, (place, members) in enumerate(groupby(lines, key=lambda line: line.place)):
        if number:
            print()
        print(place.upper())
        for line in members:
            print(f"  {line.keys:<{key_width}}  {line.act_id:<{id_width}}  {line.sentence}")
    return 0
