"""What a key means on the person's keyboard, and why one does nothing: the app's way from keys to acts."""

import time
from collections.abc import Collection
from typing import Any

from textual import events
from textual.app import ReturnType
from textual.notifications import SeverityLevel
from textual.widgets import Input

from kamtui.domain.text import keyboards
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, key_name
from kamtui.ui.guards import GuardedApp, GuardedDialog
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.everywhere import EVERYWHERE, FORM, SCROLLING
from kamtui.ui.keys.places import PLACES, places_of
from kamtui.ui.shell.place import Place

READ_SIGNS = 20
"""How many signs of a toast are read in a second."""

HELD = frozenset(
    name for _place, group in PLACES for key in group for name in key.keys.split(",") if "+" in name
)
"""The keys of the program that are pressed with ctrl held."""


_MOVES = frozenset(act.id for act in SCROLLING)
"""The acts that only move what is read: nobody has to be told of them."""

WITHOUT_SIGN = frozenset(
    (
        *("tab", "shift+tab", "backspace", "delete", "insert", "left", "right", "up", "down", "home", "end"),
        *("pageup", "pagedown", "enter", *(f"f{number}" for number in range(1, 13))),
    )
)
"""Keys that type nothing and are pressed for something: those that do nothing answer as others do."""


def moved_from(place: Place) -> dict[str, tuple[str, str]]:
    """What is told in a place of keys that once did something there: the name of it and the sentence, by the key."""
    from kamtui.ui.keys.moved import MOVED  # late: the first picture has no need of it

    return {key: (told.name, told.sentence) for key, told in MOVED.get(place.TITLE or "", {}).items()}


def _dead_in_dialog(dialog: GuardedDialog[Any], character: str) -> str:
    """That a key does nothing in a dialog, and which do: those of its acts but for moving, and the letters of answers."""
    keys: dict[str, str] = {}
    for active in dialog.active_bindings.values():
        binding = active.binding
        if not active.enabled or not binding.description or active.node is dialog.app:
            continue
        if binding.id in _MOVES:
            continue
        if binding.show or binding.id:
            keys.setdefault(
                binding.action, f"{dialog.app.get_key_display(binding)} {key_name(binding.description)}"
            )
        elif len(binding.key) == 1:
            keys.setdefault(binding.action, binding.key)
    return _("“{key}” does nothing here. What does: {keys}.").format(
        key=character.strip() or _("space"), keys=", ".join(keys.values())
    )


def _sign_of(event: events.Key, *, is_question: bool) -> str | None:
    """What a key is called where it does nothing; None of one that is pressed in a field for something else, or by nobody."""
    if event.is_printable:
        return event.character
    is_held = event.key.startswith("ctrl+")
    return shown(event.key) if is_question and (is_held or event.key in WITHOUT_SIGN) else None


def acts_of(place: Place, keys: Collection[str]) -> list[Act]:
    """The acts of a place that one of some keys does, as the settings have them."""
    remapped = place.desk.config.keys
    return [
        act
        for act in (*place.ACTS, *EVERYWHERE)
        if not {key.strip() for key in remapped.get(act.id, act.keys).split(",")}.isdisjoint(keys)
    ]


