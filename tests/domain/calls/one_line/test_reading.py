"""What lines become: each as a salesperson types it in a hurry, English and Bulgarian (K16, K17, K20)."""

import pytest

from kamtui.domain.calls.one_line.reading import LONGEST_LINE, read_line
from tests.domain.calls.one_line.book import DIRECTORY, NOW, choices, understood

BRACKETS = "What is “({})”? In brackets stands (new), how somebody stands, as in (supporter: why), or which of two is meant. Other words stand behind the colon."

LINES = {
    "metro, ivanova, petrov, visit yesterday: ok with 45 days =payment 45 days from 1.1 !fri send draft +Koleva/Fantastico": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova named Fantastico/+Koleva | Boris Petrov | “ok with 45 days” | they owe payment 45 days from 1.1 04.12.? | then send draft 04.12.",
    "metro, ivanova, phone: wants the new list": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “wants the new list”",
    "Метро, Иванова, тел: иска новата листа": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “иска новата листа”",
    "метро, иванова, петров, посещение вчера 15:00: съгласни =отсрочка 45 дни от 1.1 !пт да пратя проект": "Metro Cash & Carry | visit 26.11. 15:00 | Maria Ivanova | Boris Petrov | “съгласни” | they owe отсрочка 45 дни от 1.1 04.12.? | then да пратя проект 04.12.",
    "metro, visit 25.11. 14:30, ivanova: saw the shop": "Metro Cash & Carry | visit 25.11. 14:30 | Maria Ivanova | “saw the shop”",
    "metro, ivanova (supporter: praised the launch), petrov blocker: price round": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova [supporter: praised the launch] | Boris Petrov [blocker] | “price round”",
    "metro, Иванова (поддръжник), Петров блокиращ: кръг с цени": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova [supporter] | Boris Petrov [blocker] | “кръг с цени”",
    "metro, ivan: who": "! Who is “ivan”?",
    "metro, ivanova, phone 26-ти: иска нова цена": "Metro Cash & Carry | phone 26.11. 12:00 | Maria Ivanova | “иска нова цена”",
    "metro, ivanova, 15', phone: quick check": "Metro Cash & Carry | phone 27.11. 10:00 | 15 min | Maria Ivanova | “quick check”",
    "метро, петров, 45’ срещата вчера: рафтове": "Metro Cash & Carry | visit 26.11. 12:00 | 45 min | Boris Petrov | “рафтове”",
    "metro, ivanova, phone for 10 minutes: short": "Metro Cash & Carry | phone 27.11. 10:00 | 10 min | Maria Ivanova | “short”",
    "metro, ivanova, вчера 2 ч: x": "! Is “2 ч” an hour of the day, and which, or how long it was?",
    "metro, петров вчера в 2: x": "! Is “в 2” an hour of the day, and which, or how long it was?",
    "metro, ivanova, yesterday at 3: x": "! Is “at 3” an hour of the day, and which, or how long it was?",
    "metro, ivanova, вчера в 3 следобед: x": "Metro Cash & Carry | phone 26.11. 15:00 | Maria Ivanova | “x”",
    "metro, ivanova, yesterday 3h: x": "Metro Cash & Carry | phone 26.11. 12:00 | 180 min | Maria Ivanova | “x”",
    "metro, ivanova, вчера 15:00 2 ч: x": "Metro Cash & Carry | phone 26.11. 15:00 | 120 min | Maria Ivanova | “x”",
    "metro, ivanova, преди 2 ч: x": "Metro Cash & Carry | phone 27.11. 08:00 | Maria Ivanova | “x”",
    "metro, ivanova: !30/11 send price list": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then send price list 30.11.",
    "metro, ivanova: !3/4 pallet of film": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then 3/4 pallet of film 28.11.",
    "metro, ivanova: te=poruchka do 10/12": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe poruchka do 10/12 10.12.",
    "metro, ivanova, 1:30 visit: x": "! Is “1:30” an hour of the day, and which, or how long it was?",
    "metro, ivanova, on the 25th: x": "Metro Cash & Carry | phone 25.11. 12:00 | Maria Ivanova | “x”",
    "metro, ivanova: !2/3 of the order to confirm": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then 2/3 of the order to confirm 28.11.",
    "metro, new: hello": "! Say who is new: Koleva (new).",
    "metro, stoev +Georgiev, visit: x": "! “visit” says how or when it was: write that before what begins with +.",
    "metro, ivan d, mail: sent terms": "Metro Cash & Carry | email 27.11. 10:00 | Ivan Dimitrov | “sent terms”",
    "metro, kolev: of other accounts": "! Is “kolev” somebody new?",
    "metro, tanev: new one": "Metro Cash & Carry | phone 27.11. 10:00 | +tanev | “new one”",
    "metro, Kolev (new), phone: met": "Metro Cash & Carry | phone 27.11. 10:00 | +Kolev | “met”",
    "metro, ivanov: a man": "! Is “ivanov” somebody new?",
    "metro, ivano: begun": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “begun”",
    "metro, elena koleva: elsewhere": "! Is “elena koleva” somebody new?",
    "metro, Elena Koleva (Billa): elsewhere": "Metro Cash & Carry | phone 27.11. 10:00 | Elena Koleva | “elsewhere”",
    "billa, koleva, video 30 min: demo they=forecast by fri we=samples by 5.12.": "Billa | video 27.11. 10:00 | 30 min | Elena Koleva | “demo” | they owe forecast by fri 04.12. | we owe samples by 5.12. 05.12.",
    "billa, koleva, видео 30 мин: демо те=прогноза до петък ние=мостри до 5.12.": "Billa | video 27.11. 10:00 | 30 min | Elena Koleva | “демо” | they owe прогноза до петък 04.12. | we owe мостри до 5.12. 05.12.",
    "alfa, phone: which": "! Which account is “alfa”?",
    "alfa (Varna), phone: which": "Alfa | phone 27.11. 10:00 | “which”",
    "neli avramova, phone: club dinner +Orlin/Zornitsa Milk": "- | phone 27.11. 10:00 | Neli Avramova named +Zornitsa Milk/+Orlin | “club dinner”",
    "koleva, phone: whose": "! Who is “koleva”?",
    "орляк, колева, обадиха се: рекламация !утре 10:00 звънни на Колева %4": "Месокомбинат Орляк | phone 27.11. 10:00 | they began | Снежана Колева | “рекламация” | then звънни на Колева 28.11. 10:00 | satisfied 4",
    "орляк, орлянков, среща днес 9:00: доволен %9 и ще ни препоръча +Стоянов/Млечен път: търсят доставчик": "Месокомбинат Орляк | visit 27.11. 09:00 | Димитър Орлянков named +Млечен път/+Стоянов (търсят доставчик) | “доволен и ще ни препоръча” | satisfied 9",
    "орляк, желев, пет: x": "! Is “пет” a day or a name?",
    "орляк, желев, петък: x": "! Is “петък” today or a week ago?",
    "metro ivanova tel: no commas": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “no commas”",
    "metro yesterday: one word": "Metro Cash & Carry | phone 26.11. 12:00 | “one word”",
    "yesterday 16:00 metro, ivanova: day first": "Metro Cash & Carry | phone 26.11. 16:00 | Maria Ivanova | “day first”",
    "27.11. 9:15, metro, petrov, email: sent": "Metro Cash & Carry | email 27.11. 09:15 | Boris Petrov | “sent”",
    "metro, ivanova: asked +none": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova asked, none | “asked”",
    "metro, ivanova, petrov: two +Koleva/Fantastico from petrov +none from ivanova": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova asked, none | Boris Petrov named Fantastico/+Koleva | “two”",
    "metro, ivanova: twin +Fantastiko": "! Is “Fantastiko” new?",
    "metro, ivanova: brackets +Dobrev/Fantastiko (new)": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova named +Fantastiko/+Dobrev | “brackets”",
    "metro, Колева (new) (supporter: хареса офертата): здравей": "Metro Cash & Carry | phone 27.11. 10:00 | +Колева [supporter: хареса офертата] | “здравей”",
    "metro, ivanova: !send the draft by wed": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then send the draft 02.12.",
    "metro, ivanova: !call": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then call 28.11.",
    "metro, ivanova: !2 weeks free trial for Petrov": "! Which day is “2 weeks”? Name it, as in fri, +2w or 15.12.",
    "metro: ivanova, phone: late head": "! “ivanova, phone” stands behind the first colon: is it who was there, or how? Then write a comma before it.",
    "metro, ivanova: !5 boxes of samples": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then 5 boxes of samples 28.11.",
    "metro, ivanova: !31.2. call": "! There is no such day as “31.2.”: February has 28 or 29 days.",
    "metro, ivanova: !fri": "! Say what is to be done by then.",
    "metro, ivanova: !mon call !tue write": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | then call 30.11. | then write 01.12.",
    "metro, ivanova: %11": "! A number from 0, not at all, to 10, wholly.",
    "metro, ivanova: %7 %8": "! This is said twice: leave one of them out.",
    "metro, ivanova: %7/10 they like us": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “they like us” | satisfied 7",
    "metro, phone: it is 50 % done, 2+2, ok! a=b": "Metro Cash & Carry | phone 27.11. 10:00 | “it is 50 % done, 2+2, ok! a=b”",
    "metro, phone: 2 = 2": "! “=” stands alone: write it close before its words, or take it out.",
    "metro, ivanova, ivanova: twice": "! Maria Ivanova stands here twice.",
    "metro, tomorrow: ahead": "! Sat 28 Nov 12:00 lies ahead; what is still to come is a task: write it as the next step.",
    "metro, 31.2.: none": "! There is no such day as “31.2.”: February has 28 or 29 days.",
    "metro, ivanova, visit, phone: two channels": "! This is said twice, and not the same: leave one of them out.",
    "metro, ivanova; petrov, viber: semicolon": "Metro Cash & Carry | message 27.11. 10:00 | Maria Ivanova | Boris Petrov | “semicolon”",
    "metro, ivanova, she called: wants it": "Metro Cash & Carry | phone 27.11. 10:00 | they began | Maria Ivanova | “wants it”",
    "орляк, желев, обади се: чака": "Месокомбинат Орляк | phone 27.11. 10:00 | they began | Петко Желев | “чака”",
    "metro, Янков (new) blocker: hard": "Metro Cash & Carry | phone 27.11. 10:00 | +Янков [blocker] | “hard”",
    "metro, Янков (нов, блокер: скъпо): hard": "Metro Cash & Carry | phone 27.11. 10:00 | +Янков [blocker: скъпо] | “hard”",
    "metro, petrov (defender) (supporter): x": "! " + BRACKETS.format("supporter"),
    "metro, ivanova: named +Petrov": "! Is “Petrov” Boris Petrov, or an organisation? Behind + stands an organisation: +Fantastico from Petrov.",
    "metro, ivanova: named +Petrov (new)": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova named +Petrov | “named”",
    "metro, ivanova: =120k": "! Whose promise is “120k”? Write they= or we= before it.",
    "metro, ivanova: =120 хил. лв.": "! Whose promise is “120 хил. лв.”? Write they= or we= before it.",
    "metro, ivanova: they=120k": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe 120k 04.12.?",
    "metro, ivanova: =ще пратят прогноза до сряда": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe ще пратят прогноза до сряда 02.12.",
    "metro, ivanova: =ще пратим проект до сряда": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | we owe ще пратим проект до сряда 02.12.",
    "metro, ivanova: =they=list by wed": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe list by wed 02.12.",
    "metro, ivanova: %8.5": "! A number from 0, not at all, to 10, wholly.",
    "„metro, ivanova: quoted“": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “quoted”",
    "metro, ivanova, objection price, visit: hm": "Metro Cash & Carry | visit 27.11. 10:00 | Maria Ivanova | objection price | “hm”",
    "метро, иванова, възражение бюджет: хм": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | objection budget | “хм”",
    "metro, objection price, objection budget: x": "! This is said twice, and not the same: leave one of them out.",
    "metro:note": "Metro Cash & Carry | phone 27.11. 10:00 | “note”",
    "ok with 45 days": "! No account is called “ok with 45 days”. A line begins with the account, then its people, commas between; a colon, then the note.",
    "metro, ivanova, !call on fri, visit yesterday: fine": "! “visit yesterday” says how or when it was: write that before what begins with a sign.",
    "metro, ivanova, we=offer by fri, visit yesterday: fine": "! “visit yesterday” says how or when it was: write that before what begins with a sign.",
    "metro, ivanova, %9, visit yesterday: fine": "! “visit yesterday” says how or when it was: write that before what begins with a sign.",
    "metro, ivanova %9, visit yesterday": "! “visit yesterday” says how or when it was: write that before what begins with a sign.",
    "metro, ivanova %9: fine": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “fine” | satisfied 9",
    "metro, ivanova %9, wants the pilot: soon": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “wants the pilot: soon” | satisfied 9",
    "metro, ivanova, video call thursday: x": "Metro Cash & Carry | video 26.11. 12:00 | Maria Ivanova | “x”",
    "metro, ivanova, teams meeting yesterday 45 min: x": "Metro Cash & Carry | video 26.11. 12:00 | 45 min | Maria Ivanova | “x”",
    "metro, ivanova, тел днес 5 мин: x": "Metro Cash & Carry | phone 27.11. 10:00 | 5 min | Maria Ivanova | “x”",
    "metro, ivanova, phone yesterday 1h 30 min: x": "Metro Cash & Carry | phone 26.11. 12:00 | 90 min | Maria Ivanova | “x”",
    "metro, ivanova, phone yesterday 1 h 30 min: x": "Metro Cash & Carry | phone 26.11. 12:00 | 90 min | Maria Ivanova | “x”",
    "metro, ivanova, phone yesterday an hour: x": "Metro Cash & Carry | phone 26.11. 12:00 | 60 min | Maria Ivanova | “x”",
    "metro, ivanova, phone an hour ago: x": "Metro Cash & Carry | phone 27.11. 09:00 | Maria Ivanova | “x”",
    "metro, ivanova, phone 20 min ago: x": "Metro Cash & Carry | phone 27.11. 09:40 | Maria Ivanova | “x”",
    "metro, ivanova, phone 24 nov 25 min: x": "Metro Cash & Carry | phone 24.11. 12:00 | 25 min | Maria Ivanova | “x”",
    "metro, ivanova, sceptic: x": "! Is “sceptic” somebody new?",
    "metro, ivanova, недоволна: x": "! Is “недоволна” somebody new?",
    "metro, ivanova, срд: x": "! Is “срд” somebody new?",
    "metro, ivanova, phon: x": "! Is “phon” somebody new?",
    "metro, ivanova, mtg: x": "! Is “mtg” somebody new?",
    "metro, ivanova (привърженик: харесва цената): x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova [supporter: харесва цената] | “x”",
    "metro, ivanova, visit yesterday: ?": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “?”",
    "metro, ivanova, visit yesterday: :) fine": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “:) fine”",
    "metro, ivanova, visit yesterday: ok %8. they=list by fri": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “ok” | they owe list by fri 04.12. | satisfied 8",
    "metro, ivanova, visit yesterday: ok %8!": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “ok” | satisfied 8",
    "metro, ivanova, visit yesterday: x !call petrov on friday about pallets": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “x” | then call petrov about pallets 04.12.",
    "metro, ivanova, visit yesterday: x !call petrov 4 dec about pallets": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “x” | then call petrov about pallets 04.12.",
    "metro, ivanova, visit yesterday: x !call petrov 4.12 14:00 about pallets": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “x” | then call petrov about pallets 04.12. 14:00",
    "metro, ivanova, visit yesterday: x !send offer for 4 pallets at 4.12 a piece": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “x” | then send offer for 4 pallets at 4.12 a piece 28.11.",
    "metro, ivanova, visit yesterday: x !check 4.12. and 8.12. deliveries": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “x” | then check 4.12. and 8.12. deliveries 28.11.",
    "metro, ivanova, visit yesterday: x !send minutes of monday meeting": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | “x” | then send minutes of monday meeting 28.11.",
    "metro, ivanova, they called 2h yesterday: x": "Metro Cash & Carry | phone 26.11. 12:00 | they began | 120 min | Maria Ivanova | “x”",
    "metro, ivanova, phone 2 hours ago: x": "Metro Cash & Carry | phone 27.11. 08:00 | Maria Ivanova | “x”",
    "metro, ivanova, email yesterday phone: x": "! This is said twice, and not the same: leave one of them out.",
    "metro, ivanova, visit yesterday: they=list by wed;we=offer by fri": "Metro Cash & Carry | visit 26.11. 12:00 | Maria Ivanova | they owe list by wed 02.12. | we owe offer by fri 04.12.",
    "=payment": "! Say first with which account, or whom, this was; then a colon.",
    "metro, ivanova =they: list by fri": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe list by fri 04.12.",
    "metro, ivanova, 1h 30: long =both: joint promo by 15.12.": "Metro Cash & Carry | phone 27.11. 10:00 | 90 min | Maria Ivanova | “long” | both owe joint promo by 15.12. 15.12.",
    "metro, they called, ivanova, 15 min: complaint on delivery, 3 pallets": "Metro Cash & Carry | phone 27.11. 10:00 | they began | 15 min | Maria Ivanova | “complaint on delivery, 3 pallets”",
    "metro, входящо тел, иванова: рекламация": "Metro Cash & Carry | phone 27.11. 10:00 | they began | Maria Ivanova | “рекламация”",
    "metro, ivanova, phone, 20.11.2025: last year": "Metro Cash & Carry | phone 20.11. 12:00 | Maria Ivanova | “last year”",
    "metro, ivanova, last friday: past": "Metro Cash & Carry | phone 20.11. 12:00 | Maria Ivanova | “past”",
    "metro, ivanova, fri: today is friday": "! Is “fri” today or a week ago?",
    "metro, + Иван Колев (new): from the program's own words": "Metro Cash & Carry | phone 27.11. 10:00 | +Иван Колев | “from the program's own words”",
    "metro, ivanova: price 5.12 лв. +2w more =they send 3 samples !+2w call back": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “price 5.12 лв. +2w more” | they owe they send 3 samples 04.12.? | then call back 11.12.",
    "metro ivanova tel yesterday: three": "Metro Cash & Carry | phone 26.11. 12:00 | Maria Ivanova | “three”",
    "metro, ivanova wants new list": "! Is “ivanova wants new list” somebody new?",
    "metro, иван колев: two small words": "Metro Cash & Carry | phone 27.11. 10:00 | +иван колев | “two small words”",
    "metro, ivanova: x =they: forecast by 31.2.": "! There is no such day as “31.2.”: February has 28 or 29 days.",
    "metro, ivanova: discount 8 % 10 pallets": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “discount 8 % 10 pallets”",
    "metro, ivanova: 12 eur +VAT, 12 лв +ДДС +транспорт": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “12 eur +VAT, 12 лв +ДДС +транспорт”",
    "metro, ivanova: we=list by 31 feb": "! There is no such day as “31 feb”: February has 28 or 29 days.",
    "metro, ivanova: ние=листа до 31 ноември": "! There is no such day as “31 ноември”: November has 30 days.",
    "metro, (new): nameless": "! Say who is new: Koleva (new).",
    "metro, ivanova (left us): lost words": f"! {BRACKETS.format('left us')}",
    "metro (left us): lost words": f"! {BRACKETS.format('left us')}",
    "metro, ivanova, phone (busy): lost words": f"! {BRACKETS.format('busy')}",
    "metro, Kolev (director): lost words": f"! {BRACKETS.format('director')}",
    "metro, Kolev (new, director): lost words": f"! {BRACKETS.format('director')}",
    "metro, ivanova: +Zora (big)": f"! {BRACKETS.format('big')}",
    "metro, ivanova: +Fantastico (big)": f"! {BRACKETS.format('big')}",
    "metro (sceptic), ivanova: whose stance": "! Who is a sceptic? This stands behind the name of a person.",
    "metro (new), ivanova: known": "! “metro” is no new account: leave out the brackets.",
    "metro, ivanova (buyer): her title": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “her title”",
    "metro ivanova called yesterday: samples": "Metro Cash & Carry | phone 26.11. 12:00 | they began | Maria Ivanova | “samples”",
    "metro, ivanova called: samples": "Metro Cash & Carry | phone 27.11. 10:00 | they began | Maria Ivanova | “samples”",
    "орляк, желев се обади вчера: мостри": "Месокомбинат Орляк | phone 26.11. 12:00 | they began | Петко Желев | “мостри”",
    "metro, called ivanova: samples": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “samples”",
    "metro, ivanova, phone 3.12.: a slip": "! 3 Dec 2025 lies most of a year back: write its year too if it is meant.",
    "metro, ivanova, phone 3.12.2025: meant": "Metro Cash & Carry | phone 03.12. 12:00 | Maria Ivanova | “meant”",
    "metro, ivanova: !20.11. send": "! 20 Nov 2027 lies most of a year ahead: write its year too if it is meant.",
    "metro, ivanova: we=list by 20.11.": "! 20 Nov 2027 lies most of a year ahead: write its year too if it is meant.",
    "metro, ivanova: we=list by 20.11.2027": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | we owe list by 20.11.2027 20.11.",
    "metro, ivanova, tel. вчера 14:00: dot": "Metro Cash & Carry | phone 26.11. 14:00 | Maria Ivanova | “dot”",
    "alfa varna, phone: city without brackets": "Alfa | phone 27.11. 10:00 | “city without brackets”",
    "metro, ivanova: x ==samples by fri": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x” | we owe samples by fri 04.12.",
    "metro, ivanova: x =list by fri": "! Whose promise is “list by fri”? Write they= or we= before it.",
    "metro, ivanova: x !!fri call": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x” | then call 04.12.",
    "metro, ivanova: super!! ok !!": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “super!! ok !!”",
    "metro, ivanova: x ++Zornitsa": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova named +Zornitsa | “x”",
    "metro, ivanova: %%8": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | satisfied 8",
    "metro, ivanova: %8% ok": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “ok” | satisfied 8",
    "metro, ivanova: %-1": "! A number from 0, not at all, to 10, wholly.",
    "metro, ivanova:: x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x”",
    "metro, ivanova:\u00a0x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x”",
    "metro, ivanova: they= list by fri ние= мостри до ср": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe list by fri 04.12. | we owe мостри до ср 02.12.",
    "metro, ivanova: te=prognoza do petak nie=mostri": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | they owe prognoza do petak 04.12. | we owe mostri 04.12.?",
    "metro, ivanova: they=fri": "! Say what was promised: “they: the forecast by fri”.",
    "metro, ivanova: ние=до петък": "! Say what was promised: “they: the forecast by fri”.",
    "metro, ivanova: ok. + Fantastico": "! “+” stands alone: write it close before its words, or take it out.",
    "metro, ivanova: 2 + 3, Petrov + Stoev": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “2 + 3, Petrov + Stoev”",
    "metro, ivanova + petrov: both": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | Boris Petrov | “both”",
    "metro, call with ivanova: x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x”",
    "metro, ivanova, звъннах: x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x”",
    "metro, ivanova, lunch: x": "Metro Cash & Carry | visit 27.11. 10:00 | Maria Ivanova | “x”",
    "метро, иванова, час и половина: x": "Metro Cash & Carry | phone 27.11. 10:00 | 90 min | Maria Ivanova | “x”",
    "метро, иванова, половин час: x": "Metro Cash & Carry | phone 27.11. 10:00 | 30 min | Maria Ivanova | “x”",
    "metro, petrov (blocker: too dear, too late): x": "Metro Cash & Carry | phone 27.11. 10:00 | Boris Petrov [blocker: too dear, too late] | “x”",
    "metro, petrov (blocker: too dear) (director): x": f"! {BRACKETS.format('director')}",
    "billa, koleva: turned +Metro Cash & Carry/Petrov": "! Is “Petrov” an organisation? Before the stroke stands a person: +Koleva/Fantastico.",
    "metro, ivanova: =плащане на 31.11.": "! There is no such day as “31.11.”: November has 30 days.",
    "metro, ivanova: they=payment on 31 nov": "! There is no such day as “31 nov”: November has 30 days.",
    "metro, ivanova: !звънни 31.11.": "! There is no such day as “31.11.”: November has 30 days.",
    "metro, ivanova: !call on 31 nov 10:00": "! There is no such day as “31 nov”: November has 30 days.",
    "metro, ivanova: we=2 ролки по 31.11 лв": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | we owe 2 ролки по 31.11 лв 04.12.?",
    "metro, ivanova, phoen: x": "! Is “phoen” somebody new?",
    "metro, ivanova, вчрра: x": "! Is “вчрра” somebody new?",
    "metro, ivanova, рекламация: x": "! Is “рекламация” somebody new?",
    "metro, ivanova, objection: price": "! Is “objection” somebody new?",
    "metro, Васил, Emil: x": "Metro Cash & Carry | phone 27.11. 10:00 | +Васил | +Emil | “x”",
    "metro, ivanova, 2 часа, среща: x": "Metro Cash & Carry | visit 27.11. 10:00 | 120 min | Maria Ivanova | “x”",
    "metro, ivanova, visit 25.11. 2h: x": "Metro Cash & Carry | visit 25.11. 12:00 | 120 min | Maria Ivanova | “x”",
    "metro, ivanova, преди 2 часа: x": "Metro Cash & Carry | phone 27.11. 08:00 | Maria Ivanova | “x”",
    "metro, ivanova, от 9 до 11: x": "Metro Cash & Carry | phone 27.11. 09:00 | 120 min | Maria Ivanova | “x”",
    "metro, ivanova: +нямат": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova asked, none",
    "метро, иванова, колеги: x": "! Is “колеги” somebody new?",
    "metro, ivanova: +Metro Cash & Carry": "! Metro Cash & Carry cannot be named by its own people.",
    "metro, иванова, преди малко, тел: x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x”",
    "metro, иванова, току що: x": "Metro Cash & Carry | phone 27.11. 10:00 | Maria Ivanova | “x”",
    "metro, ivanova, 15h: at three": "! today 15:00 lies ahead; what is still to come is a task: write it as the next step.",
}


