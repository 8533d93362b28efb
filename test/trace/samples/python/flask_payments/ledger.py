from __future__ import annotations

from shop_errors import billing, common, orders


class Ledger:
    """The orders that have been paid."""

    def __init__(self) -> None:
        self._ages = {"7": 3}

    def age_of(self, order_id: str) -> int:
        age = self._ages.get(order_id)
        return age if age is not None else self._fail(order_id)

    def check_age(self, order_id: str) -> None:
        if self.age_of(order_id) > 30:
            raise billing.RefundTooLateError()

    def take(self, row: str) -> int:
        item, _, quantity = row.partition(",")
        if not item:
            raise common.ValidationFailedError()
        try:
            count = int(quantity)
        except ValueError:
            raise orders.InvalidQuantityError() from None
        assert count > 0, row
        return count

    def _fail(self, order_id: str) -> int:
        raise orders.OrderNotFoundError(log={"id": order_id})
