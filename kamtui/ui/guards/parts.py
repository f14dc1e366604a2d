"""The styles of a widget's parts, such as the marked line of a list, found when the part is first drawn.

Textual finds them for every part of every widget that is shown, before anything is drawn, and anew with each change of
a widget's styles; most are never drawn. What is found is the same.
"""

from collections.abc import Set as AbstractSet

from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class _Parts(dict[str, RenderStyles]):
    """By their names the styles of a widget's parts that were asked for; any other is found when it is."""

    def __init__(self, node: DOMNode, names: AbstractSet[str]) -> None:
        super().__init__()
        self._node, self._names = node, names

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __missing__(self, name: str) -> RenderStyles:
        part = DOMNode(classes=name)
        part._attach(self._node)
        self._node.app.stylesheet.apply(part)
        self[name] = part.styles
        return part.styles


def _process_component_classes(sheet: Stylesheet, node: DOMNode) -> None:
    """In place of Textual's own, which makes a node for each part and finds its styles."""
    names = node._get_component_classes()
    if not names:
        return
    known = node._component_styles
    if not isinstance(known, _Parts):
        node._component_styles = _Parts(node, names)
        node.refresh()
        return
    has_changed = False
    for styles in known.values():
        assert styles.node is not None
        before = dict(styles.base._rules)
        sheet.apply(styles.node)
        has_changed = has_changed or styles.base._rules != before
    if has_changed:
        node.refresh()


def find_styles_of_parts_when_drawn() -> None:
    """Let the styles of parts wait until they are asked for. Done once for all apps of a process."""
    Stylesheet._process_component_classes = _process_component_classes  # type: ignore[method-assign, assignment]
