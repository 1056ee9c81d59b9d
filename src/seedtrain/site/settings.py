"""Django's settings, all from the environment; docs/guides/operator.md explains each SEEDTRAIN_ variable."""

from pathlib import Path

from seedtrain.site import environment

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(environment.text("DATA", str(Path.cwd() / "data" / "installation"))).resolve()
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
KEYS = Path(environment.text("KEYS", str(DATA / "keys"))).resolve()

DEBUG = False
SECRET_KEY = environment.secret_in(KEYS, "django-secret")
ADDRESS = environment.text("ADDRESS", "http://localhost:8000").rstrip("/")  # where people reach this installation
SECURE = ADDRESS.startswith("https://")
ALLOWED_HOSTS = environment.words("HOSTS", "localhost")
CSRF_TRUSTED_ORIGINS = [ADDRESS]
NAME = environment.text("NAME", "Seedtrain")
DEMONSTRATION = environment.yes("DEMONSTRATION")
PROXY = environment.yes("PROXY")  # behind a proxy that sets X-Forwarded-Proto and -For itself

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "seedtrain.base",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "seedtrain.trail",
    "seedtrain.files",
    "seedtrain.jobs",
    "seedtrain.people",
    "seedtrain.messages",
    "seedtrain.standards",
    "seedtrain.qualifications",
    "seedtrain.catalogue",
    "seedtrain.practice",
    "seedtrain.programmes",
    "seedtrain.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "seedtrain.base.middleware.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "seedtrain.people.middleware.WhoActs",
    "seedtrain.base.middleware.Gate",
]

ROOT_URLCONF = "seedtrain.site.urls"
ASGI_APPLICATION = "seedtrain.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "seedtrain.site.context.page",
            ],
        },
    },
]

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on signing in and codes used already are kept here, so all processes must see one cache, and adding must be
# one step: memory is each process's own, and Django's file cache adds in two. A migration of `people` makes the table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},  # so that a flood of attempts does not push out the locks
    }
}

# People and sessions
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/path"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
ACCOUNT_ADAPTER = "seedtrain.people.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation goes to the address and proves it; there is no open sign-up
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # there is no sign-up page to point to; the answer looks the same
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login_failed": f"{environment.number('SIGN_IN_ATTEMPTS', 5)}/5m/key,30/5m/ip",
    "login": "60/m/ip",
    "reset_password": "10/h/ip,3/h/key",
    "invitation_sent": "60/h/user",
    "invitation_answered": "20/5m/ip",
    "registration_begun": "60/h/ip,5/h/key",
    "registration_proved": "60/5m/ip",
    "checked_in": "3000/5m/ip,10/5m/key",  # a whole hall stands behind one address
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PROXY else 0  # else everybody behind the proxy shares one address and its limits
MFA_ADAPTER = "seedtrain.people.accounts.MFAAdapter"
MFA_FORMS = {
    "add_webauthn": "seedtrain.people.forms.keys.AddKey",
    "edit_webauthn": "seedtrain.people.forms.keys.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # passkeys accept http on localhost only
MFA_TOTP_ISSUER = NAME
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off, and people need time to type

# Mail: to a folder unless a server is named, so that nothing is lost silently
EMAIL_HOST = environment.text("MAIL_HOST")
EMAIL_PORT = environment.number("MAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("MAIL_PASSWORD")
EMAIL_USE_TLS = EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "seedtrain@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
# Most mail servers allow that; a folder need not be spared
MAIL_PER_MINUTE = environment.number("MAIL_PER_MINUTE", 60 if EMAIL_HOST else 6000)

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "UTC"

# Files and answers
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "seedtrain.base.static_files.StaticFiles"},
}
MEDIA_ROOT = DATA / "media"
REQUEST_MOST_BYTES = environment.number("REQUEST_MEGABYTES", 25) * 1_000_000  # whatever a form itself may allow
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
APPEND_SLASH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # a page with "no-referrer" would send its forms from origin "null": refused
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "seedtrain.base.forms.Renderer"  # our field and form templates
