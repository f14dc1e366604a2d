"""`kamtui matches`: what imports remember: which account a name in files is, and how files are read."""

from typing import Any

from kamtui import paths
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import FAILED, complain, tell
from kamtui.config import Config
from kamtui.domain.accounts.importing.shape import Shape
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.store.accounts.match_changes import forget_matches
from kamtui.store.accounts.match_reads import known_matches
from kamtui.store.accounts.shapes import forget_shapes, known_shapes
from kamtui.store.book.book import Book


def matches(options: Any, config: Config, problems: list[str]) -> int:
    """Forget the names and files given, and print what remains; fails if nothing is known of one of them."""
    path = existing_book(options)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        missing = forget_matches(book, options.forget) if options.forget else []
        unknown = forget_shapes(book, options.forget_file) if options.forget_file else []
        known, shapes = known_matches(book), known_shapes(book)
    for match in known:
        tell(f"{match.name} → {match.account}")
    if not known:
        tell(
            _(
                "No name is matched to an account. An import with --match, --matches or --take-likely does that."
            )
        )
    if shapes:
        tell(_("Files with the same columns as one of these are read as it was:"))
    for shape in shapes:
        tell(f"{shape.file}: {shape_words(shape)}")
    for file in unknown:
        complain(_("--forget-file: nothing is known of “{file}”.").format(file=file))
    for name in missing:
        complain(_("--forget: nothing is known of “{name}”.").format(name=name))
    return FAILED if missing or unknown else 0


def shape_words(shape: Shape) -> str:
    """What is remembered of a file, in a line."""
    said = [f"{header} → {field}" for header, field in shape.mapping.items()]
    said += [f"{name}: {value}" for name, value in shape.said.items()]
    if shape.header_line:
        said.append(_("headers in line {line}").format(line=shape.header_line))
    return clean(", ".join([shape.kind, *said, *([shape.encoding] if shape.encoding else [])]), limit=400)
