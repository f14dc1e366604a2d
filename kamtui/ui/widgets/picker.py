"""A line in which one finds accounts or people by a few letters, and what it suggests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.matching import surest
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.suggestions import (
    MOST,
    Suggest,
    Suggestion,
    SuggestionLines,
    Suggestions,
    own_name,
    read_new,
    told_apart,
)

NARROWEST, WIDEST = 60, 72
"""Columns of the list of suggestions, where the window has them."""


class Picker(LineField):
    """A line with suggestions. With `several`, names stand with commas between, and a comma completes as tab does.

    What is half typed is taken only where it can mean one thing. Where it fits several, or is near somebody known
    and not the same, the line asks (`Doubt`): nobody is written down by a slip, and nobody is mistaken for another.

    Tab completes what then stands in view. Saving does not, where what is typed may also be the name of something
    new: it takes a name that is the same but for case and blanks, and leaves it to the form to ask about likely ones.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "suggestion(1)", show=False),
        Binding("up", "suggestion(-1)", show=False),
        Binding("tab", "take_and_go_on", show=False),
        Binding("escape", "close", show=False),
    ]

    @dataclass
    class Picked(Message):
        """The chosen ones changed."""

        picker: "Picker"

        @property
        def control(self) -> "Picker":
            return self.picker

    @dataclass
    class Doubt(Message):
        """What is typed can mean several, or nobody: the sentence asks which. "" is no doubt any more."""

        picker: "Picker"
        sentence: str

        @property
        def control(self) -> "Picker":
            return self.picker

    def __init__(
        self,
        field: str,
        suggest: Suggest,
        chosen: Sequence[Suggestion] = (),
        *,
        several: bool = False,
        placeholder: str = "",
        text: str | None = None,
    ) -> None:
        """`text` is what stands in the line, where it is more than the chosen ones: half a name."""
        chosen = told_apart(chosen, several=several)
        known = {own_name(one, {}, several=several): one for one in chosen}
        if text is None:
            text = "".join(f"{name}, " for name in known) if several else "".join(known)
        super().__init__(field, text, placeholder=placeholder)
        if several:
            self.prefilled = ""  # whoever stands there stays; who is typed comes behind
        self._suggest = suggest
        self.several = several
        self._known: dict[str, Suggestion] = known
        self._offers: list[Suggestion] = []
        self._about: int | None = None
        """The place of the name that the list is about; None is the one being typed."""
        self._is_moved = False
        """Whether the person moved in the list."""
        self._is_in_doubt = False
        """Whether a comma left a name behind that was asked about: the arrow down shows whom it may mean."""
        self._commas = text.count(",")
        self._first_text = self._own_text = text
        self._is_typing = False

    # -- what was chosen

    @property
    def is_replaced_by_typing(self) -> bool:
        """A record in a line of one is replaced as a whole; in what was offered again, once it was chosen anew."""
        is_whole = (
            not self.several and bool(self.value) and self._meant(" ".join(self.value.split())) is not None
        )
        return is_whole and (bool(self.prefilled) or self.value != self._first_text)

    def chosen(self) -> list[Suggestion]:
        """Those named in the line; a name that was not chosen from the list has no record (id None)."""
        return [self._meant(name) or Suggestion(name, "", None) for name in self._names() if name]

    def labelled(self) -> dict[str, Suggestion]:
        """Those chosen in the line, once each, by a name that no other of them has."""
        meant = {name: one for name in self._names() if (one := self._meant(name)) is not None}
        # Somebody new goes by the bare name, unless somebody known in the line has it.
        return {
            name if one.record_id is not None or one.name in meant else one.name: one
            for name, one in meant.items()
        }

    def _names(self) -> list[str]:
        """The names in the line, also half ones and empty ones."""
        parts = self.value.split(",") if self.several else [self.value]
        return [" ".join(part.split()) for part in parts]

    def _meant(self, name: str) -> Suggestion | None:
        """Who is meant by a name in the line; None by half a name."""
        if name in self._known:
            return self._known[name]
        new = read_new(name) if self.several else ""
        return Suggestion(new, "", None) if new else None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is half typed: all was chosen from the list, also what is new."""
        return not self._partial()

    def settle(self, *, is_saving: bool = False) -> str:
        """Take each half-typed name that can only mean one thing; what to ask about the first of the others."""
        asked, self._about = self._complete(self._names(), is_saving=is_saving)
        self._hide()
        if self._about is not None:
            self._offers = self._suggest(self._names()[self._about])[:MOST]
        return asked

    def _complete(
        self, names: list[str], *, but_last: bool = False, is_saving: bool = False
    ) -> tuple[str, int | None]:
        """Take what can only mean one; what to ask about the first other, and its place."""
        question, about = "", None
        is_changed = False
        for at, name in enumerate(names[:-1] if but_last else names):
            if name and name not in self._known:
                meant = self._meant(name)
                taken, sentence = (
                    (meant, "") if meant is not None else self._settled(name, is_saving=is_saving)
                )
                if taken is not None:
                    names[at], is_changed = self._remember(taken), True
                elif sentence and about is None:
                    question, about = sentence, at
        if is_changed:
            self._write(names)
            self.post_message(self.Picked(self))
        return question, about

    def _settled(self, name: str, *, is_saving: bool) -> tuple[Suggestion | None, str]:
        """Who half a name means, or what to ask about it."""
        offers = self._suggest(name)
        known = [offer for offer in offers if offer.record_id is not None and not offer.is_other]
        fitting = surest(name, ((one.name, one) for one in known if not one.is_near))
        new = next((offer for offer in offers if offer.record_id is None), None)
        if is_saving and not self.several:
            same = [one for one in fitting if clean(one.name).casefold() == clean(name).casefold()]
            if same or new is not None:
                fitting = same
        if len(fitting) == 1:
            return fitting[0], ""
        if fitting:
            return None, _ask(name, fitting, may_be_new=new is not None)
        near = [one for one in known if one.is_near]
        if near:
            return None, _ask(name, near, may_be_new=new is not None)
        if self.several and new is not None and new.doubt:
            return None, new.doubt
        return new if self.several else None, ""

    def ask(self, sentence: str) -> None:
        """Show whom a name in doubt may mean, and ask which."""
        self.post_message(self.Doubt(self, sentence))
        self.focus()
        # Once the line has come into view, and room was made for the sentence: the list stands below it.
        self.call_after_refresh(self._open_list)

    def let_go(self, *, is_new: bool) -> None:
        """The record in the line is no longer there: its name is that of something new, or half typed again."""
        name = " ".join(self.value.split())
        self._known = {}
        if is_new:
            self._take(Suggestion(name, "", None))

    def choose(self, offer: Suggestion) -> None:
        """Put a record into the line, as if it was chosen from the list."""
        self._take(offer)

    def put(self, chosen: Sequence[Suggestion]) -> None:
        """Put others into the line than stand there."""
        self._known = {}
        self._write([*map(self._remember, chosen), ""] if self.several else list(map(self._remember, chosen)))
        self._hide()

    def _remember(self, offer: Suggestion) -> str:
        """Know whom a name means from here on; the name in the line."""
        name = own_name(offer, self._known, several=self.several)
        is_new = self.several and offer.record_id is None
        self._known[name] = offer if is_new else replace(offer, name=name)
        return name

    def _partial(self) -> str:
        name = self._names()[-1]
        return "" if self._meant(name) is not None else name

    def _take_line(self, line: int) -> None:
        """Take what was clicked in the list."""
        self._take(self._offers[line])
        self.focus()

    def _take(self, offer: Suggestion) -> None:
        names = self._names()
        at = self._about if self._about is not None and self._about < len(names) else len(names) - 1
        names[at] = self._remember(offer)
        self._about = None
        self._write(names)
        self._hide()
        self.post_message(self.Picked(self))
        self.post_message(self.Doubt(self, ""))

    def _write(self, names: Sequence[str]) -> None:
        """Write names into the line; behind the last one that is whole another can be typed."""
        if self.several:
            last = names[-1] if names else ""
            kept = list(dict.fromkeys(name for name in names if name))  # who stands there is not named twice
            text = ", ".join(kept) + (", " if kept and (not last or self._meant(last)) else "")
        else:
            text = "".join(names)
        self._commas = text.count(",")
        self._is_typing = False
        self._own_text = self.typed = text

    # -- the list below

    @property
    def _list(self) -> Suggestions:
        return self.screen.query_one(Suggestions)

    @property
    def _is_open(self) -> bool:
        return bool(self._list.display)

    def _hide(self) -> None:
        self._list.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.value == self._own_text:  # written by ourselves, or typed back to what it was
            if self._is_typing:
                self._is_typing = False
                self._hide()
                self.post_message(self.Picked(self))
            return
        self._is_typing, self._about = True, None
        commas = self.value.count(",")
        is_parted, self._commas = commas > self._commas, commas
        if self.several and is_parted:  # a comma, typed or pasted, completes the names before it as tab does
            asked, _about = self._complete(self._names(), but_last=True)
            self._is_in_doubt = bool(asked)
            self.post_message(self.Doubt(self, asked))
        self.post_message(self.Picked(self))
        partial = self._partial()
        self._offers = self._suggest(partial)[:MOST] if partial or not self.several else []
        if self._offers:
            self._open_list()
        else:
            self._hide()

    def _open_list(self) -> None:
        """Show the suggestions; whom nobody's habit should take is not lit at first."""
        if not self.has_focus:
            return
        found = self._list
        found.fill(SuggestionLines(self._offers))
        first = self._offers[0] if self._offers else None
        is_doubtful = (
            self._about is not None
            or first is None
            or first.is_other
            or first.is_near
            or first.is_part
            or bool(first.doubt)
        )
        found.cursor = -1 if is_doubtful else 0
        found.take = self._take_line
        self._is_moved = False
        region = self.region
        height = len(self._offers)
        room = self.screen.size.height
        top = region.bottom if region.bottom + height <= room else max(region.y - height, 0)
        found.styles.height = height
        # At the right edge there is no room for reasons: it begins further left.
        left = min(region.x, max(self.screen.size.width - NARROWEST, 0))
        found.styles.width = min(WIDEST, max(self.screen.size.width - left, 20))
        found.styles.offset = (left, top)
        found.display = height > 0

    def on_blur(self) -> None:
        if self.is_attached:
            self._hide()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close":
            return self._is_open
        return True

    def action_suggestion(self, steps: int) -> None:
        if self._is_open:
            found = self._list
            found.cursor = min(max(found.cursor + steps, 0), len(self._offers) - 1)
            self._is_moved = True
        elif steps > 0 and self._is_in_doubt and (asked := self.settle()):
            self._is_in_doubt = False
            self.ask(asked)
        elif steps > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    async def action_submit(self) -> None:
        if self._is_open and self._offers and self._list.cursor >= 0:
            self._take(self._offers[self._list.cursor])
        else:
            self._settle_and_go_on(is_entered=True)

    def action_take_and_go_on(self) -> None:
        if self._is_open and self._is_moved:
            self._take(self._offers[self._list.cursor])
        self._settle_and_go_on()

    def _settle_and_go_on(self, *, is_entered: bool = False) -> None:
        """Go on to the next field; where a name can mean several, ask first."""
        asked = self.settle()
        if asked and self._offers:
            self.ask(asked)
            return
        self.post_message(self.Doubt(self, asked))
        if is_entered and self.on_enter is not None:
            self.on_enter()
        else:
            self.screen.focus_next()

    def action_close(self) -> None:
        self._hide()


