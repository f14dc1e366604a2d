"""Keys of the settings."""

from kamtui.domain.text.language import N_
from kamtui.ui.keys.act import Act

SETTINGS = (
    Act(
        "line.open",
        "enter",
        "settings.acts:change",
        N_("change"),
        N_("Change the setting; what holds at once, holds at once."),
    ),
    Act(
        "line.delete",
        "d",
        "settings.acts:to_default",
        N_("default"),
        N_("Back to the default: the setting goes out of the file."),
    ),
    Act(
        "line.new",
        "n",
        "settings.acts:new_outline",
        N_("new outline"),
        N_("An outline of a note for a purpose of your own."),
        False,
    ),
    Act("list.filter", "f", "filter", N_("filter"), N_("Show only settings with these words.")),
    Act(
        "place.back", "escape", "back", N_("back"), N_("Clear the filter; then back to where you came from.")
    ),
)
