"""Letters on the way out: UTF-8 into files and pipes; on a terminal of another encoding, what can be read instead.

Standard library only, and little of it: every command imports this.
"""

import contextlib
from typing import TextIO

_READABLE = "kamtui.readable"
_SIGNS = {
    "✓": "+", "✗": "x", "↻": "@", "−": "-", "–": "-", "—": "-", "…": "...", "·": "-", "•": "*", "≥": ">=", "≤": "<=",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "→": "->", "←": "<-", "★": "*", "▲": "^", "●": "o", "▽": "v",
    "■": "#", "◆": "K", "▸": ">", "€": "EUR", "№": "No",
}  # fmt: skip


def let_print(stream: TextIO | None) -> None:
    """Let a stream take every letter: a file or pipe as UTF-8, whatever the system's own encoding is.

    A terminal keeps its encoding, since it shows nothing else; what that lacks is written in Latin letters and
    plain signs, or as `?`.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is None or reconfigure is None:
        return
    with contextlib.suppress(OSError, ValueError, LookupError):
        if _is_utf8(stream):
            reconfigure(errors="replace")
        elif stream.isatty():
            import codecs

            codecs.register_error(_READABLE, readable)
            reconfigure(errors=_READABLE)
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")


def readable(error: UnicodeError) -> tuple[str, int]:
    """What to write for letters that an encoding lacks: the handler of errors for `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_in_ascii, error.object[error.start : error.end])), error.end


def _in_ascii(char: str) -> str:
    from kamtui.domain.text.cleaning import fold

    said = _SIGNS.get(char) or fold(char)
    if not said.isascii() or not said:
        return "?"
    return said.capitalize() if char.isupper() and char not in _SIGNS else said
