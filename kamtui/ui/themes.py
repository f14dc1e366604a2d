"""Our two themes: a well-set page by day and by night; one accent, three colours that ask for a decision."""

from textual.theme import Theme

DARK = Theme(
    name="kamtui-dark",
    dark=True,
    primary="#7cb7c4",
    secondary="#9aa7b8",
    accent="#7cb7c4",
    foreground="#d9dce1",
    background="#15181c",
    surface="#1b1f24",
    panel="#22272e",
    warning="#e2b15b",
    error="#ee7d75",
    success="#93c47d",
    variables={
        "row-cursor": "#2b3a42",
        "row-cursor-blurred": "#232a30",
        "faint": "#7d8590",
        "rule": "#343b44",
        "border": "#343b44",
        "border-blurred": "#2a3037",
        "input-selection-background": "#7cb7c4 35%",
        "block-cursor-background": "#2b3a42",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "scrollbar": "#343b44",
        "scrollbar-background": "#15181c",
        "scrollbar-background-hover": "#15181c",
        "scrollbar-background-active": "#15181c",
        "scrollbar-corner-color": "#15181c",
    },
)

LIGHT = Theme(
    name="kamtui-light",
    dark=False,
    primary="#0f6b7a",
    secondary="#55606e",
    accent="#0f6b7a",
    foreground="#23272d",
    background="#faf9f6",
    surface="#f2f1ec",
    panel="#e9e7e0",
    warning="#8a5a00",
    error="#b3261e",
    success="#2f6f2f",
    variables={
        "row-cursor": "#d5e6e8",
        "row-cursor-blurred": "#e6ecec",
        "faint": "#6b7280",
        "rule": "#d3d0c7",
        "border": "#c9c6bc",
        "border-blurred": "#dcd9d0",
        "input-selection-background": "#0f6b7a 25%",
        "block-cursor-background": "#d5e6e8",
        "block-cursor-foreground": "#101316",
        "block-cursor-text-style": "bold",
        "scrollbar": "#c9c6bc",
        "scrollbar-background": "#faf9f6",
        "scrollbar-background-hover": "#faf9f6",
        "scrollbar-background-active": "#faf9f6",
        "scrollbar-corner-color": "#faf9f6",
    },
)

DEFAULT = DARK.name
EXTRA_VARIABLES = {
    "row-cursor": "$primary 30%",
    "row-cursor-blurred": "$primary 15%",
    "faint": "$foreground 60%",
    "rule": "$foreground 25%",
}
"""What our own parts need of every theme, for those that are not ours."""
