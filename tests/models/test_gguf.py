import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.models.gguf import read_metadata
from tests.models.ggufs import EMBEDDER, GENERATOR, write_gguf


def test_a_generator_describes_itself(tmp_path: Path) -> None:
    metadata = read_metadata(write_gguf(tmp_path / "m.gguf", GENERATOR))
    assert metadata.architecture == "qwen2"
    assert metadata.name == "My Model"
    assert metadata.licence == "mit"
    assert metadata.context_tokens == 4096
    assert "<|im_start|>" in (metadata.chat_template or "")
    assert not metadata.pools


def test_an_embedder_pools(tmp_path: Path) -> None:
    metadata = read_metadata(write_gguf(tmp_path / "m.gguf", EMBEDDER))
    assert metadata.pools
    assert metadata.embedding_length == 384
    assert metadata.chat_template is None


HEAD = b"GGUF" + struct.pack("<I", 3)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="zip"),
        pytest.param(b"GGUF", id="only the magic"),
        pytest.param(b"GGUF" + struct.pack("<IQQ", 1, 1, 1), id="old version"),
        pytest.param(HEAD + struct.pack("<QQ", 1, 2**60), id="too many entries"),
        pytest.param(HEAD + struct.pack("<QQQ", 1, 1, 2**60), id="a key of an exabyte"),
        pytest.param(HEAD + struct.pack("<QQQ", 1, 1, 5) + b"ab", id="cut off in a key"),
        pytest.param(HEAD + struct.pack("<QQQ1sI", 1, 1, 1, b"k", 99), id="unknown type"),
        pytest.param(
            HEAD + struct.pack("<QQQ1sIIQ", 1, 1, 1, b"k", 9, 4, 2**50), id="endless array"
        ),
        pytest.param(HEAD + struct.pack("<QQQ1sIIQ", 1, 1, 1, b"k", 9, 9, 1), id="nested array"),
    ],
)
def test_what_is_no_whole_gguf_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        read_metadata(path)
    assert caught.value.key == "models.not_gguf"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        read_metadata(tmp_path / "none.gguf")


@given(content=st.binary(max_size=200))
def test_no_bytes_do_worse_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.gguf"
    path.write_bytes(HEAD + struct.pack("<QQ", 1, 3) + content)
    with pytest.raises(ModelError):
        read_metadata(path)
