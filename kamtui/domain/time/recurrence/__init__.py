"""What comes again: the repeat rule that a person types, how it is kept, its days, and how it is shown.

A rule is kept as one of RFC 5545, which means what that standard says: a month without the 31st that was named is passed
over, a named 29 February comes in leap years, the first day counts among "10 times", "until" includes its day, and every
second week is counted from the Monday of the week that the rule starts in. "2 weeks after it is done" is no row of days
and has a form of its own (`after_done`).
"""
