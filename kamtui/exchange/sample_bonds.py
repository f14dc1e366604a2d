"""What the sample book tells of what ties each customer: the seven bonds, the dossier, satisfaction, rivals, portfolio.

Days are counted from today as in `sample_story`; `ago` of a satisfaction is the day of a conversation told
there. Prices are euros.
"""

from typing import NamedTuple


class Tie(NamedTuple):
    """One bond as read lately and, where it was read half a year ago too, as it was then; None is not known."""

    bond: str
    now: int | None
    then: int | None = None
    evidence: str = ""
    would_break: str = ""
    held_by: str = ""
    """`me`, or the key of nobody else than our director: `director`."""
    cost: int | None = None


class Tied(NamedTuple):
    """The bonds of a firm, gone through `then` and read again `now` days ago; `then` None means once only."""

    firm: str
    then: int | None
    now: int
    ties: tuple[Tie, ...]


class Marks(NamedTuple):
    """The five and the eight marks as letters, `YYYY? YYNYYYYY`, with a note on some of them."""

    firm: str
    ago: int
    answers: str
    notes: dict[str, str] = {}


class Said(NamedTuple):
    """How satisfied somebody said they were, in the conversation told of that day."""

    firm: str
    ago: int
    person: str
    score: int
    note: str = ""


class Rival(NamedTuple):
    """A competitor at an account."""

    competitor: str
    firm: str
    strength: int | None
    with_what: str
    since: int
    note: str = ""


class Lines(NamedTuple):
    """How the product lines stand at an account, a letter each: Sold, Offered, Competitor, Not needed, `.` not assessed.

    `rivals` are the competitors of the lines that are with one, in their order; `-` is not known.
    """

    firm: str
    states: str
    rivals: str = ""


class Price(NamedTuple):
    """What was negotiated about a product line."""

    firm: str
    product: str
    euros: float
    terms: str


