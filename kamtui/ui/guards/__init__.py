"""Where Textual 8.2.8 would crash, leak or lose something, and what keeps it from doing so.

`GuardedApp` is the application, `GuardedScreen` and `GuardedDialog` (or the mixin `Guard`) the
screens, `CleanInput` and `NoteArea` the fields: with these, nothing else needs to be called. Each
guard has two tests, one that it works and one that fails as soon as Textual no longer needs it.
"""

from kamtui.ui.guards.app import GuardedApp
from kamtui.ui.guards.fields import CleanInput, NoteArea
from kamtui.ui.guards.screens import Guard, GuardedDialog, GuardedScreen

__all__ = ["CleanInput", "Guard", "GuardedApp", "GuardedDialog", "GuardedScreen", "NoteArea"]