@pytest.mark.parametrize(
    "line",
    [
        "metro, ivanova: !mon {}",
        "metro, ivanova: +{}",
        "metro, {} (new): x",
        "metro, ivanova (supporter: {}): x",
    ],
)
def test_what_would_be_cut_is_refused(line: str) -> None:
    assert "At most 500 characters fit here." in understood(line.format("x" * 501))


@pytest.mark.parametrize("line", LINES)
def test_a_line_becomes(line: str) -> None:
    assert understood(line) == LINES[line]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("metro, ivan: who", ["Ivan Dimitrov", "Ivan Georgiev", "Ivan Stoev"]),
        ("alfa, phone: which", ["Alfa (Sofia)", "Alfa (Varna)"]),
        ("metro, elena koleva: elsewhere", ["Elena Koleva (Billa)", "elena koleva (new)"]),
        ("орляк, колева, пет: x", ["20 Nov 2026", "Петко Желев"]),
        (
            "metro, ivanov: a man",
            ["Maria Ivanova", "Ivan Dimitrov", "Ivan Georgiev", "Ivan Stoev", "ivanov (new)"],
        ),
        ("metro, phon: a slip", ["phone", ": phon", "phon (new)"]),
        ("metro, timing: no name", ["objection timing", ": timing", "timing (new)"]),
        ("Fantastiko, phone: spelled otherwise", ["Fantastico"]),
    ],
)
def test_what_is_not_sure_is_asked_and_each_answer_is_understood(line: str, offered: list[str]) -> None:
    assert choices(line) == offered
    asked = line.split(", ")[-1].partition(":")[0] if ", phone" not in line else line.partition(",")[0]
    for answer in offered:
        assert not understood(line.replace(asked, answer, 1)).startswith("!")


