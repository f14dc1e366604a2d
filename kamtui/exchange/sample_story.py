"""What the sample book tells: the firms, people, conversations and plans of an invented salesperson.

The salesperson sits in Sofia and sells packaging machines (tray sealers, thermoformers,
flow-wrappers, cup lines) and the film, cups, trays and bags that run on them. Every firm, person,
competitor and number is invented. Days are counted from today: `ago` back, `due` ahead. In a text
`{+14}` stands for the day two weeks after the conversation, `{-3}` for the one three days before.
"""

from typing import NamedTuple


class Firm(NamedTuple):
    """One account; money in whole euros, `greet` the ideal and the latest interval in days."""

    key: str
    name: str
    legal_name: str
    industry: str
    city: str
    country: str
    stage: str
    domain: str
    known_for: int
    spend: int | None = None
    greet: tuple[int, int] | None = None
    is_key: bool = False
    renewal: int | None = None
    vulnerability: str = ""
    note: str = ""
    language: str = "en"
    routine: int = 0
    """How many everyday conversations to deal out besides those told below."""
    desk: tuple[str, ...] = ()
    """With whom prices, orders and papers are talked about; what happens at the line is for `floor`."""
    floor: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    film: str = ""
    """What they buy by the roll."""


class Someone(NamedTuple):
    """One person; `key` is also the part of the address before the @."""

    key: str
    firm: str
    name: str
    title: str = ""
    department: str = ""
    roles: str = ""
    reports_to: str = ""
    goals: str = ""
    interests: str = ""
    birthday: str = ""
    contact: tuple[int, int] | None = None
    is_empty_seat: bool = False
    is_adviser: bool = False
    is_influence_center: bool = False
    status: str = "active"
    gone: int | None = None
    """Days ago since when they are no longer there, for a status that is not active."""
    more_phones: str = ""
    """Beside the mobile, as one would type them behind it."""
    chat: str = ""
    note: str = ""


class Talk(NamedTuple):
    """One conversation; no `at` means some hour of the working day."""

    ago: int
    channel: str
    people: str
    purpose: str
    note: str
    result: str = ""
    minutes: int | None = None
    by: str = "we"
    asked: str = "not_asked"
    at: str = ""
    why_not: str = ""
    """Why nobody was asked for a further prospect."""


class Everyday(NamedTuple):
    """A small conversation that any customer may have had, with holes for goods and figures."""

    channel: str
    by: str
    purpose: str
    note: str
    result: str = ""
    for_floor: bool = False


class Reading(NamedTuple):
    """How a person stood to us; tied to the conversation of that day with that person, if one is told."""

    person: str
    ago: int
    stance: str | None
    influence: int | None
    reason: str = ""
    confirmed: bool = False


class Bound(NamedTuple):
    """A tie between two people of a firm, `ago` days old; `over` days ago it ended."""

    person: str
    kind: str
    other: str
    ago: int
    strength: int
    note: str = ""
    confirmed: bool = False
    over: int | None = None


class Accepted(NamedTuple):
    """A warning about somebody that is lived with for `days` more days, accepted `ago` days ago."""

    rule: str
    person: str
    ago: int
    days: int
    reason: str


class Step(NamedTuple):
    """A task: `due` days from today (negative for past), `done` days ago, `came_from` a talk's `ago`."""

    due: int
    what: str
    firm: str = ""
    person: str = ""
    at: str | None = None
    came_from: int | None = None
    done: int | None = None
    put_off: int = 0
    promise: str = ""
    """What it follows from: a term or a problem of `sample_terms`, by its key."""
    trouble: str = ""


FIRMS = (
    Firm(
        "belokray",
        name="Belokray Dairies",
        legal_name="Belokray Dairies AD",
        industry="Dairy",
        city="Plovdiv",
        country="Bulgaria",
        stage="customer",
        domain="belokray.example",
        known_for=546,
        spend=640000,
        greet=(14, 30),
        is_key=True,
        renewal=161,
        vulnerability=(
            "Their plant manager wants Ferrano on the second cup line; if he wins it, the "
            "cups follow the machine."
        ),
        note=("Yoghurt, ayran, white cheese. Three sites, 410 people. Biggest cup customer I have."),
        routine=17,
        desk=("p.hristova",),
        floor=(
            "t.petrov",
            "r.angelov",
        ),
        film="lidding film BF-45",
        goods=("400 g yoghurt cups", "lidding film BF-45", "500 g cups", "ayran cup lids"),
    ),
    Firm(
        "veselna",
        name="Veselna Retail",
        legal_name="Veselna Retail EAD",
        industry="Retail chain",
        city="Sofia",
        country="Bulgaria",
        stage="customer",
        domain="veselna.example",
        known_for=541,
        spend=880000,
        greet=(14, 30),
        is_key=True,
        renewal=213,
        vulnerability=(
            "The buyer who chose us has moved; the new one owes us nothing and opens everything to tender."
        ),
        note=(
            "84 shops and their own fresh-meat plant in Bozhurishte. Pays to the day, negotiates to the cent."
        ),
        routine=15,
        desk=(
            "f.kirov",
            "l.nikolova",
        ),
        floor=("o.yordanov",),
        film="top film TF-38",
        goods=("rPET trays T-5", "top film TF-38", "own-brand labels", "skin film"),
    ),
    Firm(
        "tangrava",
        name="Tangrava Foods",
        legal_name="Tangrava Foods AD",
        industry="Meat processing",
        city="Burgas",
        country="Bulgaria",
        stage="customer",
        domain="tangrava.example",
        known_for=538,
        spend=410000,
        greet=(14, 30),
        is_key=True,
        renewal=74,
        vulnerability=(
            "Since the film came late, one bad delivery is enough; Folpak is already on trial on line 2."
        ),
        note="Sliced salami and ham under gas. Two TF-220 thermoformers, 2019 and 2022.",
        routine=14,
        desk=("h.ivanov",),
        floor=(
            "z.petkov",
            "a.kanev",
        ),
        film="bottom film R-300",
        goods=("bottom film R-300", "peelable top film", "shrink bags SB-50", "printed ham film"),
    ),
    Firm(
        "helvetra",
        name="Helvetra Pharma Bulgaria",
        legal_name="Helvetra Pharma Bulgaria EOOD",
        industry="Pharmaceuticals",
        city="Sofia",
        country="Bulgaria",
        stage="customer",
        domain="helvetra.example",
        known_for=520,
        spend=520000,
        greet=(14, 30),
        is_key=True,
        renewal=302,
        vulnerability=(
            "Every change goes through one validation signature in Basel, and we do not know whose it is."
        ),
        note=("Plant of a Basel group. Sachets and blisters. Nothing moves without a validation file."),
        routine=13,
        desk=("i.zahariev",),
        floor=("g.penchev",),
        film="sachet laminate AL-9",
        goods=("sachet laminate AL-9", "blister foil", "pouch film P-12", "desiccant pouches"),
    ),
    Firm(
        "orlyak",
        name="Месокомбинат Орляк",
        legal_name="„Месокомбинат Орляк“ АД",
        industry="Месопреработка",
        city="Шумен",
        country="България",
        stage="customer",
        domain="orlyak.example",
        known_for=533,
        spend=360000,
        greet=(14, 30),
        is_key=True,
        renewal=127,
        vulnerability=(
            "Бащата предава фирмата на сина; финансовият директор мери всичко само по цена за килограм."
        ),
        note="Семейна фирма, 260 души. Луканка, шунка, прясно месо за три вериги.",
        language="bg",
        routine=15,
        desk=(
            "r.staykova",
            "s.koleva",
        ),
        floor=("p.zhelev",),
        film="горно фолио",
        goods=("термосвиваеми торби", "долно фолио R-300", "горно фолио", "тави за прясно месо"),
    ),
    Firm(
        "dunavski",
        name="Dunavski Hlyab",
        legal_name="Dunavski Hlyab OOD",
        industry="Bakery",
        city="Ruse",
        country="Bulgaria",
        stage="customer",
        domain="dunavskihlyab.example",
        known_for=512,
        spend=95000,
        greet=(30, 60),
        renewal=340,
        note="Sliced bread and rolls. Two FW-60 flow-wrappers, night shifts only.",
        routine=6,
        desk=("k.ruseva",),
        floor=("k.ruseva",),
        film="printed bread film",
        goods=("printed bread film", "clip bands", "perforated film"),
    ),
    Firm(
        "sirena",
        name="Сирена Предбалкан",
        legal_name="„Сирена Предбалкан“ ООД",
        industry="Млекопреработка",
        city="Троян",
        country="България",
        stage="customer",
        domain="sirena-predbalkan.example",
        known_for=498,
        spend=70000,
        greet=(30, 60),
        note="Сирене и кашкавал, сезонно. Плащат бавно, но плащат.",
        language="bg",
        routine=5,
        desk=(
            "b.balev",
            "e.dimova",
        ),
        floor=("e.dimova",),
        film="етикети на ролка",
        goods=("вакуум торби", "етикети на ролка", "кофи 1 кг"),
    ),
    Firm(
        "marisol",
        name="Marisol Salads",
        legal_name="Marisol Salads OOD",
        industry="Ready meals",
        city="Plovdiv",
        country="Bulgaria",
        stage="customer",
        domain="marisol.example",
        known_for=505,
        spend=145000,
        greet=(30, 60),
        renewal=88,
        note="Fresh salads, nine-day shelf life. Growing about 20 % a year and short of space.",
        routine=8,
        desk=("t.gerasimova",),
        floor=(
            "t.gerasimova",
            "s.bonev",
        ),
        film="anti-fog top film",
        goods=("salad bowls 250 g", "anti-fog top film", "salad bowls 400 g"),
    ),
    Firm(
        "thalassion",
        name="Thalassion Seafood",
        legal_name="Thalassion Seafood S.A.",
        industry="Fish processing",
        city="Thessaloniki",
        country="Greece",
        stage="customer",
        domain="thalassion.example",
        known_for=470,
        spend=180000,
        greet=(30, 60),
        note="Smoked trout and marinated anchovy. English by e-mail, Greek at the table.",
        routine=6,
        desk=("k.manolis",),
        floor=("k.manolis",),
        film="skin film",
        goods=("skin film", "trout trays", "vacuum pouches"),
    ),
    Firm(
        "carpatia",
        name="Carpatia Snacks",
        legal_name="Carpatia Snacks S.R.L.",
        industry="Snacks",
        city="Cluj-Napoca",
        country="Romania",
        stage="customer",
        domain="carpatia.example",
        known_for=455,
        spend=120000,
        greet=(30, 60),
        note="Pretzels and seeds. Buys film from us, machines so far from Wolfram & Stein.",
        routine=6,
        desk=("i.muresan",),
        floor=(
            "d.pop",
            "i.muresan",
        ),
        film="metallised film M-20",
        goods=("metallised film M-20", "stand-up pouches", "zip pouches"),
    ),
    Firm(
        "ralitsa",
        name="Ralitsa Nuts & Seeds",
        legal_name="Ralitsa Nuts & Seeds OOD",
        industry="Snacks",
        city="Stara Zagora",
        country="Bulgaria",
        stage="customer",
        domain="ralitsa-nuts.example",
        known_for=24,
        spend=60000,
        greet=(30, 60),
        note="Taken over from Vladi, who has retired. I have not spoken to anybody there yet.",
    ),
    Firm(
        "gourmet",
        name="Добруджа Гурме",
        legal_name="„Добруджа Гурме“ ООД",
        industry="Търговия на едро",
        city="Добрич",
        country="България",
        stage="customer",
        domain="dobrudzha-gourmet.example",
        known_for=440,
        spend=55000,
        note="Търговец на едро, препакетира сирена и колбаси за хотелите по морето.",
        language="bg",
        routine=4,
        desk=("y.nedeva",),
        floor=("y.nedeva",),
        film="стреч фолио",
        goods=("вакуум торби", "стреч фолио", "тави за рязано сирене"),
    ),
    Firm(
        "nordhafen",
        name="Nordhafen Frozen",
        legal_name="Nordhafen Frozen Bulgaria EOOD",
        industry="Frozen food",
        city="Varna",
        country="Bulgaria",
        stage="prospect",
        domain="nordhafen.example",
        known_for=210,
        spend=220000,
        note="Frozen vegetables, German owner. Tender for two vertical baggers expected.",
    ),
    Firm(
        "pirin",
        name="Pirin Honey House",
        legal_name="Pirin Honey House OOD",
        industry="Honey and preserves",
        city="Blagoevgrad",
        country="Bulgaria",
        stage="prospect",
        domain="pirinhoney.example",
        known_for=96,
        spend=18000,
    ),
    Firm(
        "skarabey",
        name="Skarabey Wholesale",
        legal_name="Skarabey Wholesale AD",
        industry="Wholesale",
        city="Sofia",
        country="Bulgaria",
        stage="prospect",
        domain="skarabey.example",
        known_for=180,
        spend=130000,
        greet=(30, 60),
        note=("Stretch and shrink film by the lorry. Price only, unless we find something they fear."),
    ),
    Firm(
        "lactona",
        name="Lactona Group",
        legal_name="Lactona Group d.o.o.",
        industry="Dairy",
        city="Niš",
        country="Serbia",
        stage="prospect",
        domain="lactona.example",
        known_for=452,
        spend=300000,
        note="Named by Galina Ivanova of Belokray. Two plants, old cup lines.",
    ),
    Firm(
        "furna",
        name="Фурна Светлина",
        legal_name="„Фурна Светлина“ ЕООД",
        industry="Хлебопроизводство",
        city="Велико Търново",
        country="България",
        stage="prospect",
        domain="furna-svetlina.example",
        known_for=88,
        spend=25000,
        language="bg",
    ),
    Firm(
        "biopharmis",
        name="Biopharmis",
        legal_name="Biopharmis AD",
        industry="Pharmaceuticals",
        city="Sofia",
        country="Bulgaria",
        stage="prospect",
        domain="biopharmis.example",
        known_for=395,
        spend=250000,
        note="Generics. Named by Georgi Penchev of Helvetra. Everything through a portal.",
    ),
    Firm(
        "gradina",
        name="Gradina Fresh Cut",
        legal_name="Gradina Fresh Cut OOD",
        industry="Fresh-cut vegetables",
        city="Pazardzhik",
        country="Bulgaria",
        stage="prospect",
        domain="gradina.example",
        known_for=106,
        spend=110000,
        note="Named by Sava Bonev of Marisol: they buy their carrots there.",
    ),
    Firm(
        "kokoritsa",
        name="Kokoritsa Poultry",
        legal_name="Kokoritsa Poultry AD",
        industry="Poultry",
        city="Sliven",
        country="Bulgaria",
        stage="prospect",
        domain="kokoritsa.example",
        known_for=330,
        spend=280000,
        greet=(30, 60),
        note="Offer for two TS-400 tray sealers is out, €372,000. Ferrano is in the race too.",
    ),
    Firm(
        "adria",
        name="Adria Delikates",
        legal_name="Adria Delikates DOOEL",
        industry="Delicatessen",
        city="Skopje",
        country="North Macedonia",
        stage="prospect",
        domain="adriadelikates.example",
        known_for=120,
        spend=90000,
    ),
    Firm(
        "ludogorie",
        name="Млечен път Лудогорие",
        legal_name="„Млечен път Лудогорие“ ООД",
        industry="Млекопреработка",
        city="Разград",
        country="България",
        stage="prospect",
        domain="mlechenpat.example",
        known_for=158,
        spend=85000,
        note="Посочени от Петко Желев от Орляк.",
        language="bg",
    ),
    Firm(
        "petrel",
        name="Petrel Pet Food",
        legal_name="Petrel Pet Food OOD",
        industry="Pet food",
        city="Plovdiv",
        country="Bulgaria",
        stage="prospect",
        domain="petrel.example",
        known_for=115,
        spend=70000,
    ),
    Firm(
        "monteverde",
        name="Monteverde Coffee Roasters",
        legal_name="Monteverde Roasters OOD",
        industry="Coffee",
        city="Sofia",
        country="Bulgaria",
        stage="prospect",
        domain="monteverde.example",
        known_for=66,
        spend=40000,
    ),
    Firm(
        "klas",
        name="Zlaten Klas Pasta",
        legal_name="Zlaten Klas Pasta AD",
        industry="Pasta",
        city="Dobrich",
        country="Bulgaria",
        stage="prospect",
        domain="zlatenklas.example",
        known_for=190,
        spend=100000,
    ),
    Firm(
        "hranex",
        name="Хранекс Юг",
        legal_name="„Хранекс Юг“ АД",
        industry="Търговия на едро",
        city="Хасково",
        country="България",
        stage="prospect",
        domain="hranex.example",
        known_for=140,
        spend=60000,
        language="bg",
    ),
    Firm(
        "sunvale",
        name="Sunvale Organics",
        legal_name="Sunvale Organics OOD",
        industry="Organic food",
        city="Gabrovo",
        country="Bulgaria",
        stage="prospect",
        domain="sunvale.example",
        known_for=58,
        spend=30000,
    ),
    Firm(
        "bistra",
        name="Bistra Water & Juice",
        legal_name="Bistra Beverages AD",
        industry="Beverages",
        city="Kyustendil",
        country="Bulgaria",
        stage="prospect",
        domain="bistra.example",
        known_for=175,
        spend=150000,
    ),
    Firm(
        "mercato",
        name="Mercato Nove",
        legal_name="Mercato Nove Bulgaria EAD",
        industry="Retail chain",
        city="Sofia",
        country="Bulgaria",
        stage="prospect",
        domain="mercatonove.example",
        known_for=105,
        spend=400000,
        note=("Twelve shops now, forty planned. Own brand starts next year: be in before the tender."),
    ),
    Firm(
        "anadola",
        name="Anadola Sweets",
        legal_name="Anadola Sweets Ltd. Şti.",
        industry="Confectionery",
        city="Edirne",
        country="Turkey",
        stage="prospect",
        domain="anadola.example",
        known_for=82,
        spend=65000,
    ),
    Firm(
        "delta",
        name="Риба Делта",
        legal_name="„Риба Делта“ ООД",
        industry="Рибопреработка",
        city="Силистра",
        country="България",
        stage="prospect",
        domain="ribadelta.example",
        known_for=70,
        spend=35000,
        language="bg",
    ),
    Firm(
        "farmavet",
        name="Farmavet Tundzha",
        legal_name="Farmavet Tundzha OOD",
        industry="Veterinary products",
        city="Yambol",
        country="Bulgaria",
        stage="prospect",
        domain="farmavet.example",
        known_for=9,
        spend=45000,
        note="Saw their stand at the veterinary fair. Nobody contacted yet.",
    ),
    Firm(
        "iskar",
        name="Кашкавал Искър",
        legal_name="„Кашкавал Искър“ АД",
        industry="Млекопреработка",
        city="Мездра",
        country="България",
        stage="former",
        domain="iskar.example",
        known_for=530,
        spend=80000,
        note="Минаха на Folpak заради 9 % по-ниска цена. Вратата не е затворена.",
        language="bg",
    ),
    Firm(
        "plodex",
        name="Plodex Canning",
        legal_name="Plodex Canning AD",
        industry="Canning",
        city="Asenovgrad",
        country="Bulgaria",
        stage="lost",
        domain="plodex.example",
        known_for=400,
        spend=160000,
        note=("Lost the shrink tunnel to Wolfram & Stein. Their technical director had worked there."),
    ),
)

