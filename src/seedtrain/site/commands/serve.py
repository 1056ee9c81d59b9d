"""`./seedtrain serve`: the production server of an installation whose settings are SEEDTRAIN_... variables."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from django.conf import settings

from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, start_existing
from seedtrain.site.commands.server import open_sockets, serve_until_stopped
from seedtrain.site.commands.worker import add_worker, worker_beside

MORE = "docs/guides/operator.md explains each variable, the proxy in front, and how to run it as a service."


def main(argv: list[str]) -> int:
    arguments = parser("serve", MORE)
    add_data(arguments)
    arguments.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    arguments.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    arguments.add_argument("--workers", type=int, default=1, help="processes (default: 1; PostgreSQL gains from more)")
    add_worker(arguments)
    options = arguments.parse_args(argv)
    refuse_without_address()
    folder = start_existing(options.data)
    refuse_unready(folder)
    if options.workers > 1:
        with worker_beside(not options.no_worker):
            uvicorn.run(
                "seedtrain.site.asgi:application",
                host=options.host,
                port=options.port,
                workers=options.workers,
                lifespan="off",
                proxy_headers=settings.PROXY,
                server_header=False,
            )
        return 0
    try:
        sockets = open_sockets(options.host, options.port)
    except OSError as error:
        raise CommandError(f"{options.host}:{options.port} cannot be used: {error.strerror}.", exit_code=1) from error
    with worker_beside(not options.no_worker):
        serve_until_stopped(
            sockets, lambda: print(f"Serving {settings.ADDRESS} from {folder}", flush=True), trust_proxy=settings.PROXY
        )
    return 0


def refuse_without_address() -> None:
    """A server for others must be told under which address and host names it is reached."""
    missing = [name for name in ("SEEDTRAIN_ADDRESS", "SEEDTRAIN_HOSTS") if not os.environ.get(name)]
    if missing:
        raise CommandError(
            f"{' and '.join(missing)} must be set before an installation is served to others, for example\n"
            "  SEEDTRAIN_ADDRESS=https://training.example.org SEEDTRAIN_HOSTS=training.example.org\n"
            "docs/guides/operator.md lists every setting. To look around first: ./seedtrain demo"
        )


def refuse_unready(folder: Path) -> None:
    """Settings that contradict each other are told before the first visitor meets them."""
    host = urlsplit(settings.ADDRESS).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        raise CommandError(
            "SEEDTRAIN_HOSTS holds *, which answers to every host name, so that a forged one could be taken for "
            f"ours. List the names themselves, for example {host}."
        )
    if host not in settings.ALLOWED_HOSTS:
        raise CommandError(
            f"SEEDTRAIN_ADDRESS names the host {host!r}, which SEEDTRAIN_HOSTS ({', '.join(settings.ALLOWED_HOSTS)}) "
            "does not list; add it there."
        )
    if not settings.SECURE and host not in {"localhost", "127.0.0.1", "::1"}:
        raise CommandError(
            f"SEEDTRAIN_ADDRESS is {settings.ADDRESS!r}. Passwords and signatures need https:// unless the host is "
            "localhost; put a proxy with a certificate in front and write https://..."
        )
    if not (folder / "static").is_dir():
        raise CommandError("Static files are not laid out yet. Run ./seedtrain upgrade.")
