"""Lists of what was agreed, as people keep them: with whom, what, who owes it, until when, how it is checked."""
