"""Who is at an account besides: for reads of people that are loaded before the first picture, and import nothing more."""

IS_BESIDES = "p.id IN (SELECT person_id FROM membership WHERE account_id = :account AND is_besides AND until_on IS NULL)"
"""Whether a person `p` is at an account besides, and in the first place elsewhere."""
