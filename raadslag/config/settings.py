"""Django's settings, from the environment (environment.py) and nothing else."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import dj_database_url
import dj_email_url
from django.utils.log import DEFAULT_LOGGING

from raadslag.config.environment import read_settings, secret_key

ROOT = Path(__file__).resolve().parent.parent  # the package

_given = read_settings()

DATA = Path(_given["RAADSLAG_DATA"]).expanduser().resolve()
SITE_URL: str = _given["RAADSLAG_URL"].rstrip("/")
DEBUG: bool = _given["RAADSLAG_DEBUG"]
DEMO: bool = _given["RAADSLAG_DEMO"]
DEMO_SIGN_INS = (
    "raadslag.demo.sign_ins"  # the module whose users the sign-in page lists in the demo
)
READ_SECONDS: int = _given["RAADSLAG_READ_SECONDS"]
READ_MEGABYTES: int = _given["RAADSLAG_READ_MEGABYTES"]
CONTACT: str = _given["RAADSLAG_CONTACT"]
LICENCE: str = _given["RAADSLAG_LICENCE"]
REQUESTS_A_MINUTE: int = _given["RAADSLAG_REQUESTS_A_MINUTE"]
PROXIES: int = _given["RAADSLAG_PROXIES"]
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECRET_KEY = secret_key(_given["RAADSLAG_SECRET_KEY"], DATA)
ALLOWED_HOSTS = [*_given["RAADSLAG_HOSTS"], SITE_URL.split("://", 1)[1].split(":")[0]]

INSTALLED_APPS = [
    "raadslag.web",
    "raadslag.protocol",
    "raadslag.accounts",
    "raadslag.council",
    "raadslag.cases",
    "raadslag.meetings",
    "raadslag.ingest",
    "raadslag.publish",
    "raadslag.demo",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets' templates, for a renderer that uses ours
]

MIDDLEWARE = [
    "raadslag.web.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

_PUBLIC_ONLY: bool = _given["RAADSLAG_PUBLIC_ONLY"]
ROOT_URLCONF = "raadslag.config.public_urls" if _PUBLIC_ONLY else "raadslag.config.urls"
WSGI_APPLICATION = "raadslag.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "raadslag.web.shell.shell",
            ],
            "builtins": ["django.templatetags.i18n", "raadslag.web.templatetags.shown"],
        },
    }
]
FORM_RENDERER = "raadslag.web.forms.Renderer"

_SQLITE_OPTIONS = {
    # IMMEDIATE: a deed that reads and then writes must not fail half-way on a lock
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # recursive_triggers: without it INSERT OR REPLACE goes past the triggers that keep the protocol
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;"
    ),
}


def _database(url: str) -> dict[str, Any]:
    if not url:
        DATA.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{DATA / 'raadslag.sqlite3'}"
    database: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    )
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {**_SQLITE_OPTIONS, **database.get("OPTIONS", {})}
    return database


DATABASES = {"default": _database(_given["DATABASE_URL"])}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "raadslag.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, never by signing up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "30/m/ip"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = (
    True  # serves what the package carries; its files are hashed when they are built
)
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/build/.+\.[0-9A-Z]{8}\.\w+$"
MEDIA_ROOT = DATA / "files"
PUBLIC_DOCUMENTS = DATA / "documents"  # derived: can be thrown away
SEARCH_FOLDER = DATA / "search"  # derived: can be thrown away
PUBLIC_FILES = DATA / "public-files"  # what the gate let through; nothing else lies there
FILE_UPLOAD_PERMISSIONS = 0o640

_HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "raadslag.web.errors.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if _given["RAADSLAG_MAIL"]:
    globals().update(dj_email_url.parse(_given["RAADSLAG_MAIL"]))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _given["RAADSLAG_MAIL_FROM"]

_OWN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _OWN_MEMORY},
    # parts of public pages (publish/kept.py), some 200 kB each; in no memory but the process's own
    "pages": {
        "BACKEND": "django.core.cache.backends.dummy.DummyCache" if DEBUG else _OWN_MEMORY,
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}

LOGGING = copy.deepcopy(DEFAULT_LOGGING)
LOGGING["handlers"]["lines"] = {"class": "logging.StreamHandler", "formatter": "lines"}
LOGGING["formatters"]["lines"] = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
LOGGING["loggers"]["raadslag"] = {
    "handlers": ["lines"],
    "level": _given["RAADSLAG_LOG_LEVEL"],
    "propagate": False,
}
