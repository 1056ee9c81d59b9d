"""What somebody hands over is read in bounded time, whatever it holds."""

import time
import zlib

import pytest

from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.reading import MOST_PDF_STREAMS, read_credential

CREDENTIAL = b'{"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:uuid:0"}'


def stream(content: bytes) -> bytes:
    return b"<<>>stream\n" + content + b"\nendstream\n"


@pytest.mark.parametrize("content", [CREDENTIAL, zlib.compress(CREDENTIAL)])
def test_a_pdf_is_read_through_words_that_only_look_like_a_stream(content: bytes) -> None:
    pdf = b"%PDF-1.7\n/Title (Upstream operator)\n" + stream(zlib.compress(b"page")) + stream(content)
    assert read_credential(pdf)["id"] == "urn:uuid:0"


@pytest.mark.parametrize("pdf", [b"%PDF-" + b"stream\n" * 250_000, b"%PDF-" + stream(b"x") * (MOST_PDF_STREAMS * 20)])
def test_a_pdf_made_to_keep_the_reader_busy_is_refused_at_once(pdf: bytes) -> None:
    began = time.process_time()
    with pytest.raises(BadgeError):
        read_credential(pdf)
    assert time.process_time() - began < 2  # a search that starts anew at each word would take hours
