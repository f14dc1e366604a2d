"""Lists in which a row is a record of an account, whatever the record is: read, compared, shown, reported in one way."""
