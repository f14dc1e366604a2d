"""Writing settings into the person's own file: comments, order and what kamtui does not know stay as they are."""

import contextlib
import os
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kamtui.config import LARGEST_FILE
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.paths import make_private
from kamtui.settings.lines import line_of

Names = tuple[str, ...]
"""The tables that a setting stands in, and its own name."""
_TRIES = 5
"""How often it is tried again where another program writes the file at the same moment."""


class NotWritten(Exception):
    """The settings could not be written; the message is a sentence that says why."""


def write_settings(path: Path, changes: Mapping[Names, Any]) -> None:
    """Write some settings in place of what they were; None takes one out, so that its default holds.

    The file is read anew for it, so that what another program wrote meanwhile stays. What comes out is read again before
    it is kept: it says what was said before, and what was changed. Raises NotWritten.
    """
    for _again in range(_TRIES):
        before = _read(path)
        after = _changed(path, before, changes)
        if after == before or _write(path, before, after):
            return
    raise _not_kept(path, _("another program writes it"))


def stored(path: Path, names: Names) -> Any:
    """What the file says of a setting, as it stands there; None where it says nothing or cannot be read."""
    try:
        found: Any = tomllib.loads(_without_mark(_read(path)))
    except (NotWritten, tomllib.TOMLDecodeError, RecursionError):
        return None
    for name in _path_in(found, names):
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    return found


def _path_in(table: Mapping[str, Any], names: Names) -> Names:
    """How a file calls a setting: an act's id under `[keys]` is one name with a point in it, or names of tables."""
    keys = table.get("keys")
    if names[0] != "keys" or not isinstance(keys, dict):
        return names
    inner: Any = keys
    parts = names[1].split(".")
    for part in parts:
        if not isinstance(inner, dict) or part not in inner:
            return names
        inner = inner[part]
    return ("keys", *parts)


def _changed(path: Path, before: str, changes: Mapping[Names, Any]) -> str:
    """A file's text with some settings changed."""
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    text, end = _without_mark(before), "\r\n" if "\r\n" in before else "\n"
    if text and not text.endswith("\n"):
        text += end
    try:
        settings = tomllib.loads(text)
        wanted = deepcopy(settings)
        paths = {_path_in(settings, names): value for names, value in changes.items()}
        for at, value in paths.items():
            _put(wanted, at, value)
        document = tomlkit.parse(_remarked(text.replace("\r\n", "\n"), paths))
        for at, value in paths.items():
            _put(document, at, value)
        after = tomlkit.dumps(document)
        if _filled(tomllib.loads(after)) != _filled(wanted):
            raise _by_hand(path, changes)
    except tomllib.TOMLDecodeError as error:
        raise _by_hand(path, changes, clean(str(error))) from None
    except (TOMLKitError, TypeError, AttributeError, RecursionError):
        raise _by_hand(path, changes) from None
    return mark + after.replace("\n", end)


def _filled(table: Mapping[str, Any]) -> dict[str, Any]:
    """What a table says: tables without anything in them say nothing."""
    inner = {name: _filled(value) if isinstance(value, dict) else value for name, value in table.items()}
    return {name: value for name, value in inner.items() if value != {}}


def _remarked(text: str, changes: Mapping[Names, Any]) -> str:
    """A file's text in which what is taken out became a remark, where it has words of the person's behind it."""
    for names, value in changes.items():
        number = line_of(text, names) if value is None else None
        if number is None:
            continue
        lines = text.split("\n")
        lines[number - 1] = f"# {lines[number - 1]}"
        remarked, wanted = "\n".join(lines), tomllib.loads(text)
        _put(wanted, names, None)
        with contextlib.suppress(tomllib.TOMLDecodeError):
            if "#" in lines[number - 1][1:] and _filled(tomllib.loads(remarked)) == _filled(wanted):
                text = remarked
    return text


def _put(table: Any, names: Names, value: Any) -> None:
    """Set a value in a table of tables, or take it out."""
    *outer, name = names
    for one in outer:
        if one not in table:
            if value is None:
                return
            table[one] = {}
        table = table[one]
    if value is not None:
        table[name] = _inline(value) if isinstance(value, dict) and type(table) is not dict else value
    elif name in table:
        del table[name]


def _inline(value: Mapping[str, Any]) -> Any:
    made = tomlkit.inline_table()
    made.update(value)
    return made


def _by_hand(path: Path, changes: Mapping[Names, Any], why: str = "") -> NotWritten:
    lines = "; ".join(
        f"{'.'.join(names)} = {tomlkit.item(value).as_string()}"
        for names, value in changes.items()
        if value is not None
    )
    if why:
        text = _(
            "The settings {path} cannot be read ({why}), and were not changed. Mend that first; meant was: {lines}"
        )
    else:
        text = _("The settings {path} are written in a way that is better changed by hand: {lines}")
    return NotWritten(text.format(path=path, why=why, lines=lines))


def _not_kept(path: Path, why: str) -> NotWritten:
    return NotWritten(_("It could not be kept in the settings {path} ({why}).").format(path=path, why=why))


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


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


def _write(path: Path, before: str, after: str) -> bool:
    """Write the file whole or not at all, with the rights that it had; a link to it stays one.

    False where it is by now another than the text it was read as.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.part-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        make_private(target.parent)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, os.strerror(13))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(part, flags, mode), "w", encoding="utf-8", newline="") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if _read(path) != before:
            return False
        part.replace(target)
    except OSError as error:
        raise _not_kept(path, error.strerror or type(error).__name__) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return True
