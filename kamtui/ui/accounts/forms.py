"""Writing down an account, a person, a task."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from kamtui.domain.accounts.typed_account import read_birthday
from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.text.language import _
from kamtui.domain.time.recurrence.days import first_from
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_ahead
from kamtui.domain.time.recurrence.typed import reread_recurrence
from kamtui.domain.time.shown_days import show_long_day, show_weekday_day
from kamtui.domain.time.typed_days import read_day
from kamtui.domain.time.typed_times import Due, read_due
from kamtui.ui.forms.form import FormDialog, Keep, Submit, Typed
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.fields import Choice, Flags, NoteField
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import Meaning, Row
from kamtui.ui.widgets.suggestions import Suggestion, Suggestions


def _yes_no() -> list[tuple[str, str]]:
    return [("", _("no")), ("1", _("yes"))]


def _unless_empty(read: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: read(text) if text.strip() else ""


def _reach_rows(now: Typed) -> Iterator[Widget]:
    """A line for each kind of way to reach somebody."""
    yield Row(
        _("Phone"),
        LineField("phone", now["phone"], placeholder=_("several parted by ;, as office 02…; mobile 0888…")),
    )
    yield Row(
        _("E-mail"),
        LineField("email", now["email"], placeholder=_("several parted by ;, as office name@…; private …")),
    )
    yield Row(
        _("Website"),
        LineField("website", now["website"]),
        _("chat"),
        LineField("chat", now["chat"], placeholder=_("viber 0888…; teams …")),
    )
    yield Row(
        _("Files"),
        LineField("file", now["file"], placeholder=_("where they lie; the files stay there")),
    )


class AccountForm(FormDialog):
    """An account."""

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today

    def first(self) -> str:
        return "name"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(_("Name"), LineField("name", now["name"]))
        yield Row(_("Stage"), Choice("stage", [(s.value, s.label) for s in Stage], now["stage"]))
        yield Row(_("Key account"), Choice("is_key", _yes_no(), now["is_key"]))
        yield Row(
            _("City"), LineField("city", now["city"]), _("country"), LineField("country", now["country"])
        )
        yield Row(_("Industry"), LineField("industry", now["industry"]))
        yield from _reach_rows(now)
        yield Row(
            _("Legal name"),
            LineField("legal_name", now["legal_name"]),
            _("number"),
            LineField("registration_number", now["registration_number"], width=16),
        )
        yield Row(
            _("Greet every"),
            LineField("greet_every_days", now["greet_every_days"], placeholder=_("as usual"), width=12),
            _("days, at the latest after"),
            LineField("greet_latest_days", now["greet_latest_days"], width=8),
            _("days"),
        )
        yield Row(
            _("Buys a year"),
            LineField(
                "estimated_spend", now["estimated_spend"], placeholder=_("all suppliers, in euro"), width=26
            ),
        )
        yield Row(
            _("Renewal on"),
            LineField("renewal_on", now["renewal_on"], placeholder=_("15.12., end of year"), width=26),
            echo=_unless_empty(lambda text: show_long_day(read_day(text, self._today))),
            echoes="renewal_on",
        )
        yield Row(
            _("Vulnerable"),
            LineField(
                "vulnerability", now["vulnerability"], placeholder=_("the one thing that could lose it")
            ),
        )
        yield Row(_("Note"), NoteField("note", now["note"]))


class PersonForm(FormDialog):
    """A person of an account, or an empty seat in it."""

    PICKERS = ("reports_to",)

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        glyphs: Glyphs,
        bosses: Callable[[str], list[Suggestion]],
        boss: Sequence[Suggestion],
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today
        self._glyphs = glyphs
        self._bosses = bosses
        self._boss = boss

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        return "name"

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        widget = self.field("reports_to")
        if isinstance(widget, Picker):
            chosen = widget.chosen()
            typed["reports_to_id"] = str(chosen[0].record_id or "") if chosen else ""
        return typed

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(_("Name"), LineField("name", now["name"]))
        yield Row(
            _("Title"),
            LineField("title", now["title"]),
            _("department"),
            LineField("department", now["department"]),
        )
        yield from _reach_rows(now)
        yield Row(_("Roles"), Flags("roles", [(r.value, r.label) for r in Role], now["roles"]))
        stances = [("", f"? {_('not known')}")] + [
            (s.value, f"{self._glyphs.stance(s)} {s.label}") for s in Stance
        ]
        yield Row(_("Stance"), Choice("stance", stances, now["stance"]))
        influences = [("", "?"), *((str(n), str(n)) for n in range(1, 6))]
        yield Row(
            _("Influence"),
            Choice("influence", influences, now["influence"]),
            Choice("confidence", [(c.value, c.label) for c in Confidence], now["confidence"]),
        )
        yield Row(_("Because"), LineField("reason", now["reason"], placeholder=_("what you saw or heard")))
        yield Row(
            _("Reports to"),
            Picker(
                "reports_to",
                self._bosses,
                self._boss,
                placeholder=_("a few letters of the name"),
                text=now["reports_to"],
            ),
        )
        yield Row(
            _("Speak every"),
            LineField("contact_every_days", now["contact_every_days"], placeholder=_("no rule"), width=12),
            _("days, at the latest after"),
            LineField("contact_latest_days", now["contact_latest_days"], width=8),
            _("days"),
        )
        yield Row(
            _("Goals"), LineField("goals", now["goals"], placeholder=_("what they want, and win by it"))
        )
        yield Row(_("Interests"), LineField("interests", now["interests"]))
        yield Row(
            _("Birthday"),
            LineField("birthday", now["birthday"], placeholder=_("14.3., or 14.3.1980"), width=26),
            echo=_unless_empty(lambda text: read_birthday(text, self._today).shown),
            echoes="birthday",
        )
        yield Row(_("Status"), Choice("status", [(s.value, s.label) for s in PersonStatus], now["status"]))
        yield Row(_("Empty seat"), Choice("is_empty_seat", _yes_no(), now["is_empty_seat"]))
        yield Row(_("Adviser"), Choice("is_adviser", _yes_no(), now["is_adviser"]))
        yield Row(_("Refers to us"), Choice("is_influence_center", _yes_no(), now["is_influence_center"]))
        yield Row(_("Note"), NoteField("note", now["note"]))


class TaskForm(FormDialog):
    """Something to do."""

    PICKERS = ("account", "person")
    PEOPLE_OF = ("account", "person")

    def __init__(
        self,
        title: str,
        start: Typed,
        submit: Submit,
        keep: Keep,
        *,
        today: date,
        accounts: Callable[[str], list[Suggestion]],
        account: Sequence[Suggestion],
        people: Callable[[str, int | None], list[Suggestion]],
        person: Sequence[Suggestion],
        repeat: Recurrence | None = None,
        resumed: Typed | None = None,
    ) -> None:
        """`repeat` is the rule as it stood before."""
        super().__init__(title, start, submit, keep, resumed=resumed)
        self._today = today
        self._repeat = repeat
        self._accounts = accounts
        self._account = account
        self._people = people
        self._person = person

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Suggestions(id="suggestions")

    def first(self) -> str:
        return "what"

    def rows(self) -> Iterator[Widget]:
        now = self.now
        yield Row(_("What"), LineField("what", now["what"], placeholder=_("what is to be done")))
        yield Row(
            _("By"),
            LineField("due", now["due"], placeholder=_("tomorrow; fri 10:00; +2w; 15.12."), width=34),
            echo=self._due_echo,
            echoes="due",
        )
        yield Row(
            _("Again"),
            LineField(
                "repeat",
                now.get("repeat", ""),
                placeholder=_("never; every friday; monthly on the 5th; every 2 weeks"),
            ),
        )
        yield Meaning(self._ahead)
        yield Row(_("Account"), Picker("account", self._accounts, self._account, text=now["account"]))
        yield Row(
            _("Person"),
            Picker(
                "person",
                lambda text: self._people(text, self.picked("account")),
                self._person,
                text=now["person"],
            ),
        )
        yield Row(_("Prospecting"), Choice("is_prospecting", _yes_no(), now.get("is_prospecting", "")))

    def _due_echo(self, text: str) -> str:
        due = read_due(text or "+1", self._today)
        if not text.strip():
            rule = self._rule()
            due = due if rule is None else Due(first_from(rule, self._today) or due.day, None)
        day = show_weekday_day(due.day, self._today)
        return f"{day} {due.time:%H:%M}" if due.time else day

    def _rule(self) -> Recurrence | None:
        """The rule as typed, counted from the day it is due if one is; None while there is none."""
        due, repeat = (self.field(name) for name in ("due", "repeat"))
        if not isinstance(due, LineField) or not isinstance(repeat, LineField) or not repeat.typed.strip():
            return None
        starts_on = read_due(due.typed, self._today).day if due.typed.strip() else self._today
        return reread_recurrence(repeat.typed, self._repeat, self._today, starts_on)

    def _ahead(self) -> str:
        rule = self._rule()
        return show_ahead(rule, self._today) if rule else ""

    @on(LineField.Changed)
    def _repeat_changed(self) -> None:
        for row in self.query(Row):  # by a rule, a task without a day is due on the first of it
            row.echo()

    def picked(self, name: str) -> int | None:
        """The id of what was chosen in a picker."""
        widget = self.field(name)
        chosen = widget.chosen() if isinstance(widget, Picker) else []
        return chosen[0].record_id if chosen else None

    def typed(self) -> dict[str, str]:
        typed = super().typed()
        for name in ("account", "person"):
            typed[f"{name}_id"] = str(self.picked(name) or "")
        return typed
