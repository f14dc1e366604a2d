"""The command line: what can be asked, and one function for each answer, in a module that only it imports."""

from kamtui.cli.entry import main

__all__ = ["main"]
