"""The one settings file. What an installation may change is read from its environment."""

from __future__ import annotations

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from talkoot.ground import environment, gateway

# What an installation may change ------------------------------------------------------------------

DEBUG = environment.flag("TALKOOT_DEBUG", False)
DATA = environment.folder("TALKOOT_DATA", "data")
INSECURE_HTTP = environment.flag("TALKOOT_INSECURE_HTTP", True)  # the command refuses to serve so
ADDRESS = environment.address("TALKOOT_ADDRESS", "http://localhost:8000")
KEPT_KEY = DATA / "secret-key"
SECRET_KEY = environment.secret("TALKOOT_SECRET_KEY", KEPT_KEY)
SECRET_KEY_FALLBACKS = environment.names("TALKOOT_OLD_SECRET_KEYS", [])
ALLOWED_HOSTS = environment.hosts("TALKOOT_HOSTS", environment.hosts_at(ADDRESS))
BEHIND_PROXY = environment.flag("TALKOOT_BEHIND_PROXY", False)
DATABASES = {"default": environment.database("DATABASE_URL", DATA / "talkoot.sqlite3")}
EMAIL_HOST = environment.text("TALKOOT_EMAIL_HOST")
_post = "smtp" if EMAIL_HOST else "console"  # without a server, letters are shown in the terminal
EMAIL_BACKEND = f"django.core.mail.backends.{_post}.EmailBackend"
EMAIL_PORT = environment.whole("TALKOOT_EMAIL_PORT", 587, least=1, most=65_535)
EMAIL_HOST_USER = environment.text("TALKOOT_EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("TALKOOT_EMAIL_PASSWORD")
EMAIL_TIMEOUT = 20  # seconds: a post server that hangs must not hang us
EMAIL_USE_TLS = environment.flag("TALKOOT_EMAIL_TLS", True)
DEFAULT_FROM_EMAIL = environment.sender("TALKOOT_EMAIL_FROM", "talkoot@localhost")
SEATS_KEPT_DAYS = environment.whole("TALKOOT_SEATS_KEPT_DAYS", 14, most=365)
OPERATOR = environment.text("TALKOOT_OPERATOR")
SMS_GATEWAY = gateway.from_environment(
    "TALKOOT_SMS_ADDRESS", "TALKOOT_SMS_BODY", "TALKOOT_SMS_HEADER"
)
FAILED_CODES_A_MINUTE = environment.whole("TALKOOT_FAILED_CODES_A_MINUTE", 60, least=1)

# What Talkoot is made of ------------------------------------------------------------------------

INSTALLED_APPS = [
    "talkoot.site",
    "talkoot.ground",
    "talkoot.live",
    "talkoot.people",
    "talkoot.cohorts",
    "talkoot.stepkinds",
    "talkoot.methods",
    "talkoot.programmes",
    "talkoot.practice",
    "talkoot.workshops",
    "talkoot.surveys",
    "talkoot.themes",
    "talkoot.reports",
    "talkoot.portable",
    "talkoot.workspace",
    "talkoot.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "talkoot.site.compress.CompressedStatic",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "talkoot.site.middleware.Private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "talkoot.people.middleware.LanguageOfPerson",
    "talkoot.site.middleware.Unwritable",
]

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
                "csp.context_processors.nonce",
            ],
            "builtins": ["django.templatetags.i18n", "talkoot.site.templatetags.look"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

ROOT_URLCONF = "talkoot.site.urls"
WSGI_APPLICATION = "talkoot.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # a flood of made-up addresses must not push counts out
    }
}

# People and signing in --------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "talkoot.people.adapter.PeopleAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True

# Languages and time -----------------------------------------------------------------------------

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True

# Security ---------------------------------------------------------------------------------------

_secure = not INSECURE_HTTP
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _secure
SESSION_COOKIE_AGE = 8 * 3600
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS.startswith("https://") else []
SECURE_SSL_REDIRECT = False  # the proxy does it; Talkoot refuses to start without https
SILENCED_SYSTEM_CHECKS = ["security.W008"]
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _secure
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a photo of ordinary size is never written unsealed

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "filters": {"no_secrets": {"()": "talkoot.site.quiet.NoSecrets"}},
    "loggers": {
        "django.request": {"filters": ["no_secrets"]},
        "django.security.csrf": {"filters": ["no_secrets"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
