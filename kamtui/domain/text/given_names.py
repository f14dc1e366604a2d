"""Given names and what people with them are called: Надежда is Надя, Митко is rather a Димитър than somebody new.

Semicolons part the names, each with its other forms behind it; a form that stands behind several may be short for any of them. Bulgarian names in
Latin letters are known by how they sound (`Nadia`, `Dimitar`); below them stand names of the neighbours and of the west.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.likeness import sound_of

_BULGARIAN = """
Александър Сашо Алекс Алеко Сандо Санди Саше Саня Алексей; Александра Саша Алекс Сани Алекса Сандра Сашка;
Албена Бени Албенка; Алиса Али; Анастасия Ани Настя Сия Ася; Ангел Ачо Гелчо Гело Анчо Геле;
Ангелина Ани Гинка Лина Гена Ели; Анелия Ани Нели Анета; Анета Ани Нети; Анна Ани Анка Ана Анче Аника Анита Анушка;
Антон Тони Тончо Тошко Антонио; Антоанета Тони Тоня Нети Ани Антония Анета; Асен Асенчо Сенко;
Атанас Наско Насо Танас Танчо Начо; Атанаска Наска Ани; Бисер Бисо; Бисера Биси; Благовест Благо Весо; Благой Благо;
Блага Благи; Богдан Боби Богданчо Бого; Богомил Боги Бого Мишо; Божидар Божо Дарко Дари; Бойко Бойчо Боян;
Борис Борко Бобо Боби Борче; Борислав Боби Борко Бобо Слави Боре; Борислава Боби Слава; Боян Боянчо Бобо Боби;
Бояна Боби Яна; Бранимир Бранко; Валентин Вальо Валчо Вали; Валентина Валя Вали Тинка Тина; Валери Вальо Валерий;
Валерия Вали Лера Рия; Ваня Ванчето Вани; Васил Васко Васо Васе Вельо Василчо Весо; Василка Васка Силва Вася;
Велизар Зарко Вело Велко; Велин Вельо Велко; Величка Веля Личка Вели; Величко Вело Вельо; Велислава Вели Слава;
Венелин Вени Венко Венци; Венета Вени Нети; Венцислав Венци Венко Вени; Вера Верче Верка; Весела Веси Весето;
Веселин Веско Весо Веси; Веселина Веси Весето Лина; Виктор Вики Вичо; Виктория Вики Тори Вика;
Виолета Виола Вили Лета Виолетка Виви; Вихрен Вихър; Вихра Вихри; Владимир Владо Влади Мирчо Мишо;
Владислав Владо Влади Слави; Галина Галя Гали Галето Галка; Галя Гали Галка; Ганка Гани; Ганчо Гано;
Гергана Гери Ганка Гергинка; Георги Гошо Жоро Гого Герги Гоци Джордж Гецо Гошко Жорко Гоше; Гинка Гина;
Григор Гришо Гриша Гошо; Даниел Дани Дачо Данчо Даньо; Даниела Дани Дана Ели Данито; Данаил Дани Данчо Данко;
Дарина Дари Дара Дарка; Дафинка Дафи; Делян Дельо Дидо; Деница Дени Ница; Десислава Деси Деса Слава Десито;
Деян Деянчо Део; Диана Ди Дида Диди Дианка; Диляна Дили Лили Яна;
Димитър Митко Димо Митьо Мите Димчо Митак Димитри Митето Мичо; Димитрина Дими Диди Митра; Димка Дими;
Добрин Добри Добчо; Добринка Доби Добри Ринка; Добри Добчо; Донка Дони; Дора Дорка Дорето; Евгени Жени Гено Евгений;
Евгения Жени Жечка Женя; Екатерина Катя Кати Катето Ката Катерина Рина Катина Катка;
Елена Ели Лена Еленка Елка Ленче Ленка; Елисавета Лиза Ели Лизи Бети Вета Лисавета; Елица Ели Ица;
Емил Емо Мило Милко Емчо; Емилия Еми Миленка Лия Емка; Живко Жико Жицо Живчо; Живка Жива; Захари Зарко Зари Захо;
Здравко Здравчо Здраве; Здравка Здравето; Зоя Зойка; Златко Злати Злато; Златка Злати Злата;
Иван Ванката Ванко Вани Ванчо Иванчо Ваньо Вано Йово; Иванка Ваня Вани Ванче Ванка; Ивайло Иво Иваката Ивчо;
Ивана Ива Ивка; Ивелина Ива Ивето Иви Лина; Иво Ивчо; Ивета Ива Иви; Илиян Илко Яни; Илияна Или Яна Лили;
Илия Илко Лило Илийчо Илчо; Ирена Рени Ира Ири; Ирина Ира Ири Рина; Искра Иси Искрето; Искрен Исо;
Йоана Йоанка Ани Йо; Йовка Йови; Йордан Данчо Дани Данко Даката Йорданчо Джордан Дачо;
Йорданка Данче Данка Дани Йори; Калин Кало Калчо; Калина Калинка Кали; Калоян Кало Каро Калчо Яни; Камелия Ками Мели;
Камен Камчо; Катя Кати Катето Катка; Кирил Киро Кирчо Кико; Кирилка Кири;
Константин Коце Косьо Коста Костадин Динко Косе Кочо Коци; Костадин Коце Косьо Коста Динко Коцето;
Красимир Краси Красьо Мирчо; Красимира Краси Мира; Кристиан Крис Криси Ицо; Кристина Криси Тина Крис Кристи;
Кристиян Крис Криси; Крум Крумчо; Лилия Лили Лилето Лиляна; Лиляна Лили Ляна; Лозан Лозко; Людмил Люси Людо Милко;
Людмила Люси Мила Люда Миленка; Любен Любо Любчо; Любка Люба; Любов Люба Люби; Любомир Любо Любчо Мирчо;
Любомира Люби Мира; Людмила Люси Мила; Магдалена Маги Магда Лена Мадлен; Мариана Мими Мари Марианка Яна;
Мариян Марио Мариянчо Мариан; Мариела Мари Ели; Марин Маринчо Маню Манчо; Марина Мари Мариче Рина;
Мария Мими Марийка Мара Марче Маша Мици Мари Марика Марийче; Маргарита Марги Маги Рита Марга;
Мартин Марто Марти Мартко; Мартина Марти Тина; Мая Майка Майче; Методи Метко Мето; Милен Мильо Милко Мичо;
Милена Мими Миленка Лена Мила Мили; Мила Мили; Милко Милчо; Минко Минчо Миньо; Мира Мирка; Миролюб Миро Любо;
Мирослав Миро Мирчо Слави; Мирослава Мира Мирка Мими Слава; Михаил Мишо Мишката Мишко Миша Мике;
Михаела Михи Мими Ела Ели Миша; Момчил Момо Мони; Надежда Надя Наде Надка Надето; Надя Наде Надето;
Наталия Нати Наташа Талия Ната; Невена Нева Нени; Невяна Нева Яна; Недялка Неда Неделя Нели;
Недялко Недко Недю Неделчо Неделко; Нели Нелито; Неда Недка; Никола Кольо Ники Колю Коле Николчо;
Николай Ники Кольо Колю Коле Коко Ник; Николета Ники Нини Лета; Николина Ники Лина Нина; Нина Нинка Нинче;
Огнян Оги Огнянчо Ого; Олга Оля Оли Олче; Орлин Орльо Орлинчо Орли; Павел Пачо Павка Паво Павльо Паша;
Павлина Павка Поли Лина Павли; Пенка Пени Пена; Пенчо Пеньо; Петко Пецо Петьо; Петранка Петя Петра;
Петър Пешо Пепи Перо Пецо Петьо Петко Петърчо Пере Петричко; Петра Пепа Петя; Петя Пепи Пепа Петинка;
Пламен Пламенчо Памбо Плами Пламо; Пламена Плами; Полина Поли Лина; Поля Поли; Радка Ради Рада; Радко Радо;
Радослав Радо Ради Радко Слави Радичко; Радослава Ради Рада Слава; Радостина Ради Тина Рада; Радостин Радо Ради;
Радой Радо; Райна Рая Райничка; Ралица Рали Рала Ица; Рангел Рачо; Росен Роско Росенчо Росо; Росица Роси Росито Ица;
Румен Румбата Румчо Руменчо; Румяна Руми Румянка; Светла Светли; Светлана Светла Лана Светли;
Светослав Светльо Слави Светли; Светослава Светла Слава; Свилен Свилко; Севдалина Севда Лина;
Симеон Симо Мони Сими Мончо; Симона Сими Мони Мона; Славка Слави; Славчо Слави; Снежана Снежи Снежка Жана Снежанка;
Соня Сони; София Софи Соня; Спас Спаско Паско; Спаска Спаси; Станимир Стани Мирчо Станко Мони; Станимира Стани Мира;
Станислав Станьо Стани Станко Слави Слав; Станислава Стани Слава; Станка Стани Стана; Стела Стели;
Стефан Стефчо Тефо Стефо Стефи Стефко Фънки Чефо; Стефка Стефи Стефче; Стефания Стефи Фани Стефа; Стоил Стойчо;
Стоян Стоянчо Цоньо Тоне Стойчо Стое; Стоянка Тана Стояна; Сузана Сузи; Таня Танче Танка; Татяна Таня Тата Танче;
Теодор Тео Тошо Теди Тодор Тошко; Теодора Теди Дора Тео Дорка; Тодор Тошо Тошко Теди Тодо Тодорчо;
Тодорка Дора Дорка Тоди; Трендафил Трендо Фильо; Трифон Фончо Тричко; Тихомир Тишо Тихо Мирчо; Филип Фильо Фичо;
Христина Ина Тина Криси Христинка; Христо Ицо Ичо Христьо Инчо Ицака Ристо; Цанко Цако; Цветан Цецо Цветко Цачо;
Цветана Цеца Цеци Цветанка Цвета; Цветелина Цвети Цеци Лина Цвета; Цвета Цвети Цветка; Цветомир Цецо Цветко;
Цветослав Цецо Цветко; Чавдар Чаво Чочо Дарко; Юлия Юли Юлка; Юлиян Юли Юлко; Юлияна Юли Яна; Явор Яворчо Яво;
Яна Янка Яни Янче; Янко Яни Янчо; Яница Яни Ница; Ясен Яско Ясенчо; Ясмина Яси Мина; Мустафа Муста; Мехмед Мемо;
Ахмед Ахмо; Хасан Хасо; Хюсеин Хюско Хюсо; Айше Айшето; Фатме Фатма; Сабри Сабо; Емине Ема; Осман Осмо; Исмаил Исмо;
Али Алиш; Джем; Левент; Севда; Ружа Роза; Роза Рози Розка; Ася Асето; Бойка Бойче; Боряна Боби Боре Яна; Вяра Верче;
Гриша Гришо; Денис Дени Дениз; Драгомир Драго Мирчо; Драган Драго; Дияна Ди Диди; Жана Жанка Жанет; Жеко Жечо;
Желязко Желю Жельо Желязо; Захаринка Зари; Зорница Зори Зора Ница; Иглика Ика; Кера Керка; Кольо Коле; Кремена Креми;
Лазар Лазо; Лъчезар Лъчо Зарко; Мариета Мари Ети; Марияна Мими Яна; Мирела Мира Ели; Невен Нено; Нено Ненчо;
Огнян Оги; Пепа Пепи; Рая Райка; Рени Ренета; Ренета Рени Нети; Румен Румката; Сава Савчо; Самуил Само;
Сергей Серго Сержо; Силвия Силви Силва Вия; Силвана Силви Вана; Стилиян Стили Стилян; Тома Томи Томчо;
Хараламби Хари Харо; Христофор Ицо; Цоньо Цоне; Цонка Цони; Ширин; Юри Юрчо Юрий; Яким Яки; Яков Яки
"""
_ELSEWHERE = """
Michael Mike Mick Michel Michele Miguel; William Bill Will Billy Liam; Robert Rob Bob Bobby Roberto;
Richard Rick Dick Rich; Thomas Tom Tommy; James Jim Jimmy Jamie; John Jack Johnny Jon; Charles Charlie Chuck;
David Dave Davide; Daniel Dan Danny Daniele; Edward Ed Eddie Ted; Joseph Joe Josef; Steven Stephen Steve Stefan;
Andrew Andy Drew Andreas Andrea Andrei Andrej Andre; Anthony Tony Antonio; Peter Pete Piotr Pierre Pietro Petr;
Matthew Matt Matthias Matteo Mattias; Christopher Chris Christoph; Christian Chris Cristian; Benjamin Ben;
Samuel Sam; Alexander Alex Sandro Alessandro Alexandru; Nicholas Nick Nicolas Nikos Nicolae Niccolo; Gregory Greg;
Jeffrey Jeff Geoffrey Geoff; Kenneth Ken; Lawrence Larry Lorenzo; Patrick Pat; Philip Phil Philippe Filippo;
Ronald Ron; Timothy Tim; Elizabeth Liz Beth Lisa Betty Elisabeth Lizzy;
Katherine Kate Kathy Cathy Catherine Katrin Katharina; Margaret Maggie Meg Peggy; Jennifer Jenny Jen; Jessica Jess;
Rebecca Becky; Susan Sue Susanne Susanna; Deborah Debbie Deb; Patricia Pat Patty; Victoria Vicky;
Christine Chris Christina Tina; Angela Angie Angelo; Barbara Barb; Pamela Pam; Anna Anne Ann Annie Hannah Anke;
Mary Marie Maria; Ivan Ian; Brian; Mark Marc Marco Marcus Markus; Paul Pavel Paolo Pablo;
George Jorge Giorgio Giorgos Jorgos Gheorghe Georg; Henry Harry Heinrich; Hans Johann Johannes; Jens; Jan; Jurgen;
Klaus; Karl Carl Carlo Carlos; Lukas Luke Luca Lucas; Martin; Oliver; Ralf Ralph; Stefanie Steffi; Sabine; Sven; Uwe;
Wolfgang Wolf; Werner; Ursula Uschi; Monika Moni; Heike; Gunter Gunther; Dieter; Bernd Bernhard; Felix;
Frank Franz Franco Francesco Francis; Fritz Friedrich; Kurt; Otto; Emma; Sophie Sofia; Laura; Lars; Nils; Erik Eric;
Ingrid; Helga; Yannis Giannis Ioannis; Kostas Konstantinos; Dimitris Dimitrios Mitsos; Maria Mary; Eleni Helen;
Katerina; Spiros Spyros; Vasilis; Panagiotis Panos; Mehmet; Ahmet; Mustafa; Kemal; Ayse; Fatma; Emre; Murat; Ali;
Hasan; Huseyin; Osman; Elif; Cem; Ion Ioan Ionel; Ioana; Mihai Mihail; Radu; Vlad; Florin; Elena; Bogdan; Marius;
Sorin; Adrian; Milan; Dragan; Zoran; Goran; Jovan; Nikola; Miroslav; Dusan; Vesna; Snezana; Jelena; Marija; Ana;
Igor; Sergei Sergey; Dmitri Dmitry Dima; Vladimir Volodya Vova; Olga; Natalia Natasha; Tatiana Tanya; Chiara; Giulia;
Giovanni; Luigi; Mario; Marta; Pedro; Jose; Juan; Luis; Julia Julie; Nina; Oscar; Rose; Claire; Claude; Jean;
Jacques; Louis; Alice; Amy; Ashley; Donna; Emily; Grace; Heather; Karen; Kevin; Linda; Lucy; Nancy; Rachel; Ruth;
Sandra; Sarah Sara; Sharon; Simon Simone; Walter
"""


@lru_cache(maxsize=5_000)
def _heard(word: str) -> str:
    """How a word of a name sounds, whatever its alphabet and the habits of spelling it in Latin letters."""
    return sound_of(fold(word)).replace("j", "i").replace("iu", "u").replace("ia", "a")


class _Names(NamedTuple):
    """For how each form sounds, the numbers of the names that it may be; and those of the names that sound so in whole."""

    of_form: dict[str, set[int]]
    of_whole: dict[str, set[int]]


@cache
def _names() -> _Names:
    # Made when the first name is asked about, and not at import.
    names = _Names({}, {})
    for number, name in enumerate(f"{_BULGARIAN};{_ELSEWHERE}".split(";")):
        whole, *short = name.split()
        names.of_whole.setdefault(_heard(whole), set()).add(number)
        for form in (whole, *short):
            names.of_form.setdefault(_heard(form), set()).add(number)
    return names


def is_given_name(word: str) -> bool:
    """Whether a word is a given name, whole or short, in either alphabet."""
    return len(word) > 1 and _heard(word) in _names().of_form


def may_be_called(name: str, word: str) -> bool:
    """Whether somebody with this given name may be called by the word: Надежда is called Надя, Борис Борко."""
    return not _names().of_whole.get(_heard(name), set()).isdisjoint(_names().of_form.get(_heard(word), ()))


def are_alike(name: str, other: str) -> bool:
    """Whether two given names may be forms of one: Пешо and Петко are both short for Петър."""
    return not _names().of_form.get(_heard(name), set()).isdisjoint(_names().of_form.get(_heard(other), ()))


def is_whole_name(word: str) -> bool:
    """Whether a word is a name by itself, though it may be short for another as well: Надя, Петко, Tony."""
    return _heard(word) in _names().of_whole
