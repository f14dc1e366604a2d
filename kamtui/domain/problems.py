"""What is wrong with a filled form, told of each of its fields."""


class Problems(ValueError):
    """What is wrong with a form: field name → sentence, in the order of reading."""

    def __init__(self, by_field: dict[str, str]) -> None:
        super().__init__(" ".join(by_field.values()))
        self.by_field = by_field
