"""Our themes: a well-set page by day and by night; one accent, three colours that ask for a decision.

And one in the sixteen colours of the terminal, for those that have no others."""

from collections.abc import Container, Mapping
from pathlib import Path

from textual.color import Color
from textual.css.stylesheet import Stylesheet
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

SIXTEEN = Theme(
    name="kamtui-16",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_default",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "border": "ansi_bright_black",
        "border-blurred": "ansi_bright_black",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "bold reverse",
        "scrollbar": "ansi_bright_black",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
    },
)
"""Its grounds and texts are the terminal's own, so that it can be read on a dark and on a light one."""

_OTHER_STYLES = Path(__file__).parents[1] / "shell" / "places.tcss"

OURS = (DARK, LIGHT, SIXTEEN)
DEFAULT = DARK.name


def fitting(chosen: str | None, available: Container[str], *, has_few_colours: bool) -> str:
    """The theme to begin with: the chosen one where it is there; a terminal of sixteen colours has one of its own.

    Our other colours would fall together there, and the line at hand would not be lit.
    """
    name = chosen if chosen is not None and chosen in available else DEFAULT
    return SIXTEEN.name if has_few_colours and name in (DARK.name, LIGHT.name) else name


_ZONES = {
    "zone-blocker": ("error", 0.09),
    "zone-sceptic": ("warning", 0.05),
    "zone-neutral": ("foreground", 0.03),
    "zone-supporter": ("success", 0.05),
    "zone-defender": ("success", 0.09),
}
"""The grounds of the map, from left to right: of which colour, and how much of it; faint, as names stand on them."""


def extra_variables(colors: Mapping[str, str]) -> dict[str, str]:
    """What our own parts need of every theme, for those that are not ours, mixed from the colours that it has.

    Real colours: Textual resolves no variable within a variable, and would not start.
    """
    if not colors["background"].startswith("#") or not colors["foreground"].startswith("#"):
        # The terminal's own sixteen colours, which cannot be mixed.
        return {
            "row-cursor": "ansi_default",
            "row-cursor-blurred": "ansi_default",
            "row-cursor-style": "reverse",
            "faint": "ansi_default",
            "faint-style": "dim",
            "rule": "ansi_bright_black",
            **dict.fromkeys(_ZONES, "ansi_default"),
        }
    background, foreground, primary = (
        Color.parse(colors[name]) for name in ("background", "foreground", "primary")
    )
    return {
        "row-cursor": background.blend(primary, 0.3).hex,
        "row-cursor-blurred": background.blend(primary, 0.15).hex,
        "row-cursor-style": "none",
        "faint": background.blend(foreground, 0.7).hex,
        "faint-style": "none",
        "rule": background.blend(foreground, 0.25).hex,
        **{
            name: background.blend(Color.parse(colors[color]), share).hex
            for name, (color, share) in _ZONES.items()
        },
    }


def read_all_styles(stylesheet: Stylesheet) -> None:
    """Read what all but Today is drawn with, where that is not read: the first picture would wait for it."""
    read_from = str(_OTHER_STYLES), ""
    if not stylesheet.has_source(*read_from):
        stylesheet.add_source(_OTHER_STYLES.read_text(encoding="utf-8"), read_from)
        stylesheet.parse()
