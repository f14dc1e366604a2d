"""The balance of obligations of one account: what both owe, its problems, favours both ways (K5, K6, K14-K16)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount
from kamtui.domain.terms.problem import ProblemEntry, show_weight
from kamtui.domain.terms.promises import (
    Balance,
    FavourCount,
    KeptRate,
    Standing,
    answer_words,
    count_broken,
    show_rate,
)
from kamtui.domain.terms.target import show_target
from kamtui.domain.terms.words import (
    FavourWay,
    Outcome,
    OwedBy,
    ProblemState,
    TermState,
)
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_day, show_due, show_long_day
from kamtui.domain.warning import Warning
from kamtui.store.terms.favour_reads import FavourLine
from kamtui.store.terms.past_reads import PastTerm
from kamtui.store.terms.problem_reads import ProblemLine
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.terms.drawing import (
    EVERY_COLUMN,
    draw_term,
    favour_counts,
    problem_sign,
    problem_words,
    short_side,
    side_text,
    warning_words,
)
from kamtui.ui.widgets.blocks import Block, Words, assemble, fact, facts, row, style
from kamtui.ui.widgets.heads.part_title import title_parts
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, WHEN, before_day, columns, short_name, widest

Record = Standing | PastTerm | ProblemLine | FavourLine
"""What a line of the ledger stands for."""


"""Cells of what stands first in every line: a sign and a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that is shown of one account; `past` only where it is asked for, `past_count` always."""

    balance: Balance
    problems: tuple[ProblemLine, ...]
    favours: tuple[FavourLine, ...]
    past: tuple[PastTerm, ...] = ()
    past_count: int = 0
    warnings: dict[int, tuple[Warning, ...]]
    """Of each term what is wrong with it, the severest first; what was accepted is left out."""


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a section, with what is to be said of it at its end."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Hint:
    """Says what to press where a section has no lines."""

    text: str


class Space:
    """An empty line between sections."""


def key_of(record: Record) -> Hashable:
    """Tells a line from every other, also when the list is read again."""
    match record:
        case Standing():
            return "term", record.term_id
        case PastTerm():
            return "term", record.standing.term_id
        case ProblemLine():
            return "problem", record.problem_id
        case FavourLine():
            return "favour", record.favour_id


class LedgerLines(Lines):
    """The lines under their headings; what has ended and is settled last, if `with_past`."""

    def __init__(self, ledger: Ledger, today: date, glyphs: Glyphs, *, with_past: bool) -> None:
        self._ledger, self._today, self._glyphs = ledger, today, glyphs
        self._longest_problem = longest_problem(ledger.problems)
        self._filled = EVERY_COLUMN._replace(checks=any(term.checks for term in ledger.balance.terms))
        self._has_costs = any(favour.entry.cost is not None for favour in ledger.favours)
        self._rows: list[Record | Title | Hint | Space] = []
        balance = ledger.balance
        live = [problem for problem in ledger.problems if problem.entry.state.is_live]
        settled = [problem for problem in ledger.problems if not problem.entry.state.is_live]
        past: list[PastTerm | ProblemLine] = [*ledger.past, *settled]
        past.sort(key=_settled_on, reverse=True)
        past_count = ledger.past_count + len(settled)
        if not (balance.open_terms or live or ledger.favours or past_count):
            return
        self._section(
            _("We owe"),
            _note(
                len(balance.ours),
                kept_words(balance.our_rate, detailed=True) if balance.ours or balance.our_rate else "",
            ),
            balance.ours,
            _("Nothing open: {line.new} writes down what we promised."),
        )
        self._section(
            _("They owe"),
            _note(
                len(balance.theirs),
                kept_words(balance.their_rate, detailed=True) if balance.theirs or balance.their_rate else "",
            ),
            balance.theirs,
            _("Nothing open: {line.new} writes down what they promised."),
        )
        self._section(_("Both owe"), _note(len(balance.shared), _("counts on both sides")), balance.shared)
        self._section(_("Problems and threats"), _note(len(live)), live)
        self._section(
            _("Favours"),
            favour_words(balance.given, balance.received),
            ledger.favours,
        )
        if with_past:
            self._section(_("Past"), _note(past_count), past)
        elif past_count:
            # Only its head: that there is more, and how to see it.
            self._rows += [Space(), Title(_("Past"), _note(past_count, _("{list.view} shows it")))]

    def _section(self, title: str, note: str, records: Sequence[Record], hint: str = "") -> None:
        if not records and not hint:
            return
        if self._rows:
            self._rows.append(Space())
        self._rows.append(Title(title, note))
        self._rows += records or [Hint(hint)]

    def __len__(self) -> int:
        return len(self._rows)

    def record(self, index: int) -> Record | None:
        """What a line stands for; None for a heading, or where there is no line."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        return None if isinstance(row, (Title, Hint, Space)) else row

    def keys(self) -> set[Hashable]:
        """What all lines stand for."""
        return {key_of(row) for row in self._rows if not isinstance(row, (Title, Hint, Space))}

    def key(self, index: int) -> Hashable:
        record = self.record(index)
        return None if record is None else key_of(record)

    def is_heading(self, index: int) -> bool:
        return self.record(index) is None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case Title(name, note):
                return title_parts(name, note, width, self._glyphs)
            case Hint(text):
                return [(fit(f"{'':{WHEN + GAP}}{text}", width), "dim")]
            case Standing() as term:
                warnings = self._ledger.warnings.get(term.term_id, ())
                return draw_term(
                    term,
                    width,
                    self._today,
                    self._glyphs,
                    warnings=warnings,
                    filled=self._filled,
                )
            case ProblemLine() as problem if problem.entry.state.is_live:
                return draw_problem(problem, width, self._longest_problem)
            case PastTerm() | ProblemLine() as past:
                return _draw_past(past, width, self._today, self._glyphs)
            case FavourLine() as favour:
                return draw_favour(favour, width, self._today, self._glyphs, with_cost=self._has_costs)
            case _:
                return []


