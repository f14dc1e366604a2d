"""Tasks, the review, its walk and the close of the day in the book."""
