"""The settings file: what each setting is, how it is read, and how it is written without losing what else stands there."""
