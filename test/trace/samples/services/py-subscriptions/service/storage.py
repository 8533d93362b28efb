"""The storage, and the one way to it."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Generic, TypeVar

from sub_errors import SubscriptionsError, subs

T = TypeVar("T")


class StorageError(Exception):
    """The storage has failed."""


class StorageTimeout(StorageError):
    """The storage did not answer."""


class DuplicateError(StorageError):
    """The ID is taken."""


class NothingToDo(Exception):
    """Ends a unit of work early."""


class Table(Generic[T]):
    """Values by ID."""

    missing: type[SubscriptionsError] = subs.UnexpectedError

    def __init__(self, slow: bool = False) -> None:
        self._rows: dict[str, T] = {}
        self._slow = slow

    def __getitem__(self, key: str) -> T:
        """Return a value, or raise the error of this table."""
        self._wait()
        try:
            return self._rows[key]
        except KeyError:
            raise self.missing() from None

    def __iter__(self) -> Iterator[T]:
        return iter(list(self._rows.values()))

    def insert(self, key: str, value: T) -> None:
        """Add a value."""
        self._wait()
        if key in self._rows:
            raise DuplicateError(key)
        self._rows[key] = value

    def _wait(self) -> None:
        if self._slow and len(self._rows) > 1000:
            raise StorageTimeout("too many rows")


class Subscriptions(Table[T]):
    """The table of subscriptions."""

    missing = subs.SubscriptionMissingError


class Plans(Table[T]):
    """The table of plans."""

    missing = subs.PlanUnknownError


class Invoices(Table[T]):
    """The table of invoices."""

    missing = subs.InvoiceMissingError


class Unit:
    """A unit of work: turns what the storage raises into errors of the catalog."""

    def __enter__(self) -> Unit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, StorageTimeout):
            raise subs.StorageDownError(retry_after=2) from error
        return isinstance(error, NothingToDo)

    def done(self) -> None:
        """End the unit of work."""
        raise NothingToDo
