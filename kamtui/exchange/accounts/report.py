"""What an import of accounts would do, or did, as lines for the command line."""

from collections.abc import Iterator, Sequence

from kamtui.domain.accounts.duplicates import Likeness, with_city
from kamtui.domain.accounts.importing.outcomes import FieldChange, ImportPlan, Outcome, Verdict
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.sheet import AccountSheet, field_label
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.shell import command_line
from kamtui.exchange.accounts.people_in_doubt import people_in_doubt
from kamtui.exchange.importing.report_words import about_file, line_numbers, short_name
from kamtui.exchange.reading.cards.file import FORM as CARDS
from kamtui.exchange.reading.headers import header_key

_MOST_NAMES = 20  # accounts in doubt shown of one reason
_NAMES_OF_EITHER = frozenset(map(header_key, ("name", "names", "full name", "име", "имена")))
"""Headers of names that may be accounts' or people's."""
_OF_EITHER = frozenset(("name", "phone", "email", "note"))
"""Fields that say nothing of whether a name is an account's or a person's."""


def report_lines(plan: ImportPlan, sheet: AccountSheet) -> Iterator[str]:
    """How the file was read, one line a row that was taken, what was not by reason, then the sum.

    Each line is clean for a terminal.
    """
    yield from (clean(line, limit=2000) for line in _about_file(sheet))
    labels = _labels()
    width = max(map(len, labels.values()))
    last = max((outcome.line for outcome in plan.outcomes), default=0)
    digits = len(str(max(last, *sheet.footer, *sheet.second_table, 0)))
    for outcome in plan.outcomes:
        if outcome.verdict in labels:
            start = _("line {line}").format(line=f"{outcome.line:>{digits}}")
            # `clean` makes one space of several, so it goes over the words only.
            label = "" if outcome.is_further_person else labels[outcome.verdict]
            yield f"{start}  {label:<{width}}  {clean(row_text(outcome), limit=2000)}"
    for line in (*_left_out(sheet), *_bad(plan), *_in_doubt(plan), *people_in_doubt(plan.doubts)):
        # What is to be pasted keeps its blanks.
        yield line if line.startswith("  ") else clean(line, limit=2000)
    yield sum_words(plan)


def waits(plan: ImportPlan, sheet: AccountSheet) -> bool:
    """Whether something of the file waits for an answer or was not taken though it may be an account."""
    return bool(
        plan.count(Verdict.IN_DOUBT) or plan.doubts or sheet.second_table or sheet.beside or plan.took_nothing
    )


def rejected(plan: ImportPlan, sheet: AccountSheet) -> list[tuple[str, ...]]:
    """The cells of the rows that were not taken: bad ones and those in doubt, in the order of the file."""
    doubtful = {
        outcome.line
        for outcome in plan.outcomes
        if Verdict.IN_DOUBT in (outcome.verdict, outcome.person_verdict)
    }
    rows = {row.line: row.cells for row in sheet.rows if row.line in doubtful}
    rows |= {row.line: row.cells for row in sheet.people if row.line in doubtful}
    rows |= {row.line: row.cells for row in sheet.bad}
    return [rows[line] for line in sorted(rows)]


def _labels() -> dict[Verdict, str]:
    return {
        Verdict.ADDED: _("added"),
        Verdict.UPDATED: _("updated"),
        Verdict.UNCHANGED: _("unchanged"),
        Verdict.DUPLICATE_IN_FILE: _("repeated"),
    }


def _left_out(sheet: AccountSheet) -> Iterator[str]:
    if sheet.footer:
        text = ngettext(
            "left out: {lines}: a total or text that is no account",
            "left out: {lines}: totals or texts that are no accounts",
            len(sheet.footer),
        )
        yield text.format(lines=line_numbers(sheet.footer))
    if sheet.second_table:
        text = _("left out: {lines}: another table begins there. Save it as a file of its own to take it in.")
        yield text.format(lines=line_numbers(sheet.second_table))
    if sheet.beside:
        text = _(
            "left out: {columns}: another table stands beside. Save it as a file of its own to take it in."
        )
        yield text.format(columns=", ".join(clean(header) for header in sheet.beside))
    if sheet.order_lines:
        text = _(
            "These are lines of orders or sales ({count}): of each customer one account is taken, and nothing else. "
            "Their amounts are taken in by: {command}"
        )
        command = command_line("kamtui", "import", "sales", sheet.file)
        yield text.format(count=sheet.order_lines, command=command)


