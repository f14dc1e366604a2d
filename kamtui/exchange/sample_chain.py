"""What the sample book tells of the endless chain: who named whom, what is known of them, what came of it.

From one customer's supply director it goes five generations down, to an olive packer in Kavala. Two branches
won customers, one has been silent for more than half a year, and one spotter was paid for names that led nowhere. Days are
counted from today as in `sample_story`, fees are whole euros; `in_talk` is a name given in the conversation
told of that day.
"""

from typing import NamedTuple

from kamtui.exchange.sample_story import Someone, Step, Talk


class Lead(NamedTuple):
    """An organisation that came into the book by being named: little is known of it yet."""

    key: str
    name: str
    industry: str
    city: str
    country: str
    spend: int | None = None
    language: str = "en"
    stage: str = "prospect"


class Named(NamedTuple):
    """A prospect was named `ago` days ago by a person, or found in a source without one.

    `to` is somebody there to speak to, `thanked` days ago who named it was thanked.
    """

    prospect: str
    ago: int
    source: str
    by: str = ""
    why: str = ""
    to: str = ""
    may_use: str = "not_asked"
    fee: int | None = None
    thanked: int | None = None
    in_talk: bool = False


class Heard(NamedTuple):
    """What was found out of the four questions on a day, as `YY?N`; a note for each, or none."""

    prospect: str
    ago: int
    answers: str
    notes: tuple[str, str, str, str] = ("", "", "", "")


class Left(NamedTuple):
    """A prospect became a customer, or was lost for a reason."""

    prospect: str
    ago: int
    reason: str = ""


class Planned(NamedTuple):
    """What a week is to bring, `weeks` from this one; None is not planned."""

    weeks: int
    contacts: int | None
    asks: int | None
    prospects: int | None
    meetings: int | None


class Errand(NamedTuple):
    """A task for finding prospects; its day is counted in weekdays of the week that lies `weeks` from this one."""

    what: str
    weeks: int
    weekday: int
    firm: str = ""
    person: str = ""
    is_done: bool = False


LEADS = (
    # The longest branch, by way of Marisol, Thalassion and Adria
    Lead("vardarka", "Vardarka Preserves", "Preserves", "Strumica", "North Macedonia", 55000),
    Lead("kavala", "Kavala Olives", "Olives", "Kavala", "Greece"),
    Lead("rodopa", "Rodopa Soups", "Ready meals", "Smolyan", "Bulgaria", 40000),
    Lead("zelendvor", "Zelen Dvor Herbs", "Fresh herbs", "Pazardzhik", "Bulgaria", 35000, stage="lost"),
    Lead("morava", "Morava Dairy", "Dairy", "Kraljevo", "Serbia", 120000),
    # From Shumen
    Lead("bryag", "Бял бряг Кетъринг", "Хотелска кухня", "Балчик", "България", 22000, "bg"),
    Lead("gerlovo", "Мандра Герлово", "Млекопреработка", "Върбица", "България", 30000, "bg"),
    Lead("ticha", "Колбаси Тича", "Месопреработка", "Велики Преслав", "България", None, "bg"),
    # The silent branch, from Burgas
    Lead("chernomor", "Chernomor Deli", "Delicatessen", "Pomorie", "Bulgaria", 65000),
    Lead("anhialo", "Anhialo Fish", "Fish processing", "Pomorie", "Bulgaria", 30000),
    Lead("rusalka", "Rusalka Salads", "Ready meals", "Nesebar", "Bulgaria", 45000),
    # Others
    Lead("tundzha", "Tundzha Ducks", "Poultry", "Yambol", "Bulgaria", 90000),
    Lead("lozen", "Lozen Kitchens", "Ready meals", "Sofia", "Bulgaria"),
    Lead("strandzha", "Суджук Странджа", "Месопреработка", "Малко Търново", "България", 28000, "bg"),
    Lead("vidin", "Dairy near Vidin", "Dairy", "Vidin", "Bulgaria"),
    Lead("zagore", "Zagore Baby Food", "Baby food", "Stara Zagora", "Bulgaria", 75000),
)

