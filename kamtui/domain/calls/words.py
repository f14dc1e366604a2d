"""The closed lists of a conversation: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum

from kamtui.domain.text.language import N_, _

AS_AGREED = N_("as agreed")
"""The purpose of the conversation as which a letter that was sent is noted; in the book in the language of the day."""

CONGRATULATED = N_("congratulations: {feast}")
"""The purpose of the message as which a greeting on a feast is noted; as that of a letter, in the language of the day."""


class Channel(StrEnum):
    """How a conversation was held."""

    VISIT = "visit"
    PHONE = "phone"
    VIDEO = "video"
    EMAIL = "email"
    MESSAGE = "message"
    EVENT = "event"

    @property
    def label(self) -> str:
        return {
            Channel.VISIT: _("visit"),
            Channel.PHONE: _("phone"),
            Channel.VIDEO: _("video"),
            Channel.EMAIL: _("e-mail"),
            Channel.MESSAGE: _("message"),
            Channel.EVENT: _("event"),
        }[self]


class BeganBy(StrEnum):
    """Who began a conversation."""

    WE = "we"
    THEY = "they"

    @property
    def label(self) -> str:
        return {BeganBy.WE: _("we"), BeganBy.THEY: _("they")}[self]


class Objection(StrEnum):
    """What a customer held against buying in a conversation."""

    PRICE = "price"
    TIMING = "timing"
    BUDGET = "budget"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        return {
            Objection.PRICE: _("price"),
            Objection.TIMING: _("timing"),
            Objection.BUDGET: _("budget"),
            Objection.AUTHORITY: _("authority"),
        }[self]


class Asked(StrEnum):
    """Whether a person was asked for a further prospect in a call (K20)."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    GIVEN = "given"

    @property
    def label(self) -> str:
        return {
            Asked.NOT_ASKED: _("not asked"),
            Asked.NONE: _("asked, none"),
            Asked.GIVEN: _("gave a name"),
        }[self]
