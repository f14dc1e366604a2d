"""One question each; a dialog answers with a value and never writes."""
