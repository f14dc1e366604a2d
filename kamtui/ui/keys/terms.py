"""Keys of terms: all of them, and those of an account with its problems and favours."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.accounts import TABS_BESIDE
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import MARKING, READING, READING_ACCOUNT, READING_DELETE, SCROLLING

TERM_ACTS = (
    Act(
        "term.check",
        "x",
        "terms.acts:check",
        K_("check"),
        N_("Check the term: kept, partly or broken, and by how much."),
    ),
    Act(
        "term.renegotiate",
        "r",
        "terms.acts:renegotiate",
        K_("renegotiate"),
        N_("End the term and agree on another in its place."),
        False,
    ),
    Act(
        "task.snooze",
        "s",
        "terms.acts:put_off",
        K_("put off"),
        N_("Put its check off to another day; hide a warning."),
        False,
        many="several.put_off_acts:put_off_terms",
    ),
)

LEDGER_NEW = (
    Act(
        "line.new",
        "n",
        "terms.ledger_acts:new",
        K_("new"),
        N_("Write down a promise, a problem, a favour or what we did; asks which."),
        given=(True,),
    ),
    Act(
        "problem.new",
        "p",
        "terms.ledger_acts:new_problem",
        K_("problem"),
        N_("Note a problem or a threat."),
        given=(True,),
    ),
)

TERMS_NEW = tuple(act._replace(given=(False,)) for act in LEDGER_NEW)
"""Where the terms of all stand, a problem and a favour are not seen: what is said names their account."""

TERMS = (
    Act(
        "line.open",
        "enter",
        "terms.ledger_acts:open_line",
        K_("open"),
        N_("Read the term with its story and every check; open the problem."),
    ),
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("kept"),
        N_("The term was kept: a check of today; the problem is solved: asks its worth."),
        many="several.settle_acts:settle",
    ),
    *TERM_ACTS,
    *TERMS_NEW,
    Act(
        "list.filter",
        "f",
        "filter",
        K_("filter"),
        N_("Words; @name for an account, +name for a person, =category."),
    ),
    Act(
        "list.clear",
        "escape",
        "clear_filter",
        K_("clear filter"),
        N_("Unmark the lines; then clear the filter."),
    ),
    Act(
        "list.view",
        "v",
        "kept.step('view')",
        K_("view"),
        N_("Open, broken, due, ours, theirs, ending or past; then the problems."),
    ),
    Act(
        "list.order", "o", "order", K_("order"), N_("By next check, account or end; settled problems."), False
    ),
    *MARKING,
    Act("line.edit", "e", "terms.ledger_acts:edit", K_("edit"), N_("Edit the term or the problem."), False),
    Act(
        "line.delete",
        "d",
        "terms.ledger_acts:delete",
        K_("delete"),
        N_("Delete the term with its checks, or the problem."),
        False,
        many="several.delete_acts:delete",
    ),
)

LEDGER = (
    Act(
        "line.open",
        "enter",
        "terms.ledger_acts:open_line",
        K_("open"),
        N_("Read the term with its story, or open the line."),
    ),
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("done"),
        N_("The term was kept, the problem solved (asks its worth), the favour thanked."),
        many="several.settle_acts:settle",
    ),
    *TERM_ACTS,
    *LEDGER_NEW,
    Act(
        "list.view",
        "v",
        "kept.step('past')",
        K_("view"),
        N_("With what has ended and is settled; then what we did for them, with its worth."),
        False,
    ),
    *MARKING,
    Act("line.edit", "e", "terms.ledger_acts:edit", K_("edit"), N_("Edit the line at hand."), False),
    Act(
        "line.delete",
        "d",
        "terms.ledger_acts:delete",
        K_("delete"),
        N_("Delete the line at hand."),
        False,
        many="several.delete_acts:delete",
    ),
    *TABS_BESIDE,
)

STORY = (
    Act(
        "task.done",
        "space",
        "answer('done')",
        K_("task done"),
        N_("The task that is due for the broken term is done."),
    ),
    TERM_ACTS[0]._replace(does="answer('check')"),
    TERM_ACTS[1]._replace(does="answer('renegotiate')", footer=True),
    Act(
        "task.snooze",
        "s",
        "answer('put_off')",
        K_("put off task"),
        N_("Put off the task that is due for the broken term."),
    ),
    Act("task.new", "t", "answer('task')", K_("task"), N_("Plan what is done about the broken term.")),
    Act(
        "term.consent", "g", "answer('consent')", K_("approval"), N_("Say whether the director approved it.")
    ),
    READING[0],
    READING_ACCOUNT,
    READING_DELETE,
    READING[1],
    Act("change.undo", "u", "answer('undo')", K_("undo"), N_("Take back the last act."), False),
    *(act for act in SCROLLING if act.id != "list.first"),
)
"""A term read whole, where g is for something else than its first line."""