def _bad(plan: ImportPlan) -> Iterator[str]:
    by_reason: dict[str, list[int]] = {}
    for outcome in plan.outcomes:
        if outcome.verdict is Verdict.BAD:
            by_reason.setdefault(outcome.reason, []).append(outcome.line)
    for reason, lines in by_reason.items():
        text = ngettext("bad row: {lines}: {reason}", "bad rows: {lines}: {reason}", len(lines))
        yield text.format(lines=line_numbers(lines), reason=reason)


def _in_doubt(plan: ImportPlan) -> Iterator[str]:
    """What is in doubt, by reason: each account with what it may be, and what to paste for either answer."""
    waiting = [
        outcome for outcome in plan.outcomes if outcome.verdict is Verdict.IN_DOUBT and not outcome.is_person
    ]
    by_reason: dict[Likeness, list[Outcome]] = {}
    for outcome in waiting:
        by_reason.setdefault(outcome.alike[0].likeness, []).append(outcome)
    for reason, outcomes in by_reason.items():
        text = ngettext(
            "in doubt, not taken: {lines}: {reason}", "in doubt, not taken: {lines}: {reason}", len(outcomes)
        )
        yield text.format(
            lines=line_numbers(sorted({outcome.line for outcome in outcomes})), reason=reason.label
        )
        firsts = [outcome for outcome in outcomes if not outcome.same_as]
        for outcome in firsts[:_MOST_NAMES]:
            yield "  " + clean(_alternatives(outcome), limit=2000)
        if len(firsts) > _MOST_NAMES:
            yield "  " + _("and {count} more").format(count=len(firsts) - _MOST_NAMES)
    if waiting:
        firsts = [outcome for outcome in waiting if not outcome.same_as][:_MOST_NAMES]
        yield _("Say of each which account it is, or that it is a new one, by adding to the command:")
        for outcome in firsts:
            yield f"  {match_option(outcome)}   {_('or')}   --add {command_line(clean(outcome.name))}"
        yield _("All of them as they are likely meant: --take-likely. Many answers: --matches FILE")


def _alternatives(outcome: Outcome) -> str:
    """An account in doubt, and all that it may be."""
    others = []
    for twin in outcome.alike:
        marks = ", ".join(mark for mark in (twin.number, twin.city) if mark)
        place = _("line {line}").format(line=twin.line) if twin.line else _("in the book")
        others.append(
            f"{short_name(twin.name)}"
            + (f" ({marks})" if marks else "")
            + f", {place}: {twin.likeness.label}"
        )
    start = _("line {line}").format(line=outcome.line)
    marks = ", ".join(mark for mark in (outcome.number, outcome.city) if mark)
    name = short_name(outcome.name) + (f" ({marks})" if marks else "")
    return f"{start}: {name} – " + "; ".join(others)


def match_option(outcome: Outcome) -> str:
    """What says that an account in doubt is the likeliest of those it may be, ready to be pasted."""
    twin = outcome.alike[0]
    others = {name_key(other.name) for other in outcome.alike[1:]}
    name = with_city(twin.name, twin.city) if name_key(twin.name) in others else twin.name
    return command_line("--match", clean(f"{outcome.name}={twin.number or name}"))


def _about_file(sheet: AccountSheet) -> Iterator[str]:
    yield from about_file(sheet)
    taken = ", ".join(f"{header} → {column_label(field)}" for header, field in sheet.columns)
    if sheet.form != CARDS:  # of cards every column is known
        yield _("taken: {columns}").format(columns=taken)
    kept = [header for header in sheet.untaken if header not in sheet.dropped]
    if kept and not sheet.order_lines:
        yield _("no field of their own, kept in the note: {columns}").format(columns=", ".join(kept))
    if (header := may_be_people(sheet)) is not None:
        text = _("“{column}” is taken for the names of accounts. If they are people: --map {option}")
        yield text.format(column=header, option=command_line(f"{header}=contact_name"))
    if sheet.without_firm:
        yield f"{without_firm(sheet)} " + _("If they are of the firm above them: --firms above.")
    if sheet.dropped:
        yield _("left out: {columns}").format(columns=", ".join(sheet.dropped))


