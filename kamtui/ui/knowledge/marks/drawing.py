"""Accounts by the marks of a key account, drawn: under what the marks say, each with how many of them are there."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.knowledge.dossier import UNANSWERED, MarkAnswer, Score
from kamtui.domain.knowledge.key_marks import ByStanding, MarkedAccount, Standing, rule_words
from kamtui.domain.knowledge.words import KEY_MARKS, MANAGER_MARKS, Mark
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, pgettext
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.ui.knowledge.dossier_drawing import answer_text
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import Block, assemble, heading, row, style
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns

LEAD = 2
"""Cells before a name, for the sign of a key account."""
STAGE, KEY, MANAGER, UNKNOWN = 9, 11, 13, -9
"""Cells of the stage, of how many marks of either kind are there, and of how many are not known."""
WITH_STAGE = 90
"""From so many cells on a line says the stage."""
ANSWER = 4


class MarkedLines(Lines):
    """The accounts under what their marks say."""

    def __init__(self, parts: Sequence[ByStanding], glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._rows: list[MarkedAccount | ByStanding | None] = []
        for part in parts:
            if self._rows:
                self._rows.append(None)
            self._rows += [part, *part.accounts]

    def __len__(self) -> int:
        return len(self._rows)

    def account(self, index: int) -> MarkedAccount | None:
        """The account on a line; None for a heading, or where there is no line."""
        found = self._rows[index] if 0 <= index < len(self._rows) else None
        return found if isinstance(found, MarkedAccount) else None

    def key(self, index: int) -> int | None:
        account = self.account(index)
        return None if account is None else account.account_id

    def is_heading(self, index: int) -> bool:
        return self.account(index) is None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case ByStanding(standing, accounts):
                return _draw_title(standing, len(accounts), width, self._glyphs)
            case MarkedAccount() as account:
                return _draw_account(account, width, self._glyphs)
        return []


def heads(width: int) -> Sequence[Part]:
    """The heads of the columns."""
    words = (
        _("Account"),
        _("stage"),
        pgettext("head", "key account"),
        pgettext("head", "needs manager"),
        pgettext("head", "not known"),
    )
    return [(" " * LEAD, ""), *_laid_out([(text, "dim") for text in words], width - LEAD)]


def _laid_out(cells: Sequence[tuple[str, str]], width: int) -> list[Part]:
    """Name, stage, marks of either kind and what is not known in their columns; the stage only where there is room."""
    sizes = (0, STAGE, KEY, MANAGER, UNKNOWN)
    placed = [(text, size, look) for (text, look), size in zip(cells, sizes, strict=True)]
    return columns(placed if width >= WITH_STAGE else [placed[0], *placed[2:]], width)


def _draw_title(standing: Standing, count: int, width: int, glyphs: Glyphs) -> Sequence[Part]:
    label, said = f" {standing.label.upper()} ", f" {count}"
    rule = glyphs.rule * max(width - cell_len(label) - len(said), 0)
    return [(label, "strong"), (rule, "rule"), (said, "amber" if standing.is_at_odds else "accent")]


def _draw_account(account: MarkedAccount, width: int, glyphs: Glyphs) -> Sequence[Part]:
    cells = [
        (account.account, "strong" if account.is_key else ""),
        (account.stage.label, "dim"),
        (_of(account.key), ""),
        (_of(account.manager), ""),
        (str(account.unknown or ""), "dim"),
    ]
    sign = glyphs.key_account if account.is_key else ""
    return [(fit_exactly(sign, LEAD), "accent"), *_laid_out(cells, width - LEAD)]


def _of(score: Score) -> str:
    return _("{yes} of {all}").format(yes=score.yes, all=score.count)


def account_words(account: MarkedAccount, limits: KnowledgeLimits) -> str:
    """An account in words, for a window without a panel: why it stands there, and what would change it."""
    return _("{account}: {why}. {next}").format(
        account=clean(account.account), why=account.why(), next=_next(account.standing(limits))
    )


def _next(standing: Standing) -> str:
    return {
        Standing.KEY_NOT_MARKED: _("{account.key} marks it as key."),
        Standing.MARKED_NOT_KEY: _("{account.key} marks it as key no longer."),
    }.get(standing, _("{line.open} leads to its marks."))


def account_content(
    account: MarkedAccount,
    answers: Mapping[Mark, MarkAnswer],
    limits: KnowledgeLimits,
    width: int,
    glyphs: Glyphs,
) -> Content:
    """An account with all its marks, in the panel."""
    standing = account.standing(limits)
    blocks: list[Block] = [
        row((fit(clean(account.account), width), "bold")),
        *_said(standing.label, width),
        *_said(_next(standing), width, "$faint"),
    ]
    for name, marks, score in (
        (_("A key account?"), KEY_MARKS, account.key),
        (_("Own manager?"), MANAGER_MARKS, account.manager),
    ):
        blocks.append(heading(name, _of(score), width=width, glyphs=glyphs))
        for mark in marks:
            given = answers.get(mark, UNANSWERED)
            said, look = answer_text(given.answer)
            blocks.append(
                row(
                    (fit_exactly(said, ANSWER), style(look)),
                    (fit(mark.label, max(width - ANSWER, 1)), ""),
                )
            )
    blocks += [row(("", "")), *_said(rule_words(limits), width, "$faint")]
    return assemble(blocks)


def _said(text: str, width: int, look: str = "") -> list[Block]:
    return [row((line, look)) for line in wrap(text, width)]
