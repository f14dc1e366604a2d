"""The lines of a place that are marked, so that one act is done to all of them."""

from collections.abc import Callable, Hashable

from kamtui.domain.text.language import ngettext
from kamtui.ui.keys.act import Act
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.widgets.line_list import LineList

MOST = 500
"""So many lines of a group are marked at once: each is looked at."""


class Marks:
    """The marks in the list that has the keys."""

    def __init__(
        self,
        list_in_use: Callable[[], LineList | None],
        refusal: Callable[[str], str | None],
        at_hand: Callable[[], AtHand],
    ) -> None:
        """`refusal` says why an act does nothing on the line at hand, None where it does something."""
        self._list_in_use = list_in_use
        self._refusal = refusal
        self._at_hand = at_hand

    @property
    def are_any(self) -> bool:
        """Whether lines are marked."""
        return self._count > 0

    @property
    def _count(self) -> int:
        listed = self._list_in_use()
        return len(listed.marked) if listed is not None else 0

    @property
    def words(self) -> str:
        """`3 marked`; "" where no line is."""
        count = self._count
        return ngettext("{count} marked", "{count} marked", count).format(count=count) if count else ""

    def _may_be_marked(self) -> bool:
        """Whether the line at hand stands for something, which can be copied at least."""
        hand = self._at_hand()
        found = (hand.account_id, hand.person_id, hand.call_id, hand.term_id, hand.task_id, hand.warning)
        return any(one is not None for one in found)

    def toggle(self) -> bool:
        """Mark the line at hand, or no longer, and go on to the next; False where it cannot be marked."""
        listed = self._list_in_use()
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

    def toggle_group(self) -> bool:
        """Mark the whole group at hand; where all of it is marked, none of it. False where nothing can be marked."""
        listed = self._list_in_use()
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

    def clear(self) -> bool:
        """Mark no line any more; whether one was."""
        listed = self._list_in_use()
        if listed is None or not listed.marked:
            return False
        listed.marked = set()
        listed.refresh()
        return True

    def hands(self, act: Act) -> list[AtHand]:
        """What the marked lines stand for to which an act does something, from the first to the last."""
        listed = self._list_in_use()
        hands: list[AtHand] = []
        for index in listed.marked_lines() if listed is not None else ():
            assert listed is not None
            with listed.standing_on(index):
                if self._refusal(act.id) is None:
                    hands.append(self._at_hand())
        return hands
