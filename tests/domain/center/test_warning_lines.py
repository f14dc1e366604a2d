"""The order of the warnings in a list, and what is left of a warning that was accepted."""

from kamtui.domain.center.warning_lines import warning_lines
from kamtui.domain.center.way_in import WayIn
from kamtui.domain.center.words import CenterRule
from kamtui.domain.warning import Remedy, Severity, Warning


def a_warning(rule: CenterRule, severity: Severity, *people: int) -> Warning:
    return Warning(rule, severity, f"{rule.value}.", Remedy.TASK, people)


AMBER = a_warning(CenterRule.ROLE_MISSING, Severity.AMBER)
RED = a_warning(CenterRule.NO_DECIDER, Severity.RED, 3, 4)
CRITICAL = a_warning(CenterRule.ALL_COLD, Severity.CRITICAL, 5)
WAY = WayIn(7, (1, 7), (), "Way to Ivanova: Petrov → Ivanova")


def test_pressing_warnings_come_before_the_ways_in_and_the_others_behind() -> None:
    lines = warning_lines([AMBER, CRITICAL, RED], [WAY], {})
    assert [(line.sentence, line.severity, line.person_id) for line in lines] == [
        ("all_cold.", Severity.CRITICAL, 5),
        ("no_decider.", Severity.RED, 3),
        ("Way to Ivanova: Petrov → Ivanova", None, 7),
        ("role_missing.", Severity.AMBER, None),
    ]
    assert [line.warning for line in lines] == [CRITICAL, RED, None, AMBER]
    assert not any(line.is_accepted for line in lines)


def test_what_was_accepted_comes_last_and_says_until_when_and_why() -> None:
    lines = warning_lines([RED, AMBER], [WAY], {RED.key: "accepted until 1 Dec, because they said so."})
    assert [line.key for line in lines] == ["way:7", AMBER.key, f"kept:{RED.key}"]
    kept = lines[-1]
    assert kept.sentence == "accepted until 1 Dec, because they said so: no_decider."
    assert (kept.severity, kept.person_id, kept.warning, kept.is_accepted) == (None, 3, None, True)
