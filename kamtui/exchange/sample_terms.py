"""What the sample book tells of promises: what was agreed and how it was kept, problems, favours, what comes again.

The firms, people and conversations are those of `sample_story`, and days are counted from today as
there. Rules and targets stand as one would type them.
"""

from typing import NamedTuple


class Look(NamedTuple):
    """A check of what was agreed, with the value measured as one would type it."""

    outcome: str
    measured: str = ""
    evidence: str = ""


class Promise(NamedTuple):
    """One term, agreed `ago` days ago.

    `in_talk`: it was agreed in the conversation told of that day. `looks` are its last checks, the
    oldest first; all before them were kept, with the values of `usual` in turn.
    """

    key: str
    firm: str
    category: str
    owed_by: str
    what: str
    ago: int
    person: str = ""
    in_talk: bool = False
    target: str = ""
    checks: str = ""
    falls: int | None = None
    """A check falls so many days ago (0 today): `checks` then says only how often. Else it says when, too."""
    waits: bool = False
    """Nobody has looked at the one that falls then."""
    by: int | None = None
    """A one-off promise, due so many days after it was made."""
    begins: int | None = None
    """It holds only from so many days ahead."""
    until: int | None = None
    """So many days ahead; negative for past."""
    notice: str = ""
    state: str = "agreed"
    ended: int | None = None
    """Days ago on which it ended; for a one-off promise also the day of its check."""
    previous: str = ""
    """What it was renegotiated from."""
    consent: str = "not_needed"
    consent_ago: int | None = None
    note: str = ""
    looks: tuple[Look, ...] = ()
    usual: str = ""


class LivedWith(NamedTuple):
    """A warning about a term that is lived with for `days` more days, accepted `ago` days ago."""

    rule: str
    promise: str
    ago: int
    days: int
    reason: str


class Trouble(NamedTuple):
    """A problem or threat noted `ago` days ago, and settled `settled` days ago."""

    key: str
    firm: str
    kind: str
    what: str
    severity: int
    ago: int
    likelihood: int | None = None
    solution: str = ""
    alternative: str = ""
    state: str = "open"
    settled: int | None = None
    promise: str = ""


class Good(NamedTuple):
    """A favour done `ago` days ago and thanked for `thanked` days ago; the cost in whole euros."""

    way: str
    person: str
    what: str
    ago: int
    thanked: int | None = None
    cost: int | None = None


class Routine(NamedTuple):
    """A task that comes again, by its rule since `ago` days; it has been done each time so far."""

    what: str
    rule: str
    ago: int
    firm: str = ""
    person: str = ""
    promise: str = ""


DIRECTOR = {"en": "Nikolov", "bg": "Николов"}
"""Our own commercial director, who has to consent."""

