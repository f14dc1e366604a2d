"""Forms in which what is known of an account is written down."""
