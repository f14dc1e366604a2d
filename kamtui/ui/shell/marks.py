"""The lines of a place that are marked, so that one act is done to all of them."""

from collections.abc import Callable, Hashable
from typing import NamedTuple

from kamtui.domain.text.language import _, key_name, ngettext
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import BESIDE_MARKS
from kamtui.ui.keys.named import called
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.widgets.line_list import LineList

SEVERAL = 2
MOST = 500
"""So many lines of a group are marked at once: each is looked at."""


class LeftOut(NamedTuple):
    """A marked line to which an act does nothing."""

    why: str
    """In a few words, as they stand in brackets."""
    what: str = ""
    """What the line is called, where that is known."""


class Marks:
    """The marked lines of a place, which may have several lists; one is marked in the list that has the keys."""

    def __init__(
        self,
        desk: Desk,
        refusal: Callable[[str], str | None],
        at_hand: Callable[[], AtHand],
        show: Callable[[str], None],
    ) -> None:
        """`refusal` says why an act does nothing on the line at hand, None where it does something; `show` is given
        how many lines are marked, in words."""
        self._desk = desk
        self.lists: tuple[LineList, ...] = ()
        """The lists of the place, once it is shown."""
        self._asked: LineList | None = None
        self._refusal = refusal
        self._at_hand = at_hand
        self._show = show

    @property
    def list_in_use(self) -> LineList | None:
        """The list that has the keys; while marked lines are gone through, the one they are in."""
        return self._asked or next((listed for listed in self.lists if listed.screen.focused is listed), None)

    @property
    def are_any(self) -> bool:
        """Whether lines are marked, in whichever list."""
        return self._count > 0

    @property
    def _count(self) -> int:
        return sum(len(listed.marked) for listed in self.lists)

    def show(self) -> None:
        """Say how many lines are marked."""
        count = self._count
        words = ngettext("{count} marked", "{count} marked", count).format(count=count) if count else ""
        self._show(words)

    # -- marking

    def mark(self) -> None:
        """Mark the line at hand, or no longer, and go on to the next."""
        if not self._toggle():
            self._desk.say(_("There is nothing that could be done to this line together with others."))
        self.show()

    def mark_group(self) -> None:
        """Mark the whole group at hand; where all of it is marked, none of it."""
        if not self._toggle_group():
            self._desk.say(_("There is nothing here that could be done to several lines."))
        self.show()

    def unmark(self) -> bool:
        """Mark no line any more; whether one was."""
        marked = [listed for listed in self.lists if listed.marked]
        for listed in marked:
            listed.marked = set()
            listed.refresh()
        self.show()
        return bool(marked)

    def _may_be_marked(self) -> bool:
        """Whether the line at hand stands for something, which can be copied at least."""
        hand = self._at_hand()
        ids = (hand.account_id, hand.person_id, hand.call_id, hand.term_id, hand.task_id)
        return hand.warning is not None or any(record_id is not None for record_id in ids)

    def _toggle(self) -> bool:
        """Mark the line at hand, or no longer, and go on to the next; False where it cannot be marked."""
        listed = self.list_in_use
        if listed is None or listed.current_key is None:
            return False
        if listed.current_key in listed.marked:
            listed.marked.remove(listed.current_key)
        elif self._may_be_marked():
            listed.marked.add(listed.current_key)
        else:
            return False
        listed.refresh_line(listed.cursor)
        listed.step(1)
        return True

    def _toggle_group(self) -> bool:
        """Mark the whole group at hand; where all of it is marked, none of it. False where nothing can be marked."""
        listed = self.list_in_use
        if listed is None:
            return False
        keys: set[Hashable] = set()
        for index in listed.group()[:MOST]:
            with listed.standing_on(index):
                if self._may_be_marked():
                    keys.add(listed.lines.key(index))
        listed.marked = listed.marked - keys if keys <= listed.marked else listed.marked | keys
        listed.refresh()
        return bool(keys)

    # -- acts while lines are marked

    def is_about(self, act: Act) -> bool:
        """Whether an act is done to the marked lines, rather than to the one at hand."""
        if act.id in BESIDE_MARKS or not self.are_any:
            return False
        return act.is_of_the_book or (bool(act.many) and self._count >= SEVERAL)

    def why_not(self, act: Act) -> str | None:
        """Why an act is not done while several lines are marked: it is for one; None where it is done."""
        if act.many or not self.is_about(act) or self._count < SEVERAL:
            return None
        return _("{act}: for one line at a time. {count} are marked; {list.clear} unmarks them.").format(
            act=key_name(act.label).capitalize(), count=self._count
        )

    async def do(self, act: Act) -> None:
        """Do an act to all marked lines, which are marked no longer when it was done."""
        if sentence := self.why_not(act):
            self._desk.say(sentence)
            return
        hands, refusals = self._hands(act)
        if not hands:
            sentence = _("{act}: there is nothing for that on the marked lines.")
            alone = refusals[0] if len(refusals) == 1 else ""
            self._desk.say(alone or sentence.format(act=key_name(act.label).capitalize()))
        elif len(hands) + len(refusals) == 1:  # as without a mark, so that what it is called is said
            before = self._desk.book.state()
            await called(act.does)(self._desk, hands[0], *act.given)
            if self._desk.book.state() != before:
                self.unmark()
        elif await called(act.many)(self._desk, hands, [LeftOut(_in_few_words(why)) for why in refusals]):
            self.unmark()

    def _hands(self, act: Act) -> tuple[list[AtHand], list[str]]:
        """What the marked lines stand for to which an act does something, from the first to the last; and why not, of the others."""
        hands: list[AtHand] = []
        refusals: list[str] = []
        try:
            for listed in self.lists:
                self._asked = listed
                for index in listed.marked_lines():
                    with listed.standing_on(index):
                        refusal = self._refusal(act.id)
                        if refusal is None:
                            hands.append(self._at_hand())
                        else:
                            refusals.append(refusal)
        finally:
            self._asked = None
        return hands, refusals


def _in_few_words(refusal: str) -> str:
    """Why there is nothing for an act on a line, without what would help."""
    words = refusal.partition(":")[0].rstrip(".")
    return words[:1].lower() + words[1:] if words else _("nothing for that there")
