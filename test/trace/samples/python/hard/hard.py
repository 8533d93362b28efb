from __future__ import annotations
import asyncio
import contextlib
from typing import Any, Callable
from shop_errors import orders, billing, common, ShopError


# unknown receiver whose method is defined in the sources
def createOrder(ctx):
    return ctx.service.create()


class Service:
    def create(self):
        raise orders.OutOfStockError()


# callable param from outside
def getOrder(hook: Callable[[], None]) -> None:
    hook()


# getattr
def cancelOrder(name: str) -> None:
    getattr(Service(), name)()


# contextlib.suppress; asyncio.gather; generators
def listOrders() -> list[int]:
    with contextlib.suppress(orders.OrderNotFoundError):
        raise orders.OrderNotFoundError()

    async def one() -> int:
        raise orders.OrderClosedError()

    async def main() -> None:
        await asyncio.gather(one(), one())

    asyncio.run(main())
    return list(gen())


def gen():
    yield 1
    raise orders.PriceChangedError()


# errors kept in lists and attributes
class Collector:
    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self.on_fail: Callable[[], Exception] = lambda: billing.CardDeclinedError()

    def add(self, e: Exception) -> None:
        self.errors.append(e)

    def finish(self) -> None:
        if self.errors:
            raise self.errors[0]
        raise self.on_fail()


def payOrder() -> None:
    c = Collector()
    c.add(billing.ProviderDownError())
    c.finish()


# subclass of a catalog error, kind class raised, walrus, dict of callables, match
class Special(billing.InsufficientFundsError):
    pass


def refundOrder(kind: str) -> None:
    handlers = {"a": first, "b": lambda: second()}
    handlers[kind]()
    if (e := third()) is not None:
        raise e


def first() -> None:
    raise Special()


def second() -> None:
    raise billing.RefundTooLateError()


def third() -> Exception | None:
    return common.ForbiddenError()


# class decorators with state, property, dunder
class Lazy:
    @property
    def value(self) -> int:
        raise billing.InvoiceNotFoundError()

    def __enter__(self):
        raise common.RateLimitedError()

    def __exit__(self, *a: Any) -> None:
        pass

    def __len__(self) -> int:
        raise common.ValidationFailedError()

    def __iter__(self):
        raise common.InternalError()


def getInvoice(lazy: Lazy) -> int:
    with lazy:
        pass
    for x in lazy:
        pass
    return lazy.value + len(lazy)


class Base:
    def importOrders(self) -> None:
        try:
            self.step()
        except ShopError as e:
            if isinstance(e, (orders.OrderNotFoundError, orders.OrderClosedError)):
                return
            raise
        else:
            raise orders.DuplicateOrderError()

    def step(self) -> None:
        raise orders.OrderClosedError()


class Child(Base):
    def step(self) -> None:
        super().step()
        raise orders.InvalidQuantityError()
