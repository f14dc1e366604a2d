"""Writes the table of settings into the README of each language: `.venv/bin/python -m tests.write_settings_table`."""

from kamtui.config import Config
from kamtui.domain.text.language import _, spoken
from kamtui.settings.table import SETTINGS
from tests.write_key_table import READMES

BEGIN, END = "<!-- settings -->", "<!-- /settings -->"


def settings_table() -> str:
    """Every setting, a line each, in the language in use."""
    heads = (_("setting"), _("default"), _("May be").lower(), _("what it does"))
    lines = ["| " + " | ".join(heads) + " |", "| :-- | :-- | :-- | :-- |"]
    for setting in SETTINGS:
        allowed = setting.kind.allowed.replace("|", "\\|")
        lines.append(f"| `{setting.name}` | {setting.shown(Config())} | {allowed} | {_(setting.says)} |")
    return "\n".join(lines)


def with_settings(readme: str) -> str:
    """A README with the table as it is now."""
    before, _begin, rest = readme.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{settings_table()}\n{END}{after}"


if __name__ == "__main__":
    for code, path in READMES.items():
        with spoken(code):
            path.write_text(with_settings(path.read_text(encoding="utf-8")), encoding="utf-8")
