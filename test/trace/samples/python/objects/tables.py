"""Classes whose objects differ in what they get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from shop_errors import ShopError, billing, common, orders


class Table:
    """Rows, and the error for one that is missing."""

    def __init__(self, missing: Callable[[], ShopError]) -> None:
        self.rows: dict[str, str] = {}
        self._missing = missing

    def row(self, key: str) -> str:
        if key not in self.rows:
            raise self._missing()
        return self.rows[key]


def open_table(missing: Callable[[], ShopError]) -> Table:
    """Each of its calls makes another object."""
    table = Table(missing)
    return table


class InvoiceTable(Table):
    """A parent with an argument of its own."""

    def __init__(self) -> None:
        super().__init__(billing.InvoiceNotFoundError)


class Counter:
    """A keyword, and a default."""

    def __init__(self, most: int, *, exceeded: Callable[[], ShopError] = orders.OutOfStockError) -> None:
        self._most = most
        self._exceeded = exceeded

    def add(self) -> None:
        self._most -= 1
        if self._most < 0:
            raise self._exceeded()


class Desk:
    """An object that makes another one with what it gets."""

    def __init__(self, exceeded: Callable[[], ShopError]) -> None:
        self._counter = Counter(3, exceeded=exceeded)

    def serve(self) -> None:
        self._counter.add()


class Clock(Protocol):
    """Something that ticks."""

    def tick(self) -> None: ...


class FastClock:
    def tick(self) -> None:
        raise common.RateLimitedError()


class SlowClock:
    def tick(self) -> None:
        raise billing.ProviderDownError()


class BrokenClock:
    """Nothing makes one."""

    def tick(self) -> None:
        raise common.InternalError()


@dataclass
class Timer:
    """A dataclass: its fields are the params of its constructor."""

    clock: Clock

    def start(self) -> None:
        self.clock.tick()


@dataclass(frozen=True)
class Alarm:
    """A field with a function."""

    ring: Callable[[], None]
