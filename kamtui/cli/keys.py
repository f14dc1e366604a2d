"""`kamtui keys`: every key in force, place by place."""

from itertools import groupby
from typing import Any

from kamtui.cli.speech import complain
from kamtui.config import Config
from kamtui.ui.keys.places import table


def keys(options: Any, config: Config, problems: list[str]) -> int:
    """Print each place with its keys, their ids and what they do."""
    for problem in problems:
        complain(problem)
    rows = table(config.keys)
    key_width = max(len(shown) for _place, shown, _label, _sentence, _id in rows)
    id_width = max(len(act_id) for _place, _shown, _label, _sentence, act_id in rows)
    for number, (place, members) in enumerate(groupby(rows, key=lambda row: row[0])):
        if number:
            print()
        print(place.upper())
        for _place, shown, _label, sentence, act_id in members:
            print(f"  {shown:<{key_width}}  {act_id:<{id_width}}  {sentence}")
    return 0
