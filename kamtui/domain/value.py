"""Values: what they are is what they hold. As frozen dataclasses, whose library takes longer to import than `kamtui today` may."""

from typing import Any, ClassVar, NoReturn


class Value:
    """Equal to any other of its class that holds the same in its fields; none of these is ever changed."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]]

    def _hold(self, *values: object) -> None:
        for name, value in zip(self._fields, values, strict=True):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} is never changed")

    def _held(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._held() == other._held()

    def __hash__(self) -> int:
        return hash(self._held())

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self._held(), strict=True))
        return f"{type(self).__name__}({held})"
