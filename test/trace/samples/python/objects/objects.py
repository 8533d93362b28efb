"""Objects that are distinguished, and others of which all that may happen counts."""

from __future__ import annotations

import copy

from shop_errors import ShopError, billing, common, orders

from .tables import Alarm, Clock, Counter, Desk, FastClock, InvoiceTable, SlowClock, Table, Timer, open_table

order_table: Table = open_table(orders.OrderNotFoundError)
price_table = open_table(lambda: orders.PriceChangedError())
invoice_table = InvoiceTable()
stock = Counter(3)
refunds = Counter(1, exceeded=billing.RefundTooLateError)
cash_desk = Desk(billing.InsufficientFundsError)
card_desk = Desk(billing.CardDeclinedError)
fast = Timer(FastClock())
slow = Timer(clock=SlowClock())


def ring() -> None:
    raise orders.OrderClosedError()


alarm = Alarm(ring)


def counted() -> tuple[InvoiceTable, int]:
    return invoice_table, len(invoice_table.rows)


# errspec: createOrder
def create_order(key: str) -> str:
    stock.add()
    return price_table.row(key)


# errspec: getOrder
def get_order(key: str) -> str:
    return order_table.row(key)


# errspec: getInvoice
def get_invoice(key: str) -> str:
    table, _ = counted()
    return table.row(key)


# errspec: refundOrder
def refund_order() -> None:
    refunds.add()
    copy.deepcopy(slow).start()


# errspec: payOrder
def pay_order(method: str) -> None:
    if method == "":
        alarm.ring()
    card_desk.serve()
    fast.start()


class Lost(Exception):
    """Raised here, and nowhere else."""


class Torn(Exception):
    """Raised elsewhere."""


def read(key: str) -> None:
    if not key:
        raise Lost(key)


# errspec: cancelOrder
def cancel_order(key: str) -> None:
    try:
        read(key)
    except Torn as error:
        raise common.InternalError() from error
    except Lost as error:
        raise common.ValidationFailedError() from error


# errspec: listOrders
def list_orders(key: str) -> list[str]:
    try:
        read(key)
        return [order_table.row(key)]
    finally:
        return []  # noqa: B012


# Tables in a dictionary can be any.
tables: dict[str, Table] = {"orders": Table(orders.DuplicateOrderError), "prices": price_table}


# errspec: importOrders
def import_orders(name: str) -> str:
    return tables[name].row("1")


def clock_for(name: str) -> Clock:
    return FastClock() if name == "fast" else SlowClock()


# errspec: health
def health(name: str) -> None:
    clock_for(name).tick()


def problem() -> ShopError:
    return common.ForbiddenError()