class KeyReader(GuardedApp[ReturnType]):
    """An app in which a key does the same act on every keyboard, and one that does nothing says why.

    Keys are bound as on a Latin keyboard. What reaches no field is read first as it is, then as the Latin key
    in its place. Until the keyboard is known, a Cyrillic letter does nothing but ask for it; with ctrl held it
    acts where it can mean one thing only.
    """

    word_seconds = 0.25
    """How soon behind a dead key the next one comes of somebody who types a word; who saw what was said takes longer."""

    read_seconds = 3.0
    """How long what is said is there at least before a key lets it go."""

    said_here = ""
    """What was said last of the place in view."""

    _dead_at = -1.0
    """When the last key came that means nothing where it was pressed, or one of the word that it began."""

    @property
    def keyboard(self) -> str | None:
        """The keyboard on which Cyrillic is typed; None is not known yet."""
        raise NotImplementedError

    def remember_keyboard(self, keyboard: str) -> None:
        """Take the answer to the question."""
        raise NotImplementedError

    def is_told_first(self, name: str) -> bool:
        """Whether what goes by this name is told for the first time."""
        raise NotImplementedError

    def let_read_go(self) -> None:
        """A key pressed in a list lets what was long enough there to be read go: it stands over lines of that list."""
        now = time.time()
        for said in list(self._notifications):
            seconds = max(self.read_seconds, len(said.message) / READ_SIGNS)
            if said.severity != "error" and now - said.raised_at >= seconds:
                self._unnotify(said)

    def say_here(self, sentence: str, *, is_error: bool = False) -> None:
        """Say a sentence about the place in view: one at a time, for the newest act is the one that undo takes back."""
        self.clear_notifications()
        self.said_here = sentence
        severity: SeverityLevel = "error" if is_error else "information"
        self.notify(sentence, severity=severity, timeout=8 if is_error else 4, markup=False)

    def let_left_go(self) -> None:
        """What was said in a place goes when that is left: its lines are no more in view.

        Not what the very act says that leads on, nor what is wrong, nor news of the program, which are of no place.
        """
        since = time.monotonic() - self.typed_at
        for said in [said for said in self._notifications if said.message == self.said_here]:
            if said.severity != "error" and time.time() - said.raised_at > since:
                self._unnotify(said)

    def pop_screen(self) -> Any:
        """Leave a screen, and what was said of it."""
        self.let_left_go()
        return super().pop_screen()

    def switch_screen(self, screen: Any) -> Any:
        """Put a screen in the place of another, with what was said of that."""
        self.let_left_go()
        return super().switch_screen(screen)

    async def on_event(self, event: events.Event) -> None:
        """Read a key that is held with ctrl or alt before anything looks at it.

        Fields have such keys too, and no field is to take the letter of one, which some terminals send along.
        """
        if (
            isinstance(event, events.Key)
            and event.key.startswith(("ctrl+", "alt+"))
            and not event.is_forwarded
        ):
            event = events.Key(self._meant(event.key) or event.key, None)
        await super().on_event(event)

    # -- what it means

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        meant = self._meant(key)
        names = [key] if meant is None else [key, meant]
        if meant is not None and not keyboards.is_cyrillic(key) and self._is_of_the_place(meant):
            names = [meant, key]
        for name in names:
            if await super()._check_bindings(name, priority):
                return True
        return False

    def _is_of_the_place(self, key: str) -> bool:
        """Whether a key has an act of the place itself, which goes before what a sign in its stead does everywhere.

        On the BDS keyboard a comma lies where q does: in Chain it answers the four questions.
        """
        place = self.screen
        return isinstance(place, Place) and any(act not in EVERYWHERE for act in acts_of(place, [key]))

    def _meant(self, key: str) -> str | None:
        """The Latin key that is meant by one of another keyboard, as far as that is known."""
        if self.keyboard is not None:
            return keyboards.reading(key, self.keyboard)
        used = self._used_readings(key) if "+" in key else []
        return used[0] if len(used) == 1 else None

    def _used_readings(self, key: str) -> list[str]:
        """What a Cyrillic key may mean that would do anything, here or, with ctrl held, anywhere."""
        bound = {name for _node, held in self.screen._modal_binding_chain for name in held.key_to_bindings}
        return [reading for reading in keyboards.readings(key) if reading in bound or reading in HELD]

    async def _on_key(self, event: events.Key) -> None:
        event.prevent_default()  # Textual's own way, which knows of no keyboards
        if self._is_of_a_dead_word(event):
            return
        self.let_read_go()
        if self._notifications:  # its act may bring other lines to where they stand
            self.call_after_refresh(self.place_toasts, self.screen)
        place = self.screen
        if await self._check_bindings(event.key):
            if isinstance(place, Place) and not isinstance(self.focused, Input):
                self._tell_old_key(place, event.key)
        elif self.keyboard is None and self._has_to_be_asked(event.key):
            self.ask_keyboard(event.key)
        elif isinstance(place, Place):
            self._say_why_not(place, event)
        elif isinstance(place, GuardedDialog) and (sign := _sign_of(event, is_question=self.focused is None)):
            if event.is_printable:
                self._dead_at = event.time
            self.say_here(clean(_dead_in_dialog(place, sign), limit=400))

    def _is_of_a_dead_word(self, event: events.Key) -> bool:
        """Whether a key comes so soon behind a dead one that both are of a word, typed for a field that is not there.

        Acting on its letters one by one would undo, settle or delete something.
        """
        if event.time - self._dead_at >= self.word_seconds:
            return False
        if not (event.is_printable or event.key in ("enter", "tab", "backspace")):
            return False
        self._dead_at = event.time
        return True

    # -- which keyboard

    def _has_to_be_asked(self, key: str) -> bool:
        if not keyboards.readings(key):
            return False
        used = self._used_readings(key)
        return bool(used) or (isinstance(self.screen, Place) and "+" not in key)

    def ask_keyboard(self, key: str = "") -> None:
        """Ask on which keyboard Cyrillic is typed."""
        from kamtui.ui.forms.questions import WhichKeyboard  # late: hardly ever needed

        def take(keyboard: str | None) -> None:
            if keyboard is not None:
                self.remember_keyboard(keyboard)

        self.hold_keys()
        self.push_screen(WhichKeyboard(key), take)

    # -- why not

    def _names(self, key: str) -> list[str]:
        """The names under which a key may be bound."""
        meant = self._meant(key)
        return [key] if meant is None else [key, meant]

    def _tell_old_key(self, place: Place, key: str) -> None:
        """Say once what a key does no longer, behind what it does now."""
        for name in self._names(key):
            told, sentence = moved_from(place).get(name, ("", ""))
            if told and self.is_told_first(told):
                self.notify(_(sentence).format(key=place.desk.key_as_shown(name)), timeout=10, markup=False)

    def _say_why_not(self, place: Place, event: events.Key) -> None:
        """Say in a line why a key does nothing on this line, or in this place."""
        save = FORM[0]
        if event.key in place.desk.config.keys.get(save.id, save.keys).split(","):
            return  # pressed once more behind a form that was saved: what was said of that stays
        sentence = self.why_not(
            place, event.key, _sign_of(event, is_question=not isinstance(self.focused, Input))
        )
        if sentence:
            place.desk.say(sentence)
            if event.is_printable and not acts_of(place, self._names(event.key)):
                self._dead_at = event.time

    def why_not(self, place: Place, key: str, character: str | None) -> str:
        """Why a key does nothing on this line, or in this place, and what would; `character` is what it types, or its name.

        "" where there is nothing to say: of escape where nothing can be left, and of keys without a name.
        """
        names = self._names(key)
        acts = acts_of(place, names)
        for act in acts:
            sentence = place.marks.why_not(act) or place.refusal(act.id)
            if sentence is None or act.id == "list.clear":  # nothing to clear, and nowhere to go back to
                return ""
            if sentence:
                return sentence
        moved = moved_from(place)
        for name in names:
            if name in moved:
                _told, sentence = moved[name]
                return _(sentence).format(key=character or key)
        if acts:
            return _("{act}: there is nothing for that on this line.").format(
                act=key_name(acts[0].label).capitalize()
            )
        if character is None:
            return ""
        if key == "delete" and any(act.id == "line.delete" for act in place.ACTS):
            return _("“{key}” does nothing here: {line.delete} deletes the line.").format(key=character)
        if elsewhere := places_of(names, place.desk.config.keys):
            return _("“{key}” does nothing here. Where it does: {places}.").format(
                key=character.strip() or key, places=", ".join(elsewhere)
            )
        is_other = keyboards.is_cyrillic(key) and len(names) == 1
        sentence = (
            _("“{key}” is no key here: {palette.open}, “keyboard” says on which you type Cyrillic.")
            if is_other
            else _("“{key}” does nothing here: {help.keys} shows the keys of this place.")
        )
        return sentence.format(key=character.strip() or key)