CHAIN_PEOPLE = (
    Someone("g.mitevski", "vardarka", "Goran Mitevski", title="Owner", roles="decider"),
    Someone("e.sarri", "kavala", "Eleni Sarri", title="Export and packing"),
    Someone("m.rodopska", "rodopa", "Mila Rodopska", title="Founder"),
    Someone("k.lalov", "zelendvor", "Kiril Lalov", title="Owner", roles="decider"),
    Someone("j.ilic", "morava", "Jelena Ilić", title="Plant manager"),
    Someone("i.raev", "bryag", "Ивайло Раев", title="Главен готвач"),
    Someone("m.gerlovski", "gerlovo", "Мустафа Герловски", title="Собственик", roles="decider"),
    Someone("v.rusev", "chernomor", "Vasil Rusev", title="Managing director", roles="decider"),
    Someone("d.dukov", "tundzha", "Danail Dukov", title="Production manager"),
    Someone("h.mitrev", "strandzha", "Христо Митрев", title="Технолог"),
    # Paid for names, outside any account
    Someone(
        "e.donchev",
        "",
        "Emil Donchev",
        title="Drives for a pallet firm",
        interests="Sees every yard between Sofia and Dobrich. €150 a name, whatever comes of it.",
    ),
    Someone(
        "s.valkova",
        "",
        "Silvia Valkova",
        title="Food-plant consultant",
        goals="Calls only when she has asked all four questions herself.",
    ),
)

CHAIN_TALKS: dict[str, tuple[Talk, ...]] = {
    "marisol": (
        Talk(
            470,
            "visit",
            "s.bonev",
            "Greeting from Galina Ivanova",
            "Three rooms, nine women, one sealer that burns every twentieth lid. He will try our film on it.\n"
            "His trout comes from Thalassion in Thessaloniki: Papadakis waits three weeks for film from Italy.",
            "Named Thalassion",
            asked="given",
        ),
    ),
    "chernomor": (
        Talk(
            281,
            "phone",
            "v.rusev",
            "Greeting from Zhivko Petkov",
            "Vasil packs 300 kinds of delicatessen by hand and answers between two lorries.\n"
            "Wants a small tray sealer after the season, money is set aside.",
            "After the season",
        ),
        Talk(
            247,
            "visit",
            "v.rusev",
            "Pomorie: the packing room",
            "Six women, six scales. He'd rather show me the salt lakes than the numbers.\n"
            "Asked him who else packs by hand: Anhialo next door, same landlord.",
            "Named Anhialo Fish",
            asked="given",
        ),
        Talk(
            212,
            "phone",
            "v.rusev",
            "Before the season",
            "No time until autumn. Gave me Rusalka in Nesebar instead, they have a new hall.\n"
            "Promised myself to ring both. **Did not put it down.**",
            "Named Rusalka Salads",
            asked="given",
        ),
    ),
    "adria": (
        Talk(
            40,
            "phone",
            "a.trajkovska",
            "Black lids, and a name",
            "Lids come from Thessaloniki with the next lot. She laughed that Papadakis sells for me now.\n"
            "Her peppers are roasted in Strumica: Vardarka, the owner is Goran Mitevski. I may say who sent me.",
            "Named Vardarka",
            asked="given",
        ),
    ),
    "vardarka": (
        Talk(
            22,
            "phone",
            "g.mitevski",
            "Greeting from Ana Trajkovska",
            "Goran fills 2 kg buckets for restaurants and wants 400 g cups for shops. Decides alone.\n"
            "Olives for his mix come from Kavala, *they* complain about brine in every box: Eleni Sarri.",
            "Named Kavala Olives",
            asked="given",
        ),
    ),
    "kavala": (
        Talk(
            13,
            "email",
            "e.sarri",
            "Brine in every box",
            "Sent her the two photos Goran gave me and one question: where does it leak?\n"
            "Answer in an hour, with four photos more. The corner, always the same corner.",
            "She sends a box",
            why_not="she does not know me yet",
        ),
    ),
    "morava": (
        Talk(
            18,
            "email",
            "j.ilic",
            "Greeting from Milan Jovanović",
            "One paragraph, Milan's name, one number. She asks for a video call after their audit.",
            "Video call after the audit",
            why_not="first letter",
        ),
    ),
    "gerlovo": (
        Talk(
            8,
            "phone",
            "m.gerlovski",
            "Поздрав от бай Димитър",
            "Овчо сирене, 600 кг на ден, продава всичко до обяд. Иска вакуум торби с неговото име.\n"
            "Попита кой друг ме е пратил. И Колева от Белокрай го хвали.",
            "Мостри на торби",
            asked="none",
        ),
    ),
    "zelendvor": (
        Talk(
            58,
            "visit",
            "k.lalov",
            "Herbs in flow-pack",
            "Kiril cuts basil at five and packs until noon. Needs one small flow-wrapper, used or new.\n"
            "Told him ours is new. He said his nephew looks at auctions.",
            "Used or new?",
        ),
        Talk(
            31,
            "phone",
            "k.lalov",
            "Bought at an auction",
            "His nephew found a used Ferrano for €9,000. I would have bought it too.\n"
            "Film he buys from whoever is nearest. Ask again in spring.",
            "Lost",
        ),
    ),
    "strandzha": (
        Talk(
            46,
            "phone",
            "h.mitrev",
            "Поздрав от Нели Аврамова",
            "Сушат на въздух, режат на филийки от тази година. Филийките им почерняват на десетия ден.\n"
            "Прати ми пакет. Търговската марка е гордост за целия град.",
            "Пакет за лабораторията",
            asked="none",
        ),
    ),
    "kokoritsa": (
        Talk(
            3,
            "phone",
            "r.kolev",
            "Where the board stands",
            "Board meets next week, Rosen presents. He has Ognyan's leaker figures on his first slide.\n"
            "Asked him who else fights with poultry film: Danail Dukov, ducks in Yambol.",
            "Named Tundzha Ducks",
            asked="given",
            minutes=10,
        ),
    ),
    "veselna": (
        Talk(
            0,
            "phone",
            "o.yordanov",
            "Leakers of the night shift",
            "Two leakers in 900 trays, he read them out like a weather report.\n"
            "His neighbour in Lozen cooks for 40 offices and packs in foil. I should ring before lunch, never after.",
            "Named Lozen Kitchens",
            minutes=10,
            by="they",
            asked="given",
            at="09:25",
        ),
    ),
}
"""Conversations told besides those of the story."""

