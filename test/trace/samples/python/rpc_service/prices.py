from __future__ import annotations


class PricesError(Exception):
    """A price cannot be told."""


class Prices:
    def __getitem__(self, item: str) -> int:
        if item == "gone":
            raise PricesError(item)
        return 3
