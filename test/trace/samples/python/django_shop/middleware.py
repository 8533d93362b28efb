from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from shop_errors import common

Answer = Callable[[HttpRequest], HttpResponse]


class Limit:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.headers) > 100:
            raise common.RateLimitedError()
        return self.get_response(request)


def blocked(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        if "x-blocked" in request.headers:
            raise common.ForbiddenError()
        return get_response(request)

    return middleware


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if "authorization" not in request.headers:
            raise common.CommonUnauthenticatedError()
        return view(request, *args, **kwargs)

    return inner
