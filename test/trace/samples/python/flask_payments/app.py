from __future__ import annotations

from flask import Flask, request
from shop_errors import common

from .decorators import authenticated, retried, role
from .ledger import Ledger
from .provider import Provider

app = Flask(__name__)
ledger = Ledger()
provider = Provider()


@app.before_request
def limit_rate() -> None:
    if len(request.headers) > 100:
        raise common.RateLimitedError()


@app.post("/orders/<order_id>/payment")
@authenticated
def pay(order_id: str) -> dict[str, str]:
    age = ledger.age_of(order_id)
    return {"receipt": charge(order_id, age)}


@retried(times=3)
def charge(order_id: str, age: int) -> str:
    return provider.charge(f"{order_id}-{age}")


@app.post("/orders/<order_id>/refund")
@authenticated
@role("clerk")
def refund(order_id: str) -> dict[str, str]:
    ledger.check_age(order_id)
    return {"receipt": provider.refund(order_id)}


@app.route("/orders/import", methods=["POST"])
def import_orders() -> dict[str, int]:
    rows = request.get_data(as_text=True).splitlines()
    return {"count": sum(map(ledger.take, rows))}


@app.get("/health")
def health() -> str:
    return "ok"
