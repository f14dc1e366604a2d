"""The closed lists of the buying center: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum
from functools import lru_cache

from kamtui.domain.text.language import _, pgettext


class Role(StrEnum):
    """A part in the purchase decision (K11); one person may have several."""

    INITIATOR = "initiator"
    USER = "user"
    INFLUENCER = "influencer"
    DECIDER = "decider"
    APPROVER = "approver"
    BUYER = "buyer"
    GATEKEEPER = "gatekeeper"

    @property
    def label(self) -> str:
        return {
            Role.INITIATOR: _("initiator"),
            Role.USER: _("user"),
            Role.INFLUENCER: _("influencer"),
            Role.DECIDER: _("decider"),
            Role.APPROVER: _("approver"),
            Role.BUYER: _("buyer"),
            Role.GATEKEEPER: _("gatekeeper"),
        }[self]

    @property
    def letter(self) -> str:
        """One letter for it, as on the map."""
        return {
            Role.INITIATOR: pgettext("letter of a role", "I"),
            Role.USER: pgettext("letter of a role", "U"),
            Role.INFLUENCER: pgettext("letter of a role", "F"),
            Role.DECIDER: pgettext("letter of a role", "D"),
            Role.APPROVER: pgettext("letter of a role", "A"),
            Role.BUYER: pgettext("letter of a role", "B"),
            Role.GATEKEEPER: pgettext("letter of a role", "G"),
        }[self]


@lru_cache(maxsize=500)
def read_roles(stored: str) -> tuple[Role, ...]:
    """The roles in a stored text ("decider user"), in the order of `Role`."""
    given = set(stored.split())
    return tuple(role for role in Role if role.value in given)


def write_roles(roles: tuple[Role, ...]) -> str:
    """The stored text of some roles: their codes in the order of `Role`, one space between."""
    return " ".join(role.value for role in Role if role in roles)


class Stance(StrEnum):
    """How a person stands to us (K12); not known is the absence of a stance, never a value."""

    DEFENDER = "defender"
    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    SCEPTIC = "sceptic"
    BLOCKER = "blocker"

    @property
    def label(self) -> str:
        return {
            Stance.DEFENDER: _("defender"),
            Stance.SUPPORTER: _("supporter"),
            Stance.NEUTRAL: _("neutral"),
            Stance.SCEPTIC: _("sceptic"),
            Stance.BLOCKER: _("blocker"),
        }[self]


SUPPORT = (Stance.SUPPORTER, Stance.DEFENDER)
"""The stances that are for us."""


OPPOSITION = (Stance.SCEPTIC, Stance.BLOCKER)
"""The stances that are against us."""


WORST_FIRST = tuple(reversed(Stance))
"""The stances from a blocker to a defender, as they stand on the map from left to right."""


INFLUENCES = range(1, 6)
"""How much somebody weighs in the decision: from 1, none to speak of, to 5, the last word."""


class Confidence(StrEnum):
    """Whether a reading was heard or seen, or is our guess."""

    ASSUMED = "assumed"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        return {Confidence.ASSUMED: _("assumed"), Confidence.CONFIRMED: _("confirmed")}[self]


class TieKind(StrEnum):
    """What binds one person to another in a buying center (K11)."""

    INFLUENCES = "influences"
    CONFLICTS = "conflicts"
    INTRODUCED = "introduced"

    @property
    def label(self) -> str:
        return {
            TieKind.INFLUENCES: _("influences"),
            TieKind.CONFLICTS: _("conflicts with"),
            TieKind.INTRODUCED: _("introduced"),
        }[self]


class CenterRule(StrEnum):
    """What is wrong; the code is stored where a warning was accepted. In the order in which it hurts."""

    ALL_COLD = "all_cold"
    NO_DECIDER = "no_decider"
    OPPONENT_COLD = "opponent_cold"
    SINGLE_THREAD = "single_thread"
    TARGET_PAST = "target_past"
    KEY_PLAYERS_NOT_WON = "key_players_not_won"
    SUPPORTERS_TOO_FEW = "supporters_too_few"
    KEY_STANCE_UNKNOWN = "key_stance_unknown"
    TARGET_IDLE = "target_idle"
    SUPPORTER_COLD = "supporter_cold"
    ROLE_MISSING = "role_missing"
    DEPARTMENT_WITHOUT_SUPPORT = "department_without_support"
    NOBODY_OPPOSES = "nobody_opposes"
    PERSON_COLD = "person_cold"
    STANCE_FADED = "stance_faded"

    @property
    def is_of_the_whole(self) -> bool:
        """Accepted for the map as such, whoever comes and goes meanwhile."""
        return self in _OF_THE_MAP


_OF_THE_MAP = (
    CenterRule.ALL_COLD,
    CenterRule.NO_DECIDER,
    CenterRule.KEY_PLAYERS_NOT_WON,
    CenterRule.SUPPORTERS_TOO_FEW,
    CenterRule.ROLE_MISSING,
    CenterRule.DEPARTMENT_WITHOUT_SUPPORT,
    CenterRule.NOBODY_OPPOSES,
)
