"""What is kept, what is refused, and how it leaves again."""

import asyncio
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.asgi import ASGIRequest
from django.test import RequestFactory

from seedtrain.files import actions
from seedtrain.files.errors import FileRefused
from seedtrain.files.kinds import OFFICE_PARTS
from seedtrain.files.models import StoredFile
from seedtrain.files.serving import serve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


def kept(content: bytes = b"%PDF-1.7 ten bytes", name: str = "Slides.pdf") -> StoredFile:
    return actions.keep(upload(name, content), None)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


GOOD = [
    ("a.pdf", b"%PDF-1.7", "application/pdf"),
    ("a.png", b"\x89PNG\r\n\x1a\n....", "image/png"),
    ("a.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
    ("a.mp4", b"\0\0\0\x18ftypisom....", "video/mp4"),
    ("a.txt", "Überblick: 培训\n".encode(), "text/plain"),
    ("a.csv", "a;b\r\n1;2".encode("utf-16"), "text/csv"),
    *((part, office("[Content_Types].xml", part), kind) for part, kind in OFFICE_PARTS.items()),
]
BAD = [
    ("a.pdf", b"MZ\x90\0 a program"),
    ("a.docx", office("word/document.xml")),
    ("a.docx", office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
    ("a.docx", b"PK\x03\x04 cut off"),
    ("a.txt", b"\xe9 in Latin-1"),
    ("a.txt", b""),
    ("a.gif", b"GIF89a\0\0"),
]


@pytest.mark.parametrize(("name", "content", "kind"), GOOD)
def test_a_file_is_kept_by_its_content(name: str, content: bytes, kind: str):
    stored = actions.keep(upload("misleading.exe" if kind != "text/csv" else name, content), None)
    assert stored.media_type == kind
    assert actions.path_of_digest(stored.sha256).read_bytes() == content


@pytest.mark.parametrize(("name", "content"), BAD)
def test_anything_else_is_refused_and_leaves_nothing(name: str, content: bytes, data: Path):
    with pytest.raises(FileRefused):
        actions.keep(upload(name, content), None)
    assert not StoredFile.objects.exists()
    assert [p for p in data.rglob("*") if p.is_file()] == []


def test_a_file_beyond_the_bound_is_refused_whatever_it_says_of_its_size(monkeypatch: pytest.MonkeyPatch, data: Path):
    monkeypatch.setattr(actions, "MOST_BYTES", 10)
    liar = io.BytesIO(b"%PDF-1.7 and more than ten")
    with pytest.raises(FileRefused, match="larger"):
        actions.keep(liar, None)
    assert [p for p in data.rglob("*") if p.is_file()] == []


def test_the_same_bytes_lie_on_the_disk_once(data: Path):
    assert kept().sha256 == kept(name="Other name.pdf").sha256
    assert StoredFile.objects.count() == 2
    assert len([p for p in data.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ('a"\r\nSet-Cookie: x.pdf', "aSet-Cookie: x.pdf"),
        ("gnp\u202eexe.pdf", "gnpexe.pdf"),
        ("..", "file"),
    ],
)
def test_a_name_cannot_leave_its_folder_or_its_header(name: str, clean: str):
    assert actions.clean_name(name) == clean


def test_a_long_name_keeps_its_ending():
    assert actions.clean_name("x" * 300 + ".pdf").endswith(".pdf")
    assert len(actions.clean_name("x" * 300 + ".pdf")) <= 200


def test_no_file_is_a_page_of_ours():
    page = serve(RequestFactory().get("/"), kept(b"<script>alert(1)</script>", "page.html"))
    assert page["Content-Disposition"].startswith("attachment")
    assert page["Content-Type"].startswith("text/plain")
    assert page["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert serve(RequestFactory().get("/"), kept())["Content-Disposition"].startswith("inline")


def test_a_name_in_any_script_survives_the_header():
    answer = serve(RequestFactory().get("/"), kept(name="培训 plan.pdf"))
    assert "filename*=UTF-8''%E5%9F%B9%E8%AE%AD%20plan.pdf" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        (None, 200, b"%PDF-0123456789"),
        ("bytes=0-3", 206, b"%PDF"),
        ("bytes=5-", 206, b"0123456789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=10-999", 206, b"56789"),
        ("bytes=999-", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=0-1,4-5", 200, b"%PDF-0123456789"),
        ("lines=1-2", 200, b"%PDF-0123456789"),
    ],
)
def test_a_part_can_be_asked_for(asked: str | None, status: int, content: bytes):
    headers = {"Range": asked} if asked else {}
    answer = serve(RequestFactory().get("/", headers=headers), kept(b"%PDF-0123456789"))
    assert (answer.status_code, body(answer)) == (status, content)
    if status != 416:
        assert int(answer["Content-Length"]) == len(content)


def test_what_the_reader_has_is_not_sent_again():
    stored = kept()
    etag = serve(RequestFactory().get("/"), stored)["ETag"]
    assert serve(RequestFactory().get("/", headers={"If-None-Match": etag}), stored).status_code == 304
    changed = serve(RequestFactory().get("/", headers={"Range": "bytes=0-1", "If-Range": '"old"'}), stored)
    assert changed.status_code == 200


def test_an_asynchronous_server_gets_it_block_by_block():
    stored = kept(b"%PDF-" + bytes(200_000))
    request = ASGIRequest({"type": "http", "method": "GET", "path": "/", "headers": []}, io.BytesIO())

    async def blocks() -> list[int]:
        return [len(block) async for block in serve(request, stored).streaming_content]  # type: ignore[attr-defined]

    sizes = asyncio.run(blocks())
    assert sum(sizes) == 200_005
    assert max(sizes) <= actions.BLOCK_BYTES
