from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from shop_errors import billing

from .middleware import signed_in


@require_safe
@signed_in
def invoice(_request: HttpRequest, invoice_id: str) -> HttpResponse:
    if invoice_id == "1":
        raise billing.InvoiceNotFoundError()
    return HttpResponse("invoice")
