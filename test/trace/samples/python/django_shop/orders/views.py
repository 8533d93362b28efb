from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_POST
from shop_errors import common, orders

from ..middleware import signed_in


class Base(View):
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.content_type != "application/json":
            raise common.ValidationFailedError()
        return super().dispatch(request, *args, **kwargs)

    def find(self, order_id: int) -> str:
        if order_id > 9:
            raise orders.OrderNotFoundError()
        return str(order_id)


class Orders(Base):
    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponse("[]")

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.body:
            raise orders.OutOfStockError()
        return HttpResponse("order")


class Order(Base):
    def get(self, _request: HttpRequest, order_id: int) -> HttpResponse:
        return HttpResponse(self.find(order_id))


@method_decorator(signed_in, name="dispatch")
class Cancel(Base):
    def post(self, _request: HttpRequest, order_id: int) -> HttpResponse:
        if self.find(order_id) == "1":
            raise orders.OrderClosedError()
        return HttpResponse("cancelled")


@require_POST
def import_orders(request: HttpRequest) -> HttpResponse:
    for line in request.body.splitlines():
        if not line:
            raise orders.InvalidQuantityError()
    return HttpResponse("imported")
