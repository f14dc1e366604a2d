"""The words by which promises are known in a note, English and Bulgarian, as they are compared (`cleaning.fold`)."""

import re

from kamtui.domain.calls.along.sentences import folded_words
from kamtui.domain.text.cleaning import fold

# What one side does for the other by a day. "Will be on leave until Monday" promises nothing.
_ENGLISH = sorted(
    folded_words(
        "receive send deliver give bring call ring phone pay sign confirm answer reply come return prepare provide submit check "
        "ship order replace fix finish visit arrange organise organize book transfer forward share write draft decide test "
        "install repair issue quote email mail tell show present make do get let have be change mend settle supply complete "
        "hand put pass offer propose approve review update upload return respond collect pick drop print measure look raise "
        "talk speak move build set start launch introduce meet ask find take refund credit place post file clear produce "
        "load schedule attach translate calculate revise rework redo sort resolve supply stock train clean inspect "
        "correct amend adjust adapt recalculate recheck reprint count pack buy choose select renew reimburse repay remove add extend"
    )
)
_DOUBLED = {"ship": "shipping", "put": "putting", "get": "getting", "set": "setting", "let": "letting"}


def _third(verb: str) -> str:
    if verb in ("have", "be", "do"):
        return {"have": "has", "be": "is", "do": "does"}[verb]
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "sh", "ch", "z")) else "s")


def _going_on(verb: str) -> str:
    if verb in _DOUBLED:
        return _DOUBLED[verb]
    return (verb[:-1] if verb.endswith("e") and verb not in ("be", "see") else verb) + "ing"


VERBS = frozenset(_ENGLISH)
"""In the future: "will send"."""
_TOO_COMMON = folded_words(
    "be have do get let make put look talk set start find take test check order place post file move show stock train clean print"
    " change measure tell ask clear offer book share meet raise drop pass come visit speak build look move do visit write"
    " count pack buy choose select add extend amend adjust adapt correct remove renew"
)
"""What is no promise without "will": "they have", "he looks"."""
PRESENT = frozenset(verb for verb in _ENGLISH if verb not in _TOO_COMMON)
PRESENT_THIRD = frozenset(map(_third, PRESENT))
GOING_ON = frozenset(
    _going_on(verb) for verb in _ENGLISH if verb not in ("be", "do", "have", "let", "look", "talk")
)

GIVEN = frozenset(("get", "have", "receive"))
"""What they will have, we give: "they will have the list by Friday" is ours."""
DONE_WITH_IT = frozenset(("back", "ready", "done", "finished", "it"))
"""Behind them it is not: "we will get back to them", "we will have it ready"."""
NOUNS = folded_words("отговор отговора отговорът доставка доставката решение оферта офертата")
"""Nouns that begin as the verbs below do."""
GIVEN_STEM = re.compile(fold(r"(има(ш|м|ме|т|те)?$|получ)"))
SURNAME = re.compile(r".{2,}(ov|ova|ev|eva|ski|ska|shki|shka)('s)?$")
DEFINITE = re.compile(fold(r"(ът|ят|та|те|то)$"))
FUTURE = folded_words("will shall gonna")
SHORT_FUTURE = re.compile(r"(i|we|they|he|she|it|you)'ll|(we|they)ll")
WE = folded_words("we'd i'd we i we'll i'll we're i'm we've our us ourselves myself ние аз")
THEY = folded_words("they'd he'd she'd they he she they'll he'll she'll they're he's she's те той тя")
TO_US = folded_words("us me ни ми нас мен")
TO_THEM = folded_words("them him her им му ѝ тях него нея")
NOT = folded_words(
    "not never no won't wont won't don't dont doesn't can't cannot isn't aren't няма не никога нито без"
)
UNTIL = folded_words("until till since")
FROM = folded_words("from since after от след")

PROMISED = folded_words(
    "promise promised promises commit committed commits undertook undertakes guarantee guaranteed guarantees"
)
AGREED = folded_words("agreed agree agrees")
AT_ONCE = folded_words(
    "send deliver bring call pay sign confirm answer reply return submit replace forward email mail hand settle complete correct"
)
"""What is done in a moment, and lasts until no day."""
GETS = folded_words("get gets receive receives")
"""What they get by a day, we give: "she gets the samples on Monday"."""
OWE = {"owe": None, "owes": False, "дължим": True, "дължа": True, "дължат": False, "дължи": False}
"""Who owes: we, they, or as the word before it says."""
OWING = {fold(word): side for word, side in OWE.items()}

