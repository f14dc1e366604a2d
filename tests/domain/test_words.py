"""The closed lists: their stored codes are part of the file's format."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

import kamtui.domain
from kamtui.domain.accounts.words import Language, PersonStatus, ReachKind, Stage
from kamtui.domain.calls.words import Asked, BeganBy, Channel, Objection
from kamtui.domain.center.words import CenterRule, Confidence, Role, Stance, TieKind
from kamtui.domain.chain.words import Answer, ChainRule, MayUse, Question, Source
from kamtui.domain.day.words import Settled
from kamtui.domain.knowledge.words import Bond, BondRule, CareRule, Mark, PortfolioState, Topic
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.words import (
    Bound,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemRule,
    ProblemState,
    TermCategory,
    TermRule,
    TermState,
)

DOMAIN = Path(kamtui.domain.__file__).parent

CODES: dict[type[StrEnum], str] = {
    Stage: "prospect customer former lost",
    Language: "en bg",
    Channel: "visit phone video email message event",
    BeganBy: "we they",
    Objection: "price timing budget authority",
    Asked: "not_asked none given",
    Role: "initiator user influencer decider approver buyer gatekeeper",
    Stance: "defender supporter neutral sceptic blocker",
    PersonStatus: "active left moved",
    ReachKind: "phone email web chat file",
    Confidence: "assumed confirmed",
    TieKind: "influences conflicts introduced",
    TermCategory: "quality delivery deadlines service price payment volume portfolio promotion",
    OwedBy: "we they both",
    Consent: "not_needed asked given refused",
    TermState: "proposed agreed ended cancelled",
    Outcome: "kept partly broken renegotiated",
    Bound: "at_least at_most exactly",
    ProblemKind: "problem threat",
    ProblemState: "open offered solved dropped",
    FavourWay: "given received",
    Settled: "done put_off called opened accepted skipped",
    Source: (
        "customer chain center advertising catalogue fair seminar directory press meeting occasion cold spotter "
        "consultant observation"
    ),
    MayUse: "not_asked yes no",
    Question: "need means authority access",
    Answer: "yes no unknown",
    Bond: "structural brand reputation personal information value no_choice",
    Mark: (
        "volume policy bodies power professional long_process many_decide concentrated systems essential risk direct "
        "long_lasting"
    ),
    Topic: "functioning results interests decides price conditions capacity",
    PortfolioState: "not_assessed sold offered competitor not_needed",
}


RULES: dict[type[StrEnum], str] = {
    CenterRule: (
        "all_cold no_decider opponent_cold single_thread target_past key_players_not_won supporters_too_few "
        "key_stance_unknown target_idle supporter_cold role_missing department_without_support nobody_opposes person_cold stance_faded"
    ),
    ChainRule: (
        "chain_thanks_owed chain_not_asked chain_satisfied_not_asked chain_not_qualified chain_not_paid_off chain_branch_silent"
    ),
    TermRule: (
        "term_broken term_broken_twice term_ending term_over term_consent_waiting term_notice_near term_off_target"
    ),
    ProblemRule: "problem_no_step problem_likely problem_long_open",
    MoneyRule: (
        "money_loses money_lost money_late money_down money_behind_plan money_not_secured money_key_not_a "
        "money_a_not_key money_hours money_new"
    ),
    BondRule: (
        "bond_captive bond_value_costs bond_structural_relied_on bond_one_carries_all bond_value_outside "
        "bond_no_personal bond_information_unused"
    ),
    CareRule: (
        "care_renewal_passed care_satisfaction_fell care_satisfaction_low care_renewal_near care_satisfaction_unknown"
    ),
}
"""What warnings are found by: stored where one was accepted, and never shown by name."""


@pytest.mark.parametrize("rules", RULES)
def test_rules_by_which_warnings_were_accepted_keep_their_codes(rules: type[StrEnum]) -> None:
    assert [rule.value for rule in rules] == RULES[rules].split()


@pytest.mark.parametrize("words", CODES)
def test_codes_never_change_and_each_has_a_label(words: type[StrEnum]) -> None:
    assert [word.value for word in words] == CODES[words].split()
    labels = [word.label for word in words]  # type: ignore[attr-defined]
    assert all(labels) and len(set(labels)) == len(labels)


def test_every_list_is_in_the_table() -> None:
    modules = [import_module(f"kamtui.domain.{path.parent.name}.words") for path in DOMAIN.glob("*/words.py")]
    assert len(modules) > 6
    lists = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, StrEnum)
    }
    assert lists - {StrEnum} == CODES.keys() | RULES.keys()