def _note(count: int, said: str = "") -> str:
    """How many lines a part has, and what is to be said of them."""
    return ", ".join(part for part in (str(count or ""), said) if part)


def _settled_on(record: PastTerm | ProblemLine) -> date:
    day = record.standing.ended_on if isinstance(record, PastTerm) else record.settled_on
    return day or date.min


# -- one line each


def _headed(sign: Part, head: Part, cells: Sequence[tuple[str, int, str]], width: int) -> Sequence[Part]:
    """Columns behind a sign and a day, or what stands in its place, all below those of the terms."""
    return [*before_day(sign, head, WHEN), (" " * GAP, ""), *columns(cells, width - WHEN - GAP)]


def _problem_state(state: ProblemState) -> str:
    """How a problem stands, in a column."""
    return _("offered") if state is ProblemState.OFFERED else state.label


def _state_cells() -> int:
    """The cells for how a problem stands that is not settled."""
    return widest(8, *(_problem_state(state) for state in ProblemState if state.is_live))


def longest_problem(problems: Sequence[ProblemLine]) -> int:
    """The cells of the words of the longest of them, so that the solutions of all stand below each other."""
    return max((cell_len(problem_words(problem)) for problem in problems), default=0)


def draw_problem(line: ProblemLine, width: int, longest: int) -> Sequence[Part]:
    """A problem: how severe, what, our solution, how it stands; `longest` are the cells of the longest one's words."""
    entry = line.entry
    sign, look = problem_sign(entry.severity)
    solution = clean(entry.solution) or _("no solution yet")
    cells = [(problem_words(line), 0, "")]
    if width >= 60:
        # What the words of no problem need is the solution's, but never less than a third.
        both = width - WHEN - _state_cells() - 3 * GAP
        cells.append((solution, max(both - longest, both // 3), "dim" if entry.solution else ""))
    cells.append((_problem_state(entry.state), _state_cells(), "dim"))
    return _headed((sign, look), (show_weight(entry.severity), ""), cells, width)


def _way(way: FavourWay, glyphs: Glyphs) -> str:
    """`→ gave`, `← got`."""
    return f"{glyphs.favour(way)} {_('gave') if way is FavourWay.GIVEN else _('got')}"


def _thanks(line: FavourLine) -> tuple[str, str]:
    """Whether a favour was thanked for, and its looks: thanks that we owe stand out."""
    if line.entry.asks_for_thanks:
        return _("to thank"), "strong"
    return (_("thanked") if line.entry.thanked_on is not None else _("not thanked")), "dim"


def draw_favour(
    line: FavourLine, width: int, today: date, glyphs: Glyphs, *, with_cost: bool
) -> Sequence[Part]:
    """A favour: when, which way, what, who, what it cost, whether it was thanked for."""
    entry = line.entry
    thanks, look = _thanks(line)
    cells = [
        (_way(entry.way, glyphs), widest(6, *(_way(way, glyphs) for way in FavourWay)), ""),
        (entry.what, 0, ""),
    ]
    if width >= 60:
        cells.append((short_name(line.person), 10, "dim"))
    if with_cost and width >= 72:
        cells.append(("" if entry.cost is None else show_amount(entry.cost), -10, "dim"))
    cells.append((thanks, 11, look))
    sign = ("!" if entry.asks_for_thanks else "", "amber")
    return _headed(sign, (show_day(entry.done_on, today), "dim"), cells, width)


def _draw_past(record: PastTerm | ProblemLine, width: int, today: date, glyphs: Glyphs) -> Sequence[Part]:
    """What has ended or is settled: when, whose, how, what, what came after."""
    sign = ""
    if isinstance(record, PastTerm):
        day, whose = record.standing.ended_on, side_text(record.standing.owed_by)
        sign, state = _how_it_ended(record.standing, glyphs)
        what, after = record.standing.what, replaced_words(record, glyphs)
    else:
        day, whose, state = record.settled_on, record.entry.kind.label, record.entry.state.label
        what, after = record.entry.what, record.entry.solution
    cells = [
        (whose, widest(9, *map(side_text, OwedBy)), "dim"),
        (state, widest(11, *(outcome.label for outcome in Outcome)), "dim"),
        (what, 0, "dim"),
    ]
    if width >= 60 and after:
        cells.append((after, 0, "dim"))
    return _headed((sign, "dim"), (show_day(day, today) if day else "", "dim"), cells, width)


def _how_it_ended(term: Standing, glyphs: Glyphs) -> tuple[str, str]:
    """Whether a term that has ended was kept at its last check, its sign and in words; of others what became of it."""
    if term.state is not TermState.ENDED or (term.last and term.last.outcome is Outcome.RENEGOTIATED):
        return "", term.state.label
    if term.last is None:
        return "", _("unchecked")
    return glyphs.outcome(term.last.outcome), term.last.outcome.label


def replaced_words(past: PastTerm, glyphs: Glyphs) -> str:
    """What took the place of a renegotiated term: `→ now ≤ 60 days`; nothing where nothing did."""
    if not past.next_what:
        return ""
    target = show_target(past.next_target)
    what = "" if clean(past.next_what) == clean(past.standing.what) else clean(past.next_what)
    now = ", ".join(part for part in (what, target) if part) or _("agreed anew")
    return _("{sign} now {what}").format(sign=glyphs.way_in, what=now)


def whole_words(record: Record, warnings: Sequence[Warning], today: date) -> str:
    """A line in words, for a window without a panel: what is wrong with it, or else what it is and with whom."""
    match record:
        case Standing() if warnings:
            parts = [*(warning_words(warning) for warning in warnings), answer_words(record, today)]
        case Standing(what=what, person=person) | PastTerm(standing=Standing(what=what, person=person)):
            parts = [what, person]
        case ProblemLine(entry=entry):
            parts = [problem_words(record), entry.solution]
        case FavourLine(entry=entry, person=person):
            parts = [entry.what, person]
    return " · ".join(clean(part) for part in parts if part)


# -- the balance in words


def kept_words(rate: KeptRate | None, *, detailed: bool = False) -> str:
    """`kept 87 % of 15 (1 partly, 1 broken)`; the rest only if `detailed`."""
    if rate is None or rate.percent is None:
        return _("not checked yet")
    words = _("kept {rate}").format(rate=show_rate(rate))
    rest = []
    if rate.partly:
        rest.append(ngettext("{count} partly", "{count} partly", rate.partly).format(count=rate.partly))
    if rate.broken:
        rest.append(ngettext("{count} broken", "{count} broken", rate.broken).format(count=rate.broken))
    return f"{words} ({', '.join(rest)})" if detailed and rest else words


def favour_words(given: FavourCount, received: FavourCount) -> str:
    """`we did them 3 (1 not thanked) · they did us 1`."""
    words = []
    for way, count, left in (
        (FavourWay.GIVEN, given, _("{count} not thanked")),
        (FavourWay.RECEIVED, received, _("{count} to thank")),
    ):
        if count.done:
            rest = f" ({left.format(count=count.unthanked)})" if count.unthanked else ""
            words.append(f"{way.label} {count.done}{rest}")
    return " · ".join(words)


def balance_words(balance: Balance, today: date, width: int, glyphs: Glyphs) -> Content:
    """The balance in one line: `we owe 4 (1 broken), kept 87 % of 15 · they owe 2 …`, shorter where it must be."""
    words: list[Words] = []
    for brevity in range(5):
        words = _balance(balance, today, brevity, glyphs)
        if sum(cell_len(text) for text, _style in words) <= width:
            break
    return Content.assemble(*words)


def _balance(balance: Balance, today: date, brevity: int, glyphs: Glyphs) -> list[Words]:
    """The words of the balance; the higher `brevity`, the fewer."""
    words: list[Words] = []
    for side, terms, rate in (
        (OwedBy.WE, balance.ours, balance.our_rate),
        (OwedBy.THEY, balance.theirs, balance.their_rate),
        (OwedBy.BOTH, balance.shared, None),
    ):
        if side is OwedBy.BOTH and not terms:
            continue
        if words:
            words.append((" · ", "$faint"))
        label = short_side(side) if brevity > 3 else side_text(side)
        words += [(f"{label} ", "$faint"), (str(len(terms)), "bold")]
        broken = count_broken(terms, today)
        if broken:
            text = f" {glyphs.outcome(Outcome.BROKEN)}{broken}"
            if brevity < 3:
                text = f" ({ngettext('{count} broken', '{count} broken', broken).format(count=broken)})"
            words.append((text, "bold $error"))
        if rate is not None:
            words.append((f", {kept_words(rate) if brevity < 2 else show_rate(rate)}", ""))
    # Favours have a part of their own below.
    if brevity < 1 and (balance.given.done or balance.received.done):
        words += [(" · ", "$faint"), (favour_counts(balance), "")]
    return words


# -- a line whole, in the panel


def problem_panel(line: ProblemLine, term: str, width: int, *, today: date, account: str = "") -> Content:
    """A problem whole; `term` is what the agreement that it came from is about, `account` whose it is, where that is said."""
    entry = line.entry
    sign, look = problem_sign(entry.severity)
    weight = _("severity {severity}").format(severity=show_weight(entry.severity))
    return assemble(
        [
            *(row((piece, "bold")) for piece in wrap(entry.what, width)),
            row((f"{sign} " if sign else "", style(look)), (f"{entry.kind.label}, {weight}", "")),
            [("\n", "")],
            *facts(
                width,
                (_("Account"), account),
                (_("Likely"), show_weight(entry.likelihood), "" if entry.likelihood else "$faint"),
                (_("State"), entry.state.label),
                *_stakes(entry),
                (_("Next"), _next_step(line, today), "" if line.next_on else "$faint"),
                (_("Line"), line.product),
                (_("Solution"), entry.solution or _("none yet"), "" if entry.solution else "$faint"),
                (_("Or else"), entry.alternative),
                (_("Noted"), show_long_day(entry.noted_on)),
                (_("Settled"), show_long_day(line.settled_on) if line.settled_on else ""),
                (_("From"), term),
            ),
        ]
    )


def _stakes(entry: ProblemEntry) -> list[tuple[str, str, str]]:
    """What it is worth and what it costs them in a year; where neither is known, that is said."""
    worth, cost = entry.worth_yearly, entry.cost_yearly
    if worth is None and cost is None:
        return [(_("Worth/year"), _("not known"), "$faint")]
    return [
        (_("Worth/year"), "" if worth is None else show_amount(worth), "bold"),
        (_("Costs/year"), "" if cost is None else show_amount(cost), ""),
    ]


def _next_step(line: ProblemLine, today: date) -> str:
    """What is done next about a live problem, and when."""
    if line.next_on is not None:
        return f"{show_due(line.next_on, today)}: {line.next_step}"
    return _("nothing planned: {task.new}") if line.entry.state.is_live else ""


def favour_panel(line: FavourLine, width: int) -> Content:
    """A favour whole."""
    entry = line.entry
    thanks, look = _thanks(line)
    if entry.thanked_on is not None:
        thanks = show_long_day(entry.thanked_on)
    blocks: list[Block] = [
        *(row((piece, "bold")) for piece in wrap(entry.what, width)),
        row((entry.way.label, "$faint")),
        [("\n", "")],
        fact(_("When"), show_long_day(entry.done_on), width),
        fact(_("Who"), line.person, width),
        fact(_("Cost"), "" if entry.cost is None else show_amount(entry.cost), width),
        fact(_("Thanked"), thanks, width, style(look)),
    ]
    return assemble(blocks)
