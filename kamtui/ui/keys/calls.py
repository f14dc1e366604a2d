"""Keys of the list of conversations."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

CALLS = (
    Act("call.open", "enter", "open", _("open"), _("Read the whole conversation.")),
    Act("list.filter", "f", "filter", _("filter"), _("Words; @name for an account, +name for a person.")),
    Act("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Act("list.channel", "v", "channel", _("channel"), _("Show all channels, or one after the other.")),
    Act("call.account", "a", "open_account", _("account"), _("Open the conversation's account.")),
    Act("call.edit", "e", "edit", _("edit"), _("Edit the conversation."), footer=False),
    Act("call.delete", "d", "delete", _("delete"), _("Delete the conversation."), footer=False),
)
