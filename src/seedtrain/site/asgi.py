"""The ASGI entry point: `uvicorn seedtrain.site.asgi:application`. Refuses what is too large before it is kept."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from seedtrain.site.body_limit import BodyLimit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedtrain.site.settings")
application = BodyLimit(get_asgi_application(), settings.REQUEST_MOST_BYTES)
