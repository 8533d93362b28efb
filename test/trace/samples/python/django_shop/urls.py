from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path

from .invoices import invoice


def health(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [
    path("health", health),
    path("orders/", include("django_shop.orders.urls")),
    re_path(r"^invoices/(?P<invoice_id>[0-9]+)/$", invoice),
]
