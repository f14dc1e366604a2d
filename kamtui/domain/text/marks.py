"""A text in Markdown on one line, for lists: without the signs that are to be seen only where it is laid out."""

import re

from kamtui.domain.text.cleaning import clean

_MORE, _ABOVE = r"\+(?!\s*\d)", r">(?!=|\s*\d)"
"""Signs before words; before a number they are its own: `+ 5 %`, `> 98 %`."""
_LINE_SIGN = re.compile(rf"^\s*(?:#{{1,6}}\s+|{_ABOVE}\s*|(?:[-*]|{_MORE})\s+|\d{{1,2}}[.)]\s+)+")
"""Before a heading, a citation, or a part of a list."""
_RULE = re.compile(r"^\s*([-*_=])\s*(?:\1\s*){2,}$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_LETTERS = re.compile(
    r"\*\*|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)|`|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"
)
"""Around what is bold, slanting or code; a star between numbers is none, nor a line within a name."""


def on_one_line(text: str) -> str:
    """What a text says, on one line: its paragraphs and the parts of its lists with a point between, without their signs.

    Behind a colon it goes on without one.

    Also of a text that was cut anywhere; "" of one that is only signs.
    """
    parts: list[str] = []
    is_new = True
    for line in clean(text, lines=True).split("\n"):
        bare = _LINE_SIGN.sub("", line)
        is_part = bare != line
        said = " ".join(_LETTERS.sub("", _LINK.sub(r"\1", bare)).split())
        if not said or _RULE.match(line):
            is_new = True
            continue
        if is_part or is_new or not parts:
            parts.append(said)
        else:
            parts[-1] = f"{parts[-1]} {said}"
        # What follows a heading begins anew; a line that goes on in a part of a list does not.
        is_new = line.lstrip().startswith("#")
    said = ""
    for part in parts:
        said += f"{' ' if said.endswith(':') else ' · '}{part}" if said else part
    return said


_PART_SIGN = re.compile(rf"^(\s*)(?:\*|{_MORE})\s+")
_HEAD_SIGN = re.compile(rf"^\s*(?:#{{1,6}}|{_ABOVE})\s+")


def without_signs(text: str) -> str:
    """What a text says, line by line as it was typed: parts of a list begin with a dash, and no sign stands around words."""
    lines = (
        _LETTERS.sub("", _LINK.sub(r"\1", _HEAD_SIGN.sub("", _PART_SIGN.sub(r"\1- ", line))))
        for line in clean(text, lines=True).split("\n")
        if not _RULE.match(line)
    )
    return "\n".join(lines).strip("\n")
