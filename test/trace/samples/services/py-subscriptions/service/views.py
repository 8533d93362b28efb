"""The views."""

from __future__ import annotations

import dataclasses
from typing import Any

from flask import Blueprint, Response, g, jsonify, request
from flask.views import MethodView

from . import logic
from .guards import check_key, scope

customers = Blueprint("customers", __name__)
customers.before_request(check_key)
admin = Blueprint("admin", __name__, url_prefix="/admin")
admin.before_request(check_key)
public = Blueprint("public", __name__)


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else {}


def _json(value: Any) -> Response:
    return jsonify(dataclasses.asdict(value))


@customers.post("/subscriptions")
def subscribe() -> Response:
    return _json(logic.subscribe(g.customer, _body()))


@customers.get("/subscriptions/<sub_id>")
def get_subscription(sub_id: str) -> Response:
    return _json(logic.find(g.customer, sub_id))


@customers.delete("/subscriptions/<sub_id>")
def cancel_subscription(sub_id: str) -> tuple[str, int]:
    logic.cancel(g.customer, sub_id)
    return "", 204


@customers.route("/subscriptions/<sub_id>/pause", methods=["POST"])
def pause_subscription(sub_id: str) -> Response:
    return _json(logic.pause(logic.find(g.customer, sub_id)))


@customers.route("/subscriptions/<sub_id>/resume", methods=["POST"])
def resume_subscription(sub_id: str) -> Response:
    return _json(logic.resume_paid(g.customer, sub_id))


@customers.put("/subscriptions/<sub_id>/plan")
def change_plan(sub_id: str) -> Response:
    return _json(logic.change_plan(g.customer, sub_id, str(_body().get("plan"))))


@customers.post("/subscriptions/<sub_id>/coupon")
def apply_coupon(sub_id: str) -> Response:
    return _json(logic.apply_coupon(g.customer, sub_id, request.args.getlist("coupon")))


class InvoiceView(MethodView):
    """An invoice."""

    init_every_request = False

    # errspec: getInvoice
    def get(self, invoice_id: str) -> Response:
        return _json(logic.invoice(g.customer, invoice_id))


customers.add_url_rule("/invoices/<invoice_id>", view_func=InvoiceView.as_view("invoice"))


@public.get("/plans")
def list_plans() -> Response:
    return jsonify(logic.plans())


@admin.post("/plans")
@scope("admin")
def create_plan() -> Response:
    return _json(logic.create_plan(_body()))


@admin.post("/billing")
@scope("admin")
def bill_all() -> Response:
    return jsonify({"billed": logic.bill_all()})


@public.post("/hooks/<name>")
def call_hook(name: str) -> tuple[str, int]:
    logic.Hooks().call(name, request.args.get("argument", ""))
    return "", 204
