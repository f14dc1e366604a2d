"""Which system and Python this is, without asking Windows by WMI, which may take seconds or never answer.

Python's own `platform` asks it from 3.12 on, and its `uuid`, which libraries import, asks `platform`.
"""

import os
import sys
from collections.abc import Collection, Mapping


def system_name() -> str:
    """The system and its release, as a report of a crash tells them: "Linux 6.1.0", "Windows 10.0.22631"."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    system = os.uname()
    return f"{system.sysname} {system.release}"


def python_version() -> str:
    """The version of Python: "3.12.1"."""
    return sys.version.split()[0]


def language_of_system(
    known: Collection[str], system: str = sys.platform, environ: Mapping[str, str] = os.environ
) -> str:
    """In which of the `known` languages the person uses this system: "bg"; English where it is none of them.

    By the environment, as gettext has it; Windows and macOS, which need not set that, are asked themselves.
    """
    said = _said_by(system, environ)
    return said if said in known else "en"


def _said_by(system: str, environ: Mapping[str, str]) -> str:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if said := environ.get(name, ""):
            return said.partition(":")[0][:2].casefold()
    if system not in ("win32", "darwin"):
        return ""
    from kamtui import asked_language as asked  # imports what no other start needs

    return str(asked.of_windows() if system == "win32" else asked.of_macos())


def spare_wmi(system: str = sys.platform, environ: Mapping[str, str] = os.environ) -> None:
    """Give `platform` on Windows the answers that it would ask WMI for; elsewhere nothing is done."""
    if system != "win32":
        return
    import platform  # no other system has anything to be spared

    if getattr(platform, "_uname_cache", None) is not None:
        return
    release = version = ""
    if hasattr(sys, "getwindowsversion"):
        windows = sys.getwindowsversion()
        release, version = str(windows.major), f"{windows.major}.{windows.minor}.{windows.build}"
    machine = environ.get("PROCESSOR_ARCHITEW6432") or environ.get("PROCESSOR_ARCHITECTURE", "")
    node = environ.get("COMPUTERNAME", "")
    answer = platform.uname_result("Windows", node, release, version, machine)
    platform._uname_cache = answer  # type: ignore[attr-defined]
