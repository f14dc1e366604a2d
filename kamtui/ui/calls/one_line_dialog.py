"""A whole conversation as one line: what will be written of it stands below while it is typed (K16, K17, K20)."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from kamtui.domain.calls.one_line.directory import Choice, Directory
from kamtui.domain.calls.one_line.pieces import OneLine, Piece, put_in, taken_out
from kamtui.domain.calls.one_line.reading import read_line
from kamtui.domain.fields import Problems
from kamtui.domain.form import NOTE, FormField
from kamtui.domain.text.language import N_, _
from kamtui.store.book.book import Book
from kamtui.store.calls.directory import directory
from kamtui.ui.beside import Beside
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.keys.calls import ONE_LINE
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.fields import NoteField
from kamtui.ui.widgets.line_list import LineList, Part, RecordLines, text_cells
from kamtui.ui.widgets.rows import Row

FIELD = "line"
_AROUND = 16
"""Lines of a window around what was understood: title, line, keys, frame and ground."""
_LABEL = 17
"""Cells in which it stands what a piece is."""


class _Shown(NamedTuple):
    """A line below: a piece, or one of the things that it could mean; or words about the grammar, or the rest of a problem."""

    number: int
    piece: Piece | None
    choice: Choice | None = None
    words: tuple[str, str] = ("", "")

    @property
    def is_asked(self) -> bool:
        """Whether one of the choices has to be taken; else it is what the note says by the way."""
        return self.piece is not None and bool(self.piece.problem)


class OneLineForm(FormDialog):
    """The line, and below it piece by piece what will be written, and what has to be chosen first."""

    FIELDS: ClassVar[Sequence[FormField]] = (FormField(FIELD, N_("Call"), NOTE),)
    BINDINGS: ClassVar[list[BindingType]] = bindings(ONE_LINE)
    DEFAULT_CSS = """
    OneLineForm #rows { height: 1fr; }
    OneLineForm WholeLine { min-height: 2; max-height: 6; }
    OneLineForm Understood { height: 1fr; min-height: 4; margin-top: 1; background: $surface; }
    OneLineForm.-wide #rows { height: auto; }
    """

    def __init__(
        self,
        desk: Desk,
        start: Typed,
        *,
        account: str,
        resumed: Typed | None = None,
    ) -> None:
        """`account` is the name of the one at hand, which `tab` puts into an empty line."""
        super().__init__(_("A call in one line"), start, today=desk.today, resumed=resumed)
        self._desk = desk
        self._account = account
        self._beside = Beside(self, desk, self._read, self._show)
        self._directory: tuple[object, Directory | None] = (None, None)
        self._understood = OneLine(())
        self._of = ""
        """The line that was understood."""
        self._most = 0
        """The most lines that stood below so far."""
        self._is_saving = False
        """Whether it is saved once what was typed last is understood."""
        self._left_out = ""
        """The line of which it was said that a promise in it is only heard."""

    def rows(self) -> Iterator[Widget]:
        yield Row(_("Call"), WholeLine(self.now.get(FIELD, ""), self))
        yield Understood()

    def on_mount(self) -> None:
        self._ask()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        self._is_saving = False
        self.say("")  # it was said of the line as it was
        self._ask()

    # -- understanding

    @property
    def _line(self) -> str:
        return " ".join(self.query_one(WholeLine).text.splitlines())

    def _ask(self) -> None:
        self._beside.ask(self._line)

    def _read(self) -> "Future[tuple[str, OneLine]]":
        line, now = self._line, self._desk.clock()
        return self._desk.book.beside.read(lambda book: (line, self._read_line(book, line, now)))

    def _read_line(self, book: Book, line: str, now: datetime) -> OneLine:
        """What a line means, read in the other thread: whom the book knows is looked up once for all keys."""
        state, known = self._directory
        if known is None or state != book.state():
            known = directory(book)
            self._directory = book.state(), known
        return read_line(line, known, now)

    def _show(self, found: tuple[str, OneLine]) -> None:
        self._of, self._understood = found
        below = self.query_one(Understood)
        shown = list(_shown(self._understood, text_cells(below.size.width))) or list(_grammar(self._account))
        below.fill(_Pieces(shown, lambda line: line.number, _draw))
        self._most = max(self._most, len(shown) + 1)
        self._fit()
        below.stand_on_choice(shown)
        if self._is_saving:
            self._is_saving = False
            self.action_save()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Be no higher than what stands below, where there is a frame; what became shorter leaves it as it is."""
        most = min(self._most, max(self.size.height - _AROUND, 4))
        self.query_one(Understood).styles.height = most if self.has_class("-wide") else "1fr"

    # -- choosing and taking back

    def action_step(self, steps: int) -> None:
        """Go to another piece or choice."""
        self.query_one(Understood).step(steps)

    def action_take(self) -> None:
        """Put in what is meant: the choice at hand, the whole name of the piece at hand or under the cursor."""
        field = self.query_one(WholeLine)
        if not self._line.strip():
            field.put(f"{self._account}, " if self._account else "")
            return
        if self._of != self._line:
            return  # what stands below is of other words
        at = self.query_one(Understood).shown
        if at is not None and at.piece is not None and at.choice is not None:
            field.put(*put_in(self._line, at.piece, at.choice.instead))
            return
        here = field.cursor_location[1]
        named = [p for p in self._understood.pieces if p.whole and p.span.start <= here <= p.span.end + 1]
        if named:
            field.put(*put_in(self._line, named[0], named[0].whole))
        else:
            self.say(_("Nothing is to be completed or chosen here."))

    def action_take_out(self) -> None:
        """Take the piece at hand back out of the line."""
        at = self.query_one(Understood).shown
        if at is None or at.piece is None or self._of != self._line:
            return
        if at.choice is not None and not at.is_asked:
            self.say(_("This is only heard: it is not written unless {line.take} takes it."))
        else:
            self.query_one(WholeLine).put(taken_out(self._line, at.piece))

    # -- saving

    def action_save(self) -> None:
        if self._beside.is_reading:
            self._is_saving = True
        elif self._hears_a_promise() and self._left_out != self._line:
            self._left_out = self._line
            self.say(
                _(
                    "A promise is only heard, not written: ↓ to it and {line.take} takes it, {form.save} again leaves it out."
                )
            )
        else:
            super().action_save()

    def _hears_a_promise(self) -> bool:
        """Whether a promise stands in the words of the note, and none is written for it."""
        return any(
            "=" in choice.instead and not piece.problem
            for piece in self._understood.pieces
            for choice in piece.choices
        )

    def understood(self) -> OneLine:
        """The line as it is understood, without anything that is wrong with it. Raises Problems."""
        understood = self._understood
        if not understood.pieces:
            raise Problems({"": _("There is nothing in the line yet.")})
        if understood.problems:
            raise Problems({"": "\n".join(piece.problem for piece in understood.problems[:2])})
        return understood


