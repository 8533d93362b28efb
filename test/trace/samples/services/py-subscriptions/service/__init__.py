"""The service of subscriptions."""
