"""The settings file while the program runs: read again, changed setting by setting, and each change taken back."""

from pathlib import Path
from typing import Any, NamedTuple

from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.settings.file import NotWritten, stored, write_settings
from kamtui.settings.reading import SettingsFile, read_settings
from kamtui.settings.table import BY_NAME, contradiction

Names = tuple[str, ...]


class Change(NamedTuple):
    """A setting that was changed: what the file said before and says since; None is nothing."""

    path: Names
    before: Any
    after: Any

    @property
    def name(self) -> str:
        return ".".join(self.path)


class KeptSettings:
    """The settings file, and what was changed in it since it was opened here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def read(self) -> SettingsFile:
        """What the file says now."""
        return read_settings(self.path)

    def state(self) -> object:
        """Another one after another program wrote the file."""
        try:
            stat = self.path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def change(self, path: Names, value: Any) -> None:
        """Let the file say something of a setting; None takes it out, so that its default holds. Raises NotWritten."""
        self._refuse_contradiction(path, value)
        before = stored(self.path, path)
        write_settings(self.path, {path: value})
        self._done.append(Change(path, before, value))
        self._undone.clear()

    def undo(self) -> Change | None:
        """Take back the newest change; None where there is none. Raises NotWritten where it is no more as it was left."""
        return self._again(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do again what was taken back last. Raises NotWritten likewise."""
        return self._again(self._undone, self._done)

    def _again(self, taken: list[Change], other: list[Change]) -> Change | None:
        if not taken:
            return None
        change = taken[-1]
        if stored(self.path, change.path) != change.after:
            taken.pop()
            text = _("“{name}” was changed elsewhere since, and stays as it is.")
            raise NotWritten(text.format(name=change.name))
        write_settings(self.path, {change.path: change.before})
        taken.pop()
        other.append(Change(change.path, change.after, change.before))
        return change

    def _refuse_contradiction(self, path: Names, value: Any) -> None:
        setting = BY_NAME.get(".".join(path))
        if setting is None:
            return
        put = setting.value(Config()) if value is None else setting.kind.read(value)
        pair = contradiction(setting.put(self.read().config, put))
        if pair is not None:
            text = _("“{less}” may not be more than “{more}”, which is {value}.")
            less, more = pair
            if setting is more:
                text = _("“{more}” may not be less than “{less}”, which is {value}.")
            other = less if setting is more else more
            shown = other.shown(self.read().config)
            raise NotWritten(text.format(less=_(less.label), more=_(more.label), value=shown))
