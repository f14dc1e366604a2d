"""What an import of accounts would do, or did, as lines for the command line."""

from collections.abc import Iterator

from kamtui.domain.account_sheet import AccountSheet, field_label
from kamtui.domain.language import _, ngettext
from kamtui.domain.text import clean
from kamtui.store.account_import import ImportPlan, Outcome, Verdict

_LONGEST_NAME = 80  # characters shown of a name


def report_lines(plan: ImportPlan, sheet: AccountSheet, *, dry_run: bool) -> Iterator[str]:
    """How the file was read, then one line a row, then the sum. Each line is clean for a terminal."""
    yield from (clean(line, limit=2000) for line in _about_file(sheet))
    labels = _labels()
    width = max(map(len, labels.values()))
    last = max((outcome.line for outcome in plan.outcomes), default=0)
    digits = len(str(max(last, *sheet.footer, 0)))
    for outcome in plan.outcomes:
        start = _("line {line}").format(line=f"{outcome.line:>{digits}}")
        # `clean` makes one space of several, so it goes over the words only.
        yield f"{start}  {labels[outcome.verdict]:<{width}}  {clean(_about_row(outcome), limit=2000)}"
    for line in sheet.footer:
        start = _("line {line}").format(line=f"{line:>{digits}}")
        yield f"{start}  {_('left out'):<{width}}  {_('below the table, not an account')}"
    yield _sum(plan)
    if dry_run:
        yield _("Nothing was written: this was a dry run.")


def _labels() -> dict[Verdict, str]:
    return {
        Verdict.ADDED: _("added"),
        Verdict.UPDATED: _("updated"),
        Verdict.UNCHANGED: _("unchanged"),
        Verdict.DUPLICATE_IN_FILE: _("repeated"),
        Verdict.BAD: _("bad row"),
    }


def _about_file(sheet: AccountSheet) -> Iterator[str]:
    delimiter = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}.get(sheet.delimiter, sheet.delimiter)
    text = _("{file}: {encoding}, delimiter {delimiter}, header on line {line}")
    yield text.format(file=sheet.file, encoding=sheet.encoding, delimiter=delimiter, line=sheet.header_line)
    taken = ", ".join(f"{header} → {_column_label(field)}" for header, field in sheet.columns)
    yield _("taken: {columns}").format(columns=taken)
    kept = [header for header in sheet.untaken if header not in sheet.dropped]
    if kept:
        yield _("no field of their own, kept in the note: {columns}").format(columns=", ".join(kept))
    if sheet.dropped:
        yield _("left out: {columns}").format(columns=", ".join(sheet.dropped))


def _column_label(field: str) -> str:
    if field == "vat_number":
        return field_label("registration_number")
    part = field.removeprefix("contact_")
    if part == field:
        return field_label(field)
    part = {"first_name": _("first name"), "middle_name": _("middle name"), "last_name": _("last name")}.get(
        part, field_label(part)
    )
    return _("contact: {part}").format(part=part)


def _about_row(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.BAD:
        return outcome.reason
    marks = ", ".join(mark for mark in (outcome.number, outcome.city) if mark)
    text = _short(outcome.name) + (f" ({marks})" if marks else "")
    if outcome.verdict is Verdict.DUPLICATE_IN_FILE:
        text += ", " + _("the account of line {line}").format(line=outcome.same_as)
    if outcome.changed:
        text += ": " + ", ".join(field_label(field) for field in outcome.changed)
    if outcome.person_verdict is Verdict.ADDED:
        text += f" + {_short(outcome.person)}"
    elif outcome.person_verdict is Verdict.UPDATED:
        text += " + " + _("{person} updated").format(person=_short(outcome.person))
    if outcome.remarks:
        text += " · " + "; ".join(outcome.remarks)
    return text


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _sum(plan: ImportPlan) -> str:
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
    text += ", " + ngettext("{count} bad row", "{count} bad rows", bad).format(count=bad)
    added, updated = plan.count_people(Verdict.ADDED), plan.count_people(Verdict.UPDATED)
    text += "; " + ngettext("{count} person added", "{count} people added", added).format(count=added)
    if updated:
        text += ", " + ngettext("{count} updated", "{count} updated", updated).format(count=updated)
    return text + "."
