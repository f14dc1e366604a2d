"""What is at hand among the settings, for their acts."""

from dataclasses import dataclass

from kamtui.settings.kept import KeptSettings
from kamtui.settings.rows import Row
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True)
class SettingAtHand(AtHand):
    """A setting, and the file that it stands in."""

    row: Row | None = None
    kept: KeptSettings | None = None
