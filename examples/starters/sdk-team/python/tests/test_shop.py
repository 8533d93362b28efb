"""The client, with the responses of the test kit."""

import unittest

from shop import Shop
from shop_errors import orders
from shop_errors.testing import fixture_of


def shop(status: int, headers: dict[str, str], body: str) -> Shop:
    return Shop("https://api.shop.example", lambda _: (status, headers, body.encode()))


class OrderTest(unittest.TestCase):
    def test_an_order_is_returned_as_it_is(self) -> None:
        self.assertEqual(shop(200, {}, '{"id": "7"}').order("7"), {"id": "7"})

    def test_an_order_that_does_not_exist_is_none(self) -> None:
        self.assertIsNone(shop(*fixture_of(orders.OrdersCode.ORDER_NOT_FOUND)).order("7"))

    def test_any_other_error_is_raised(self) -> None:
        response = fixture_of(orders.OrdersCode.TOO_MANY_ORDERS, retry_after=3)
        with self.assertRaises(orders.TooManyOrdersError) as raised:
            shop(*response).order("7")
        self.assertEqual(raised.exception.retry_after, 3)


if __name__ == "__main__":
    unittest.main()