PEOPLE = (
    # Belokray Dairies
    Someone(
        "m.stoyanov",
        "belokray",
        "Martin Stoyanov",
        title="Chief executive",
        department="Management",
        roles="approver",
        goals=("Private label for two chains abroad by next year; wants no line stop in the season."),
        interests="Sails out of Sozopol. Reads contracts himself, last page first.",
        birthday="1971-03-18",
    ),
    Someone(
        "g.ivanova",
        "belokray",
        "Galina Ivanova",
        title="Commercial and supply director",
        department="Commercial",
        roles="decider",
        reports_to="m.stoyanov",
        goals=(
            "Second cup line running before the season; to be seen as the one who brought it in on budget."
        ),
        interests="Folk dance on Thursdays, never call after five. Daughter studies in Delft.",
        birthday="1978-11-27",
        contact=(14, 30),
        more_phones="office +359 2 555 0142",
        chat="Viber +359 88 555 0126",
        note="Answers before nine or not at all. Her assistant, Petya, keeps the diary.",
    ),
    Someone(
        "k.dimitrov",
        "belokray",
        "Krasimir Dimitrov",
        title="Plant manager",
        department="Production",
        roles="influencer gatekeeper",
        reports_to="m.stoyanov",
        goals=("Quiet shifts. Eleven years on Ferrano machines, knows their mechanics by first name."),
        interests="Beekeeper. Proud of the shop floor: always ask to see it.",
        birthday="--05-02",
        more_phones="gatehouse +359 2 555 0107",
        contact=(30, 45),
    ),
    Someone(
        "p.hristova",
        "belokray",
        "Polina Hristova",
        title="Head of procurement",
        department="Procurement",
        roles="buyer",
        reports_to="g.ivanova",
        goals="Three per cent a year off packaging, in writing.",
        interests="Marathon in Plovdiv every autumn.",
    ),
    Someone(
        "i.koleva",
        "belokray",
        "Ivelina Koleva",
        title="Quality manager",
        department="Quality",
        roles="influencer",
        reports_to="m.stoyanov",
        goals="No recall on her watch; migration tests on file before she is asked.",
    ),
    Someone(
        "t.petrov",
        "belokray",
        "Todor Petrov",
        title="Maintenance lead",
        department="Production",
        roles="user influencer",
        reports_to="k.dimitrov",
        goals="Spare parts in 48 hours instead of two weeks from Italy.",
        interests="Restores a 1974 motorcycle.",
        birthday="1980-08-09",
    ),
    Someone(
        "r.angelov",
        "belokray",
        "Rumen Angelov",
        title="Line supervisor, cups",
        department="Production",
        roles="user",
        reports_to="t.petrov",
    ),
    Someone(
        "s.mineva",
        "belokray",
        "Sonya Mineva",
        title="Assistant to the chief executive",
        department="Management",
        roles="gatekeeper",
        reports_to="m.stoyanov",
    ),
    # Veselna Retail
    Someone(
        "e.radeva",
        "veselna",
        "Elena Radeva",
        title="Chief financial officer",
        department="Finance",
        roles="approver",
        goals=("Signs anything above €100,000. What she wants from packaging nobody could tell me."),
    ),
    Someone(
        "b.marinov",
        "veselna",
        "Boris Marinov",
        title="Purchasing director",
        department="Purchasing",
        roles="decider",
        goals="One supplier fewer in every category; margin on fresh meat.",
        interests="Chess, serious. Respects whoever prepares.",
        birthday="1969-01-14",
        contact=(30, 60),
    ),
    Someone(
        "d.georgieva",
        "veselna",
        "Desislava Georgieva",
        title="Category buyer, packaging",
        department="Purchasing",
        roles="buyer",
        reports_to="b.marinov",
        goals="A visible saving in her first year.",
        interests="Came from car parts: thinks in total cost, wants figures in a table.",
    ),
    Someone(
        "v.tsanev",
        "veselna",
        "Valentin Tsanev",
        title="Logistics project lead",
        department="Logistics",
        goals="Bought from us for six years as category buyer; now builds the Ruse warehouse.",
        interests="Fishing on the Iskar. Still picks up when I call.",
        status="moved",
        gone=90,
    ),
    Someone(
        "l.nikolova",
        "veselna",
        "Lilia Nikolova",
        title="Own-brand manager",
        department="Marketing",
        roles="initiator influencer",
        goals="Trays that customers call green without costing more than two cents.",
        interests="Ceramics, small dog called Pixel.",
        birthday="1985-12-03",
        contact=(45, 90),
    ),
    Someone(
        "o.yordanov",
        "veselna",
        "Ognyan Yordanov",
        title="Manager, fresh-meat plant",
        department="Production",
        roles="user",
        goals="Forty trays a minute with two people fewer.",
    ),
    Someone(
        "f.kirov",
        "veselna",
        "Filip Kirov",
        title="Tender desk",
        department="Purchasing",
        roles="gatekeeper",
        reports_to="d.georgieva",
    ),
    # Tangrava Foods
    Someone(
        "s.vasilev",
        "tangrava",
        "Stoyan Vasilev",
        title="Owner and managing director",
        department="Management",
        roles="decider",
        goals="To sell into Germany under his own name.",
        interests="Hunting, red wine from his own two hectares. A promise is a promise.",
        birthday="1962-10-08",
        contact=(30, 60),
    ),
    Someone(
        "n.todorova",
        "tangrava",
        "Nadezhda Todorova",
        title="Operations director",
        department="Operations",
        roles="initiator influencer",
        reports_to="s.vasilev",
        goals="Third slicing line without hiring a third shift.",
        interests="Climbs. Was on Elbrus last year.",
        birthday="1979-06-21",
    ),
    Someone(
        "y.savova",
        "tangrava",
        "Yana Savova",
        title="Finance manager",
        department="Finance",
        roles="approver",
        reports_to="s.vasilev",
        goals="Stock of film below three weeks; 60 days to pay.",
    ),
    Someone(
        "h.ivanov",
        "tangrava",
        "Hristo Ivanov",
        title="Purchasing manager",
        department="Purchasing",
        roles="buyer",
        reports_to="n.todorova",
        goals="A second source for every film.",
    ),
    Someone(
        "z.petkov",
        "tangrava",
        "Zhivko Petkov",
        title="Chief technologist",
        department="Technology",
        roles="user influencer",
        reports_to="n.todorova",
        goals="Thirty-five days of shelf life without changing the recipe.",
    ),
    Someone(
        "a.kanev",
        "tangrava",
        "Atanas Kanev",
        title="Shift leader, slicing",
        department="Operations",
        roles="user",
        reports_to="n.todorova",
    ),
    Someone(
        "seat.stops",
        "tangrava",
        "Whoever books the line stops",
        department="Operations",
        roles="gatekeeper",
        reports_to="n.todorova",
        is_empty_seat=True,
    ),
    # Helvetra Pharma Bulgaria
    Someone(
        "k.lehmann",
        "helvetra",
        "Dr Katrin Lehmann",
        title="Head of packaging technology",
        department="Basel headquarters",
        roles="decider",
        goals="One laminate specification for all five plants.",
        interests="Precise, dry, fair. Answers e-mail at six in the morning.",
        contact=(30, 60),
    ),
    Someone(
        "seat.signs",
        "helvetra",
        "The engineer who signs off",
        title="Validation",
        department="Basel headquarters",
        roles="approver",
        reports_to="k.lehmann",
        is_empty_seat=True,
    ),
    Someone(
        "r.borisova",
        "helvetra",
        "Radostina Borisova",
        title="Site director",
        department="Site management",
        roles="approver",
        goals="Volume from the Spanish plant moved to Sofia.",
        interests="Sings in a choir; concert tickets are welcome.",
        birthday="1974-02-26",
        contact=(30, 60),
        is_influence_center=True,
    ),
    Someone(
        "i.zahariev",
        "helvetra",
        "Ivaylo Zahariev",
        title="Strategic buyer",
        department="Procurement",
        roles="buyer",
        reports_to="r.borisova",
        goals="Two approved suppliers for each laminate.",
    ),
    Someone(
        "m.kostova",
        "helvetra",
        "Maya Kostova",
        title="Head of quality assurance",
        department="Quality",
        roles="gatekeeper",
        reports_to="r.borisova",
        goals="An audit without a single major finding.",
    ),
    Someone(
        "g.penchev",
        "helvetra",
        "Georgi Penchev",
        title="Packaging engineer",
        department="Engineering",
        roles="initiator user influencer",
        reports_to="r.borisova",
        goals="Change-over from 90 minutes to 40.",
        interests="Builds drones; knows half the packaging engineers in Sofia.",
        birthday="1990-07-30",
    ),
    Someone(
        "l.brunner",
        "helvetra",
        "Lukas Brunner",
        title="Procurement consultant to the group",
        roles="influencer",
        reports_to="k.lehmann",
        is_adviser=True,
    ),
    # Месокомбинат Орляк
    Someone(
        "d.orlyankov",
        "orlyak",
        "Димитър Орлянков",
        title="Собственик и изпълнителен директор",
        department="Ръководство",
        roles="decider",
        goals="Да остави на сина си фирма без дългове.",
        interests="Породисти коне. Не обича презентации, обича да пипне машината.",
        birthday="1957-10-26",
    ),
    Someone(
        "n.orlyankov",
        "orlyak",
        "Николай Орлянков",
        title="Търговски директор",
        department="Търговия",
        roles="initiator decider",
        reports_to="d.orlyankov",
        goals="Готово нарязано месо за трите вериги, под собствена марка.",
        interests="Учил във Виена, кара ски в Банско всяка зима.",
        birthday="1989-12-11",
        contact=(21, 45),
    ),
    Someone(
        "v.markova",
        "orlyak",
        "Виолета Маркова",
        title="Финансов директор",
        department="Финанси",
        roles="approver",
        reports_to="d.orlyankov",
        goals="Цена за килограм и 60 дни плащане. Друго не чува.",
    ),
    Someone(
        "r.staykova",
        "orlyak",
        "Румяна Стайкова",
        title="Снабдител",
        department="Снабдяване",
        roles="buyer",
        reports_to="n.orlyankov",
    ),
    Someone(
        "p.zhelev",
        "orlyak",
        "инж. Петко Желев",
        title="Главен механик",
        department="Производство",
        roles="user influencer",
        reports_to="d.orlyankov",
        goals="Да не го вдигат нощем заради заваръчната щанга.",
        interests="Познава механиците в половината мандри в Лудогорието.",
    ),
    Someone(
        "s.koleva",
        "orlyak",
        "Снежана Колева",
        title="Офис мениджър",
        department="Ръководство",
        roles="gatekeeper",
        reports_to="d.orlyankov",
    ),
    # Other customers
    Someone(
        "a.petrova",
        "dunavski",
        "Antoaneta Petrova",
        title="Owner",
        department="Management",
        roles="decider",
        goals="To get out of night deliveries.",
        birthday="1968-04-04",
    ),
    Someone(
        "k.ruseva",
        "dunavski",
        "Kalina Ruseva",
        title="Production planner",
        department="Production",
        roles="buyer user",
        reports_to="a.petrova",
    ),
    Someone(
        "b.balev",
        "sirena",
        "Борис Балев",
        title="Управител",
        department="Ръководство",
        roles="decider",
        interests="Ловен съюз, Троян.",
    ),
    Someone(
        "e.dimova",
        "sirena",
        "Евгения Димова",
        title="Технолог",
        department="Производство",
        roles="user buyer",
        reports_to="b.balev",
    ),
    Someone(
        "s.bonev",
        "marisol",
        "Sava Bonev",
        title="Managing partner",
        department="Management",
        roles="decider approver",
        goals="A second hall, paid from cash flow.",
        birthday="1983-09-15",
    ),
    Someone(
        "t.gerasimova",
        "marisol",
        "Tsveta Gerasimova",
        title="Supply manager",
        department="Supply",
        roles="buyer",
        reports_to="s.bonev",
    ),
    Someone(
        "y.mitev",
        "marisol",
        "Yordan Mitev",
        title="Hygiene and quality",
        department="Quality",
        roles="influencer",
        reports_to="s.bonev",
    ),
    Someone(
        "d.papadakis",
        "thalassion",
        "Dimitris Papadakis",
        title="General manager",
        department="Management",
        roles="decider",
        interests="Sunday lunch with three generations; never phone on a name day.",
    ),
    Someone(
        "k.manolis",
        "thalassion",
        "Katerina Manolis",
        title="Purchasing",
        department="Purchasing",
        roles="buyer",
        reports_to="d.papadakis",
    ),
    Someone(
        "d.pop", "carpatia", "Dan Pop", title="Plant director", department="Production", roles="decider user"
    ),
    Someone(
        "i.muresan",
        "carpatia",
        "Ioana Mureșan",
        title="Buyer",
        department="Purchasing",
        roles="buyer",
        reports_to="d.pop",
    ),
    Someone(
        "r.kaneva",
        "ralitsa",
        "Ralitsa Kaneva",
        title="Owner",
        department="Management",
        roles="decider",
        goals="Vladi says: honest, quick, wants to be phoned and not written to.",
    ),
    Someone(
        "s.dobrev", "gourmet", "Стоян Добрев", title="Управител", department="Ръководство", roles="decider"
    ),
    Someone(
        "y.nedeva",
        "gourmet",
        "Йоана Недева",
        title="Склад и поръчки",
        department="Склад",
        roles="buyer",
        reports_to="s.dobrev",
    ),
    # Prospects
    Someone(
        "j.petersen",
        "nordhafen",
        "Jens Petersen",
        title="Operations manager",
        department="Operations",
        roles="initiator user",
    ),
    Someone(
        "i.ilieva",
        "nordhafen",
        "Ilina Ilieva",
        title="Buyer",
        department="Purchasing",
        roles="buyer",
        reports_to="j.petersen",
    ),
    Someone(
        "z.atanasov",
        "skarabey",
        "Zahari Atanasov",
        title="Head of buying",
        department="Purchasing",
        roles="decider buyer",
    ),
    Someone(
        "m.jovanovic",
        "lactona",
        "Milan Jovanović",
        title="Technical director",
        department="Technical",
        roles="influencer",
    ),
    Someone("p.svetlinov", "furna", "Пламен Светлинов", title="Собственик", roles="decider"),
    Someone(
        "seat.packaging",
        "biopharmis",
        "The head of packaging",
        department="Production",
        roles="decider",
        is_empty_seat=True,
    ),
    Someone(
        "v.stefanova",
        "biopharmis",
        "Vesela Stefanova",
        title="Supplier portal",
        department="Procurement",
        roles="gatekeeper",
    ),
    Someone(
        "a.hadzhiev", "gradina", "Anton Hadzhiev", title="Owner", department="Management", roles="decider"
    ),
    Someone(
        "r.kolev",
        "kokoritsa",
        "Rosen Kolev",
        title="Production director",
        department="Production",
        roles="decider",
    ),
    Someone(
        "g.minchev",
        "kokoritsa",
        "Genadi Minchev",
        title="Purchasing",
        department="Purchasing",
        roles="buyer",
        reports_to="r.kolev",
    ),
    Someone(
        "a.trajkovska",
        "adria",
        "Ana Trajkovska",
        title="Managing director",
        department="Management",
        roles="decider",
    ),
    Someone(
        "s.yusuf",
        "ludogorie",
        "Сабри Юсуф",
        title="Производствен директор",
        department="Производство",
        roles="influencer",
    ),
    Someone(
        "m.lozanova",
        "klas",
        "Magdalena Lozanova",
        title="Marketing manager",
        department="Marketing",
        roles="initiator",
    ),
    Someone(
        "p.tonchev", "hranex", "Павел Тончев", title="Мениджър доставки", department="Доставки", roles="buyer"
    ),
    Someone(
        "c.moretti",
        "mercato",
        "Chiara Moretti",
        title="Head of own brand",
        department="Own brand",
        roles="initiator decider",
    ),
    Someone(
        "k.yilmaz", "anadola", "Kemal Yılmaz", title="Export manager", department="Export", roles="influencer"
    ),
    Someone(
        "t.genova",
        "bistra",
        "Teodora Genova",
        title="Head of buying",
        department="Purchasing",
        roles="decider buyer",
    ),
    # Former and lost
    Someone(
        "h.iskrenov", "iskar", "Христо Искренов", title="Управител", department="Ръководство", roles="decider"
    ),
    Someone(
        "l.dragneva",
        "plodex",
        "Lora Dragneva",
        title="Finance director",
        department="Finance",
        roles="approver",
    ),
    # Centers of influence outside any account
    Someone(
        "p.velikov",
        "",
        "Prof. Petar Velikov",
        title="Food technology, University of Plovdiv Hills",
        goals="Wants his students placed; two of them work at Belokray.",
        interests="Jazz records. Knows every dairy technologist of the last thirty years.",
        birthday="1955-02-11",
        contact=(60, 90),
        is_influence_center=True,
    ),
    Someone(
        "n.avramova",
        "",
        "Neli Avramova",
        title="Secretary of the meat processors' club",
        interests="Remembers who is building what, and says so over coffee.",
        is_influence_center=True,
    ),
)

