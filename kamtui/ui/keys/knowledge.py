"""Keys of what is known of an account: bonds, dossier, portfolio, and the white space of all accounts."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.accounts import TABS_BESIDE
from kamtui.ui.keys.key import Key

BONDS = (
    Key(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Read the bond anew, with all about it; act on the warning."),
    ),
    Key("bond.lower", "H", "step(-1)", _("lower"), _("The bond is one step weaker: a reading of today.")),
    Key("bond.higher", "L", "step(1)", _("higher"), _("The bond is one step stronger: a reading of today.")),
    Key(
        "bond.unknown",
        "minus",
        "forget",
        _("not known"),
        _("Nobody knows how strong the bond is."),
        False,
    ),
    Key("bond.lesson", "i", "lesson", _("what it is"), _("What the bond is and teaches, and its readings.")),
    Key("bond.review", "R", "review", _("reviewed"), _("The bonds were gone through today; asks first.")),
    Key(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
    ),
    Key("line.edit", "e", "edit", _("edit"), _("Read the bond anew, with all about it."), False),
    *TABS_BESIDE,
)

KNOWN = (
    Key("line.open", "enter", "open", _("open"), _("Write the text, or edit the line at hand.")),
    Key("mark.yes", "L", "mark('yes')", _("yes"), _("The mark is there.")),
    Key("mark.no", "H", "mark('no')", _("no"), _("The mark is not there.")),
    Key(
        "mark.unknown",
        "minus",
        "mark('unknown')",
        _("not known"),
        _("Whether the mark is there is not known."),
    ),
    Key(
        "satisfaction.new", "s", "new_satisfaction", _("satisfaction"), _("How satisfied they are, 0 to 10.")
    ),
    Key("rival.new", "r", "new_rival", _("competitor"), _("Write down who else sells to them.")),
    Key(
        "rival.stronger",
        "L",
        "rival(1)",
        _("stronger"),
        _("The competitor is stronger here than was thought."),
        False,
    ),
    Key(
        "rival.weaker",
        "H",
        "rival(-1)",
        _("weaker"),
        _("The competitor is weaker here than was thought."),
        False,
    ),
    Key(
        "rival.unknown",
        "minus",
        "forget_rival",
        _("not known"),
        _("How strong the competitor is here is not known."),
        False,
    ),
    Key(
        "competitor.rename",
        "R",
        "rename_competitor",
        _("rename"),
        _("Give the competitor another name, at all accounts."),
    ),
    Key(
        "competitor.delete",
        "X",
        "delete_competitor",
        _("delete all"),
        _("Delete the competitor everywhere; says what goes with it."),
        False,
    ),
    Key("list.view", "v", "view", _("next part"), _("On to the texts, marks, satisfaction or competitors.")),
    Key("line.edit", "e", "edit", _("edit"), _("Write the text, or edit the line at hand."), False),
    Key("line.delete", "d", "delete", _("delete"), _("Delete the text, reading or competitor."), False),
    *TABS_BESIDE,
)

PORTFOLIO = (
    Key(
        "portfolio.lower",
        "H",
        "state(-1)",
        _("lower"),
        _("One step down: sold, offered, with a competitor, not needed."),
    ),
    Key(
        "portfolio.higher",
        "L",
        "state(1)",
        _("higher"),
        _("One step up: not needed, with a competitor, offered, sold."),
    ),
    Key(
        "portfolio.not_assessed",
        "minus",
        "state(0)",
        _("not known"),
        _("Not assessed after all."),
    ),
    Key(
        "portfolio.grid",
        "W",
        "white_space",
        _("white space"),
        _("All accounts by product lines: what may still be sold."),
    ),
    Key("line.open", "enter", "open", _("details"), _("Competitor, negotiated price and terms of the line.")),
    Key("product.new", "n", "new", _("new line"), _("A new product line, for all accounts.")),
    Key("line.edit", "e", "edit", _("rename"), _("Rename the product line, for all accounts."), False),
    Key(
        "product.down",
        "J",
        "move(1)",
        _("move down"),
        _("Move the product line down, for all accounts; asks first."),
        False,
    ),
    Key(
        "product.up",
        "K",
        "move(-1)",
        _("move up"),
        _("Move the product line up, for all accounts; asks first."),
        False,
    ),
    Key(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the product line everywhere; says what goes with it."),
        False,
    ),
    Key("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), False),
    Key("tab.previous", "left,shift+tab", "step_tab(-1)", _("previous tab"), _("The previous tab."), False),
)

WHITE_SPACE = (
    Key("line.open", "enter", "open", _("portfolio"), _("Open the portfolio of the account.")),
    Key("grid.left", "left", "column(-1)", _("left"), _("The product line to the left."), False),
    Key("grid.right", "right", "column(1)", _("right"), _("The product line to the right.")),
    Key("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Key("list.order", "o", "order", _("order"), _("Key accounts first, or most open places first.")),
    Key("place.back", "escape", "back", _("back"), _("Back to where you came from.")),
)