def _ask(name: str, meant: Sequence[Suggestion], *, may_be_new: bool) -> str:
    """`“ivan” may be Ivan Petrov or Galina Ivanova: an arrow and enter choose.`"""
    *others, last = (one.name for one in meant[:3])
    names = _("{names} or {last}").format(names=", ".join(others), last=last) if others else last
    if may_be_new:
        sentence = _("“{name}” may be {names}: an arrow and enter choose; the line with + is somebody new.")
    else:
        sentence = _("“{name}” may be {names}: an arrow and enter choose.")
    return sentence.format(name=name, names=names)


class PeopleOf:
    """The people in one line are those of the account in another: another account chosen takes them out.

    Whoever is of the new account stays; where no account stood there before, so does whoever is of none. The account
    that stood there before, chosen again, brings back whom it took along.
    """

    def __init__(self, account: Picker, people: Picker) -> None:
        self._account = account
        self._people = people
        self.account_id = self._chosen_id()
        """The account whose people they are; half a name in its line changes nothing."""
        self._left: dict[int, list[Suggestion]] = {}

    def _chosen_id(self) -> int | None:
        chosen = self._account.chosen()
        return chosen[0].record_id if chosen else None

    def follow(self) -> list[str] | None:
        """See whether another account was chosen; the names that it took out. None where it is the same."""
        now, before = self._chosen_id(), self.account_id
        if now is None or now == before:
            return None
        self.account_id = now
        people = self._people.chosen()
        stay = [person for person in people if self._stays(person, now, before)]
        if len(stay) == len(people) and now not in self._left:
            return []
        if before is not None:
            self._left[before] = people
        back = self._left.pop(now, [])
        if self._people.several:
            self._people.put([*back, *(one for one in stay if one not in back)])
        else:
            self._people.put([*stay, *back][:1])
        self._people.post_message(Picker.Picked(self._people))
        return [person.name for person in people if person not in stay]

    def _stays(self, one: Suggestion, now: int, before: int | None) -> bool:
        if one.account_id == now:
            return True
        # A name typed into a line of one is only words, and no person of the other account yet.
        return one.account_id is None and (
            before is None or (one.record_id is None and not self._people.several)
        )


def say_taken_out(names: Sequence[str]) -> str:
    """What to say of people who were taken out."""
    return ngettext(
        "Another account: {names} was taken out.", "Another account: {names} were taken out.", len(names)
    ).format(names=", ".join(names))
