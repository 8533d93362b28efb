from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass
class Order:
    id: str
    item: str
    is_open: bool


class Orders(Protocol):
    def get(self, order_id: str) -> Order: ...

    def add(self, order: Order) -> None: ...
