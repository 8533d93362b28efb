"""The way to the stores that all services share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from ticket_errors import TicketsError, venues

from .store import Store, StoreConflict, StoreDown

T = TypeVar("T")


@contextmanager
def translating() -> Iterator[None]:
    """Turn a store that is down into an error of the catalog."""
    try:
        yield
    except StoreDown as error:
        raise venues.StoreFailedError(log={"store": str(error)}) from error


class Repository(Generic[T]):
    """Values of a store, with errors of the catalog."""

    def __init__(self, store: Store[T], missing: Callable[[], TicketsError]) -> None:
        self._store = store
        self._missing = missing

    def get(self, key: str) -> T:
        """Return a value, or raise the error for a missing one."""
        with translating():
            value = self._store.load(key)
        if value is None:
            raise self._missing()
        return value

    def put(self, key: str, value: T) -> None:
        """Save a value. A conflict of the store is for the caller."""
        with translating():
            self._store.save(key, value)

    def find(self, key: str) -> T | None:
        """Return a value, or ``None``."""
        try:
            return self.get(key)
        except type(self._missing()):
            return None

    def keys(self) -> list[str]:
        """Return all IDs."""
        return self._store.keys()
