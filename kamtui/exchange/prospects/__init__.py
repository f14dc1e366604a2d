"""Lists of prospects, as people and programs keep them: whom to win, who named them, how they stand."""
