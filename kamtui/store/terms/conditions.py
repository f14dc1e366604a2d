"""What holds of a term, as SQL over `FROM`: of the term `t`, its account `a`, and its last check `c`."""

LAST = "(SELECT id FROM term_check k WHERE k.term_id = t.id ORDER BY k.checked_on DESC, k.id DESC LIMIT 1)"
IS_OPEN = "t.state IN ('proposed', 'agreed')"
IS_DUE = "(t.state = 'agreed' AND t.next_check_on <= :today)"
TASK_SINCE = "FROM task x WHERE x.term_id = t.id AND date(x.created_at, 'localtime') >= c.checked_on"
PROBLEM_SINCE = "FROM problem x WHERE x.term_id = t.id AND x.noted_on >= c.checked_on"
IS_ANSWERED = f"(EXISTS (SELECT 1 {TASK_SINCE}) OR EXISTS (SELECT 1 {PROBLEM_SINCE}))"
# By its term, and not by all tasks that are open, which SQLite takes for fewer: hence the plus.
ANSWER_ON = f"(SELECT min(x.due_on) {TASK_SINCE} AND +x.done_at IS NULL)"
IS_PROBLEM_OPEN = f"EXISTS (SELECT 1 {PROBLEM_SINCE} AND x.settled_on IS NULL)"
# As `Standing.is_broken` and `needs_answer` say. Where it is no condition of a statement it stands within a CASE for what
# was found broken: of AND and OR SQLite reckons both sides else, for every term.
WAS_BROKEN = "c.outcome = 'broken' AND t.state <> 'cancelled'"
IS_UNDONE = f"({IS_OPEN} OR {ANSWER_ON} IS NOT NULL OR {IS_PROBLEM_OPEN})"
IS_BROKEN = f"({WAS_BROKEN} AND (NOT {IS_ANSWERED} OR {IS_UNDONE}))"
NEEDS_ANSWER = (
    f"({WAS_BROKEN} AND (NOT {IS_ANSWERED} OR coalesce({ANSWER_ON} < :today, 0) "
    f"OR (c.checked_on >= :today AND {IS_UNDONE})))"
)
BROKEN_ON = f"CASE WHEN {NEEDS_ANSWER} THEN c.checked_on END"
# Of one account or person: no other rank of `broken_longest_first` tells them apart.
OWED_ORDER = (
    f"{BROKEN_ON} IS NULL, {BROKEN_ON}, CASE WHEN {NEEDS_ANSWER} THEN t.id END, "
    "t.next_check_on IS NULL, t.next_check_on, t.id"
)
# A month of notice is never longer than 31 days; the exact rule is the domain's.
NOTICE_DAYS = (
    "(CAST(substr(t.notice, 2) AS INTEGER) * CASE substr(t.notice, -1) WHEN 'D' THEN 1 WHEN 'W' THEN 7 "
    "WHEN 'M' THEN 31 ELSE 366 END)"
)
MAY_END = (
    "(t.until_on < :today OR (t.notice IS NOT NULL AND "
    f"julianday(t.until_on) - {NOTICE_DAYS} <= julianday(:today)))"
)
NOTICE_IS_NEAR = f"(t.notice IS NOT NULL AND julianday(t.until_on) - {NOTICE_DAYS} <= julianday(:notice))"
MISSES = (
    "CASE t.target_bound WHEN 'at_least' THEN c.measured_thousandths < t.target_thousandths "
    "WHEN 'at_most' THEN c.measured_thousandths > t.target_thousandths "
    "ELSE c.measured_thousandths <> t.target_thousandths END"
)
IS_OFF_TARGET = f"(c.outcome <> 'broken' AND {MISSES})"
WAS_BROKEN_TWICE = (
    "(c.outcome IN ('broken', 'renegotiated') AND 2 = (SELECT sum(k.outcome = 'broken') FROM term_check k "
    "WHERE k.id IN (SELECT id FROM term_check WHERE term_id = t.id AND outcome <> 'renegotiated' "
    "ORDER BY checked_on DESC, id DESC LIMIT 2)))"
)
FROM = f"FROM term t JOIN account a ON a.id = t.account_id LEFT JOIN term_check c ON c.id = {LAST} "

HAS_ENDED = "t.state IN ('ended', 'cancelled')"
IS_OWED = f"({IS_OPEN} OR b.term_id IS NOT NULL)"
# `b` are the broken ones, with the day on which one broke that needs an answer: a list of them costs a quarter of asking
# each term for its last check.
BROKEN = (
    f"(SELECT t.id AS term_id, t.owed_by, {HAS_ENDED} AS has_ended, {BROKEN_ON} AS broken_on "
    f"{FROM}WHERE {{whose}} AND {IS_BROKEN})"
)
