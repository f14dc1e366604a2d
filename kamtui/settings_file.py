"""Writing a few settings into the person's own file, whose other lines and comments stay as they are."""

import contextlib
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from kamtui.config import LARGEST_FILE
from kamtui.domain.text.language import _
from kamtui.paths import make_private

_HEADER = re.compile(r"\s*\[")
_VALUE = re.compile(r'(?P<before>\s*=\s*)(?:"(?:[^"\\]|\\.)*"|\'[^\']*\')(?P<behind>\s*(?:#.*)?)')


class NotWritten(Exception):
    """The settings could not be written; the message is a sentence that says why."""


def write_table(path: Path, table: str, values: Mapping[str, str]) -> None:
    """Put texts under `[table]` of a file of settings, in place of what they were, or as a table at its end.

    What comes out is read again before it is kept: it says what was said before, and the new texts. Raises NotWritten.
    """
    before = _read(path)
    try:
        settings = tomllib.loads(before)
        after = _with_table(before, table, values, is_there=table in settings)
        known = settings.get(table, {})
        if tomllib.loads(after) != {**settings, table: {**known, **values}}:
            raise NotWritten(_by_hand(path, table, values))
    except (tomllib.TOMLDecodeError, TypeError, RecursionError):
        raise NotWritten(_by_hand(path, table, values)) from None
    _write(path, after)


def _by_hand(path: Path, table: str, values: Mapping[str, str]) -> str:
    lines = "; ".join(_line(name, text) for name, text in values.items())
    text = _(
        "The settings {path} are written in a way that is better changed by hand. Under [{table}]: {lines}"
    )
    return text.format(path=path, table=table, lines=lines)


def _not_kept(path: Path, why: str) -> NotWritten:
    return NotWritten(_("It could not be kept in the settings {path} ({why}).").format(path=path, why=why))


def _read(path: Path) -> str:
    try:
        if not path.exists():
            return ""
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            raise _not_kept(path, _("it is not an ordinary file"))
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise _not_kept(path, error.strerror or type(error).__name__) from None
    except UnicodeDecodeError:
        raise _not_kept(path, _("it is not UTF-8")) from None


def _with_table(text: str, table: str, values: Mapping[str, str], *, is_there: bool) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    new = {name: _line(name, value) for name, value in values.items()}
    if not is_there:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += end
        gap = [end] if lines and lines[-1].strip() else []
        return "".join([*lines, *gap, f"[{table}]{end}", *(f"{line}{end}" for line in new.values())])
    header = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]\s*(#.*)?")
    first = next((at for at, line in enumerate(lines) if header.fullmatch(line.rstrip("\r\n"))), len(lines))
    last = next((at for at in range(first + 1, len(lines)) if _HEADER.match(lines[at])), len(lines))
    for at in range(first + 1, last):
        name, written = _rewritten(lines[at].rstrip("\r\n"), new)
        if name:
            lines[at] = f"{written}{end}"
            del new[name]
    if first < len(lines) and not lines[first].endswith("\n"):
        lines[first] += end
    return "".join([*lines[: first + 1], *(f"{line}{end}" for line in new.values()), *lines[first + 1 :]])


def _rewritten(line: str, new: Mapping[str, str]) -> tuple[str, str]:
    """The name of the setting in a line, and the line with its new text and its old comment; "" where it is none of them."""
    name = line.partition("=")[0].strip()
    if name not in new:
        return "", line
    at = line.index("=")
    match = _VALUE.fullmatch(line[at:])
    return name, f"{new[name]}{match['behind']}" if match else new[name]


def _line(name: str, text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'{name} = "{escaped}"'


def _write(path: Path, text: str) -> None:
    """Write the file whole or not at all, with the rights that it had; a link to it stays one."""
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.part-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        make_private(target.parent)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(part, flags, mode), "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise _not_kept(path, error.strerror or type(error).__name__) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