def without_firm(sheet: AccountSheet) -> str:
    """That people come in outside all accounts, since no firm stands in their lines."""
    text = _("without a firm, taken outside all accounts: {lines}.")
    return text.format(lines=line_numbers(sheet.without_firm))


def may_be_people(sheet: AccountSheet) -> str | None:
    """The header of the names where it may be one of people's names, and nothing beside it tells; else None."""
    if {field for _header, field in sheet.columns} - _OF_EITHER or sheet.order_lines:
        return None
    return next(
        (
            header
            for header, field in sheet.columns
            if field == "name" and header_key(header) in _NAMES_OF_EITHER
        ),
        None,
    )


def column_label(field: str) -> str:
    """What a field is called, that a column is taken for."""
    if field == "vat_number":
        return field_label("registration_number")
    part = field.removeprefix("contact_")
    if part == field:
        return field_label(field)
    part = {"first_name": _("first name"), "middle_name": _("middle name"), "last_name": _("last name")}.get(
        part, field_label(part)
    )
    return _("contact: {part}").format(part=part)


def row_text(outcome: Outcome) -> str:
    """What a row is, and what it changes, in one line."""
    what, more = row_words(outcome)
    return what + more


def row_words(outcome: Outcome) -> tuple[str, str]:
    """What a row is, and what it changes, as it stands behind that."""
    if outcome.is_person:
        text = _("{person}, outside all accounts").format(person=short_name(outcome.person))
        return text, _changes(outcome.person_changed) + _remarks(outcome)
    marks = ", ".join(mark for mark in (outcome.number, outcome.city) if mark)
    text = short_name(outcome.name) + (f" ({marks})" if marks else "")
    more = ""
    if outcome.verdict is Verdict.DUPLICATE_IN_FILE and not outcome.is_further_person:
        more += ", " + _("the account of line {line}").format(line=outcome.same_as)
    more += _changes(outcome.changed)
    if outcome.person_verdict is Verdict.ADDED:
        more += f" + {short_name(outcome.person)}"
    elif outcome.person_verdict is Verdict.UPDATED:
        more += " + " + _("{person} updated").format(person=short_name(outcome.person))
        more += _changes(outcome.person_changed)
    elif outcome.person_verdict is Verdict.IN_DOUBT:
        more += ", " + _("{person} in doubt").format(person=short_name(outcome.person))
    return text, more + _remarks(outcome)


def _changes(changed: Sequence[FieldChange]) -> str:
    """What an update changes: the old value and the new one, or what is added."""
    told = []
    for change in changed:
        label = field_label(change.field)
        if change.was:
            told.append(f"{label} {short_name(change.was)} → {short_name(change.now)}")
        elif change.now:
            told.append(f"{label} + {short_name(change.now)}")
        else:
            told.append(label)
    return ": " + ", ".join(told) if told else ""


def _remarks(outcome: Outcome) -> str:
    return " · " + "; ".join(outcome.remarks) if outcome.remarks else ""


def sum_words(plan: ImportPlan) -> str:
    """What would be done, in a sentence."""
    count = plan.accounts
    bad = plan.count(Verdict.BAD)
    text = ngettext("{count} account: ", "{count} accounts: ", count).format(count=count)
    text += _("{added} added, {updated} updated, {unchanged} unchanged").format(
        added=plan.count(Verdict.ADDED),
        updated=plan.count(Verdict.UPDATED),
        unchanged=plan.count(Verdict.UNCHANGED),
    )
    repeated = plan.count(Verdict.DUPLICATE_IN_FILE)
    if repeated:
        text += ", " + ngettext("{count} row repeated", "{count} rows repeated", repeated).format(
            count=repeated
        )
    doubtful = plan.count(Verdict.IN_DOUBT)
    if doubtful:
        text += ", " + ngettext("{count} row in doubt", "{count} rows in doubt", doubtful).format(
            count=doubtful
        )
    text += ", " + ngettext("{count} bad row", "{count} bad rows", bad).format(count=bad)
    added, updated = plan.count_people(Verdict.ADDED), plan.count_people(Verdict.UPDATED)
    text += "; " + ngettext("{count} person added", "{count} people added", added).format(count=added)
    if updated:
        text += ", " + ngettext("{count} updated", "{count} updated", updated).format(count=updated)
    if doubts := len(plan.doubts):
        text += ", " + ngettext("{count} person in doubt", "{count} people in doubt", doubts).format(
            count=doubts
        )
    return text + "."
