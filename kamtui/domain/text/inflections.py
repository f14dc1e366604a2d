"""The forms of a word: who looks for „отстъпки“ also means отстъпка, who looks for “prices” also price.

Words are folded (see `cleaning.fold`), so Bulgarian and English stand in one alphabet and each word is taken for both. Endings
are exchanged for others of the same kind; what comes out need not be a word, since nobody wrote that. Only whole words
are given, never beginnings: „цени“ must not find център.
"""

from functools import lru_cache

SHORTEST_WORD = 4
"""Letters from which on a word is taken to have forms: shorter ones are beginnings that somebody types."""
SHORTEST_STEM = 3

_KINDS = tuple(
    tuple(endings.replace("·", "").split(","))
    for endings in (
        # срок, срокът, срока, срокове; договор, договори
        "·,a,at,i,ite,ove,ovete",
        # строител, строителя, строители; случай, случая, случаи
        "·,ya,yat,i,ite",
        "y,ya,yat,i,ite",
        # отстъпка, отстъпката, отстъпки; земя, земята; част, частта
        "a,ata,i,ite,o",
        "ya,yata,i,ite",
        "·,ta,i,ite",
        # писмо, писмото, писма; поле, полета
        "o,oto,a,ata",
        "e,eto,eta,etata,ya,yata",
        # условие, условията; гаранция, гаранции
        "ie,ieto,ia,iata",
        "ia,iata,ii,iite",
        # нов, новият, нова, нови; важен, важна
        "·,ia,iat,a,ata,o,oto,i,ite",
        "en,na,nata,no,noto,ni,nite,nia,niat",
        "at,ta,tata,to,toto,ti,tite",
        # доставчик, доставчици; залог, залози; успех, успехи
        "k,kat,ka,tsi,tsite",
        "g,gat,ga,zi,zite",
        "h,hat,ha,si,site",
        # плаща, плащат, плащане; изпрати, изпратят, изпратих; каже, кажете
        "a,am,ash,ame,ate,at,ah,aha,ahme,al,ala,ali,an,ana,ano,ani,ane,aneto,ania,aniata,ay,ayte",
        "i,ya,ish,im,ite,yat,ih,iha,ihme,il,ila,ili,en,ena,eno,eni,ete",
        "e,a,esh,em,ete,at",
        # price, prices, priced; order, orders, ordered; delivery, deliveries
        "·,s,es,ed,ing",
        "e,es,ed,ing",
        "y,ies,ied,ying",
    )
)


@lru_cache(maxsize=2_000)
def forms_of(word: str) -> tuple[str, ...]:
    """Other words that may be forms of a folded word, in order; none for a short word or one with digits."""
    if len(word) < SHORTEST_WORD or not word.isalpha():
        return ()
    forms = {
        word[: len(word) - len(ending)] + other
        for endings in _KINDS
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM
        for other in endings
    }
    # What begins with the word is found as what one has begun to type; folding writes „ия“ as ia.
    return tuple(
        sorted(form for form in {form.replace("iya", "ia") for form in forms} if not form.startswith(word))
    )
