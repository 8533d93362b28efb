"""Stores. They know nothing of the catalog."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

T = TypeVar("T")


class StoreProblem(Exception):
    """Something is wrong with a store."""


class StoreConflict(StoreProblem):
    """Two requests have changed the same value."""


class StoreDown(StoreProblem):
    """The store does not answer."""


class Store(ABC, Generic[T]):
    """Keeps values by ID."""

    @abstractmethod
    def load(self, key: str) -> T | None:
        """Return a value, or ``None``."""

    @abstractmethod
    def save(self, key: str, value: T) -> None:
        """Save a value."""

    def keys(self) -> list[str]:
        """Return all IDs."""
        return []


class MemoryStore(Store[T]):
    """A store for what may be lost."""

    def __init__(self) -> None:
        self._values: dict[str, T] = {}

    def load(self, key: str) -> T | None:
        return self._values.get(key)

    def save(self, key: str, value: T) -> None:
        self._values[key] = value

    def keys(self) -> list[str]:
        return list(self._values)


class JournalStore(MemoryStore[T]):
    """A store that can fail: it writes a journal."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self._journal: list[str] = []

    def load(self, key: str) -> T | None:
        if len(self._journal) > self._limit:
            raise StoreDown("the journal is full")
        return super().load(key)

    def save(self, key: str, value: T) -> None:
        if self._journal and self._journal[-1] == key:
            raise StoreConflict(key)
        self._journal.append(key)
        super().save(key, value)
