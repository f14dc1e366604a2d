"""The views of Numbers: what each shows of the figures of all accounts, in the order in which they follow each other."""

from kamtui.domain.text.language import _
from kamtui.ui.money.views.concentration import show_concentration
from kamtui.ui.money.views.movements import show_movements
from kamtui.ui.money.views.pareto import show_pareto, show_whale
from kamtui.ui.money.views.plan import show_plan
from kamtui.ui.money.views.seen import View

VIEWS = (
    View("pareto", lambda: _("Pareto"), show_pareto, has_period=True),
    View("whale", lambda: _("whale curve"), show_whale, has_period=True),
    View("movements", lambda: _("movements"), show_movements, needs_years=True, has_measure=False),
    View("plan", lambda: _("plan"), show_plan, needs_years=True),
    View("concentration", lambda: _("concentration"), show_concentration, needs_years=True, has_period=True),
)
