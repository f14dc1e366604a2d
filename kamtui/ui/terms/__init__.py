"""Terms on the screen."""
