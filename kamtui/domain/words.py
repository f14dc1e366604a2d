"""Every closed list of the book: the code that is stored, the label and glyph that are shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum

from kamtui.domain.text.language import _


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


LIVE_STAGES = (Stage.CUSTOMER, Stage.PROSPECT)
"""The stages that ask for attention; former and lost accounts are only kept."""


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


class BeganBy(StrEnum):
    """Who began a conversation."""

    WE = "we"
    THEY = "they"

    @property
    def label(self) -> str:
        return {BeganBy.WE: _("we"), BeganBy.THEY: _("they")}[self]


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
        """One Latin letter, the same in every language, as on the map."""
        return "F" if self is Role.INFLUENCER else self.value[0].upper()


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


SUPPORT = (Stance.SUPPORTER, Stance.DEFENDER)
"""The stances that are for us."""
OPPOSITION = (Stance.SCEPTIC, Stance.BLOCKER)
"""The stances that are against us."""


class TermCategory(StrEnum):
    """What an agreement is about (K14, K15)."""

    QUALITY = "quality"
    DELIVERY = "delivery"
    DEADLINES = "deadlines"
    SERVICE = "service"
    PRICE = "price"
    PAYMENT = "payment"
    VOLUME = "volume"
    PORTFOLIO = "portfolio"
    PROMOTION = "promotion"

    @property
    def label(self) -> str:
        return {
            TermCategory.QUALITY: _("quality"),
            TermCategory.DELIVERY: _("delivery"),
            TermCategory.DEADLINES: _("deadlines"),
            TermCategory.SERVICE: _("service"),
            TermCategory.PRICE: _("price"),
            TermCategory.PAYMENT: _("payment"),
            TermCategory.VOLUME: _("volume"),
            TermCategory.PORTFOLIO: _("portfolio"),
            TermCategory.PROMOTION: _("promotion"),
        }[self]


class OwedBy(StrEnum):
    """Who has to keep an agreement: both sides owe (K16)."""

    WE = "we"
    THEY = "they"
    BOTH = "both"

    @property
    def label(self) -> str:
        return {OwedBy.WE: _("we owe"), OwedBy.THEY: _("they owe"), OwedBy.BOTH: _("both owe")}[self]


class Consent(StrEnum):
    """How the commercial director's consent to a term stands (K14)."""

    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {
            Consent.NOT_NEEDED: _("not needed"),
            Consent.ASKED: _("asked"),
            Consent.GIVEN: _("given"),
            Consent.REFUSED: _("refused"),
        }[self]


class TermState(StrEnum):
    """Whether an agreement holds."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    ENDED = "ended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {
            TermState.PROPOSED: _("proposed"),
            TermState.AGREED: _("agreed"),
            TermState.ENDED: _("ended"),
            TermState.CANCELLED: _("cancelled"),
        }[self]


OPEN_STATES = (TermState.PROPOSED, TermState.AGREED)
"""The states of a term that asks for attention; ended and cancelled ones are only kept."""


class Outcome(StrEnum):
    """What a check of a term found (K15); not yet checked is the absence of one."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    RENEGOTIATED = "renegotiated"

    @property
    def label(self) -> str:
        return {
            Outcome.KEPT: _("kept"),
            Outcome.PARTLY: _("partly kept"),
            Outcome.BROKEN: _("broken"),
            Outcome.RENEGOTIATED: _("renegotiated"),
        }[self]


class Bound(StrEnum):
    """Which side of its target a measured value has to lie on."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"

    @property
    def label(self) -> str:
        return {
            Bound.AT_LEAST: _("at least"),
            Bound.AT_MOST: _("at most"),
            Bound.EXACTLY: _("exactly"),
        }[self]


class ProblemKind(StrEnum):
    """Whether something hampers the customer now, or may come to (K5, K6)."""

    PROBLEM = "problem"
    THREAT = "threat"

    @property
    def label(self) -> str:
        return {ProblemKind.PROBLEM: _("problem"), ProblemKind.THREAT: _("threat")}[self]


class ProblemState(StrEnum):
    """How a problem of the customer and our solution stand (K6)."""

    OPEN = "open"
    OFFERED = "offered"
    SOLVED = "solved"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return {
            ProblemState.OPEN: _("open"),
            ProblemState.OFFERED: _("solution offered"),
            ProblemState.SOLVED: _("solved"),
            ProblemState.DROPPED: _("dropped"),
        }[self]


LIVE_PROBLEMS = (ProblemState.OPEN, ProblemState.OFFERED)
"""The states of a problem that still asks for attention."""


class FavourWay(StrEnum):
    """Whether a favour was done by us or to us (K16)."""

    GIVEN = "given"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        return {FavourWay.GIVEN: _("we did them"), FavourWay.RECEIVED: _("they did us")}[self]


class Settled(StrEnum):
    """How a line was settled in a walk through the day's review (K17)."""

    DONE = "done"
    PUT_OFF = "put_off"
    CALLED = "called"
    OPENED = "opened"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        return {
            Settled.DONE: _("done"),
            Settled.PUT_OFF: _("put off"),
            Settled.CALLED: _("called"),
            Settled.OPENED: _("looked at"),
            Settled.ACCEPTED: _("accepted"),
            Settled.SKIPPED: _("skipped"),
        }[self]