TALKS: dict[str, tuple[Talk, ...]] = {
    "belokray": (
        Talk(
            538,
            "visit",
            "g.ivanova p.hristova",
            "Yearly review of cups and film",
            """\
Went through last year line by line. They like the cups, not the invoices: three wrong in twelve months.
Polina had them printed out. Agreed:
- one invoice per delivery, order number on top
- price fixed to the end of the half-year at **€38.40 per thousand**
Galina mentioned "more capacity" twice. Ask again.""",
            "Price fixed, invoices to be mended by Mira",
            90,
        ),
        Talk(
            497,
            "visit",
            "k.dimitrov r.angelov",
            "See the cup line running",
            """\
Krasimir showed me the whole floor, an hour and a half. Very proud, very Ferrano.
"A machine you know is better than a machine that is good."
Rumen whispered that the sealing head is changed every five weeks. That is our opening, not the price.""",
            "Knows us as cup people, not machine people",
            100,
        ),
        Talk(
            452,
            "phone",
            "g.ivanova",
            "What stands behind 'more capacity'",
            """\
It is a second cup line, 12,000 cups an hour, board decision in a year at the earliest.
Budget about **€450,000**. She decides, Stoyanov signs. Dimitrov "will have an opinion".
Asked whom else I should know: named Lactona in Niš, where her cousin sells milk.""",
            "Second line is real",
            25,
            asked="given",
        ),
        Talk(
            401,
            "visit",
            "t.petrov",
            "Spare parts: how they live today",
            """\
Todor keeps €31,000 of Ferrano parts on the shelf because delivery takes 11–14 days.
Last stop: 19 hours for a €60 sensor. He has the log and gave me a copy.
Nobody above him has ever asked to see it. **Use in the offer.**""",
            "Has the stop log",
            60,
        ),
        Talk(
            355,
            "event",
            "g.ivanova m.stoyanov",
            "Food fair: walk over to our stand",
            """\
Stoyanov came for eight minutes and asked one question: who comes at two in the morning when it stops?
Told him Stefan lives in Plovdiv. He wrote that down.
Galina stayed for the demo, filmed the change-over: 22 minutes.""",
            "Stoyanov has seen the machine",
            35,
        ),
        Talk(
            310,
            "visit",
            "i.koleva",
            "Migration tests for the new lid",
            """\
Cold. Koleva had two lids with a wrinkled seal in a drawer, eight months old, never reported.
I did not defend us. Took both with me, promised a lab report by {+17}.
She believes suppliers tell quality last. In our case that was true.""",
            "Owes: lab report on two lids",
            50,
        ),
        Talk(
            294,
            "email",
            "i.koleva",
            "Lab report on the two lids",
            """\
Sent the report one day early, with photos: our fault, film edge nicked at slitting.
Said so in the first line.
Also sent what we changed. No answer yet, but she put Galina in copy.""",
            "Report delivered early",
        ),
        Talk(
            248,
            "visit",
            "g.ivanova k.dimitrov t.petrov",
            "Requirements for the second cup line",
            """\
Dimitrov had brought his own paper, word for word a Ferrano data sheet. Servo filler of a make only they use.
Galina crossed out the make and wrote "or equivalent". He went red.
Todor said nothing in the room, then in the car park:
*bring the 48-hour parts in writing and I'll back you.*""",
            "Specification open to us again",
            120,
        ),
        Talk(
            205,
            "phone",
            "m.stoyanov s.mineva",
            "Get to Stoyanov himself",
            """\
Sonya put me through because I asked for "five minutes on the night service", not on price.
He wants a **penalty clause**: €1,500 per hour of stop beyond eight. Nikolov must agree to that, I can't.
Polite, quick, no small talk.""",
            "Asked for a penalty clause",
            10,
        ),
        Talk(
            176,
            "video",
            "g.ivanova p.hristova",
            "First offer, second cup line",
            """\
Offer 1: **€468,000** with two years' service. Polina: Ferrano is at 431 without service.
I showed stop hours × margin per hour. Galina: "Put that on the first page, not on the ninth."
Rework until {+10}. Cups and film tied in for three years would bring another 3 %.""",
            "Rework the offer",
            70,
        ),
        Talk(
            131,
            "visit",
            "g.ivanova p.hristova i.koleva",
            "Second offer, and quality at the table",
            """\
Koleva asked for the seal window of the TF heads and *nodded*. First time.
Price now **€459,500** incl. service, cups fixed for 36 months.
Polina wants payment 30/40/30. I think 30/60/10 is what Nikolov will sign.""",
            "Shortlist: Ferrano and we",
            85,
        ),
        Talk(
            68,
            "visit",
            "k.dimitrov",
            "Alone with Dimitrov, before the board",
            """\
He received me standing. Says our filler cannot do ayran with salt; it can.
The dairy in Bitola does it every day.
Offered to drive him there. "I have seen enough machines."
He is not against us, he is **for them**: their mechanic is godfather to his son (Todor told me).
He will write against us to Stoyanov. Reach him through Todor or not at all.""",
            "No movement",
            40,
        ),
        Talk(
            47,
            "phone",
            "t.petrov",
            "After the talk with Dimitrov",
            """\
Dimitrov's memo is out: two pages, parts availability not mentioned once.
Todor will hand the stop log to Galina himself if she asks for it. She must ask, he can't offer.
Told Galina's office I would call about "the log".""",
            "Log goes through Galina",
            20,
        ),
        Talk(
            33,
            "visit",
            "g.ivanova t.petrov",
            "The stop log on the table",
            """\
Galina read the log for five minutes without a word. 143 hours in two years.
She will put it in front of the board beside Dimitrov's memo.
Board meets in about seven weeks. She wants from us:
1. penalty clause, Nikolov's signature
2. a reference dairy that runs ayran
3. nothing sent to Dimitrov without her knowing""",
            "Board paper under way",
            75,
        ),
        Talk(
            16,
            "visit",
            "p.hristova r.angelov",
            "Cups: quality of the last three lots",
            """\
Lot 4417 rattles in the denester, Rumen showed me: rim 0.2 mm under. Took 40 cups for the lab.
Polina calm about it, "as long as Koleva hears it from you today". Phoned Koleva from the yard.""",
            "Lab checks lot 4417",
            55,
            asked="none",
        ),
        Talk(
            5,
            "phone",
            "i.koleva",
            "Lot 4417",
            """\
Told her before the report was typed: worn rim tool, changed on {-2}, 60,000 cups replaced free.
"You are the only ones who call before I do." From Koleva that is a bouquet.
And a name, unasked for: Мандра Герлово, "the best sheep's milk I ever tested, in the worst bags".""",
            "Replacement lot accepted",
            12,
            asked="given",
        ),
        Talk(
            0,
            "phone",
            "g.ivanova",
            "Board date",
            """\
Board is brought forward, papers close on {+12}. She wants the signed penalty clause by then, *not a draft*.
Stoyanov asked her whether Stefan really lives in Plovdiv. He does.
Dimitrov has asked for a second visit by Ferrano. She said no.""",
            "Penalty clause signed by Nikolov, in time",
            14,
            "they",
            "none",
            "09:05",
        ),
    ),
    "veselna": (
        Talk(
            530,
            "visit",
            "v.tsanev",
            "Prices for the year",
            """\
Valentin takes +1.8 % on trays without a fight, wants the labels at last year's price. Done.
He says Marinov reads one page a month on us: complaints and late lorries. We had none.""",
            "Year settled in forty minutes",
            40,
        ),
        Talk(
            489,
            "visit",
            "o.yordanov v.tsanev",
            "Walk along the meat plant in Bozhurishte",
            """\
Two old tray sealers, 22 trays a minute. Chicken waits on trolleys. Ognyan needs forty.
He has counted: six people pack, four would do.
A TS-400 fits in the corner if the label station moves. Sketch from Stefan by {+12}.""",
            "Need for a sealer seen",
            110,
        ),
        Talk(
            433,
            "visit",
            "l.nikolova",
            "Own brand: green trays",
            """\
Lilia wants cardboard trays. Showed her what cardboard does with chicken on day four.
We settled on rPET with a paper band, 1.7 cents more. She lit up at the band: room to print a story.
Best listener in the house. **Start every idea with her.**""",
            "Test with 6 shops",
            65,
            asked="none",
        ),
        Talk(
            376,
            "video",
            "l.nikolova o.yordanov",
            "Result of the test in six shops",
            """\
Sales of banded chicken +11 % against the other shops. Waste the same.
Ognyan grumbles that banding takes one person. Offered the bander on hire, €640 a month.""",
            "Roll-out to 30 shops",
            45,
        ),
        Talk(
            322,
            "visit",
            "b.marinov v.tsanev",
            "First time with Marinov",
            """\
Came prepared: three pages, one per question he was likely to ask. He asked all three.
Liked the waste figures, did not like "partner". Uses *supplier* on purpose.
Said in passing that packaging will get its own tender in the new budget year.""",
            "Tender is coming",
            50,
        ),
        Talk(
            268,
            "visit",
            "o.yordanov",
            "TS-400 on trial",
            """\
Trial machine stands since {-6}. 38 trays a minute with the night shift, 41 with the day shift.
Two stops, both the old conveyor. Ognyan counts everything in a school notebook.
He signed the trial protocol with "good".""",
            "Trial passed",
            95,
        ),
        Talk(
            214,
            "phone",
            "v.tsanev",
            "Order for the sealer",
            """\
Order is through: **€186,000**, delivery in twelve weeks.
Radeva signed without a question; nobody had met her.
Valentin sounds tired. Says there are "changes" on his floor and he can't say more.""",
            "TS-400 ordered",
            20,
            "they",
        ),
        Talk(
            143,
            "visit",
            "o.yordanov",
            "Start-up of the TS-400",
            """\
Running for two nights now. Stefan stayed both nights, which they noticed.
Film tracking drifts after roll change, known, fix is a €90 guide. Ordered it myself.
*Ognyan asked what a second one would cost.*""",
            "Accepted with one open point",
            120,
        ),
        Talk(
            92,
            "phone",
            "v.tsanev",
            "He is leaving the category",
            """\
Valentin moves to logistics, to build the Ruse warehouse. New buyer from car parts, starts at once.
He will not introduce us, "she would take it wrong". Advice: come with a table, not with a catalogue.
Six years gone with one phone call. **No personal bond to the new desk.**""",
            "Buyer changes",
            25,
            "they",
        ),
        Talk(
            71,
            "visit",
            "d.georgieva",
            "First meeting with the new buyer",
            """\
Forty minutes exactly. Asked for cost per packed tray, not per tray. I had not brought it.
Thinks every supplier older than five years is too dear. All categories go to tender next year.
Not unfriendly. Writes everything down, with times.""",
            "Owes: cost per packed tray, as a table",
            40,
        ),
        Talk(
            57,
            "email",
            "d.georgieva f.kirov",
            "Cost per packed tray",
            """\
Sent the table: film, tray, label, labour, waste, stops. 14.2 cents now, 12.9 with thinner film.
Filip confirmed receipt in four minutes and asked for the file "with formulas". Sent it so.
Nothing to hide.""",
            "Table delivered",
        ),
        Talk(
            38,
            "visit",
            "l.nikolova",
            "What the new desk says about us",
            """\
Over coffee: Desislava showed our table to Marinov as "the first supplier who answers the question".
But two rivals quoted, one of them 6 % below us on trays. Lilia thinks it is Folpak.
She will say in the tender meeting what the band did for sales. Asked her for a name outside: Chiara
Moretti at Mercato Nove, they studied together.""",
            "Named Mercato Nove",
            50,
            asked="given",
        ),
        Talk(
            24,
            "visit",
            "o.yordanov d.georgieva",
            "Thinner film on the running line",
            """\
TF-38 at 38 µm instead of 45: 2,000 trays, three leakers. With 45 it is two. Fine.
Desislava stood at the line for the whole run in a hairnet and counted too.
She asked Ognyan whether he would change supplier. "For film maybe. For Stefan, no."
First smile.""",
            "Thinner film approved for trial month",
            90,
            asked="none",
            why_not="she was counting trays",
        ),
        Talk(
            10,
            "visit",
            "b.marinov",
            "Marinov on the tender",
            """\
He won't say when, only that *service weighs 30 %*. That is new, and made for us.
Radeva will sit in because of the amount. He couldn't tell me what she looks at.
I must meet her before the tender, not in it.""",
            "Find the way to Radeva",
            45,
            why_not="the tender is open",
        ),
        Talk(
            3,
            "message",
            "d.georgieva",
            "Time for the review of the trial month",
            """\
She proposes a short review of the trial month, ten o'clock, wants the leaker count per shift.
Ognyan's notebook has it; photographed the pages.""",
            "Review fixed",
            by="they",
        ),
    ),
    "tangrava": (
        Talk(
            525,
            "visit",
            "s.vasilev n.todorova",
            "Plans for the German market",
            """\
Vasilev showed me his label in German. Wants 35 days of shelf life, has 28.
Nadezhda sketched a third slicing line on a napkin; I kept the napkin.
They trust us: "you built the first one when nobody gave us credit".""",
            "Third line in two years",
            110,
        ),
        Talk(
            480,
            "visit",
            "z.petkov",
            "Shelf life: what film can do",
            """\
Zhivko tried three gas mixes, always the same film. The leak is oxygen through the corners of the tray.
Suggested R-300 with a thicker corner. He is careful, wants six weeks of samples before he says anything.""",
            "Samples for six weeks",
            70,
        ),
        Talk(
            431,
            "phone",
            "z.petkov",
            "Samples after six weeks",
            """\
34 days on ham, 36 on salami. He reads it out like a lottery draw.
Will put his name to R-300 in the monthly report. Nadezhda gets it first.""",
            "R-300 works",
            15,
            "they",
        ),
        Talk(
            388,
            "visit",
            "h.ivanov y.savova",
            "Price of R-300",
            """\
Hristo: 9 % dearer. Yana: and where is my stock reduction?
Offered call-off: we hold four weeks in Sofia, they pay on call. Yana took it, Hristo took the 4 % for volume.
**Promised: never below four weeks in our store.**""",
            "Call-off contract",
            80,
        ),
        Talk(
            330,
            "event",
            "n.todorova",
            "Meat processors' evening in Burgas",
            """\
Sat beside Nadezhda. She told the whole table how R-300 got them into two German chains. Unasked.
Named Rosen Kolev at Kokoritsa, "he seals chicken with a machine from my school days".""",
            "Named Kokoritsa",
            120,
            asked="given",
        ),
        Talk(
            262,
            "visit",
            "n.todorova a.kanev",
            "Third slicing line: floor plan",
            """\
Room for a TF-220 if the cold-store door moves by 1.4 m. Atanas thinks it can't, Nadezhda has decided it can.
Budget round in two quarters. No other supplier invited yet.
Somebody books the line stops for trials, and nobody would tell me who it is.""",
            "Plan drawn",
            100,
        ),
        Talk(
            196,
            "phone",
            "h.ivanov",
            "He wants a second source",
            """\
Group insurance asks for two suppliers of every film, he says. May be true.
Folpak quoted €3.62 a kilo, we are at 4.05. I said the corner is what they pay for.
He likes me and will still do it.""",
            "Folpak is in the house",
            20,
        ),
        Talk(
            125,
            "phone",
            "n.todorova",
            "Film has run out",
            """\
She rang at 7:40. Line 1 stands, our store shows zero of R-300: an export order emptied it and nobody told me.
Four weeks were promised. I promised a lorry by {+2} and drove to the plant myself.
19 hours of stop. Vasilev didn't come out of his office.""",
            "**We broke our word**",
            35,
            "they",
        ),
        Talk(
            121,
            "visit",
            "s.vasilev n.todorova",
            "Apology",
            """\
Went with Nikolov. Vasilev let us talk, then: "I told the Germans Monday. Now I'm the one who lies."
Credit note €11,400, taken without thanks. Nadezhda defended us, less warmly than she used to.
He wants **a delivery plan, signed, every quarter**. Then he'll see.""",
            "Owes: signed delivery plan",
            60,
        ),
        Talk(
            99,
            "visit",
            "h.ivanov a.kanev",
            "Folpak trial on line 2",
            """\
Trial is running. Atanas: forms well, corners weak, four leakers a shift against our one.
Hristo calls that "within tolerance". He keeps the leakers out of the report; Atanas keeps them in a box.""",
            "Trial goes on to the end of the quarter",
            55,
        ),
        Talk(
            76,
            "visit",
            "z.petkov",
            "Shelf life of the Folpak samples",
            """\
29 days, not 35. Zhivko will say so if he is asked, he won't volunteer: Hristo sits two doors away.
Asked him to put both curves on one sheet. He already had.""",
            "Two curves on one sheet",
            45,
        ),
        Talk(
            54,
            "video",
            "n.todorova y.savova",
            "Renewal of the call-off contract",
            """\
Yana: 60 days to pay or a bank guarantee for the stock. Nadezhda silent most of the time.
I offered 45 days and the stock report every Friday, automatically. Yana notes it, gives nothing.
Nadezhda wrote afterwards: *bring Stoyan the plan first, then talk money.*""",
            "Renewal depends on Vasilev",
            40,
        ),
        Talk(
            33,
            "phone",
            "n.todorova",
            "How does Vasilev stand",
            """\
He has not mentioned the stop for weeks; she thinks that is worse.
She is for us on film. On the third line she won't push before he asks.
The delivery plan must carry Nikolov's name, not mine.""",
            "Plan with Nikolov's name",
            18,
        ),
        Talk(
            19,
            "visit",
            "s.vasilev",
            "Alone with Vasilev",
            """\
Two glasses of his own Mavrud, twenty minutes on wild boar, then business in three sentences:
- the plan on paper, with a penalty he chooses
- no surprise about the price in the new contract
- "Nadezhda likes you. I liked you too."
He'll sign for one year, not three, unless the plan holds for a quarter.""",
            "Send the plan within two weeks",
            95,
            why_not="the plan first, then a favour",
        ),
    ),
    "helvetra": (
        Talk(
            508,
            "visit",
            "g.penchev i.zahariev",
            "Sachet laminate: forecast and change-overs",
            """\
Georgi loses 90 minutes at each change-over, 11 a week. Half of it is threading our laminate.
Pre-cut leaders would save him 20 minutes. Costs us next to nothing.
Ivaylo wants a second approved laminate supplier on paper within two years. Corporate rule.""",
            "Leaders on trial",
            75,
        ),
        Talk(
            447,
            "visit",
            "m.kostova",
            "Supplier audit, day of ours",
            """\
Maya and two auditors, seven hours in our hall. One minor finding: cleaning log signed in pencil.
She doesn't chat. At the end: "Correct it in ten working days and send me proof, not a promise."
""",
            "One minor finding",
            120,
        ),
        Talk(
            436,
            "email",
            "m.kostova",
            "Proof for the audit finding",
            """\
Sent scans and the new pen-only rule, day six of ten. She answered with one word: "Closed."
File it: that is how she wants to be treated.""",
            "Finding closed",
        ),
        Talk(
            395,
            "visit",
            "g.penchev",
            "Leaders on the sachet lines",
            """\
Change-over down from 90 to 63 minutes. He drew the curve himself and hung it on the line.
Georgi is for us and says it aloud, even in front of Ivaylo.
Has a friend at Biopharmis with the same trouble; will mention me.""",
            "Named Biopharmis",
            50,
            asked="given",
        ),
        Talk(
            341,
            "visit",
            "r.borisova",
            "First hour with the site director",
            """\
She wants the Spanish volume: 40 million sachets. Basel compares plants by cost *and* by change requests.
Every change request costs her a month. If we brought **one laminate for all lines** she would save three.
Talked choirs for ten minutes at the end.""",
            "One laminate for all lines",
            60,
        ),
        Talk(
            287,
            "video",
            "k.lehmann r.borisova",
            "Basel: specification of the single laminate",
            """\
Dr Lehmann had read our data sheet to the footnotes and found a mistake in one.
Thanked her, corrected it on the call.
She'll accept a single laminate if stability data cover 24 months. We have 18.
She does not sign validation herself: "an engineer in my group does". No name.""",
            "24-month data wanted",
            55,
        ),
        Talk(
            231,
            "visit",
            "g.penchev m.kostova",
            "Trial batches under protocol",
            """\
Three batches, Maya's protocol, 41 pages. I counted the signatures: nine, none of them from Basel.
Georgi says the Basel one is always a first name on the last page, scanned badly.
No deviations. Maya took the retained samples herself.""",
            "Three clean batches",
            110,
        ),
        Talk(
            171,
            "phone",
            "i.zahariev",
            "Second supplier again",
            """\
The consultant Brunner has told him to bring two alternatives by the end of the year.
Ivaylo would rather have none of the work. If volume goes to one laminate, he needs a safety stock instead.
Offered **eight weeks, ours, in Sofia**. He'll put it to Brunner as his own idea. Good.""",
            "Safety stock instead of second source",
            30,
        ),
        Talk(
            118,
            "visit",
            "r.borisova g.penchev",
            "Business case for Spain",
            """\
She has a slide with our name on it: one laminate, minus three change requests, minus €84,000.
Wants from us: price for 40 million, in writing, valid six months.
Georgi will defend the figures in Basel in person.""",
            "Price for 40 million wanted",
            70,
        ),
        Talk(
            83,
            "email",
            "i.zahariev r.borisova",
            "Price for 40 million sachets",
            """\
Sent: **€6.15 per thousand** instead of 6.70, eight weeks' stock included, valid until {+180}.
Radostina: "This I can carry to Basel." Ivaylo: silence, which is agreement with him.""",
            "Price is out",
        ),
        Talk(
            62,
            "visit",
            "m.kostova",
            "24-month stability data",
            """\
Handed over the first 21 months. Maya went through the outliers, all four, one by one.
She'll release the file when the last column is filled. Until then **no recommendation**, neither way.
But she made coffee. First time in two years.""",
            "Waits for the last data",
            60,
        ),
        Talk(
            41,
            "video",
            "k.lehmann",
            "Where Spain stands",
            """\
Decision moved by one quarter, nothing to do with us: Basel has a new head of operations.
She asked two questions about recycling of AL-9 that sounded like somebody else's. Brunner?
I asked again who signs. "You'll meet him when it matters." So it is a *he*.""",
            "Decision moved by a quarter",
            35,
        ),
        Talk(
            20,
            "visit",
            "r.borisova g.penchev",
            "New head of operations in Basel",
            """\
Radostina knows the new man from Milan: numbers first, likes plant visits. He comes to Sofia next month.
She wants our change-over curve on the wall by then, large.
Georgi offered to ask around in Basel for the signing engineer. Third attempt.""",
            "Visit from Basel",
            65,
            asked="none",
        ),
        Talk(
            6,
            "phone",
            "g.penchev",
            "The signature in Basel",
            """\
Half a name at last: "Matthias, validation, second floor". No surname.
Georgi flies to Basel on {+16} and will look at the door plates, his words.
Wants the curve as A1 by then.""",
            "Signing engineer: Matthias",
            16,
            "they",
            asked="none",
        ),
    ),
    "orlyak": (
        Talk(
            521,
            "visit",
            "d.orlyankov p.zhelev",
            "Опознаване с новия човек от Пакор",
            """\
Бай Димитър ме разведе сам, започна от конюшнята. За машини говори едва накрая.
Линията ни при тях е на 14 години. „Още работи, значи не ви трябвам.“
Желев: заваръчната щанга се сменя на три месеца, и то през нощта.""",
            "Добро начало, без поръчка",
            120,
        ),
        Talk(
            470,
            "phone",
            "r.staykova",
            "Цена на торбите",
            """\
Румяна има оферта от Folpak: 7 % под нас. Не каза за какво количество.
Помолих за спецификацията, прати я: тяхната торба е 45 микрона, нашата 60. *Не е същата стока.*""",
            "Сравнение на спецификациите",
            15,
        ),
        Talk(
            418,
            "visit",
            "n.orlyankov",
            "Първа среща със сина",
            """\
Николай се върна от Виена и иска нарязано месо под собствена марка за три вериги.
Показа ми чужди опаковки на масата, подредени по ръб. Разбира повече от баща си, но още пита него.
**Той е бъдещето тук.** Да му дам каквото да покаже у дома.""",
            "Иска мостри с горно фолио на печат",
            70,
        ),
        Talk(
            366,
            "visit",
            "n.orlyankov p.zhelev",
            "Мостри на нарязано",
            """\
Пуснахме 300 опаковки на старата машина. Желев държеше щангата с ръка, буквално.
Резултат: 281 добри. За трите вериги трябват 99 %.
Николай сам каза: „Трябва ни нова машина.“ Аз мълчах.""",
            "Нужда от TF-220",
            95,
        ),
        Talk(
            309,
            "visit",
            "d.orlyankov n.orlyankov",
            "Бащата за новата машина",
            """\
„Докато аз съм тук, кредит няма.“ После пита за лизинг, все едно за друг.
Синът изчака, не се скараха пред мен. Разбраха се да видят машина при клиент.
Поканих ги в Бургас при Танграва, път половин ден.""",
            "Посещение при клиент",
            80,
        ),
        Talk(
            257,
            "visit",
            "d.orlyankov n.orlyankov p.zhelev",
            "Посещение при Танграва",
            """\
Двамата собственици говориха половин час за коне и вино, десет минути за машината.
Желев пропълзя под нея и излезе доволен: „Щангата се сваля с два болта.“
На връщане бащата попита за гаранцията. *Това е първото му „да“.*""",
            "Бащата омекна",
            120,
            asked="none",
        ),
        Talk(
            203,
            "visit",
            "v.markova",
            "Финансовият директор",
            """\
Маркова има таблица с една колона: цена за килограм. Машината при нея е разход, не приход.
Показах загубата от 6 % брак – 41 000 € годишно. „Бракът не е в моя бюджет.“
Против е и ще остане против, освен ако бащата ѝ каже. Не се заяждах.""",
            "Против, влияе силно",
            45,
        ),
        Talk(
            158,
            "phone",
            "p.zhelev",
            "Повреда на старата линия",
            """\
Щангата изгоря в два през нощта, Стефан беше там в шест. 14 часа престой.
Желев написа в доклада „машината е на 14 години“ и го прати до всички, и до Маркова.
Посочи ми Сабри Юсуф от „Млечен път Лудогорие“, имат същата машина.""",
            "Посочи нов клиент",
            20,
            "they",
            "given",
        ),
        Talk(
            112,
            "visit",
            "n.orlyankov r.staykova",
            "Оферта TF-220 с лизинг",
            """\
**198 000 €**, лизинг 48 месеца, първа вноска 15 %. Фолиото с нас за три години.
Румяна иска Folpak да остане за торбите. Съгласих се: торбите не са битката.
Николай ще я внесе пред баща си сам, без мен.""",
            "Офертата е дадена",
            75,
        ),
        Talk(
            64,
            "visit",
            "v.markova n.orlyankov",
            "Лизингът на трима",
            """\
Маркова: 198 хиляди плюс лихва, а Folpak дава машина „почти без пари“ срещу фолио за пет години.
Николай попита кой носи риска от брака. Никой не отговори.
Поиска от нас гаранция за **98,5 % добри опаковки**. Може, ако Желев води смените.""",
            "Гаранция за брака",
            60,
        ),
        Talk(
            29,
            "phone",
            "n.orlyankov",
            "След семейния съвет",
            """\
Бащата е казал: „Щом ти ще я плащаш, ти я избирай.“ Решава Николай, но Маркова подписва плащането.
Иска гаранцията черно на бяло и една вноска по-късно. За вноската трябва съгласие от нашия директор.""",
            "Николай решава",
            22,
            "they",
        ),
        Talk(
            15,
            "visit",
            "d.orlyankov p.zhelev",
            "Кафе с бай Димитър",
            """\
Нарочно без тема. Показа ми новото жребче, кръстил го Пакор, шегува се.
„Синът ми ще ви избере. Ти гледай да не го изложиш.“
Желев вече мери мястото с ролетка.
Прати ме при приятел от конете, прави овчо сирене в Герлово.""",
            "Бащата е с нас",
            90,
            asked="given",
        ),
        Talk(
            2,
            "phone",
            "n.orlyankov",
            "Гаранция и първа вноска",
            """\
Прочете ми текста на гаранцията по телефона и поправи две думи, с право.
Чака отговор за вноската до {+5}. Ако е „да“, подписват преди края на месеца.
Folpak са били вчера при Маркова, с торта.
Попитах кого още да потърся: „Колбаси Тича“, строят цех за шунка.""",
            "Отговор за вноската",
            17,
            asked="given",
        ),
    ),
    "dunavski": (
        Talk(
            430,
            "visit",
            "a.petrova",
            "Two wrappers, one owner",
            """\
Antoaneta bakes at night and answers mail at four in the morning. Meetings only before nine.
Wants loaves wrapped warm; told her what condensation does. She'd rather hear no than maybe.""",
            "Keep it honest with her",
            60,
            at="09:00",
        ),
        Talk(
            291,
            "visit",
            "k.ruseva",
            "Film waste at roll change",
            """\
They throw away 14 m at each change. Kalina measured it after I'd guessed 5.
Splicing table, €1,900, pays in four months. She'll ask for it in the new budget.""",
            "Splicing table offered",
            55,
        ),
        Talk(
            152,
            "phone",
            "a.petrova",
            "Day baking instead of night",
            """\
Two chains accept delivery at noon if the bread keeps a day longer. Perforated film could give that day.
Sent nothing, asked for three loaves by courier. They came, still warm.""",
            "Test with three loaves",
            20,
            "they",
        ),
        Talk(
            40,
            "visit",
            "a.petrova k.ruseva",
            "Result of the day-longer film",
            """\
Soft on day four, no mould on day five. Antoaneta squeezed the loaf and said "this one".
Starts with 8,000 loaves a day when the chain has confirmed. Kalina doubts the chain, not the film.""",
            "Waiting for the chain",
            50,
            asked="none",
        ),
    ),
    "sirena": (
        Talk(
            420,
            "visit",
            "b.balev",
            "Сезонът и плащанията",
            """\
Балев си плаща през есента, когато му платят веригите. Казва го предварително, за което му се чете плюс.
Разбрахме се: 60 дни, но с дата на всяка фактура.""",
            "60 дни с дати",
            65,
        ),
        Talk(
            233,
            "phone",
            "e.dimova",
            "Подути опаковки",
            """\
Евгения прати снимки на 12 подути торби. Не е торбата, заваръчният шев е намокрен при пълнене.
Обясних как да избършат ръба. Стефан ще мине при следващия си път към Ловеч.""",
            "Стефан да мине",
            15,
            "they",
        ),
        Talk(
            141,
            "visit",
            "e.dimova b.balev",
            "Кофи с пломба",
            """\
Искат кофа от 1 кг, която си личи, че е отваряна. Нашата с пломбата е с 3 цента по-скъпа.
Балев смята на цигарена кутия: 90 000 кофи, 2 700 €. „Ще го вдигна от цената.“""",
            "Проба с 2 000 кофи",
            70,
        ),
        Talk(
            66,
            "phone",
            "b.balev",
            "Как вървят кофите с пломба",
            """\
Едната верига ги хареса, другата не е забелязала. Ще поръча за сезона, не знае колко.
Обеща да се обади. Не се обади.""",
            "Чака се количество",
            12,
        ),
    ),
    "marisol": (
        Talk(
            415,
            "visit",
            "s.bonev t.gerasimova",
            "No room for pallets",
            """\
They store bowls in a rented garage.
Offered delivery twice a week in half pallets, same price up to 30 a month.
Sava: "You have just saved me a garage." Tsveta had asked our rival the same; he'd said no.""",
            "Half pallets twice a week",
            75,
        ),
        Talk(
            246,
            "visit",
            "y.mitev",
            "Fogged lids",
            """\
Yordan blames the film, I blame the wash water at 9 °C.
We ran both, side by side: at 5 °C no fog with any film.
He put it in his report as his own finding. Quite right, it is now.""",
            "Fog solved, nobody to blame",
            80,
        ),
        Talk(
            106,
            "visit",
            "s.bonev",
            "The second hall",
            """\
Bank said yes. Two more tray lines in ten months, he wants to see TS-400 *and* Ferrano before he chooses.
Told him to go and see Ognyan at Veselna without me. He'll do that.
Gave me Anton Hadzhiev of Gradina Fresh Cut, his carrot man.""",
            "Named Gradina",
            60,
            asked="given",
        ),
        Talk(
            9,
            "visit",
            "s.bonev t.gerasimova",
            "Renewal, and the new hall",
            """\
Renewal of bowls and film: Tsveta wants the 400 g bowl 2 % down, I want twelve months fixed. Near enough.
Sava went to Bozhurishte alone and talked to Ognyan for an hour.
"He likes your Stefan more than your machine."
Floor plan of the new hall comes by {+9}.
Asked him, as ever: Mila Rodopska, soups in jars, wants bowls like his.""",
            "Renewal nearly done",
            85,
            asked="given",
            why_not="two per cent first",
        ),
    ),
    "thalassion": (
        Talk(
            440,
            "visit",
            "d.papadakis k.manolis",
            "First visit to Thessaloniki",
            """\
Lunch came before the plant, the plant before prices. Papadakis tests with patience: I didn't open the folder.
Skin film for trout, 12 tonnes a year, now from Italy at 21 days. We can do nine.""",
            "Sample roll wanted",
            120,
        ),
        Talk(
            318,
            "video",
            "k.manolis",
            "Sample roll on their machine",
            """\
Ran at 11 cycles, they need 12.
Katerina asks what others set; sent the heating curve from a fish plant up north.
Next day: 12.4. She'd saved the curve as "Bulgarian magic".""",
            "Trial passed",
            35,
        ),
        Talk(
            190,
            "visit",
            "d.papadakis",
            "Contract for skin film",
            """\
Shook hands on **€5.10 a kilo**, twelve months, transport ours. Contract is a page and a half.
He wants one lorry held back in August, when everyone in Italy is shut.""",
            "Skin film won",
            100,
            asked="none",
        ),
        Talk(
            74,
            "phone",
            "k.manolis",
            "Customs papers after the strike",
            """\
Lorry stood 31 hours at the border; the film was dry, Katerina wasn't amused.
Asked for papers two days ahead from now on. Mira has it in her checklist.""",
            "Papers two days ahead",
            14,
            "they",
        ),
    ),
    "carpatia": (
        Talk(
            402,
            "visit",
            "d.pop i.muresan",
            "Cluj: what they run",
            """\
Four Wolfram & Stein baggers, all happy with our M-20. Dan is a machine man and thinks film is film.
Ioana knows better: she showed me the reject chart by supplier. We are the green line.""",
            "Keep to Ioana, win Dan",
            90,
        ),
        Talk(
            259,
            "video",
            "i.muresan",
            "Zip pouches for seeds",
            """\
New range, 200 g with zip, 1.2 million a year. She has three quotes and ours is the middle one.
I asked what breaks: zips that pop in the lorry. Sent 500 through a shaking test instead of a discount.""",
            "Shaking test instead of discount",
            30,
        ),
        Talk(
            134,
            "visit",
            "d.pop",
            "Seventeen pops against none",
            """\
Shaking test: 17 popped zips with the cheapest, none with ours.
Dan repeated it himself, of course: 19 and none.
"So film is not film." Order for 600,000 pouches on the spot.""",
            "Order 600,000 pouches",
            80,
        ),
        Talk(
            12,
            "phone",
            "i.muresan",
            "Call-offs for the pouches",
            """\
Second call-off is in, 150,000. Dan leaves for six weeks' leave, nothing to decide before that.
She's content, and I have nothing on the table with her. *Find something before somebody else does.*""",
            "No open point",
            15,
        ),
    ),
    "gourmet": (
        Talk(
            398,
            "visit",
            "s.dobrev",
            "Хотелите и сезонът",
            """\
Добрев работи шест месеца и брои шест. Препакетира 200 тона сирене за хотели, всичко на ръка.
За машина не иска да чуе преди да види пари от лятото.""",
            "През есента пак",
            70,
        ),
        Talk(
            180,
            "visit",
            "s.dobrev y.nedeva",
            "Вакуум машина втора ръка",
            """\
Гледа употребявана от Турция за 9 000 €. Казах му какво да провери: помпата и датата на маслото.
Не продадох нищо, но Йоана ми прати поръчката за торби още същия ден.""",
            "Съвет вместо оферта",
            60,
        ),
        Talk(
            25,
            "phone",
            "s.dobrev",
            "Турската машина",
            """\
Купил я. Помпата сдала след три седмици, „точно както каза“.
Сега пита за нашата, на изплащане. Изчаква да му се издължи последният хотел.
В Балчик четири хотела готвят в една кухня: да питам за Раев.""",
            "Пита за машина",
            18,
            "they",
            asked="given",
        ),
    ),
    "nordhafen": (
        Talk(
            205,
            "event",
            "j.petersen",
            "Seminar on frozen chains, Varna",
            """\
Jens asked the only sharp question of the day, on seal strength at −24 °C. Gave him our curve on a beer mat.
Owner in Hamburg decides on anything above €50,000.""",
            "Met, curious",
            30,
        ),
        Talk(
            133,
            "visit",
            "j.petersen i.ilieva",
            "Baggers in Varna",
            """\
Two baggers from 1998, held together by one mechanic who retires next year. That's the real deadline.
Ilina runs the tender: three bidders, weight of price 50 %.
*Need: yes. Means: yes. Authority: Hamburg. Access: Jens.*""",
            "In the tender",
            90,
        ),
        Talk(
            21,
            "phone",
            "i.ilieva",
            "Tender calendar",
            """\
Papers go out on {+31}. She can't talk prices, but answered whether service is scored:
"It is now, Jens insisted."
Asked her for another name. Not before the tender is over, fair enough.""",
            "Papers in a month",
            15,
            asked="none",
        ),
    ),
    "pirin": (
        Talk(
            90,
            "phone",
            "",
            "Cold call: honey in pouches",
            """\
Reception only. The owner decides everything and is with the bees until dark.
They fill jars by hand and post 400 parcels a week; glass breaks. A spout pouch might be the way in.""",
            "Call again after six in the evening",
            6,
        ),
    ),
    "skarabey": (
        Talk(
            171,
            "visit",
            "z.atanasov",
            "Stretch film by the lorry",
            """\
Zahari reads quotes like football results. We'd lose 4 % at his price.
But he had two pallets collapse in a hotel yard last year and still talks about it.
**Holding force, not price.**""",
            "Find what they fear",
            45,
        ),
        Talk(
            17,
            "phone",
            "z.atanasov",
            "Pallet test",
            """\
Will let us wrap ten pallets on the Ruse run if we pay for the film. Cheap at the price.
He wants photos of the load on arrival, time stamped. So do I.""",
            "Ten pallets on trial",
            12,
        ),
    ),
    "lactona": (
        Talk(
            139,
            "email",
            "m.jovanovic",
            "Greeting from Galina Ivanova",
            """\
Wrote in English, used Galina's name as she'd allowed. Milan answered within the hour.
Two cup lines from the nineties, spare parts made by a local turner.""",
            "Invited to Niš",
        ),
        Talk(
            95,
            "visit",
            "m.jovanovic",
            "Niš: the plant",
            """\
Clean, old, full of ideas and no budget before the merger is through.
Milan influences, doesn't decide; the board is three brothers who don't speak to one another in one room.
He'd take cups first, to try us. 3 million a year.""",
            "Cups first, line later",
            120,
        ),
        Talk(
            28,
            "video",
            "m.jovanovic",
            "Cup samples from Niš",
            """\
Samples run on the left line, jam on the right one: rim 0.3 mm too wide for their old chucks.
Their drawing was wrong, he admits. Asked for the chuck itself, by courier, to measure.
His old boss runs Morava Dairy in Kraljevo on the same line: Jelena Ilić. I may say who sent me.""",
            "Chuck by courier",
            30,
            asked="given",
        ),
    ),
    "furna": (
        Talk(
            61,
            "visit",
            "p.svetlinov",
            "Закваска и хартия",
            """\
Пламен пече 900 хляба на ден и ги увива в хартия, защото „така трябва“. Връщат му 70, корави.
Хареса прозорчето от перфо фолио. За машина е малък, за торби е точно.""",
            "Мостри с прозорче",
            40,
        ),
    ),
    "biopharmis": (
        Talk(
            122,
            "email",
            "v.stefanova",
            "Registration in the supplier portal",
            """\
84 questions, four certificates, one of them in a version nobody issues any more. Filled in all of it.
Vesela is kind and can't tell me who heads packaging: "It is being filled."
""",
            "Registered, waiting",
        ),
        Talk(
            44,
            "phone",
            "v.stefanova",
            "Who heads packaging",
            """\
The seat has been empty for months; a candidate from Plovdiv is to start soon, name not public.
She'll ring me on the first day. I believe her, she laughed at my joke on the certificates.""",
            "She will ring",
            11,
        ),
    ),
    "gradina": (
        Talk(
            64,
            "phone",
            "a.hadzhiev",
            "Greeting from Sava Bonev",
            """\
"If Sava sends you, come on Tuesday." Washes and cuts 6 tonnes a day, bags from a roll, seals by hand.
Two chains ask for bowls instead of bags.
Sent me next door too: Kiril packs basil by hand until noon.""",
            "Invited",
            8,
            asked="given",
        ),
        Talk(
            43,
            "visit",
            "a.hadzhiev",
            "Cut carrots in Pazardzhik",
            """\
Anton is quick, decides standing up, signs for everything. Bowls or bags, he wants both off one machine.
A TS-400 with two tools can: **€201,000**. He did not blink, asked about the lead time: 14 weeks.
Means: his bank, for which he needs a proper pro forma.""",
            "Pro forma for the bank",
            95,
            asked="none",
        ),
        Talk(
            0,
            "phone",
            "a.hadzhiev",
            "Bank wants one more paper",
            """\
Bank accepts, but asks for our warranty terms in Bulgarian with a stamp. A stamp! Mira has one.
He also wants to hear from a customer who runs both tools. Sava can't, Thalassion can.""",
            "Warranty terms, stamped",
            9,
            "they",
            "not_asked",
            "09:40",
            "his bank first",
        ),
    ),
    "kokoritsa": (
        Talk(
            232,
            "phone",
            "r.kolev",
            "Greeting from Nadezhda Todorova",
            """\
Laughed at "a machine from my school days": it is older. Six sealers, chicken, 24 hours.
Come and look, but not on a slaughter day.""",
            "Date fixed",
            10,
        ),
        Talk(
            187,
            "visit",
            "r.kolev g.minchev",
            "Sliven: the sealing hall",
            """\
Rosen knows to the tray what he loses: 2.1 % leakers, **€96,000 a year**.
Genadi buys trays where the lorry is cheapest and is proud of it. Two men, two truths.
Both liked that I wrote the leaker rate down and not the lorry price.""",
            "Offer for two TS-400",
            110,
        ),
        Talk(
            101,
            "video",
            "r.kolev",
            "Offer: two tray sealers",
            """\
€372,000 for two, leaker rate below 0.8 % in writing. Ferrano is at 340 and promises nothing in writing.
Rosen: "Then I have a promise against a discount." He wants to see one run chicken.""",
            "Reference visit wanted",
            50,
        ),
        Talk(
            36,
            "visit",
            "r.kolev",
            "Reference visit at Veselna's plant",
            """\
Ognyan opened his notebook and read out 107 days of leakers. Better than any brochure of ours.
Rosen asked to have lunch with Ognyan alone. I went for a walk, gladly.""",
            "Convinced about the machine",
            115,
        ),
        Talk(
            8,
            "phone",
            "g.minchev",
            "Last price talk",
            """\
Genadi wants 5 % or trays from whomever he likes. Gave neither: film trial free for a month instead.
Decision after their board. He let slip that Ferrano's delivery time is 26 weeks.""",
            "Revised offer promised",
            20,
            why_not="a price talk",
        ),
    ),
    "adria": (
        Talk(
            113,
            "event",
            "a.trajkovska",
            "Skopje trade day",
            """\
Ana makes ajvar and spreads for shops abroad, wants small cups with a peel lid, 70 g.
Asked about minimum quantity before the price. Ours is 500,000, hers is 200,000.""",
            "Small cups, small lots",
            20,
        ),
        Talk(
            52,
            "email",
            "a.trajkovska",
            "Smaller lots",
            """\
Offered to run her 200,000 together with the Thalassion lot, same cup, other lid. Four dates a year.
She likes the idea and asks for samples with a black lid. Everyone wants black lids now.""",
            "Samples, black lid",
        ),
    ),
    "ludogorie": (
        Talk(
            150,
            "phone",
            "s.yusuf",
            "Поздрав от Петко Желев",
            """\
Сабри го познава от казармата. Същата машина, същата щанга, същите нощи.
Решава братът на собственика, той е в Германия до края на месеца.""",
            "Покана за посещение",
            13,
        ),
        Talk(
            73,
            "visit",
            "s.yusuf",
            "Разград: старата линия",
            """\
Линията е на 16 години, почистена като нова. Млякото им е добро, опаковката ги дърпа назад.
Няма пари за нова, има за реконструкция: нова щанга и управление, около 38 000 €.
Имат ли нужда: да. Могат ли да платят: **не се знае**.""",
            "Оферта за реконструкция",
            85,
            asked="none",
        ),
    ),
    "petrel": (
        Talk(
            84,
            "phone",
            "",
            "Pet food in pouches?",
            """\
The switchboard said they "do cans". Their own site shows pouches from a packer in Poland.
Find the name of whoever signs the Polish invoices.""",
            "No name yet",
            5,
        ),
    ),
    "monteverde": (
        Talk(
            49,
            "visit",
            "",
            "Walked in for a coffee",
            """\
Good espresso, bad bags: the valve sits crooked on every third one. Barista says the roaster swears daily.
Left a card and five of our valve bags on the counter. The roaster was away, buying in Trieste.""",
            "Card left",
            25,
        ),
    ),
    "klas": (
        Talk(
            182,
            "video",
            "m.lozanova",
            "New look for the pasta range",
            """\
Magdalena has an agency, a mood board and no idea what her machine can run. Matt film slips on their former.
Offered one hour with her and their line chief together. She had never been to the plant.""",
            "Meet at the line",
            40,
        ),
        Talk(
            60,
            "visit",
            "m.lozanova",
            "Matt film on the old former",
            """\
Slipped, as expected, then ran with the anti-slip lacquer: 62 bags a minute.
Line chief shook my hand for the first time.
She sells it inside as her discovery. Purchasing hasn't been told yet, and will want to be.""",
            "Matt film runs",
            90,
        ),
    ),
    "hranex": (
        Talk(
            109,
            "visit",
            "p.tonchev",
            "Собствена марка ориз и боб",
            """\
Павел иска пликове по 1 кг за собствена марка. Пакетират на ишлеме в Димитровград, с чужда машина.
Ако вземат машината при себе си, 18 месеца за изплащане. Смятахме заедно на гърба на меню.""",
            "Сметка за собствена машина",
            75,
        ),
        Talk(
            31,
            "phone",
            "p.tonchev",
            "Сметката за машината",
            """\
Шефът му вижда 18 месеца, иска 12. С нощна смяна стават 11, само че хора за нощна няма.
Да опитам с ишлемето: дали не ще да продаде своята машина?""",
            "Втори вариант",
            14,
        ),
    ),
    "sunvale": (
        Talk(
            45,
            "email",
            "",
            "Answer to their question on compostable film",
            """\
They wrote through the website: film for muesli that goes on the compost.
Answered what it costs: double, and four months of shelf life instead of twelve.
Better they hear it from me now.""",
            "Honest answer sent",
            by="they",
        ),
    ),
    "bistra": (
        Talk(
            166,
            "event",
            "t.genova",
            "Bottlers' breakfast",
            """\
Shrink film for six-packs, 90 tonnes. Teodora buys spot, by the week, and says she enjoys it.
Interested only in recycled content: the law bites next year and her supplier has none.""",
            "Recycled shrink film is the door",
            25,
        ),
        Talk(
            58,
            "visit",
            "t.genova",
            "Recycled shrink film, first roll",
            """\
30 % recycled ran, 50 % tore at the knife. Their knife was blunt; changed it, then 50 % ran as well.
The mechanic now thinks we sell knives. Teodora wants a price for 20 tonnes to begin with.""",
            "Price for 20 tonnes",
            80,
            asked="none",
        ),
    ),
    "mercato": (
        Talk(
            30,
            "email",
            "c.moretti",
            "Greeting from Lilia Nikolova",
            """\
Short mail, one picture of the banded tray, one figure: +11 %.
She replied with three question marks and a date.""",
            "Meeting agreed",
        ),
        Talk(
            13,
            "visit",
            "c.moretti",
            "Own brand starts from zero",
            """\
Chiara has a white wall and wants to fill it: 60 products, meat first. No supplier list, no tender *yet*.
She decides the look, purchasing in Milan the price. Wants two designs with cost for each by {+17}.
If we are in the first twenty products we are in the standard.""",
            "Two designs with cost",
            70,
            asked="none",
        ),
    ),
    "anadola": (
        Talk(
            77,
            "phone",
            "k.yilmaz",
            "Lokum in trays for export",
            """\
Kemal speaks Bulgarian better than I speak Turkish. Sugar dust kills their seals, seals kill their export.
Asked for pictures of the sealing head. He sent a film, with music.""",
            "Film of the sealing head",
            18,
            "they",
        ),
        Talk(
            34,
            "video",
            "k.yilmaz",
            "Dust on the sealing head",
            """\
An air knife before the seal would do it, €2,300. Stefan drew it during the call.
No machine from us this year, but film by the pallet if the knife works.""",
            "Air knife on trial",
            35,
        ),
    ),
    "delta": (
        Talk(
            56,
            "message",
            "",
            "Снимка от рибната борса",
            """\
Човек от борсата в Силистра прати снимка: сом на вакуум, торбите се пукат от костите.
Имаме 150 микрона за това. Не знам още кой купува при тях.""",
            "Да намеря човек",
            by="they",
        ),
    ),
    "iskar": (
        Talk(
            480,
            "visit",
            "h.iskrenov",
            "Цената за новата година",
            """\
Искренов сложи офертата на Folpak на масата и я обърна към мен. 9 % под нас.
Слязох с 3, не стигна. Каза го честно и поръча последната партида при нас.""",
            "Отива при Folpak",
            55,
        ),
        Talk(
            335,
            "phone",
            "h.iskrenov",
            "Как върви с Folpak",
            """\
„Върви.“ Пауза. „Като свърши договорът, ела пак.“ Пукали се ъглите през зимата.""",
            "Да се обадя, когато им изтича договорът",
            9,
        ),
        Talk(
            128,
            "phone",
            "h.iskrenov",
            "Рожден ден на мандрата",
            """\
Поздравих ги за 30-годишнината. Зарадва се, че помня. За опаковки не отворих дума и той не отвори.""",
            "Връзката е жива",
            7,
        ),
    ),
    "plodex": (
        Talk(
            371,
            "visit",
            "l.dragneva",
            "Offer for the shrink tunnel",
            """\
Lora liked the energy figures, 31 % less gas. Their new technical director looked at his phone the whole time.
Three years at Wolfram & Stein before this. I should have asked that first.""",
            "Second in a race of two",
            60,
        ),
        Talk(
            298,
            "phone",
            "l.dragneva",
            "Lost",
            """\
Went to Wolfram & Stein, €12,000 above us. "It wasn't the price," and she was sorry.
Lesson: **who chose the last machine, and where did he work before?** Ask in the first meeting.""",
            "Lost on people, not on price",
            10,
        ),
    ),
    "": (
        Talk(
            284,
            "visit",
            "p.velikov",
            "Coffee with the professor",
            """\
Brought the record he'd been looking for. He phoned Martin Stoyanov from the table, "to say hello".
Two of his students now work at Belokray, one under Koleva. Thank him properly.""",
            "A word to Stoyanov",
            70,
            asked="none",
        ),
        Talk(
            35,
            "phone",
            "p.velikov",
            "Who is building a dairy",
            """\
Knows of two: one in Troyan, ours already, and one near Vidin with European money, no name yet.
Invited me to say a few words to his third-year students. Yes, of course.""",
            "A dairy near Vidin",
            25,
            asked="given",
        ),
        Talk(
            104,
            "event",
            "n.avramova",
            "Meat processors' club, members' evening",
            """\
Neli put me at the table with Kokoritsa's chairman, without a word. That's how she does it.
No invoice ever comes for that. Flowers on her name day, **not** a basket.""",
            "Met Kokoritsa's chairman",
            90,
            asked="none",
        ),
    ),
}

