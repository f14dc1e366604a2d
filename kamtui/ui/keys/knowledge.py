"""Keys of what is known of an account: bonds, dossier, portfolio, and the white space of all accounts."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.accounts import TABS_BESIDE
from kamtui.ui.keys.act import Act

BONDS = (
    Act(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Read the bond anew, with all about it; act on the warning."),
    ),
    Act("bond.lower", "H", "step(-1)", _("lower"), _("The bond is one step weaker: a reading of today.")),
    Act("bond.higher", "L", "step(1)", _("higher"), _("The bond is one step stronger: a reading of today.")),
    Act(
        "bond.unknown",
        "minus",
        "forget",
        _("not known"),
        _("Nobody knows how strong the bond is."),
        False,
    ),
    Act("bond.lesson", "i", "lesson", _("what it is"), _("What the bond is and teaches, and its readings.")),
    Act("bond.review", "R", "review", _("reviewed"), _("The bonds were gone through today; asks first.")),
    Act(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
    ),
    Act("line.edit", "e", "edit", _("edit"), _("Read the bond anew, with all about it."), False),
    *TABS_BESIDE,
)

KNOWN = (
    Act("line.open", "enter", "open", _("open"), _("Write the text, or edit the line at hand.")),
    Act("mark.yes", "L", "mark('yes')", _("yes"), _("The mark is there.")),
    Act("mark.no", "H", "mark('no')", _("no"), _("The mark is not there.")),
    Act(
        "mark.unknown",
        "minus",
        "mark('unknown')",
        _("not known"),
        _("Whether the mark is there is not known."),
    ),
    Act(
        "satisfaction.new", "s", "new_satisfaction", _("satisfaction"), _("How satisfied they are, 0 to 10.")
    ),
    Act("rival.new", "r", "new_rival", _("competitor"), _("Write down who else sells to them.")),
    Act(
        "rival.stronger",
        "L",
        "rival(1)",
        _("stronger"),
        _("The competitor is stronger here than was thought."),
        False,
    ),
    Act(
        "rival.weaker",
        "H",
        "rival(-1)",
        _("weaker"),
        _("The competitor is weaker here than was thought."),
        False,
    ),
    Act(
        "rival.unknown",
        "minus",
        "forget_rival",
        _("not known"),
        _("How strong the competitor is here is not known."),
        False,
    ),
    Act(
        "competitor.rename",
        "R",
        "rename_competitor",
        _("rename"),
        _("Give the competitor another name, at all accounts."),
    ),
    Act(
        "competitor.delete",
        "X",
        "delete_competitor",
        _("delete all"),
        _("Delete the competitor everywhere; says what goes with it."),
        False,
    ),
    Act("list.view", "v", "view", _("next part"), _("On to the texts, marks, satisfaction or competitors.")),
    Act("line.edit", "e", "edit", _("edit"), _("Write the text, or edit the line at hand."), False),
    Act("line.delete", "d", "delete", _("delete"), _("Delete the text, reading or competitor."), False),
    *TABS_BESIDE,
)

PORTFOLIO = (
    Act(
        "portfolio.lower",
        "H",
        "state(-1)",
        _("lower"),
        _("One step down: sold, offered, with a competitor, not needed."),
    ),
    Act(
        "portfolio.higher",
        "L",
        "state(1)",
        _("higher"),
        _("One step up: not needed, with a competitor, offered, sold."),
    ),
    Act(
        "portfolio.not_assessed",
        "minus",
        "state(0)",
        _("not known"),
        _("Not assessed after all."),
    ),
    Act(
        "portfolio.grid",
        "W",
        "white_space",
        _("white space"),
        _("All accounts by product lines: what may still be sold."),
    ),
    Act("line.open", "enter", "open", _("details"), _("Competitor, negotiated price and terms of the line.")),
    Act("product.new", "n", "new", _("new line"), _("A new product line, for all accounts.")),
    Act("line.edit", "e", "edit", _("rename"), _("Rename the product line, for all accounts."), False),
    Act(
        "product.down",
        "J",
        "move(1)",
        _("move down"),
        _("Move the product line down, for all accounts; asks first."),
        False,
    ),
    Act(
        "product.up",
        "K",
        "move(-1)",
        _("move up"),
        _("Move the product line up, for all accounts; asks first."),
        False,
    ),
    Act(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the product line everywhere; says what goes with it."),
        False,
    ),
    Act("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), False),
    Act("tab.previous", "left,shift+tab", "step_tab(-1)", _("previous tab"), _("The previous tab."), False),
)

WHITE_SPACE = (
    Act("line.open", "enter", "open", _("portfolio"), _("Open the portfolio of the account.")),
    Act("grid.left", "left", "column(-1)", _("left"), _("The product line to the left."), False),
    Act("grid.right", "right", "column(1)", _("right"), _("The product line to the right.")),
    Act("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Act("list.order", "o", "order", _("order"), _("Key accounts first, or most open places first.")),
    Act("place.back", "escape", "back", _("back"), _("Back to where you came from.")),
)