NAMED = (
    # Galina Ivanova's names: five generations
    Named(
        "marisol",
        505,
        "customer",
        "g.ivanova",
        "Buys yoghurt for dressings, packs salads by hand",
        "s.bonev",
        "yes",
        thanked=500,
    ),
    Named(
        "lactona",
        452,
        "customer",
        "g.ivanova",
        "Her cousin sells them milk; cup lines from the nineties",
        "m.jovanovic",
        "yes",
        thanked=440,
        in_talk=True,
    ),
    Named(
        "thalassion",
        470,
        "chain",
        "s.bonev",
        "Trout for his salads, film from Italy at 21 days",
        "d.papadakis",
        "yes",
        thanked=461,
        in_talk=True,
    ),
    Named(
        "gradina",
        106,
        "customer",
        "s.bonev",
        "They cut his carrots and pack in bags that burst",
        "a.hadzhiev",
        "yes",
        thanked=98,
        in_talk=True,
    ),
    Named(
        "rodopa",
        9,
        "customer",
        "s.bonev",
        "Soups in jars, wants bowls like his",
        "m.rodopska",
        "yes",
        thanked=8,
        in_talk=True,
    ),
    Named(
        "adria",
        120,
        "customer",
        "d.papadakis",
        "Ajvar in small cups; she is at the Skopje trade day",
        "a.trajkovska",
        "yes",
        thanked=112,
    ),
    Named(
        "vardarka",
        40,
        "chain",
        "a.trajkovska",
        "Roasts her peppers, 2 kg buckets only",
        "g.mitevski",
        "yes",
        thanked=36,
        in_talk=True,
    ),
    Named(
        "kavala",
        22,
        "chain",
        "g.mitevski",
        "Brine leaks into every box of olives",
        "e.sarri",
        "yes",
        thanked=20,
        in_talk=True,
    ),
    Named(
        "zelendvor",
        64,
        "chain",
        "a.hadzhiev",
        "Herbs next door, packed by hand until noon",
        "k.lalov",
        thanked=60,
        in_talk=True,
    ),
    Named(
        "morava",
        28,
        "chain",
        "m.jovanovic",
        "His old boss runs it; the same cup line",
        "j.ilic",
        "yes",
        thanked=25,
        in_talk=True,
    ),
    # The rest of Belokray
    Named(
        "gerlovo",
        5,
        "customer",
        "i.koleva",
        "Best sheep's milk she ever tested, worst bags",
        "m.gerlovski",
        thanked=4,
        in_talk=True,
    ),
    # Шумен
    Named(
        "gourmet",
        440,
        "customer",
        "d.orlyankov",
        "Препакетира неговата луканка за хотелите",
        "s.dobrev",
        "yes",
        thanked=431,
    ),
    Named(
        "ludogorie",
        158,
        "customer",
        "p.zhelev",
        "Същата машина, същите нощи",
        "s.yusuf",
        "yes",
        thanked=151,
        in_talk=True,
    ),
    Named(
        "bryag",
        25,
        "customer",
        "s.dobrev",
        "Четири хотела, една кухня, порции на ръка",
        "i.raev",
        in_talk=True,
    ),
    Named(
        "gerlovo",
        15,
        "customer",
        "d.orlyankov",
        "Приятел от конете, прави овчо сирене",
        "m.gerlovski",
        "yes",
        thanked=13,
        in_talk=True,
    ),
    Named("ticha", 2, "customer", "n.orlyankov", "Строят нов цех за шунка", thanked=1, in_talk=True),
    # Burgas, and the branch that fell silent
    Named(
        "kokoritsa",
        330,
        "customer",
        "n.todorova",
        "He seals chicken with a machine from her school days",
        "r.kolev",
        "yes",
        thanked=322,
        in_talk=True,
    ),
    Named(
        "tundzha",
        3,
        "chain",
        "r.kolev",
        "Ducks, the same film, the same leakers",
        "d.dukov",
        "yes",
        thanked=3,
        in_talk=True,
    ),
    Named(
        "chernomor",
        288,
        "customer",
        "z.petkov",
        "300 kinds of delicatessen, packed by hand",
        "v.rusev",
        "yes",
        thanked=280,
    ),
    Named(
        "anhialo",
        247,
        "chain",
        "v.rusev",
        "Next door, same landlord, packs by hand",
        thanked=240,
        in_talk=True,
    ),
    Named(
        "rusalka",
        212,
        "chain",
        "v.rusev",
        "New hall, wants to be in the hotels by summer",
        thanked=212,
        in_talk=True,
    ),
    # Sofia
    Named(
        "mercato",
        38,
        "customer",
        "l.nikolova",
        "Chiara starts an own brand; they studied together",
        "c.moretti",
        "yes",
        thanked=30,
        in_talk=True,
    ),
    Named(
        "lozen",
        0,
        "customer",
        "o.yordanov",
        "Lunches for 40 offices, in foil",
        thanked=0,
        in_talk=True,
    ),
    Named(
        "biopharmis",
        395,
        "customer",
        "g.penchev",
        "A friend there loses the same hours at change-over",
        "v.stefanova",
        "no",
        thanked=391,
        in_talk=True,
    ),
    # Centers of influence
    Named("vidin", 35, "center", "p.velikov", "Being built with European money", thanked=33, in_talk=True),
    Named(
        "zagore",
        121,
        "center",
        "p.velikov",
        "A student of his is technologist there",
        may_use="yes",
        thanked=114,
    ),
    Named(
        "strandzha",
        60,
        "center",
        "n.avramova",
        "Режат на филийки от тази година",
        "h.mitrev",
        "yes",
        thanked=52,
    ),
    # Paid: one who did not pay off, one who did
    Named("plodex", 400, "spotter", "e.donchev", "Old shrink tunnel in the yard", fee=150, thanked=400),
    Named("klas", 190, "spotter", "e.donchev", "Torn bags of pasta on every pallet", fee=150, thanked=190),
    Named("hranex", 140, "spotter", "e.donchev", "Сменят опаковчика си", fee=150, thanked=140),
    Named(
        "dunavski",
        512,
        "consultant",
        "s.valkova",
        "Two chains want bread that keeps a day longer",
        "a.petrova",
        "yes",
        fee=400,
        thanked=505,
    ),
    Named(
        "anadola",
        82,
        "consultant",
        "s.valkova",
        "Sugar dust kills their seals, export suffers",
        "k.yilmaz",
        "yes",
        fee=300,
        thanked=76,
    ),
    Named(
        "furna", 88, "customer", "a.petrova", "Връщат му 70 хляба на ден", "p.svetlinov", "yes", thanked=80
    ),
    # Sources without a person
    Named("carpatia", 455, "fair", why="Pretzels in dull film, at the Bucharest fair", to="i.muresan"),
    Named("farmavet", 9, "fair", why="Stand at the veterinary fair, pouches from Turkey"),
    Named("nordhafen", 205, "seminar", why="The only sharp question of the day", to="j.petersen"),
    Named("bistra", 166, "meeting", why="Wants recycled film, her supplier has none", to="t.genova"),
    Named("skarabey", 180, "directory", why="Wholesalers with more than 50 people", to="z.atanasov"),
    Named("mercato", 105, "press", why="“Forty shops by 2028”, an own brand to come"),
    Named("pirin", 90, "cold", why="400 parcels a week in glass jars"),
    Named("monteverde", 66, "cold", why="Crooked valves on every third bag"),
    Named("petrel", 115, "observation", why="Pouches packed in Poland, read it on the back"),
    Named("delta", 70, "observation", why="Торбите се пукат от костите"),
    Named("sunvale", 58, "advertising", why="Asked through our website for compostable film"),
)

