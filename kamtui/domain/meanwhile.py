"""What a form writes into a record that another window changed while it was open.

Both wrote into the same record; nothing of either is lost. A field that only the other window changed stays as
it is there, one that only this form changed is written, and where both changed the same one, a person decides.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Outcome(NamedTuple):
    """What is to be written, and the fields that both changed, with what the other window wrote there."""

    filled: dict[str, str]
    both: dict[str, str]


def merge(shown: Mapping[str, str], filled: Mapping[str, str], now: Mapping[str, str]) -> Outcome:
    """`shown` is what the form's fields held at first, `filled` what they hold now, `now` what the book says by now.

    A name chosen from a list (`person` beside `person_id`) is one value, told by its id: somebody renamed is no change
    of who it is. What the form alone knows stays as it is filled in.
    """
    merged, both = dict(filled), {}
    for name in filled:
        if name not in shown or name not in now or _is_id(name, filled):
            continue
        names = [name, f"{name}_id"] if f"{name}_id" in filled else [name]
        mine, first, theirs = (_value(name, fields) for fields in (filled, shown, now))
        if mine == first:
            merged |= {each: now[each] for each in names if each in now}
        elif theirs not in (first, mine):
            both[name] = now[name]
    return Outcome(merged, both)


def _is_id(name: str, fields: Mapping[str, str]) -> bool:
    return name.endswith("_id") and name.removesuffix("_id") in fields


def _value(name: str, fields: Mapping[str, str]) -> tuple[str, str]:
    """What is compared: the id of somebody chosen, else the words."""
    chosen = fields.get(f"{name}_id", "")
    return (chosen, "") if chosen else ("", fields.get(name, ""))
