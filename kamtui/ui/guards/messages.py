"""Messages passed on with less work than Textual makes of each: several hundred follow from one key.

What reaches whom, and in which order, is as Textual's own does it. Left out is what nobody asks for here: the log of
messages that only Textual's console for developers reads, and a look for handlers that is made anew for each message.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from inspect import CO_VARARGS, CO_VARKEYWORDS, isawaitable
from types import FunctionType
from typing import Any, NamedTuple

from textual import events
from textual._callback import invoke
from textual._context import message_hook as message_hook_of_tests
from textual.message import Message
from textual.message_pump import MessagePump, MessagePumpClosed
from textual.reactive import Reactive
from textual.widget import Widget


class Handler(NamedTuple):
    """What a class does with a message."""

    run: Callable[..., Any]
    """The method, as it stands in the class."""
    takes_message: bool


HANDLERS: dict[tuple[type, type, str], tuple[Handler, ...] | None] = {}
"""By the kind of widget, of message, and the handlers' name; None where Textual has to look for them each time."""

_VARIABLE = CO_VARARGS | CO_VARKEYWORDS


def _handlers(kind: type, message: type[Message], name: str) -> tuple[Handler, ...] | None:
    """The handlers of a message that are found by their name alone, the class's own first; None where others may be too."""
    found: list[Handler] = []
    for cls in kind.__mro__:
        own = vars(cls)
        if own.get("_decorated_handlers", {}).keys() & set(message.__mro__):
            return None  # found by `@on`, some of them by who sent the message
        method = own.get(f"_{name}") or own.get(name)
        if method is None or getattr(method, "_textual_on", None):
            continue
        if type(method) is not FunctionType or hasattr(method, "__wrapped__"):
            return None  # how many parameters it takes is not plain
        code = method.__code__
        if code.co_flags & _VARIABLE or code.co_kwonlyargcount:
            return None
        found.append(Handler(method, takes_message=code.co_argcount > 1))
    return tuple(found)


async def _handle(pump: MessagePump, name: str, message: Message) -> None:
    """Let each handler of a message have it, until one says that there is nothing more to do."""
    key = (type(pump), type(message), name)
    if key not in HANDLERS:
        HANDLERS[key] = _handlers(*key)
    known = HANDLERS[key]
    if known is None:
        for _cls, method in pump._get_dispatch_methods(name, message):
            await invoke(method, message)
        return
    for run, takes_message in known:
        if message._no_default_action:
            return
        result = run(pump, message) if takes_message else run(pump)
        if result is not None and isawaitable(result):
            await result


async def _on_message(self: MessagePump, message: Message) -> None:
    """Textual's own, without the log."""
    await _handle(self, message.handler_name, message)
    if message.bubble and not message._stop_propagation and (parent := self._parent):
        if message._sender is not None and message._sender == parent:
            message.stop()
        if self.is_parent_active and self.is_attached:
            message._bubble_to(parent)


async def deliver(self: MessagePump, message: Message) -> None:
    """Textual's own `_dispatch_message`."""
    if message.no_dispatch:
        return
    hook = message_hook_of_tests.get(None)
    if hook is not None:
        hook(message)
    if message._prevent:
        with self.prevent(*message._prevent):
            await _deliver(self, message)
    else:
        await _deliver(self, message)


async def _deliver(self: MessagePump, message: Message) -> None:
    if isinstance(message, events.Event):
        await self.on_event(message)
    else:
        await self._on_message(message)
    if self._next_callbacks:
        await self._flush_next_callbacks()


async def _latest(pump: MessagePump, message: Message) -> Message:
    """The last of the messages that came after one and take its place; itself where none does."""
    with suppress(MessagePumpClosed):
        while not (pump._closed or pump._closing):
            pending = pump._peek_message()
            if pending is None or not message.can_replace(pending):
                break
            message = await pump._get_message()
    return message


async def _process_messages_loop(self: MessagePump) -> None:
    """Textual's own, which holds on to a message that comes only where it could take the place of the one at hand."""
    self._thread_id = threading.get_ident()
    await asyncio.sleep(0)
    queue: asyncio.Queue[Message | None] = self._message_queue
    while not self._closed:
        try:
            message = await self._get_message()
        except MessagePumpClosed:
            break
        if type(message).can_replace is not Message.can_replace:
            message = await _latest(self, message)
        try:
            await self._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 (the app says what is to come of it)
            self._mounted_event.set()
            self._is_mounted = True
            self.app._handle_exception(error)
            break
        finally:
            self.message_signal.publish(message)
            queue.task_done()
            if queue.empty():
                if not self._closed:
                    try:
                        await _handle(self, "on_idle", events.Idle())
                    except Exception as error:  # noqa: BLE001
                        self.app._handle_exception(error)
                if self._next_callbacks:
                    await self._flush_next_callbacks()


def _check_refresh(self: Widget) -> None:
    """Textual's own, where anything changed."""
    if (
        self._repaint_required
        or self._layout_required
        or self._scroll_required
        or self._refresh_styles_required
    ):
        TEXTUALS["_check_refresh"](self)


def _start_messages(self: MessagePump) -> None:
    """Textual's own, but the task is called by the kind of widget only: all of it would be written out for each."""
    self._thread_init()  # type: ignore[no-untyped-call]
    if self.app._running:
        self._task = asyncio.create_task(self._process_messages(), name=type(self).__name__)
    else:
        self._closing = self._closed = True


def _get(self: Reactive[Any], obj: Any, kind: type) -> Any:
    """Textual's own, quicker where a value was set and none is to be computed."""
    if obj is None:
        return self
    own = vars(obj)
    if self.internal_name not in own or hasattr(obj, self.compute_name):
        return TEXTUALS["__get__"](self, obj, kind)
    return own[self.internal_name]


QUICK: dict[str, tuple[type, Any]] = {
    "_process_messages_loop": (MessagePump, _process_messages_loop),
    "_on_message": (MessagePump, _on_message),
    "_start_messages": (MessagePump, _start_messages),
    "_check_refresh": (Widget, _check_refresh),
    "__get__": (Reactive, _get),
}
"""What is put in the place of Textual's own."""

TEXTUALS = {name: vars(owner)[name] for name, (owner, _quick) in QUICK.items()}


def pass_messages_on_quickly() -> None:
    """Let all widgets pass messages on with less work. Done once for all apps of a process."""
    if vars(MessagePump)["_on_message"] is not _on_message:
        for name, (owner, quick) in QUICK.items():
            setattr(owner, name, quick)
