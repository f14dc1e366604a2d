"""Forms in which terms, checks, problems and favours are written down."""