EVERYDAY: dict[str, tuple[Everyday, ...]] = {
    "en": (
        Everyday(
            "phone",
            "they",
            "Order {no} earlier",
            "{who} needs order {no} by {+5}, two days earlier. Mira found room on the Thursday "
            "lorry, half now, half as planned.",
            "Half early",
        ),
        Everyday(
            "email",
            "they",
            "Question on an invoice",
            "Invoice for the {good}: freight charged twice, €{n}8.40. Mine, I had confirmed the "
            "wrong term. Credit note the same afternoon.",
        ),
        Everyday(
            "phone",
            "we",
            "Stock check",
            "{who} counts {n} pallets of {good}, {+21} at the latest for new ones. Reminded "
            "about the price step at {qty} pieces: will think about rounding up.",
            "Call-off expected",
        ),
        Everyday(
            "visit",
            "we",
            "Look in on the line",
            "Nothing on the agenda, best way to learn. Line stood for {n} minutes while I was "
            "there, label printer, not us. {who} said thanks for *not* selling.",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "they",
            "Damaged pallet",
            "One pallet of {good} arrived with a corner crushed. {who} sends photos; replaced "
            "from Plovdiv stock, haulier informed. No fuss on either side.",
            "Replaced",
        ),
        Everyday(
            "email",
            "we",
            "Price notice",
            "Resin up {pc} %, we pass on a third, from {+35}. Wrote it before the newsletter "
            'did. {who}: "Noted." Better than I feared.',
            "Accepted, so far",
        ),
        Everyday(
            "phone",
            "we",
            "After the service visit",
            "Stefan changed two sealing heads, {n} hours. {who} happy with the work, less with "
            "the parking of the van: in front of the milk ramp.",
            for_floor=True,
        ),
        Everyday(
            "visit",
            "we",
            "Sample trial",
            "Ran {qty} m of the new {film}. {n} stops, the same as with today's. {who} wants to "
            "see it on the night shift before saying yes.",
            "Night shift trial",
            for_floor=True,
        ),
        Everyday(
            "message",
            "they",
            "Quick one",
            "{who}: can the driver come before seven? He can, if the gate is open. Agreed on {+3}, 6:30.",
        ),
        Everyday(
            "phone",
            "they",
            "Urgent rolls",
            "Forecast was off by {n} rolls of {film}. Sent what we had, the rest on {+6}. Not "
            "the first time; must talk about safety stock, kindly.",
            "Talk about safety stock",
            for_floor=True,
        ),
        Everyday(
            "video",
            "we",
            "Forecast for the quarter",
            '{who} shared the plan: plus {pc} % on {good}. Asked what it rests on. "Hope, and '
            'one new customer." Planned half of it in.',
            "Forecast taken",
        ),
        Everyday(
            "email",
            "they",
            "Certificates again",
            "Auditor wants the food-contact declaration for {good} with this year's date. Sent "
            "within the hour; {who} had expected a week.",
        ),
        Everyday(
            "phone",
            "we",
            "Before the holidays",
            "Asked {who} about the shutdown: {n} days. Delivery moved ahead to {+9} so that "
            "nobody has to phone me from a beach.",
            "Delivery moved",
        ),
        Everyday(
            "visit",
            "we",
            "Training for the new shift",
            "Four new people on the line, two have never changed a roll. Ninety minutes, lots of "
            "laughing, {n} rolls wasted. {who} paid for the coffee.",
            "Trained",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "we",
            "Late payment",
            "€{n},480 open for eleven days. {who} didn't know, the clerk is on leave. Promised "
            "for {+4}. I stayed friendly and wrote the date down.",
            "They pay by the date",
        ),
        Everyday(
            "email",
            "they",
            "Rival's flyer",
            '{who} forwarded a Folpak flyer with {pc} % off and one word: "Well?" Answered with '
            "last year's reject figures, no discount.",
            "No answer yet",
        ),
        Everyday(
            "phone",
            "they",
            "Thickness",
            "A reel of {film} measured {n} µm low on their gauge. Ours says fine. Both gauges go "
            "to the same lab, then we'll see who's right.",
            "Gauges compared",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "we",
            "Thanks for the order",
            "Order {no} is in without a reminder, the first time. Said so. {who} sounded "
            "pleased; praise costs nothing here either.",
        ),
        Everyday(
            "visit",
            "we",
            "Count the warehouse together",
            "{who} had {n} pallets more of {good} than in the system. Nobody's fault, "
            "everybody's money. They'll call off less for a month.",
            "Lower call-off",
        ),
        Everyday(
            "message",
            "we",
            "Lorry on its way",
            "Driver's number and plate sent. {who} answered with a thumb. Arrives {+1} before noon.",
        ),
        Everyday(
            "phone",
            "they",
            "Smell",
            "Smell of printing ink on {film}, one pallet. Sent two boxes to the lab and told "
            "{who} what we'd do whichever way it comes out.",
            "Lab result by {+8}",
            for_floor=True,
        ),
        Everyday(
            "email",
            "we",
            "Lab result: sticking on the roll",
            "Within tolerance by the lab, yet the pallet stood beside the drying tunnel. Offered a "
            "credit of half. {who} took it as fair.",
        ),
        Everyday(
            "phone",
            "we",
            "New colleague",
            "{who} has an assistant since {-6}, first job, learns fast. Put the name on the card "
            "list and in Mira's mail group.",
        ),
        Everyday(
            "video",
            "they",
            "Artwork",
            "Colour of the new print: their red, our red, the designer's red. Fixed on a Pantone "
            "number and on {who} as the only one to approve.",
            "Artwork approved",
        ),
        Everyday(
            "visit",
            "we",
            "Service contract",
            "Went through the yearly hours: {n}4 used of 80. {who} wants the rest carried over. "
            "Not in the contract; offered a free inspection instead.",
            "Inspection offered",
        ),
        Everyday(
            "phone",
            "they",
            "Can we cut a roll",
            "They need {film} 8 mm narrower for a one-off. Slitting {+4}, €{n}0 set-up, waived. "
            "{who} owes me one and knows it.",
            "Slit to width",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "we",
            "How was the trade fair",
            "{who} saw Wolfram & Stein's new line: fast, beautiful, dear. \"We'd need a bigger "
            'hall first." Glad I asked before they did.',
            for_floor=True,
        ),
        Everyday(
            "email",
            "they",
            "Waste report",
            "They must report recycled content per tonne from next quarter. Sent a table for "
            "every article, {good} on top. {who} had three suppliers ask what was meant.",
        ),
        Everyday(
            "visit",
            "we",
            "Line stop",
            "Arrived by chance in the middle of a stop. Held the torch for the mechanic for {n}0 "
            "minutes. No sale ever did as much for me with {who}'s people.",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "we",
            "Minimum order",
            "{who} wants {good} in lots of half a pallet. Told what it costs to change over; "
            "agreed on one pallet, paid in two parts.",
            "One pallet, two invoices",
        ),
        Everyday(
            "phone",
            "they",
            "Wrong label on the pallet",
            "Right goods, label of another customer. {who} joked about it; I didn't, they now "
            "know who else buys {good}. Raised it inside.",
        ),
        Everyday(
            "email",
            "we",
            "Delivery figures",
            "Quarter's delivery: {n}1 of {n}3 on the day. Both late ones named with the reason. "
            "{who} put it in the supplier file.",
        ),
        Everyday(
            "phone",
            "we",
            "Holiday cover",
            "I'm away until {+10}; gave {who} Mira's number and told Mira the three things that "
            "could happen. None will, then.",
        ),
        Everyday(
            "visit",
            "we",
            "Coffee, half an hour",
            "{who} talked about the new boss of the region, more reports, fewer people. Nothing "
            "for the order book, a lot for the next offer.",
        ),
        Everyday(
            "message",
            "they",
            "Photo of a seal",
            "{who} sent a photo: crease at the left edge. Told them to lower the brake by one "
            'notch. Ten minutes later: "Gone."',
            for_floor=True,
        ),
        Everyday(
            "phone",
            "they",
            "Price for more",
            "What would {qty} m of {film} cost at once? Quoted {pc} % down, valid to {+20}. They "
            "have nowhere to store it, we both know that.",
            "Quote valid three weeks",
        ),
        Everyday(
            "video",
            "we",
            "Complaints, half-year",
            "Five complaints, four closed. The open one is the torn outer wrap, order {no}. {who} "
            "wants the cause, not the apology.",
            "Cause by {+12}",
        ),
        Everyday(
            "email",
            "we",
            "Cause of the bent core",
            "Bent core in their last lot: forklift at our ramp, on camera. New guard rail ordered. "
            "Sent the picture too; {who} had the same rail put up at theirs.",
        ),
        Everyday(
            "phone",
            "we",
            "Ask about budget",
            "Budget talks begin in {n} weeks. {who} will put in the spare-part kit if I send one "
            "page, one price. One page, then.",
            "Send one page",
        ),
        Everyday(
            "visit",
            "we",
            "Try the recycled grade",
            "Recycled {film}: runs at {n} % less speed, a shade greyer. {who}'s people didn't "
            "notice the colour until told. Leave it with them for a week.",
            "A week on trial",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "they",
            "Who pays the freight",
            "Split delivery, second freight €{n}5. Contract says they do, habit says we do. Paid "
            "it, and wrote that it was the last time.",
        ),
        Everyday(
            "email",
            "they",
            "Order {no} confirmed",
            "{qty} m of {film}, delivery {+16}. They added a new condition in small print on "
            "page two: penalty of 1 % a day. Crossed out, sent back.",
            "Condition struck",
        ),
        Everyday(
            "phone",
            "we",
            "Penalty I struck out: any echo?",
            "None so far. {who} says legal adds it to everything and counts who notices. One "
            "supplier in {n}, apparently.",
        ),
        Everyday(
            "visit",
            "we",
            "Bring the new catalogue",
            "Nobody reads it. {who} kept the ruler that came with it. But page 12 led to a "
            "question on {good} for a second site.",
            "Second site: ask again in a month",
        ),
    ),
    "bg": (
        Everyday(
            "phone",
            "they",
            "Поръчка {no} по-рано",
            "Трябва им до {+4}, не до края на седмицата. Мира намери място в камиона за Варна. "
            "{who} благодари два пъти.",
            "Тръгва по-рано",
        ),
        Everyday(
            "phone",
            "we",
            "Наличности",
            "Имат още {n} палета. За {good} ще подадат заявка до {+10}. {who} пак пита за "
            "отстъпка при {qty} броя; казах, че я има в ценовата листа.",
            "Чака се заявка",
        ),
        Everyday(
            "email",
            "they",
            "Сгрешена фактура",
            "Двоен транспорт за {good}, {n}6 €. Грешката е моя, кредитно известие същия ден.",
        ),
        Everyday(
            "visit",
            "we",
            "Минах покрай линията",
            "Без повод. Смяната беше нова, двама не знаят как се сменя ролка. Показах им; {who} донесе кафе.",
            "Следващия път – обучение",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "they",
            "Смачкан палет",
            "Единият ъгъл на палета е смачкан. {who} прати снимки, заменяме без спор, превозвачът ще плати.",
            "Заменен",
        ),
        Everyday(
            "email",
            "we",
            "Поскъпване на суровината",
            "Гранулатът е нагоре с {pc} %. Поемаме две трети, остатъкът е от {+30}. Писах преди "
            "да го прочетат във вестника.",
        ),
        Everyday(
            "phone",
            "we",
            "Закъсняло плащане",
            "{n} 320 € от девет дни. {who} провери: чака подпис. Обещано за {+5}, записах си "
            "датата пред тях.",
            "Плащат до датата",
        ),
        Everyday(
            "visit",
            "we",
            "Проба на по-тънко",
            "Пуснахме {qty} м {film}, {n} спирания, колкото и досега. {who} иска да се види и нощем.",
            "Проба и нощна смяна",
            for_floor=True,
        ),
        Everyday(
            "message",
            "they",
            "Снимка на шев",
            "Гънка вляво. Казах на {who} да отпусне спирачката с едно деление. След десет "
            "минути: „Оправи се.“",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "they",
            "Спешно",
            "Свършва им запасът за {film}. Пратих каквото имаше, другото на {+6}. Трябва да "
            "говорим за резерв при нас.",
            "Да предложа резерв",
            for_floor=True,
        ),
        Everyday(
            "email",
            "they",
            "Декларация за контакт с храни",
            "Одиторът иска декларация за {good} с нова дата. Пратих я до час, {who} я чакаше за "
            "другата седмица.",
        ),
        Everyday(
            "phone",
            "we",
            "След сервиза",
            "Стефан смени две нагревателни плочи за {n} часа. {who} е доволен от работата, но не "
            "и от буса пред рампата.",
            "Без забележки по машината",
            for_floor=True,
        ),
        Everyday(
            "visit",
            "we",
            "Преброяване на склада",
            "Намериха {n} палета повече от записаното. Ще поръчват по-малко един месец. По-добре "
            "сега, отколкото на ревизия.",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "they",
            "Цена за по-голямо количество",
            "Питат за {qty} м {film} наведнъж. Дадох {pc} % надолу до {+18}. Няма къде да ги "
            "сложат и двамата го знаем.",
            "Офертата важи три седмици",
        ),
        Everyday(
            "phone",
            "we",
            "Преди празниците",
            "Спират за {n} дни. Преместихме доставката на {+8}, за да не ми звънят от планината.",
            "Доставката е преместена",
        ),
        Everyday(
            "email",
            "we",
            "Как доставяме",
            "За тримесечието {n}1 от {n}2 доставки в деня. Закъснялата е с обяснение. {who} я "
            "сложи в папката ни.",
        ),
        Everyday(
            "phone",
            "they",
            "Миризма",
            "Миришело на боя, един палет. Пратих проба в лабораторията и казах какво правим и в "
            "двата случая.",
            "Резултат до {+9}",
        ),
        Everyday(
            "email",
            "we",
            "Слепване по ролката",
            "В нормата според лабораторията, но палетът е стоял до сушилнята. Поехме половината. "
            "{who}: „Честно.“",
        ),
        Everyday(
            "visit",
            "we",
            "Обучение на смяната",
            "Петима, час и половина, {n} ролки отидоха за проба. Най-младият се справи "
            "най-бързо, да го запомня.",
            "Обучени",
            for_floor=True,
        ),
        Everyday(
            "phone",
            "we",
            "Да благодаря за поръчката",
            "Поръчка {no} дойде, без да я търся. Казах го на {who}, чу се, че се радва.",
        ),
        Everyday(
            "message",
            "we",
            "Камионът тръгна",
            "Номер и телефон на шофьора. {who}: „Чакаме.“ Разтоварват на {+1} до обяд.",
        ),
        Everyday(
            "phone",
            "we",
            "Бюджетът за догодина",
            "Правят го след {n} седмици. За {good} ще предвидят още {pc} %, ако пратя една "
            "страница с една цена.",
            "Да пратя една страница",
        ),
        Everyday(
            "phone",
            "they",
            "Чужд етикет на палета",
            "Стоката е наша, етикетът – на друг клиент. {who} се смя, аз не. Казах го вътре, за "
            "да не се повтори.",
        ),
        Everyday(
            "video",
            "we",
            "Рекламации за полугодието",
            "Четири, три затворени. Отворената е по поръчка {no}. Искат причината, не извинение.",
            "Причината до {+11}",
        ),
    ),
}

