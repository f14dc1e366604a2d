"""The themes to choose from in the palette: ours first, then those that come with Textual."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import score
from kamtui.ui.shell.text import plain
from kamtui.ui.themes import themes


def theme_names(available: list[str]) -> list[tuple[str, str]]:
    """Each theme by its name and what it is called, ours first, the others by name."""
    ours = {
        themes.DARK.name: _("kamtui, dark"),
        themes.LIGHT.name: _("kamtui, light"),
        themes.SIXTEEN.name: _("kamtui, in the terminal's own sixteen colours"),
    }
    others = sorted(name for name in available if name not in ours)
    return [*ours.items(), *((name, name) for name in others)]


class ThemeList(Provider):
    """Chooses a theme."""

    def _themes(self) -> list[tuple[str, str]]:
        return theme_names(list(self.app.available_themes))

    def _take(self, name: str) -> None:
        self.app.theme = name

    async def discover(self) -> Hits:
        for name, words in self._themes():
            yield DiscoveryHit(plain(words), partial(self._take, name), text=words)

    async def search(self, query: str) -> Hits:
        wanted = words_of(query)
        for place, (name, words) in enumerate(self._themes()):
            found = score(wanted, fold(f"{words} {name}"))
            if found is not None:
                merit = 1 / (1 + found + place / 1000)
                yield Hit(merit, plain(words), partial(self._take, name), text=words)
