"""What a term is about, by its words: a price list is of the price, an invoice of the payment, a visit of the service (K14, K15)."""

import re

from kamtui.domain.terms.words import TermCategory
from kamtui.domain.text.cleaning import fold

_STEMS = (
    (TermCategory.PAYMENT, (
        "payment", "pay", "invoice", "credit", "deposit", "prepay", "transfer the money", "bank transfer", "overdue",
        "плащ", "плати", "плата", "платя", "платен", "заплат", "изплат", "разсрочен", "отсрочен", "отсрочк", "фактур", "кредит", "аванс", "капаро", "вноск", "предпла",
    )),
    (TermCategory.PROMOTION, ("promo", "leaflet", "campaign", "промо", "брошура", "кампани", "акция", "маркетинг")),
    (TermCategory.PRICE, (
        "price", "pricing", "discount", "rebate", "bonus", "margin", "offer", "quote", "quotation",
        "цен", "отстъпк", "бонус", "рабат", "марж", "оферт", "cena", "cenov",
    )),
    (TermCategory.VOLUME, (
        "volume", "quantity", "quantities", "turnover", "tonnage", "order", "оборот", "количеств", "обем", "тонаж", "поръчк", "заявк", "poruchk",
    )),
    (TermCategory.PORTFOLIO, ("portfolio", "listing", "assortment", "range", "sku", "листинг", "асортимент", "портфолио", "артикул", "продукт")),
    (TermCategory.QUALITY, (
        "quality", "complaint", "certificate", "declaration", "lab report", "lab test", "shelf life",
        "качеств", "годност", "рекламац", "сертификат", "деклараци", "лаборатор",
    )),
    (TermCategory.SERVICE, (
        "service", "training", "train", "support", "merchandis", "shelf", "visit", "demo", "meeting", "install", "repair", "report", "audit",
        "обслужван", "обучени", "обучат", "обучим", "сервиз", "мърчандайз", "рафт", "поддръж", "посещ", "посет", "среща", "демонстрац", "монтаж",
        "монтира", "инсталир", "ремонт", "справк", "отчет", "одит",
    )),
    (TermCategory.DELIVERY, (
        "deliver", "shipment", "ship", "logistic", "transport", "pallet", "доставк", "доставя", "достави", "логистик", "транспорт", "експедиц", "палет",
    )),
    (TermCategory.DEADLINES, ("deadline", "term", "forecast", "срок", "прогноз", "график")),
)  # fmt: skip
_FOLDED = tuple((category, tuple(map(fold, stems))) for category, stems in _STEMS)
_NO_STEMS = re.compile(rf"\bin order\b|\bpay(?:s|ing)? attention|\b{fold('цент')}")
"""What begins as a word of a category does, and is none: the board of a center, „център“, is no price, „цена“."""


def category_of(text: str) -> TermCategory | None:
    """What a term is about, by a word of its category or of its text; of several the one that is named first."""
    folded = fold(text)
    by_label = next((one for one in TermCategory if folded in (one.value, fold(one.label))), None)
    if by_label is not None:
        return by_label
    folded = _NO_STEMS.sub(" ", folded)
    places = [
        (match.start(), -len(stem), category)
        for category, stems in _FOLDED
        for stem in stems
        if (match := re.search(rf"\b{re.escape(stem)}", folded))
    ]
    return min(places, key=lambda place: place[:2])[2] if places else None
