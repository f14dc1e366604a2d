"""Where Textual 8.2.8 would crash, leak or lose something, and what keeps it from doing so.

`GuardedApp` is the application, `GuardedScreen` and `GuardedDialog` (or the mixin `Guard`) the
screens, `fields.CleanInput` and `notes.NoteArea` the fields, which the first picture does without: with
these, nothing else needs to be called. Each guard has two tests, one that it works and one that fails
as soon as Textual no longer needs it.
"""

from kamtui.ui.guards.app import GuardedApp
from kamtui.ui.guards.screens import Guard, GuardedDialog, GuardedScreen, one_picture

__all__ = ["Guard", "GuardedApp", "GuardedDialog", "GuardedScreen", "one_picture"]
