from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.Orders.as_view()),
    path("import", views.import_orders),
]
urlpatterns += [
    path("<int:order_id>", views.Order.as_view(), name="order"),
    path("<int:order_id>/cancel", views.Cancel.as_view()),
]
