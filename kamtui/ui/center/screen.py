"""The buying center of an account: who decides, who supports, who blocks, and the way in (K11-K13)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.changes import day_after, day_before, difference
from kamtui.domain.center.coverage import center_warnings, faded, grade, stance_counts
from kamtui.domain.center.warning_lines import WarningLine, warning_lines
from kamtui.domain.center.way_in import ways_in
from kamtui.domain.center.words import WORST_FIRST
from kamtui.domain.text.cleaning import clean, sort_key
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.center import acceptance_reads
from kamtui.store.center import reads as center_reads
from kamtui.ui.center.drawing import (
    TreeLines,
    as_of_words,
    draw_member,
    draw_warning_line,
    grade_text,
    member_content,
    stances_text,
)
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.center.map_view import MapView
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.center import CENTER, MAP
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.tabs_drawing import tab_words
from kamtui.ui.shell.text import fit, plain
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, RecordLines
from kamtui.ui.widgets.panel import Panel

T = TypeVar("T")

VIEWS = ("map", "tree", "table")
ORDERS = ("influence", "stance", "name", "last")
ABOUT_A_PERSON = (
    "scale.lower",
    "scale.higher",
    "scale.unknown",
    "stance.why",
    "influence.more",
    "influence.less",
    "person.roles",
    "person.edit",
    "line.delete",
    "tie.edit",
)
"""The acts on the person at hand."""


class BuyingCenterScreen(Place):
    """The map, the tree and the table of one account's people."""

    TITLE = N_("Buying center")
    PLACE = "accounts"
    TAB = "center"
    ACTS = (*CENTER, *MAP, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*CENTER, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, person_id: int | None = None) -> None:
        super().__init__(desk)
        self.account_id = account_id
        self.center: BuyingCenter | None = None
        self.chosen_id = person_id
        self.view = "map"
        self.order = ORDERS[0]
        self.as_of: date | None = None
        """The day of the past that is shown; None is the present."""
        self._is_following = False
        """Whether the lists are being moved to the selection, rather than moving it."""
        self.warnings: RecordLines[WarningLine] = RecordLines([], lambda w: w.key, lambda w, width: [])

    def compose(self) -> ComposeResult:
        mark = self.desk.glyphs.cursor
        yield self.bar
        yield Static("", id="name")
        yield Static("", id="tabs", classes="view")
        yield Static("", id="when", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield MapView(self.desk.glyphs, ascii_only=self.desk.config.ascii, id="map")
                yield LineList(mark=mark, id="tree")
                yield LineList(mark=mark, id="table")
                yield Static("", id="who")
                yield LineList(mark=mark, id="warnings")
            yield Panel()
        yield Static("", classes="empty")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#map", MapView).on_moved = self._map_moved
        self._show_view()

    # -- reading

    def reload(self) -> None:
        book, today, glyphs = self.desk.book, self.desk.today, self.desk.glyphs
        try:
            center = center_reads.center(book, self.account_id, self.as_of or today, today)
        except GoneMeanwhile:
            if self.is_current:
                self.dismiss()
            return
        self.center = center
        if center.member(self.chosen_id or 0) is None:
            self.chosen_id = center.members[0].person_id if center.members else None
        pale = [member.person_id for member in center.members if faded(member, center.as_of)]
        self.query_one("#map", MapView).show(center, pale, self.chosen_id)
        self._is_following = True
        self.query_one("#tree", LineList).fill(TreeLines(center, glyphs))
        self._fill_table(center)
        accepted = {
            acceptance.key: _("hidden until {day}, because {reason}").format(
                day=show_long_day(acceptance.until_on), reason=acceptance.reason
            )
            for acceptance in acceptance_reads.acceptances(book, self.account_id, today)
        }
        # The past is for looking: what is wrong is said of the present only.
        lines = [] if self.as_of else warning_lines(center_warnings(center), ways_in(center), accepted)
        self.warnings = RecordLines(
            lines, lambda w: w.key, lambda w, width: draw_warning_line(w, width, glyphs)
        )
        shown = self.query_one("#warnings", LineList)
        shown.fill(self.warnings)
        self._is_following = False
        # With the rule above them.
        shown.styles.height = min(len(lines) + 1, max(4, self.size.height // 3))
        shown.border_title = plain(_("Warnings and ways in · {count}").format(count=len(lines)))
        shown.display = bool(lines and center.members)
        self._draw_head(center)
        self._stand_on_chosen()
        self._show_empty(center)
        self._show_person()

    def _fill_table(self, center: BuyingCenter) -> None:
        keys: dict[str, Callable[[Member], tuple[object, ...]]] = {
            "influence": lambda m: (-(m.influence or 0), sort_key(m.name)),
            "stance": lambda m: (WORST_FIRST.index(m.stance) if m.stance else 9, sort_key(m.name)),
            "name": lambda m: (sort_key(m.name),),
            "last": lambda m: (m.last_on or date.min, sort_key(m.name)),
        }
        members = sorted(center.members, key=keys[self.order])
        table: RecordLines[Member] = RecordLines(
            members,
            lambda m: m.person_id,
            lambda m, width: draw_member(m, width, center.as_of, self.desk.glyphs),
        )
        self.query_one("#table", LineList).fill(table)

    def _draw_head(self, center: BuyingCenter) -> None:
        self.query_one("#name", Static).update(
            Content.assemble(
                (clean(center.account), "bold"),
                (f"   {stances_text(stance_counts(center), self.desk.glyphs)}", ""),
                ("   " + _("map grade {grade}").format(grade=grade_text(grade(center))), "$faint"),
            ),
            layout=False,
        )
        self.query_one("#tabs", Static).update(
            tab_words("center", {"center": len(center.members)}, self.size.width - 2), layout=False
        )
        changes: list[str] = []
        if self.as_of is not None:
            days = center_reads.dates_of_change(self.desk.book, self.account_id)
            before = day_before(days, self.as_of)
            earlier = BuyingCenter(
                account_id=self.account_id, account=center.account, as_of=self.as_of, known_since=self.as_of
            )
            if before is not None:
                earlier = center_reads.center(self.desk.book, self.account_id, before, self.desk.today)
            changes = difference(earlier, center)
        when = self.query_one("#when", Static)
        when.update(as_of_words(self.as_of, changes, max(self.size.width - 2, 20)))
        self.set_class(self.as_of is not None, "-past")

    def _show_empty(self, center: BuyingCenter) -> None:
        empty = self.query_one(".empty", Static)
        empty.display = not center.members
        self.query_one("#shown").display = bool(center.members)
        if not center.members:
            words = _(
                "Nobody is on this map yet.\n\n{line.new} adds the first person, or an empty seat: “the one who signs”.\n"
                "Then {scale.lower} and {scale.higher} say how they stand to us, {influence.more} and {influence.less} how much they weigh."
            )
            empty.update(plain(words, lines=True))

    # -- views

    def shown_now(self) -> dict[str, str]:
        return {"view": self.view, "order": self.order}

    def show_again(self, kept: Mapping[str, str]) -> None:
        self.view = kept["view"] if kept.get("view") in VIEWS else self.view
        self.order = kept["order"] if kept.get("order") in ORDERS else self.order

    def action_view(self, view: str) -> None:
        self.view = view
        self._show_view()
        self._stand_on_chosen()

    def action_next_view(self) -> None:
        self.action_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def _show_view(self) -> None:
        for view in VIEWS:
            self.query_one(f"#{view}").display = view == self.view
        self.query_one(f"#{self.view}").focus()

    def action_order(self) -> None:
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        if self.center is not None:
            self._fill_table(self.center)
            self._stand_on_chosen()

    def _stand_on_chosen(self) -> None:
        """The selection is kept between the views."""
        if self.chosen_id is not None:
            self._is_following = True
            self.query_one("#tree", LineList).move_to(self.chosen_id)
            self.query_one("#table", LineList).move_to(self.chosen_id)
            self.query_one("#map", MapView).choose(self.chosen_id)
            self._is_following = False

    def action_to_warnings(self) -> None:
        warnings = self.query_one("#warnings", LineList)
        if warnings.has_focus or not warnings.display:
            self.query_one(f"#{self.view}").focus()
        else:
            warnings.focus()

    def _map_moved(self) -> None:
        if not self._is_following:
            self._choose(self.query_one("#map", MapView).chosen_id)

    def show_panel(self) -> None:
        """Follow the cursor of the list in use: its person is the one at hand, in every view."""
        if self._is_following:
            return
        warnings = self.query_one("#warnings", LineList)
        if warnings.has_focus:
            line = self._warning()
            if line is not None and line.person_id is not None:
                self._choose(line.person_id)
                self._stand_on_chosen()
        elif self.view != "map":
            key = self.query_one(f"#{self.view}", LineList).current_key
            if isinstance(key, int):
                self._choose(key)

    def _choose(self, person_id: int | None) -> None:
        if person_id != self.chosen_id:
            self.chosen_id = person_id
            self._show_person()
            self.refresh_bindings()

    def _show_person(self) -> None:
        center, chosen, glyphs = self.center, self.chosen_id, self.desk.glyphs
        member = self._member()
        # In a narrow window there is no panel: who is selected is said in one line.
        about = (
            ""
            if member is None
            else f"{glyphs.stance(member.stance)} "
            + " · ".join(clean(part) for part in (member.name, member.title, member.reason) if part)
        )
        self.query_one("#who", Static).update(plain(fit(about, max(self.size.width - 2, 1))), layout=False)
        self.query_one(Panel).show(
            (lambda width: member_content(center, chosen, width, glyphs)) if center is not None else None
        )

    def _member(self) -> Member | None:
        """The person, or empty seat, that is selected."""
        return self.center.member(self.chosen_id) if self.center and self.chosen_id is not None else None

    def _warning(self) -> WarningLine | None:
        warnings = self.query_one("#warnings", LineList)
        return self.warnings.value(warnings.cursor) if warnings.display else None

    def at_hand(self) -> MemberAtHand:
        member, line = self._member(), self._warning()
        is_among_warnings = self.query_one("#warnings", LineList).has_focus
        return MemberAtHand(
            self.account_id,
            None if member is None or member.is_empty_seat else member.person_id,
            warning=line.warning if line is not None else None,
            member=member,
            center=self.center,
            warning_line=line if is_among_warnings else None,
        )

    def refusal(self, act_id: str) -> str | None:
        hand = self.at_hand()
        if act_id == "task.snooze" and hand.warning is None:
            return _("That hides a warning: {map.warnings} goes to them.")
        if act_id == "list.order" and self.view != "table":
            return _("Only the table has an order: {map.table} shows it.")
        if act_id == "map.warnings" and not self.query_one("#warnings").display:
            return _("There are no warnings.")
        if act_id in (*ABOUT_A_PERSON, "line.new") and self.as_of is not None:
            return _("The past is for looking: {time.later} goes on to today.")
        if act_id in ABOUT_A_PERSON and hand.member is None:
            return _("Nobody is on this map yet: {line.new} adds the first.")
        return super().refusal(act_id)

    # -- time

    def action_past(self, steps: int) -> None:
        """Step through the days on which something changed; after the last one comes the present."""
        days = center_reads.dates_of_change(self.desk.book, self.account_id)
        if steps < 0:
            earlier = day_before(days, self.as_of or self.desk.today)
            if earlier is None:
                self.desk.say(_("There is nothing earlier."))
                return
            self.as_of = earlier
        elif self.as_of is None:
            self.desk.say(_("This is the map as of today: {time.earlier} goes back."))
            return
        else:
            later = day_after(days, self.as_of)
            self.as_of = later if later is not None and later < self.desk.today else None
        self.reload()
        self.refresh_bindings()
