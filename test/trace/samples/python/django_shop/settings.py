ROOT_URLCONF = "django_shop.urls"
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "django_shop.middleware.Limit",
    "django_shop.middleware.blocked",
]
