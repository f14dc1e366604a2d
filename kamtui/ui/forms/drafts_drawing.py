"""What was typed and not saved, as it is offered again: what it is, and its words."""

from collections.abc import Mapping

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _

_MOST = 6
"""So many of its words are enough to know it by."""
_WORDS = (
    "account", "organisation", "people", "person", "name", "what", "note", "next_step", "agreed", "purpose", "result",
    "why", "reason", "evidence", "vulnerability", "follow_up", "problem", "solution", "text", "goals", "interests", "amount", "competitor",
)  # fmt: skip
"""The fields in which a person writes words, in the order in which they are shown."""


def draft_kind(slot: str) -> str:
    """What was being written: `a call`."""
    kinds = {
        "call": _("a call"),
        "account": _("an account"),
        "person": _("a person"),
        "new person": _("a person"),
        "task": _("a task"),
        "term": _("what was agreed"),
        "check": _("a check of what was agreed"),
        "renegotiate": _("what was agreed anew"),
        "problem": _("a problem"),
        "favour": _("a favour"),
        "referral": _("a prospect"),
        "qualify": _("the four questions"),
        "lost": _("why a prospect was lost"),
        "week": _("the plan of a week"),
        "bond": _("how strong a bond is"),
        "satisfaction": _("how satisfied they are"),
        "rival": _("a competitor"),
        "new rival": _("a competitor"),
        "competitor": _("the name of a competitor"),
        "mark": _("an answer in the dossier"),
        "topic": _("a text of the dossier"),
        "cell": _("a product line"),
        "product": _("a product line"),
        "figure": _("a figure"),
    }
    return kinds.get(slot.partition(":")[0], _("a form"))


def draft_lines(content: Mapping[str, str]) -> list[str]:
    """What was typed there, a line each."""
    lines = [clean(content.get(name, "")).rstrip(", ") for name in _WORDS]
    return [line for line in lines if line][:_MOST]
