"""Keys of what is known of an account: bonds, dossier, portfolio, and the white space of all accounts."""

from kamtui.domain.text.language import N_
from kamtui.ui.keys.accounts import TABS_BESIDE
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import MARKING

BONDS = (
    Act(
        "line.open",
        "enter",
        "knowledge.bond_acts:open_line",
        N_("open"),
        N_("Read the bond anew, with all about it; act on the warning."),
    ),
    Act(
        "scale.lower",
        "H",
        "knowledge.bond_acts:step",
        N_("lower"),
        N_("The bond is one step weaker, rated as of today."),
        given=(-1,),
    ),
    Act(
        "scale.higher",
        "L",
        "knowledge.bond_acts:step",
        N_("higher"),
        N_("The bond is one step stronger, rated as of today."),
        given=(1,),
    ),
    Act(
        "scale.unknown",
        "minus",
        "knowledge.bond_acts:forget",
        N_("not known"),
        N_("Nobody knows how strong the bond is."),
        False,
    ),
    Act(
        "bond.lesson",
        "i",
        "knowledge.bond_acts:learn",
        N_("what it is"),
        N_("What the bond is and teaches, and its readings."),
    ),
    Act(
        "bond.review",
        "S",
        "knowledge.bond_acts:review",
        N_("reviewed"),
        N_("The bonds were gone through today; asks first."),
    ),
    Act(
        "task.snooze",
        "s",
        "center.accepting:hide",
        N_("hide"),
        N_("Hide this warning until a day, and say why."),
    ),
    Act(
        "line.edit",
        "e",
        "knowledge.bond_acts:edit",
        N_("edit"),
        N_("Read the bond anew, with all about it."),
        False,
    ),
    *TABS_BESIDE,
)

KNOWN = (
    Act(
        "line.open",
        "enter",
        "knowledge.known_acts:edit",
        N_("open"),
        N_("Write the text, or edit the line at hand."),
    ),
    Act(
        "scale.higher",
        "L",
        "knowledge.known_acts:step",
        N_("yes"),
        N_("The mark is there; the competitor is stronger here."),
        given=(1,),
    ),
    Act(
        "scale.lower",
        "H",
        "knowledge.known_acts:step",
        N_("no"),
        N_("The mark is not there; the competitor is weaker here."),
        given=(-1,),
    ),
    Act(
        "scale.unknown",
        "minus",
        "knowledge.known_acts:forget",
        N_("not known"),
        N_("That is not known: a mark, a competitor's strength."),
    ),
    Act(
        "line.new",
        "n",
        "knowledge.known_acts:new",
        N_("new"),
        N_("How satisfied they are; or one more competitor."),
    ),
    Act(
        "competitor.rename",
        "r",
        "knowledge.known_acts:rename_competitor",
        N_("rename"),
        N_("Give the competitor another name, at all accounts."),
    ),
    Act(
        "list.view", "v", "view", N_("next part"), N_("On to the texts, marks, satisfaction or competitors.")
    ),
    Act(
        "line.edit",
        "e",
        "knowledge.known_acts:edit",
        N_("edit"),
        N_("Write the text, or edit the line at hand."),
        False,
    ),
    Act(
        "line.delete",
        "d",
        "knowledge.known_acts:delete",
        N_("delete"),
        N_("Delete the text or reading; the competitor, here or all."),
        False,
    ),
    *TABS_BESIDE,
)

PORTFOLIO = (
    Act(
        "scale.lower",
        "H",
        "knowledge.portfolio_acts:step_state",
        N_("lower"),
        N_("One step down: sold, offered, a competitor's, not needed."),
        given=(-1,),
    ),
    Act(
        "scale.higher",
        "L",
        "knowledge.portfolio_acts:step_state",
        N_("higher"),
        N_("One step up: not needed, with a competitor, offered, sold."),
        given=(1,),
    ),
    Act(
        "scale.unknown",
        "minus",
        "knowledge.portfolio_acts:step_state",
        N_("not known"),
        N_("Not assessed after all."),
        given=(0,),
    ),
    Act(
        "portfolio.grid",
        "W",
        "white_space",
        N_("white space"),
        N_("All accounts by product lines: what may still be sold."),
    ),
    Act(
        "line.open",
        "enter",
        "knowledge.portfolio_acts:open_line",
        N_("details"),
        N_("Competitor, negotiated price and terms of the line."),
    ),
    Act(
        "line.new",
        "n",
        "knowledge.portfolio_acts:new",
        N_("new line"),
        N_("A new product line, for all accounts."),
    ),
    Act(
        "line.edit",
        "e",
        "knowledge.portfolio_acts:rename",
        N_("rename"),
        N_("Rename the product line, for all accounts."),
        False,
    ),
    Act(
        "product.down",
        "J",
        "knowledge.portfolio_acts:move",
        N_("move down"),
        N_("Move the product line down, for all accounts; asks first."),
        False,
        (1,),
    ),
    Act(
        "product.up",
        "K",
        "knowledge.portfolio_acts:move",
        N_("move up"),
        N_("Move the product line up, for all accounts; asks first."),
        False,
        (-1,),
    ),
    Act(
        "line.delete",
        "d",
        "knowledge.portfolio_acts:delete",
        N_("delete"),
        N_("Delete the product line everywhere; says what goes with it."),
        False,
    ),
    Act("tab.next", "right,tab", "step_tab(1)", N_("next tab"), N_("The next tab."), False),
    Act("tab.previous", "left,shift+tab", "step_tab(-1)", N_("previous tab"), N_("The previous tab."), False),
)

BY_MARKS = (
    Act(
        "line.open",
        "enter",
        "knowledge.marks.acts:open_marks",
        N_("marks"),
        N_("Open the marks of the account."),
    ),
    Act(
        "account.key",
        "asterisk",
        "accounts.acts:mark_key",
        N_("key account"),
        N_("Mark the account as key, or no longer."),
        many="several.key_acts:mark_key",
    ),
    Act("list.filter", "f", "filter", N_("filter"), N_("Show only accounts with these words.")),
    *MARKING,
    Act("place.back", "escape", "back", N_("back"), N_("Back to where you came from.")),
)

WHITE_SPACE = (
    Act("line.open", "enter", "open", N_("portfolio"), N_("Open the portfolio of the account.")),
    Act("grid.left", "left", "column(-1)", N_("left"), N_("The product line to the left."), False),
    Act("grid.right", "right", "column(1)", N_("right"), N_("The product line to the right.")),
    Act("list.filter", "f", "filter", N_("filter"), N_("Show only accounts with these words.")),
    Act(
        "list.order",
        "o",
        "kept.step('order')",
        N_("order"),
        N_("Key accounts first, or most open places first."),
    ),
    Act("place.back", "escape", "back", N_("back"), N_("Back to where you came from.")),
)
