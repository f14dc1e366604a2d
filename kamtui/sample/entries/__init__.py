"""What can stand in the files of `story/`: a class for each kind of entry, with its keys and what each may hold.

A key without a default has to be there. A whole number whose key ends in `_on` is a day, counted from the one
on which the book is made: -3 is three days before it. Money is in whole euros. What else the keys mean stands at the
head of the files.
"""
