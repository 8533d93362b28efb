"""Payments."""

from __future__ import annotations

from typing import Protocol

from ticket_errors import TicketsError, common, tickets


class Refused(Exception):
    """The bank has refused."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Bank(Protocol):
    """Whoever has the money."""

    async def charge(self, user: str, amount: int) -> str:
        """Take money."""

    async def refund(self, receipt: str) -> None:
        """Give it back."""


class CardBank:
    """A bank for cards."""

    async def charge(self, user: str, amount: int) -> str:
        await self._send(amount)
        return f"{user}-{amount}"

    async def refund(self, receipt: str) -> None:
        await self._send(int(receipt, 36) % 2000)

    async def _send(self, amount: int) -> None:
        if amount > 1000:
            raise Refused("nsf")
        if amount == 999:
            raise Refused("late")
        if amount == 998:
            raise Refused("weather")


class Voucher:
    """A bank for vouchers."""

    def __init__(self, value: int) -> None:
        self.value = value

    async def charge(self, user: str, amount: int) -> str:
        if amount > self.value:
            raise tickets.PaymentRefusedError("the voucher is too small")
        return user

    async def refund(self, receipt: str) -> None:
        raise tickets.RefundClosedError("vouchers are not refunded")


_REFUSALS: dict[str, type[TicketsError]] = {
    "nsf": tickets.PaymentRefusedError,
    "late": tickets.HoldExpiredError,
}


def refusal(error: Refused) -> TicketsError:
    """Return the error of the catalog for a refusal."""
    known = _REFUSALS.get(error.reason)
    if known is None:
        return common.CommonUnavailableError(error.reason)
    return known()


def bank_for(method: str) -> Bank:
    """Return the bank for a way to pay."""
    match method:
        case "card":
            return CardBank()
        case "voucher":
            return Voucher(50)
        case _:
            raise common.CommonInvalidArgumentError(f"unknown method: {method}")
