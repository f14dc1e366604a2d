"""What was said of names, for the list that has them."""

from kamtui.domain.accounts.importing.said import Match, Said
from kamtui.exchange.importing.answers import Answers


def is_listed(name: str) -> bool:
    return name.casefold() in ("alfa", "beta", "gamma")


def test_names_that_the_list_does_not_have() -> None:
    answers = Answers(
        matches=(Match("Omega", "Alfa"), Match("alfa", "Beta")),
        add=("Zeta",),
        from_file=(Match("Iota", "A"),),
    )
    assert answers.not_listed(is_listed) == ("Zeta", "Omega")


def test_a_file_is_for_many_lists() -> None:
    of_alfa, of_beta = Match("Alfa", "A", "m.csv:1"), Match("Beta", "+", "m.csv:2")
    answers = Answers(from_file=(of_alfa, of_beta, Match("Omega", "O", "m.csv:3")), take_likely=True)
    assert answers.for_list(is_listed) == Said(matches=(of_alfa,), add=("Beta",), take_likely=True)


def test_what_an_option_says_counts_more_than_the_file() -> None:
    from_file = (Match("ALFA", "A", "m.csv:1"), Match("Beta", "B", "m.csv:2"), Match("Gamma", "+", "m.csv:3"))
    options = (Match("Alfa", "Other"), Match("Gamma", "G"))
    said = Answers(matches=options, add=("beta",), from_file=from_file).for_list(is_listed)
    assert said == Said(matches=options, add=("beta",))
