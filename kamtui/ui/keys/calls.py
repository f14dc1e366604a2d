"""Keys of the list of conversations."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import FORM, MARKING, READING, READING_ACCOUNT, READING_DELETE

CALLS = (
    Act("line.open", "enter", "calls.acts:read", K_("open"), N_("Read the whole conversation.")),
    Act("line.new", "n", "calls.acts:log", K_("new"), N_("Write down a conversation, as everywhere."), False),
    Act("list.filter", "f", "filter", K_("filter"), N_("Words; @name for an account, +name for a person.")),
    *MARKING,
    Act(
        "list.clear",
        "escape",
        "clear_filter",
        K_("clear filter"),
        N_("Unmark the lines; then clear the filter."),
    ),
    Act(
        "list.view", "v", "kept.step('view')", K_("channel"), N_("Show all channels, or one after the other.")
    ),
    Act("line.edit", "e", "calls.acts:edit", K_("edit"), N_("Edit the conversation."), footer=False),
    Act(
        "line.delete",
        "d",
        "calls.acts:delete",
        K_("delete"),
        N_("Delete the conversation."),
        footer=False,
        many="several.delete_acts:delete",
    ),
)

ONE_LINE = (
    *FORM[:2],
    Act(
        "line.take",
        "tab",
        "take",
        K_("complete, choose"),
        N_("Put in the whole name, or the choice at hand."),
    ),
    Act("line.take_out", "f8", "take_out", K_("take out"), N_("Take the piece at hand out of the line.")),
)

NOTE = (
    Act(
        "note.outline",
        "f9",
        "outline",
        K_("outline"),
        N_("Begin an empty note with an outline: a first visit, a price round, a complaint, a review."),
    ),
    Act(
        "note.first",
        "f3",
        "along(0)",
        K_("take the first"),
        N_("Take over what the note says by the way, or give it back: the first line below it."),
        footer=False,
    ),
    Act(
        "note.second", "f4", "along(1)", K_("take the second"), N_("The second line below it."), footer=False
    ),
    Act("note.third", "f5", "along(2)", K_("take the third"), N_("The third line below it."), footer=False),
    Act(
        "note.put_away",
        "f8",
        "put_away",
        K_("put away"),
        N_("Put those lines away: they do not come back; what was taken stays."),
        footer=False,
    ),
)
"""In the note of a call: its outline, and what it says by the way."""

CALL_READ = (
    READING[0],
    Act("line.new", "n", "answer('term')", K_("new term agreed"), N_("Write down what was agreed in it.")),
    Act("letter.write", "l", "answer('letter')", K_("letter"), N_("Write what was agreed to the customer.")),
    READING_DELETE,
    READING_ACCOUNT,
    READING[1],
    *READING[2:],
)
"""A conversation read whole."""