PROMISES = (
    # Belokray Dairies
    Promise(
        "invoices",
        "belokray",
        "service",
        "we",
        "One invoice per delivery, order number on top",
        538,
        "p.hristova",
        in_talk=True,
        target="≤ 0 wrong",
        checks="monthly on the 5th",
        usual="0",
        note="Three wrong ones in a year, printed out: that is how it began.",
    ),
    Promise(
        "complaints",
        "belokray",
        "quality",
        "we",
        "Complaints on cups and lids",
        310,
        "i.koleva",
        in_talk=True,
        target="≤ 0.5 %",
        checks="monthly",
        falls=16,
        usual="0.2 0.3 0.1 0.4",
        looks=(
            Look("kept", "0.4"),
            Look("kept", "0.2"),
            Look("broken", "0.8", "Lot 4417 rattles in the denester: rim 0.2 mm under."),
        ),
    ),
    Promise(
        "answers",
        "belokray",
        "service",
        "we",
        "Complaint answered",
        294,
        "i.koleva",
        in_talk=True,
        target="≤ 24 hours",
        checks="every last friday",
        usual="6 11 4 20 9",
        looks=(
            Look("kept", "8"),
            Look("partly", "30", "A question on film lay over the weekend."),
            Look("kept", "5"),
            Look("kept", "3", "Phoned her from their own yard."),
        ),
    ),
    Promise(
        "cups",
        "belokray",
        "volume",
        "they",
        "Cups called off a quarter",
        452,
        "g.ivanova",
        in_talk=True,
        target="≥ 4.5 million",
        checks="quarterly on the 10th",
        usual="4.7 4.6",
        looks=(
            Look("partly", "4.3", "The ayran season came late."),
            Look("kept", "4.6"),
            Look("kept", "4.8"),
        ),
    ),
    Promise(
        "clause",
        "belokray",
        "deadlines",
        "we",
        "Penalty clause, signed, for the board's papers",
        0,
        "g.ivanova",
        in_talk=True,
        by=12,
        note="Not a draft, she says.",
    ),
    Promise(
        "stops",
        "belokray",
        "service",
        "we",
        "Second cup line: a stop is over",
        205,
        "m.stoyanov",
        in_talk=True,
        target="≤ 8 hours",
        state="proposed",
        consent="given",
        consent_ago=4,
        note="Beyond that €1,500 an hour. Stefan lives in Plovdiv.",
    ),
    # Veselna Retail
    Promise(
        "bozhurishte",
        "veselna",
        "delivery",
        "we",
        "Trays and film in Bozhurishte on the day",
        143,
        "o.yordanov",
        in_talk=True,
        target="≥ 98 %",
        checks="every monday",
        usual="100 99 100 98.5",
        looks=(
            Look("kept", "100"),
            Look("partly", "97", "One lorry came after noon."),
            Look("kept", "100"),
            Look("kept", "99"),
        ),
    ),
    Promise(
        "thin film",
        "veselna",
        "quality",
        "we",
        "Leakers on TF-38, trial month",
        24,
        "d.georgieva",
        in_talk=True,
        target="≤ 0.2 %",
        checks="weekly",
        falls=0,
        waits=True,
        until=13,
        usual="0.15 0.1",
        looks=(Look("kept", "0.12", "By Ognyan's notebook, shift by shift."),),
    ),
    Promise(
        "to the day",
        "veselna",
        "payment",
        "they",
        "Invoices paid",
        530,
        "v.tsanev",
        in_talk=True,
        target="≤ 30 days",
        checks="monthly on the 8th",
        usual="30 29 30",
        note="Pays to the day, negotiates to the cent.",
    ),
    Promise(
        "band",
        "veselna",
        "promotion",
        "both",
        "Printing of the band, half each",
        376,
        "l.nikolova",
        in_talk=True,
        target="= 50 %",
        checks="end of quarter",
        usual="50",
    ),
    Promise(
        "facings",
        "veselna",
        "promotion",
        "they",
        "Banded trays, two facings each",
        376,
        "l.nikolova",
        in_talk=True,
        target="≥ 30 shops",
        checks="every 2 weeks",
        falls=4,
        usual="30 31 30 32",
        looks=(
            Look("kept", "31"),
            Look("kept", "30"),
            Look("kept", "30"),
            Look("partly", "28", "Two shops are being rebuilt."),
            Look("partly", "27"),
            Look("broken", "24", "Three more gave the place to a rival's tray."),
        ),
    ),
    Promise(
        "bonus",
        "veselna",
        "payment",
        "we",
        "Turnover bonus above €500,000, paid out",
        530,
        "v.tsanev",
        in_talk=True,
        target="= 2 %",
        checks="every 31 january",
        usual="2",
    ),
    Promise(
        "year's prices",
        "veselna",
        "price",
        "we",
        "Prices of the year: trays +1.8 %, labels as before",
        530,
        "v.tsanev",
        in_talk=True,
        checks="quarterly on the 15th",
        until=-160,
        notice="3 months",
    ),
    Promise(
        "only us",
        "veselna",
        "portfolio",
        "they",
        "Film for the TS-400 only from us",
        143,
        "o.yordanov",
        in_talk=True,
        checks="quarterly on the 20th",
        until=222,
        notice="2 months",
    ),
    # Tangrava Foods
    Promise(
        "four weeks",
        "tangrava",
        "delivery",
        "we",
        "R-300 in our store for them",
        121,
        "n.todorova",
        in_talk=True,
        target="≥ 4 weeks",
        checks="weekly",
        falls=1,
        usual="4.6 5.1 4.3 4.8",
        note="Promised with the call-off contract; counted every week since it ran out.",
        looks=(
            Look("kept", "4.4"),
            Look("kept", "4.1"),
            Look("broken", "3.2", "Another export order. Nobody has told Nadezhda yet."),
        ),
    ),
    Promise(
        "plan",
        "tangrava",
        "deadlines",
        "we",
        "Delivery plan signed by Nikolov",
        121,
        "s.vasilev",
        in_talk=True,
        checks="monthly",
        falls=19,
        note="He wants one for every quarter. Looked at monthly until the first is there.",
        looks=(
            Look("partly", "", "A plan, without the signature."),
            Look("broken", "", "None: the plant has no figures for the quarter."),
            Look("broken", "", "“On paper, with a penalty I choose.”"),
        ),
    ),
    Promise(
        "stock report",
        "tangrava",
        "service",
        "we",
        "Stock report in Savova's mail by noon",
        54,
        "y.savova",
        in_talk=True,
        checks="every friday",
        looks=(
            Look("kept"),
            Look("partly", "", "At five, by hand."),
            Look("kept"),
            Look("kept"),
        ),
    ),
    Promise(
        "call-off price",
        "tangrava",
        "price",
        "we",
        "R-300 on call-off, price a kilo",
        388,
        "h.ivanov",
        in_talk=True,
        target="= 4.05 €",
        checks="quarterly on the 12th",
        until=74,
        notice="3 months",
        usual="4.05",
    ),
    Promise(
        "twenty tonnes",
        "tangrava",
        "volume",
        "they",
        "R-300 called off a quarter",
        388,
        "h.ivanov",
        in_talk=True,
        target="≥ 20 t",
        checks="quarterly on the 10th",
        usual="21.4 20.6",
        looks=(
            Look("kept", "20.3"),
            Look("partly", "18.2", "Line 2 runs on Folpak's trial film."),
        ),
    ),
    # Helvetra Pharma Bulgaria
    Promise(
        "eight weeks",
        "helvetra",
        "delivery",
        "we",
        "AL-9 in Sofia for them",
        171,
        "i.zahariev",
        in_talk=True,
        target="≥ 8 weeks",
        checks="every 2 weeks",
        falls=2,
        waits=True,
        usual="8.5 9 8.2 8.8",
    ),
    Promise(
        "no second",
        "helvetra",
        "portfolio",
        "they",
        "No second laminate while eight weeks lie in Sofia",
        171,
        "i.zahariev",
        in_talk=True,
        checks="quarterly on the 20th",
    ),
    Promise(
        "sachets",
        "helvetra",
        "price",
        "we",
        "40 million sachets for Sofia, price a thousand",
        83,
        "r.borisova",
        in_talk=True,
        target="= 6.15 €",
        until=97,
        state="proposed",
        consent="given",
        consent_ago=85,
        note="With eight weeks' stock. She carries it to Basel.",
    ),
    Promise(
        "called off",
        "helvetra",
        "volume",
        "they",
        "Laminates called off, sachets and pouches",
        60,
        "r.borisova",
        target="≥ 25000 €/month",
        checks="monthly on the 5th",
        until=420,
        usual="25200 25400 25100",
        note="Whatever Basel decides about Spain.",
    ),
    # Месокомбинат Орляк
    Promise(
        "first instalment",
        "orlyak",
        "payment",
        "they",
        "Първа вноска за TF-220, след доставката",
        29,
        "n.orlyankov",
        in_talk=True,
        target="≤ 60 дни",
        state="proposed",
        consent="asked",
        consent_ago=16,
        note="Ако е „да“, подписват преди края на месеца.",
    ),
    Promise(
        "good packs",
        "orlyak",
        "quality",
        "both",
        "Добри опаковки с TF-220",
        64,
        "n.orlyankov",
        in_talk=True,
        target="≥ 98,5 %",
        state="proposed",
        consent="given",
        consent_ago=11,
        note="Ние гарантираме машината, те – че Желев води смените.",
    ),
    Promise(
        "five years",
        "orlyak",
        "portfolio",
        "they",
        "Фолио за пет години срещу машина без вноска",
        64,
        "v.markova",
        in_talk=True,
        state="cancelled",
        ended=50,
        consent="refused",
        consent_ago=50,
        note="Както дава Folpak. Не и ние.",
    ),
    Promise(
        "on the day",
        "orlyak",
        "delivery",
        "we",
        "Доставки в деня",
        196,
        "r.staykova",
        target="≥ 97 %",
        checks="every 2 weeks",
        falls=0,
        waits=True,
        usual="100 98 100 100",
    ),
    Promise(
        "45 days",
        "orlyak",
        "payment",
        "they",
        "Фактурите се плащат",
        395,
        "v.markova",
        target="≤ 45 дни",
        checks="monthly",
        falls=3,
        waits=True,
        usual="44 45 43",
        looks=(Look("partly", "49", "Чакало подпис."), Look("kept", "44"), Look("kept", "45")),
    ),
    Promise(
        "at night",
        "orlyak",
        "service",
        "we",
        "Стефан на място, и нощем",
        158,
        "p.zhelev",
        in_talk=True,
        target="≤ 8 часа",
        checks="на 15-о число",
        usual="4 6 5",
    ),
    # Other customers
    Promise(
        "loaves",
        "dunavski",
        "volume",
        "they",
        "Loaves a day in the day-longer film",
        40,
        "a.petrova",
        in_talk=True,
        target="≥ 8000 loaves",
        state="proposed",
        note="Starts when the chain has confirmed delivery at noon.",
    ),
    Promise(
        "dated invoices",
        "sirena",
        "payment",
        "they",
        "Плащане с дата на всяка фактура",
        420,
        "b.balev",
        in_talk=True,
        target="≤ 60 дни",
        checks="на 25-о число",
        usual="58 60 57 59",
        note="През есента, когато им платят веригите. Казва го предварително.",
        looks=(
            Look("broken", "74", "Веригите му платиха две седмици по-късно."),
            Look("partly", "63"),
            Look("kept", "58"),
            Look("kept", "60"),
        ),
    ),
    Promise(
        "buckets",
        "sirena",
        "volume",
        "they",
        "Колко кофи с пломба за сезона",
        66,
        "b.balev",
        in_talk=True,
        by=58,
        note="Обеща да се обади.",
    ),
    Promise(
        "half pallets",
        "marisol",
        "delivery",
        "we",
        "Half pallets twice a week",
        415,
        "t.gerasimova",
        in_talk=True,
        target="≥ 8 a month",
        checks="monthly on the 3rd",
        usual="8 9 8",
    ),
    Promise(
        "bowls",
        "marisol",
        "price",
        "we",
        "Prices of bowls and film",
        277,
        "t.gerasimova",
        checks="quarterly on the 18th",
        until=88,
        notice="4 months",
    ),
    Promise(
        "next year",
        "marisol",
        "price",
        "we",
        "400 g bowl, for a year of fixed prices",
        9,
        "t.gerasimova",
        in_talk=True,
        target="= -2 %",
        begins=89,
        until=453,
        state="proposed",
    ),
    Promise(
        "wash water",
        "marisol",
        "quality",
        "both",
        "Wash water against fogged lids",
        246,
        "y.mitev",
        in_talk=True,
        target="≤ 5 °C",
        checks="every 2 weeks on tuesday",
        usual="4.8 5 4.6",
        note="They cool, we answer for the film.",
    ),
    Promise(
        "skin film",
        "thalassion",
        "price",
        "we",
        "Skin film a kilo, transport ours",
        190,
        "d.papadakis",
        in_talk=True,
        target="= 5.10 €",
        checks="quarterly on the 25th",
        until=175,
        notice="2 months",
        usual="5.1",
    ),
    Promise(
        "papers",
        "thalassion",
        "deadlines",
        "we",
        "Customs papers before the lorry",
        74,
        "k.manolis",
        in_talk=True,
        target="≥ 2 days",
        checks="every 2 weeks",
        falls=0,
        waits=True,
        usual="2 3 2",
    ),
    Promise(
        "price list",
        "carpatia",
        "price",
        "we",
        "Price list for next year, pouches and film",
        12,
        "i.muresan",
        in_talk=True,
        by=32,
    ),
    Promise(
        "30 days",
        "gourmet",
        "payment",
        "they",
        "Фактурите се плащат",
        398,
        "s.dobrev",
        in_talk=True,
        target="≤ 30 дни",
        checks="на 10-о число",
        state="ended",
        usual="29 30",
        looks=(
            Look("kept", "30"),
            Look("partly", "38"),
            Look("broken", "47", "Хотелите не са платили."),
        ),
    ),
    Promise(
        "45, then",
        "gourmet",
        "payment",
        "they",
        "Фактурите се плащат",
        180,
        "s.dobrev",
        in_talk=True,
        target="≤ 45 дни",
        checks="на 10-о число",
        state="ended",
        previous="30 days",
        usual="44 45",
        looks=(
            Look("kept", "45"),
            Look("partly", "49"),
            Look("broken", "58", "Последният хотел още дължи."),
        ),
    ),
    Promise(
        "60 at last",
        "gourmet",
        "payment",
        "they",
        "Фактурите се плащат",
        25,
        "s.dobrev",
        in_talk=True,
        target="≤ 60 дни",
        checks="monthly",
        falls=12,
        previous="45, then",
        looks=(Look("kept", "57"),),
    ),
    # Prospects
    Promise(
        "leakers",
        "kokoritsa",
        "quality",
        "we",
        "Leaker rate of the two TS-400, in writing",
        101,
        "r.kolev",
        in_talk=True,
        target="≤ 0.8 %",
        state="proposed",
        consent="given",
        consent_ago=104,
        note="A promise against Ferrano's discount.",
    ),
    Promise(
        "designs",
        "mercato",
        "deadlines",
        "we",
        "Two tray designs with the cost of each",
        13,
        "c.moretti",
        in_talk=True,
        by=17,
    ),
    # One-off promises kept
    Promise(
        "finding",
        "helvetra",
        "deadlines",
        "we",
        "Audit finding corrected, with proof",
        447,
        "m.kostova",
        in_talk=True,
        by=14,
        state="ended",
        ended=436,
        looks=(Look("kept", "", "Day six of ten. Her answer: “Closed.”"),),
    ),
    Promise(
        "two lids",
        "belokray",
        "deadlines",
        "we",
        "Lab report on the two lids",
        310,
        "i.koleva",
        in_talk=True,
        by=17,
        state="ended",
        ended=294,
        looks=(Look("kept", "", "One day early, with photos: our fault."),),
    ),
    Promise(
        "table",
        "veselna",
        "deadlines",
        "we",
        "Cost per packed tray, as a table",
        71,
        "d.georgieva",
        in_talk=True,
        by=17,
        state="ended",
        ended=57,
        looks=(Look("kept", "", "With formulas, as Filip asked."),),
    ),
    Promise(
        "chuck",
        "lactona",
        "deadlines",
        "they",
        "The chuck itself, by courier",
        28,
        "m.jovanovic",
        in_talk=True,
        by=14,
        state="ended",
        ended=20,
        looks=(Look("kept", "", "Came wrapped in a towel, well greased."),),
    ),
)

