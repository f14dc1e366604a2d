"""The language that Windows or macOS is used in, where the environment does not say it."""

import ctypes
import locale
import subprocess


def of_windows() -> str:
    """The language of the menus of Windows, as two letters ("bg"); "" where it is not known."""
    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return locale.windows_locale.get(number, "")[:2].casefold()


def of_macos() -> str:
    """The language that macOS is set to, as two letters ("bg"); "" where it does not answer."""
    asked = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()[:2].casefold()
