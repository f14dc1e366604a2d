"""Drafts: every kind of form whose words are kept while they are typed, and how it is opened again with them."""

from collections.abc import Mapping
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_, _
from kamtui.ui.keys.named import called
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand

_MOST = 6
"""How many of its words are enough to know it by."""
_WORDS = (
    "line", "account", "organisation", "people", "person", "name", "what", "note", "next_step", "agreed", "purpose", "result",
    "why", "reason", "evidence", "done", "vulnerability", "follow_up", "problem", "solution", "text", "goals", "interests", "amount", "competitor",
    "subject", "firm", "signature",
    "summary", "highlights", "wins", "next_goals", "risks", "opportunities", "attendees",
)  # fmt: skip
"""The fields in which a person writes words, in the order in which they are shown."""


class Slot(NamedTuple):
    """Where a draft is kept, as its form names it: `term:12`. Kept for good: drafts of older programs still open."""

    kind: str
    about: str
    """What stands behind the kind: the ids of the records that the form is about, or a day; "" where it makes a new one."""

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the records."""
        return tuple(int(number) for number in self.about.split(":") if number.isdecimal())


class DraftForm(NamedTuple):
    """A kind of form whose drafts are kept."""

    what: str
    """What was being written, as written in the program: translated when it is shown."""
    resume: str
    """The coroutine that opens the form again, given the desk, the slot and what was typed."""


FORMS = {
    "call": DraftForm(N_("a call"), "calls.acts:resume"),
    "one line": DraftForm(N_("a call in one line"), "calls.one_line_acts:resume"),
    "letter": DraftForm(N_("a letter"), "outgoing.letter_acts:resume"),
    "me": DraftForm(N_("who writes the letters"), "outgoing.letter_acts:resume"),
    "account": DraftForm(N_("an account"), "accounts.acts:resume"),
    "person": DraftForm(N_("a person"), "accounts.acts:resume"),
    "new person": DraftForm(N_("a person"), "accounts.acts:resume"),
    "task": DraftForm(N_("a task"), "day.task_acts:resume"),
    "term": DraftForm(N_("what was agreed"), "terms.acts:resume"),
    "check": DraftForm(N_("a check of what was agreed"), "terms.acts:resume"),
    "renegotiate": DraftForm(N_("what was agreed anew"), "terms.acts:resume"),
    "problem": DraftForm(N_("a problem"), "terms.problem_acts:resume"),
    "favour": DraftForm(N_("a favour"), "terms.favour_acts:resume"),
    "value": DraftForm(N_("what we did for a customer"), "terms.done.acts:resume"),
    "referral": DraftForm(N_("a prospect"), "chain.naming_acts:resume"),
    "qualify": DraftForm(N_("the four questions"), "chain.acts:resume"),
    "lost": DraftForm(N_("why a prospect was lost"), "chain.acts:resume"),
    "week": DraftForm(N_("the plan of a week"), "chain.week_acts:resume"),
    "bond": DraftForm(N_("how strong a bond is"), "knowledge.dossier_acts:resume"),
    "image": DraftForm(N_("what they think of our brand"), "knowledge.dossier_acts:resume"),
    "satisfaction": DraftForm(N_("how satisfied they are"), "knowledge.dossier_acts:resume"),
    "rival": DraftForm(N_("a competitor"), "knowledge.competitor_acts:resume"),
    "new rival": DraftForm(N_("a competitor"), "knowledge.competitor_acts:resume"),
    "competitor": DraftForm(N_("the name of a competitor"), "knowledge.competitor_acts:resume"),
    "mark": DraftForm(N_("an answer in the dossier"), "knowledge.dossier_acts:resume"),
    "topic": DraftForm(N_("a text of the dossier"), "knowledge.dossier_acts:resume"),
    "cell": DraftForm(N_("a product line"), "knowledge.portfolio_acts:resume"),
    "product": DraftForm(N_("a product line"), "knowledge.portfolio_acts:resume"),
    "quarter review": DraftForm(N_("the review of a quarter"), "report.acts:resume"),
    "figure": DraftForm(N_("a figure"), "money.acts:resume"),
}
"""Every form whose drafts are kept, by the kind that begins its slot."""


def slot_of(name: str) -> Slot:
    """The slot that has a name."""
    kind, _colon, about = name.partition(":")
    return Slot(kind, about)


def draft_kind(name: str) -> str:
    """What was being written: `a call`."""
    form = FORMS.get(slot_of(name).kind)
    return _(form.what) if form is not None else _("a form")


async def resume(desk: Desk, name: str, content: dict[str, str]) -> None:
    """Open the form again in which something was typed and not saved; nothing where no form has such a slot."""
    slot = slot_of(name)
    form = FORMS.get(slot.kind)
    if form is not None:
        desk.say(_("Here is what you typed and did not save."))
        await called(form.resume)(desk, slot, content)


async def reopen(desk: Desk, _hand: AtHand) -> None:
    """Open the form again that was left last without saving: escape pressed twice too often loses nothing."""
    if desk.left is None:
        desk.say(_("No form was left without saving since the program was started."))
        return
    (name, content), desk.left = desk.left, None
    await resume(desk, name, content)


def draft_lines(content: Mapping[str, str]) -> list[str]:
    """What was typed there, a line each."""
    # Of what a form has several lines of, such as promises, those below the first stand behind it.
    names = sorted(
        (name for name in content if name.partition(":")[0] in _WORDS),
        key=lambda name: (_WORDS.index(name.partition(":")[0]), name),
    )
    lines = [clean(content[name]).rstrip(", ") for name in names]
    return [line for line in lines if line][:_MOST]
