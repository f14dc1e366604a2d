"""What all forms share: rows, problems under their fields, drafts, save and cancel."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Input, TextArea

from kamtui.domain import meanwhile
from kamtui.domain.center.advice import Choice as AdviceChoice
from kamtui.domain.fields import Problems
from kamtui.domain.form import RECORD
from kamtui.domain.text.language import _
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.sheet_dialog import Sheet
from kamtui.ui.forms.sheet_dialog import Typed as Typed  # noqa: PLC0414  (whoever has a form has it from here, too)
from kamtui.ui.forms.whose_dialog import THEIRS, Whose
from kamtui.ui.keys.everywhere import FORM
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.widgets.fields import (
    Choice,
    FieldChanged,
    Flags,
    NotOpened,
    Opening,
    in_words,
    is_field,
)
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import PeopleOf, Picker, say_taken_out
from kamtui.ui.widgets.rows import Meaning, Row
from kamtui.ui.widgets.suggestions import Suggestion

DRAFT_SECONDS = 0.4
"""How long after the last key what was typed is kept."""

ADVISED = {
    "roles": AdviceChoice.ROLE,
    "stance": AdviceChoice.STANCE,
    "influence": AdviceChoice.INFLUENCE,
    "noticed": AdviceChoice.STANCE,
}
"""The fields, by their names up to a colon, that one can be helped to choose."""

TASK_DONE = "task_done"
"""The field that says whether the task from which a call was logged is done."""

Submit = Callable[[dict[str, str]], object]
"""Writes what was typed, or raises Problems; the form stays open until it is written."""
Keep = Callable[[dict[str, str] | None], bool]
"""Keeps what was typed for after a crash; None forgets it. False if it could not just now."""


def _not_told(_filled: dict[str, str]) -> None:
    raise RuntimeError("nobody said what this form writes")


def _no_draft(_content: dict[str, str] | None) -> bool:
    return True


SHOWN = "shown:"
"""Before the names of fields in a draft: what they held before anything was typed into them."""


def _shown_to(resumed: Typed | None) -> dict[str, str]:
    """What the fields typed into held at first, when the draft was begun."""
    kept = resumed or {}
    return {name: kept[SHOWN + name] for name, text in kept.items() if kept.get(SHOWN + name, text) != text}


def _typed_into(resumed: Typed | None) -> dict[str, str]:
    """What was typed before a crash; what was only shown then may be another by now."""
    kept = resumed or {}
    return {
        name: text
        for name, text in kept.items()
        if not name.startswith(SHOWN) and (SHOWN + name not in kept or kept[SHOWN + name] != text)
    }


class FormDialog(Sheet):
    """A form; True when it was saved. A class of it names its fields."""

    PICKERS: ClassVar[tuple[str, ...] | None] = None
    """The lines in which a half-typed name is completed, or asked about, before saving; None is those of all records."""
    PEOPLE_OF: ClassVar[tuple[str, str] | None] = ("account", "person")
    """The line of an account, and that of its people: they go with it."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick] | None = None,
        resumed: Typed | None = None,
    ) -> None:
        """`start` is what the fields hold at first; `picks` what lines of names suggest, by their fields; `resumed`
        what was typed before a crash. What `start` holds beside the fields goes through as it came."""
        super().__init__(title, start, {**start, **_typed_into(resumed)}, today=today, picks=picks or {})
        self.shown = {**self.start, **_shown_to(resumed)}
        """What the fields held before anything was typed into them, as far as this form knows."""
        self.new_account: Callable[[str], Awaitable[Suggestion | None]] | None = None
        """Asks for a new account of this name, over the form; None where it was left."""
        self._account_asked = ""
        """The name that no account has, about which was asked whether to write it down."""
        self.read_again: Callable[[], Typed] | None = None
        """What the book says of the record by now, as typed; None where a form changes no record."""
        self.submit: Submit = _not_told
        """Writes what was typed: told by whoever shows the form."""
        self.keep: Keep = _no_draft
        """Keeps its draft; a form of one or two words needs none."""
        self._is_resumed = resumed is not None
        self.is_offered = False
        """Whether it holds what was typed before and offered again: leaving it leaves that for later."""
        self.left: dict[str, str] | None = None
        """What stood in it when it was left with words in it, not saved nor kept for later."""
        self._is_kept = self._is_resumed
        """Whether a draft of this form is kept."""
        self._people_of: PeopleOf | None = None
        self._is_in_doubt = False
        """Whether what is said asks who is meant."""
        self._draft_timer: Timer | None = None
        self._warned = False
        self._is_told_to_open = False
        """Whether what is said is how a choice is opened."""
        self._finished = False

    def on_mount(self) -> None:
        if self._is_resumed:
            for widget in self.query(LineField):
                widget.prefilled = ""  # a person typed it: it is not replaced by the next key
        if self.PEOPLE_OF is not None:
            account, people = map(self.picker, self.PEOPLE_OF)
            if account is not None and people is not None:
                self._people_of = PeopleOf(account, people)
        fields = self.fields()
        if len(fields) == 1 and isinstance(fields[0], LineField | Opening):
            fields[0].on_enter = self.action_save

    def is_touched(self) -> bool:
        """Whether anything differs from the start."""
        return not self._finished and self.said(self.typed()) != self.said(self.start)

    def said(self, typed: Typed) -> dict[str, str]:
        """What typed fields say: an empty one says as little as one that this form does not have."""
        return {name: text for name, text in typed.items() if text}

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(FieldChanged)
    def _changed(self) -> None:
        if self._warned:  # who types on does not leave: the next escape asks again
            self._warned = False
            self.say("")
        self.clear_mended()
        self._keep_soon()
        for meaning in self.query(Meaning):
            meaning.echo()
        for row in self.query(Row):  # what one field means may hang on another
            row.echo()

    def _keep_soon(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> bool:
        """Keep what is typed now, and nothing once all is as it was; False if it could not, and is tried again."""
        if self._finished:
            return True
        is_touched = self.is_touched() or self.is_offered
        if not is_touched and not self._is_kept:
            return True
        if not self.keep(self._draft() if is_touched else None):
            self._keep_soon()
            return False
        self._is_kept = is_touched
        return True

    def action_save(self) -> None:
        if self._finished:
            return
        self.clear_problems()
        if self._asks_who() or self._writes_account_down():
            return
        try:
            filled = self._beside_the_other_window()
            if filled is None:
                return
            self.submit(filled)
        except Problems as problems:
            self.show_problems(self._with_account_asked(problems))
            return
        self._leave(saved=True)

    # -- who is meant

    def _asks_who(self) -> bool:
        """Whether a half-typed name can mean several, or the people are those of another account: it is asked first."""
        for picker in map(self.picker, self.names_to_settle()):
            sentence = picker.settle(is_saving=True) if picker is not None else ""
            if picker is not None and sentence:
                picker.ask(sentence)
                return True
        return self.follow_account()

    def _unknown_account(self) -> Suggestion | None:
        """What stands in the line of the account and is none of the book."""
        chosen = picker.chosen() if (picker := self._account_line()) is not None else []
        return chosen[0] if chosen and chosen[0].record_id is None else None

    def _account_line(self) -> Picker | None:
        """The line of an account of the book: a prospect's may hold a new one as it is."""
        name = self.PEOPLE_OF[0] if self.PEOPLE_OF is not None else ""
        is_of_book = any(field.name == name and field.kind is RECORD for field in self.FIELDS)
        return self.picker(name) if is_of_book else None

    def _with_account_asked(self, problems: Problems) -> Problems:
        """What is wrong, and of an account that the book has not: whether to write it down."""
        picker, unknown = self._account_line(), self._unknown_account()
        if picker is None or unknown is None or self.new_account is None:
            return problems
        self._account_asked = unknown.name
        sentence = _(
            "There is no account “{name}” in the book: choose one from the list, or {form.save} again writes it down."
        )
        return Problems({**problems.by_field, picker.field: sentence.format(name=unknown.name)})

    def _writes_account_down(self) -> bool:
        """Whether it was asked about the account that the book has not, and is written down as a new one now."""
        picker, unknown = self._account_line(), self._unknown_account()
        if (
            picker is None
            or unknown is None
            or self.new_account is None
            or unknown.name != self._account_asked
        ):
            return False
        self.run_worker(self._write_account_down(picker, unknown.name, self.new_account), exclusive=True)
        return True

    async def _write_account_down(
        self, picker: Picker, name: str, new_account: Callable[[str], Awaitable[Suggestion | None]]
    ) -> None:
        account = await new_account(name)
        if account is not None:
            self.clear_problems()
            picker.put([account])
            picker.post_message(Picker.Picked(picker))
            self.focus_next()

    def names_to_settle(self) -> Sequence[str]:
        """The lines of names of which no half name is saved."""
        if self.PICKERS is not None:
            return self.PICKERS
        return [field.name for field in self.FIELDS if field.kind is RECORD]

    @on(Picker.Picked)
    def _when_picked(self) -> None:
        self.follow_account()

    def follow_account(self) -> bool:
        """Take the people of another account out of their line and say so; whether anybody was."""
        gone = self._people_of.follow() if self._people_of is not None else None
        if gone is not None:
            self._is_in_doubt = False
            self.say(say_taken_out(gone) if gone else "")
        return bool(gone)

    @on(Picker.Doubt)
    def _doubt(self, event: Picker.Doubt) -> None:
        if event.sentence or self._is_in_doubt:
            self.say(event.sentence)
        self._is_in_doubt = bool(event.sentence)

    @on(FieldChanged)
    def _when_chosen(self, event: FieldChanged) -> None:
        if self._is_told_to_open and isinstance(event.widget, Opening):
            self._is_told_to_open = False
            self.say("")

    @on(NotOpened)
    def _not_opened(self) -> None:
        self._is_told_to_open = True
        self.say(_("Letters change nothing here yet: arrows choose, or enter and then a letter."))

    # -- another window

    def _beside_the_other_window(self) -> dict[str, str] | None:
        """What is to be written: only what was changed here. None while it is asked whose value a field gets."""
        filled = self.typed()
        if self.read_again is None:
            return filled
        now = self.read_again()
        merged = meanwhile.merge(self.shown, filled, now)
        for name, theirs in merged.both.items():
            self._ask_whose(name, filled[name], theirs, now)
            return None
        # Saved in vain, as with a date that means nothing, the form goes on from what it shows now.
        untouched = {name: text for name, text in merged.filled.items() if text != filled.get(name)}
        for name in dict.fromkeys(name.removesuffix("_id") for name in untouched):
            self._show_theirs(name, merged.filled)
        self.shown |= {name: text for name, text in untouched.items() if name in self.shown}
        self.start |= {name: text for name, text in untouched.items() if name in self.start}
        return self.typed() | merged.filled

    def _show_theirs(self, name: str, now: Typed) -> None:
        """Show in a field what the book says by now: a record as chosen, so that it is not taken for one typed over."""
        widget = self.field(name)
        if isinstance(widget, Picker) and now.get(f"{name}_id"):
            widget.put([Suggestion(now[name], "", int(now[f"{name}_id"]))])
        elif is_field(widget):
            widget.typed = now[name]

    def _ask_whose(self, name: str, mine: str, theirs: str, now: Typed) -> None:
        """Ask whose value a field gets that another window changed too; then it is saved again."""

        def take(answer: str | None) -> None:
            widget = self.field(name)
            if widget is None or answer is None:
                return
            # From here on the other window's value is what was shown: mine changes it, or it stays.
            both = [each for each in (name, f"{name}_id") if each in self.shown and each in now]
            self.shown |= {each: now[each] for each in both}
            if answer == THEIRS:
                self._show_theirs(name, now)
            self.action_save()

        widget = self.field(name)
        label = self.labels_of_fields().get(name, self._title)
        self.app.push_screen(Whose(label, in_words(widget, mine), in_words(widget, theirs)), take)

    def _draft(self) -> dict[str, str]:
        """What is kept of a form: what is typed, and beside it what it was typed over."""
        typed = self.typed()
        if self.read_again is None:
            return typed
        return typed | {SHOWN + name: text for name, text in self.shown.items() if name in typed}

    # -- help in choosing

    def _advised(self) -> tuple[Choice | Flags, AdviceChoice] | None:
        """The field at hand and what is chosen there, if questions can help with it."""
        widget = self.focused
        if not isinstance(widget, (Choice, Flags)):
            return None
        choice = ADVISED.get(widget.field.partition(":")[0])
        return (widget, choice) if choice is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "advice":
            return self.is_mounted and self._advised() is not None
        if action == "task_done":
            return self.is_mounted and self.field(TASK_DONE) is not None
        return super().check_action(action, parameters)

    def action_task_done(self) -> None:
        """Say that the task from which the call was logged is done, or that it stays open."""
        widget = self.field(TASK_DONE)
        if isinstance(widget, Choice):
            widget.action_step(1)

    def action_advice(self) -> None:
        from kamtui.ui.center.forms import Advice  # it has forms itself

        advised = self._advised()
        if advised is None or not self.is_current:
            return
        widget, choice = advised

        def take(value: str | None) -> None:
            if value:  # where the answers say nothing, what was chosen stays
                widget.typed = value

        self.app.push_screen(Advice(choice), take)

    def action_cancel(self) -> None:
        if self._finished:
            return
        if self.is_touched() and not self._warned:
            self._warned = True
            if self.is_offered:
                sentence = _("Leave without saving? Escape again leaves it for later, {form.save} saves.")
            else:
                sentence = _("Leave without saving? Escape again leaves, {form.save} saves.")
            self.say(sentence)
            return
        is_left_for_later = self.is_offered and self.is_touched()
        if self.is_touched() and not is_left_for_later:
            self.left = self._draft()
        self.keep(self._draft() if is_left_for_later else None)
        self._leave(saved=False)

    def _leave(self, *, saved: bool) -> None:
        self._finished = True
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self.dismiss(saved)