WISHES = folded_words(
    "want wants wanted wish wishes ask asks asked asking expect expects expected hope hopes hoped need needs needed insist "
    "insists demand demands request requests require requires prefer prefers wonder wonders would could should might must "
    "maybe perhaps probably possibly hopefully likely try tries trying think thinks believe believes guess doubt doubts "
    "planning intend intends consider considers when whether how why which if unless",
    "иска искат искаха искаше искал искали исках искаме моли молят помоли помолиха пита питат попита попитаха очаква очакват "
    "чака чакат чакаме настоява настояват надява надяват надяваме предпочита предпочитат трябва трябваше нужно желае "
    "желаят би биха бихме щеше щяха щях щяхме може могат можело вероятно евентуално сигурно май дано опита опитат опитаме "
    "постарае постараят мисли мислят мисля смята смятат съмнява съмняват планира планират възнамерява кога дали как защо "
    "колко ако освен миналия миналата миналото предния предната last",
)
"""Before the verb they make of it a wish, a question or a guess."""
NOBODY = folded_words("nothing nobody noone нищо никой")
"""Before the verb they say that it was not promised: "nothing promised today"."""
REPORTED = folded_words(
    "said says told tells promised promises confirmed confirms agreed wrote writes assured"
)
"""Before "would" they make of it what somebody said they will do: "said she'd return it"."""
TOLD_BY_US = folded_words("казах казахме обещах обещахме уверих уверихме")
CLAUSE_GOES_ON = folded_words("it he she they we i would will is are was има е са ще не няма")
THEIRS_TO_HAVE = re.compile(
    fold(r"решени|бюджет") + "|decision|budget|approval|money|bonus|salary|truck|line"
)
"""What they will have, and we do not give them: „ще имат решение до петък“."""
PLACES = frozenset(("desk", "hands", "inbox", "mailbox", "table"))
"""Where something will be once it was given: "the plan will be on his desk by noon"."""
CONDITIONS = folded_words("if unless provided ако стига освен")
CONDITION_PHRASES = re.compile(
    "|".join(
        map(
            fold,
            (
                r"as soon as",
                r"in case",
                r"depend",
                r"subject to",
                r"\b(?:is|are|was|were) (?:impossible|not possible|out of the question)",
                r"\bневъзможн",
                r"не е възможн",
                r"в случай",
                r"при условие",
                r"щом\b",
                r"зависи",
                r"ли\b",
            ),
        )
    )
)
"""Anywhere in a sentence they make a promise hang on something."""
LETTING = re.compile(
    fold(r"\b(срок(ът|а)? за|отстъпк|намалени|валидн|офертата важи)")
    + r"|\b(discount|valid(?:ity)?\b|price holds|on leave|away|closed|lead time|out of office)"
)
"""What lasts until a day, and is not done by it."""

DELIVERY = re.compile(fold(r"доставк(а|ата|и|ите)$") + r"|deliver(y|ies)$")
"""What is delivered is ours: "delivery 17 Dec", „преместихме доставката на 22.12.“."""
HAPPENED = folded_words(
    "местим мести местят преместват дойде дойдоха пристигна пристигнаха закъсня закъсняха беше бяха бе стана мина came arrived was were went failed"
)
"""Behind a delivery: it was, and is no promise."""
REST = folded_words("rest remainder balance другото останалото остатъка остатъкът останалите другите")
COMES = folded_words("comes arrives follows")
LEADS = folded_words("by on at to in for до на за в към")

LETTING_VERB = re.compile(fold(r"(дава|дад|оферира)") + r"|giv|offer")
"""With a percentage these let a price until a day: "they give 5 % until Friday"."""

# -- Bulgarian


def _beginnings(*words: str) -> re.Pattern[str]:
    """Finds a folded word that begins with one of some, which are told by blanks."""
    return re.compile("(" + "|".join(fold(word) for line in words for word in line.split()) + ")")


