"""How the next file with the same columns is read: what was said by hand of the last one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Shape:
    """What was said of a list, remembered by its headers."""

    headers: str
    """The headers as they are compared, a line each."""
    file: str
    """The name of the last file of this shape."""
    kind: str
    """What it was taken for."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Header → field."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Value of each option of its kind of which something was said."""
    encoding: str = ""
    header_line: int = 0
    used_at: datetime | None = None
