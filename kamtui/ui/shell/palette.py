"""The command palette: every act of the place, every account, every person, every theme."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from kamtui.domain.text import language
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.language import N_, _, in_every_language, key_name
from kamtui.domain.text.likeness import nearest
from kamtui.domain.text.matching import score
from kamtui.store.accounts.people_reads import names_like
from kamtui.store.accounts.reads import account_names
from kamtui.ui.center import person_acts
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import EVERYWHERE
from kamtui.ui.keys.named import called
from kamtui.ui.keys.places import PLACES as ACTS_BY_PLACE
from kamtui.ui.keys.screens import PLACES, PlaceEntry
from kamtui.ui.reading.news_drawing import news_content
from kamtui.ui.reading.reading_dialog import ReadText
from kamtui.ui.settings.spoken import OWN_NAMES, speak
from kamtui.ui.shell.going import AskKeyboard, OpenAccount
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain

MOST = 12
LIKE = 5
"""How far behind what fits stands what is only like what was typed."""
_LANGUAGE = N_("Language")
ALSO_CALLED = {
    "change.undo": N_("undo, mistake"),
    "change.redo": N_("redo, again"),
    "help.keys": N_("help, shortcuts"),
    "book.search": N_("find, look for"),
    "app.quit": N_("exit, close, end"),
    "accounts.twins": N_("duplicates, twins, the same twice, make one of two"),
    "account.brief": N_("print, prepare a visit, meeting"),
    "call.line": N_("quick, capture, visit, meeting, mail"),
    "call.log": N_("visit, meeting, mail, talk, minutes"),
    "task.new": N_("reminder, appointment, to-do, calendar, follow up"),
    "task.snooze": N_("postpone, tomorrow, monday, next week, later"),
    "day.close": N_("evening, end of the day, finish"),
    "review.walk": N_("morning, go through, one by one"),
    "letter.write": N_("e-mail, confirm, summary, minutes"),
    "list.copy": N_("clipboard, csv, print, excel, send"),
    "import.open": N_("import, excel, spreadsheet, csv, xlsx, contacts, vcf, load"),
    "backups.open": N_("restore, safe copy, history, yesterday"),
    "settings.open": N_("options, preferences, colours, theme, keyboard, currency"),
    "accounts.by_marks": N_("key accounts, which are key"),
    "report.choose": N_("print, quarter, review, presentation"),
    "portfolio.grid": N_("white space, cross-selling, what to sell"),
}
"""Other words by which an act is looked for, by its id: those of people who do not know yet what it is called here."""
_ELSEWHERE = 50
"""How far behind what can be done here stands what can be done elsewhere: after accounts and people too."""


class BookCommands(Provider):
    """What can be done here, and what can be gone to."""

    @property
    def place(self) -> Place | None:
        """The place under the palette, if it is one."""
        return self.screen if isinstance(self.screen, Place) else None

    def _acts(self) -> list[tuple[Act, Callable[[], object]]]:
        place = self.place
        if place is None:
            return []
        return [
            (act, partial(place.action_act, act.id))
            for act in (*place.ACTS, *EVERYWHERE)
            if act.id != "palette.open" and place.refusal(act.id) is None
        ]

    def _acts_elsewhere(self) -> Iterator[tuple[Act, PlaceEntry]]:
        """What can be done in other places and not here, and where that is."""
        if self.place is None:
            return
        here = {act.id for act in (*self.place.ACTS, *EVERYWHERE)}
        acts_of = dict(ACTS_BY_PLACE)
        for entry in PLACES:
            for act in acts_of[entry.label]:
                if act.id not in here:
                    here.add(act.id)
                    yield act, entry

    def _help(self, key: Act) -> Content:
        return Content(_("key {keys}").format(keys=self.place.desk.keys_of(key) if self.place else ""))

    def _other_acts(self) -> list[tuple[str, Callable[[], object]]]:
        """What has no key."""
        found: list[tuple[str, Callable[[], object]]] = [(_("Change the theme"), self.app.search_themes)]
        found += [
            (f"{_(_LANGUAGE)}: {name}", partial(self._speak, code))
            for code, name in OWN_NAMES.items()
            if code != language.code()
        ]
        place = self.place
        if place is not None:
            found.append(
                (_("What is new in this version"), partial(place.app.push_screen, ReadText(news_content)))
            )
            found.append(
                (_("Say on which keyboard Cyrillic is typed"), partial(place.going.ask, AskKeyboard()))
            )
            everything = _("Take everything with you (export): all records as a folder or a workbook")
            found.append((everything, partial(_take_everything, place)))
            account_id = place.at_hand().account_id
            if account_id is not None and all(act.id != "report.choose" for act in place.ACTS):
                found.append(
                    (_("Report of the quarter: the review with this account"), partial(_review, place))
                )
        return found

    def _speak(self, code: str) -> None:
        """Switch the language; where a form or a question is open, say when that can be: its words stay as begun."""
        place = self.place
        if place is not None:
            speak(place.desk, code)
            return
        below = next(
            (screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Place)), None
        )
        if below is not None:
            below.desk.say(
                _("Save or close what is open here first; {palette.open} switches the language after that.")
            )

    async def discover(self) -> Hits:
        for key, act in self._acts():
            yield DiscoveryHit(Content(_sentence(key)), act, text=_sentence(key), help=self._help(key))  # type: ignore[arg-type]
        for name, act in self._other_acts():
            yield DiscoveryHit(Content(name), act, text=name)

    def _named_acts(self, words: list[str]) -> Iterator[Hit]:
        """The acts that can be done here."""
        for key, act in self._acts():
            name = _sentence(key)
            found = _fit_of_act(words, key)
            if found is not None:
                yield Hit(_merit(found, 0), Content(name), act, text=name, help=self._help(key))  # type: ignore[arg-type]
        for name, act in self._other_acts():
            # Whoever cannot read the language in use looks for it in their own.
            also = " ".join(in_every_language(_LANGUAGE)) if name.startswith(_(_LANGUAGE)) else ""
            found = _fit(words, f"{name} {also}")
            if found is not None:
                yield Hit(_merit(found, 0), Content(name), act, text=name)

    def _named_acts_elsewhere(self, words: list[str]) -> Iterator[Hit]:
        """Where the acts are that cannot be done here: each leads to its place."""
        for key, entry in self._acts_elsewhere():
            name = _sentence(key)
            found = _fit_of_act(words, key)
            if found is not None and self.place is not None:
                where = _("in {place}: key {keys}").format(
                    place=_(entry.label), keys=self.place.desk.keys_of(key)
                )
                go_there = partial(self.place.going.to_place, entry.id)
                yield Hit(_merit(found, _ELSEWHERE), Content(name), go_there, text=name, help=Content(where))  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        words = words_of(query)
        if not words:
            return
        for hit in (*self._named_acts(words), *self._named_acts_elsewhere(words)):
            yield hit
        place = self.place
        if place is None:
            return
        accounts = account_names(place.desk.book)
        scored = [(score(words, fold(one.name)), one) for one in accounts]
        fitting = sorted(
            ((found, one) for found, one in scored if found is not None), key=lambda pair: pair[0]
        )
        if not fitting:  # perhaps in another spelling, as everywhere else
            fitting = [(LIKE, one) for one in nearest(query, [(one.name, one) for one in accounts])]
        for found, account in fitting[:MOST]:
            yield Hit(
                _merit(found, 1),
                plain(account.name),
                partial(place.going.ask, OpenAccount(account.account_id)),
                text=account.name,
                help=plain(", ".join(part for part in (account.stage.label, account.city) if part)),  # type: ignore[arg-type]
            )
        for person in names_like(place.desk.book, query, MOST):
            go: Callable[[], object]
            if person.account_id is not None:
                go = partial(place.going.ask, OpenAccount(person.account_id, "center", person.person_id))
            else:
                go = partial(_open_card, place, person.person_id)
            yield Hit(
                _merit(1, 2),
                plain(person.name),
                go,
                text=person.name,
                help=plain(", ".join(part for part in (person.title, person.account) if part)),  # type: ignore[arg-type]
            )


def _fit(words: list[str], *said: str) -> int | None:
    """How well words fit what an act is called: as parts of its words, never by letters strewn over a sentence.

    The best of what is said of it counts, so that “undo” finds what undoes before a sentence that ends with the word.
    """
    whole = fold(" ".join(said))
    if not all(word in whole for word in words):
        return None
    return min(found for one in (*map(fold, said), whole) if (found := score(words, one)) is not None)


def _fit_of_act(words: list[str], key: Act) -> int | None:
    """How well words fit an act: its sentence and its name in the footer, far behind these what else it is called."""
    names = [_sentence(key), key_name(key.label)]
    found = _fit(words, *names)
    if found is None and key.id in ALSO_CALLED:
        other = _fit(words, *names, _(ALSO_CALLED[key.id]))
        found = None if other is None else other + LIKE
    return found


def _sentence(key: Act) -> str:
    return _(key.sentence).rstrip(".")


def _merit(found: int, kind: int) -> float:
    """The palette's score, 0 to 1: better fits first, acts before accounts before people where alike."""
    return 1 / (1 + found + kind / 10)


def _review(place: Place) -> None:
    place.run_worker(called("report.acts:choose")(place.desk, place.at_hand()))


def _take_everything(place: Place) -> None:
    place.run_worker(called("outgoing.file_acts:take_everything")(place.desk))


def _open_card(place: Place, person_id: int) -> None:
    place.run_worker(person_acts.open_person(place.desk, person_id))
