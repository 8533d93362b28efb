"""Cards."""

from __future__ import annotations

from functools import partial, singledispatch
from collections.abc import Callable

from sub_errors import SubscriptionsError, subs

from .model import Money


class Processor:
    """Whoever takes the money."""

    def charge(self, customer: str, money: Money) -> str:
        """Take money."""
        raise NotImplementedError


class CardProcessor(Processor):
    """Takes it from a card."""

    def charge(self, customer: str, money: Money) -> str:
        answer = self._ask(customer, money.amount)
        if answer != "ok":
            raise _problem(answer)
        return f"card:{customer}"

    def _ask(self, customer: str, amount: int) -> str:
        if amount > 10_000:
            return "limit"
        return {"x": "expired", "y": "lost"}.get(customer[:1], "ok")


class DebitProcessor(Processor):
    """Takes it from an account."""

    def charge(self, customer: str, money: Money) -> str:
        if money.currency != "EUR":
            raise subs.PriceMissingError("only EUR can be debited")
        return f"debit:{customer}"


class BarterProcessor(Processor):
    """Takes goods. It was an April joke: nothing creates one."""

    def charge(self, customer: str, money: Money) -> str:
        raise subs.NotAllowedError()


class CardLostError(subs.CardRefusedError):
    """The card was lost. Clients need not know."""


_PROBLEMS: dict[str, Callable[[], SubscriptionsError]] = {
    "expired": subs.CardExpiredError,
    "limit": partial(subs.CardRefusedError, "the limit is reached"),
    "lost": CardLostError,
}


def _problem(answer: str) -> SubscriptionsError:
    return _PROBLEMS[answer]()


def processor_for(customer: str) -> Processor:
    """Return the processor of a customer."""
    return DebitProcessor() if customer.startswith("d") else CardProcessor()


@singledispatch
def describe(error: Exception) -> SubscriptionsError:
    """Return the error that a client sees."""
    return subs.UnexpectedError()


@describe.register
def _(error: subs.CardExpiredError) -> SubscriptionsError:
    return subs.CardRefusedError("the card has expired", log={"expired": True})


@describe.register
def _(error: subs.PriceMissingError) -> SubscriptionsError:
    return subs.PlanRetiredError()