BONDS = (
    Tied(
        "belokray",
        182,
        16,
        (
            Tie(
                "structural",
                3,
                3,
                "Cups and lids are set for our tools; the denester takes no others.",
                "Ferrano's second line: the cups follow the machine.",
                "me",
            ),
            Tie(
                "brand",
                3,
                3,
                "Pakor cups stand in their audit papers by name.",
                "A chain that wants its own cup.",
                "me",
            ),
            Tie(
                "reputation",
                4,
                3,
                "“You are the only ones who call before I do.” (Koleva)",
                "A second lot like 4417, heard of from somebody else first.",
                "director",
            ),
            Tie(
                "personal",
                3,
                2,
                "Galina rings me first; Todor put the stop log on the table against his own boss.",
                "If Galina goes, there is only Todor.",
                "me",
            ),
            Tie(
                "information",
                3,
                2,
                "Stop hours × margin: she argues with our table in her own meetings.",
                "If Dimitrov keeps the log to himself.",
                "me",
            ),
            Tie(
                "value",
                2,
                2,
                "Cups fixed for 36 months, a lot replaced free.",
                "Three per cent from anybody, in writing.",
                "director",
                6_400,
            ),
            Tie("no_choice", 1, 1, "Two others make 400 g cups.", "", ""),
        ),
    ),
    Tied(
        "veselna",
        190,
        24,
        (
            Tie(
                "structural",
                3,
                2,
                "TS-400 since the summer, its film only from us.",
                "Any film of 38 µm runs on it, once somebody tries.",
                "me",
            ),
            Tie("brand", 1, 1, "Own brand: nobody there reads ours.", "", ""),
            Tie(
                "reputation",
                3,
                3,
                "Stefan stayed both nights of the start-up; Ognyan tells it.",
                "One week of leakers before the tender.",
                "director",
            ),
            Tie(
                "personal",
                2,
                4,
                "Valentin has moved. Ognyan and Lilia hold to us, Desislava to nobody.",
                "Radeva signs, and has never met one of us.",
                "me",
            ),
            Tie(
                "information",
                2,
                1,
                "Cost per packed tray: “the first supplier who answers the question”.",
                "A consultant who sells them the same table.",
                "me",
            ),
            Tie(
                "value",
                3,
                3,
                "Two per cent of bonus above €500,000, prices held.",
                "Folpak is 6 % below us.",
                "director",
                14_000,
            ),
            Tie("no_choice", 1, 1, "Two rivals quoted within a week.", "", ""),
        ),
    ),
    Tied(
        "tangrava",
        185,
        19,
        (
            Tie(
                "structural",
                4,
                4,
                "Two TF-220, formats and heating curves for R-300.",
                "Folpak's film already forms well on line 2.",
                "me",
            ),
            Tie("brand", 2, 2, "R-300 stands in the German specification.", "Both curves in Hristo's hands."),
            Tie(
                "reputation",
                2,
                4,
                "We let the film run out. “Now I am the one who lies.”",
                "Another broken promise, and it is over.",
                "director",
            ),
            Tie(
                "personal",
                1,
                3,
                "Vasilev pours wine and keeps silent, Nadezhda has cooled.",
                "The delivery plan without a signature.",
                "me",
            ),
            Tie(
                "information",
                2,
                1,
                "Stock report every Friday; Petkov's shelf-life curves.",
                "If the report is late again.",
                "me",
            ),
            Tie(
                "value",
                2,
                2,
                "Four weeks of R-300 in our store, paid on call.",
                "60 days to pay, from Folpak.",
                "director",
                5_200,
            ),
            Tie("no_choice", 1, 2, "Folpak's trial runs since the stop.", "", ""),
        ),
    ),
    Tied(
        "helvetra",
        175,
        20,
        (
            Tie(
                "structural",
                4,
                4,
                "Every laminate is validated: a change costs them a month.",
                "A second source, once approved, stays.",
                "me",
            ),
            Tie("brand", 2, 2, "AL-9 is named in the registration files.", "", ""),
            Tie(
                "reputation",
                4,
                4,
                "Audit with one minor finding, closed on day six of ten.",
                "A deviation that Maya finds before we do.",
                "director",
            ),
            Tie(
                "personal",
                2,
                2,
                "Georgi and Radostina. Nobody in Basel.",
                "The signature in Basel goes to somebody else.",
                "me",
            ),
            Tie(
                "information",
                4,
                3,
                "Change-over curve on the wall, 21 months of stability data.",
                "When the last column is filled.",
                "me",
            ),
            Tie("value", 1, 1, "Eight weeks of stock in Sofia.", "", "director", 4_800),
            Tie("no_choice", 2, 3, "Brunner looks for two alternatives.", "", ""),
        ),
    ),
    Tied(
        "orlyak",
        188,
        15,
        (
            Tie(
                "structural",
                2,
                2,
                "Старата линия е наша, на 14 години.",
                "Folpak дава машина срещу фолио за пет години.",
                "me",
            ),
            Tie("brand", 3, 3, "Бай Димитър държи на името Пакор.", "Синът гледа числата.", ""),
            Tie(
                "reputation",
                3,
                3,
                "Стефан дойде в шест сутринта, Желев го писа в доклада.",
                "Неизпълнена гаранция за 98,5 %.",
                "director",
            ),
            Tie(
                "personal",
                4,
                3,
                "Кръстил е жребчето Пакор. Желев ни брани.",
                "Бащата се оттегля, Маркова остава.",
                "me",
            ),
            Tie(
                "information",
                3,
                1,
                "Сметката за брака: 41 000 € годишно, Николай я носи на съвета.",
                "Ако Маркова я смята по свой начин.",
                "me",
            ),
            Tie("value", 3, 2, "Торби под листата, 45 дни.", "7 % по-ниска цена.", "director", 9_500),
            Tie("no_choice", 0, 0, "Folpak чака на портала.", "", ""),
        ),
    ),
    Tied(
        "marisol",
        180,
        9,
        (
            Tie("structural", 2, 1, "Bowls and film fit each other; the new hall may take TS-400.", "", "me"),
            Tie("brand", 3, 3, "“Pakor bowls” is what the chains call them.", "", ""),
            Tie(
                "reputation",
                4,
                3,
                "Fog solved without blaming anybody; Sava went to Bozhurishte on his own.",
                "A late half pallet in July.",
                "director",
            ),
            Tie("personal", 4, 4, "Sava names somebody each time I ask.", "Tsveta feels passed over.", "me"),
            Tie("information", 3, 2, "Wash water, shelf life: they measure what we told them to.", "", "me"),
            Tie("value", 1, 1, "Half pallets twice a week at the same price.", "", "director", 1_200),
            Tie("no_choice", 0, 0, "", "", ""),
        ),
    ),
    Tied(
        "thalassion",
        None,
        35,
        (
            Tie("structural", 2, None, "Heating curve for 12.4 cycles, saved under our name.", "", "me"),
            Tie("brand", 2, None, "Skin film with our name on each roll."),
            Tie(
                "reputation",
                3,
                None,
                "The film was dry after 31 hours at the border.",
                "A lorry without papers.",
                "director",
            ),
            Tie(
                "personal", 4, None, "Papadakis shakes hands and keeps to it.", "His son, in two years.", "me"
            ),
            Tie("information", 1, None, "Katerina asked what others set; once.", "", "me"),
            Tie("value", 2, None, "Transport ours, one lorry held back in August.", "", "director", 1_800),
            Tie("no_choice", 1, None, "Italy delivers in three weeks.", "", ""),
        ),
    ),
    Tied(
        "dunavski",
        178,
        40,
        (
            Tie("structural", 2, 2, "Two FW-60, film width set for them.", "A wider loaf.", "me"),
            Tie("brand", 1, 1, "", "", ""),
            Tie("reputation", 2, 2, "We told her what warm bread does in film.", "", ""),
            Tie("personal", 3, 2, "Antoaneta takes my calls before nine.", "Kalina, if she is asked.", "me"),
            Tie("information", None, None, "Does she use the waste figures? Not asked yet.", "", ""),
            Tie("value", 1, 1, "", "", ""),
            Tie("no_choice", 1, 1, "", "", ""),
        ),
    ),
    Tied(
        "sirena",
        170,
        30,
        (
            Tie("structural", 1, 1, "Етикетите са по мярка на тяхната ролка.", "", ""),
            Tie("brand", 0, 0, "Името не им говори нищо.", "", ""),
            Tie("reputation", 1, 2, "Подутите торби ги помнят.", "", "director"),
            Tie("personal", 1, 1, "Балев се обажда, когато му трябва.", "", "me"),
            Tie("information", 1, 1, "Как се бърше ръбът, веднъж.", "", ""),
            Tie("value", 1, 1, "60 дни, с дата.", "", "director", 900),
            Tie(
                "no_choice",
                4,
                3,
                "Никой друг не печата по 2 000 етикета и не кара до Троян.",
                "Печатница в Ловеч, щом купи машина.",
                "",
            ),
        ),
    ),
    Tied(
        "carpatia",
        176,
        12,
        (
            Tie("structural", 1, 1, "Our film on Wolfram & Stein's machines.", "", ""),
            Tie("brand", 1, 1, "", "", ""),
            Tie("reputation", 2, 1, "Seventeen pops against none.", "", "director"),
            Tie("personal", 2, 2, "Ioana. Dan only since the shaking test.", "Ioana changes her desk.", "me"),
            Tie("information", 3, 2, "The green line on her reject chart.", "", "me"),
            Tie("value", 2, 2, "Lorry to Cluj at our cost; nobody has counted it.", "", "director"),
            Tie("no_choice", 0, 0, "", "", ""),
        ),
    ),
    Tied(
        "gourmet",
        172,
        25,
        (
            Tie("structural", 0, 0, "Всичко на ръка.", "", ""),
            Tie("brand", 0, 0, "", "", ""),
            Tie("reputation", 1, 1, "Помпата сдала, „точно както каза“.", "", "me"),
            Tie("personal", 2, 1, "Добрев пита, преди да купи.", "", "me"),
            Tie("information", 1, 1, "Съвети по телефона.", "", "me"),
            Tie(
                "value",
                5,
                4,
                "60 дни, малки пратки до Добрич, 12 % под листата.",
                "Спрем ли да караме по един палет, тръгва си.",
                "director",
                7_400,
            ),
            Tie("no_choice", 0, 0, "", "", ""),
        ),
    ),
)

