"""Places and the tabs of an account: key, names and screen of each, once for the bars, the acts and the app."""

from typing import NamedTuple

from kamtui.domain.text.language import N_


class PlaceEntry(NamedTuple):
    """A place. Its act is `place.<id>`."""

    id: str
    key: str
    label: str
    sentence: str
    screen: str
    """The class of its screen by name, given the desk: read in when the place is first gone to."""


class TabEntry(NamedTuple):
    """A tab of an account. Its act is `tab.<id>`."""

    id: str
    key: str
    label: str
    short: str
    """Its name in a narrow window."""
    sentence: str
    screen: str
    """The class of its screen by name, given the desk, the account's id and a record's to stand on."""


PLACES = (
    PlaceEntry("today", "1", N_("Today"), N_("Go to today's review."), "day.screen:TodayScreen"),
    PlaceEntry("accounts", "2", N_("Accounts"), N_("Go to the accounts."), "accounts.screen:AccountsScreen"),
    PlaceEntry("calls", "3", N_("Calls"), N_("Go to all conversations."), "calls.screen:CallsScreen"),
    PlaceEntry("terms", "4", N_("Terms"), N_("Go to what was agreed."), "terms.screen:TermsScreen"),
    PlaceEntry("chain", "5", N_("Chain"), N_("Go to the endless chain."), "chain.screen:ChainScreen"),
    PlaceEntry(
        "numbers", "6", N_("Numbers"), N_("Go to what all accounts bring."), "money.screen:NumbersScreen"
    ),
)

ACCOUNT_SCREEN = "accounts.account_screen:AccountScreen"
"""The screen that has several tabs, and is told which."""

TABS = (
    TabEntry("overview", "O", N_("Overview"), N_("Overview"), N_("The account at a glance."), ACCOUNT_SCREEN),
    TabEntry(
        "center",
        "B",
        N_("Buying center"),
        N_("Buying"),
        N_("Who decides, who supports, who blocks."),
        "center.screen:BuyingCenterScreen",
    ),
    TabEntry("people", "P", N_("People"), N_("People"), N_("Who is who in the account."), ACCOUNT_SCREEN),
    TabEntry("calls", "C", N_("Calls"), N_("Calls"), N_("Its conversations, newest first."), ACCOUNT_SCREEN),
    TabEntry(
        "terms",
        "E",
        N_("Terms"),
        N_("Terms"),
        N_("What we owe, what they owe, problems and favours."),
        "terms.ledger_screen:LedgerScreen",
    ),
    TabEntry("tasks", "T", N_("Tasks"), N_("Tasks"), N_("What is to be done, and what was."), ACCOUNT_SCREEN),
    TabEntry(
        "bonds",
        "Y",
        N_("Bonds"),
        N_("Bonds"),
        N_("Why they stay: the seven bonds."),
        "knowledge.bonds_screen:BondsScreen",
    ),
    TabEntry(
        "portfolio",
        "F",
        N_("Portfolio"),
        N_("Folio"),
        N_("What they buy of us, and what they do not."),
        "knowledge.portfolio_screen:PortfolioScreen",
    ),
    TabEntry(
        "dossier",
        "D",
        N_("Dossier"),
        N_("Dossier"),
        N_("What is known of them: texts, marks, satisfaction, competitors."),
        "knowledge.dossier_screen:DossierScreen",
    ),
    TabEntry(
        "numbers",
        "M",
        N_("Numbers"),
        N_("Money"),
        N_("Its months: revenue, profit, plan."),
        "money.account_screen:AccountNumbersScreen",
    ),
)
