"""The closed lists of an account and of the people in it: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum

from kamtui.domain.text.language import _, pgettext


class Stage(StrEnum):
    """Where an organisation stands with us; one organisation is one account for life."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    FORMER = "former"
    LOST = "lost"

    @property
    def label(self) -> str:
        return {
            Stage.PROSPECT: _("prospect"),
            Stage.CUSTOMER: _("customer"),
            Stage.FORMER: _("former"),
            Stage.LOST: _("lost"),
        }[self]

    @property
    def label_of_several(self) -> str:
        """What accounts of this stage are called together."""
        return {
            Stage.PROSPECT: pgettext("several", "prospect"),
            Stage.CUSTOMER: pgettext("several", "customer"),
            Stage.FORMER: pgettext("several", "former"),
            Stage.LOST: pgettext("several", "lost"),
        }[self]


LIVE_STAGES = (Stage.CUSTOMER, Stage.PROSPECT)
"""The stages that ask for attention; former and lost accounts are only kept."""


class Language(StrEnum):
    """A language in which an account can be written to."""

    EN = "en"
    BG = "bg"

    @property
    def label(self) -> str:
        return {Language.EN: _("English"), Language.BG: _("Bulgarian")}[self]


class PersonStatus(StrEnum):
    """Whether a person is still where we know them."""

    ACTIVE = "active"
    LEFT = "left"
    MOVED = "moved"

    @property
    def label(self) -> str:
        return {
            PersonStatus.ACTIVE: _("active"),
            PersonStatus.LEFT: _("left"),
            PersonStatus.MOVED: _("moved"),
        }[self]


class ReachKind(StrEnum):
    """By what an account or a person can be reached, in the order in which it is told (K11)."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    CHAT = "chat"
    FILE = "file"

    @property
    def label(self) -> str:
        return {
            ReachKind.PHONE: _("phone"),
            ReachKind.EMAIL: _("e-mail"),
            ReachKind.WEB: _("website"),
            ReachKind.CHAT: _("chat"),
            ReachKind.FILE: _("files"),
        }[self]
