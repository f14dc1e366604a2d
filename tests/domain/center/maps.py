"""Maps to test the rules of the buying center on, said in as few words as possible."""

from datetime import date, timedelta
from typing import Any

from kamtui.domain.center.buying_center import BuyingCenter, Member, Tie
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind

TODAY = date(2026, 11, 22)
LONG_AGO = date(2020, 1, 1)
ROLES = {role.letter: role for role in Role}
STANCES = {
    "★": Stance.DEFENDER,
    "▲": Stance.SUPPORTER,
    "●": Stance.NEUTRAL,
    "▽": Stance.SCEPTIC,
    "■": Stance.BLOCKER,
}
GLYPHS: dict[Stance | None, str] = {stance: glyph for glyph, stance in STANCES.items()} | {None: "?"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def who(
    person_id: int, stance: str = "?", influence: int | None = None, roles: str = "", **fields: Any
) -> Member:
    """A person met today, with a stance confirmed today, known for years; a seat if `seat` is true."""
    seat = fields.pop("seat", False)
    values: dict[str, Any] = {
        "name": f"Maria Nr{person_id}", "last_on": None if seat else TODAY, "calls_12_months": 0 if seat else 1,
        "confirmed_on": TODAY, "read_on": TODAY, "known_since": LONG_AGO, "is_empty_seat": seat, **fields,
    }  # fmt: skip
    return Member(
        person_id=person_id, stance=STANCES.get(stance), influence=influence,
        roles=tuple(ROLES[letter] for letter in roles), **values,
    )  # fmt: skip


def center(*members: Member, **fields: Any) -> BuyingCenter:
    values: dict[str, Any] = {
        "account_id": 1, "account": "Metro", "as_of": TODAY, "known_since": LONG_AGO,
        "met_lately": frozenset(member.person_id for member in members), **fields,
    }  # fmt: skip
    return BuyingCenter(members=members, **values)


def tie(tie_id: int, from_id: int, to_id: int, kind: TieKind = TieKind.INFLUENCES, strength: int = 2,
        confidence: Confidence = Confidence.ASSUMED) -> Tie:  # fmt: skip
    return Tie(
        tie_id=tie_id, from_id=from_id, to_id=to_id, kind=kind, strength=strength, confidence=confidence
    )
