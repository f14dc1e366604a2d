"""One thing drawn each: values in, messages out."""
