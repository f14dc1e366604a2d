"""What the reports of all imports say alike: how the file was read, and names that may be long."""

from kamtui.domain.text.language import _

_LONGEST_NAME = 80  # characters shown of a name


def about_file(file: str, encoding: str, delimiter: str, header_line: int) -> str:
    """The first line of a report: how the text of the file was read."""
    sign = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}.get(delimiter, delimiter)
    text = _("{file}: {encoding}, delimiter {delimiter}, header on line {line}")
    return text.format(file=file, encoding=encoding, delimiter=sign, line=header_line)


def short_name(name: str) -> str:
    """A name as it fits into a line of a report."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
