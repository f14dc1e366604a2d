"""Sales and plans on the screen."""