DOSSIERS = {
    "belokray": {
        "functioning": "Yoghurt, ayran and white cheese on three sites, 410 people. Plovdiv fills, Karlovo makes cheese, "
        "Haskovo is the cold store.\nTheir customers are four chains; two of them abroad from next year.",
        "results": "Growing by 4–5 % a year, earns in ayran, hardly in milk. Last year was good, Stoyanov says so "
        "himself.",
        "interests": "Private label for two chains abroad. No stop in the season. A second cup line before the next "
        "ayran summer.",
        "decides": "Galina decides, Stoyanov signs, the board nods. Dimitrov writes the memo that all read first; "
        "Koleva can stop anything.",
        "price": "Polina wants three per cent a year, in writing. They pay more where it saves stops: hours × margin "
        "is the only sum that moved Galina.",
        "conditions": "One invoice per delivery, 45 days. A penalty clause per hour of stop is wanted for the line.",
        "capacity": "18 million cups a year; the second line adds 12,000 an hour. Store for two weeks of cups, no more.",
        "brand_image": "“Cup people, not machine people.” The fair, the stop log and Stefan in Plovdiv have moved that "
        "a little.",
    },
    "helvetra": {
        "functioning": "Sachets and blisters for a Basel group of five plants. Nothing moves without a validation file.",
        "results": "Sofia is the cheapest of the five; it gets volume, or it gets closed. Radostina knows it.",
        "interests": "The Spanish volume: 40 million sachets. Fewer change requests, shorter change-overs.",
        "decides": "Dr Lehmann specifies, an engineer in Basel signs (Matthias, second floor), Radostina approves the money, "
        "Maya can hold everything.",
        "price": "€6.70 a thousand, 6.15 is out for the large volume. Price comes after proof.",
        "conditions": "Eight weeks of stock in Sofia instead of a second source. 30 days, always kept.",
        "capacity": "Eleven change-overs a week; from 90 minutes to 63, they want 40.",
        "brand_image": "Careful people who admit a mistake: the pen-only rule is told in Basel.",
    },
    "orlyak": {
        "functioning": "Семейна фирма, 260 души: луканка, шунка, прясно месо за три вериги. Бащата пуска, синът дърпа.",
        "results": "Оборотът расте, печалбата не. 6 % брак на старата линия са 41 000 € годишно.",
        "interests": "Нарязано под собствена марка за трите вериги. Бащата иска да остави фирмата без кредит.",
        "decides": "Вече Николай. Маркова подписва плащането и може да го бави. Желев казва дали машината става.",
        "price": "Маркова смята само цена за килограм. Николай плаща за добри опаковки, ако рискът не е негов.",
        "conditions": "45 дни. За TF-220: лизинг 48 месеца, първа вноска след доставката.",
        "capacity": "Една линия, 14 години. Място за втора има, ако се махне старата камера.",
        "brand_image": "Пакор е жребче и машина, която още работи. За Маркова сме скъпи.",
    },
    "veselna": {
        "decides": "Desislava compares, Marinov decides, Radeva signs above €100,000. The tender desk writes the rules; "
        "service weighs 30 %.",
        "price": "Per packed tray, not per tray: 14.2 cents before, 12.9 with thin film.",
    },
    "tangrava": {
        "interests": "Germany under his own name. For that he needs 35 days of shelf life, and suppliers who do not make "
        "him a liar.",
        "conditions": "Call-off from our store, four weeks of R-300. Savova wants 60 days or a guarantee.",
    },
    "marisol": {
        "results": "A fifth more every year, paid from cash flow; the second hall opens in ten months."
    },
    "thalassion": {"capacity": "12 tonnes of skin film a year, a third of it in August."},
    "sirena": {"functioning": "Сирене и кашкавал, от март до ноември. През зимата млекарната спи."},
    "gourmet": {"results": "Шест месеца работи, шест брои. Хотелите му плащат през октомври."},
}