WON = (
    Left("marisol", 430),
    Left("thalassion", 190),
    Left("gourmet", 398),
    Left("carpatia", 410),
    Left("dunavski", 436),
)

LOST = (
    Left("plodex", 298, "Who chose the last machine had worked at Wolfram & Stein"),
    Left("zelendvor", 31, "Bought a used Ferrano at an auction, €9,000"),
)

HEARD = (
    Heard("marisol", 470, "YYYY", ("Packs by hand, grows by a fifth a year", "", "Sava decides", "")),
    Heard("dunavski", 470, "YYYY", ("", "", "Antoaneta, before nine in the morning", "")),
    Heard("carpatia", 440, "YYYY", ("We are the green line on the reject chart", "", "", "")),
    Heard("gourmet", 425, "YYYY", ("", "Като платят хотелите", "Сам решава", "")),
    Heard("thalassion", 440, "Y?YY", ("Film from Italy takes 21 days", "", "At the table", "")),
    Heard("thalassion", 318, "YYYY", ("", "12 tonnes a year, transport ours", "", "")),
    Heard(
        "lactona",
        95,
        "YYNY",
        (
            "Cup lines from the nineties, parts from a turner",
            "For cups now; for a line after the merger",
            "Milan influences, three brothers decide",
            "Milan answers within the hour",
        ),
    ),
    Heard(
        "gradina",
        64,
        "Y?YY",
        ("Bowls or bags, both off one machine", "Ask his bank", "Owner, decides standing up", ""),
    ),
    Heard("gradina", 43, "YYYY", ("", "His bank pays, with a pro forma", "", "")),
    Heard(
        "rodopa",
        9,
        "Y??Y",
        ("Glass is too heavy for the post", "Sava thinks she has a loan", "", "Her number is in my phone"),
    ),
    Heard("adria", 52, "YYYY", ("", "200,000 cups a lot, paid in advance", "Her own firm", "")),
    Heard(
        "vardarka",
        22,
        "YYYY",
        ("Shops want 400 g cups", "Sells 90 tonnes a year, no loans", "Decides alone", "Ana opened the door"),
    ),
    Heard(
        "kavala",
        13,
        "YYNY",
        ("The corner leaks, always the same", "Two containers a month", "Her uncle signs, in Athens", ""),
    ),
    Heard("morava", 18, "Y??Y", ("Same cup line as in Niš", "Ask after the audit", "", "Milan's name opens")),
    Heard("zelendvor", 58, "YNYY", ("", "Not for a new machine", "", "")),
    Heard(
        "gerlovo", 8, "YYYY", ("Торби с неговото име", "Плаща в брой", "Собственик", "Бай Димитър ме прати")
    ),
    Heard(
        "ludogorie",
        73,
        "YYNY",
        ("Щангата е на 16 години", "За реконструкция, 38 000 €", "Решава братът на собственика", ""),
    ),
    Heard(
        "bryag",
        22,
        "YYNY",
        ("Порции на ръка за четири хотела", "През сезона", "Готвачът избира, управителят плаща", ""),
    ),
    Heard(
        "kokoritsa",
        187,
        "YYYY",
        ("2.1 % leakers, €96,000 a year", "Budget is in next year's plan", "", "Nadezhda's greeting"),
    ),
    Heard("chernomor", 247, "YYYY", ("", "Set aside, after the season", "", "")),
    Heard("anhialo", 247, "YYYN", ("", "Same landlord says they pay", "", "Nobody answers the phone")),
    Heard("rusalka", 212, "YYYY", ("A new hall, nothing in it yet", "", "", "")),
    Heard(
        "mercato",
        13,
        "YYNY",
        ("60 products from nothing", "", "Milan decides the price, Chiara the look", "Lilia wrote to her"),
    ),
    Heard(
        "biopharmis",
        44,
        "YYNN",
        ("90 minutes a change-over", "", "Nobody: the seat is empty", "Everything through a portal"),
    ),
    Heard("zagore", 96, "YYNY", ("Spout pouches for purée", "", "Mother company in Vienna", "")),
    Heard("strandzha", 46, "YYYY", ("Филийките почерняват на десетия ден", "", "", "Нели ни представи")),
    Heard("klas", 60, "YYNY", ("", "", "Marketing asks, purchasing signs", "")),
    Heard("hranex", 109, "YNYY", ("", "Само ако се изплати за 12 месеца", "", "")),
    Heard("plodex", 371, "YYNY", ("", "", "A new technical director decides", "")),
    Heard("anadola", 77, "YYYY", ("Export returns 3 % of the trays", "", "", "")),
    Heard("furna", 61, "YNYY", ("", "За машина не, за торби да", "", "")),
    Heard("nordhafen", 133, "YYNY", ("", "", "Above €50,000 Hamburg decides", "")),
    Heard("bistra", 58, "YYYY", ("The law bites next year", "", "", "")),
    Heard("skarabey", 171, "NYYY", ("Price only, until a pallet falls", "", "", "")),
    Heard("pirin", 90, "YYYN", ("", "", "", "With the bees until dark")),
    Heard("monteverde", 49, "YYYN", ("", "", "", "Always in Trieste")),
    Heard(
        "petrel", 84, "YYYN", ("", "", "Whoever signs the Polish invoices", "The switchboard lets nobody in")
    ),
    Heard("delta", 56, "YYYN", ("", "", "", "Не знам кой купува")),
    Heard("sunvale", 45, "YNYY", ("", "Compostable costs double", "", "")),
)

