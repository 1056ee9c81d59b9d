"""An installation survives the loss of its machine: archive, restore elsewhere, and the trail verifies."""

import gzip
import io
import json
import shutil
import tarfile

import pytest

from seedtrain.site.commands import CommandError, archive
from seedtrain.site.commands.tests.operating import run


def test_an_archive_restores_elsewhere_and_the_trail_verifies(installation, environment, tmp_path):
    (here, first), there, archived = installation, tmp_path / "there", tmp_path / "monday.tar.gz"
    (here / "media").mkdir(exist_ok=True)
    (here / "media" / "sop.pdf").write_bytes(b"a document")

    said = json.loads(run("backup", "--data", here, "--to", archived, "--json", env=first))
    assert said["archive"] == str(archived)
    with tarfile.open(archived) as opened:
        names = opened.getnames()
    assert not [name for name in names if "key" in name and not name.startswith("trail/")], (
        "no secret leaves in an archive"
    )
    run("backup", "--data", here, "--to", archived, env=first, expect=2)  # never over an earlier one

    second = environment()
    said = run("restore", archived, "--data", there, "--keys", here / "keys", env=second)
    assert "The trail is intact" in said
    assert (there / "media" / "sop.pdf").read_bytes() == b"a document"
    run("restore", archived, "--data", there, env=second, expect=2)  # never over what is there

    verdicts = [
        json.loads(run("trail", "verify", "--data", folder, "--json", env=env))
        for folder, env in [(here, first), (there, second)]
    ]
    assert verdicts[0]["last_digest"] == verdicts[1]["last_digest"]
    assert verdicts[0]["records"] > 0


@pytest.fixture
def small_archive(tmp_path):
    """An archive of one file, written by the program's own pieces."""
    (tmp_path / "one.txt").write_text("content")
    path = tmp_path / "small.tar.gz"
    with tarfile.open(path, "w:gz") as opened:
        archive.add_manifest(opened, {"media/one.txt": archive.add(opened, "media/one.txt", tmp_path / "one.txt")})
    return path


def test_a_whole_archive_unpacks(small_archive, tmp_path):
    assert archive.unpack(small_archive, tmp_path / "new")["format"] == archive.FORMAT
    assert (tmp_path / "new" / "media" / "one.txt").read_text() == "content"


def test_a_changed_byte_is_refused_and_nothing_is_left_behind(small_archive, tmp_path):
    changed = gzip.decompress(small_archive.read_bytes()).replace(b"content", b"c0ntent")
    small_archive.write_bytes(gzip.compress(changed))
    with pytest.raises(CommandError, match=r"changed: media/one\.txt"):
        archive.unpack(small_archive, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("new")] == []


def test_half_an_archive_is_refused(small_archive, tmp_path):
    small_archive.write_bytes(small_archive.read_bytes()[: small_archive.stat().st_size // 2])
    with pytest.raises(CommandError, match="cannot be read as a backup"):
        archive.unpack(small_archive, tmp_path / "new")


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt"])
def test_a_name_that_leads_out_of_the_folder_is_refused(name, tmp_path):
    path = tmp_path / "evil.tar.gz"
    with tarfile.open(path, "w:gz") as opened:
        member = tarfile.TarInfo(name)
        member.size = 4
        opened.addfile(member, io.BytesIO(b"evil"))
    with pytest.raises(CommandError, match="no backup contains"):
        archive.unpack(path, tmp_path / "new")
    assert not (tmp_path / "outside.txt").exists()


def test_a_folder_that_holds_something_is_never_restored_into(small_archive, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "precious").write_text("")
    with pytest.raises(CommandError, match="is not empty"):
        archive.unpack(small_archive, tmp_path / "new")
    assert (tmp_path / "new" / "precious").exists()
    shutil.rmtree(tmp_path / "new")
