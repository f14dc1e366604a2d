"""Where a command line comes in: it is read, its answer's module imported, and every error made one sentence.

Nothing here or in the parser is costly to import: `kamtui today` is there before one could look away.
"""

import contextlib
import errno
import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from kamtui import paths
from kamtui.cli.parser import command_parser
from kamtui.cli.speech import FAILED, INTERRUPTED, USAGE, Refused, complain
from kamtui.config import WEEKDAYS, Config
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.domain.time import calendar
from kamtui.machine import language_of_system, spare_wmi
from kamtui.output import let_print

_OUTPUT_ERRORS = frozenset({"ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF"})
"""What a system says where something printed found no room, or nobody to show it."""

_INTERFACE = ("app", "demo")
"""The modules that open the interface."""

Answer = Callable[[Any, Config, list[str]], int]
"""What carries out a command: the options, the settings and the sentences about settings not understood in, the
exit status out. It may raise `Refused` or a `BookError`, whose message is then the answer."""


def carry_out(argv: list[str] | None = None) -> int:
    """Carry out one command line; the exit status. Never raises."""
    os.umask(0o077)
    _keep_no_core()
    if sys.platform == "win32":
        spare_wmi()
    for stream in (sys.stdout, sys.stderr):
        let_print(stream)
    interrupts = _Interrupts()
    try:
        status = _status_of(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return interrupts.say_so()
    except BrokenPipeError:
        _forget_output()
        return FAILED
    except Exception as error:  # noqa: BLE001  (the last place where one can still become a sentence)
        # SQLite makes an error of its own of an interrupt that meets one of our functions in it.
        return interrupts.say_so() if interrupts.came else _say_error(error)


def _status_of(argv: list[str]) -> int:
    try:
        return _answer(argv)
    except SystemExit as ended:  # argparse, and a signal during the demo
        return ended.code if isinstance(ended.code, int) else 0


def _answer(argv: list[str]) -> int:
    asked = _language_asked_for(argv)
    unread = _use(asked or language_of_system(language.languages()))
    config, problems = _settings()
    if asked is None and config.language is not None:
        unread = _use(config.language)
        if problems:  # said anew, in the language of the settings
            _config, problems = _settings()
    problems += unread
    calendar.begin_weeks_on(WEEKDAYS[config.first_weekday])
    options = command_parser(among=argv).parse_args(argv)
    return answer_named(options.answer)(options, config, problems)


def _language_asked_for(argv: list[str]) -> str | None:
    """What `--language` says before any command; read before all else, since the help of the options is in it too.

    Ends the program with a sentence where there is no such language.
    """
    for place, word in enumerate(argv):
        name, _equals, said = word.partition("=")
        if name == "--language":
            code = said or "".join(argv[place + 1 : place + 2])
            if code not in language.languages():
                _use(language_of_system(language.languages()))
                known = ", ".join(language.languages())
                text = _("“{code}” is no language of kamtui. There are: {known}")
                complain(text.format(code=quoted(code), known=known))
                raise SystemExit(USAGE)
            return code
        if not word.startswith("-") and argv[place - 1 : place] != ["--book"]:
            return None  # a command, whose options are its own
    return None


def _use(code: str) -> list[str]:
    """Show words in a language; a sentence where its catalogue cannot be read, and all stays in English."""
    if language.use(code):
        return []
    return [f"The words of “{code}” are missing or damaged: kamtui speaks English. Install it anew."]


def _settings() -> tuple[Config, list[str]]:
    """The settings, and a sentence for each that could not be understood. Who has no file of them reads none."""
    path = paths.config_file()
    if not os.path.lexists(path):
        return Config(), []
    from kamtui.settings.reading import load_config

    return load_config(path)


def answer_named(name: str) -> Answer:
    """The function that carries out a command, by its name in this package: "day.today". Imports its module.

    From then on Python looks for what can be thrown away, but for the interface, which begins with that itself.
    """
    module, _dot, function = name.rpartition(".")
    answer: Answer = getattr(importlib.import_module(f"kamtui.cli.{module}"), function)
    if module not in _INTERFACE:
        gc.freeze()  # what is imported stays: it need not be looked through
        gc.enable()
    return answer


# -- ctrl+c


class _Interrupts:
    """Makes of ctrl+c one sentence, whatever the command was doing, and lets nothing of it be done by halves."""

    def __init__(self) -> None:
        self.came = False
        with contextlib.suppress(ValueError):  # not in the main thread
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                signal.signal(signal.SIGINT, self._interrupt)
        sys.unraisablehook = _unless_interrupt

    def _interrupt(self, _number: int, _frame: object) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt

    def say_so(self) -> int:
        """Say that it was interrupted; the exit status. From now on ctrl+c does nothing more."""
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        _forget_output()
        complain(_("Interrupted. What was not finished was not done."))
        return INTERRUPTED


def _unless_interrupt(raised: "sys.UnraisableHookArgs") -> None:
    """Say nothing of an interrupt that came where Python cannot raise it."""
    if not issubclass(raised.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(raised)


# -- errors


def _say_error(error: Exception) -> int:
    """Say what went wrong; a fault of the program is also reported in a file, without values."""
    from kamtui.store.book.errors import BookError  # only here: a command that goes well does not load it

    if isinstance(error, (BookError, Refused)):
        complain(str(error))
    elif isinstance(error, OSError) and _is_of_output(error):
        _forget_output()
        text = _("The output could not be written to its end ({why}).")
        complain(text.format(why=error.strerror or type(error).__name__))
    elif isinstance(error, PermissionError) and error.filename:
        text = _(
            "{path} may not be read or written by you ({why}). Give yourself the right to it, or name another place."
        )
        complain(text.format(path=error.filename, why=error.strerror))
    else:
        _say_fault(error)
    return FAILED


def _say_fault(error: Exception) -> None:
    """Say that the program has a fault, and where the report of it lies if one could be written."""
    from kamtui import crash  # only here: it loads `traceback` and SQLite

    fault = crash.name_of(error)
    if isinstance(error, OSError) and error.strerror:
        fault = f"{fault}: {error.strerror}"
    text = _("Something went wrong inside kamtui ({what}).").format(what=fault)
    with contextlib.suppress(OSError):
        folder = paths.crash_folder()
        paths.make_private(folder)
        report = crash.keep(crash.report(error), folder)
        text += " " + _("A report without anything from your book is in {path}").format(path=report)
    complain(text)


def _is_of_output(error: OSError) -> bool:
    """Whether it was printing that failed: whoever writes a file says so in a sentence of their own."""
    return error.filename is None and errno.errorcode.get(error.errno or 0) in _OUTPUT_ERRORS


def _forget_output() -> None:
    """Let what is still to be printed go nowhere, or Python would complain at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _keep_no_core() -> None:
    """A dump of the program's memory would hold the book."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # which Windows has not

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
