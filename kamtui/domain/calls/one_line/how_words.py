"""The words by which the head of a line says how a conversation was held and who began it: visit, видяхме се, зуум, they called."""

from kamtui.domain.calls.words import BeganBy, Channel, Objection
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.latin_habits import known_by_habit

_CHANNELS = {
    Channel.VISIT: "f2f personally лично посетихме visit visited meeting meet met visiting посещение визита ходих ходихме отидох отидохме срещи среща посетих посещението визитата срещата lunch lunched dinner breakfast coffee onsite on-site demo presentation презентация презентацията демонстрация дегустация закуска вечеря кафе saw visited видях видяхме бях бяхме срещнах срещнахме обядвах обядвахме вечерях вечеряхме",
    Channel.PHONE: "ph mobile cell gsm джиесем мобилен мобилния phonecall callback тф телефона телефонен телефонно кол колл позвъних позвънихме phoned ring phone call called tel telephone тел телефон обаждане разговор обаждането разговора обадих звънях звъннах",
    Channel.VIDEO: "videocall video-call videoconference vc gmeet webinar уебинар мийт video zoom teams skype webex facetime зуум зум зоом зуума зума тиймс тимс тиймса тимса скайп скайпа уебекс фейстайм видео видеоразговор видеото видеовръзка видеоконференция онлайн online",
    Channel.EMAIL: "email e-mail mail emailed mailed майл майла и-мейл имейл мейл е-мейл имейла мейла поща писмо letter",
    Channel.MESSAGE: "text texted texts dm уатсап уатсапа вайбъра вайбер вайбера вибър вотсап вотсапа уотсап уотсапа уотсапп уотсъп ватсап вацапа чата есемес messenger месинджър месинджъра месенджър месенджъра телеграм съобщения messages message msg sms chat viber whatsapp whatsap watsapp wa telegram signal linkedin линкедин facebook фейсбук фейса съобщение смс чат вайбър вацап",
    Channel.EVENT: "tradeshow exhibition seminar семинар семинара форум форума изложението панаира събитието конференцията event fair expo conference събитие изложение панаир конференция",
}
BY_WORD = {fold(word): channel for channel, words in _CHANNELS.items() for word in words.split()}
_PHRASES = {
    Channel.VISIT: (
        "face to face", "in person", "on site", "на живо", "лице в лице", "на място", "на крака",
        "was at", "was there", "been at", "at theirs", "at their place", "went to see", "sat down with", "had lunch", "had dinner", "had coffee",
        *(f"{came} {where}" for came in ("popped", "dropped", "stopped", "called") for where in ("by", "in", "in on", "in to see", "by to see")),
        *(f"{saw} {whom}" for saw in ("saw", "met", "visited") for whom in ("him", "her", "them")),
        *(f"{saw} {whom}" for saw in ("видях", "видяхме", "срещнах", "срещнахме", "посетих", "посетихме") for whom in ("се", "го", "я", "ги")),
        *(f"се {saw}" for saw in ("видях", "видяхме", "срещнах", "срещнахме")),
        *(f"{came} {where}" for came in ("минах", "минахме") for where in ("през", "край", "покрай", "от", "при")),
        *(f"{came} се" for came in ("отбих", "отбихме")),
        *(f"{came} {where}" for came in ("ходих", "ходихме", "отскочих", "отскочихме") for where in ("до", "при", "у")),
        *(f"{leads} {place}" for leads in ("at", "in", "at the", "in the", "at their", "in their", "at our", "in our") for place in
          ("office", "plant", "factory", "warehouse", "site", "hq", "showroom", "shop", "store", "premises", "kitchen")),
        *(f"{leads} {place}" for leads in ("в", "във", "на", "в техния", "в нашия", "в тяхния", "на техния") for place in
          ("офис", "офиса", "завод", "завода", "цех", "цеха", "склад", "склада", "магазин", "магазина", "база", "базата", "обект", "обекта",
           "централата", "фабриката", "кухнята", "мандрата", "производството", "терен", "крак")),
        "site visit", "у нас", "при нас",
        "у тях", "при тях", "при него", "при нея", "пих кафе", "пихме кафе",
    ),
    Channel.PHONE: ("conf call", "conference call", "over the phone", "обадих се", "обадихме се", "чухме се", "чух се", "се чухме", "се чух"),
    Channel.EVENT: ("trade fair", "trade show", "food fair"),
    Channel.VIDEO: ("video conf", "ms teams", "microsoft teams", "google meet", "гугъл мийт", "видео връзка"),
    Channel.EMAIL: ("ел поща", "ел. поща"),
    Channel.MESSAGE: ("text message", "voice message", "whats app", "what's app", "facebook messenger"),
}  # fmt: skip
BY_PHRASE = {
    tuple(fold(phrase).split()): channel for channel, phrases in _PHRASES.items() for phrase in phrases
}
BY_PHRASE.update(
    {
        (fold(leads), word): channel
        for leads in ("в", "във", "in")
        for word, channel in BY_WORD.items()
        if channel in (Channel.VIDEO, Channel.MESSAGE)
    }
)
BY_PHRASE.update(
    {
        (*map(fold, leads.split()), *place): Channel.EVENT
        for leads in ("at", "at a", "at the", "на", "в", "във")
        for place in (
            *((word,) for word, channel in BY_WORD.items() if channel is Channel.EVENT),
            *(phrase for phrase, channel in list(BY_PHRASE.items()) if channel is Channel.EVENT),
        )
    }
)
_BEGUN = {
    "they called": (BeganBy.THEY, Channel.PHONE),
    "обади ми се": (BeganBy.THEY, Channel.PHONE),
    "обади ни се": (BeganBy.THEY, Channel.PHONE),
    "обадиха ми се": (BeganBy.THEY, Channel.PHONE),
    "обадиха ни се": (BeganBy.THEY, Channel.PHONE),
    "they phoned": (BeganBy.THEY, Channel.PHONE),
    "те звъннаха": (BeganBy.THEY, Channel.PHONE),
    "те се обадиха": (BeganBy.THEY, Channel.PHONE),
    "обадиха се": (BeganBy.THEY, Channel.PHONE),
    "звъннаха": (BeganBy.THEY, Channel.PHONE),
    **{
        f"{who}{called}": (BeganBy.THEY, Channel.PHONE)
        for who in ("he ", "she ", "")
        for called in (
            "phoned",
            "rang",
            "rang us",
            "called us",
            "called me",
            "called me back",
            "called us back",
        )
    },
    "he called": (BeganBy.THEY, Channel.PHONE),
    "she called": (BeganBy.THEY, Channel.PHONE),
    **{
        f"{who}{called}": (BeganBy.THEY, Channel.PHONE)
        for who in ("той ", "тя ", "")
        for called in ("се обади", "обади се", "ми се обади", "звънна", "ми звънна", "звънна ми")
    },
    "they wrote": (BeganBy.THEY, None),
    "he wrote": (BeganBy.THEY, None),
    "she wrote": (BeganBy.THEY, None),
    "те писаха": (BeganBy.THEY, None),
    "писа": (BeganBy.THEY, None),
    "писаха": (BeganBy.THEY, None),
    "they came": (BeganBy.THEY, Channel.VISIT),
    "he came": (BeganBy.THEY, Channel.VISIT),
    "she came": (BeganBy.THEY, Channel.VISIT),
    "дойде": (BeganBy.THEY, Channel.VISIT),
    "дойдоха": (BeganBy.THEY, Channel.VISIT),
    "they": (BeganBy.THEY, None),
    "те": (BeganBy.THEY, None),
    "incoming": (BeganBy.THEY, None),
    "входящо": (BeganBy.THEY, None),
    "we": (BeganBy.WE, None),
    "ние": (BeganBy.WE, None),
}
_TYPED = [
    *(word for words in _CHANNELS.values() for word in words.split()),
    *(word for phrases in _PHRASES.values() for phrase in phrases for word in phrase.split()),
    *(word for phrase in _BEGUN for word in phrase.split()),
]
BEGUN_WORDS = {tuple(fold(phrase).split()): meant for phrase, meant in _BEGUN.items()}

