"""What makers of address books call things: properties that say nothing of anybody, those of their own, and what a number is called."""

import re
from collections.abc import Sequence

from kamtui.exchange.reading.cards.lines import OWN_TYPE, Property

ASSISTANTS = "X-ASSISTANT-TEL"
PHONES = ("TEL", "X-MS-TEL", ASSISTANTS)
DEPARTMENTS = ("X-KADDRESSBOOK-X-DEPARTMENT", "X-DEPARTMENT", "DEPARTMENT")
"""Where the department stands that is no part of the organisation."""
_WITH_COLUMNS = re.compile(
    r"KIND|X-ADDRESSBOOKSERVER-KIND|N|FN|ORG|TITLE|ROLE|EMAIL|URL|ADR|BDAY|NOTE|VERSION|X-ABLABEL|X-ABSHOWAS"
)
_TECHNICAL = re.compile(
    r"REV|UID|PRODID|PROFILE|SOURCE|MAILER|TZ|GEO|LABEL|SORT-STRING|CLASS|CLIENTPIDMAP|CALURI|CALADRURI|FBURL|XML|AGENT"
    r"|GENDER|X-GENDER|X-WAB-GENDER|LANG|LANGUAGE|MEMBER|X-ADDRESSBOOKSERVER-MEMBER|X-AB(ADR|UID)|X-ID|X-IMAGE(TYPE|HASH)"
    r"|X-RADICALE-NAME|X-REDUCTION|X-NO|X-CLASS|X-ACCOUNT|X-DCREATED|X-LOTUS-CHARSET|X-ACTIVITY-ALERT|X-MS-CDO-PROPERTIES"
    r"|X-EVOLUTION-(FILE-AS|LIST.*|WEBDAV-.*|VIDEO-URL|E?BOOK.*|X509.*|PGP.*)|X-KADDRESSBOOK-(CRYPTO|OPENPGP|SMIME).*"
    r"|X-(PHONETIC|FC|MOZILLA|IRMC|EPOC|PM-|APPLE-|MS-OL-|COUCHDB|ABSHOWAS).*|X-.*(ETAG|-LUID)"
)
"""Properties that say nothing of anybody."""
_MAKER = re.compile(
    r"X-((KADDRESSBOOK-X|KADDRESSBOOK|EVOLUTION|MS|LOTUS|BLACKBERRY|ZIMBRA|SAMSUNG|NOKIA|AB)-)?"
)
_HEADERS = {
    "ABDATE": "Date",
    "ABRELATEDNAMES": "Related",
    "IMPP": "Messenger",
    "IMADDRESS": "Messenger",
    "MANAGERSNAME": "Manager",
    "ASSISTANTSNAME": "Assistant",
    "SPOUSENAME": "Spouse",
    "SPOUSESNAME": "Spouse",
    "SAMSUNGADR": "Address",
    "BLOGFEED": "Blog",
}
"""What properties are called in the note whose own name says it badly."""
_ANDROID = {"nickname": "Nickname", "relation": "Related", "contact_event": "Date"}
_LABELS = (
    ("fax", ("fax",)),
    ("pager", ("pager", "bleep")),
    ("assistant", ("assistant", "x-evolution-assistant", "x-ms-assistant", "x-assistant")),
    ("car", ("car",)),
    ("mobile", ("cell", "cellular", "mobile", "iphone", "mobil", "x-mobile", "gsm")),
    ("home", ("home",)),
    ("main", ("main", "company", "x-evolution-company", "x-company")),
    ("work", ("work", "x-work")),
)
"""What a number is called and the types that say so; a fax at work is first of all a fax."""
_NO_LABELS = re.compile(
    r"internet|pref|preferred|primary|voice|msg|bbs|modem|isdn|video|voip|pcs|x400|aol|text|textphone|uri|url|dom|intl|postal"
    r"|parcel|other|none|custom|undefined|unknown|[78]bit|b|.*\d.*"
    r"|x-(internet|pcs|voice|other|emui|custom|evolution-.*|ms-.*)?",
)
"""Types that say of a phone, e-mail or page nothing that one would call it; any other is as somebody called it."""


def is_technical(name: str) -> bool:
    """Whether a property has a column of its own or says nothing of anybody."""
    is_known = name in PHONES or name in DEPARTMENTS or _WITH_COLUMNS.fullmatch(name) is not None
    return is_known or _TECHNICAL.fullmatch(name) is not None


def header_of(name: str) -> str:
    """What a property without a field is called in the note."""
    bare = _MAKER.sub("", name, count=1) if name.startswith("X-") else name
    return _HEADERS.get(bare) or bare.replace("-", " ").capitalize()


def of_android(parts: Sequence[str]) -> tuple[str, str]:
    """What a property of Android's own says: “vnd.android.cursor.item/relation;Peter;14” is somebody related."""
    kind, text, _number, own, *_others = (*parts, "", "", "", "")
    bare = kind.rpartition("/")[2]
    header = _ANDROID.get(bare) or bare.replace("_", " ").capitalize()
    return f"{header} ({own})" if own else header, text


def type_label(one: Property) -> str:
    """What a phone, e-mail or page is called: as somebody wrote in a phone, or what its types say it is for."""
    if written := next((text for known, text in one.about if known == OWN_TYPE), ""):
        return written
    types = one.said("TYPE") if one.name != ASSISTANTS else ["assistant"]
    if known := next((label for label, words in _LABELS if any(word in types for word in words)), ""):
        return known
    own = (word for word in types if not _NO_LABELS.fullmatch(word))
    return next((re.sub(r"^x-(custom-)?", "", word) for word in own), "")
