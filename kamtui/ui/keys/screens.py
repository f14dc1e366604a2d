"""Places and the tabs of an account: key, name and screen of each, once for the bars, the acts and the app."""

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
    sentence: str
    screen: str
    """The class of its screen by name, given the desk, the account's id and a record's to stand on."""
    has_arrows: bool = False
    """Whether the arrows move within it, so that they do not lead on to the tab beside."""


PLACES = (
    PlaceEntry(
        "today", "1", N_("Today"), N_("Go to Today: the review of the day."), "day.screen:TodayScreen"
    ),
    PlaceEntry(
        "accounts", "2", N_("Accounts"), N_("Go to Accounts: all of them."), "accounts.screen:AccountsScreen"
    ),
    PlaceEntry(
        "calls", "3", N_("Calls"), N_("Go to Calls: all of them, newest first."), "calls.screen:CallsScreen"
    ),
    PlaceEntry(
        "terms",
        "4",
        N_("Terms"),
        N_("Go to Terms: what was agreed, and how it is kept."),
        "terms.screen:TermsScreen",
    ),
    PlaceEntry("chain", "5", N_("Chain"), N_("Go to Chain: who named whom."), "chain.screen:ChainScreen"),
    PlaceEntry(
        "numbers",
        "6",
        N_("Numbers"),
        N_("Go to Numbers: what all accounts bring."),
        "money.screen:NumbersScreen",
    ),
)

TABS = (
    TabEntry(
        "overview",
        "O",
        N_("Overview"),
        N_("The account at a glance, with its tasks."),
        "accounts.page.account_screen:AccountScreen",
    ),
    TabEntry(
        "center",
        "B",
        N_("Buying center"),
        N_("Its people: who decides, who supports, who blocks; map, tree, table."),
        "center.screen:BuyingCenterScreen",
        has_arrows=True,
    ),
    TabEntry(
        "calls",
        "C",
        N_("Calls"),
        N_("Its conversations, newest first."),
        "accounts.page.calls_screen:AccountCallsScreen",
    ),
    TabEntry(
        "terms",
        "E",
        N_("Terms"),
        N_("What we owe, what they owe, problems and favours."),
        "terms.ledger_screen:LedgerScreen",
    ),
    TabEntry(
        "bonds",
        "Y",
        N_("Bonds"),
        N_("Why they stay: the seven bonds."),
        "knowledge.bonds_screen:BondsScreen",
    ),
    TabEntry(
        "portfolio",
        "F",
        N_("Portfolio"),
        N_("What they buy of us, and what they do not."),
        "knowledge.portfolio_screen:PortfolioScreen",
        has_arrows=True,
    ),
    TabEntry(
        "dossier",
        "D",
        N_("Dossier"),
        N_("What is known of them: texts, marks, satisfaction, competitors."),
        "knowledge.dossier_screen:DossierScreen",
    ),
    TabEntry(
        "numbers",
        "M",
        N_("Numbers"),
        N_("Its months: revenue, profit, plan."),
        "money.account_screen:AccountNumbersScreen",
        has_arrows=True,
    ),
)
"""In a window of 80 cells the names of all of them stand beside each other, each behind its key."""


def tab_beside(tab: str, steps: int) -> str:
    """The tab `steps` to the right, without those that use arrows themselves; after the last comes the first.

    From the map and the grids one would not come back by the arrow that led there.
    """
    here = [entry.id for entry in TABS].index(tab)
    way = 1 if steps > 0 else -1
    for _step in range(abs(steps)):
        here = (here + way) % len(TABS)
        while TABS[here].has_arrows:
            here = (here + way) % len(TABS)
    return TABS[here].id
