"""The styles of thousands of apps, found once: the same rules of the same text, for the same kind of node in the same place.

Textual parses the text of all styles for each app and compares each rule with each node. Here what was found once is
found again for all apps of a process; what is found is the same, as `tests/ui/test_styles.py` shows.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from textual.css import query
from textual.css.match import _check_selectors
from textual.css.model import CombinatorType, RuleSet, SelectorSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import Token
from textual.dom import DOMNode

Rules = dict[str, Any]
NOTED = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What Textual notes at a node of the rules that could be meant for it."""

OF_EACH = ("layout", "display", "visibility", "dock", "overflow_x", "overflow_y", "pointer")
"""What is more than a value to a node: a layout is its own, and others are told what becomes of its place."""

_textuals_apply = Stylesheet.apply
_textuals_replace_rules: Any = vars(Stylesheet)["replace_rules"].__func__


def find_styles_once() -> None:
    """Let all apps of a process share the style rules that were parsed and found."""
    _parse_once()
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # as its own says, without a call of Python
    Stylesheet.apply = _apply  # type: ignore[method-assign, assignment]
    Stylesheet.replace_rules = classmethod(_replace_rules)  # type: ignore[method-assign, assignment]
    vars(query)["match"] = _match


def _parse_once() -> None:
    """Let all apps share what was parsed from the same text with the same colours."""
    unshared_rules = Stylesheet._parse_rules
    unshared_tokens: Any = vars(Stylesheet)["_variable_tokens"].fget
    known: dict[frozenset[tuple[str, str]], dict[Any, Any]] = {}

    def of_the_same_colours(sheet: Stylesheet) -> dict[Any, Any]:
        """What was parsed with the colours and other variables that a sheet has now."""
        colours, parsed = vars(sheet).get("_shared", (None, None))
        if colours is not sheet._variables:
            parsed = known.setdefault(frozenset(sheet._variables.items()), {})
            vars(sheet)["_shared"] = (sheet._variables, parsed)
        return cast(dict[Any, Any], parsed)

    def parse_rules(sheet: Stylesheet, css: str, **where: Any) -> list[RuleSet]:
        parsed = of_the_same_colours(sheet)
        key = (css, *where.values())
        if key not in parsed:
            parsed[key] = unshared_rules(sheet, css, **where)
        rules: list[RuleSet] = parsed[key]
        return rules

    def variable_tokens(sheet: Stylesheet) -> dict[str, list[Token]]:
        parsed = of_the_same_colours(sheet)
        if "tokens" not in parsed:
            parsed["tokens"] = unshared_tokens(sheet)
        tokens: dict[str, list[Token]] = parsed["tokens"]
        return tokens

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign, assignment]
    Stylesheet._variable_tokens = property(variable_tokens)  # type: ignore[method-assign, assignment]


class _Kind(NamedTuple):
    """A kind of node with an id and classes, wherever it stands, among certain rules."""

    states: tuple[str, ...]
    """All states, such as `focus`, of the node or of one above it, for which the rules of this kind ask."""
    found: "dict[Any, _Found]"
    """By the nodes from this one up and by their states."""


class _Found(NamedTuple):
    """What the rules came to for a node in its place."""

    rules: Rules
    noted: dict[str, bool]
    as_set: Rules
    """The rules as a new node keeps them, but those which it has to be given one by one; empty until it was seen."""


_kinds: dict[tuple[RuleSet, ...], dict[Any, _Kind]] = {}
"""For each list of rules that some app had, the kinds of nodes that were asked for."""


def _kinds_of(sheet: Stylesheet) -> dict[Any, _Kind]:
    """The kinds of nodes that are known among the rules that a sheet has now."""
    rules = sheet.rules
    known, kinds = vars(sheet).get("_kinds", (None, None))
    if known is not rules:
        kinds = _kinds.setdefault(tuple(rules), {})
        vars(sheet)["_kinds"] = (rules, kinds)
    return cast(dict[Any, _Kind], kinds)


