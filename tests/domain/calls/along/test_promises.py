"""Promises in a note as a salesperson types it: what is offered, and what must not be."""

from datetime import date

import pytest

from kamtui.domain.calls.along.promises import promises
from kamtui.domain.calls.along.sentences import sentences

TODAY = date(2026, 11, 30)  # a Monday
TUE, WED, THU, FRI, SAT = (date(2026, 12, day) for day in range(1, 6))
MON, TENTH = date(2026, 12, 7), date(2026, 12, 10)


def said(note: str) -> list[tuple[str, date, str]]:
    return [
        (offer.owed_by.value if offer.owed_by else "", offer.day or date.min, offer.words)
        for sentence in sentences(note)
        for offer in promises(sentence, TODAY)
    ]


@pytest.mark.parametrize(
    ("note", "side", "day", "words"),
    [
        ("ще изпратят прогноза до петък", "they", FRI, "изпратят прогноза до петък"),
        ("We will send the validation papers by 10.12.", "we", TENTH, "send the validation papers by 10.12."),
        ("I told him the plan will be on his desk by tomorrow.", "we", TUE, "I told him the plan will be on his desk by tomorrow"),
        ("Radostina said she'd return the NDA by Friday.", "they", FRI, "return the NDA by Friday"),
        ("They will send the plan within 10 days.", "they", TENTH, "send the plan within 10 days"),
        ("Ще ни пратят списъка в срок от 10 дни.", "they", TENTH, "пратят списъка в срок от 10 дни"),
        ("До две седмици ще имат решение.", "they", date(2026, 12, 14), "До две седмици ще имат решение"),
        ("До 10 декември ще имаме отговор от него.", "they", TENTH, "До 10 декември ще имаме отговор от него"),
        ("Ще говори с Маркова утре.", "they", TUE, "говори с Маркова утре"),
        ("Казах му, че до четвъртък ще я има.", "we", THU, "до четвъртък ще я има"),
        ("Каза, че утре ще прати оферта.", "they", TUE, "утре ще прати оферта"),
        ("Now he says by this Friday for sure.", "they", FRI, "Now he says by this Friday"),
        ("говорих с тях, ще пратят списъка до 5.12.", "they", SAT, "пратят списъка до 5.12."),
        ("will send us the list by 10/12", "they", TENTH, "send us the list by 10/12"),
        ("I promised the new layout until 10 December.", "we", TENTH, "the new layout until 10 December"),
        ("They will send the list until Friday.", "they", FRI, "send the list until Friday"),
        ("Told her she gets them on Monday.", "we", MON, "she gets them on Monday"),
        ("shte pratim ofertata do 10/12", "we", TENTH, "pratim ofertata do 10/12"),
        ("they pay 1/3 by 10/12", "they", TENTH, "pay 1/3 by 10/12"),
        ("обещаха да платят старите фактури до 10.12.", "they", TENTH, "платят старите фактури до 10.12."),
        ("обещах мостри до четвъртък", "we", THU, "мостри до четвъртък"),
        ("ще им пратим оферта в сряда", "we", WED, "пратим оферта в сряда"),
        ("Виктория Янева ще се обади до сряда", "they", WED, "се обади до сряда"),
        ("утре ще звънна на склада", "we", TUE, "утре ще звънна на склада"),
        ("до петък ще ни върнат отговор за бройките", "they", FRI, "до петък ще ни върнат отговор за бройките"),
        ("ще ни бъде изпратена декларация до петък", "they", FRI, "ще ни бъде изпратена декларация до петък"),
        ("пращат прогноза до края на седмицата", "they", date(2026, 12, 4), "пращат прогноза до края на седмицата"),
        ("дължат ни отговор до сряда", "they", WED, "отговор до сряда"),
        ("дължим им чертежите до четв", "we", THU, "чертежите до четв"),
        ("уговорихме се да дойдем на 8 декември да мерят", "we", date(2026, 12, 8), "дойдем на 8 декември"),
        ("shte izpratim ofertata do sryada", "we", WED, "izpratim ofertata do sryada"),
        ("6te pratqt prognoza do petak", "they", FRI, "pratqt prognoza do petak"),
        ("Иванова каза, че ще подпише в понеделник", "they", MON, "подпише в понеделник"),
        ("нашият сервиз ще смени щангата до 10.12.", "we", TENTH, "смени щангата до 10.12."),
        ("we'll deliver the samples next week", "we", MON, "deliver the samples next week"),
        ("they pay by 10 Dec, all of it", "they", TENTH, "pay by 10 Dec"),
        ("we owe them the drawings by friday", "we", FRI, "the drawings by friday"),
        ("they owe us the forecast by 10 dec", "they", TENTH, "the forecast by 10 dec"),
        ("ivanova will confirm on tuesday", "they", TUE, "confirm on tuesday"),
        ("koleva promised us the lab report by thu", "they", THU, "the lab report by thu"),
        ("I promised a lorry by Thursday and drove there myself", "we", THU, "a lorry by Thursday"),
        ("She said she'll sign by 10.12.", "they", TENTH, "sign by 10.12."),
        ("will get back to us by thursday", "they", THU, "get back to us by thursday"),
        ("they agreed to settle the rest by 10 Dec", "they", TENTH, "settle the rest by 10 Dec"),
        ("he's sending the plan on monday", "they", MON, "he's sending the plan on monday"),
        ("they will have the list by friday", "we", FRI, "have the list by friday"),
        ("ще имат отговор до края на седмицата", "we", date(2026, 12, 4), "имат отговор до края на седмицата"),
        ("ще имаме отговор до сряда", "they", WED, "имаме отговор до сряда"),
        ("we will have it ready by friday", "we", FRI, "have it ready by friday"),
        ("разбрахме се до петък да им дам цена", "we", FRI, "разбрахме се до петък да им дам цена"),
        ("they to confirm by friday", "they", FRI, "confirm by friday"),
        ("we will be there on Tuesday at 9", "we", TUE, "we will be there on Tuesday"),
        ("„Ще ви звънна утре.“", "they", TUE, "звънна утре"),
        ("We'll correct them by 4 December.", "we", FRI, "correct them by 4 December"),
        ("Ще им занесем мостри до петък.", "we", FRI, "занесем мостри до петък"),
        ("Обещахме да му сметнем чашките до другия петък.", "we", date(2026, 12, 11), "сметнем чашките до другия петък"),
        ("Колева ще ни запише час за сряда.", "they", WED, "запише час за сряда"),
        ("Ще поръча 20 000 торби до понеделник.", "they", MON, "поръча 20 000 торби до понеделник"),
        ("Ще поръча 20 000 торби, каза, до понеделник.", "they", MON, "поръча 20 000 торби, каза, до понеделник"),
        ("Ще прегледа договора до петък.", "they", FRI, "прегледа договора до петък"),
        ("Ще ги докарам в четвъртък.", "we", THU, "докарам в четвъртък"),
        ("Авансът ще е при нас във вторник.", "they", TUE, "Авансът ще е при нас във вторник"),
        ("The advance will be with us on Tuesday.", "they", TUE, "The advance will be with us on Tuesday"),
        ("Очаква оферта от нас до 10 декември.", "we", TENTH, "оферта от нас до 10 декември"),
        ("Стоянов чака подписаната клауза до 10 декември.", "we", TENTH, "подписаната клауза до 10 декември"),
        ("She expects our offer by 10 December.", "we", TENTH, "our offer by 10 December"),
        ("Чакаме от тях прогноза до петък.", "they", FRI, "от тях прогноза до петък"),
        ("Чакаме новия договор до петък.", "they", FRI, "новия договор до петък"),
        ("We await the signed contract by Friday.", "they", FRI, "the signed contract by Friday"),
        ("Петров чака подпис до петък.", "they", FRI, "подпис до петък"),
        ("чака плащането до 10.12.", "they", TENTH, "плащането до 10.12."),
        ("She awaits the order by Friday.", "they", FRI, "the order by Friday"),
        ("Чака нашата прогноза до петък.", "we", FRI, "нашата прогноза до петък"),
    ],
)  # fmt: skip
def test_a_promise_is_seen_with_its_side_and_its_day(note: str, side: str, day: date, words: str) -> None:
    assert said(note) == [(side, day, words)]


