"""The report as the customer reads it. It takes nothing but what the customer may see."""

from collections.abc import Sequence

from kamtui.domain.accounts.words import Language
from kamtui.domain.report.for_customer import CustomerReport
from kamtui.domain.text.language import _, code
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.report import sections
from kamtui.exchange.report.blocks import Document, Facts, Section
from kamtui.exchange.report.customer_words import in_language


def customer_document(report: CustomerReport, chosen: Language, sender: Sequence[str] = ()) -> Document:
    """The document for the customer in a language; `sender` is who made it: a name, a firm, each "" if not known."""
    with in_language(chosen):
        return _document(report, ", ".join(part for part in sender if part))


def _document(report: CustomerReport, sender: str) -> Document:
    today, reviews = report.made_on, report.reviews

    def said(title: str, field: str) -> list[Section]:
        return sections.said_of_quarters(title, sections.words_of(reviews, field))

    running = today if report.period.last >= today else None
    steps = sections.next_steps(report.kept)
    what_we_did = sections.done(_("What we did for you"), report.done)
    parts = [
        *said(_("In short"), "summary"),
        *said(_("Your goals"), "goals"),
        *said(_("Highlights"), "highlights"),
        *said(_("What was won"), "wins"),
        sections.bought(report.quarters, report.sold, report.period, running),
        sections.agreed(report.kept),
        sections.problems(report.difficulties, today),
        *([what_we_did] if what_we_did is not None else []),
        sections.satisfaction(report.satisfaction, today),
        *said(_("Risks"), "risks"),
        *said(_("Opportunities"), "opportunities"),
        *said(_("Goals of the next quarter"), "next_goals"),
        *([steps] if steps is not None else []),
    ]
    return Document(
        title=_("Business review: {account}").format(account=report.account),
        subtitle=report.period.words,
        facts=Facts(_head(report, sender)),
        sections=parts,
        footer=_("As of {day}").format(day=show_date(today)),
        language=code(),
    )


def _head(report: CustomerReport, sender: str) -> list[tuple[str, str]]:
    pairs = [
        (
            _("Period"),
            _("{first} – {last}").format(
                first=show_date(report.period.first), last=show_date(report.period.last)
            ),
        )
    ]
    pairs += [
        (_("Review on"), show_date(review.review_on))
        for review in report.reviews
        if review.review_on is not None
    ]
    pairs += [(_("Present"), review.attendees) for review in report.reviews if review.attendees]
    return pairs + ([(_("Prepared by"), sender)] if sender else [])
