"""Keys of the list of conversations."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.key import Key

CALLS = (
    Key("call.open", "enter", "open", _("open"), _("Read the whole conversation.")),
    Key("list.filter", "f", "filter", _("filter"), _("Words; @name for an account, +name for a person.")),
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Key("list.channel", "v", "channel", _("channel"), _("Show all channels, or one after the other.")),
    Key("call.account", "a", "open_account", _("account"), _("Open the conversation's account.")),
    Key("call.edit", "e", "edit", _("edit"), _("Edit the conversation."), footer=False),
    Key("call.delete", "d", "delete", _("delete"), _("Delete the conversation."), footer=False),
)
