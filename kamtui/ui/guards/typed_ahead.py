"""Keys typed ahead: they wait for the form that they are meant for.

A form opens some frames after its key. What is typed meanwhile would act on the place below it: `c` and a
name that begins with d would delete a line.
"""

import time
from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual.app import App, ReturnType
from textual.message import Message
from textual.widget import Widget

KEYS_THAT_NEVER_WAIT = frozenset({"ctrl+q"})
"""The keys that leave the program: taken at once, whatever it waits for and however small its window is."""

LONGEST_HOLD = 2.0
"""Seconds for which keys wait at most for a form, which may never open."""

LONGEST_TURN = 0.2
"""Seconds after which is looked whether the key before will be acted on at all: the widget that got it may be gone.

One that is only slow, such as a note that is read along, is waited for, at most `LONGEST_HOLD` seconds.
"""


class TypedAheadApp(App[ReturnType]):
    """An application that holds keys and pastes back while what they are meant for opens."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._keys_wait = False
        self.holds = 0
        """How often keys were held so far."""
        self._waited_for: dict[object, int] = {}
        """What is on its way besides, such as the list that a key is to act on, and the number of the hold for it."""
        self._holds_for = 0
        self._waiting: deque[events.Key | events.Paste] = deque()
        """Keys and pastes in the order in which they were typed."""
        self._unused: deque[events.Key | events.Paste] = deque()
        """Those that the widget which had the focus then has handed back; they were typed before all that wait."""
        self.typed_at = 0.0
        """When the last key or paste came, by the clock that only goes forward."""
        self._turn = 0
        """Counts the keys that were handed on; a message of an earlier one comes too late."""
        self._turn_is_on = False

    class KeysMayGo(Message):
        """What the keys waited for is open, or never will be: they may be handed on."""

    class TurnTaken(Message):
        """The key of a turn was acted on, or nobody used it: the next may be handed on."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    def hold_keys(self) -> None:
        """Let keys and pastes wait until what an act opens is there, at most `LONGEST_HOLD` seconds."""
        self._keys_wait = True
        self.holds += 1
        self._end_turn()  # it was the key of this turn that asked for it
        self.set_timer(LONGEST_HOLD, partial(self.let_keys_go, self.holds))

    def hold_keys_for(self, coming: object) -> None:
        """Let keys and pastes wait also until `coming` is there, at most `LONGEST_HOLD` seconds."""
        if coming not in self._waited_for:
            self._holds_for += 1
            self._waited_for[coming] = self._holds_for
            self._end_turn()
            self.set_timer(LONGEST_HOLD, partial(self.let_keys_go_for, coming, self._holds_for))

    def let_keys_go_for(self, coming: object, hold: int | None = None) -> None:
        """Wait no longer for something that keys were held for; what else they wait for holds them still.

        With `hold`, only if it is still the hold for it: the timer of an earlier one comes too late.
        """
        if coming in self._waited_for and hold in (None, self._waited_for[coming]):
            del self._waited_for[coming]
            self.post_message(self.KeysMayGo())

    @property
    def _must_wait(self) -> bool:
        return self._keys_wait or bool(self._waited_for)

    def let_keys_go(self, hold: int | None = None) -> None:
        """Hand what was typed meanwhile to what has the focus now; with `hold`, only if it is still the latest hold."""
        if hold is not None and hold != self.holds:
            return
        self._keys_wait = False
        self.post_message(self.KeysMayGo())

    async def on_typed_ahead_app_keys_may_go(self) -> None:
        await self._pass_keys_on()

    async def on_typed_ahead_app_turn_taken(self, message: TurnTaken) -> None:
        if message.turn == self._turn:
            self._end_turn()
            await self._pass_keys_on()

    def _end_turn(self) -> None:
        self._turn += 1
        self._turn_is_on = False

    async def _pass_keys_on(self) -> None:
        """Hand the keys that waited to what has the focus, each when the one before it was acted on.

        A key may answer a question; those behind it are not for the dialog that it closes.
        """
        while (self._unused or self._waiting) and not self._must_wait and not self._turn_is_on:
            event = (self._unused or self._waiting).popleft()
            if not self.screen_stack:
                return  # the app is ending: nobody is there to take it
            target = self.focused or self.screen
            await super().on_event(event)
            # This message goes the way of the key, from what has the focus up to the app, and so arrives after it.
            if target.post_message(self.TurnTaken(self._turn)):
                self._turn_is_on = True
                self._look_at_turn_later(self._turn, target, time.monotonic() + LONGEST_HOLD)

    def _look_at_turn_later(self, turn: int, target: Widget, until: float, *, was_idle: bool = False) -> None:
        """End a turn after a while, unless its key is still on its way to a widget that has the focus.

        Between two widgets a key waits in no queue: only one that is seen nowhere twice does not arrive any more.
        """

        def look() -> None:
            if turn != self._turn or not self.screen_stack:
                return
            has_the_focus = target.is_attached and target is (self.focused or self.screen)
            is_idle = not any(node.message_queue_size for node in target.ancestors_with_self)
            if has_the_focus and not (is_idle and was_idle) and time.monotonic() < until:
                self._look_at_turn_later(turn, target, until, was_idle=is_idle)
            else:
                self.post_message(self.TurnTaken(turn))

        self.set_timer(LONGEST_TURN, look)

    async def on_event(self, event: events.Event) -> None:
        """Put a key or paste into a queue if it has to wait; anything else is passed on at once."""
        if isinstance(event, events.Key | events.Paste):
            self.typed_at = time.monotonic()
        if not self._has_to_wait(event):
            await super().on_event(event)
            return
        # One that the widget with the focus did not use goes before those that no widget has seen yet.
        queue = self._unused if event.is_forwarded else self._waiting
        if isinstance(event, events.Key):
            queue.append(events.Key(event.key, event.character))
        elif isinstance(event, events.Paste):
            queue.append(events.Paste(event.text))
        await self._pass_keys_on()

    def _has_to_wait(self, event: events.Event) -> bool:
        """Whether an event is a key or paste for which something else has to open, or be acted on, first.

        A key that types nothing goes through the queue also where nothing waits: those behind it wait for it there. A
        field takes letters at once, while such a key climbs from it to what binds it: behind a busy note, `ctrl+g x`
        wrote the x into the note, and what followed into whatever field its letters led to.
        """
        if isinstance(event, events.Key):
            if event.key in KEYS_THAT_NEVER_WAIT:
                return False
        elif not isinstance(event, events.Paste):
            return False
        if event.is_forwarded:
            return self._must_wait
        leads_on = isinstance(event, events.Key) and not event.is_printable
        return leads_on or self._must_wait or self._turn_is_on or bool(self._unused or self._waiting)
