"""Objects that may be others than those that were made first: for each of them, all of its class count."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator

from shop_errors import ShopError, billing, common, orders

Problem = Callable[[], ShopError]


class Rule:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def check(self) -> None:
        raise self._problem()


# A variable of the module that a function exchanges.
class StockRule(Rule): ...


stock: StockRule = StockRule(orders.OutOfStockError)


def close() -> None:
    global stock
    stock = StockRule(orders.OrderClosedError)


# errspec: createOrder
def create_order() -> None:
    stock.check()


# A field that is assigned from outside.
class PriceRule(Rule): ...


class Shelf:
    def __init__(self, rule: PriceRule) -> None:
        self.rule: PriceRule = rule


shelf = Shelf(PriceRule(orders.OrderNotFoundError))


def relax(other: Shelf) -> None:
    other.rule = PriceRule(orders.PriceChangedError)


# errspec: getOrder
def get_order() -> None:
    if random.random() > 0.5:
        relax(shelf)
    shelf.rule.check()


# A class with one object.
class CardRule(Rule): ...


class Only:
    first: Only | None = None
    card: CardRule

    def __new__(cls, card: CardRule) -> Only:
        if cls.first is None:
            cls.first = super().__new__(cls)
            cls.first.card = card
        return cls.first


if random.random() > 0.5:
    Only(CardRule(billing.CardDeclinedError))
only = Only(CardRule(billing.ProviderDownError))


# errspec: cancelOrder
def cancel_order() -> None:
    only.card.check()


# Attributes by name.
class MenuRule(Rule): ...


class Menu:
    def __init__(self) -> None:
        self.main: MenuRule = MenuRule(common.ForbiddenError)

    def change(self, name: str) -> None:
        setattr(self, name, MenuRule(common.ValidationFailedError))


menu = Menu()
menu.change("main" if random.random() > 0.5 else "side")


# errspec: listOrders
def list_orders() -> None:
    menu.main.check()


# Arguments from a list.
class PairRule(Rule): ...


class Pair:
    def __init__(self, one: PairRule, two: PairRule) -> None:
        self.one = one
        self.two = two


rules = [PairRule(common.CommonUnauthenticatedError), PairRule(billing.InsufficientFundsError)]
pair = Pair(*rules)


# errspec: payOrder
def pay_order() -> None:
    (pair.one if random.random() > 0.5 else pair.two).check()


# A method of an heir that its parent calls.
class Base:
    def refund(self) -> None:
        self.rule().check()

    def rule(self) -> Rule:
        raise NotImplementedError


class RefundRule(Rule): ...


class Heir(Base):
    def rule(self) -> RefundRule:
        return RefundRule(billing.RefundTooLateError)


# errspec: refundOrder
def refund_order() -> None:
    heir: Base = Heir()
    heir.refund()


# A function that calls itself with another object.
class InvoiceRule(Rule): ...


def chosen(depth: int, rule: InvoiceRule) -> InvoiceRule:
    return chosen(depth - 1, InvoiceRule(billing.InvoiceNotFoundError)) if depth > 3 else rule


# errspec: getInvoice
def get_invoice(depth: int) -> None:
    chosen(depth, InvoiceRule(orders.InvalidQuantityError)).check()


# What a framework raises into a generator.
class Conflict(Exception): ...


def transaction() -> Generator[None, None, None]:
    try:
        yield
    except Conflict as error:
        raise orders.DuplicateOrderError() from error


# errspec: importOrders
def import_orders() -> None:
    steps = transaction()
    next(steps)
    steps.throw(Conflict())


# An error that whoever gets its class raises.
class Busy(Exception): ...


def fail(kind: type[Exception]) -> None:
    raise kind()


# errspec: health
def health() -> None:
    try:
        fail(Busy)
    except Busy as error:
        raise common.RateLimitedError() from error
