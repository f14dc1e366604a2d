"""Beside the list of the chain: a prospect whole, or what a person or a source brought."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount, whole_amount
from kamtui.domain.chain.forest import Forest, Naming
from kamtui.domain.chain.harvest import Yield
from kamtui.domain.chain.prospect import Prospect, state_of
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext, pgettext
from kamtui.domain.text.marks import on_one_line
from kamtui.domain.time.shown_days import show_day, show_due, show_long_day
from kamtui.store.chain.answer_reads import GivenAnswer
from kamtui.ui.chain.drawing import state_look
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import style

Words = list[tuple[str, str]]
"""Texts one after the other, each with Textual's style for it."""
_ANSWER_LOOKS = {Answer.YES: "", Answer.NO: "strong", Answer.UNKNOWN: "dim"}
_END = ("\n", "")
LABEL, DIRECTLY, WITH_ALL = 10, 8, 16
"""Cells of what somebody brought: its label, by themselves, with all after; together as wide as the narrowest panel."""
AMOUNT_LABEL = 18
NOTE = 13
"""Cells before the note of an answer."""


def naming_content(
    forest: Forest,
    naming: Naming,
    answers: Mapping[Question, GivenAnswer],
    came: Yield,
    silent_days: int | None,
    today: date,
    width: int,
) -> Content:
    """A prospect whole: every way in which it was named, the four answers with their notes, what comes next.

    `came` is what came of it through all generations; `silent_days` for how long nothing happened in its branch, None
    where it is not silent.
    """
    prospect = forest.prospects[naming.account_id]
    words = _standing(prospect, silent_days, width)
    for way in forest.paths[naming.account_id]:
        words += _way(way, today, width)
    words += [_END, *_answers(prospect, answers, width)]
    words += _what_came(came)
    words += [_END, (_("Next"), "bold"), _END, *_next(prospect, today, width)]
    return Content.assemble(*words)


def _standing(prospect: Prospect, silent_days: int | None, width: int) -> Words:
    """The name, in which state it is, what it may spend, why it was lost."""
    state = state_of(prospect, is_silent=silent_days is not None)
    if silent_days is not None:
        facts = [_("silent for {count} days").format(count=silent_days)]
    elif prospect.won_on and prospect.is_won:
        facts = [_("won {day}").format(day=show_long_day(prospect.won_on))]
    else:
        facts = [state.label or prospect.stage.label]
    if prospect.estimated_spend:
        facts.append(_("may spend {amount}").format(amount=show_amount(prospect.estimated_spend)))
    words = [(fit(clean(prospect.name), width).rstrip(), "bold"), _END]
    words += [(" · ".join(facts), style(state_look(state))), _END]
    if prospect.lost_reason:
        words += [(line + "\n", "$faint") for line in wrap(prospect.lost_reason, width)]
    return words


def _way(naming: Naming, today: date, width: int) -> Words:
    """One way in which it was named: by whom, when, why, what may be said and what is owed for it."""
    if naming.by_person_id is None:
        who = _("came from: {source}").format(source=naming.source.label)
    else:
        by = ", ".join(clean(part) for part in (naming.by_person, naming.by_account) if part)
        who = _("named by {who}").format(who=by)
    words = [_END, *((f"{line}\n", "$accent") for line in wrap(who, width))]
    named = f"{show_long_day(naming.named_on)} · {naming.source.label}"
    words += [(f"  {line}\n", "$faint") for line in wrap(named, width - 2)]
    if naming.why:
        words += [(f"  {line}\n", "") for line in wrap(naming.why, width - 2)]
    facts = [_("may we use the name: {answer}").format(answer=naming.may_use_name.label)]
    if naming.fee:
        facts.append(_("fee {amount}").format(amount=show_amount(naming.fee)))
    if naming.thanked_on:
        facts.append(_("thanked {day}").format(day=show_day(naming.thanked_on, today)))
    words += [(f"  {line}\n", "$faint") for line in wrap(" · ".join(facts), width - 2)]
    if naming.owes_thanks:
        words += [("  " + thanks_owed_words(), ""), _END]
    return words