def test_a_prospect_like_a_known_account_is_asked_and_each_answer_is_understood() -> None:
    line = "metro, ivanova: twin +Fantastiko"
    assert choices(line) == ["+Fantastico", "+Fantastiko (new)"]
    assert "named Fantastico" in understood(line.replace("+Fantastiko", "+Fantastico"))
    assert "named +Fantastiko" in understood(line.replace("+Fantastiko", "+Fantastiko (new)"))


def test_several_lines_count_what_was_agreed_from_their_own_day() -> None:
    line = "metro, ivanova, 24.11.: wants the list !fri send it they=forecast by thu"
    assert "then send it 27.11. " not in understood(line)
    told = understood(line, counts_from_call=True)
    assert told.endswith("they owe forecast by thu 26.11. | then send it 27.11.")
    # "Yesterday" is said from now, and so is what stands beside it.
    assert understood(line.replace("24.11.", "yesterday"), counts_from_call=True) == understood(
        line.replace("24.11.", "yesterday")
    )


def test_with_whom_something_was_agreed_is_the_only_one_or_the_one_who_is_named() -> None:
    def hung_on(line: str) -> list[int | None]:
        read = read_line(line, DIRECTORY, NOW)
        assert read.entry is not None
        steps = [step.person_id for step in (read.entry.next_step, *read.further) if step]
        return [*(term.person_id for term in read.agreed), *steps]

    both = "metro, ivanova, petrov: they=list by fri !mon call"
    assert hung_on(both) == [None, None] and hung_on(both.replace(", petrov", "")) == [11, 11]
    named = "metro, ivanova, petrov: they=list by fri !mon call petrov"
    assert hung_on(named) == [None, 12]
    assert (
        read_line(named, DIRECTORY, NOW).pieces[-1].means == "call petrov, by Mon 30 Nov, with Boris Petrov"
    )


