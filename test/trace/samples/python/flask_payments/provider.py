from __future__ import annotations

from urllib.request import urlopen

from shop_errors import ShopError, billing, common

_ERRORS: dict[str, type[ShopError]] = {
    "declined": billing.CardDeclinedError,
    "funds": billing.InsufficientFundsError,
}


class Provider:
    """The provider of payments."""

    def charge(self, what: str) -> str:
        answer = self._ask(f"charge/{what}")
        error = _ERRORS.get(answer)
        if error is not None:
            raise error(log={"what": what})
        return answer

    def refund(self, what: str) -> str:
        try:
            return self._ask(f"refund/{what}")
        except billing.ProviderDownError as error:
            raise common.InternalError() from error

    def _ask(self, path: str) -> str:
        try:
            with urlopen(f"https://provider.example/{path}") as response:
                return str(response.status)
        except OSError as error:
            down = billing.ProviderDownError()
            raise down from error