WILL = folded_words("ще шe")
CLITICS = folded_words(
    "ми ти му ѝ и ни ви им го я ги се си ме те нас нея него тях пак още сами сам сама направо веднага също all also"
)
ABLE = re.compile(fold("мож(а|еш|е|ем|ете)$|мога(т)?$|успе(я|е|ем|ят)$"))
STEMS = _beginnings(
    "прат изпрат пращ изпращ достав дад дава дам дат донес нося носи носят обад обажд звънн звън плат плащ заплат "
    "подпи потвър отговор върн връщ подготв приготв представ предостав подад подав провер поръч замен смен смени "
    "поправ оправ довърш завърш направ прав организ уточн прехвърл преве превод спод напиш пиш изгот реши реша "
    "реш тест инсталир монтир изда оферир дойд дойде мин кача качв пусн пуск осигур реаг информ съглас приключ "
    "покаж каже каж кажат кажем съобщ набав предлож предлаг одобр прегле обнов свърж свърз "
    "ремонт изтегл взем вземе взимa разтовар натовар зареди зареж обуч почист измер начерт преработ корег "
    "намер доведе доведат стегн сложи сложат сложим говор внес внас възстанов изплат преизчисл изчисл докар кара закара "
    "насроч организ запази запазим пратя прати бъд отстран остав произвед опакова стартир започ въвед фактурир "
    "изнес резервир разпечат сертифиц оферт занес отнес пренес сметн пресметн преброя преброи избер запиш препиш настро наглас сглоб "
    "изпробв пробва проуч разгледа сравн изпълн калкулир коригир вкара изкара откара извад подред купи удълж прибер събер отвор"
)
"""How the verbs of a promise begin, behind "ще" or "да"."""
NOW_STEMS = _beginnings(
    "пращ изпращ доставя дава връща плаща носи нося носят звъня обажда потвържда подписва "
    "подготвя приготвя представя предоставя подава поръчва заменя сменя поправя завършва монтира инсталира "
    "идва качва пуска осигурява докарва превежда отговаря предлага"
)
"""Those that say with the present what is to come: "пращат прогноза до петък"."""
PROMISE_STEM = _beginnings("обеща обещав ангажира гарантира поех поема")
ARRANGED = _beginnings("разбра уговори договори")
PASSIVE = folded_words("бъде бъдат е са")
READY = _beginnings(
    "готов изпрат прат достав плат подписан направ приключ изготв подготв монтир сменен заменен върнат издад превед потвърд налич инсталир поправ отстран предад качен"
)
_WE_ENDING = re.compile("(" + fold("ме") + "|m)$")
_THIRD_A = re.compile(
    "("
    + "|".join(
        map(
            fold,
            [
                "ва",
                "ща",
                "ира",
                "ска",
                "га",
                "жда",
                "поръча",
                "кара",
                "гледа",
                "пита",
                "чака",
                "вика",
                "слуша",
                "смята",
            ],
        )
    )
    + ")$"
)
"""Verbs that end in "a" with them, too: theirs is „поръча“, ours „поръчам“; of all others, as „донеса“, it is ours."""

AWAITS = folded_words("чака чакат очаква очакват expects expect awaits await")
"""What they wait for until a day, and is ours to give: „чака офертата до 9 декември“."""
WE_AWAIT = folded_words("чакаме чакам очакваме очаквам")
NOT_OURS = folded_words(
    "решение решението одобрение одобрението бюджет бюджета отговор отговора decision approval answer"
)
"""What they may as well wait for from others, unless it is said that it comes from us."""
THEIRS_TO_GIVE = folded_words(
    "подпис подписа подписи подписите плащане плащането плащания превод превода преводът пари парите вноска вноската аванс "
    "аванса авансът капаро капарото прогноза прогнозата поръчка поръчката поръчки заявка заявката количество количеството "
    "количества signature signatures payment transfer deposit money forecast order orders volumes"
)
"""What they wait for in their own house, and is theirs to give: „чака подпис до петък“."""
SHOWN_TO = re.compile(fold("представ") + "|present|report")
BOSSES = re.compile(
    fold("борд|съвет|шеф|собственик|директор|управа|управит|централ|ръковод")
    + "|board|owner|boss|director|management|headquarter|committee|ceo|cfo|chief"
)
"""To whom something is shown that is no promise to us: "presents to the board next Tuesday"."""


def person_of(verb: str) -> bool | None:
    """Whether we do what a folded Bulgarian verb says, or they: пратим, пратя are ours; прати, пратят theirs."""
    if verb.endswith(("t", "te")):
        return False
    if _WE_ENDING.search(verb):
        return True
    if verb.endswith("ya"):
        return True
    if verb.endswith("a"):
        return not _THIRD_A.search(verb)
    return False