@pytest.mark.parametrize(
    "note",
    [
        "will send the list by 5 Dec",
        "the list will be sent by friday",
        "списъкът ще бъде изпратен до петък",
        "promised for 10 Dec",
        "обещано за 10.12.",
        "floor plan comes by friday",
        "sketch from Stefan by friday",
        "Стефан ще дойде в сряда да смени ножа",
        "agreed to pay by 10 Dec",
        "He owes me the papers, will mail them tomorrow",
    ],
)
def test_whose_it_is_is_asked_where_the_words_do_not_say_so(note: str) -> None:
    assert [side for side, _day, _words in said(note)] == ["they", "we"]


@pytest.mark.parametrize(
    "note",
    [
        # done
        "пратиха прогнозата в петък", "sent the list on friday", "she paid by 5 Nov", "върнаха отговор вчера",
        "Delivery by Friday is impossible, told them so", "до петък е невъзможно да пратим мостри", "не е възможно да доставим до сряда",
        # wishes, needs, questions, guesses, conditions
        "иска да му пратим мостри до петък", "she wants two designs by 4 Dec", "трябва им до петък", "they need it by friday",
        "can they send the list by friday?", "ще пратят ли до петък?", "пита дали ще доставим до петък", "asks when we will deliver, monday?",
        "ще се опитат да пратят до петък", "вероятно ще платят до петък", "maybe they will send it by friday",
        "ако подпишат, ще доставим до петък", "they will sign by friday if the board agrees", "мисли, че ще пратят до петък",
        "надява се да подпишат до петък", "they would send it by friday",
        # not
        "няма да пратят до петък", "won't deliver before 5 Dec", "they will not pay by friday", "не обещаха нищо до петък",
        "they don't send samples on friday",
        # no promise to us
        "Rosen presents to the board next Tuesday", "ще представи плана пред борда в петък", "Доставката я местим за 12 декември",
        "They await the board's decision by 9 December", "counts leakers per shift now",
        "she gets the decision by friday",
        # what lasts until a day, or begins on it
        "we will hold the price until friday", "they will keep the old lids until 10 Dec",
        "ще е в отпуск до 15.12.", "will be away until monday", "ще дадат отстъпка до края на месеца", "офертата важи до петък",
        "price will hold until 10 Dec", "ще работят до петък", "closed until monday", "ще ползваме старата цена до петък",
        "чакам отговор до понеделник", "чака до петък", "чака решение до петък", "чака отговор от борда до петък", "договорът изтича на 31.12.", "board meets on wednesday", "he is back on monday",
        "splicing table pays in four months", "да пратя оферта до петък", "we need to send the offer by friday",
        # what was delivered already
        "последната доставка дойде в сряда", "delivery came on friday",
        "миналия път обещаха да платят до петък, не платиха", "дават 5 % до петък", "ще се видим в четвъртък",
        # without a day
        "ще изпратят прогноза", "will send the list soon", "ще платят 30 дни след доставка", "ще поръчат 500 бр",
        "will send 200 pieces", "ще пращат всеки петък",
    ],
)  # fmt: skip
def test_what_is_no_promise_is_not_offered(note: str) -> None:
    assert said(note) == []


