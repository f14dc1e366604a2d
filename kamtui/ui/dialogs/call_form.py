"""Writing down a conversation, on one screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from kamtui.domain.call import Participant
from kamtui.domain.dates import Lean, read_due, read_minutes, read_moment, show_moment, show_weekday_day
from kamtui.domain.fields import Problems
from kamtui.domain.language import _
from kamtui.domain.referral import ReferralEntry
from kamtui.domain.words import Asked, BeganBy, Channel, Stance
from kamtui.ui.dialogs.form import FormDialog, Keep, Typed
from kamtui.ui.dialogs.naming_lines import PREFIX, NamingLine, Namings
from kamtui.ui.glyphs import Glyphs
from kamtui.ui.text import fit
from kamtui.ui.widgets.fields import Choice, FieldChanged, LineField, NoteField, Row
from kamtui.ui.widgets.picker import Known, Picker, Suggest, Suggestion, Suggestions, told_apart

SuggestPeople = Callable[[str, int | None], list[Suggestion]]
"""People whose names fit, those of the account first."""
SubmitCall = Callable[[dict[str, str], int | None, list[Participant]], None]
"""Writes the call, or raises Problems."""


class AskedRow(Row):
    """Whether a person was asked for a further prospect."""

    def __init__(self, person: str, value: str) -> None:
        self.choice = Choice(f"asked:{person}", [(asked.value, asked.label) for asked in Asked], value)
        super().__init__(_("Prospect?"), fit(person, 22), self.choice)
        self.person = person

    @property
    def is_given(self) -> bool:
        """Whether they gave a name."""
        return self.choice.typed == Asked.GIVEN.value


class NoticedRow(Row):
    """How a person was seen to stand to us; beside the name how they stood so far."""

    def __init__(self, person: str, known: Stance | None, value: str, glyphs: Glyphs) -> None:
        options = [("", _("unchanged"))] + [(s.value, f"{glyphs.stance(s)} {s.label}") for s in Stance]
        name = fit(f"{glyphs.stance(known)} {person}", 22)
        self.choice = Choice(f"noticed:{person}", options, value)
        super().__init__(_("Stance"), name, self.choice)
        self.person = person


class CallForm(FormDialog):
    """Account, people, note, next step; the rest is filled in as is usual."""

    DEFAULT_CSS = """
    CallForm #asked { height: auto; }
    CallForm #asked .between { width: 30%; }
    CallForm #asked NamingLine .between { width: auto; max-width: 100%; }
    AskedRow > .between { max-width: 30%; height: 1; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        accounts: Suggest,
        people: SuggestPeople,
        stance: Callable[[int], Stance | None],
        known: Known,
        named: Mapping[int, Sequence[str]],
        glyphs: Glyphs,
        account: Suggestion | None,
        participants: list[Participant],
        submit: SubmitCall,
        keep: Keep,
        now: Callable[[], datetime],
        is_new: bool,
        resumed: Typed | None = None,
    ) -> None:
        """`stance` is how a person, by id, stands to us as far as is known; `named` whom they named in this call before.

        A new call asks for a next step, and takes what was agreed, which becomes a term.
        """
        super().__init__(title, start, self._submit_call, keep, resumed=resumed)
        self._stance = stance
        self._known = known
        self._named = named
        self._glyphs = glyphs
        self._suggest_accounts = accounts
        self._suggest_people = people
        self._account = account
        self._people = told_apart([Suggestion(p.name, "", p.person_id) for p in participants], several=True)
        self._participants = [
            replace(p, name=one.name) for p, one in zip(participants, self._people, strict=True)
        ]
        self._is_resumed = resumed is not None
        self._submit_to = submit
        self._clock = now
        self._is_new = is_new
        self._asked_once = False

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(
            _("Account"),
            Picker(
                "account",
                self._suggest_accounts,
                [self._account] if self._account else [],
                placeholder=_("a few letters of its name"),
                text=now.get("account"),
            ),
        )
        yield Row(
            _("People"),
            Picker(
                "people",
                lambda text: self._suggest_people(text, self._account_id()),
                self._people,
                several=True,
                text=now.get("people"),
                placeholder=_("who was there; a name not known yet becomes a new person"),
            ),
        )
        yield Row(_("Note"), NoteField("note", now.get("note", ""), placeholder=_("what was said")))
        yield Row(
            _("Next step"),
            LineField("next_step", now.get("next_step", ""), placeholder=_("what will be done")),
            _("by"),
            LineField("due", now.get("due", ""), placeholder=_("fri, +2w, 15.12."), width=16),
            echo=self._due_echo,
            echoes="due",
        )
        if self._is_new:
            yield Row(
                _("Agreed"),
                LineField(
                    "agreed",
                    now.get("agreed", ""),
                    placeholder=_("what one owes the other now; saving goes on to its term"),
                ),
                _("satisfied"),
                LineField("satisfied", now.get("satisfied", ""), placeholder=_("0-10"), width=6),
            )
        yield Row(
            _("Channel"),
            Choice("channel", [(c.value, c.label) for c in Channel], now.get("channel", Channel.PHONE.value)),
        )
        yield Row(
            _("When"),
            LineField("when", now.get("when", ""), placeholder=_("now; yesterday 15:00; 12.11. 10:30")),
            echo=self._when_echo,
            echoes="when",
        )
        yield Row(
            _("Minutes"),
            LineField("minutes", now.get("minutes", ""), placeholder="15", width=12),
            _("began by"),
            Choice("began_by", [(b.value, b.label) for b in BeganBy], now.get("began_by", BeganBy.WE.value)),
        )
        yield Row(_("Purpose"), LineField("purpose", now.get("purpose", "")))
        yield Row(_("Result"), LineField("result", now.get("result", "")))
        yield Vertical(id="asked")

    def compose(self):  # type: ignore[no-untyped-def]
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        return "people" if self._account else "account"

    def on_mount(self) -> None:
        self._show_asked()
        if self._is_resumed:
            return
        # What is chosen at the start is not something typed.
        self.start = {
            **self.start,
            **{f"asked:{p.name}": p.asked.value for p in self._participants},
            **{f"noticed:{p.name}": p.noticed.value if p.noticed else "" for p in self._participants},
            **self._chosen(),
        }

    def _chosen(self) -> dict[str, str]:
        """Account and people as typed, and by id, for two of one name."""
        account, people = self._picker("account"), self._picker("people")
        return {
            "account": account.typed,
            "account_id": str(self._account_id() or ""),
            "people": people.typed,
            "people_ids": " ".join(str(one.record_id or 0) for one in people.chosen()),
        }

    def typed(self) -> dict[str, str]:
        typed = {name: text for name, text in super().typed().items() if not name.startswith(PREFIX)}
        # Whoever is out of the line of people for a moment has not lost what was written of whom they named.
        typed |= {name: text for name, text in self.now.items() if name.startswith(PREFIX)}
        for one in self.query(Namings):
            typed |= one.typed()
        return {**typed, **self._chosen()}

    def _picker(self, name: str) -> Picker:
        widget = self.field(name)
        assert isinstance(widget, Picker)
        return widget

    def _account_id(self) -> int | None:
        chosen = self._picker("account").chosen()
        return chosen[0].record_id if chosen else None

    def _due_echo(self, text: str) -> str:
        typed = self.field("next_step")
        if not text:
            return _("tomorrow") if isinstance(typed, LineField) and typed.typed else ""
        due = read_due(text, self._clock().date())
        day = show_weekday_day(due.day, self._clock().date())
        return f"{day} {due.time:%H:%M}" if due.time else day

    def _when_echo(self, text: str) -> str:
        moment = read_moment(text or "now", self._clock(), lean=Lean.PAST)
        return show_moment(moment, self._clock().date())

    # -- asked for a further prospect (K20), and how they were seen to stand (K12)

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        event.stop()
        if event.picker.field == "people":
            self._show_asked()

    @on(FieldChanged)
    async def _given(self, event: FieldChanged) -> None:
        """Whoever gave a name is followed by a line for it."""
        row = event.widget.parent
        if isinstance(row, AskedRow):
            for one in self.query(Namings):
                if one.person == row.person:
                    await one.show(row.is_given)
                    if row.is_given:
                        self.call_after_refresh(one.scroll_visible, animate=False)

    def _show_asked(self) -> None:
        """For each person in the call: were they asked for a further prospect, whom did they name, how do they stand?"""
        asked = self.query_one("#asked")
        partial = self._picker("people")._partial()
        chosen = {one.name: one for one in self._picker("people").chosen() if one.name != partial}
        shown = {row.person for row in asked.query(AskedRow)}
        for row in (*asked.query(AskedRow), *asked.query(Namings), *asked.query(NoticedRow)):
            if row.person not in chosen:
                # Half a name may be typed over: with the whole of it, all that was said of them is back.
                self.now |= row.typed() if isinstance(row, Namings) else {row.choice.field: row.choice.typed}
                row.remove()
        known = {p.name: p for p in self._participants}
        for name, one in chosen.items():
            if name in shown:
                continue
            before = known.get(name, Participant(None, name))
            noticed = self.now.get(f"noticed:{name}") or (before.noticed.value if before.noticed else "")
            stance = self._stance(one.record_id) if one.record_id is not None else None
            named = self._named.get(one.record_id, ()) if one.record_id is not None else ()
            row = AskedRow(name, self.now.get(f"asked:{name}") or before.asked.value)
            asked.mount(
                row,
                Namings(name, self.now, self._known, named, is_given=row.is_given),
                NoticedRow(name, stance, noticed, self._glyphs),
            )

    # -- saving

    def _submit_call(self, typed: dict[str, str]) -> None:
        accounts, people = self._picker("account"), self._picker("people")
        accounts.settle()
        people.settle()
        chosen = accounts.chosen()
        if chosen and chosen[0].record_id is None:
            text = _(
                "There is no account “{name}” in the book: choose one from the list, or write it down first."
            )
            raise Problems({"account": text.format(name=chosen[0].name)})
        named = self._all_named()
        typed = self.typed()
        participants = [
            Participant(
                one.record_id,
                one.name,
                Asked(typed.get(f"asked:{one.name}", Asked.NOT_ASKED.value)),
                Stance(noticed) if (noticed := typed.get(f"noticed:{one.name}")) else None,
                tuple(entry for _line, entry in named.get(one.name, ())),
            )
            for one in people.chosen()
        ]
        if self._is_new and not typed["next_step"].strip() and not self._asked_once:
            self._asked_once = True
            self._check(typed)
            raise Problems(
                {"next_step": _("No next step. Write one here, or press ctrl+s again to save without.")}
            )
        try:
            self._submit_to(typed, chosen[0].record_id if chosen else None, participants)
        except Problems as wrong:
            # A circle is told by the places of its person and its naming: here it is a line.
            fields = {
                f"organisation:{who}:{which}": line.name_of("organisation")
                for who, participant in enumerate(participants)
                for which, (line, _entry) in enumerate(named.get(participant.name, ()))
            }
            raise Problems(
                {fields.get(name, name): sentence for name, sentence in wrong.by_field.items()}
            ) from None

    def _all_named(self) -> dict[str, list[tuple[NamingLine, ReferralEntry]]]:
        """By person whom they named, each with its line; only of those who gave a name. Raises Problems."""
        found: dict[str, list[tuple[NamingLine, ReferralEntry]]] = {}
        problems: dict[str, str] = {}
        given = {row.person for row in self.query(AskedRow) if row.is_given}
        for namings in self.query(Namings):
            if namings.person not in given:
                continue
            for line in namings.lines:
                line.settle()
                if gone := line.let_go_of_gone():
                    problems |= gone
                    continue
                try:
                    entry = line.entry(self._clock().date())
                except Problems as wrong:
                    problems |= wrong.by_field
                    continue
                if entry is not None:
                    found.setdefault(namings.person, []).append((line, entry))
        if problems:
            raise Problems(problems)
        return found

    def _check(self, typed: dict[str, str]) -> None:
        """What is plainly wrong is said before the question about the next step."""
        problems = {}
        for name, read in (
            ("when", self._when_echo),
            ("minutes", lambda text: text and str(read_minutes(text))),
        ):
            try:
                read(typed[name])
            except ValueError as error:
                problems[name] = str(error)
        if problems:
            self._asked_once = False
            raise Problems(problems)
