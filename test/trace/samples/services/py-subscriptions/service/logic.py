"""What the views do."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from sub_errors import FailedPreconditionError, SubscriptionsError, subs

from .cards import CardProcessor, describe, processor_for
from .model import Invoice, Money, NewPlan, Plan, Prices, Subscription
from .storage import DuplicateError, Invoices, Plans, StorageError, Subscriptions, Unit

PLANS: Plans[Plan] = Plans()
SUBSCRIPTIONS: Subscriptions[Subscription] = Subscriptions(slow=True)
INVOICES: Invoices[Invoice] = Invoices()

PLANS.insert("basic", Plan("basic", 5, Prices(EUR=10, CHF=11)))
PLANS.insert("pro", Plan("pro", 50, Prices(EUR=100)))
PLANS.insert("old", Plan("old", 1, Prices(), retired=True))
SUBSCRIPTIONS.insert("s-1", Subscription("s-1", "c-1", "basic"))
SUBSCRIPTIONS.insert("s-2", Subscription("s-2", "c-1", "pro", state="paused", used_seats=20))
SUBSCRIPTIONS.insert("s-3", Subscription("s-3", "c-1", "gone", state="ended"))


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise subs.BadInputError(field=name)
    return value


def subscribe(customer: str, body: dict[str, Any]) -> Subscription:
    """Subscribe to a plan."""
    plan = _sold(PLANS[_text(body, "plan")])
    subscription = Subscription(_text(body, "id"), customer, plan.id, str(body.get("currency", "EUR")))
    _charge(subscription, plan)
    with Unit():
        try:
            SUBSCRIPTIONS.insert(subscription.id, subscription)
        except DuplicateError as error:
            raise subs.SubscriptionExistsError() from error
    return subscription


def _sold(plan: Plan) -> Plan:
    if plan.retired:
        raise subs.PlanRetiredError(log={"plan": plan.id})
    return plan


def _charge(subscription: Subscription, plan: Plan) -> None:
    money = plan.price(subscription.currency) + Money(1, "EUR")
    receipt = processor_for(subscription.customer).charge(subscription.customer, money)
    INVOICES.insert(uuid.uuid4().hex, Invoice(receipt, subscription.customer, money))


def find(customer: str, sub_id: str) -> Subscription:
    """Return a subscription of a customer."""
    with Unit():
        subscription = SUBSCRIPTIONS[sub_id]
    if subscription.customer != customer:
        raise subs.SubscriptionMissingError(log={"customer": customer})
    return subscription


def cancel(customer: str, sub_id: str) -> None:
    """Cancel a subscription. One that has ended stays ended, a trial too."""
    with Unit() as unit:
        subscription = find(customer, sub_id)
        if subscription.state == "paused":
            unit.done()
        try:
            subscription.live.state = "ended"
        except subs.SubscriptionEndedError as error:
            if type(error) is subs.SubscriptionEndedError:
                raise
            unit.done()


class Transition:
    """A change of the state."""

    def __init__(self, source: str, target: str, problem: SubscriptionsError) -> None:
        self._source = source
        self._target = target
        self._problem = problem

    def __call__(self, subscription: Subscription) -> Subscription:
        if subscription.live.state != self._source:
            raise self._problem
        subscription.state = self._target
        return subscription


pause = Transition("active", "paused", subs.SubscriptionPausedError())
resume = Transition("paused", "active", subs.NotPausedError())


def resume_paid(customer: str, sub_id: str) -> Subscription:
    """Resume a subscription, and pay for it."""
    subscription = resume(find(customer, sub_id))
    try:
        _charge(subscription, PLANS[subscription.plan])
    except FailedPreconditionError as error:
        subscription.state = "paused"
        raise describe(error) from error
    return subscription


def change_plan(customer: str, sub_id: str, name: str) -> Subscription:
    """Change the plan."""
    subscription = find(customer, sub_id).live
    plan = PLANS[name]
    for check in _checks(subscription):
        check(plan)
    subscription.plan = plan.id
    return subscription


def _checks(subscription: Subscription) -> Iterable[Callable[[Plan], object]]:
    def enough(plan: Plan) -> None:
        if plan.seats < subscription.used_seats:
            raise subs.DowngradeBlockedError()

    yield _sold
    yield enough
    yield lambda plan: plan.price(subscription.currency)


def apply_coupon(customer, sub_id, coupons):
    """Apply coupons, of which one at least must be valid."""
    subscription = find(customer, sub_id)
    last = None
    for coupon in coupons:
        try:
            _check_coupon(subscription, coupon)
        except subs.CouponInvalidError as error:
            last = error
        else:
            subscription.coupons.append(coupon)
            break
    else:
        raise last or subs.BadInputError(field="coupons")
    return subscription


def _check_coupon(subscription: Subscription, coupon: str) -> None:
    if coupon in subscription.coupons:
        raise subs.CouponInvalidError("used")
    if not coupon.startswith("C-"):
        raise subs.CouponInvalidError()
    if subscription.state == "paused":
        raise subs.SubscriptionPausedError()


def invoice(customer: str, invoice_id: str) -> Invoice:
    """Return an invoice of a customer."""
    found = INVOICES[invoice_id]
    return found if found.customer == customer else INVOICES[""]


def plans() -> list[str]:
    """Return the plans that are sold."""

    def sold(plan: Plan) -> bool:
        try:
            return bool(_sold(plan))
        except SubscriptionsError:
            return False

    return [plan.id for plan in PLANS if sold(plan)]


def create_plan(body: dict[str, Any]) -> Plan:
    """Create a plan."""
    new = NewPlan.of(body)
    plan = Plan(new.id, new.seats, Prices())
    PLANS.insert(plan.id, plan)
    return plan


def bill_all() -> int:
    """Bill all subscriptions. All errors are raised together."""
    problems: list[Exception] = []
    billed = 0
    for subscription in SUBSCRIPTIONS:
        try:
            CardProcessor().charge(subscription.customer, PLANS[subscription.plan].price(subscription.currency))
            billed += 1
        except subs.PlanUnknownError:
            continue
        except SubscriptionsError as error:
            problems.append(error)
    if problems:
        raise ExceptionGroup("billing", problems)
    return billed


class Hooks:
    """What others tell us."""

    def on_card_lost(self, argument: str) -> None:
        """A card was lost."""
        if argument == "":
            raise subs.BadInputError(field="argument")

    def on_customer_gone(self, argument: str) -> None:
        """A customer has gone."""
        cancel(argument, "s-1")

    def on_ping(self, argument: str) -> None:
        """Nothing has happened."""

    def call(self, name: str, argument: str) -> None:
        """Call a hook by its name."""
        hook = getattr(self, f"on_{name}", None)
        if hook is None:
            raise subs.BadInputError(field="name")
        try:
            hook(argument)
        except StorageError as error:
            raise subs.StorageDownError() from error