READINGS = (
    Reading("g.ivanova", 538, "neutral", 4, "Correct, keeps her distance."),
    Reading("g.ivanova", 452, "supporter", 5, "Told me the budget, and gave a name.", True),
    Reading("g.ivanova", 248, "defender", 5, "Crossed out the Ferrano make before Dimitrov's eyes.", True),
    Reading("m.stoyanov", 355, "neutral", 5, "One question only: who comes at night."),
    Reading("m.stoyanov", 205, "neutral", 5, "Wants a penalty clause, so he takes us seriously.", True),
    Reading("k.dimitrov", 497, "sceptic", 4, "'A machine you know is better than a good one.'", True),
    Reading("k.dimitrov", 248, "blocker", 4, "Brought a Ferrano data sheet as his own paper.", True),
    Reading("k.dimitrov", 68, "blocker", 4, "Refused the reference visit. Will write against us.", True),
    Reading("p.hristova", 538, "sceptic", 3, "Three wrong invoices, printed out.", True),
    Reading("p.hristova", 131, "supporter", 3, "Argues terms now, no longer whether.", True),
    Reading("i.koleva", 310, "sceptic", 3, "Two bad lids in a drawer for eight months.", True),
    Reading("i.koleva", 131, "neutral", 3, "Nodded at the seal window.", True),
    Reading("i.koleva", 5, "supporter", 3, "'You are the only ones who call before I do.'", True),
    Reading("t.petrov", 401, "supporter", 3, "Gave me the stop log.", True),
    Reading("t.petrov", 33, "defender", 3, "Put the log before Galina, against his own boss.", True),
    Reading("r.angelov", 497, "supporter", 2, "Told me about the sealing head.", True),
    Reading("s.mineva", 205, "neutral", 2, "Puts you through if the reason is short."),
    Reading("e.radeva", 214, None, 5, "Signs the big orders. Nobody of us has met her."),
    Reading("b.marinov", 322, "neutral", 5, "Says 'supplier' on purpose.", True),
    Reading("b.marinov", 10, "neutral", 5, "Service weighs 30 %: not against us.", True),
    Reading("v.tsanev", 530, "supporter", 4, "Settled the year in forty minutes.", True),
    Reading("v.tsanev", 214, "defender", 4, "Carried the sealer through.", True),
    Reading("v.tsanev", 92, "supporter", 1, "Moved to logistics: still ours, no say any more.", True),
    Reading("d.georgieva", 71, "sceptic", 4, "Thinks old suppliers are dear suppliers.", True),
    Reading("d.georgieva", 24, "neutral", 4, "Counted leakers at the line herself. Smiled once.", True),
    Reading("l.nikolova", 433, "supporter", 3, "The band was half her idea.", True),
    Reading("l.nikolova", 38, "supporter", 4, "Will speak for us in the tender meeting.", True),
    Reading("o.yordanov", 489, "neutral", 2, "Counts first, talks later."),
    Reading("o.yordanov", 268, "supporter", 3, "Signed the trial with 'good'.", True),
    Reading("o.yordanov", 24, "defender", 3, "'For film maybe. For Stefan, no.'", True),
    Reading("f.kirov", 57, "neutral", 2, "Quick, exact, no opinion shown."),
    Reading("s.vasilev", 525, "supporter", 5, "'You built the first line when nobody gave us credit.'", True),
    Reading("s.vasilev", 121, "sceptic", 5, "'Now I am the one who lies.'", True),
    Reading("s.vasilev", 19, "neutral", 5, "Will sign for one year. The plan decides.", True),
    Reading("n.todorova", 525, "supporter", 4, "The napkin with the third line."),
    Reading("n.todorova", 330, "defender", 4, "Sold us to the whole table, unasked.", True),
    Reading("n.todorova", 121, "supporter", 4, "Defended us, with less warmth.", True),
    Reading("n.todorova", 54, "neutral", 4, "Silent in the talk about terms. Cooling?"),
    Reading("h.ivanov", 388, "neutral", 3, "Fair about the price.", True),
    Reading("h.ivanov", 99, "sceptic", 3, "Keeps Folpak's leakers out of the report.", True),
    Reading("z.petkov", 480, "neutral", 2, "Waits for his own figures."),
    Reading("z.petkov", 431, "supporter", 3, "Put his name to R-300.", True),
    Reading("y.savova", 388, "neutral", 3, "Took the call-off contract."),
    Reading("y.savova", 54, "sceptic", 3, "60 days or a guarantee, no third way.", True),
    Reading("a.kanev", 99, "supporter", 2, "Collects the bad trays in a box for us.", True),
    Reading("k.lehmann", 287, "neutral", 5, "Fair: data first.", True),
    Reading("k.lehmann", 41, "neutral", 5, "Asks questions that sound like Brunner's."),
    Reading("r.borisova", 341, "supporter", 4, "We fit her plan for Spain.", True),
    Reading("r.borisova", 118, "supporter", 4, "Our name on her slide.", True),
    Reading("i.zahariev", 508, "sceptic", 3, "Wants a second supplier, on paper."),
    Reading("i.zahariev", 171, "neutral", 3, "Safety stock saves him the work.", True),
    Reading("m.kostova", 447, "sceptic", 4, "'Proof, not a promise.'", True),
    Reading("m.kostova", 62, "neutral", 4, "Waits for the last column. But made coffee.", True),
    Reading("g.penchev", 508, "neutral", 2, "First meeting."),
    Reading("g.penchev", 395, "supporter", 3, "Hung our curve on the line.", True),
    Reading("g.penchev", 118, "defender", 3, "Will defend our figures in Basel.", True),
    Reading("l.brunner", 171, None, 4, "Known from hearsay only; wants alternatives."),
    Reading("l.brunner", 41, "blocker", 4, "Katrin's questions were his. Never met him."),
    Reading("d.orlyankov", 521, "sceptic", 5, "„Още работи, значи не ви трябвам.“", True),
    Reading("d.orlyankov", 257, "neutral", 5, "Попита за гаранцията.", True),
    Reading("d.orlyankov", 15, "supporter", 5, "Кръсти жребчето на нас.", True),
    Reading("n.orlyankov", 418, "supporter", 3, "Идеята е негова, търси съюзник.", True),
    Reading("n.orlyankov", 29, "supporter", 5, "Вече решава той.", True),
    Reading("v.markova", 203, "blocker", 4, "„Бракът не е в моя бюджет.“", True),
    Reading("v.markova", 64, "blocker", 4, "Връща разговора към Folpak.", True),
    Reading("r.staykova", 470, "sceptic", 2, "Сравнява цени без микрони."),
    Reading("r.staykova", 112, "neutral", 2, "Торбите остават при Folpak, спокойна е.", True),
    Reading("p.zhelev", 366, "supporter", 3, "Държа щангата с ръка.", True),
    Reading("p.zhelev", 158, "defender", 3, "Прати доклада до всички.", True),
    Reading("s.koleva", 521, "neutral", 1, "Любезна, пази календара."),
    Reading("a.petrova", 40, "supporter", 5, "'This one', with the loaf in her hand.", True),
    Reading("b.balev", 420, "neutral", 5, "Честен за парите.", True),
    Reading("s.bonev", 106, "supporter", 5, "Shared the plan for the hall, and a name.", True),
    Reading("t.gerasimova", 9, "neutral", 3, "Two per cent, then she is content.", True),
    Reading("d.papadakis", 190, "supporter", 5, "Shook hands on it.", True),
    Reading("k.manolis", 74, "neutral", 3, "Not amused about the border.", True),
    Reading("d.pop", 402, "neutral", 5, "'Film is film.'", True),
    Reading("d.pop", 134, "supporter", 5, "'So film is not film.'", True),
    Reading("i.muresan", 402, "supporter", 3, "Showed me the reject chart.", True),
    Reading("s.dobrev", 25, "supporter", 5, "Съветът за помпата се оказа верен.", True),
    Reading("j.petersen", 133, "supporter", 4, "Needs it before his mechanic retires.", True),
    Reading("z.atanasov", 171, "sceptic", 5, "Price only.", True),
    Reading("m.jovanovic", 95, "supporter", 3, "Wants to try us with cups.", True),
    Reading("a.hadzhiev", 43, "supporter", 5, "Did not blink at the price.", True),
    Reading("r.kolev", 101, "neutral", 5, "A promise against a discount.", True),
    Reading("r.kolev", 36, "supporter", 5, "Lunch with Ognyan did it.", True),
    Reading("g.minchev", 187, "sceptic", 3, "Proud of the cheapest lorry.", True),
    Reading("c.moretti", 13, "supporter", 5, "Wants us in the first twenty products."),
    Reading("h.iskrenov", 480, "neutral", 5, "Отиде си за 9 %, но го каза в очите.", True),
    Reading("p.velikov", 284, "defender", 4, "Phoned Stoyanov from the table.", True),
)

