"""Whose a promise without a side is, by its words: payment is theirs, samples are ours; a bare "send the protocol" does not tell."""

import re
from datetime import date

from kamtui.domain.calls.typed_promises import owed_by
from kamtui.domain.terms.promise_day import read_promise
from kamtui.domain.terms.words import OwedBy

_OURS = re.compile(
    r"(?<!\w)(?:offers?|quotes?|quotations?|samples?|price ?lists?|catalogues?|credit notes?|invoices?|training|discounts?|rebates?|deliver|deliver(?:y|ies)"
    r"|ship(?:ment)?|оферт\w+|мостр\w+|проб(?:а|и|ите)|ценов\w+ лист\w+|каталог\w*|кредитн\w+|фактур\w+|обучени\w+|отстъпк\w+|доставк\w+|достави\w*"
    r"|oferta|mostri|cenova lista|dostavka)(?!\w)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"(?<!\w)(?:pay|pays|payments?|deposits?|prepayment|down payment|transfer|forecasts?|(?<=\S )orders?|volumes?"
    r"|плащан\w+|плат\w+|плаща\w*|вноск\w+|превод\w*|отсрочк\w+|прогноз\w+|поръчк\w+|обем\w*|капаро|аванс|plashtane|prognoza|porachka|poruchka)(?!\w)",
    re.IGNORECASE,
)


def side_of(text: str, today: date) -> OwedBy | None:
    """Whose a promise is: as it says, by its verb, or by what is promised; None where its words do not tell."""
    told = owed_by(read_promise(text, today), today)
    if told is not None:
        return told
    is_ours, is_theirs = _OURS.search(text) is not None, _THEIRS.search(text) is not None
    if is_ours == is_theirs:
        return None
    return OwedBy.WE if is_ours else OwedBy.THEY
