"""Values that check themselves."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from sub_errors import subs


@dataclass(frozen=True)
class Money:
    """An amount in a currency."""

    amount: int
    currency: str

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise subs.PriceMissingError(log={"currencies": [self.currency, other.currency]})
        return Money(self.amount + other.amount, self.currency)


class Prices(dict[str, int]):
    """Prices by currency."""

    def __missing__(self, currency: str) -> int:
        raise subs.PriceMissingError(f"no price in {currency}")


@dataclass
class Plan:
    """What can be subscribed to."""

    id: str
    seats: int
    prices: Prices
    retired: bool = False

    def price(self, currency: str) -> Money:
        """Return the price in a currency."""
        return Money(self.prices[currency], currency)


@dataclass
class NewPlan:
    """What a request for a plan has."""

    id: str
    seats: int

    def __post_init__(self) -> None:
        if not self.id:
            raise subs.BadInputError(field="id")
        if self.seats < 1:
            raise subs.BadInputError(field="seats")

    @classmethod
    def of(cls, body: dict[str, Any]) -> NewPlan:
        """Read a plan."""
        return cls(str(body.get("id", "")), int(body.get("seats", 0)))


@dataclass
class Subscription:
    """What somebody has subscribed to."""

    id: str
    customer: str
    plan: str
    currency: str = "EUR"
    state: str = "active"
    used_seats: int = 0
    trial_until: datetime.date | None = None
    coupons: list[str] = field(default_factory=list)

    @property
    def live(self) -> Subscription:
        """Return the subscription itself, unless it has ended."""
        if self.state == "ended":
            raise subs.SubscriptionEndedError()
        if self.trial_until is not None and self.trial_until < datetime.date.today():
            raise TrialEndedError(log={"until": str(self.trial_until)})
        return self


class TrialEndedError(subs.SubscriptionEndedError):
    """The trial has ended. For clients it is a subscription that has ended."""


@dataclass
class Invoice:
    """What somebody has to pay."""

    id: str
    customer: str
    total: Money
