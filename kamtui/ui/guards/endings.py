"""How the program ends: by a fault, a signal or a closed window, with drafts kept and nothing of the book shown."""

import asyncio
import contextlib
import contextvars
import signal
import sys
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import RenderableType
from textual._context import active_app
from textual.app import App, ReturnType
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerFailed

from kamtui import crash
from kamtui.domain.text.cleaning import printable
from kamtui.domain.text.language import _
from kamtui.ui.guards.messages import deliver


class _LastWords(NamedTuple):
    """What stands on the terminal after a crash: what happened, and where the report of it lies."""

    sentence: str
    report: str


class EndingApp(App[ReturnType]):
    """An application that ends well: killed, crashed, or with its window closed.

    To be filled in: `keep_drafts` and `crash_folder`. After `run`, leave with `return_code`.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        outlive_refusals()
        self._fault: BaseException | None = None
        self._last_words: _LastWords | None = None
        self._context_of_loop: contextvars.Context | None = None

    def keep_drafts(self) -> None:
        """Keep whatever was typed and not saved. Called before a crash or a signal ends the program.

        It may be called twice, has to be quick and cannot await anything. If it raises, the person is told
        that what was typed last could not be kept.
        """

    def crash_folder(self) -> Path:
        """Where the report of a crash goes."""
        raise NotImplementedError

    # Crashes. Textual prints the local variables of every frame, which are the customers.

    def run(self, *args: Any, **options: Any) -> ReturnType | None:
        """Run the app; its result, or None after a fault, which is told as any other even if Textual does not catch it."""
        try:
            return super().run(*args, **options)
        except Exception as error:  # noqa: BLE001 (Python would print the message, and it may hold data)
            self._return_code = 1
            self._settle_last_words(error)
            self._print_error_renderables()
            return None

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave with `return_code`, unless a crash has already made it 1."""
        super().exit(result, return_code if self._last_words is None else 1, message)

    def tell_instead(self, error: BaseException) -> bool:
        """Show an error that the person is to read and that is no fault of the program; whether it was one and was shown."""
        return False

    async def _flush_next_callbacks(self) -> None:
        # A timer may have gone off just before the end: what it asked for would look for screens that are gone.
        if self._running:
            await super()._flush_next_callbacks()

    def _handle_exception(self, error: Exception) -> None:
        # Errors of timers, workers and drawing come here; those of messages are caught by `outlive_refusals`.
        if self._last_words is None and self.tell_instead(
            error.error if isinstance(error, WorkerFailed) else error
        ):
            return
        self._fault = self._fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._settle_last_words(self._fault or sys.exc_info()[1] or RuntimeError())
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End because of a fault. `renderables` are not shown: they may hold customers' data."""
        self._return_code = 1
        self._fatal_error()

    def _settle_last_words(self, error: BaseException) -> None:
        """Keep the drafts, write the report and settle the last words about both; only for the first fault."""
        if self._last_words is not None:
            return
        if isinstance(error, WorkerFailed):
            error = error.error
        kept = self._try_to_keep_drafts()
        if kept:
            sentence = _(
                "kamtui stopped because of a fault in the program ({kind}). "
                "What you typed was kept; start it again."
            )
        else:
            sentence = _(
                "kamtui stopped because of a fault in the program ({kind}). "
                "What was typed last could not be kept; what was saved is safe."
            )
        try:
            path = crash.keep(crash.report(error), self.crash_folder())
        except Exception:  # noqa: BLE001 (a second fault must not hide the first)
            where = _("A report could not be written.")
        else:
            where = _("A report without your data is in {path}").format(path=printable(str(path)))
        self._last_words = _LastWords(sentence.format(kind=crash.name_of(error)), where)

    def _try_to_keep_drafts(self) -> bool:
        """Whether the drafts could be kept. Never raises."""
        try:
            self.keep_drafts()
        except Exception:  # noqa: BLE001 (it ends anyway, and the sentence says so)
            return False
        return True

    def _print_error_renderables(self) -> None:
        if self._last_words is None:
            super()._print_error_renderables()
            return
        self._exit_renderables.clear()
        if self._last_words.sentence:
            with contextlib.suppress(OSError):
                self.error_console.print(self._last_words.sentence)
                self.error_console.print(self._last_words.report, soft_wrap=True)  # a path to be copied
            self._last_words = _LastWords("", "")

    # Signals and closed windows. Unhandled they leave the terminal unusable and the drafts behind.

    def on_load(self) -> None:
        """Take signals over before the terminal is touched."""
        self._context_of_loop = contextvars.copy_context()
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not on Windows, and only where Python takes signals: in its main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.end_by, number)

    def end_by(self, number: int) -> None:
        """Keep the drafts and leave, because of the signal `number`."""
        self._try_to_keep_drafts()
        if not self._exit:
            self.exit(return_code=128 + number)

    def end_from_thread(self, number: int) -> None:
        """`end_by`, asked for by another thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(self.end_by, number, context=self._context_of_loop)


UNGUARDED_DISPATCH = MessagePump._dispatch_message


async def _dispatch_message(self: MessagePump, message: Message) -> None:
    """Textual's own, except that an error which the app shows to the person goes no further."""
    try:
        await deliver(self, message)
    except Exception as error:
        app = active_app.get(None)
        if not isinstance(app, EndingApp) or not app.tell_instead(error):
            raise


def outlive_refusals() -> None:
    """Let a widget go on after an error that the person only has to read, such as that the book is locked.

    Textual ends the widget's loop at the first error of a handler; caught any later, the widget would be dead.
    """
    MessagePump._dispatch_message = _dispatch_message  # type: ignore[method-assign]
