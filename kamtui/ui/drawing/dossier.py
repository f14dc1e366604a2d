"""The line of tabs of an account's dossier."""

from textual.content import Content

from kamtui.domain.language import _

TABS = ("overview", "center", "people", "calls", "terms", "tasks")


def tab_words(here: str, counts: dict[str, int]) -> Content:
    """`O Overview   B Buying center   P People 7 …`, the one that is shown underlined."""
    labels = {
        "overview": ("O", _("Overview")),
        "center": ("B", _("Buying center")),
        "people": ("P", _("People")),
        "calls": ("C", _("Calls")),
        "terms": ("E", _("Terms")),
        "tasks": ("T", _("Tasks")),
    }
    parts: list[tuple[str, str]] = []
    for tab in TABS:
        key, label = labels[tab]
        if tab in counts:
            label = f"{label} {counts[tab]}"
        parts += [
            (f"{key} ", "bold $accent"),
            (label, "bold underline" if tab == here else "$faint"),
            ("   ", ""),
        ]
    return Content.assemble(*parts)