MARKS = (
    Marks("belokray", 160, "YYYYY YYYNYYYY", {"bodies": "Board paper, quality's yes, procurement's list."}),
    Marks("veselna", 150, "YYYYY YYYNNYYN", {"risk": "Everything goes to tender."}),
    Marks(
        "tangrava",
        145,
        "YYYN? NYYYYYYY",
        {"professional": "Hristo does; whether the firm does, I cannot tell."},
    ),
    Marks("helvetra", 170, "YYYYY YYYNYYYY", {"policy": "Two approved suppliers for each laminate."}),
    Marks("orlyak", 120, "YYYY? YYYYYNYY", {"professional": "Румяна сравнява цени без микрони. Маркова?"}),
    Marks("marisol", 60, "YNNNN NNYYYNYY", {"volume": "Not yet, but at a fifth a year it will."}),
)

SATISFACTION = (
    Said("belokray", 538, "g.ivanova", 6, "The cups yes, the invoices no."),
    Said("belokray", 310, "i.koleva", 4, "Two bad lids in a drawer."),
    Said("belokray", 131, "i.koleva", 7),
    Said("belokray", 5, "i.koleva", 8, "“You call before I do.”"),
    Said("veselna", 322, "b.marinov", 7),
    Said("veselna", 143, "o.yordanov", 9, "Two nights, and it runs."),
    Said("veselna", 24, "d.georgieva", 7, "“Fine” is her highest mark."),
    Said("tangrava", 330, "n.todorova", 9, "Sold us to the whole table."),
    Said("tangrava", 121, "s.vasilev", 3, "“Now I am the one who lies.”"),
    Said("tangrava", 54, "y.savova", 5),
    Said("tangrava", 19, "s.vasilev", 4, "He says it kindly."),
    Said("helvetra", 447, "m.kostova", 7),
    Said("helvetra", 231, "m.kostova", 8),
    Said("helvetra", 20, "r.borisova", 9, "Wants our curve on the wall for Basel."),
    Said("orlyak", 366, "p.zhelev", 6),
    Said("orlyak", 158, "p.zhelev", 8, "В шест сутринта Стефан беше там."),
    Said("orlyak", 15, "d.orlyankov", 9, "Показа ми жребчето."),
    Said("marisol", 415, "s.bonev", 8, "“You have just saved me a garage.”"),
    Said("marisol", 246, "y.mitev", 8),
    Said("marisol", 9, "s.bonev", 9),
)

