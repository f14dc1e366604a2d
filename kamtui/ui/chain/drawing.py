"""The chain in lines: the tree, the prospects, who brings them, the sources; and the panel beside them."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date

from textual.content import Content

from kamtui.domain.accounts.words import Stage
from kamtui.domain.amounts import show_amount
from kamtui.domain.chain.chain import (
    Center,
    Forest,
    Naming,
    Prospect,
    Referrer,
    Root,
    SourceYield,
    Yield,
    grade_of,
    letters,
)
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_ago, show_day, show_long_day
from kamtui.ui.chain.tree import TreeRow
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns, due_look

Cell = tuple[str, int, str]
ROOMY = 76
WIDE = 96
_ANSWER_LOOKS = {Answer.YES: "green", Answer.NO: "red", Answer.UNKNOWN: "amber"}


def state_words(prospect: Prospect, is_silent: bool) -> tuple[str, str]:
    """How a prospect stands, in a word, and its looks."""
    if prospect.is_won:
        return _("won"), "green"
    if prospect.stage is Stage.LOST:
        return _("lost"), "dim"
    if prospect.stage is not Stage.PROSPECT:
        return prospect.stage.label, "green" if prospect.stage is Stage.CUSTOMER else "dim"
    if prospect.is_qualified:
        return _("qualified"), "accent"
    return (_("silent"), "amber") if is_silent else ("", "")


class ChainLines(Lines):
    """The tree: each line with its depth, how the prospect stands and what comes next."""

    def __init__(
        self,
        rows: Sequence[TreeRow],
        forest: Forest,
        people: Mapping[int, Referrer],
        generations: Mapping[int, int],
        silent: Collection[int],
        today: date,
        glyphs: Glyphs,
    ) -> None:
        """`generations` are those of the prospects, `silent` those in whose branch nothing happens."""
        self._rows = rows
        self._forest = forest
        self._people = people
        self._silent = silent
        self._today = today
        self._glyphs = glyphs
        self._generations = generations

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return self._rows[index].key

    def value(self, index: int) -> TreeRow | None:
        """The row of a line."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        # In a narrow window a name is worth more than the depth, which the last column says too.
        depth = " " * min(2 * row.depth, max(width // 3, 2))
        lead = f"{depth}{self._glyphs.fold(is_folded=row.is_folded, has_more=row.has_more)} "
        room = width - len(lead)
        cells = self._namer(row, width) if row.naming is None else self._prospect(row, row.naming, width)
        return [(lead, "dim"), *columns(cells, room)]

    def _namer(self, row: TreeRow, width: int) -> Sequence[Cell]:
        if row.source is not None:
            name, where, grade, look = row.source.label, "", "", "accent"
        else:
            person = self._people.get(row.person_id or 0)
            first = self._forest.under[Root(None, row.person_id, row.account_id)][0]
            name, look = first.by_person, "strong"
            where = (first.by_account or _("outside")) if row.depth == 0 else ""
            namings = self._forest.named_by.get(row.person_id or 0, ())
            grade = grade_of(namings, person is not None and person.is_influential, self._today)
        named = ngettext("{count} named", "{count} named", row.named).format(count=row.named)
        cells = [(name, 0, look)]
        if width >= ROOMY:
            cells.append((where, 22, "dim"))
        return [*cells, (grade, 2, "accent"), (named, -9, "dim")]

    def _prospect(self, row: TreeRow, naming: Naming, width: int) -> Sequence[Cell]:
        prospect = self._forest.prospects[naming.account_id]
        state, look = state_words(prospect, prospect.account_id in self._silent)
        if row.is_elsewhere:
            state, look = _("see above"), "dim"
        following = show_day(prospect.next_on, self._today) if prospect.next_on else ""
        silent = show_ago(prospect.last_on, self._today) if prospect.last_on else _("never")
        cells = [(prospect.name, 0, "dim" if prospect.stage is Stage.LOST else "")]
        cells.append((letters(prospect.answers), 4, "green" if prospect.is_qualified else "dim"))
        cells.append((state, 9, look))
        if width >= ROOMY:
            cells.append((silent, -9, "dim"))
            cells.append((str(self._generations.get(naming.account_id, 1)), -3, "dim"))
        cells.append((following, 9, due_look(prospect.next_on, self._today) if prospect.next_on else "dim"))
        return cells


def chain_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of the tree and of the prospects."""
    cells = [("  " + _("who named whom"), 0, "dim"), ("NMAA", 4, "dim"), (_("state"), 9, "dim")]
    if width >= ROOMY:
        cells += [(_("last"), -9, "dim"), (_("gen"), -3, "dim")]
    cells.append((_("next"), 9, "dim"))
    return columns(cells, width)


def draw_prospect(
    prospect: Prospect, named_by: str, is_silent: bool, width: int, today: date
) -> Sequence[Part]:
    """A prospect in a list of its own: what is still unknown, by whom it was named, what comes next."""
    state, look = state_words(prospect, is_silent)
    following = show_day(prospect.next_on, today) if prospect.next_on else _("none")
    cells = [
        (prospect.name, 0, ""),
        (letters(prospect.answers), 4, "green" if prospect.is_qualified else "dim"),
    ]
    cells.append((state, 9, look))
    if width >= ROOMY:
        cells.append((named_by, 24, "dim"))
    cells.append((following, 9, due_look(prospect.next_on, today)))
    return columns(cells, width)


def prospect_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `draw_prospect`."""
    cells = [(_("prospect"), 0, "dim"), ("NMAA", 4, "dim"), (_("state"), 9, "dim")]
    if width >= ROOMY:
        cells.append((_("named by"), 24, "dim"))
    cells.append((_("next"), 9, "dim"))
    return columns(cells, width)


def draw_center(one: Center, width: int, today: date) -> Sequence[Part]:
    """Somebody who brings prospects: what came of them through all generations, and what is owed to them."""
    person, found = one.person, one.tree
    where = person.account or _("outside")
    cells = [(one.grade, 2, "accent"), (person.name, 0, "strong")]
    if width >= WIDE:
        cells.append((where, 22, "dim"))
    elif width >= ROOMY:  # what came of them matters more than a column for where they are
        cells[1] = (f"{person.name}, {where}", 0, "strong")
    cells += [
        (str(found.named or "·"), -5, ""),
        (str(found.qualified or "·"), -4, ""),
        (str(found.won or "·"), -3, "green" if found.won else "dim"),
    ]
    if width >= ROOMY:
        cells.append((_worth(found), -11, "dim"))
    cells += [
        (show_ago(person.last_on, today) if person.last_on else _("never"), -9, "dim"),
        (_("thank!") if one.thanks_owed else "", 6, "amber"),
    ]
    return columns(cells, width)


def center_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `draw_center`."""
    cells = [("", 2, "dim"), (_("who brings them"), 0, "dim")]
    if width >= WIDE:
        cells.append((_("account"), 22, "dim"))
    cells += [(_("named"), -5, "dim"), (_("fit"), -4, "dim"), (_("won"), -3, "dim")]
    if width >= ROOMY:
        cells.append((_("worth"), -11, "dim"))
    return columns([*cells, (_("last"), -9, "dim"), ("", 6, "dim")], width)


def _worth(found: Yield) -> str:
    """What those won may spend in all."""
    return show_amount(found.won_spend) if found.won_spend else ""


def draw_source(one: SourceYield, width: int) -> Sequence[Part]:
    """A source and what it brought: named, qualified, won, what those won are worth, and what it cost."""
    found, sign = one.own, "!" if one.did_not_pay else " "
    share = f"{100 * found.won // found.named} %" if found.named else ""
    cells = [
        (sign, 1, "amber"),
        (one.source.label, 0, "strong" if found.won else "" if found.named else "dim"),
        (str(found.named or "·"), -5, "" if found.named else "dim"),
        (str(found.qualified or "·"), -4, "" if found.qualified else "dim"),
        (str(found.won or "·"), -3, "green" if found.won else "dim"),
        (share, -5, "dim"),
    ]
    if width >= ROOMY:
        cells.append((_worth(found), -11, "dim"))
    cells.append((show_amount(found.fees) if found.fees else "", -9, "amber" if sign == "!" else "dim"))
    return columns(cells, width)


def source_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `draw_source`."""
    cells = [("", 1, "dim"), (_("source"), 0, "dim"), (_("named"), -5, "dim"), (_("fit"), -4, "dim")]
    cells += [(_("won"), -3, "dim"), (_("rate"), -5, "dim")]
    if width >= ROOMY:
        cells.append((_("worth"), -11, "dim"))
    return columns([*cells, (_("fees"), -9, "dim")], width)


# -- the panel

_LOOKS = {
    "green": "$success",
    "amber": "$warning",
    "red": "$error",
    "dim": "$faint",
    "accent": "$accent",
    "": "",
}


def naming_content(
    forest: Forest,
    naming: Naming,
    notes: Mapping[Question, tuple[Answer, str, date]],
    came: Yield,
    silent_days: int | None,
    today: date,
    width: int,
) -> Content:
    """A prospect whole: every way in which it was named, the four answers with their notes, what comes next."""
    prospect = forest.prospects[naming.account_id]
    state, look = state_words(prospect, silent_days is not None)
    parts: list[tuple[str, str]] = [(fit(clean(prospect.name), width).rstrip(), "bold"), ("\n", "")]
    facts = [state or prospect.stage.label]
    if silent_days is not None:
        facts = [_("silent for {count} days").format(count=silent_days)]
    elif prospect.won_on and prospect.is_won:
        facts = [_("won {day}").format(day=show_long_day(prospect.won_on))]
    if prospect.estimated_spend:
        facts.append(_("may spend {amount}").format(amount=show_amount(prospect.estimated_spend)))
    parts += [(" · ".join(facts), _LOOKS.get(look, "")), ("\n", "")]
    if prospect.lost_reason:
        parts += [(line + "\n", "$faint") for line in wrap(prospect.lost_reason, width)]
    for one in forest.paths[naming.account_id]:
        if one.by_person_id is None:
            words = _("came from: {source}").format(source=one.source.label)
        else:
            by = ", ".join(clean(part) for part in (one.by_person, one.by_account) if part)
            words = _("named by {who}").format(who=by)
        parts += [("\n", ""), (fit(words, width), "$accent"), ("\n", "")]
        parts += [(f"  {show_long_day(one.named_on)} · {one.source.label}", "$faint"), ("\n", "")]
        if one.why:
            parts += [(f"  {line}\n", "") for line in wrap(one.why, width - 2)]
        facts = [_("may we use the name: {answer}").format(answer=one.may_use_name.label)]
        if one.fee:
            facts.append(_("fee {amount}").format(amount=show_amount(one.fee)))
        if one.thanked_on:
            facts.append(_("thanked {day}").format(day=show_day(one.thanked_on, today)))
        parts += [(f"  {line}\n", "$faint") for line in wrap(" · ".join(facts), width - 2)]
        if one.owes_thanks:
            parts += [("  " + _("thanks owed: h"), "$warning"), ("\n", "")]
    parts.append(("\n", ""))
    for question, answer in zip(Question, prospect.answers, strict=True):
        parts += [(f"{answer.letter} ", _LOOKS[_ANSWER_LOOKS[answer]]), (fit(question.label, 11), "")]
        note = notes.get(question)
        if note is not None and note[1]:
            parts.append((fit(clean(note[1]), max(width - 13, 4)).rstrip(), "$faint"))
        parts.append(("\n", ""))
    if came.named:
        text = ngettext("{count} prospect came of it", "{count} prospects came of it", came.named)
        text = text.format(count=came.named)
        if came.won:
            text += " · " + _("{count} won").format(count=came.won)
        parts += [("\n", ""), (text, "$accent"), ("\n", "")]
    parts += [("\n", ""), (_("Next"), "bold"), ("\n", "")]
    if prospect.next_on is None:
        parts.append((_("nothing scheduled: t plans it"), "$warning"))
    else:
        parts.append((f"{show_day(prospect.next_on, today)}  {clean(prospect.next_what)}", ""))
    return Content.assemble(*parts)


def yield_content(name: str, about: str, found: Yield, tree: Yield, width: int) -> Content:
    """What a person or a source brought, by themselves and through all generations after."""
    parts: list[tuple[str, str]] = [(fit(clean(name), width), "bold"), ("\n", "")]
    if about:
        parts += [(line + "\n", "$faint") for line in wrap(about, width)]
    heads = (_("directly"), _("with all after"))
    parts += [
        (fit("", 12), ""),
        (fit(heads[0], 8, right=True), "$faint"),
        (fit(heads[1], 16, right=True), "$faint"),
    ]
    parts.append(("\n", ""))
    for label, own, all_after in (
        (_("named"), found.named, tree.named),
        (_("qualified"), found.qualified, tree.qualified),
        (_("won"), found.won, tree.won),
        (_("lost"), found.lost, tree.lost),
    ):
        parts += [(fit(label, 12), "$faint"), (f"{own:>8}", ""), (f"{all_after:>16}", ""), ("\n", "")]
    for label, amount in (
        (_("fees"), found.fees or None),
        (_("fees for each won"), found.fees_for_each_won if found.fees else None),
        (_("won may spend"), tree.won_spend),
        (_("open may spend"), tree.open_spend),
    ):
        if amount is not None:
            parts += [(fit(label, 19), "$faint"), (fit(show_amount(amount), 17, right=True), ""), ("\n", "")]
    return Content.assemble(*parts)
