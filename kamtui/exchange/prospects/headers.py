"""What the headers of a list of prospects mean, in English and Bulgarian, and by which of them it is known."""

from collections.abc import Collection

from kamtui.exchange.reading import headers
from kamtui.exchange.reading.headers import SKIP, header_key
from kamtui.exchange.records.vocabulary import OF_ACCOUNTS, Vocabulary

FIELDS = (
    "name", "registration_number", "person", "first_name", "last_name", "title", "phone", "email", "city", "by", "by_firm",
    "named_on", "source", "why", "may_use_name", "state", "lost_reason", "need", "means", "authority", "access",
    "step", "step_on", "note",
)  # fmt: skip
_BY = (
    "named by, referred by, referrer, recommended by, referral, referral name, introduced by, who named them, who referred, referral from, "
    "препоръчан от, препоръчана от, препоръчано от, препоръчани от, препоръчал, препоръчала, препоръчва, препоръка от, препоръка, "
    "кой препоръча, кой го препоръча, кой ги препоръча, от кого, насочен от, насочена от, дадено от, даден от, дал контакта, "
    "кой ни насочи, кой ни препоръча, кой ви препоръча, препоръчител, чрез кого, посочен от, назован от"
)
_STRONG = frozenset(map(header_key, _BY.split(", ")))
_PROSPECTS = frozenset(
    map(
        header_key,
        (
            "prospect", "prospects", "lead", "leads", "potential customer", "potential client", "потенциален клиент",
            "потенциални клиенти", "перспективен клиент", "потенциал", "лийд",
        ),
    )
)  # fmt: skip
"""What a column is called in which only prospects stand."""
_MOST_COLUMNS = 40
_WORDS = {
    "name": (
        "prospect, organisation, organization, lead company, company, company name, account name, account, firm, lead, potential customer, "
        "потенциален клиент, нов клиент, перспективен клиент, фирма, име на фирма, компания, организация, клиент, кандидат, name, име"
    ),
    "person": (
        "speak to, contact, contact name, contact person, full name, person, lead name, "
        "с кого да говоря, лице за контакт, контакт, контактно лице, лице, име и фамилия, имена, управител"
    ),
    "title": "title, job title, position, role, длъжност, позиция",
    "phone": "phone, telephone, mobile, mobile phone, phone number, work phone, business phone, tel, gsm, телефон, тел, мобилен, моб телефон, джиесем, телефони",
    "email": "email, e-mail, email address, mail, имейл, ел поща, електронна поща, мейл, поща",
    "city": "city, town, град, населено място",
    "by": _BY,
    "by_firm": (
        "firm of who named, referrer company, referred by company, company of referrer, referring company, referring account, "
        "фирма на препоръчалия, фирма на препоръчващия, фирма препоръчала, откъде е препоръчалият, клиент препоръчал, препоръчала фирма"
    ),
    "named_on": (
        "named on, referred on, referral date, date of referral, date referred, recommended on, date, since, created, create date, created date, "
        "created at, created on, created time, "
        "дата на препоръка, дата на препоръката, препоръчан на, дата, кога, от дата, дата на създаване"
    ),
    "source": "source, lead source, original source, source of prospect, where from, източник, откъде, източник на контакта, произход",
    "why": "why, why it fits, reason, because, interest, interested in, needs, защо, защо подхожда, интерес, интересува се от, потребност, какво търси",
    "may_use_name": "may we use their name, may use name, use name, може ли името, може да се ползва името, да кажем ли от кого",
    "state": "state, status, lead status, stage, lead stage, lifecycle stage, prospect status, статус, състояние, етап, фаза, докъде е",
    "lost_reason": (
        "lost reason, why lost, reason lost, reason for loss, disqualified reason, unqualified reason, loss reason, "
        "причина за отказ, защо отказа, защо е загубен, причина за загуба, причина"
    ),
    "need": "need, has need, need it, нужда, има нужда, има ли нужда",
    "means": "means, budget, can pay, money, бюджет, има пари, може да плати, средства",
    "authority": "authority, decides, decision maker, can decide, решава, решава ли, взема решение, право да реши",
    "access": "access, can be reached, reachable, достъп, достъпен, достижим, има достъп",
    "step": "next step, next action, next activity, to do, follow up, следваща стъпка, следващо действие, какво следва, задача",
    "step_on": (
        "next step date, next step on, next contact, next call, follow up date, follow up on, due, due date, next activity date, "
        "следващ контакт, дата на следваща стъпка, срок, следващо обаждане, да се обадя на, кога да се обадя, обади се на"
    ),
    "note": "note, notes, comment, comments, description, remarks, бележка, бележки, коментар, коментари, забележка, описание",
    SKIP: "lead owner, owner, assigned to, отговорник, record id, lead id, created by, modified by",
}  # fmt: skip
_MEANT = {
    **OF_ACCOUNTS,
    "contact_title": "title",
    headers.PHONE: "phone",
    "phone": "phone",
    "contact_phone": "phone",
    headers.EMAIL: "email",
    "email": "email",
    "contact_email": "email",
    "city": "city",
    headers.PLACE: "city",
}
"""The meanings of lists of accounts and people that a list of prospects has too."""


def _is_list(fields: Collection[str]) -> bool:
    return bool({"name", "person", "first_name", "last_name"} & set(fields)) and len(set(fields)) > 1


WORDS = Vocabulary(
    FIELDS,
    _WORDS,
    _is_list,
    several=("person", "phone", "email", "note", "why"),
    of_accounts=_MEANT,
    otherwise={"name": "person", "име": "person"},
)


def is_prospect_list(header: list[str]) -> bool:
    """Whether a header is that of a list of prospects: it says who named them, or that they are such. Other leads are accounts.

    An address book has such a column too, among a hundred others.
    """
    return (
        len(header) <= _MOST_COLUMNS
        and bool(WORDS.score(header, {}))
        and any(header_key(cell) in _STRONG | _PROSPECTS for cell in header)
    )
