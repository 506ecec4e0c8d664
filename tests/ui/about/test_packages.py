from email.message import Message
from importlib.metadata import PackageMetadata
from typing import cast

import pytest

from assistant.ui.about.packages import licence_of, packages


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT OR Apache-2.0"), ("License", "other")], "MIT OR Apache-2.0"),
        (
            [
                ("Classifier", "Programming Language :: Python"),
                ("Classifier", "License :: OSI Approved :: BSD License"),
            ],
            "BSD License",
        ),
        ([("License", "Apache 2.0\n\nTERMS AND CONDITIONS")], "Apache 2.0"),
        ([("License", "  ")], ""),
        ([], ""),
    ],
)
def test_a_licence_is_read_where_a_package_names_one(
    fields: list[tuple[str, str]], licence: str
) -> None:
    told = Message()
    for name, value in fields:
        told[name] = value
    assert licence_of(cast(PackageMetadata, told)) == licence


def test_the_packages_are_those_asked_for() -> None:
    found = {one.name.casefold(): one for one in packages()}
    assert {"gradio", "chromadb", "pypdf", "presidio-analyzer"} <= {
        name.replace("_", "-") for name in found
    }
    assert found["gradio"].licence and found["gradio"].version.startswith("6.")
    assert not {"pytest", "mypy"} & set(found)
