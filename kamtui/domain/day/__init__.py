"""The day: tasks, the review, the walk through it, health and greetings."""