STEPS = (
    # Overdue
    Step(
        -7,
        "Book a crew to wrap ten pallets for the Ruse run",
        "skarabey",
        "z.atanasov",
        came_from=17,
        put_off=3,
    ),
    Step(
        -4,
        "Send Vasilev the delivery plan, signed by Nikolov",
        "tangrava",
        "s.vasilev",
        came_from=19,
        put_off=1,
        promise="plan",
    ),
    Step(
        -2, "Send Minchev the revised offer with the free film trial", "kokoritsa", "g.minchev", came_from=8
    ),
    Step(
        -1,
        "Отговор от директора за първата вноска",
        "orlyak",
        "n.orlyankov",
        came_from=2,
        promise="first instalment",
    ),
    # Today
    Step(
        0,
        "Review of the thin-film month, with leakers per shift",
        "veselna",
        "d.georgieva",
        "10:00",
        came_from=3,
        promise="thin film",
    ),
    Step(0, "Call Penchev about Matthias in validation", "helvetra", "g.penchev", "14:30", came_from=6),
    Step(0, "Stamped warranty terms to Hadzhiev's bank", "gradina", "a.hadzhiev", came_from=0),
    # Ahead
    Step(
        1,
        "Penalty clause to Nikolov for signature",
        "belokray",
        "m.stoyanov",
        came_from=0,
        promise="clause",
    ),
    Step(2, "Lunch with Todor: what will Dimitrov do next", "belokray", "t.petrov", came_from=47),
    Step(
        2, "Ask Lilia how to meet Radeva before the tender", "veselna", "l.nikolova", came_from=10, put_off=1
    ),
    Step(3, "Ring Ralitsa Kaneva and say who I am", "ralitsa", "r.kaneva"),
    Step(
        3,
        "Текст на гаранцията за 98,5 % до Николай",
        "orlyak",
        "n.orlyankov",
        came_from=2,
        promise="good packs",
    ),
    Step(4, "Two tray designs with cost for Chiara", "mercato", "c.moretti", came_from=13, promise="designs"),
    Step(5, "Change-over curve as A1 print for Penchev", "helvetra", "g.penchev", came_from=6),
    Step(6, "Measure the chuck from Niš", "lactona", "m.jovanovic", came_from=28),
    Step(6, "Question list for Marisol's floor plan", "marisol", "s.bonev", came_from=9),
    Step(
        7,
        "Stock report to Savova, automatic on Fridays",
        "tangrava",
        "y.savova",
        came_from=54,
        put_off=2,
        promise="stock report",
    ),
    Step(8, "Samples of 70 g cups with black lids", "adria", "a.trajkovska", came_from=52),
    Step(9, "Оферта за реконструкция на линията", "ludogorie", "s.yusuf", came_from=73, put_off=1),
    Step(9, "Has the chain confirmed noon delivery?", "dunavski", "a.petrova", came_from=40),
    Step(10, "Price for 20 tonnes of recycled shrink film", "bistra", "t.genova", came_from=58),
    Step(11, "Да питам Балев колко кофи за сезона", "sirena", "b.balev", came_from=66, promise="buckets"),
    Step(12, "Reference dairy with ayran for the board paper", "belokray", "g.ivanova", came_from=33),
    Step(
        13, "Ask Vesela whether the head of packaging has started", "biopharmis", "v.stefanova", came_from=44
    ),
    Step(14, "Мостри с прозорче за Пламен", "furna", "p.svetlinov", came_from=61),
    Step(15, "Air knife: first results from Edirne", "anadola", "k.yilmaz", came_from=34),
    Step(17, "Meet Klas purchasing together with Magdalena", "klas", "m.lozanova", came_from=60),
    Step(18, "Price proposal for Papadakis' renewal, by phone first", "thalassion", "d.papadakis"),
    Step(20, "Ишлемето в Димитровград: продават ли машината си?", "hranex", "p.tonchev", came_from=31),
    Step(22, "Call Pirin Honey House after six", "pirin", came_from=90),
    Step(24, "Find the right person at Farmavet", "farmavet"),
    Step(27, "Last column of the stability data to Kostova", "helvetra", "m.kostova", came_from=62),
    Step(30, "Read Nordhafen's tender papers the day they come", "nordhafen", "i.ilieva", came_from=21),
    Step(34, "Оферта за вакуум машина на изплащане", "gourmet", "s.dobrev", came_from=25),
    Step(38, "Ask Sunvale what their shops say to four months", "sunvale", came_from=45),
    Step(41, "Talk to Velikov's students", person="p.velikov", came_from=35),
    # Done
    Step(
        -14,
        "New lot of cups for 4417",
        "belokray",
        "r.angelov",
        came_from=16,
        done=13,
        promise="complaints",
        trouble="lot 4417",
    ),
    Step(-30, "Ask Galina to ask for the log", "belokray", "g.ivanova", came_from=47, done=34),
    Step(-55, "Cost per packed tray as a table", "veselna", "d.georgieva", came_from=71, done=57),
    Step(-28, "Thank Lilia for Mercato Nove", "veselna", "l.nikolova", came_from=38, done=29),
    Step(-80, "Price for 40 million sachets in writing", "helvetra", "r.borisova", came_from=118, done=83),
    Step(-25, "Pro forma for Hadzhiev's bank", "gradina", "a.hadzhiev", came_from=43, done=26, put_off=1),
    Step(-60, "Both shelf-life curves from Petkov", "tangrava", "z.petkov", came_from=76, done=62),
    Step(-10, "Гаранцията: разговор с директора", "orlyak", "n.orlyankov", came_from=29, done=11),
    Step(
        -290,
        "Lab report on the two lids",
        "belokray",
        "i.koleva",
        came_from=310,
        done=294,
        promise="two lids",
    ),
    Step(-100, "Flowers for Neli Avramova", person="n.avramova", came_from=104, done=101),
)

