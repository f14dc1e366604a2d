"""A whole conversation in one line, understood: what would be written, in words, and what has to be asked first (K16, K17, K20)."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.one_line.circumstances import Circumstances, read_circumstances
from kamtui.domain.calls.one_line.cutting import cut
from kamtui.domain.calls.one_line.directory import (
    Choice,
    Directory,
    Found,
    One,
    find,
)
from kamtui.domain.calls.one_line.heard import Told, heard
from kamtui.domain.calls.one_line.parts import Sort, Span, lone_sign, split
from kamtui.domain.calls.one_line.people import Head, HeadReader
from kamtui.domain.calls.one_line.pieces import OneLine, Piece
from kamtui.domain.calls.one_line.prospects import (
    doubt_of_words,
    prospect,
    prospect_means,
    read_named,
    who_named,
    with_firm_behind,
)
from kamtui.domain.calls.one_line.sides import side_of
from kamtui.domain.calls.one_line.steps import read_step
from kamtui.domain.calls.typed_call import new_call, read_call
from kamtui.domain.calls.typed_promises import FIRST, is_only_figures, promise_line, read_promises
from kamtui.domain.calls.words import Asked, BeganBy, Channel
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.fields import Problems
from kamtui.domain.knowledge.trend import BEST_SCORE
from kamtui.domain.terms.promise_day import (
    is_rule_of_payment,
    names_several_days,
    read_promise,
    refuse_impossible_day,
)
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.cleaning import LINE_LIMIT, clean, words_of
from kamtui.domain.text.language import _, in_quotes
from kamtui.domain.text.matching import begins_words
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.shown_days import show_moment, show_weekday_day
from kamtui.domain.time.typed_days import check_year
from kamtui.domain.time.typed_times import read_moment
from kamtui.domain.time.unread_days import refuse_unread_day

_EMPHASIS = re.compile(r"[^\W_]+!+(?=\s|$)")
"""A word between two marks: "!not! happy" is rather said loudly."""
_OF_PERCENT = re.compile(
    r"\s*(?:of|off|discount|rebate|cheaper|dearer|less|more|lower|higher|down|up|over|under|below|above|increase|rise|margin|bonus|vat|share|waste|scrap|"
    r"от|отстъпк\w+|надолу|нагоре|по-|повече|по-малко|под|над|увеличени\w+|марж\w*|бонус\w*|ддс|брак|от|на сто|намалени\w+|поскъпван\w+|off)(?!\w)",
    re.IGNORECASE,
)
"""Behind a number with its sign these make a percentage of it."""
_MOST_BEHIND_COLON = 4
_NOTHING = re.compile(
    r"(?:nothing|none|no|-|нищо|няма|не)(?: (?:yet|for now|засега|още|конкретно))?", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"(?<!\S)([^\W\d_]{3,})\s?=(?=[^\s=])")
_BEFORE_LATE_COLON = re.compile(r"[,;]\s*([^,;:]+(?::\d\d[^,;:]*)?):(?!\d)")
LONGEST_LINE = 10_000
"""Characters; a line that is longer belongs into the form."""


def read_line(line: str, directory: Directory, now: datetime, *, counts_from_call: bool = False) -> OneLine:
    """What a line means; its words count from `now`, an aware local moment.

    With `counts_from_call`, what was agreed counts from the day of the conversation where that is named as it stands in
    a calendar: such a line was typed on that day, and is only read now. "yesterday" still counts from now, and so does
    what was agreed with it.

    Nothing is guessed: who or what is not sure is a piece with a problem, and with what could be meant. A line
    without words has no pieces.
    """
    line = _without_marks_around(line)
    if len(line) > LONGEST_LINE:
        whole = Span(Sort.NOTE, line, 0, len(line))
        sentence = _("A line has at most {most} characters; a longer note fits into the form.")
        return OneLine((Piece(whole, _("Line"), "", sentence.format(most=LONGEST_LINE)),))
    spans = split(line)
    if not spans:
        return OneLine(())
    return _Line(directory, now, counts_from_call=counts_from_call).read(line, spans)


def _without_marks_around(line: str) -> str:
    """A line without the quotation marks around the whole of it, whose places stay."""
    bare = line.strip()
    is_quoted = len(bare) > 1 and bare[0] in '"„“«' and bare[-1] in '"”“»'
    if not is_quoted or any(mark in bare[1:-1] for mark in '"„“”«»'):
        return line
    start = line.index(bare)
    return f"{line[:start]} {bare[1:-1]} {line[start + len(bare) :]}"


def _late_head(line: str, spans: Sequence[Span], now: datetime) -> Span | None:
    """What says how or when it was, but stands behind a sign that has ended the head already; None if nothing does.

    In "metro, ivanova, !call on fri, visit yesterday: fine" it would become the next step, and the call one of today.
    """
    heads = [span for span in spans if span.sort is Sort.HEAD]
    bodies = [span for span in spans if span.sort is not Sort.HEAD]
    # What stands behind a prospect's comma is asked about with the prospect.
    if not heads or not bodies or ":" in line[heads[-1].end : bodies[0].start]:
        return None
    for sort, _text, start, end in bodies:
        places = () if sort is Sort.NAMED else _BEFORE_LATE_COLON.finditer(line, start, end + 1)
        found = [place.span(1) for place in places]
        if sort is Sort.NOTE and bodies[0].sort is Sort.SATISFIED and start == bodies[0].end:
            found.append((start, end))  # %8, visit yesterday
        for at, stop in found:
            words = line[at:stop].strip(" ,;")
            if read_circumstances(words.split(), now) is not None:
                return Span(Sort.HEAD, words, at, stop)
    return None


class _Line:
    """Reads the parts of a line one after the other."""

    def __init__(self, directory: Directory, now: datetime, *, counts_from_call: bool) -> None:
        self._directory, self._now, self._counts_from_call = directory, now, counts_from_call
        self._today = now.date()
        self._pieces: list[Piece] = []
        self._people: list[Participant] = []
        self._account: One | None = None
        self._notes: list[str] = []
        self._agreed: list[TermEntry] = []
        self._steps: list[TaskEntry] = []
        self._satisfied: int | None = None
        self._when: Span | None = None
        self._line, self._body = "", -1

    def read(self, line: str, spans: Sequence[Span]) -> OneLine:
        self._line = line
        self._body = next((span.start for span in spans if span.sort is Sort.NOTE), -1)
        head = HeadReader(self._directory, self._now).read([s for s in spans if s.sort is Sort.HEAD])
        self._pieces += head.pieces
        self._account, self._people = head.account, list(head.people)
        if not any(span.sort is Sort.HEAD for span in spans):
            self._fail(
                spans[0], _("Account"), _("Say first with which account, or whom, this was; then a colon.")
            )
        elif not (head.account or head.people or self._has_problem):
            self._fail(spans[0], _("Account"), _("Say first with which account, or whom, this was."))
        elif (
            len(spans) == 1 and head.account is not None and not head.people and head.said == Circumstances()
        ):
            sentence = _(
                "Nothing is said but the account: add who was there, how or when, or a colon and a note."
            )
            self._fail(spans[0], _("Line"), sentence)
        self._read_moment(head)
        if (late := _late_head(line, spans, self._now)) is not None:
            sentence = _("“{text}” says how or when it was: write that before what begins with a sign.")
            self._fail(late, _("When"), sentence.format(text=late.text))
        if (sign := lone_sign(line)) is not None:
            sentence = _("“{sign}” stands alone: write it close before its words, or take it out.")
            self._fail(spans[-1], _("Note"), sentence.format(sign=sign))
        read = {
            Sort.NOTE: self._read_note,
            Sort.PROMISE: self._read_promise,
            Sort.STEP: self._read_step,
            Sort.NAMED: self._read_named,
            Sort.SATISFIED: self._read_satisfied,
        }
        for span in spans:
            if span.sort is not Sort.NOTE and len(span.text) > LINE_LIMIT:
                sentence = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
                self._fail(span, _("Line"), sentence)
            elif span.sort in read:
                read[span.sort](span)
        return self._written(head.said, spans)

    @property
    def _has_problem(self) -> bool:
        return any(piece.problem for piece in self._pieces)

    def _say(self, span: Span, label: str, means: str) -> None:
        self._pieces.append(Piece(span, label, means))

    def _fail(self, span: Span, label: str, problem: str, choices: tuple[Choice, ...] = ()) -> None:
        self._pieces.append(Piece(span, label, "", problem, choices))

    def _read_moment(self, head: Head) -> None:
        self._when = head.when
        if head.when is None:
            return
        try:
            moment = read_moment(head.said.when, self._now)
            check_year(moment.date(), head.said.when, self._now.date())
        except DateError as wrong:
            self._fail(head.when, _("When"), str(wrong))
        else:
            is_relative = set(shape_of(read_tokens(head.said.when))) & {"R", "U"}
            if self._counts_from_call and not is_relative and moment <= self._now:
                self._today = moment.date()
            self._say(head.when, _("When"), show_moment(moment, self._now.date()))

    # -- behind the colon

    def _read_note(self, span: Span) -> None:
        for found in _NAME_BEFORE.finditer(span.text):
            if any(begins_words(found[1], person.name) for person in self._people):
                sentence = _("Does {name} promise something? Write they= or we= before it.")
                choices = tuple(
                    Choice(f"{owed.label}: …", span.text.replace(found.group(), f"{sign}=", 1))
                    for owed, sign in ((OwedBy.THEY, "they"), (OwedBy.WE, "we"))
                )
                self._fail(span, _("Promise"), sentence.format(name=found[1]), choices)
                return
        if (
            span.start == self._body
            and self._line[: self._body].endswith(":")
            and (head := self._head_behind_colon(span.text))
        ):
            sentence = _(
                "“{text}” stands behind the first colon: is it who was there, or how? Then write a comma before it."
            )
            self._fail(span, _("Note"), sentence.format(text=head))
            return
        self._notes.append(span.text)
        self._say(span, _("Note"), clean(span.text))

    def _head_behind_colon(self, note: str) -> str:
        """The people, how and when with which a note begins, a colon behind them; "" where it begins with none."""
        head, colon, _rest = note.partition(":")
        pieces = [piece.split() for piece in head.split(",")]
        if not colon or self._account is None or len(pieces) > _MOST_BEHIND_COLON:
            return ""
        known = self._directory.people(self._account.record_id)
        is_head = all(cut(piece, lambda name: find(name, "", known).one, self._now) for piece in pieces)
        return head if is_head else ""

    def _read_promise(self, span: Span) -> None:
        try:
            refuse_impossible_day(span.text, self._today)
            if (day := read_promise(span.text, self._today).due_on) is not None:
                check_year(day, span.text, self._today)
            elif not is_rule_of_payment(span.text):
                refuse_unread_day(span.text)
        except DateError as wrong:
            self._fail(span, _("Promise"), str(wrong))
            return
        if _NOTHING.fullmatch(span.text.partition(":")[2].strip() or span.text.strip()) is not None:
            self._fail(
                span, _("Promise"), _("Nothing was promised: leave it out, or write it into the note.")
            )
            return
        if names_several_days(span.text, self._today):
            self._fail(span, _("Promise"), _("These are several days: write a promise for each of them."))
            return
        side = side_of(span.text, self._today)
        if side is None or is_only_figures(span.text):
            sentence = _("Whose promise is “{text}”? Write they= or we= before it.")
            choices = tuple(
                Choice(f"{owed.label}: {span.text}", f"{sign}={span.text}")
                for owed, sign in ((OwedBy.THEY, "they"), (OwedBy.WE, "we"))
            )
            self._fail(span, _("Promise"), sentence.format(text=span.text), choices)
            return
        told = read_promise(span.text, self._today).owed_by is not None
        text = span.text if told else promise_line(side, span.text)
        try:
            terms = read_promises(
                {FIRST: text}, self._account.record_id if self._account else None, self._today
            )
        except Problems as wrong:
            if not self._has_problem:
                self._fail(span, _("Promise"), str(wrong))
            return
        labels = {OwedBy.THEY: _("They promise"), OwedBy.WE: _("We promise"), OwedBy.BOTH: _("Both promise")}
        for term in terms:
            of_whom = self._of_whom(term.what)
            self._agreed.append(term._replace(person_id=of_whom.person_id if of_whom else None))
            self._say(span, labels[term.owed_by], self._promised(term) + self._with_whom(of_whom))

    def _of_whom(self, text: str) -> Participant | None:
        """Whom a promise or a step is hung on: the only one who was there, or the only one of them whom its words name."""
        if len(self._people) == 1:
            return self._people[0]
        words = set(words_of(text))
        named = [
            person
            for person in self._people
            if words & {word for word in words_of(person.name) if len(word) > 2}
        ]
        return named[0] if len(named) == 1 else None

    def _with_whom(self, person: Participant | None) -> str:
        """Of several who were there, on whom it is hung; nothing where there is only one."""
        if len(self._people) < 2 or person is None or person.person_id is None:
            return ""
        return ", " + _("with {name}").format(name=person.name)

    def _promised(self, term: TermEntry) -> str:
        day = first_occurrence(term.checks) if term.checks is not None else None
        what = f"{in_quotes(term.what)}, {term.category.label}"
        if day is None:
            return what
        shown = show_weekday_day(day, self._today)
        promise = read_promise(term.what, self._today)
        if promise.again is not None:
            said = _("looked at {rule}, first on {day}").format(
                rule=show_recurrence(promise.again), day=shown
            )
        elif promise.due_on:
            said = _("looked at on {day}").format(day=shown)
        else:
            said = _("no day named: looked at on {day}").format(day=shown)
        return f"{what}, {said}"

    def _read_step(self, span: Span) -> None:
        if _EMPHASIS.match(span.text) is not None:
            sentence = _("Is “!{text}” a next step? Its sign stands before its words, and none behind them.")
            bare = span.text.replace("!", "", 1)
            choices = (
                Choice(_("as a step: {words}").format(words=bare), f"!{bare}"),
                Choice(_("as a note: {words}").format(words=span.text), span.text),
            )
            self._fail(span, _("Next step"), sentence.format(text=span.text), choices)
            return
        try:
            step = read_step(span.text, self._today)
            check_year(step.due.day, span.text, self._today)
        except DateError as wrong:
            self._fail(span, _("Next step"), str(wrong))
            return
        if not step.what:
            self._fail(span, _("Next step"), _("Say what is to be done by then."))
            return
        account_id = self._account.record_id if self._account else None
        of_whom = self._of_whom(step.what)
        person_id = of_whom.person_id if of_whom else None
        self._steps.append(TaskEntry(step.what, step.due.day, step.due.time, account_id, person_id))
        shown = show_weekday_day(step.due.day, self._today) + (
            f" {step.due.time:%H:%M}" if step.due.time else ""
        )
        said = _("{what}, by {day}") if step.has_day else _("{what}, no day named: by {day}")
        self._say(span, _("Next step"), said.format(what=step.what, day=shown) + self._with_whom(of_whom))

    def _read_satisfied(self, span: Span) -> None:
        behind = _OF_PERCENT.match(self._line, span.end)
        if behind is not None:
            sentence = _("Is “{text}” how satisfied they are, from 0 to 10, or a percentage?")
            typed = self._line[span.start : span.end]
            choices: tuple[Choice, ...] = (
                Choice(_("a percentage: {words}").format(words=f"{span.text} %"), f"{span.text} %"),
            )
            if span.text.isdecimal() and int(span.text) <= BEST_SCORE:
                choices += (
                    Choice(
                        _("satisfied: {score} of {best}").format(score=span.text, best=BEST_SCORE),
                        f"%{span.text}:",
                    ),
                )
            self._fail(span, _("Satisfied"), sentence.format(text=typed + behind.group()), choices)
            return
        is_whole = span.text.isdecimal() and len(span.text) < 4
        score = int(span.text) if is_whole else BEST_SCORE + 1
        if score > BEST_SCORE:
            self._fail(span, _("Satisfied"), _("A number from 0, not at all, to 10, wholly."))
        elif self._satisfied is not None:
            self._fail(span, _("Satisfied"), _("This is said twice: leave one of them out."))
        elif self._account is None:
            self._fail(span, _("Satisfied"), _("Say above which account is so satisfied."))
        else:
            self._satisfied = score
            self._say(span, _("Satisfied"), _("{score} of {best}").format(score=score, best=BEST_SCORE))

    # -- prospects

    def _read_named(self, span: Span) -> None:
        named = read_named(span.text)
        named = with_firm_behind(named, self._people, self._directory)
        behind_comma = named.firm.rpartition(",")[2].split() if "," in named.firm else []
        if behind_comma and read_circumstances(behind_comma, self._now) is not None:
            sentence = _("“{text}” says how or when it was: write that before what begins with +.")
            self._fail(span, _("Prospect"), sentence.format(text=clean(" ".join(behind_comma))))
            return
        if (doubt := doubt_of_words(named, self._directory)) is not None:
            self._fail(span, _("Prospect"), doubt.problem, doubt.choices)
            return
        place = who_named(named, self._people)
        if isinstance(place, Found):
            if self._people or not self._has_problem:
                self._fail(span, _("Prospect"), place.problem, place.choices)
            return
        person = self._people[place]
        if named.is_nobody:
            if person.asked is Asked.NOT_ASKED:
                self._people[place] = person._replace(asked=Asked.NONE)
            self._say(span, _("Prospect"), _("{name} was asked and named none").format(name=person.name))
            return
        account_id = self._account.record_id if self._account else None
        entry = prospect(named, self._directory, self._today, account_id)
        if isinstance(entry, Found):
            self._fail(span, _("Prospect"), entry.problem, entry.choices)
            return
        self._people[place] = person._replace(asked=Asked.GIVEN, named=(*person.named, entry))
        said = _("{prospect}; named by {name}").format(prospect=prospect_means(entry), name=person.name)
        self._say(span, _("Prospect"), said)

    def _unsaid(self, said: Circumstances, channel: Channel, at: Span) -> list[Piece]:
        """How and when it was, where the line does not say so."""
        start = Span(Sort.HEAD, "", at.end, at.end)
        unsaid = []
        if said.channel is None:
            unsaid.append(Piece(start, _("How"), _("{channel}, as last time").format(channel=channel.label)))
        if not said.when:
            unsaid.append(Piece(start, _("When"), show_moment(self._now, self._now.date())))
        return unsaid

    def _with_heard(self, pieces: Sequence[Piece], said: Circumstances) -> Iterator[Piece]:
        """The pieces, and with note and account what the note says by the way and the line does not."""
        notes = [piece for piece in pieces if piece.span.sort is Sort.NOTE]
        first = next((piece for piece in pieces if piece.span.sort is Sort.HEAD and piece.label), None)
        told = Told(self._account, self._people, self._agreed, said.objection is not None)
        for piece in pieces:
            if first is None or not (piece is first or piece in notes):
                yield piece
                continue
            of_notes = [piece] if piece in notes else notes
            heard_in = [heard(note.span, first.span, told, self._directory, self._today) for note in of_notes]
            added = [
                choice
                for each in heard_in
                for choice in (each.in_head if piece is first else each.behind_note)
            ]
            yield piece._replace(choices=tuple(added))

    # -- all of it

    def _written(self, said: Circumstances, spans: Sequence[Span]) -> OneLine:
        """The line with what is written of it, unless something is to be asked first."""
        pieces = tuple(sorted(self._pieces, key=lambda piece: piece.span.start))
        if self._has_problem:
            return OneLine(pieces)
        account_id = self._account.record_id if self._account else None
        channel = said.channel or self._directory.usual_channel(account_id)
        unsaid = self._unsaid(said, channel, [span for span in spans if span.sort is Sort.HEAD][-1])
        pieces = tuple(sorted((*self._with_heard(pieces, said), *unsaid), key=lambda piece: piece.span.start))
        typed = {
            **new_call(channel),
            "when": said.when,
            "note": " ".join(self._notes),
            "minutes": str(said.minutes or ""),
            "began_by": (said.began_by or BeganBy.WE).value,
            "objection": said.objection.value if said.objection else "",
            "satisfied": "" if self._satisfied is None else str(self._satisfied),
        }
        try:
            entry = read_call(typed, self._now, account_id, self._people)
        except Problems as wrong:
            is_of_moment = "when" in wrong.by_field and self._when is not None
            problem = Piece(
                self._when if is_of_moment and self._when else spans[0], _("Line"), "", str(wrong)
            )
            return OneLine((*pieces, problem))
        entry = entry._replace(next_step=self._steps[0] if self._steps else None)
        return OneLine(pieces, entry, tuple(self._agreed), tuple(self._steps[1:]), bool(said.when))
