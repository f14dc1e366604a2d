"""What panels are made of: labels apart from what is known under them, parts that go on whole in the next line."""

from kamtui.ui.widgets.blocks import assemble, fact, facts, packed


def test_a_label_is_never_glued_to_what_is_known_and_all_have_one_edge() -> None:
    rows = assemble(
        facts(36, ("From", "5 Dec"), ("Check when", "on the 5th"), ("Notice", ""))
    ).plain.splitlines()
    assert rows == ["From        5 Dec", "Check when  on the 5th"]
    for label in ("From", "Check when", "Buys per year"):
        [row, _end] = assemble([fact(label, "never", 40)]).plain.split("\n")
        assert row.startswith(f"{label}  "), "at least two cells"


def test_parts_stand_whole_on_as_many_lines_as_they_need() -> None:
    about = ("we owe", "deadlines", "ended 30 Sep 2025")
    assert packed(about, 36) == ["we owe · deadlines", "ended 30 Sep 2025"]
    assert packed(about, 40) == ["we owe · deadlines · ended 30 Sep 2025"]
