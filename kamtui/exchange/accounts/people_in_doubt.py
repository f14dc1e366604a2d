"""People of a list who are in doubt: what each may be, in words, as candidates of a screen, and as what to paste for an answer."""

from collections.abc import Iterator, Sequence

from kamtui.domain.accounts.duplicates import Likeness, with_city
from kamtui.domain.accounts.importing.named_people import PersonDoubt, PersonTwin
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.shell import command_line
from kamtui.exchange.importing.preview import Candidate, PreviewLine, Sort
from kamtui.exchange.importing.report_words import line_numbers, short_name

_MOST_NAMES = 20
"""How many are told one by one."""


def people_in_doubt(doubts: Sequence[PersonDoubt]) -> Iterator[str]:
    """Whom each may be, and what to paste for either answer."""
    if not doubts:
        return
    text = _("people in doubt, not taken: {lines}")
    yield text.format(lines=line_numbers([doubt.named.line for doubt in doubts]))
    for doubt in doubts[:_MOST_NAMES]:
        start = _("line {line}").format(line=doubt.named.line)
        others = "; ".join(f"{_shown(twin)}: {_why(twin)}" for twin in doubt.may_be)
        yield "  " + clean(f"{start}: {short_name(doubt.named.name)} – {others}", limit=2000)
    if len(doubts) > _MOST_NAMES:
        yield "  " + _("and {count} more").format(count=len(doubts) - _MOST_NAMES)
    yield _("Say of each who it is, or that it is somebody else, by adding to the command:")
    for doubt in doubts[:_MOST_NAMES]:
        name = clean(doubt.named.name)
        same = command_line("--match", f"{name}={clean(doubt.may_be[0].answer)}")
        yield f"  {same}   {_('or')}   {command_line('--add', name)}"
    yield _("All of them as they are likely meant: --take-likely. Many answers: --matches FILE")


def preview_line(doubt: PersonDoubt) -> PreviewLine:
    """The line of a person in doubt, with those whom they may be."""
    named = doubt.named
    candidates = tuple(
        Candidate(twin.answer, _shown(twin), _why(twin), person=twin.person) for twin in doubt.may_be
    )
    more = f"{candidates[0].shown}? {candidates[0].why}"
    return PreviewLine(
        Sort.DOUBT,
        named.line,
        named.name,
        more,
        named.name,
        candidates,
        contact=named.contact,
        is_likely_new=doubt.is_likely_new,
    )


def _why(twin: PersonTwin) -> str:
    """Why they may be meant; of a namesake that it is in doubt because something else is said."""
    if twin.moves:
        return _("the same name and phone or e-mail: they moved here")
    is_namesake = twin.why is Likeness.SAME and not twin.account
    return _("the same name, but what is said differs") if is_namesake else twin.why.label


def _shown(twin: PersonTwin) -> str:
    """Somebody who may be meant, with what tells them apart, and where they stand."""
    person = twin.person
    more = (person.title, _("line {line}").format(line=person.line) if person.line else "")
    name = with_city(short_name(person.name), short_name(twin.account))
    return ", ".join([name, *(text for text in more if text)])