def _states(sheet: Stylesheet, node: DOMNode) -> tuple[str, ...]:
    named = sheet.rules_map.keys() & node._selector_names
    return tuple({state for name in named for rule in sheet.rules_map[name] for state in rule.pseudo_classes})


def _place(node: DOMNode, states: tuple[str, ...]) -> tuple[Any, ...]:
    """All of a node and of those above it that a rule can ask for."""
    place: list[Any] = []
    above: Any = node
    while isinstance(above, DOMNode):
        place += (type(above), above._id, frozenset(above._classes))
        if states:
            knows: Any = above._PSEUDO_CLASSES
            place += [state in knows and knows[state](above) for state in states]
        above = above._parent
    return tuple(place)


def _by_textual(sheet: Stylesheet, node: DOMNode, replace_rules: Any) -> None:
    """Let Textual itself find the styles of a node, without those of its parts, and give them to `replace_rules`."""
    own: Any = vars(sheet)
    own["replace_rules"] = replace_rules
    own["_process_component_classes"] = lambda _node: None
    try:
        _textuals_apply(sheet, node)
    finally:
        del own["replace_rules"], own["_process_component_classes"]


def as_textual_does(sheet: Stylesheet, node: DOMNode) -> None:
    """Give a node, without its parts, its styles as Textual does."""
    _by_textual(
        sheet, node, lambda *args, animate: _textuals_replace_rules(type(sheet), *args, animate=animate)
    )


def _find(sheet: Stylesheet, node: DOMNode) -> _Found:
    rules: Rules = {}
    _by_textual(sheet, node, lambda _node, found, animate: rules.update(found))
    return _Found(rules, {name: getattr(node, name) for name in NOTED}, {})


def _apply(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None) -> None:
    """Give a node its styles, as Textual does, which remembers what it found only within one step."""
    kinds = _kinds_of(sheet)
    name = (type(node), node._id, frozenset(node._classes))
    kind = kinds.get(name)
    if kind is None:
        kind = kinds[name] = _Kind(_states(sheet, node), {})
    place = _place(node, kind.states)
    found = kind.found.get(place)
    if found is None:
        found = kind.found[place] = _find(sheet, node)
    vars(node).update(found.noted)
    if found.rules:
        if animate or node._is_mounted or node.styles.base._rules:
            sheet.replace_rules(node, cast(RulesMap, found.rules), animate=animate)
        else:
            _set_rules(sheet, node, found)
    sheet._process_component_classes(node)


def _set_rules(sheet: Stylesheet, node: DOMNode, found: _Found) -> None:
    """Give a new node its rules: nothing of it has to be drawn again."""
    base = node.styles.base
    kept = cast(Rules, base._rules)
    if found.as_set:
        kept.update(found.as_set)
        base._updates += 1
        for key in OF_EACH:
            if key in found.rules:
                setattr(base, key, found.rules[key])
        node.notify_style_update()
    else:
        sheet.replace_rules(node, cast(RulesMap, found.rules))
        found.as_set.update((key, value) for key, value in kept.items() if key not in OF_EACH)


def _replace_rules(sheet: type[Stylesheet], node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
    """Set only the rules that are others than before: to set the same again does nothing."""
    if animate:
        _textuals_replace_rules(sheet, node, rules, animate)
        return
    base = node.styles.base
    before: Rules = cast(Rules, base._rules)
    wanted: Rules = cast(Rules, rules)
    others = [key for key, value in wanted.items() if key not in before or before[key] != value]
    others += [key for key in before if key not in wanted]
    for key in others:
        setattr(base, key, wanted.get(key))
    node.notify_style_update()


def _match(selectors: Iterable[SelectorSet], node: DOMNode) -> bool:
    """Whether one of the selectors fits the node; most are of one word, for which the node's own is asked only."""
    path: list[DOMNode] | None = None
    for one in selectors:
        if len(one.selectors) == 1 and one.selectors[0].combinator is CombinatorType.DESCENDENT:
            if one.selectors[0].check(node):
                return True
            continue
        path = path or node.css_path_nodes
        if _check_selectors(one.selectors, path):
            return True
    return False
