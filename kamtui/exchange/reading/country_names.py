"""Names of countries, in English and Bulgarian, as they stand in lists of customers."""

from functools import cache

from kamtui.domain.text.cleaning import fold

_NAMES = (
    "Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain, "
    "Bangladesh, Belarus, Belgium, Bolivia, Bosnia, Bosnia and Herzegovina, Brazil, Bulgaria, Cambodia, Cameroon, "
    "Canada, Chile, China, Colombia, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, "
    "Dominican Republic, Ecuador, Egypt, El Salvador, England, Estonia, Ethiopia, Finland, France, Georgia, Germany, "
    "Ghana, Great Britain, Greece, Guatemala, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, "
    "Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Korea, South Korea, North Korea, "
    "Kosovo, Kuwait, Kyrgyzstan, Latvia, Lebanon, Libya, Liechtenstein, Lithuania, Luxembourg, Macedonia, "
    "North Macedonia, Malaysia, Malta, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Nepal, "
    "Netherlands, The Netherlands, Holland, New Zealand, Nigeria, Norway, Oman, Pakistan, Panama, Paraguay, Peru, "
    "Philippines, Philipines, Poland, Portugal, Qatar, Romania, Russia, Russian Federation, Saudi Arabia, Scotland, "
    "Senegal, Serbia, Singapore, Slovakia, Slovenia, South Africa, Spain, Sri Lanka, Sudan, Sweden, Switzerland, "
    "Syria, Taiwan, Tanzania, Thailand, Tunisia, Turkey, Türkiye, Uganda, Ukraine, United Arab Emirates, UAE, "
    "United Kingdom, UK, United States, United States of America, USA, US, U.S.A., U.S., Uruguay, Uzbekistan, Venezuela, "
    "Vietnam, Viet Nam, Wales, Yemen, Zambia, Zimbabwe, "
    "Австралия, Австрия, Азербайджан, Албания, Алжир, Англия, Аржентина, Армения, Беларус, Белгия, "
    "Босна и Херцеговина, Бразилия, България, Великобритания, Обединено кралство, Венецуела, Виетнам, Германия, "
    "Грузия, Гърция, Дания, Египет, Естония, Израел, Индия, Индонезия, Ирак, Иран, Ирландия, Исландия, Испания, "
    "Италия, Казахстан, Канада, Катар, Кипър, Китай, Колумбия, Корея, Южна Корея, Косово, Кувейт, Латвия, Ливан, "
    "Либия, Литва, Лихтенщайн, Люксембург, Македония, Северна Македония, Малайзия, Малта, Мароко, Мексико, Молдова, "
    "Монако, Нидерландия, Холандия, Нова Зеландия, Норвегия, ОАЕ, Обединени арабски емирства, Пакистан, Полша, "
    "Португалия, Румъния, Русия, САЩ, Саудитска Арабия, Сингапур, Сирия, Словакия, Словения, Сърбия, Тайван, "
    "Тайланд, Тунис, Турция, Узбекистан, Украйна, Унгария, Филипини, Финландия, Франция, Хонконг, Хърватия, "
    "Хърватска, Черна гора, Чехия, Чили, Швейцария, Швеция, Южна Африка, Япония"
)


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(name) for name in _NAMES.split(", "))


def is_country(text: str) -> bool:
    """Whether a text is the name of a country, in any case and alphabet."""
    return fold(text.strip()) in _folded()
