"""What a person types of terms, checks, problems and favours."""
