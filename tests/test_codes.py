import pytest

from assistant.codes import is_code, new_code, tidy_code


def test_a_new_one_is_not_taken() -> None:
    taken: set[str] = set()
    for _ in range(50):
        code = new_code("G", taken.__contains__)
        assert code not in taken and is_code("G", code)
        taken.add(code)


@pytest.mark.parametrize("written", ["G-7K3QX", " g-7k3qx ", "7K3QX", "7k3qx"])
def test_it_may_be_typed_as_it_comes(written: str) -> None:
    assert tidy_code("G", written) == "G-7K3QX"


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("P-7K3QX", True),
        ("G-7K3QX", False),
        ("7K3QX", False),
        ("P-7K3Q", False),
        ("P-7K3QXX", False),
        ("P-../.", False),
        ("P-7k3qx", False),
        ("P-7K3Q0", False),
    ],
)
def test_the_form_is_known(code: str, good: bool) -> None:
    assert is_code("P", code) is good
