"""What both sides of an account owe, in lines of its overview: promises, problems and favours."""

from datetime import date

from kamtui.domain.terms.promises import Standing
from kamtui.domain.text.language import _, ngettext
from kamtui.store.account_card import AccountCard
from kamtui.ui.accounts.page.hurting_rows import Hurting
from kamtui.ui.accounts.page.rows import Row, count_words, fact_rows, head_rows, hint_row, more_row
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.terms.drawing import draw_term
from kamtui.ui.terms.ledger_drawing import draw_problem, favour_words, kept_words, longest_problem
from kamtui.ui.widgets.looks import GAP, WHEN

MOST_TERMS, MOST_PROBLEMS = 4, 3
"""How many terms of a side, and problems, the overview shows; the tab of terms shows the rest."""


def owed_rows(card: AccountCard, hurts: Hurting, today: date, width: int, glyphs: Glyphs) -> list[Row]:
    """What else both sides owe, the problems, and the favours in one line."""
    balance = card.balance
    above = {term.term_id for term in hurts.terms}
    rows: list[Row] = []
    for title, terms, rate in (
        (_("We owe"), balance.ours, balance.our_rate),
        (_("They owe"), balance.theirs, balance.their_rate),
        (_("Both owe"), balance.shared, None),
    ):
        rest = [term for term in terms if term.term_id not in above]
        if not rest:
            continue
        count = count_words(len(rest), len(terms))
        note = count
        if rate is not None and rate.percent is not None:
            note = _("{count}, {kept} in 12 months").format(count=count, kept=kept_words(rate))
        elif rate is not None:
            note = f"{count}, {kept_words(rate)}"
        rows += head_rows(title, note, width, glyphs, count=str(len(rest)))
        rows += [_term_row(term, today, width, glyphs) for term in rest[:MOST_TERMS]]
        rows += _more_terms(f"more {rest[0].owed_by.value}", len(rest) - MOST_TERMS, width, WHEN + GAP)
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


def _term_row(term: Standing, today: date, width: int, glyphs: Glyphs) -> Row:
    parts = draw_term(term, width, today, glyphs, warnings=())
    return Row(tuple(parts), ("term", term.term_id), "terms", person_id=term.person_id)


def _more_terms(name: str, count: int, width: int, indent: int = 0) -> list[Row]:
    """One line that says how many more there are, and where, under the text of those above; nothing for none."""
    if count <= 0:
        return []
    words = ngettext(
        "… {count} more: {tab.terms} shows it", "… {count} more: {tab.terms} shows them", count
    ).format(count=count)
    return [more_row(name, words, width, part="terms", leads_to="terms", indent=indent)]
