from collections.abc import Mapping
from datetime import date

import pytest

from assistant.errors import PackError
from assistant.library.front_matter import FrontMatter
from assistant.packs.plan import ImportPlan, LeftOut, plan_import


def said(name: str, title: str = "") -> FrontMatter:
    return FrontMatter(id=name, title=title or name, shelf="mne", kind="guide", language="id")


def plan(
    files: Mapping[str, bytes],
    there: Mapping[str, bytes],
    *,
    incoming: Mapping[str, FrontMatter | None] | None = None,
    present: Mapping[str, FrontMatter | None] | None = None,
) -> ImportPlan:
    return plan_import(files, incoming=incoming or {}, present=present or {}, read=there.get)


def test_files_are_new_changed_or_the_same() -> None:
    made = plan({"a.md": b"1", "b.md": b"2", "c.md": b"3"}, {"b.md": b"2", "c.md": b"0"})
    assert [made.sources(change) for change in ("new", "changed", "same")] == [
        ("a.md",),
        ("c.md",),
        ("b.md",),
    ]
    assert made.written == ("a.md", "c.md")


def test_titles_are_those_of_the_pack_and_of_the_folder() -> None:
    made = plan(
        {"a.md": b"1", "b.md": b"2"},
        {"a.md": b"0"},
        incoming={"a.md": said("a", "Baru\x1b[31m"), "b.md": None},
        present={"a.md": said("a", "Lama")},
    )
    assert [(one.title, one.present_title) for one in made.files] == [
        ("Baru[31m", "Lama"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("incoming", "present", "left_out"),
    [
        ({"a.md": "a"}, {"a.pdf": "a"}, ["a.md"]),
        ({"a.md": "a"}, {"a.md": "a"}, []),
        ({"a.md": "a"}, {"b.pdf": "b"}, []),
        ({"a.md": "a"}, {"a.pdf": None}, []),
        ({"a.md": None}, {"a.pdf": "a"}, []),
        ({"a.md": "a", "b.md": "a"}, {}, ["b.md"]),  # the pack's own mistake
        ({"a.md": "a", "b.md": "b"}, {"b.md": "a"}, []),  # a document that has moved
    ],
)
def test_an_id_of_another_file_is_left_out(
    incoming: dict[str, str | None], present: dict[str, str | None], left_out: list[str]
) -> None:
    files = {name: b"1" for source in incoming for name in (source, f"{source}.golden.yaml")}
    made = plan(
        files,
        {},
        incoming={source: said(name) if name else None for source, name in incoming.items()},
        present={source: said(name) if name else None for source, name in present.items()},
    )
    assert [one.source for one in made.left_out] == left_out
    kept = [source for source in files if source.removesuffix(".golden.yaml") not in left_out]
    assert sorted(made.written) == sorted(kept)


@pytest.mark.parametrize(
    ("coming", "present", "older"),
    [
        ("2026-11-23", "2026-11-24", True),
        (None, "2026-11-24", True),
        ("2026-11-24", "2026-11-24", False),
        ("2026-11-25", "2026-11-24", False),
        ("2026-11-24", None, False),
    ],
)
def test_what_was_reviewed_earlier_is_known(
    coming: str | None, present: str | None, older: bool
) -> None:
    days = [one and date.fromisoformat(one) for one in (coming, present)]
    first, second = (said("a").model_copy(update={"reviewed_on": day}) for day in days)
    made = plan({"a.md": b"1"}, {"a.md": b"0"}, incoming={"a.md": first}, present={"a.md": second})
    assert made.files[0].is_older is older


def test_what_is_left_out_names_the_other_file() -> None:
    made = plan({"a.md": b"1"}, {}, incoming={"a.md": said("a")}, present={"x/a.pdf": said("a")})
    assert made.left_out == (LeftOut(source="a.md", id="a", other="x/a.pdf"),)


def test_a_folder_in_the_way_is_named() -> None:
    def read(source: str) -> bytes | None:
        raise IsADirectoryError(source)

    with pytest.raises(PackError) as caught:
        plan_import({"a.md": b"1"}, incoming={}, present={}, read=read)
    assert caught.value.key == "packs.in_the_way"
