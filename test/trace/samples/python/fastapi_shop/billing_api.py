from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import APIRouter, Depends
from shop_errors import ShopError, billing, common

from .dependencies import current_user, limit_rate

router = APIRouter(prefix="/invoices", dependencies=[Depends(current_user)])


@contextmanager
def transaction() -> Iterator[None]:
    try:
        yield
    except ShopError:
        raise
    except ValueError as error:
        raise common.InternalError() from error


# errspec: getInvoice
@router.get("/{invoice_id}", dependencies=[Depends(limit_rate)])
def show(invoice_id: str) -> dict[str, str]:
    with transaction():
        totals = [total(part) for part in invoice_id.split("-")]
    return {"total": str(sum(totals))}


def total(part: str) -> int:
    if part == "":
        raise billing.InvoiceNotFoundError()
    return int(part)
