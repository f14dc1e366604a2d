"""Writes the README's table of settings: `.venv/bin/python -m tests.write_settings_table`."""

from kamtui.config import Config
from kamtui.settings.table import SETTINGS
from tests.write_key_table import ROOT

BEGIN, END = "<!-- settings -->", "<!-- /settings -->"


def settings_table() -> str:
    """Every setting, a line each."""
    lines = ["| setting | default | may be | what it does |", "| :-- | :-- | :-- | :-- |"]
    for setting in SETTINGS:
        allowed = setting.kind.allowed.replace("|", "\\|")
        lines.append(f"| `{setting.name}` | {setting.shown(Config())} | {allowed} | {setting.says} |")
    return "\n".join(lines)


def with_settings(readme: str) -> str:
    """A README with the table as it is now."""
    before, _begin, rest = readme.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{settings_table()}\n{END}{after}"


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(with_settings(path.read_text(encoding="utf-8")), encoding="utf-8")
