"""Lists of prospects as a kind of list."""

from collections.abc import Mapping

from kamtui.domain.importing.plan import PlannedRecord
from kamtui.domain.importing.prospects import ProspectSaid
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.kind import FOUND_OUT, Asked, ImportKind, Option, dates_option
from kamtui.exchange.importing.report_words import short_name
from kamtui.exchange.prospects.headers import WORDS
from kamtui.exchange.prospects.row import prospect_reader
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.exchange.records.kind import RecordKind
from kamtui.store.book.book import Book
from kamtui.store.importing.prospects import (
    ProspectPlan,
    ProspectSheet,
    carry_out_prospects,
    plan_prospects_import,
)
from kamtui.store.money.customer_reads import Customers


def _labels() -> Mapping[str, str]:
    return {
        "name": _("organisation"),
        "registration_number": _("company number"),
        "person": _("speak to"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "title": _("title"),
        "phone": _("phone"),
        "email": _("e-mail"),
        "city": _("city"),
        "by": _("named by"),
        "by_firm": _("firm of who named it"),
        "named_on": _("named on"),
        "source": _("source"),
        "why": _("why it fits"),
        "may_use_name": _("may we use their name?"),
        "state": _("state"),
        "lost_reason": _("why it is lost"),
        "need": _("need"),
        "means": _("means"),
        "authority": _("authority"),
        "access": _("access"),
        "answers": _("qualification"),
        "step": _("next step"),
        "step_on": _("day of the next step"),
        "note": _("note"),
    }


def _plan(book: Book, sheet: ProspectSheet, customers: Customers, asked: Asked) -> ProspectPlan:
    return plan_prospects_import(book, sheet, customers, asked.unknown)


def _counted(count: int) -> str:
    return ngettext("{count} prospect", "{count} prospects", count).format(count=count)


def _words(record: PlannedRecord[ProspectSaid]) -> tuple[str, str]:
    """A prospect in one line: its name, whom to speak to, who named it and when; and what is said of it besides."""
    said = record.row.entry
    who = ", ".join(short_name(one.name) for one in record.people[:1])
    by = said.by
    if said.by_person is not None:
        by = said.by_person.name
        if said.by_person.person_id is None and record.is_taken:
            by += " (" + _("new") + ")"
    named = (
        _("named by {name}, {day}").format(name=short_name(by), day=f"{said.named_on:%d.%m.%Y}")
        if by
        else f"{said.source.label if said.source else ''} {said.named_on:%d.%m.%Y}".strip()
    )
    what = " · ".join(part for part in (short_name(record.account or record.row.name), who, named) if part)
    more = [said.why]
    if "step" in said.writes and said.step_on is not None and not record.changed:
        more.append(_("next step: {what}").format(what=f"{said.step_on:%d.%m.%Y} {said.step}"))
    if "stage" in said.writes and said.stage is not None and not record.changed:
        more.append(said.stage.label)
    return what, " · ".join(part for part in more if part)


PROSPECTS = RecordKind(
    words=WORDS,
    needed=("name",),
    day_fields=("named_on", "step_on"),
    field_labels=_labels,
    reader=prospect_reader,
    plan=_plan,
    carry_out=carry_out_prospects,
    counted=_counted,
    shown=_words,
    names=lambda said: (said.by, said.by_firm),
    about_waiting=lambda: _(
        "Who named one and is not known comes in, outside all accounts, by --unknown add."
    ),
)


def _options() -> tuple[Option, ...]:
    unknown = Option(
        "unknown",
        _("who named them, if unknown"),
        {FOUND_OUT: _("is asked about"), "add": _("comes in outside all accounts")},
    )
    return (dates_option(), unknown)


KIND = ImportKind(
    "prospects",
    lambda: _("prospects, who named them"),
    WORDS.fields,
    PROSPECTS.label,
    _options,
    lambda asked: RecordsImporter(PROSPECTS, asked),
)