CHAIN_STEPS = (
    Step(3, "Ask Mila which bowl she saw at Marisol", "rodopa", "m.rodopska"),
    Step(4, "Ring Lozen Kitchens before lunch", "lozen"),
    Step(5, "Call Danail Dukov, greeting from Rosen", "tundzha", "d.dukov"),
    Step(6, "Проба с овчо сирене: торби 150 микрона", "gerlovo", "m.gerlovski"),
    Step(7, "Box from Kavala to the lab, look at the corner", "kavala", "e.sarri"),
    Step(8, "Кой купува за новия цех на Тича?", "ticha"),
    Step(11, "Price for 400 g cups with the Thessaloniki lot", "vardarka", "g.mitevski"),
    Step(13, "Video call with Jelena after the audit", "morava", "j.ilic"),
    Step(14, "Да опитам обяда в кухнята на Раев", "bryag", "i.raev"),
    Step(16, "Лаборатория за филийките: отговор на Митрев", "strandzha", "h.mitrev"),
    Step(19, "Ask Velikov whether the dairy has a name by now", "vidin"),
    Step(25, "Who decides in Vienna? Ask Zagore's technologist", "zagore"),
)

PLANNED = (
    Planned(-1, contacts=10, asks=6, prospects=3, meetings=4),
    Planned(0, contacts=12, asks=8, prospects=5, meetings=3),
)

ERRANDS = (
    Errand("Who signs for Petrel?", -1, 3, "petrel"),
    Errand("Mark stands for the fair", 0, 0, is_done=True),
    Errand("Кой купува в „Риба Делта“?", 0, 4, "delta"),
    Errand("Catch Monteverde's roaster", 0, 4, "monteverde"),
)