def _answers(prospect: Prospect, answers: Mapping[Question, GivenAnswer], width: int) -> Words:
    """The four answers, each with its note whole."""
    words: Words = []
    for question, answer in zip(Question, prospect.answers, strict=True):
        words += [(f"{answer.letter} ", style(_ANSWER_LOOKS[answer])), (fit(question.label, 11), "")]
        given = answers.get(question)
        note = on_one_line(given.note) if given is not None and given.note else ""
        for number, line in enumerate(wrap(note, max(width - NOTE, 4))):
            words += [(" " * NOTE if number else "", ""), (line, "$faint"), _END]
    return words


def thanks_owed_words() -> str:
    """That somebody was not thanked yet for a name, and how that is settled."""
    return _("thanks owed: {task.done} when given")


def _what_came(came: Yield) -> Words:
    """How many prospects came of it, and how many of those were won."""
    if not came.named:
        return []
    text = ngettext("{count} prospect came of it", "{count} prospects came of it", came.named)
    text = text.format(count=came.named)
    if came.won:
        text += " · " + _("{count} won").format(count=came.won)
    return [_END, (text, "$accent"), _END]


def _next(prospect: Prospect, today: date, width: int) -> Words:
    """Its next task."""
    if prospect.next_on is None:
        return [(_("nothing scheduled: {task.new} plans it"), "$faint")]
    day = f"{show_due(prospect.next_on, today)}  "
    lines = wrap(clean(prospect.next_what), max(width - cell_len(day), 4))
    return [(f"\n{' ' * cell_len(day)}".join([day + lines[0], *lines[1:]]), "")]


def yield_content(name: str, about: str, own: Yield, tree: Yield, width: int) -> Content:
    """What a person or a source brought, by themselves and through all generations after."""
    words: Words = [(fit(clean(name), width), "bold"), _END]
    if about:
        words += [(line + "\n", "$faint") for line in wrap(about, width)]
    words += [
        (fit("", LABEL), ""),
        (fit(_("directly"), DIRECTLY, right=True), "$faint"),
        (fit(_("with all after"), WITH_ALL, right=True), "$faint"),
        _END,
    ]
    words += _counts(own, tree)
    words += _amounts(own, tree)
    return Content.assemble(*words)


def _counts(own: Yield, tree: Yield) -> Iterable[tuple[str, str]]:
    for label, directly, with_all_after in (
        (_("named"), own.named, tree.named),
        (pgettext("several", "qualified"), own.qualified, tree.qualified),
        (pgettext("several", "won"), own.won, tree.won),
        (pgettext("several", "lost"), own.lost, tree.lost),
    ):
        yield (fit(label, LABEL), "$faint")
        yield from [(f"{directly:>{DIRECTLY}}", ""), (f"{with_all_after:>{WITH_ALL}}", ""), _END]


def _amounts(own: Yield, tree: Yield) -> Iterable[tuple[str, str]]:
    for label, amount in (
        (_("fees"), own.fees or None),
        (_("fees for each won"), own.fees_for_each_won if own.fees else None),
        (_("revenue since"), tree.revenue),
        (_("profit since"), tree.profit),
        (_("left after fees"), tree.left_after_fees if own.fees else None),
        (_("open may spend"), tree.open_spend),
    ):
        if amount is not None:
            room = LABEL + DIRECTLY + WITH_ALL - AMOUNT_LABEL
            value = show_amount(amount)
            if cell_len(value) > room:  # of so large a sum the cents go, never a digit at its end
                value = whole_amount(amount)
            yield from [(fit(label, AMOUNT_LABEL), "$faint"), (fit(value, room, right=True), ""), _END]
    if tree.without_profit:
        words = ngettext(
            "The profit of {count} of those won is not known for all months.",
            "The profit of {count} of those won is not known for all months.",
            tree.without_profit,
        ).format(count=tree.without_profit)
        yield from [(words, "$faint"), _END]