def test_several_in_one_note_each_with_its_own_words() -> None:
    note = "ще звъннат в понеделник, а ние ще пратим мостри до 10.12. колева ще потвърди утре"
    assert said(note) == [
        ("they", MON, "звъннат в понеделник"),
        ("we", TENTH, "пратим мостри до 10.12."),
        ("they", TUE, "потвърди утре"),
    ]
    assert [side for side, _day, _words in said("- they: send the list by fri\n- we deliver on monday")] == [
        "they",
        "we",
    ]


def test_both_halves_of_what_was_arranged_are_promises() -> None:
    note = "Договорихме се те да пратят рисунките до 4.12., а ние да върнем оферта до 10.12."
    assert said(note) == [
        ("they", FRI, "пратят рисунките до 4.12."),
        ("we", TENTH, "върнем оферта до 10.12."),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Nothing promised today.",
        "Nothing was promised for Friday.",
        "Nobody will call by Friday.",
        "She would send it by Friday, maybe.",
        "He said he'd never pay by Friday.",
        "The offer is valid until Friday.",
        "They will pay within 30 days.",
        "ще говорим в петък",
        "He said by Friday it would be too late.",
        "Within two weeks of delivery they pay.",
        "Говори се, че догодина ще има нов директор.",
        "Срокът за доставка е до 10 дни.",
    ],
)
def test_what_a_stranger_wrote_and_nobody_promised(note: str) -> None:
    assert said(note) == []
