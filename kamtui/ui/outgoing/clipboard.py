"""The system's clipboard: by the program that the system has for it, where there is one."""

import shutil
import subprocess

PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("pbcopy",),
    ("clip.exe",),
    ("termux-clipboard-set",),
)
"""What takes a text on its standard input and puts it on the clipboard, the first that is there."""
SECONDS = 3
"""How long such a program may take."""


def put(text: str) -> bool:
    """Put a text on the system's clipboard; whether a program for that is there and did so."""
    for command in PROGRAMS:
        program = shutil.which(command[0])
        if program is None:
            continue
        # UTF-16 is what Windows' own program takes for anything but plain letters.
        encoded = text.encode("utf-16" if command[0].endswith(".exe") else "utf-8")
        try:
            done = subprocess.run(
                [program, *command[1:]],
                input=encoded,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0:
            return True
    return False
