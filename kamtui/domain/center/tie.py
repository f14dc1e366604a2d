"""What a person says of how two people are bound (K11), and what of it cannot be."""

from collections.abc import Container
from dataclasses import dataclass

from kamtui.domain.center.words import Confidence, TieKind
from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import LINE_LIMIT, clean
from kamtui.domain.text.language import _

STRENGTHS = range(1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieEntry:
    """One person influences, conflicts with, or introduced another; a conflict goes both ways."""

    from_id: int
    to_id: int
    kind: TieKind
    strength: int = 2
    """1 to 3."""
    confidence: Confidence = Confidence.ASSUMED
    note: str = ""


def check_tie(entry: TieEntry, empty_seats: Container[int]) -> TieEntry:
    """The tie as it is kept: its note cleaned, a conflict from the smaller id. Raises Problems."""
    problems: dict[str, str] = {}
    if entry.from_id == entry.to_id:
        problems["to_id"] = _("Nobody has a relation to themselves; choose somebody else.")
    elif entry.kind is TieKind.INTRODUCED and (entry.from_id in empty_seats or entry.to_id in empty_seats):
        problems["kind"] = _(
            "An unknown person has introduced nobody, and nobody them: choose another relation."
        )
    if entry.strength not in STRENGTHS:
        problems["strength"] = _("The strength of a relation is 1, 2 or 3.")
    note = clean(entry.note, limit=LINE_LIMIT + 1)
    if len(note) > LINE_LIMIT:
        problems["note"] = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
    if problems:
        raise Problems(problems)
    from_id, to_id = entry.from_id, entry.to_id
    if entry.kind is TieKind.CONFLICTS:
        from_id, to_id = min(from_id, to_id), max(from_id, to_id)
    return TieEntry(
        from_id=from_id,
        to_id=to_id,
        kind=entry.kind,
        strength=entry.strength,
        confidence=entry.confidence,
        note=note,
    )
