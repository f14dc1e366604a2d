"""What both sides of an account owe, in lines of its overview: what is broken or late, then the rest, problems and favours."""

from collections.abc import Mapping, Sequence
from datetime import date

from kamtui.domain.terms.promises import Standing, most_urgent_first
from kamtui.domain.terms.words import TermRule
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.warning import Warning
from kamtui.store.account_card import AccountCard
from kamtui.ui.accounts.page.rows import Row, fact_rows, head_rows, hint_row, more_row
from kamtui.ui.shell.answers import term_of
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.terms.drawing import draw_term
from kamtui.ui.terms.ledger_drawing import draw_problem, favour_words, kept_words, longest_problem

MOST_TERMS, MOST_PROBLEMS = 4, 3
"""How many terms of a side, and problems, the overview shows; the tab of terms shows the rest."""


def hurting_terms(
    card: AccountCard, warnings: Sequence[Warning], today: date
) -> tuple[list[Standing], Mapping[int | None, Sequence[Warning]]]:
    """The terms that are broken or late, the worst first; and that they are broken, by term, where nobody hid it."""
    broken = {term_of(warning): (warning,) for warning in warnings if warning.rule is TermRule.BROKEN}
    terms = most_urgent_first(card.balance.terms, today)
    return [term for term in terms if term.term_id in broken or term.is_overdue(today)], broken


def hurting_rows(
    card: AccountCard, warnings: Sequence[Warning], today: date, width: int, glyphs: Glyphs
) -> list[Row]:
    """What was promised by either side and is broken, or late to be checked; nothing where nothing is."""
    terms, broken = hurting_terms(card, warnings, today)
    if not terms:
        return []
    rows = head_rows(_("Broken or late"), str(len(terms)), width, glyphs)
    return [*rows, *(_term_row(term, broken, today, width, glyphs, with_side=True) for term in terms)]


def owed_rows(
    card: AccountCard, warnings: Sequence[Warning], today: date, width: int, glyphs: Glyphs
) -> list[Row]:
    """What else both sides owe, the problems, and the favours in one line."""
    balance = card.balance
    hurting, broken = hurting_terms(card, warnings, today)
    above = {term.term_id for term in hurting}
    rows: list[Row] = []
    for title, terms, rate in (
        (_("We owe"), balance.ours, balance.our_rate),
        (_("They owe"), balance.theirs, balance.their_rate),
        (_("Both owe"), balance.shared, None),
    ):
        rest = [term for term in terms if term.term_id not in above]
        if not rest:
            continue
        count = _count(len(rest), len(terms))
        note = count
        if rate is not None and rate.percent is not None:
            note = _("{count}, {kept} in 12 months").format(count=count, kept=kept_words(rate))
        elif rate is not None:
            note = f"{count}, {kept_words(rate)}"
        rows += head_rows(title, note, width, glyphs, count=str(len(rest)))
        rows += [_term_row(term, broken, today, width, glyphs) for term in rest[:MOST_TERMS]]
        rows += _more_terms(f"more {rest[0].owed_by.value}", len(rest) - MOST_TERMS, width)
    if not balance.terms:
        rows = head_rows(_("Terms"), "", width, glyphs)
        rows.append(
            hint_row("terms", _("Nothing agreed: {line.new} here writes down who promised what."), width)
        )
    if card.problems:
        rows += head_rows(_("Problems"), str(len(card.problems)), width, glyphs)
        shown = card.problems[:MOST_PROBLEMS]
        longest = longest_problem(shown)
        for problem in shown:
            parts = tuple(draw_problem(problem, width, longest))
            rows.append(Row(parts, ("problem", problem.problem_id), "terms"))
        rows += _more_terms("more problems", len(card.problems) - MOST_PROBLEMS, width)
    if words := favour_words(balance.given, balance.received):
        rows.append(Row(()))
        rows += fact_rows("favours", _("Favours"), words, width, part="terms", leads_to="terms")
    return rows


def _count(left: int, of_all: int) -> str:
    """How many there are; `3 of 4` where the others stand above."""
    return str(left) if left == of_all else _("{count} of {all}").format(count=left, all=of_all)


def _term_row(
    term: Standing,
    broken: Mapping[int | None, Sequence[Warning]],
    today: date,
    width: int,
    glyphs: Glyphs,
    *,
    with_side: bool = False,
) -> Row:
    parts = draw_term(
        term,
        width,
        today,
        glyphs,
        with_account=False,
        with_side=with_side,
        warnings=broken.get(term.term_id, ()),
    )
    return Row(tuple(parts), ("term", term.term_id), "terms", person_id=term.person_id)


def _more_terms(name: str, count: int, width: int) -> list[Row]:
    """One line that says how many more there are, and where; nothing for none."""
    if count <= 0:
        return []
    words = ngettext(
        "… {count} more: {tab.terms} shows it", "… {count} more: {tab.terms} shows them", count
    ).format(count=count)
    return [more_row(name, words, width, part="terms", leads_to="terms")]