class WholeLine(NoteField):
    """The line, wrapped where it is long; up and down go through what stands below, enter saves."""

    def __init__(self, typed: str, form: OneLineForm) -> None:
        super().__init__(FIELD, typed, placeholder=_("account, people, how and when: what was said"))
        self._form = form

    def put(self, text: str, cursor: int | None = None) -> None:
        """Have another text in it, with the cursor behind what was put in, or at its end."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor((0, len(text) if cursor is None else cursor))

    def on_key(self, event: events.Key) -> None:
        acts: dict[str, Callable[[], object]] = {
            "enter": self._form.action_save,
            "down": lambda: self._form.action_step(1),
            "up": lambda: self._form.action_step(-1),
        }
        if event.key in acts:
            event.stop()
            event.prevent_default()
            acts[event.key]()


class _Pieces(RecordLines[_Shown]):
    """The pieces and choices; the words about the grammar are no line to stand on."""

    def is_heading(self, index: int) -> bool:
        shown = self.value(index)
        return shown is None or shown.piece is None

    def goes_on(self, index: int) -> bool:
        shown, above = self.value(index), self.value(index - 1)
        return (
            shown is not None and shown.piece is None and above is not None and above.number == shown.number
        )


class Understood(LineList, can_focus=False):
    """What was understood; the line above keeps the focus."""

    @property
    def shown(self) -> _Shown | None:
        """The line at hand."""
        lines = self.lines
        return lines.value(self.cursor) if isinstance(lines, RecordLines) else None

    def stand_on_choice(self, shown: Sequence[_Shown]) -> None:
        """Stand on the first thing to choose, if any."""
        at = next((line.number for line in shown if line.choice is not None and line.is_asked), None)
        if at is not None and (self.shown is None or self.shown.choice is None):
            self.cursor = at


def _shown(line: OneLine, width: int) -> Iterator[_Shown]:
    """The pieces, what is wrong with each whole, and what could be meant."""
    number = 0
    for piece in line.pieces:
        problem = wrap(piece.problem, max(width - _LABEL, 20)) if piece.problem else []
        rest = [_Shown(0, None, None, ("", words)) for words in problem[1:]]
        first = _Shown(0, piece, None, ("", problem[0] if problem else ""))
        for shown in (first, *rest, *(_Shown(0, piece, choice) for choice in piece.choices)):
            yield shown._replace(number=number)
            number += 1


def _grammar(account: str) -> Iterator[_Shown]:
    """How a line is written, as long as nothing stands in it."""
    told = (
        (_("first"), _("account, people, how and when by commas; a colon; the note")),
        ("=", _("a promise, they= or we=: they=forecast by fri")),
        ("!", _("the next step: !mon send the draft")),
        ("+", _("a prospect named: +Koleva/Fantastico; +none: asked and none")),
        ("%", _("how satisfied they are, 0 to 10: %8")),
        ("( )", _("behind a name: (new), (supporter: praised the launch)")),
        (_("as in"), _("metro, ivanova, visit mon: wants 45 days they=list by fri")),
        *([("tab", _("begins with {account}").format(account=account))] if account else []),
    )
    for number, words in enumerate(told):
        yield _Shown(number, None, None, words)


def _draw(shown: _Shown, width: int) -> list[Part]:
    piece = shown.piece
    if piece is None:
        label, words = shown.words
        return [(fit(label, _LABEL), "accent"), (fit(words, width - _LABEL), "dim" if label else "")]
    if shown.choice is not None and not shown.is_asked:
        heard = fit(_("heard"), _LABEL - 2)
        return [("  " + heard, "dim"), (fit(shown.choice.says, width - _LABEL), "dim")]
    if shown.choice is not None:
        return [(" " * _LABEL, ""), (fit(shown.choice.says, width - _LABEL), "accent")]
    if piece.problem:
        return [
            (fit(piece.label, _LABEL - 2), "strong"),
            ("! ", "red"),
            (fit(shown.words[1] or piece.problem, width - _LABEL), ""),
        ]
    return [(fit(piece.label, _LABEL), "dim"), (fit(piece.means, width - _LABEL), "")]
