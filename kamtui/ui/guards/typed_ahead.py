"""Keys typed ahead: they wait for the form that they are meant for.

A form opens some frames after its key. What is typed meanwhile would act on the place below it: `c` and a
name that begins with d would delete a line.
"""

from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual.app import App, ReturnType
from textual.message import Message

KEYS_THAT_NEVER_WAIT = frozenset({"ctrl+q"})
"""What leaves the program, whatever it is waiting for and however small its window is."""

LONGEST_HOLD = 2.0
"""Seconds after which keys no longer wait for a form that does not come."""

LONGEST_TURN = 0.2
"""Seconds after which a key no longer waits for the one before it, whose taker may be gone."""


class TypedAheadApp(App[ReturnType]):
    """An application that holds keys and pastes back while what they are meant for opens."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._keys_wait = False
        self.holds = 0
        """How often keys were held so far."""
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._unused: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._turn_is_on = False

    class KeysMayGo(Message):
        """The keys that waited have somewhere to go."""

    class TurnTaken(Message):
        """The key of a turn was taken, or came back and was acted on: the next may go."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    def hold_keys(self) -> None:
        """Let keys and pastes wait until what an act opens stands, at most `LONGEST_HOLD` seconds."""
        self._keys_wait = True
        self.holds += 1
        self._end_turn()  # it was the key of this turn that asked for it
        self.set_timer(LONGEST_HOLD, partial(self.let_keys_go, self.holds))

    def let_keys_go(self, hold: int | None = None) -> None:
        """Give what was typed meanwhile to what has the focus now; of a `hold` only if none came after it."""
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
        """Give the keys that waited to what has the focus, each when the one before it was acted on.

        It may answer a question: those behind it are not for the dialog that it closes.
        """
        while (self._unused or self._waiting) and not self._keys_wait and not self._turn_is_on:
            event = (self._unused or self._waiting).popleft()
            target = self.focused or self.screen
            await super().on_event(event)
            # It takes the way of the key, from what has the focus up to here, and so arrives behind it.
            if target.post_message(self.TurnTaken(self._turn)):
                self._turn_is_on = True
                self.set_timer(LONGEST_TURN, partial(self.post_message, self.TurnTaken(self._turn)))

    async def on_event(self, event: events.Event) -> None:
        """Put a key or paste in line if it has to wait; anything else goes its way."""
        if not self._has_to_wait(event):
            await super().on_event(event)
            return
        # One that comes back unused from what had the focus when it was typed goes before the others.
        line = self._unused if event.is_forwarded else self._waiting
        if isinstance(event, events.Key):
            line.append(events.Key(event.key, event.character))
        elif isinstance(event, events.Paste):
            line.append(events.Paste(event.text))
        await self._pass_keys_on()

    def _has_to_wait(self, event: events.Event) -> bool:
        if isinstance(event, events.Key):
            if event.key in KEYS_THAT_NEVER_WAIT:
                return False
        elif not isinstance(event, events.Paste):
            return False
        if event.is_forwarded:
            return self._keys_wait
        return self._keys_wait or self._turn_is_on or bool(self._unused or self._waiting)
