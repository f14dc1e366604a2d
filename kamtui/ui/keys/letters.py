"""Keys of the sheet of a letter."""

from kamtui.domain.text.language import N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import FORM

LETTER = (
    Act(
        "form.save",
        "ctrl+s,f2",
        "save",
        N_("send"),
        N_("Open it in the mail program or copy it, and note it as sent."),
    ),
    Act(
        "letter.all_open",
        "ctrl+o",
        "turn('holds')",
        N_("all open"),
        N_("Everything that holds, or only this conversation."),
    ),
    Act(
        "letter.next_step",
        "ctrl+n",
        "turn('steps')",
        N_("next step"),
        N_("Take our next step into the letter, or leave it out."),
    ),
    *(act for act in FORM if act.id in ("form.cancel", "form.jump")),
)
