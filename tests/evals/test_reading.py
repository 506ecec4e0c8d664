import pytest
import yaml

from evals.cases import DATASETS
from evals.reading import read_yaml


@pytest.mark.parametrize("name", ["leaks", "safety_ngo", "redaction/names", "bias_paired"])
def test_what_is_read_fast_is_what_is_read_slowly(name: str) -> None:
    text = (DATASETS / f"{name}.yaml").read_text(encoding="utf-8")
    assert read_yaml(text) == yaml.safe_load(text)


def test_nothing_is_made_of_a_tag() -> None:
    with pytest.raises(yaml.YAMLError):
        read_yaml("!!python/object/apply:os.getcwd []")
