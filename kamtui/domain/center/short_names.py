"""What a person is called where there is little room: the last name, as long as it tells them apart."""

from collections import Counter
from collections.abc import Iterable

from kamtui.domain.center.buying_center import Member
from kamtui.domain.text.cleaning import fold


def short_names(members: Iterable[Member]) -> dict[int, str]:
    """A short name for each member: the last name, with an initial where two share it, else the whole.

    An empty seat is called what was written ("the engineer who signs off").
    """
    given = list({member.person_id: member for member in members}.values())
    people = [member for member in given if not member.is_empty_seat]
    names = {member.person_id: member.name for member in given}
    for shorten in (_with_initial, _last_name):
        short = {member.person_id: shorten(member.name) for member in people}
        shared = Counter(map(fold, short.values()))
        names.update((key, name) for key, name in short.items() if shared[fold(name)] == 1)
    return names


def _last_name(name: str) -> str:
    """The last word, or what stands before a comma ("Ivanova, Maria")."""
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip():
        return before.strip()
    return name.split()[-1] if name.split() else name


def _with_initial(name: str) -> str:
    last = _last_name(name)
    _before, comma, after = name.partition(",")
    first = after.strip() if comma else name.strip()
    return f"{first[0]}. {last}" if first and first != last else name
