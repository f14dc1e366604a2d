"""What was agreed, checks of it, problems and favours."""