def test_a_line_without_words_means_nothing() -> None:

    assert read_line("   ", DIRECTORY, NOW).pieces == ()
    assert read_line("x" * (LONGEST_LINE + 1), DIRECTORY, NOW).problems
    assert read_line("metro: " + "дума " * 1900, DIRECTORY, NOW).entry is not None
    assert read_line("а," * 5000, DIRECTORY, NOW).problems


def test_person_and_organisation_that_are_turned_round_are_offered_the_right_way() -> None:
    assert choices("billa, koleva: x +Metro Cash & Carry/Petrov") == [
        "+Petrov/Metro Cash & Carry",
        "+Metro Cash & Carry/Petrov (new)",
    ]
    assert "named Metro Cash & Carry/Boris Petrov" in understood("billa, koleva: +Petrov/Metro Cash & Carry")
    assert "named +Petrov/+Metro Cash & Carry" in understood(
        "billa, koleva: +Metro Cash & Carry/Petrov (new)"
    )


def test_who_named_a_prospect_is_chosen_with_all_else_that_was_written() -> None:
    line = "metro, ivanova, petrov: two +Dobrev/Zora from dobri: they asked"
    assert choices(line) == [
        "+Dobrev/Zora from Maria Ivanova: they asked",
        "+Dobrev/Zora from Boris Petrov: they asked",
    ]
    assert "Boris Petrov named +Zora/+Dobrev (they asked)" in understood(
        line.replace("dobri:", "Boris Petrov:")
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("metro, ivanova and petrov: both", "phone 27.11. 10:00 | Maria Ivanova | Boris Petrov | “both”"),
        (
            "метро, иванова и петров, тел: двамата",
            "phone 27.11. 10:00 | Maria Ivanova | Boris Petrov | “двамата”",
        ),
        ("metro, with Ms Ivanova (supporter: and more): x", "Maria Ivanova [supporter: and more] | “x”"),
        ("metro, с г-жа Иванова и д-р Колев (нов): x", "Maria Ivanova | +Колев | “x”"),
        ("metro, ivanova: !call her fri 15:30", "then call her 04.12. 15:30"),
        ("metro, ivanova: !5.12. send", "then send 05.12."),
    ],
)
def test_people_joined_titles_and_times_are_understood(line: str, told: str) -> None:
    assert understood(line).endswith(told)


