"""Keys by which one entry names another; that the other is there is seen to when the files are read."""

from typing import NewType

AccountKey = NewType("AccountKey", str)
PersonKey = NewType("PersonKey", str)
TermKey = NewType("TermKey", str)
ProblemKey = NewType("ProblemKey", str)
CompetitorName = NewType("CompetitorName", str)
ProductName = NewType("ProductName", str)
TaskWords = NewType("TaskWords", str)
