"""The buying center of an account: who decides, who supports, who blocks, and the way in (K11-K13)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.changes import day_after, day_before, difference, reviewed_from
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.center.warning_lines import WarningLine, warning_lines
from kamtui.domain.center.way_in import ways_in
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.exchange.lists.people import KnownPerson, people_listing
from kamtui.store.accounts.people_reads import PersonLine, people_of
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.center import acceptance_reads
from kamtui.store.center import reads as center_reads
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.center.drawing import (
    draw_warning_line,
    line_content,
    map_signs,
    member_content,
    shown_words,
    since_words,
    warnings_heading,
    who_content,
)
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.center.map_view import MapView
from kamtui.ui.center.people_lines import ORDERS
from kamtui.ui.center.views import MapOfPeople, Shown, TableOfPeople, TreeOfPeople, View
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.center import CENTER, MAP
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.outgoing.shown_lines import drawn_lines
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.kept import named
from kamtui.ui.shell.links import linked
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import with_keys
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, RecordLines, text_cells
from kamtui.ui.widgets.panel import BELOW, LIST, SHOWN, Panel, make_room

OF_THE_MAP = (
    "scale.lower",
    "scale.higher",
    "scale.unknown",
    "stance.why",
    "stance.target",
    "influence.more",
    "influence.less",
    "person.roles",
    "tie.edit",
)
"""The acts on the person at hand, as long as they are there."""
OF_ANYBODY = ("line.open", "line.edit", "line.delete")
"""Those that do something also for who left."""


class BuyingCenterScreen(Place):
    """The map, the tree and the table of one account's people."""

    TITLE = N_("Buying center")
    PLACE = "accounts"
    TAB = "center"
    ACTS = (*CENTER, *MAP, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*CENTER, *DOSSIER))
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-low"), (30, "-tall")]

    def __init__(self, desk: Desk, account_id: int, person_id: int | None = None) -> None:
        super().__init__(desk)
        self.needs = lambda: self.view.now.needs
        self.account_id = account_id
        self.chosen_id = person_id
        order = self.kept.way("order", ORDERS)
        views = MapOfPeople(desk.glyphs), TreeOfPeople(desk.glyphs), TableOfPeople(desk.glyphs, order)
        self.views: tuple[View, ...] = views
        self.view = self.kept.way("view", named(self.views))
        self.shown: Shown | None = None
        self.as_of: date | None = None
        """The day of the past that is shown; None is the present."""
        self._is_following = False
        """Whether the lists are being moved to the selection, rather than moving it."""
        self.warnings: RecordLines[WarningLine] = RecordLines([], lambda w: w.key, lambda w, width: [])

    @property
    def center(self) -> BuyingCenter | None:
        """The map, as it is shown."""
        return self.shown.center if self.shown else None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        yield Static("", id="when", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                for view in self.views:
                    yield from view.widgets
                yield Static("", id="who")
                yield Static("", id="below", classes="view")
                yield LineList(mark=self.desk.glyphs.cursor, id="warnings")
            yield Panel()
        yield Static("", classes="empty")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(MapView).on_moved = self.show_panel
        self._show_view()

    # -- reading

    def reload(self) -> None:
        if not name_shown(self, self.account_id):
            return
        book, today = self.desk.book, self.desk.today
        try:
            center = center_reads.center(
                book, self.account_id, self.as_of or today, today, self.desk.thresholds.center
            )
        except GoneMeanwhile:
            return  # between the two readings; the next look finds it gone
        people = {line.person_id: line for line in people_of(book, self.account_id)}
        if self.as_of is not None:  # the past shows who was there then
            there = {member.person_id for member in center.members}
            people = {person_id: line for person_id, line in people.items() if person_id in there}
        self.shown = Shown(center, people)
        self._keep_chosen()
        self._is_following = True
        for view in self.views:
            view.show(self.shown, self.chosen_id)
        make_room(self, self.needs)
        self._fill_warnings(center)
        make_room(self, self.needs)  # once more: a panel below leaves the warnings their lines, too
        self._is_following = False
        self._draw_head()
        self._stand_on_chosen()
        self._show_empty()
        self._show_person()

    def _keep_chosen(self) -> None:
        """Somebody is chosen as long as there is anybody: first who was asked for, also where they left."""
        assert self.shown is not None
        members, people = self.shown.center.members, self.shown.people
        if self.shown.center.member(self.chosen_id or 0) is None:
            if self.chosen_id in people:
                self.view.choose(TableOfPeople.name)
                self._show_view()
                return
            self.chosen_id = members[0].person_id if members else next(iter(people), None)
        if not members and people and self.view.name != TableOfPeople.name:
            self.view.choose(TableOfPeople.name)
            self._show_view()

    def _warning_lines(self, center: BuyingCenter, accepted: Mapping[str, str]) -> list[WarningLine]:
        warnings = center_warnings(center, self.desk.thresholds.center)
        return warning_lines(warnings, ways_in(center), accepted)

    def _fill_warnings(self, center: BuyingCenter) -> None:
        book, today, glyphs = self.desk.book, self.desk.today, self.desk.glyphs
        accepted = {
            acceptance.key: _("hidden until {day}, because {reason}").format(
                day=show_long_day(acceptance.until_on), reason=acceptance.reason
            )
            for acceptance in acceptance_reads.acceptances(book, self.account_id, today)
        }
        # The past is for looking: what is wrong is said of the present only.
        lines = [] if self.as_of else self._warning_lines(center, accepted)
        self.warnings = RecordLines(
            lines, lambda w: w.key, lambda w, width: draw_warning_line(w, width, glyphs)
        )
        listed, heading = self.query_one("#warnings", LineList), self.query_one("#below", Static)
        listed.fill(self.warnings)
        listed.styles.height = min(len(lines), max(1, self.size.height // 4))
        since = [] if self.as_of else _since_review(self.desk, center)
        is_beside = self.has_class(SHOWN) and not self.has_class(BELOW)
        width = text_cells(LIST) if is_beside else max(self.size.width - 2, 1)
        heading.update(warnings_heading(lines, width, since), layout=False)
        listed.display = bool(lines and center.members)
        heading.display = bool((lines or since) and center.members)

    def on_resize(self) -> None:
        self._draw_head()

    def _draw_head(self) -> None:
        if self.shown is None:
            return
        center, width = self.shown.center, max(self.size.width - 2, 1)
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
        when.update(
            shown_words(center, self.view.now.words, self.as_of, changes, max(width, 20), self.desk.glyphs)
        )
        self.set_class(self.as_of is not None, "-past")

    def _show_empty(self) -> None:
        assert self.shown is not None
        is_empty = not (self.shown.center.members or self.shown.people)
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        self.query_one("#shown").display = not is_empty
        if is_empty:
            words = _(
                "Nobody is known here yet.\n\n"
                "{line.new} writes down the first person, or one of whom you only know the part: “the one who signs”.\n"
                "Then {scale.lower} and {scale.higher} say how they stand to us, {influence.more} and {influence.less} how much they weigh."
            )
            empty.update(with_keys(words))

    # -- views

    def show_anew(self, way: str) -> None:
        if way == "view":
            self._show_view()
            make_room(self, self.needs)
        elif self.shown is not None:
            self.view.now.show(self.shown, self.chosen_id)
        self._draw_head()
        self._stand_on_chosen()
        self.show_panel()  # who left stands in the table only

    def _show_view(self) -> None:
        for view in self.views:
            for widget in view.widgets:
                widget.display = view is self.view.now
        self.view.now.main.focus()

    def stand_on(self, record_id: int) -> None:
        """Choose somebody who was just written down."""
        self._choose(record_id)
        self._stand_on_chosen()

    def _stand_on_chosen(self) -> None:
        """The selection is kept between the views."""
        if self.chosen_id is not None:
            self._is_following = True
            for view in self.views:
                view.choose(self.chosen_id)
            self._is_following = False

    def action_to_warnings(self) -> None:
        warnings = self.query_one("#warnings", LineList)
        if warnings.has_focus or not warnings.display:
            self.view.now.main.focus()
        else:
            warnings.focus()

    def show_panel(self) -> None:
        """Follow the cursor that has the keys: its person, or who is warned of, is the one at hand in every view."""
        if self._is_following:
            return
        line = self._warning_line()
        if line is None:
            self._choose(self.view.now.chosen_id)
        elif line.person_id is not None:
            self._choose(line.person_id)
            self._stand_on_chosen()

    def _choose(self, person_id: int | None) -> None:
        if person_id != self.chosen_id:
            self.chosen_id = person_id
            self._show_person()
            self.refresh_bindings()

    def _show_person(self) -> None:
        shown, chosen, glyphs = self.shown, self.chosen_id, self.desk.glyphs
        if shown is None:
            return
        line = shown.people.get(chosen or 0)
        width = max(self.size.width - 2, 1)
        # In a narrow window there is no panel: who is selected is said in two lines.
        self.query_one("#who", Static).update(
            who_content(self._member(), line, shown.center.as_of, width, glyphs), layout=False
        )

        def draw(width: int) -> Content:
            if self._member() is None and line is not None:
                content = line_content(line, shown.center.as_of, width, glyphs)
            else:
                content = member_content(shown.center, chosen, line, width, glyphs)
            return linked(content, line.reaches if line is not None else ())

        self.query_one(Panel).show(draw)

    def _member(self) -> Member | None:
        """The person, or the part that somebody must have, that is selected; None where they left."""
        return self.center.member(self.chosen_id) if self.center and self.chosen_id is not None else None

    def _line(self) -> PersonLine | None:
        return self.shown.people.get(self.chosen_id or 0) if self.shown else None

    def _warning_line(self) -> WarningLine | None:
        """The warning at hand, where the keys are among the warnings."""
        warnings = self.query_one("#warnings", LineList)
        return self.warnings.value(warnings.cursor) if warnings.has_focus and warnings.display else None

    def at_hand(self) -> MemberAtHand:
        member, person, line = self._member(), self._line(), self._warning_line()
        is_seat = person.is_empty_seat if person is not None else member is not None and member.is_empty_seat
        someone_id = self.chosen_id if member is not None or person is not None else None
        return MemberAtHand(
            self.account_id,
            None if is_seat else someone_id,
            warning=line.warning if line is not None else None,
            someone_id=someone_id,
            member=member,
            center=self.center,
            warning_line=line,
        )

    async def listing(self, *, whole: bool) -> Listing:
        """The person at hand in every view, or everybody; where the keys are among the warnings, these."""
        warnings = self.query_one("#warnings", LineList)
        if self.shown is None or warnings.has_focus:
            return await drawn_lines(warnings, whole=whole)
        center, people = self.shown
        ids = [member.person_id for member in center.members]
        ids += [person_id for person_id in people if person_id not in ids]
        chosen = ids if whole else [person_id for person_id in ids if person_id == self.chosen_id]
        return people_listing(
            KnownPerson(center.member(person_id), people.get(person_id)) for person_id in chosen
        )

    def refusal(self, act_id: str) -> str | None:
        hand = self.at_hand()
        if act_id == "task.snooze" and hand.warning is None:
            return _("That hides a warning: {map.warnings} goes to them.")
        if act_id == "list.order" and self.view.name != TableOfPeople.name:
            return _("Only the table has an order: {list.view} goes on to it.")
        if act_id == "map.warnings" and not self.query_one("#warnings").display:
            return _("There are no warnings.")
        if self.as_of is not None and act_id in (*OF_THE_MAP, *OF_ANYBODY, "line.new"):
            return _("The past is for looking: {time.later} goes on to today.")
        if act_id in (*OF_THE_MAP, *OF_ANYBODY) and hand.warning_line is None:
            return self._why_nobody(act_id, hand)
        return super().refusal(act_id)

    def _why_nobody(self, act_id: str, hand: MemberAtHand) -> str | None:
        """Why an act on a person does nothing; None where it does something."""
        if hand.someone_id is None:
            return _("Nobody is known here yet: {line.new} writes down the first.")
        if act_id in OF_THE_MAP and hand.member is None:
            return _("They are no longer here: {line.open} shows what is known, {line.edit} corrects it.")
        return None

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

    @on(MapView.Chosen)
    async def _open(self) -> None:
        await self.action_act("line.open")

    def signs(self) -> Sequence[tuple[str, str]]:
        return map_signs(self.desk.glyphs, self.desk.thresholds.center.faded_days)


def _since_review(desk: Desk, center: BuyingCenter) -> list[str]:
    """What moved since a map was last gone through, in words, at length and shorter; none where it never was."""
    last = center_reads.last_review(desk.book, center.account_id)
    if last is None:
        return []
    before = center_reads.center(desk.book, center.account_id, reviewed_from(last), desk.today)
    return since_words(last, difference(before, center), desk.today)
