"""The form of the review of a quarter: its fields, and what is read from them."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.form import DAY, LINE, NOTE, FormField, read_form
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.text.language import N_

REVIEW = (
    FormField("summary", N_("In short"), NOTE, N_("the quarter in three sentences, for who reads no more")),
    FormField("highlights", N_("Highlights"), NOTE, N_("what went well, on both sides; a line each")),
    FormField("wins", N_("What they won"), NOTE, N_("what our work brought them, in their numbers")),
    FormField("next_goals", N_("Next quarter"), NOTE, N_("what both want to reach; a line each")),
    FormField(
        "goals", N_("Their goals"), NOTE, N_("what they wanted to reach in this quarter"), is_more=True
    ),
    FormField("risks", N_("Risks"), NOTE, N_("what may come between, as you tell them"), is_more=True),
    FormField("opportunities", N_("Opportunities"), NOTE, N_("what could be done together"), is_more=True),
    FormField("review", N_("Review on"), DAY, N_("e.g. 15.12., next tue"), holds="review_on", is_more=True),
    FormField("attendees", N_("Who was there"), LINE, N_("names of both sides"), is_more=True),
    FormField("note", N_("For us alone"), NOTE, N_("the customer never reads this"), is_more=True),
)
"""All but the last are read by the customer."""


def read_review(typed: Mapping[str, str], today: date) -> ReviewEntry:
    """The review in a filled form. Raises Problems."""
    return ReviewEntry(**read_form(typed, REVIEW, today))
