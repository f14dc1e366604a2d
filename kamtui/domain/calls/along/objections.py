"""What they say against buying: price, timing, budget, authority. What is no trouble, and what is said of others, is none."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.sentences import Sentence, squeezed
from kamtui.domain.text.cleaning import fold


class _Rule(NamedTuple):
    """Words that are an objection, as they are compared."""

    code: str
    words: re.Pattern[str]
    is_plain: bool
    """Whether a "not" before them takes it back; else it is in them: "no budget", "not now"."""


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(_fold, patterns)) + ")")


def _fold(pattern: str) -> str:
    """A pattern as it is compared: its Cyrillic letters as Latin ones, its signs as they are."""
    return re.sub(r"[а-яѝ]+", lambda found: fold(found.group()), pattern)


_US = r"(?:us|ours|our (?:price|offer)|нас|нашата|нашите|нашето)"
_PART = r"\d+(?:[.,]\d+)? ?(?:%|percent|процента?|per cent|на сто)"
_RULES = (
    _Rule("price", _any_of(
        r"too (?:expensive|dear|pricey|costly|high)\b", r"expensive\b", r"pricey\b", r"costly\b",
        r"dearer\b", r"overpriced\b", r"price[sy]? (?:is|are|was|still|seems?|looks?)?(?: \w+)? ?(?:too |very |rather |a bit )?(?:high|steep|salty)\w*",
        r"(?:high|higher|steep) price", r"price (?:objection|problem|issue|pressure|is a problem|is an issue)",
        r"(?:problem|issue|trouble|unhappy|not happy) with (?:the |our )?price",
        r"скъп\w*", r"по-?скъп\w*", r"прескъп\w*", r"солен[аои]\w* цен\w*", r"цен\w* (?:\w+ ){0,3}(?:висок\w*|солен\w*|много\b|проблем\w*)",
        r"висок\w* цен\w*", r"(?:проблем\w*|недоволн\w*) (?:\w+ )?(?:с|от|на) цен\w*", r"пазар[ия]т? се\b", r"натиска\w* (?:\w+ )?за цен\w*",
        r"оскъпяван\w*", r"цен\w* (?:го |ги |я |ни |му |им )?(?:плаши|плашат|стряска\w*|притеснява\w*|уплаши\w*)",
        r"солен[аои]\w*\b(?! (?:сирен|краста|риб|мляк|вод))", r"(?:много|толкова|повече) пари\b", r"цен\w* (?:\w+ ){0,2}(?:безбожн\w*|космическ\w*|над пазар\w*|нагоре)", r"too much money", r"(?:price|prices) (?:is|are) not(?=$|[.,;!])", r"(?:price|prices) (?:is not|isn't|are not|aren't) (?:right|ok|okay|fine|good|acceptable)", r"цен\w* (?:не е|не са|не) (?:добр\w*|приемлив\w*|устройва\w*|(?:го|ги|я|им|му) устройва\w*|(?:му|ѝ|им) харесва\w*)",
    ), is_plain=True),
    _Rule("price", _any_of(
        rf"{_PART} (?:\w+ )?(?:below|under|cheaper than) {_US}", rf"{_PART} (?:\w+ )?(?:под|по-?ниско от) {_US}",
        rf"{_PART} (?:dearer|more expensive|(?:over|above|над)(?! us| нас)|по-?скъп\w*)\b",
        rf"(?:wants?|asks?|asking|asked|demands?|insists? on|needs?|push\w* for) (?:\w+ ){{0,6}}?(?:discount|rebate|lower price|better price|price cut|last year's price|{_PART}(?: (?:off|down|less|discount)| or))",
        rf"(?:wants?|asks?|asking|demands?) (?:\w+ ){{0,5}}{_PART} (?:down|off|less)", rf"{_PART} off\b",
        r"(?:is|are|find us|we are|we're|comes?) (?:\w+ )?(?:cheaper|less expensive)\b", r"undercut\w*", r"cheaper (?:offer|quote|elsewhere|supplier|than us|one)",
        r"(?:got|has|have|had|found|find|finds|gets?) (?:\w+ ){0,3}cheaper", r"cheaper (?:by|with) ",
        rf"(?:иска\w*|търс\w*|моли\w*|настоява\w*|питат?|чака\w*|очаква\w*) (?:\w+ ){{0,3}}(?:отстъпк\w*|намалени\w*|по-?нис\w* цен\w*|по-?добр\w* цен\w*|по-?евтин\w*|{_PART} (?:отстъпк\w*|надолу|по-?малко))",
        r"(?:отстъпк\w*|намалени\w*) (?:иска\w*|искат|търсят)", r"по-?евтин\w*", r"по-?изгодн\w* (?:оферт\w*|цен\w*)",
        r"цен\w* (?:\w+ ){0,2}не (?:\w+ ){0,2}(?:харес\w*|устройв\w*|изнас\w*|стига\w*|става)", r"не (?:\w+ ){0,2}(?:харес\w*|устройв\w*|изнас\w*) (?:\w+ )?цен\w*",
        r"(?:свал\w*|смъкн\w*|намал\w*) (?:\w+ ){0,2}цен\w*", r"price is (?:\w+ )?not (?:ok|fine|acceptable|right)", r"not (?:happy|ok|fine) with (?:the |our )?price",
        r"(?:bring|come|go|went) (?:the price )?down on price", r"lower (?:the|our) price",
        r"(?:падн\w*|слез\w*|слиза\w*|свал\w*|смъкн\w*) (?:\w+ ){0,2}с? ?\d+(?:[.,]\d+)? ?(?:%|процент|стотинк|цент|лв|лева|евро|€)", r"(?:търгува\w*|пазаря\w*|пазарят) се\b", rf"(?:offers?|quotes?|gives?|дава\w*|предлага\w*|оферира\w*) (?:us |them )?(?:\w+ )?{_PART} (?:less|lower|по-?малко|надолу|отстъпк\w*)", r"(?:match|beat) (?:their|the|his|folpak|competitor)\w*(?: \w+)? (?:price|offer|quote)", r"what (?:we|i) can do (?:on|about|with) (?:the )?price", r"(?:needs?|wants?) (?:a |the )?(?:better|lower|different) price",
    ), is_plain=False),
    _Rule("timing", _any_of(
        r"not now\b", r"not yet (?:the|a) (?:time|moment)", r"not (?:the |a )?(?:right |good )?(?:time|moment)\b", r"(?:bad|wrong) (?:time|timing|moment)", 
        r"not this (?:year|quarter|month|season|half)", r"(?:no|nothing|none)(?! (?:budget|money|cash|funds)) (?:\w+ ){0,6}this (?:year|quarter|season|month)\b", r"no time (?:until|before|till|for (?:this|it|us|projects?|a project|changes)|now|right now|at the moment)\b", r"no time\b(?! to lose| at all to| limit)",
        r"(?:nothing|not|no decision) (?:\w+ ){0,4}before (?:the )?(?:spring|summer|autumn|fall|winter|season|new year|next|that|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|merger|move)",
        r"decision (?:is |was |has been |gets )?(?:moved|postponed|put off|delayed|pushed)", r"(?:(?:come|call|ring|write)(?: us| me)?|ask (?:us|me)) (?:back|again) (?:in|next|after) ", r"(?:maybe |perhaps |rather |only |at the earliest )next (?:year|season|quarter|half)", r"next year (?:at the earliest|maybe|perhaps|rather)",
        r"lead time (?:is )?too long",
        r"(?:call|ring|phone|talk|speak|come|write|contact)(?: to)?(?: me| us| them| him| her)? (?:again |back |then )?(?:in (?:the )?(?:spring|summer|autumn|fall|winter|new year|january|february|march|april|may|june|july|august|september|october|november|december)|after (?:the )?(?:season|holidays|summer|new year|christmas|easter|harvest))", r"too busy\b", r"needs? more time", r"we'll see (?:next|in|after)", r"nobody has (?:the )?time", r"capex (?:only |not before |is )?next year",
        r"(?:нека |да |ще |пак )*(?:по)?говорим (?:пак |отново |за това )?(?:след|през|наесен|напролет|догодина|чак)", r"(?:пак|отново) ще (?:по)?говорим", r"няма да бърза\w*", r"чака\w* (?:\w+ )?(?:края на сезон\w*|новата година|пролетта|есента|празниците)", r"преди (?:есента|пролетта|лятото|нова година|края на сезона|догодина) (?:\w+ )?(?:няма|не)\b", r"спря\w* (?:\w+ )?(?:проект\w*|инвестици\w*)", r"капекс\w* (?:чак |е )?за догодина", r"много са заети", r"нямат (?:\w+ )?време", r"delivery (?:time )?(?:is )?too (?:late|long|slow)", r"too late for (?:us|them|the season)",
        r"не сега\b", r"сега не (?:е|им|му)\b", r"не (?:е|му е|им е) (?:моментът|момента|времето|време)\b", r"не тази година", r"не тоя месец", r"няма\w* (?:\w+ )?време\b", r"друг път\b(?! ще)", r"чак (?:догодина|през|на|след|напролет|наесен|есента|пролетта|другата)",
        r"(?:ела|елате|обади се|обадете се|звънни|питай|потърси\w*) (?:пак|отново|догодина|след|напролет|наесен|през)", r"не (?:е|са) спешно", r"не бърза\w*", r"не им е до\b", r"(?:чак|едва|евентуално|може би|най-?рано|по-?скоро) догодина", r"догодина (?:чак|евентуално|може би|най-?рано|пак)", r"догодина (?:ще )?(?:мисл|гледа|решава|обмисл|вид)\w*", r"next year (?:they |he |she |we )?(?:'ll |will )?(?:think about|think of it|look at|look into|see|decide|consider)", r"най-?рано (?:догодина|през|след|наесен|напролет)",
        r"(?:да|ще) (?:го |я |ги )?(?:изчака\w*|почака\w*)\b", r"остав\w* (?:го |я |ги )?за (?:догодина|напролет|наесен|пролетта|есента|след)", r"върн\w* (?:се )?(?:към|на) (?:това|темата|въпроса) (?:\w+ ){0,2}(?:догодина|след|напролет|наесен|през)",
    ), is_plain=False),
    _Rule("timing", _any_of(
        r"too (?:early|soon)\b", r"postpon\w+", r"put off\b", r"on hold\b", r"delay(?:ed|s|ing)? (?:the |it|this|their)?(?:decision|project|order|investment)?", r"(?:later|after the season|until (?:autumn|spring|summer|winter|next))\b(?= maybe| perhaps|, maybe|$| rather)",
        r"отлож\w*", r"отлаг\w*", r"(?:още е|твърде|много|прекалено|е) рано\b", r"рано (?:е|им е|било)\b", r"(?:твърде|прекалено) (?:късно|дълъг срок|дълго)", r"срок\w* (?:\w+ ){0,2}(?:твърде |много |прекалено )?(?:дълъг|дълги)", r"на изчакване", r"изчакват\b", r"замраз\w* (?:проект\w*|решени\w*)", r"проект\w* (?:\w+ ){0,2}замраз\w*",
    ), is_plain=True),
    _Rule("budget", _any_of(
        r"(?:no|not enough|without|lacks?|lacking|out of|hasn't|haven't|have no|has no|don't have|doesn't have|there is no|there's no|isn't any|short of) (?:\w+ ){0,3}(?:budget|money|funds|cash)\b",
        r"budget\w* (?:\w+ ){0,3}(?:spent|used up|exhausted|frozen|cut|gone|empty|closed|tight|too small|finished|over|not approved|not there|is not)\b", r"(?:over|above|outside|beyond|exceeds?) (?:the|their|his|her|our|this year's)? ?budget", r"not in (?:the|their|his|her|my|this year's|next year's) budget",
        r"(?:already|have|has) (?:\w+ ){0,2}spent (?:\w+ ){0,3}budget", r"can(?:'t|not| not) afford", r"cash (?:is|flow is) tight", r"(?:cut|froze|slashed|frozen) (?:the|their|all)? ?(?:budget|investment)\w*", r"investment (?:freeze|stop|ban)", r"money is (?:tight|short|gone)", r"nobody (?:can|will) pay", r"no credit\b",
        r"(?:няма\w*|липсва\w*|не остан\w*) (?:\w+ ){0,2}(?:бюджет\w*|пари|средства|кеш)\b", r"(?:бюджет\w*|пари\w*|кредит|средства\w*) (?:\w+ ){0,4}(?:няма\w*|изчерпан\w*|похарчен\w*|свърш\w*|приключ\w*|замраз\w*|оряз\w*|не стига\w*|не достига\w*|малък|не е одобрен\w*)", r"(?:извън|над) бюджет\w*", r"не (?:е|са|беше|влиза\w*) (?:\w+ )?(?:в|предвид\w* в) (?:\w+ )?бюджет\w*", r"не (?:е|са|сме) (?:предвидил\w*|предвиден\w*|заложен\w*)",
        r"(?:не|няма) (?:\w+ ){0,2}(?:могат|може|можем|мога)? ?(?:да )?(?:си )?(?:го |я |ги )?позвол\w*", r"(?:оряз\w*|замраз\w*|свали\w*|съкра\w*) (?:\w+ ){0,2}(?:бюджет\w*|инвестици\w*)", r"(?:не им|не му|не й|не) стига\w* (?:\w+ )?(?:пари\w*|бюджет\w*|средства\w*)", r"закъсал\w* с пари\w*",
        r"свършил\w* (?:са )?(?:парите|бюджет\w*)", r"бюджет\w* (?:\w+ ){0,5}(?:харизан|изхарчен|раздаден|гласува)\w*", r"пари\w* (?:им |са )*(?:вързани|блокирани|свършили)", r"няма кой да (?:го |я )?плати",
    ), is_plain=False),
    _Rule("authority", _any_of(
        r"(?:doesn't|does not|don't|do not|can't|cannot|can not|won't|may not|is not allowed to|isn't allowed to) (?:\w+ ){0,2}(?:decide|sign|approve)\b(?! (?:today|now|yet|before))", r"influences(?: \w+)?,? (?:but )?(?:doesn't|not)", r"not (?:his|her|their|my) (?:decision|call|to decide)", r"(?:isn't|is not|not) up to (?:him|her|them|me)\b",
        r"(?:has|have|needs) to ask (?!nobody|for|about|if|whether|us|me|when|how|what|why|where|again|first|them|him|her|the|a|an|our|my|more|some|you|to|and)\w+",
        r"трябва(?:ше|ло)? да (?:пита|питат|попита|попитат) (?!никого|за|дали|кога|колко|какво|как|кой|кои|къде|ни|ме|нас|мен|пак|отново|утре|днес|първо|още|някой|и|в|на|по)\w+",
        r"(?:has|have|needs|need|must|wants) to (?:ask|check with|get approval|get a signature|get it approved|clear it|convince|run it past|talk to) (?:\w+ )?(?:boss|board|director|owner|management|manager|headquarters|hq|chief|head office|husband|partner|father|group|parent|purchasing|finance|approval|approved|from|with)", r"must ask (?:\w+ )?(?:boss|board|director|owner|manager|headquarters|hq)", r"(?:needs|need|waits for|waiting for|without|requires?) (?:\w+ ){0,3}(?:approval|sign-?off|consent|permission|blessing|go-ahead|signature)\b",
        r"(?:board|owner|boss|headquarters|hq|head office|director|group|parent company|management|ceo|cfo|chairman|father|husband)(?: in \w+| there)? (?:decides?|has to (?:decide|approve|sign|agree|say yes|ok)|must (?:decide|approve|sign|agree|say yes|ok)|will decide|signs)\b", r"decision (?:is |lies |is made |is taken |comes )(?:\w+ ){0,2}(?:by|with|in|at|from) (?:the )?\w+", r"decided (?:in|at|by) (?:the )?(?:headquarters|hq|head office|group|board|owner)", r"no authority\b", r"(?:decides?|signs)(?: \w+){0,3} ?,? not (?:he|she|him|her|they|them)\b", r"(?:has|have|gets|is) the last word", r"only collects? (?:offers|quotes|prices)", r"(?:decision|choice|call|last word) (?:is not|isn't|is hardly) (?:his|hers|her|theirs|their|mine|for (?:him|her|them))\b", r"not the decision.?maker", r"decision.?maker is (?!himself|herself|her |him )", r"authority: (?!yes|himself|herself)", r"only the (?:owner|board|boss|director) (?:can|may|decides|signs)",
        r"не (?:\w+ )?решава\w*\b", r"решава \w+(?: \w+)? ?,? (?:а )?не (?:той|тя|те)\b", r"(?:говори|говорят) със (?:\w+ ){0,2}(?:съпруг\w*|шеф\w*|собственик\w*|съдружник\w*)", r"(?:той|тя|жена му|съпруг\w* \w+) държи (?:парите|кесията|касата)", r"последната дума", r"само събира\w* оферти", r"не (?:\w+ ){0,2}може да (?:го |я )?(?:подпише|реши|одобри)", r"подписва (?:само )?(?:централ\w*|шеф\w*|собственик\w*|директор\w*|управител\w*|борд\w*|виена|германия|софия)", r"няма\w* (?:право|правомощи\w*|пълномощи\w*)", r"не (?:зависи|е в правомощията|е негово|е нейно|е мое) (?:\w+ ){0,2}(?:от (?:него|нея|тях|мен)|решени\w*|работа)", r"решава (?:само )?(?:шеф\w*|собственик\w*|директор\w*|централ\w*|борд\w*|управител\w*|управа\w*|брат\w*|баща\w*|мъж\w*|съпруг\w*|съдружник\w*|ръководств\w*|холдинг\w*|финансов\w*|по-?горе|някой)", r"(?:решени\w*|подпис\w*) (?:\w+ ){0,2}(?:се взима\w*|взема\w*|е на|идва от|е в) (?:\w+ ){0,2}(?:шеф\w*|собственик\w*|директор\w*|централ\w*|борд\w*|управител\w*|управа\w*|софия|германия|виена)",
        r"сам[аи]? не (?:може|могат)(?= да (?:го |я )?(?:реши|вземе|взима|подпише|одобри|каже|обещае)|$|[.,;!])", r"не (?:може|могат) сам[аи]? да (?:го |я )?(?:реши|подпише|одобри|вземе)", r"не (?:може|могат) да (?:вземе|взема|взима|вземат) (?:\w+ )?решени\w*", r"(?:трябва(?:ше|ло)?|има|ще|иска|длъжен е) (?:\w+ ){0,2}(?:да )?(?:го |я |ги )?(?:пита\w*|попита\w*|говори с|съгласува\w*|се допита\w*|консултира\w*|обсъди\w*) (?:\w+ ){0,3}(?:шеф\w*|собственик\w*|директор\w*|централ\w*|борд\w*|управител\w*|управа\w*|баща\w*|мъж\w*|съпруг\w*|съдружник\w*|ръководств\w*|по-?горе|началник\w*)", r"(?:чака\w*|без|нужно е|иска\w*|трябва\w*) (?:\w+ ){0,2}(?:одобрени\w*|разрешени\w*|благослови\w*) (?:от|на|отгоре)", r"(?:шеф\w*|собственик\w*|директор\w*|централ\w*|борд\w*|управител\w*|управа\w*) (?:\w+ ){0,2}(?:решава\w*|трябва да (?:одобри|реши|подпише))",
    ), is_plain=False),
)  # fmt: skip
_NOT = re.compile(
    _fold(
        r"\b(?:not|no|never|\w+n't|without|nobody|nothing|hardly|не|няма|нито|без|никой|никога|вече не)\b(?: \w+){0,4} ?$"
    )
)
_NO_TROUBLE = re.compile(
    _fold(
        r"\b(?:(?:no|not a|isn't a|never a|without|без|няма|не е) (?:\w+ ){0,2}(?:problem|issue|trouble|objection|question|проблем|пречка|въпрос|спор)\w*"
        r"|(?:ok|okay|fine|happy|fair|acceptable|agrees?|agreed|accepts?|accepted|approved|добре|приемлив\w*|устройва\w*|съглас\w*|приема\w*|прие\b|приеха|одобрен\w*|наред|окей|ок)\b)"
    )
)
_TAKEN_BACK = re.compile(
    _fold(
        r"\b(?:not|isn't|wasn't|не) (?:\w+ ){0,2}(?:ok|okay|fine|happy|acceptable|agree\w*|accept\w*|approved|добре|приемлив\w*|устройва\w*|съглас\w*|приема\w*|одобр\w*)"
    )
)
_OURS = re.compile(
    r"\b(?:we|i) (?:\w+ ){0,2}(?:quoted?|offered|gave|give|asked|answered|need to ask|have to ask|must ask|dropped|can't|cannot)\b|^(?:quoted|offered|answered|gave|told|"
    + _fold("дадох|дадохме|предложих|предложихме|казах")
    + r")\b|\b(?:i|we) (?:can't|cannot|don't)\b"
)
_RIVAL_AT = re.compile(
    _fold(
        r"\b(?:quoted|quotes?|offers?|offered|is|are|was|asks?|дава\w*|предлага\w*|оферира\w*|са на|е на) (?:\w+ )?(?:at )?€? ?\d"
    )
)
_RIVAL_DEAR = re.compile(
    _fold(
        r"\b(?:than|compared (?:to|with)|against|versus|vs|от|спрямо|в сравнение с(?:ъс)?)\b(?! (?:us|ours?|нас|наш\w*)\b)"
    )
)
_WISHED_LATER = re.compile(_fold(r"\b(?:иска\w*|желая\w*|желае|поръча\w*) (?:(?!отлож|отлаг)\w+ ){1,4}$"))
"""Who wants something "only in March" wants it, and has nothing against the time."""
_CUT = re.compile(r"[,;:()–—]|\s-\s|\b(?:but|however|no|" + _fold("но|ама|обаче|ала") + r")\b(?=\s)")
_QUESTION = re.compile(_fold(r"\bли\b|^(?:is|are|do|does|can|will|what|how|колко|какво)\b"))


def objections(sentence: Sentence, rivals: Sequence[str]) -> Iterator[Offer]:
    """The objections in a sentence, each kind once; `rivals` are the names of competitors that it names."""
    text = _compared(sentence)
    if sentence.is_question and _QUESTION.search(text):
        return
    said: dict[str, tuple[int, int]] = {}
    for rule in _RULES:
        for found in rule.words.finditer(text) if rule.code not in said else ():
            if _holds(rule, text, found, rivals):
                said[rule.code] = _clause(text, found.start(), found.end())
                break
    if "price" not in said and rivals and (found_at := _RIVAL_AT.search(text)):
        said["price"] = _clause(text, found_at.start(), found_at.end())
    for code, (start, end) in said.items():
        yield Offer(Sort.OBJECTION, _typed(sentence, text, start, end), sentence.start, name=code)


def _typed(sentence: Sentence, text: str, start: int, end: int) -> str:
    """The clause of a compared text as it was typed."""
    words = sentence.text.split()
    first, last = len(text[:start].split()), len(text[:end].split())
    return " ".join(words[first:last]).strip(" ,;:*_")


def _compared(sentence: Sentence) -> str:
    text = fold(sentence.text[:600].replace("’", "'"))
    return " ".join(text.replace("*", "").split())


def _holds(rule: _Rule, text: str, found: "re.Match[str]", rivals: Sequence[str]) -> bool:
    start, end = _clause(text, found.start(), found.end())
    before, clause = text[start : found.start()], text[start:end]
    if _OURS.search(clause) or (rule.code == "timing" and _WISHED_LATER.search(before)):
        return False
    if rule.is_plain:
        if _NOT.search(before) or (_NO_TROUBLE.search(clause) and not _TAKEN_BACK.search(clause)):
            return False
        is_of_rival = rule.code == "price" and any(_first(rival) in squeezed(clause) for rival in rivals)
        return not is_of_rival or _RIVAL_DEAR.search(text[found.end() : end]) is not None
    trouble = _NO_TROUBLE.search(clause)
    return trouble is None or (
        trouble.start() + start >= found.start() - 1 and _overlaps(trouble, found, start)
    )


def _first(name: str) -> str:
    """The first word of a competitor's name, as it is looked for."""
    return squeezed(fold(name).split()[0])


def _overlaps(trouble: "re.Match[str]", found: "re.Match[str]", start: int) -> bool:
    return trouble.start() + start < found.end() and found.start() < trouble.end() + start


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of some words begins and ends."""
    before = [cut.end() for cut in _CUT.finditer(text, 0, start) if cut.group() != "no" or _is_but(text, cut)]
    after = [cut.start() for cut in _CUT.finditer(text, end) if cut.group() != "no" or _is_but(text, cut)]
    return (before[-1] if before else 0), (after[0] if after else len(text))


def _is_but(text: str, cut: "re.Match[str]") -> bool:
    """Whether "no" is the Bulgarian "но": it stands behind a comma."""
    return text[: cut.start()].rstrip().endswith(",")