LIVED_WITH = (
    LivedWith("term_over", "year's prices", 10, 60, "Nobody renews before the tender. The prices run on."),
    LivedWith("term_ending", "bowls", 9, 30, "The renewal is nearly done, see the proposal."),
    LivedWith(
        "term_off_target", "twenty tonnes", 15, 45, "Until Folpak's trial is over, at the quarter's end."
    ),
)

TROUBLES = (
    Trouble(
        "lot 4417",
        "belokray",
        "problem",
        "Lot 4417 rattles in the denester",
        2,
        16,
        solution="60,000 cups replaced free, rim tool changed",
        alternative="Cups from the second tool until the new one is in",
        state="solved",
        settled=5,
        promise="complaints",
    ),
    Trouble(
        "parts",
        "belokray",
        "problem",
        "19 hours of stop for a €60 sensor, parts take two weeks",
        3,
        401,
        solution="Our line with parts in 48 hours, in writing",
        alternative="A shelf of our parts in their plant",
        state="offered",
    ),
    Trouble(
        "tender",
        "veselna",
        "threat",
        "All of packaging goes to tender, Folpak is 6 % below us",
        3,
        38,
        2,
        solution="Cost per packed tray: 12.9 cents with thin film",
        alternative="Service, which weighs 30 %",
        state="offered",
    ),
    Trouble(
        "ran out",
        "tangrava",
        "problem",
        "R-300 had run out: 19 hours of stop",
        3,
        125,
        solution="Four weeks counted every week, and a signed plan",
        alternative="Half of the stock in their own cold store",
        state="offered",
        promise="four weeks",
    ),
    Trouble(
        "line 2",
        "tangrava",
        "threat",
        "Folpak's film on line 2",
        3,
        99,
        2,
        solution="Both shelf-life curves on one sheet",
        alternative="A second source of ours, from Plovdiv",
    ),
    Trouble(
        "brunner",
        "helvetra",
        "threat",
        "Brunner asks for two alternatives to every laminate",
        2,
        171,
        3,
        solution="Eight weeks of stock in Sofia",
        alternative="One laminate for all lines saves three change requests",
        state="offered",
    ),
    Trouble(
        "waste",
        "orlyak",
        "problem",
        "6 % брак на старата линия, 41 000 € годишно",
        3,
        203,
        solution="TF-220 с гаранция 98,5 %",
        alternative="Нова щанга на старата линия",
        state="offered",
        promise="good packs",
    ),
    Trouble(
        "fog",
        "marisol",
        "problem",
        "Fogged lids",
        1,
        260,
        solution="Wash water at 5 °C",
        alternative="A dearer film",
        state="solved",
        settled=246,
        promise="wash water",
    ),
    Trouble(
        "idle",
        "carpatia",
        "threat",
        "Nothing of ours on Ioana's table: room for somebody else",
        1,
        12,
        2,
        solution="Find what breaks besides the zips",
        alternative="The new range of seeds in spout pouches",
    ),
)

