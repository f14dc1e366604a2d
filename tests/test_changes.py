"""The changelog as the program reads it to a person."""

import pytest

from kamtui import __version__, changes

CHANGELOG = """# Changelog

Words before.

## [2.0.0] - unreleased

The sentence of
this version.

### Added

- **Lists** of `terms`, see [there](https://example.org), go on
  in a second line.
- Another one.

### Fixed

- A mend.

## [1.0.0] - 2026-01-01

Old.
"""


def test_the_newest_part_is_read_without_its_marks() -> None:
    part = changes.read_newest(CHANGELOG)
    assert part == changes.Part(
        "2.0.0",
        "The sentence of this version.",
        ("Added:", "Lists of terms, see there, go on in a second line.", "Another one.", "Fixed:", "A mend."),
    )


def test_what_is_said_in_short_is_all_that_is_read() -> None:
    short = "### In short\n\n- Lists, and\n  more.\n- All else: here.\n\n### Added\n\n#### Lists\n"
    part = changes.read_newest(CHANGELOG.replace("### Added\n", short))
    assert part is not None and part.paragraphs == ("Lists, and more.", "All else: here.")
    part = changes.read_newest(CHANGELOG.replace("### Added\n", "### Added\n\n#### Lists\n"))
    assert part is not None and part.paragraphs[:3] == (
        "Added:", "Lists:", "Lists of terms, see there, go on in a second line.",
    )  # fmt: skip


def test_what_is_no_changelog_has_no_part() -> None:
    assert changes.read_newest("") is changes.read_newest("# Changelog\n\nNothing yet.\n") is None


@pytest.mark.parametrize("language", ["en", "bg"])
def test_the_changelog_that_comes_along_speaks_of_this_version(language: str) -> None:
    part = changes.newest(language)
    assert (
        part is not None and part.version == __version__ and part.sentence.endswith(".") and part.paragraphs
    )
    assert not any(sign in text for text in (part.sentence, *part.paragraphs) for sign in ("**", "`", "]("))
