"""Objections in a note as a salesperson types it, in both languages."""

import pytest

from kamtui.domain.calls.along.objections import objections
from kamtui.domain.calls.along.sentences import sentences


def said(note: str) -> list[str]:
    rivals = ["Folpak"] if "folpak" in note.casefold() or "фолпак" in note.casefold() else []
    return [offer.name for sentence in sentences(note) for offer in objections(sentence, rivals)]


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("цената им е висока", ["price"]),
        ("Цената го плаши.", ["price"]),
        ("The decision is not his.", ["authority"]),
        ("Трябвало да пита собственика, сам не може.", ["authority"]),
        ("Не може сам да подпише.", ["authority"]),
        ("Сам не може да вземе решение.", ["authority"]),
        ("Пари за тази година няма.", ["budget"]),
        ("No money this year. Ask again in March.", ["budget"]),
        ("Смяна чак през март.", ["timing"]),
        ("They have already spent the budget for 2026.", ["budget"]),
        ("Йоана трябва да пита Стоян Добрев.", ["authority"]),
        ("трябва да пита за цената на палетите", []),
        ("has to ask about lids", []),
        ("Каза, че догодина ще мисли за машина.", ["timing"]),
        ("скъпо е за тях", ["price"]),
        ("казва че сме по-скъпи от фолпак", ["price"]),
        ("искат отстъпка 5 %", ["price"]),
        ("намерили по-евтино", ["price"]),
        ("не ги устройва цената", ["price"]),
        ("9 % под нас", ["price"]),
        ("they find us too expensive", ["price"]),
        ("wants 5% off or goes elsewhere", ["price"]),
        ("Folpak quoted 3.62 a kilo", ["price"]),
        ("folpak is cheaper by 4 %", ["price"]),
        ("too expensive compared to folpak", ["price"]),
        ("price is too high for the board", ["price"]),
        ("не сега, догодина пак", ["timing"]),
        ("още им е рано", ["timing"]),
        ("отложиха решението за март", ["timing"]),
        ("ще изчакат до пролетта", ["timing"]),
        ("not now, maybe next year", ["timing"]),
        ("no time until autumn", ["timing"]),
        ("project is on hold", ["timing"]),
        ("decision moved by one quarter", ["timing"]),
        ("нямат бюджет тази година", ["budget"]),
        ("бюджетът е изчерпан", ["budget"]),
        ("няма пари за нова машина", ["budget"]),
        ("не могат да си го позволят", ["budget"]),
        ("no budget until march", ["budget"]),
        ("they can't afford it", ["budget"]),
        ("budget is frozen, sorry", ["budget"]),
        ("трябва да пита шефа", ["authority"]),
        ("решава собственикът", ["authority"]),
        ("тя не решава", ["authority"]),
        ("doesn't decide herself", ["authority"]),
        ("he has to ask the board", ["authority"]),
        ("owner decides", ["authority"]),
        ("скъпо им е и нямат бюджет", ["price", "budget"]),
        ("не е скъпо, но нямат бюджет", ["budget"]),
        ("иска да свалим цената", ["price"]),
        ("солено им идва", ["price"]),
        ("да смъкнем 5 стотинки", ["price"]),
        ("сме скъпи, а фолпак дават 9 % под нас", ["price"]),
        ("competitor offers 5% less", ["price"]),
        ("asks what we can do on price", ["price"]),
        ("нека поговорим след Нова година", ["timing"]),
        ("спряха всички проекти", ["timing"]),
        ("call me in spring", ["timing"]),
        ("they need more time", ["timing"]),
        ("бюджета за тази година е харизан", ["budget"]),
        ("no budget this year", ["budget"]),
        ("последната дума е на собственика", ["authority"]),
        ("she only collects offers", ["authority"]),
        ("the cap is fine, the price is not", ["price"]),
        ("цената не ги устройва", ["price"]),
        ("her boss has to agree", ["authority"]),
        ("Milan decides the price, not she", ["authority"]),
        ("решава Маркова, не той", ["authority"]),
        ("ще говори със съпругата си, тя държи парите", ["authority"]),
    ],
)
def test_an_objection_is_seen(note: str, codes: list[str]) -> None:
    assert said(note) == codes


@pytest.mark.parametrize(
    "note",
    [
        "Ножовете искат смяна чак през март", "Ask again in March", "няма проблем с цената", "не е скъпо", "цената ги устройва", "цената е ок", "не е въпрос на цена",
        "no problem with the price", "not too expensive", "the price is fine", "it wasn't the price", "is it too expensive?",
        "фолпак е по-скъп от нас", "Folpak is too expensive compared to us", "Folpak is more expensive than ours",
        "фолпак са по-скъпи", "Folpak is expensive", "офертата на Folpak е по-скъпа",
        "имат бюджет", "бюджетът не е проблем", "бюджетът е одобрен", "budget is there", "budget approved", "budget talks in march",
        "няма да отлагат", "не отлагат нищо", "they won't postpone", "решава сам", "decides alone on the spot", "he decides quickly",
        "не е рано", "it is not too early", "дадох им отстъпка 2 %", "we quoted 3 % off", "пратих ценова листа", "asked for the price list",
        "ценят работата ни", "срокът е добър", "the price is not the question", "цената не е проблем", "she holds the lids back",
        "нямат нищо против цената", "ок са с цената", "за цената няма да спорим", "happy with the price", "no discount needed",
        "they will pay the price", "they have money", "сам подписва", "тя решава", "I need to ask my boss first",
    ],
)  # fmt: skip
def test_what_is_no_objection_is_not_offered(note: str) -> None:
    assert said(note) == []
