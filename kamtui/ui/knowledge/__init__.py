"""What is known of an account on the screen."""
