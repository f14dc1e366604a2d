"""A fault with a customer's data in its message, its variables and what led to it."""

from typing import NoReturn

SECRET = "Petrova-owes-40000"


def failing(secret: str) -> NoReturn:
    customer = {"note": secret}
    try:
        raise PermissionError(13, secret, secret)
    except OSError as error:
        raise KeyError(customer["note"]) from error


def caught() -> KeyError:
    try:
        failing(SECRET)
    except KeyError as error:
        return error
