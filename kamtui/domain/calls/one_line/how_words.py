"""The words by which the head of a line says how a conversation was held and who began it: visit, видяхме се, зуум, they called."""

from kamtui.domain.calls.words import BeganBy, Channel
from kamtui.domain.text.cleaning import fold

_CHANNELS = {
    Channel.VISIT: "f2f personally лично посетихме visit visited meeting met visiting посещение визита среща посетих посещението визитата срещата lunch lunched dinner breakfast coffee закуска вечеря кафе saw visited видях видяхме бях бяхме срещнах срещнахме обядвах обядвахме вечерях вечеряхме",
    Channel.PHONE: "ph тф телефона телефонен телефонно кол колл позвъних позвънихме phoned ring phone call called tel telephone тел телефон обаждане разговор обаждането разговора обадих звънях звъннах",
    Channel.VIDEO: "video zoom teams skype webex facetime зуум зум зоом зуума зума тиймс тимс тиймса тимса скайп скайпа уебекс фейстайм видео видеоразговор видеото видеовръзка видеоконференция онлайн online",
    Channel.EMAIL: "email e-mail mail emailed имейл мейл е-мейл имейла мейла поща писмо letter",
    Channel.MESSAGE: "вайбъра вайбер вайбера вибър вотсап вотсапа уотсап уотсапа уотсапп уотсъп ватсап вацапа чата есемес messenger месинджър месинджъра месенджър месенджъра телеграм съобщения messages message msg sms chat viber whatsapp whatsap watsapp wa telegram signal linkedin линкедин facebook фейсбук фейса съобщение смс чат вайбър вацап",
    Channel.EVENT: "изложението панаира събитието конференцията event fair expo conference събитие изложение панаир конференция",
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
        "у тях", "при тях", "при него", "при нея", "пих кафе", "пихме кафе",
    ),
    Channel.VIDEO: ("ms teams", "microsoft teams", "google meet", "гугъл мийт", "видео връзка"),
    Channel.MESSAGE: ("whats app", "what's app", "facebook messenger"),
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
        for called in ("phoned", "rang", "rang us", "called us", "called me")
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
BEGUN_WORDS = {tuple(fold(phrase).split()): meant for phrase, meant in _BEGUN.items()}
