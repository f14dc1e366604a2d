"""How letters are printed: UTF-8 into files and pipes; on a terminal of another encoding, the nearest it can show.

Standard library only, and little of it: every command imports this.
"""

import codecs
import contextlib
from typing import TextIO

_READABLE = "kamtui.readable"
_SIGNS = {
    "✓": "+", "✗": "x", "↻": "@", "−": "-", "–": "-", "—": "-", "…": "...", "·": "-", "•": "*", "≥": ">=", "≤": "<=",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "→": "->", "←": "<-", "★": "*", "▲": "^", "●": "o", "▽": "v",
    "■": "#", "◆": "K", "▸": ">", "€": "EUR", "£": "GBP", "₺": "TRY", "₴": "UAH", "№": "No",
}  # fmt: skip


def let_print(stream: TextIO | None) -> None:
    """Make a stream accept every letter: a file or pipe as UTF-8, whatever the system's own encoding is.

    A terminal keeps its encoding, the only one it can show; letters that this lacks are written as Latin ones,
    signs as plain signs, anything else as `?`.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is None or reconfigure is None:
        return
    with contextlib.suppress(OSError, ValueError, LookupError):
        if _is_utf8(stream):
            reconfigure(errors="replace")
        elif stream.isatty():
            codecs.register_error(_READABLE, readable)
            reconfigure(errors=_READABLE)
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")


def readable(error: UnicodeError) -> tuple[str, int]:
    """What to write for letters that an encoding lacks, and where to go on: an error handler for `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_in_ascii, error.object[error.start : error.end])), error.end


def _in_ascii(char: str) -> str:
    from kamtui.domain.text.cleaning import fold  # late: most terminals show every letter

    plain = _SIGNS.get(char) or fold(char)
    if not plain.isascii() or not plain:
        return "?"
    return plain.capitalize() if char.isupper() and char not in _SIGNS else plain
