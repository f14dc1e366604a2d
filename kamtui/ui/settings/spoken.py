"""The language of the screens: asked for once, at the very first start, and switched at any time from the palette."""

from collections.abc import Mapping

from kamtui import paths
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.settings.file import NotWritten
from kamtui.settings.kept import KeptSettings
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.settings.acts import apply
from kamtui.ui.shell.desk import Desk

OWN_NAMES: Mapping[str, str] = {"en": "English", "bg": "Български"}
"""Each language as those who speak it call it: to be found by somebody who cannot read the one on the screen."""


async def ask_at_first(desk: Desk) -> None:
    """Ask who begins in which language the screens are to be; unanswered, they stay in that of the system."""
    answers = {str(number): name for number, name in enumerate(OWN_NAMES.values(), 1)}
    said = await desk.show(Choose("Which language?\nНа какъв език?", answers))
    if said is not None:
        speak(desk, list(OWN_NAMES)[int(said) - 1])


def speak(desk: Desk, code: str) -> None:
    """Show everything in a language from now on, and at each start to come."""
    kept = KeptSettings(paths.config_file())
    try:
        kept.change(("language",), code)
    except NotWritten as why:
        desk.say(str(why), is_error=True)
        return
    apply(desk, kept.read().config)
    language.use(code)  # also where the settings said so and `--language` said otherwise
    desk.reload()
    desk.say(_("kamtui speaks English: the settings, or {palette.open}, change that."))