FAVOURS = (
    Good("given", "p.velikov", "Brought the record he had been looking for", 284, 284, 38),
    Good("given", "s.dobrev", "Какво да провери на турската машина", 180, 25),
    Good("received", "n.avramova", "Put me at the table with Kokoritsa's chairman", 104, 101),
    Good("given", "r.borisova", "Two tickets for the requiem", 90, 83, 84),
    Good("received", "z.petkov", "Put both shelf-life curves on one sheet", 76, 62),
    Good("received", "l.nikolova", "Named Mercato Nove and wrote to Chiara", 38, 29),
    Good("received", "o.yordanov", "Read his notebook of leakers to Rosen Kolev", 36),
    Good("received", "p.velikov", "Told me of the dairy near Vidin", 35),
)

ROUTINES = (
    Routine("Week for Nikolov: calls, asks, names", "every friday", 200),
    Routine(
        "One page for Marinov: complaints, late lorries",
        "last workday of every month",
        320,
        "veselna",
        "b.marinov",
        "bozhurishte",
    ),
    Routine(
        "Напомни на Добрев за падежите",
        "every 2 weeks on tuesday",
        60,
        "gourmet",
        "s.dobrev",
        "60 at last",
    ),
)

FIRST_TODAY = (
    ("Send Vasilev the delivery plan, signed by Nikolov", ""),
    ("", "thin film"),
)
"""What was chosen last evening as first today: by the words of a step, or by the key of a promise."""