def test_a_number_with_a_dot_before_a_step_is_asked_about() -> None:
    assert (
        understood("metro, ivanova: !1.5 pallets send")
        == "! Is “1.5” a day? Then write it with its dot: “1.5.”"
    )


def test_what_a_note_says_by_the_way_is_offered_in_the_grammar_and_not_written() -> None:
    line = "metro, ivanova, phone: petrov says too expensive, they will send the list by wed"
    assert understood(line).endswith(
        "| Maria Ivanova | “petrov says too expensive, they will send the list by wed”"
    )
    pieces = read_line(line, DIRECTORY, NOW).pieces
    offered = [choice.instead for piece in pieces for choice in piece.choices]
    assert offered == [
        "metro, objection price",
        "metro, Boris Petrov",
        "petrov says too expensive, they will send the list by wed they=send the list by wed",
    ]
    for choice in offered[:2]:
        line = line.replace("metro", choice, 1)
    line += " they=send the list by wed"
    assert "objection price" in understood(line) and "they owe send the list by wed 02.12." in understood(
        line
    )
    assert not any(piece.choices for piece in read_line(line, DIRECTORY, NOW).pieces), (
        "what it says is not offered"
    )


def test_an_hour_that_may_be_a_length_is_asked_with_both() -> None:
    assert choices("metro, ivanova, вчера 2 ч: x") == ["вчера 14:00", "вчера 120 min"]
    assert choices("metro, ivanova, среща вчера в 2: x") == ["среща вчера 14:00", "среща вчера 02:00"]
