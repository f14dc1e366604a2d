"""Our two themes: a well-set page by day and by night; one accent, three colours that ask for a decision."""

from textual.color import Color
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
        "row-cursor": "#263339",
        "row-cursor-blurred": "#232a30",
        "faint": "#949aa3",
        "rule": "#343b44",
        "border": "#343b44",
        "border-blurred": "#2a3037",
        "input-selection-background": "#7cb7c4 35%",
        "block-cursor-background": "#263339",
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
        "faint": "#5e6470",
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

_ZONES = {
    "zone-blocker": ("error", 0.09),
    "zone-sceptic": ("warning", 0.05),
    "zone-neutral": ("foreground", 0.03),
    "zone-supporter": ("success", 0.05),
    "zone-defender": ("success", 0.09),
}
"""The grounds of the map, from left to right: of which colour, and how much of it; faint, as names stand on them."""


def extra_variables(theme: Theme) -> dict[str, str]:
    """What our own parts need of every theme, for those that are not ours.

    Real colours: Textual resolves no variable within a variable, and would not start.
    """
    colors = theme.to_color_system().generate()
    if not colors["background"].startswith("#") or not colors["foreground"].startswith("#"):
        # The terminal's own sixteen colours, which cannot be mixed.
        ground = "ansi_bright_black" if theme.dark else "ansi_white"
        return {
            "row-cursor": ground,
            "row-cursor-blurred": ground,
            "faint": "ansi_default",
            "rule": "ansi_bright_black",
            **dict.fromkeys(_ZONES, "ansi_default"),
        }
    background, foreground, primary = (
        Color.parse(colors[name]) for name in ("background", "foreground", "primary")
    )
    return {
        "row-cursor": background.blend(primary, 0.3).hex,
        "row-cursor-blurred": background.blend(primary, 0.15).hex,
        "faint": background.blend(foreground, 0.7).hex,
        "rule": background.blend(foreground, 0.25).hex,
        **{
            name: background.blend(Color.parse(colors[color]), share).hex
            for name, (color, share) in _ZONES.items()
        },
    }