class Source(StrEnum):
    """Where a prospect came from (K22)."""

    CUSTOMER = "customer"
    CHAIN = "chain"
    CENTER = "center"
    ADVERTISING = "advertising"
    CATALOGUE = "catalogue"
    FAIR = "fair"
    SEMINAR = "seminar"
    DIRECTORY = "directory"
    PRESS = "press"
    MEETING = "meeting"
    OCCASION = "occasion"
    COLD = "cold"
    SPOTTER = "spotter"
    CONSULTANT = "consultant"
    OBSERVATION = "observation"

    @property
    def label(self) -> str:
        return {
            Source.CUSTOMER: _("satisfied customer"),
            Source.CHAIN: _("endless chain"),
            Source.CENTER: _("center of influence"),
            Source.ADVERTISING: _("advertising"),
            Source.CATALOGUE: _("catalogue"),
            Source.FAIR: _("trade fair"),
            Source.SEMINAR: _("seminar"),
            Source.DIRECTORY: _("directory"),
            Source.PRESS: _("newspapers, magazines"),
            Source.MEETING: _("professional meeting"),
            Source.OCCASION: _("party, social occasion"),
            Source.COLD: _("cold contact"),
            Source.SPOTTER: _("paid spotter"),
            Source.CONSULTANT: _("qualification consultant"),
            Source.OBSERVATION: _("own observation"),
        }[self]


PAID_SOURCES = (Source.SPOTTER, Source.CONSULTANT)
"""The sources that are paid for what they bring (K24)."""
PEOPLE_SOURCES = (Source.CUSTOMER, Source.CHAIN, Source.CENTER, *PAID_SOURCES)
"""The sources that are people: a prospect of theirs stands under whoever named it."""


class MayUse(StrEnum):
    """Whether we may use the name of who named a prospect."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"

    @property
    def label(self) -> str:
        return {MayUse.NOT_ASKED: _("not asked"), MayUse.YES: _("yes"), MayUse.NO: _("no")}[self]


class Question(StrEnum):
    """The four questions that qualify a prospect (K23), in the order in which they are shown."""

    NEED = "need"
    MEANS = "means"
    AUTHORITY = "authority"
    ACCESS = "access"

    @property
    def label(self) -> str:
        return {
            Question.NEED: _("need"),
            Question.MEANS: _("means"),
            Question.AUTHORITY: _("authority"),
            Question.ACCESS: _("access"),
        }[self]

    @property
    def words(self) -> str:
        """The question in full."""
        return {
            Question.NEED: _("Do they need it, or would it lend them prestige?"),
            Question.MEANS: _("Can they pay for it?"),
            Question.AUTHORITY: _("Have they the authority to buy it?"),
            Question.ACCESS: _("Can they be reached?"),
        }[self]


class Answer(StrEnum):
    """The answer to one of the four questions; not known is told apart from no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {Answer.YES: _("yes"), Answer.NO: _("no"), Answer.UNKNOWN: _("not known")}[self]

    @property
    def letter(self) -> str:
        """`Y`, `N` or `?`, the same in every language, as beside NMAA."""
        return {Answer.YES: "Y", Answer.NO: "N", Answer.UNKNOWN: "?"}[self]


class Bond(StrEnum):
    """What may tie a customer to us (K9), in the order in which they are shown."""

    STRUCTURAL = "structural"
    BRAND = "brand"
    REPUTATION = "reputation"
    PERSONAL = "personal"
    INFORMATION = "information"
    VALUE = "value"
    NO_CHOICE = "no_choice"

    @property
    def label(self) -> str:
        return {
            Bond.STRUCTURAL: _("structural"),
            Bond.BRAND: _("brand"),
            Bond.REPUTATION: _("reputation"),
            Bond.PERSONAL: _("personal"),
            Bond.INFORMATION: _("information"),
            Bond.VALUE: _("value"),
            Bond.NO_CHOICE: _("no choice"),
        }[self]