# -- what else stands among them

_OBJECTIONS = {
    Objection.PRICE: "price цена цената",
    Objection.TIMING: "timing time срок време момент",
    Objection.BUDGET: "budget money бюджет пари",
    Objection.AUTHORITY: "authority decision решение права",
}
_MEALS = "обяд обед"
_OBJECTS = [
    "objection",
    "objections",
    "objected",
    "objects",
    "obj",
    "възражение",
    "възражения",
    "възрази",
    "възр",
]
_AGAINST = ("to", "on", "about", "to the", "on the", "за", "по", "към", "срещу")
OBJECTED: dict[tuple[str, ...], Objection] = {
    said: objection
    for objects in _OBJECTS
    for objection, words in _OBJECTIONS.items()
    for word in words.split()
    for said in (
        (fold(objects), fold(word)),
        (fold(word), fold(objects)),
        *((fold(objects), *map(fold, leads.split()), fold(word)) for leads in _AGAINST),
    )
}
OBJECTION_WORDS = frozenset(fold(word) for words in _OBJECTIONS.values() for word in words.split())
BY_HABIT = known_by_habit(
    _TYPED + [word for words in (*_OBJECTIONS.values(), *_OBJECTS, _MEALS) for word in words.split()]
)
"""The words above, folded, as they are typed in Latin letters by a habit of one's own: obqd, sre6ta."""
THEY_DID = frozenset(
    tuple(fold(phrase).split())
    for phrase in ("called", "phoned", "rang", "се обади", "се обадиха", "звънна", "звъннаха")
)
TO = frozenset({"to", "до", "till", "until"})
_FILLERS = (
    "by on the per with for с със по на за via through през говорих говорихме разговарях spoke talked "
    "около about around при у him her them see quick short brief follow-up cold business кратък кратка "
    "кратко бърз бърза бързо работна работен делова делови бизнес от ми му им ѝ писах писахме wrote"
)
FILLERS = frozenset(map(fold, _FILLERS.split()))
"""What stands among them and says nothing more of how it was."""
MEAL = frozenset(map(fold, _MEALS.split()))
_MATTERS = (
    "everybody everyone all team colleagues complaint offer price contract sample samples office warehouse urgent order delivery objection objected"
    " happy unhappy satisfied dissatisfied angry доволен доволна доволни недоволен недоволна недоволни ядосан ядосана"
    " wensday wendsday new old plant factory line quality lids manager buyer supplier director owner assistant boss chief head officer engineer"
    " department team purchasing accounting accountant secretary reception hr qa ceo cfo"
    " завод склад директор шеф управител собственик счетоводство счетоводител снабдител технолог отдел рецепция секретарка нова стара"
    " всички колеги екип екипа рекламация жалба оферта цена цени договор мостра мостри офис склад обект спешно поръчка доставка възражение"
)
NO_NAMES = frozenset(map(fold, _MATTERS.split()))
"""What a conversation was about: alone between commas it is a slip rather than somebody new."""