COMPETITORS = ("Ferrano", "Folpak", "Wolfram & Stein", "Glarofoil")

RIVALS = (
    Rival("Ferrano", "belokray", 4, "Second cup line, €431,000 without service", 248, "Dimitrov's machines."),
    Rival("Ferrano", "kokoritsa", 3, "Two sealers at €340,000", 101, "Promises nothing in writing."),
    Rival("Ferrano", "marisol", 2, "Sealers for the new hall", 106),
    Rival("Ferrano", "lactona", 4, "Cup lines from the nineties", 400),
    Rival(
        "Folpak", "tangrava", 4, "R-300's rival at €3.62 a kilo", 196, "Four leakers a shift against our one."
    ),
    Rival("Folpak", "veselna", 3, "Trays and film, 6 % below us", 38),
    Rival("Folpak", "orlyak", 4, "Торби, и машина „почти без пари“", 470, "Иска фолио за пет години."),
    Rival("Folpak", "iskar", 5, "Всичко, 9 % под нас", 480, "Ъглите се пукали през зимата."),
    Rival("Folpak", "skarabey", 4, "Stretch film by the lorry", 170),
    Rival("Wolfram & Stein", "carpatia", 4, "Four baggers", 402),
    Rival("Wolfram & Stein", "nordhafen", 3, "Baggers, in the tender", 133),
    Rival("Wolfram & Stein", "plodex", 5, "Shrink tunnel", 298),
    Rival("Glarofoil", "helvetra", None, "Laminates, one of Brunner's two", 171, "Known from hearsay only."),
)

PRODUCTS = (
    "Tray sealers",
    "Thermoformers",
    "Flow-wrappers",
    "Cup lines",
    "Film",
    "Cups and trays",
    "Bags, pouches",
)

PORTFOLIO = (
    Lines("belokray", "NN.OSSN"),
    Lines("veselna", "SN.NSSC", "Folpak"),
    Lines("tangrava", "NS.NSNS"),
    Lines("helvetra", "NNONSNS"),
    Lines("orlyak", "NO.NSOC", "Folpak"),
    Lines("dunavski", "NNSNSNO"),
    Lines("sirena", "..NNSSS"),
    Lines("marisol", "ONNNSS."),
    Lines("thalassion", "C.NNSSS", "-"),
    Lines("carpatia", "NNCNSNS", "Wolfram & Stein"),
    Lines("ralitsa", "....S.S"),
    Lines("gourmet", "O.NNSSS"),
    Lines("iskar", ".NN.CCC", "Folpak, Folpak, Folpak"),
    Lines("kokoritsa", "ONNNOC.", "-"),
    Lines("nordhafen", "NN.NCNC", "-, Wolfram & Stein"),
    Lines("skarabey", "NNNNCNN", "Folpak"),
    Lines("lactona", "NNNC.ON", "Ferrano"),
    Lines("mercato", "...NCO.", "-"),
    Lines("gradina", "O.NNOOC", "-"),
    Lines("ludogorie", "OONN..."),
    Lines("bistra", "NNNNO.."),
)

PRICES = (
    Price("tangrava", "Film", 4.05, "R-300 a kilo, on call from our store."),
    Price("thalassion", "Film", 5.1, "Skin film a kilo, transport ours, twelve months."),
    Price("helvetra", "Film", 6.7, "AL-9 a thousand sachets; 6.15 is out for 40 million."),
    Price("veselna", "Tray sealers", 186_000, "TS-400 in Bozhurishte, its film only from us."),
    Price("kokoritsa", "Tray sealers", 372_000, "Two TS-400, below 0.8 % leakers in writing."),
    Price("orlyak", "Thermoformers", 198_000, "TF-220, лизинг 48 месеца, първа вноска след доставката."),
    Price("belokray", "Cup lines", 459_500, "With service; cups fixed for 36 months."),
    Price("gourmet", "Bags, pouches", 41.5, "За хиляда, 12 % под листата."),
)