class Mark(StrEnum):
    """What tells a key account (the first five, K2) and one that needs a key-account manager (the other eight, K3)."""

    VOLUME = "volume"
    POLICY = "policy"
    BODIES = "bodies"
    POWER = "power"
    PROFESSIONAL = "professional"
    LONG_PROCESS = "long_process"
    MANY_DECIDE = "many_decide"
    CONCENTRATED = "concentrated"
    SYSTEMS = "systems"
    ESSENTIAL = "essential"
    RISK = "risk"
    DIRECT = "direct"
    LONG_LASTING = "long_lasting"

    @property
    def label(self) -> str:
        return {
            Mark.VOLUME: _("large volume"),
            Mark.POLICY: _("purchasing policy"),
            Mark.BODIES: _("buying bodies"),
            Mark.POWER: _("market power"),
            Mark.PROFESSIONAL: _("professional buying"),
            Mark.LONG_PROCESS: _("long process"),
            Mark.MANY_DECIDE: _("many decide"),
            Mark.CONCENTRATED: _("few, large customers"),
            Mark.SYSTEMS: _("systems, packages"),
            Mark.ESSENTIAL: _("essential goods"),
            Mark.RISK: _("risk, instability"),
            Mark.DIRECT: _("no intermediaries"),
            Mark.LONG_LASTING: _("lasting cooperation"),
        }[self]

    @property
    def words(self) -> str:
        """The question in full."""
        return {
            Mark.VOLUME: _("Does it buy a large volume, or can it come to?"),
            Mark.POLICY: _("Has it a purchasing policy of its own?"),
            Mark.BODIES: _("Has it bodies of its own that select and buy, by ever stricter criteria?"),
            Mark.POWER: _("Has it the market power to set how one negotiates, the terms, the guarantees?"),
            Mark.PROFESSIONAL: _("Does it buy professionally, by strict rules and organisation?"),
            Mark.LONG_PROCESS: _("Is it a long and complex way from the first contact to the purchase?"),
            Mark.MANY_DECIDE: _("Do several people or departments decide?"),
            Mark.CONCENTRATED: _("Does a large volume hang on a few customers like this one?"),
            Mark.SYSTEMS: _("Are systems or packages sold to it rather than single products?"),
            Mark.ESSENTIAL: _("Can it not do without what we sell?"),
            Mark.RISK: _("Is there risk or instability in selling to it?"),
            Mark.DIRECT: _("Do we sell to it without intermediaries?"),
            Mark.LONG_LASTING: _("Does long-lasting cooperation matter?"),
        }[self]


KEY_MARKS = (Mark.VOLUME, Mark.POLICY, Mark.BODIES, Mark.POWER, Mark.PROFESSIONAL)
"""The marks of a key account (K2)."""
MANAGER_MARKS = tuple(mark for mark in Mark if mark not in KEY_MARKS)
"""The marks of an account that needs a key-account manager (K3)."""


class Topic(StrEnum):
    """What a dossier tells of an account (K4, K5, K8), in the order in which it is read."""

    FUNCTIONING = "functioning"
    RESULTS = "results"
    INTERESTS = "interests"
    DECIDES = "decides"
    PRICE = "price"
    CONDITIONS = "conditions"
    CAPACITY = "capacity"
    BRAND_IMAGE = "brand_image"

    @property
    def label(self) -> str:
        return {
            Topic.FUNCTIONING: _("how it functions"),
            Topic.RESULTS: _("results"),
            Topic.INTERESTS: _("interests"),
            Topic.DECIDES: _("how it decides"),
            Topic.PRICE: _("price"),
            Topic.CONDITIONS: _("conditions"),
            Topic.CAPACITY: _("capacity"),
            Topic.BRAND_IMAGE: _("brand image"),
        }[self]

    @property
    def words(self) -> str:
        """What is to be known of it, as a question."""
        return {
            Topic.FUNCTIONING: _(
                "What does it do, how is it organised, what do its own customers want of it?"
            ),
            Topic.RESULTS: _("What results does it get: is it growing, earning, losing?"),
            Topic.INTERESTS: _("What does it want to reach, and what does it care for?"),
            Topic.DECIDES: _("Who decides about a purchase, in which steps, by which criteria?"),
            Topic.PRICE: _("What does it pay, how does it negotiate, what would it pay more for?"),
            Topic.CONDITIONS: _("On which conditions does it buy: payment, delivery, guarantees?"),
            Topic.CAPACITY: _("How much can it take, store, process and sell?"),
            Topic.BRAND_IMAGE: _("What does it think of our brand, and what was done for that?"),
        }[self]


class PortfolioState(StrEnum):
    """How a product line stands at an account (K14)."""

    NOT_ASSESSED = "not_assessed"
    SOLD = "sold"
    OFFERED = "offered"
    COMPETITOR = "competitor"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        return {
            PortfolioState.NOT_ASSESSED: _("not assessed"),
            PortfolioState.SOLD: _("sold"),
            PortfolioState.OFFERED: _("offered"),
            PortfolioState.COMPETITOR: _("with a competitor"),
            PortfolioState.NOT_NEEDED: _("not needed"),
        }[self]
