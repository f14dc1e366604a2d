"""Below the list of the chain, in a window without a panel: the line at hand whole, and what its letters stand for."""

from kamtui.domain.chain.forest import Naming, Root
from kamtui.domain.chain.harvest import grade_of
from kamtui.domain.chain.prospect import state_of
from kamtui.domain.chain.words import answers_words
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.store.chain.week_reads import ProspectingTask
from kamtui.ui.chain.panel_drawing import thanks_owed_words
from kamtui.ui.chain.shown import Shown


def naming_words(shown: Shown, naming: Naming) -> list[str]:
    """`Lactona Group`, `need, means, access yes; authority no`, how it stands, and by whom it was named."""
    prospect = shown.forest.prospects[naming.account_id]
    by = ", ".join(clean(part) for part in (naming.by_person, naming.by_account) if part)
    who = _("named by {who}").format(who=by) if by else naming.source.label
    state = state_of(prospect, is_silent=prospect.account_id in shown.silent).label
    return [clean(prospect.name), answers_words(prospect.answers), state, who]


def root_words(shown: Shown, root: Root) -> list[str]:
    """Somebody who names prospects, where they are and what their grade stands for, or a source; what they named."""
    if root.source is not None:
        brought = next(brought for brought in shown.sources if brought.source is root.source)
        return [root.source.label, _brought(brought.own.named)]
    namings = shown.forest.named_by.get(root.person_id or 0, ())
    person = shown.referrers.get(root.person_id or 0)
    grade = grade_of(namings, person is not None and person.is_influential, shown.today)
    said = [clean(person.name)] if person else []
    said += [clean(person.account) or _("outside any account")] if person else []
    said.append(_grade_words(grade, has_named=bool(namings)))
    if shown.forest.thanks_owed_to(root.person_id or 0):
        said.append(thanks_owed_words())
    said.append(_brought(len({naming.account_id for naming in namings})))
    return [words for words in said if words]


def _grade_words(grade: str, *, has_named: bool) -> str:
    """What the grade of somebody who names prospects stands for; "" where they have none."""
    if not grade:
        return _("lapsed: none in 12 months") if has_named else ""
    return {
        "A+": _("A+: several names in 12 months"),
        "A": _("A: a name in 12 months"),
        "B": _("B: influential, and gave none yet"),
    }[grade]


def task_words(task: ProspectingTask) -> list[str]:
    """A task of the week, and whom it is about."""
    return [part for part in (clean(task.what), clean(task.person), clean(task.account)) if part]


def _brought(count: int) -> str:
    return ngettext("named {count} prospect", "named {count} prospects", count).format(count=count)