TIES = (
    # Our champion works for the man who blocks us, and past him to those who decide.
    Bound("t.petrov", "conflicts", "k.dimitrov", 401, 2, "Parts on the shelf, hours in the log."),
    Bound("t.petrov", "influences", "g.ivanova", 33, 2, "She read his log without a word.", True),
    Bound("k.dimitrov", "influences", "m.stoyanov", 248, 3, "Eleven years of quiet shifts.", True),
    Bound("p.hristova", "conflicts", "g.ivanova", 355, 1, "Three per cent against a full line.", True, 131),
    Bound("i.koleva", "influences", "m.stoyanov", 131, 1, "He asks her before he signs."),
    Bound("s.mineva", "introduced", "m.stoyanov", 205, 1, "Put me through.", True),
    # The way to the one who signs leads from the plant over the new buyer and her director.
    Bound("o.yordanov", "influences", "d.georgieva", 24, 2, "Counted leakers with her at the line.", True),
    Bound("v.tsanev", "introduced", "b.marinov", 322, 2, "Took me along to his director.", True),
    Bound("b.marinov", "influences", "e.radeva", 60, 3, "She signs what he has prepared."),
    Bound("l.nikolova", "conflicts", "f.kirov", 38, 1, "Over who writes the tender."),
    # Whoever asks the questions in Basel has never been seen in Sofia.
    Bound("l.brunner", "influences", "k.lehmann", 41, 3, "Her questions are his."),
    Bound("g.penchev", "influences", "m.kostova", 118, 1, "Brings her the curves.", True),
    Bound("r.borisova", "introduced", "k.lehmann", 287, 2, "Took us along to the call.", True),
    Bound("i.zahariev", "conflicts", "r.borisova", 171, 1),
    # The father listens to his mechanic, the son does not listen to the finance director.
    Bound("p.zhelev", "influences", "d.orlyankov", 366, 3, "Пита го преди всяка машина.", True),
    Bound("v.markova", "conflicts", "n.orlyankov", 64, 2, "Той иска линия, тя иска отсрочка.", True),
    Bound("d.orlyankov", "influences", "v.markova", 203, 2),
    Bound("s.koleva", "introduced", "n.orlyankov", 309, 1, "Тя го сложи в календара.", True),
    Bound("h.ivanov", "influences", "y.savova", 99, 2, "Brings her Folpak's prices."),
    Bound("z.petkov", "influences", "n.todorova", 431, 2, "His thirty-five days are hers too.", True),
    Bound("t.gerasimova", "influences", "s.bonev", 106, 2),
)

ACCEPTED = (
    Accepted("opponent_cold", "k.dimitrov", 12, 45, "He refuses us. Todor and Galina carry it to the board."),
)

REVIEWED = {"belokray": (40, 130), "veselna": (33,), "helvetra": (60,), "orlyak": (45,)}
"""Firm → days ago on which its map was gone through."""
