"""On which line of a settings file something stands."""

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_NAMES = re.compile(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([\w-]+)')
_FENCE = re.compile(r'"""|\'\'\'')


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    """The number of the line that begins what has this path, "thresholds" and "opponent_days"; None where none is seen.

    What stands in braces counts as on the line on which they begin; without any of its own, a table's first line.
    """
    table: tuple[str, ...] = ()
    fence = ""
    best, at = 0, None
    for number, line in enumerate(text.splitlines(), start=1):
        is_inside, fence = bool(fence), _fence_after(line, fence)
        if is_inside:
            continue
        header = _HEADER.match(line)
        if header:
            table = _names(header[1])
            here = table
        else:
            here = (*table, *_names(line.partition("=")[0])) if "=" in line else ()
        shared = min(len(here), len(path))
        if here[:shared] == path[:shared] and shared > best:
            best, at = shared, number
    return at


def _names(text: str) -> tuple[str, ...]:
    return tuple(one or two or three for one, two, three in _NAMES.findall(text))


def _fence_after(line: str, fence: str) -> str:
    """The sign of a text of several lines that is open behind a line; "" where none is."""
    for sign in _FENCE.findall(line):
        if not fence:
            fence = sign
        elif fence == sign:
            fence = ""
    return fence
