"""Texts: what is found, what a person adds or allows, and that the rest comes back as it was."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.masking.files import TextFile, open_file
from assistant.masking.finding import edits_of
from assistant.masking.known import Known, KnownValues
from assistant.masking.masking import Choices, Examined, examine, masked_name
from assistant.masking.plain_text import masked_text, parse_text
from assistant.masking.plan import make_wishes, parse_plan, write_columns
from assistant.masking.treatment import Treatment
from assistant.privacy import Entity

LETTER = "Ibu Siti Aminah (NIK 3201010101900000) pulang.\nKata Siti Aminah: tolong.\n"


def examined(text: str, choices: Choices) -> Examined:
    return examine(TextFile(read=parse_text(text)), choices)


def masked(text: str, choices: Choices, *rejected: str) -> str:
    opened = TextFile(read=parse_text(text))
    return masked_text(opened.read, edits_of(examine(opened, choices).findings, rejected))


@given(st.text(alphabet="ab |\n\r-:\t Siti", max_size=200))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert masked_text(parse_text(text), {}) == text


def test_a_value_is_one_finding_with_all_its_places(choices: Choices) -> None:
    findings = examined(LETTER, choices).findings
    assert [(one.entity, one.value, len(one.places)) for one in findings] == [
        (Entity.NAME, "Siti Aminah", 2),
        (Entity.NIK, "3201010101900000", 1),
    ]
    assert all(one.explain("id") and one.explain("en") for one in findings)


def test_findings_can_be_rejected_added_and_allowed(choices: Choices) -> None:
    assert masked(LETTER, choices, "[NIK-1]").startswith("Ibu [NAMA-1] (NIK 3201010101900000)")
    wishes = make_wishes(also=("tolong",), allow=("siti  AMINAH",))
    changed = replace(choices, plan=replace(choices.plan, wishes=wishes))
    text = masked(LETTER, changed)
    assert text == "Ibu Siti Aminah (NIK [NIK-1]) pulang.\nKata Siti Aminah: [NAMA-1].\n"


def test_a_placeholder_that_is_there_already_is_not_used_again(choices: Choices) -> None:
    assert masked("[NAMA-1] dan Ibu Siti Aminah", choices) == "[NAMA-1] dan Ibu [NAMA-2]"


def test_a_long_text_is_searched_to_its_end_and_told(choices: Choices) -> None:
    told: list[tuple[int, int]] = []
    text = LETTER + "Baris lain yang panjang.\n" * 3_000 + "\nLalu Siti Aminah menutup.\n"
    opened = TextFile(read=parse_text(text))
    found = examine(opened, choices, lambda done, total: told.append((done, total)))
    assert len(told) > 3
    assert told[-1] == (len(text), len(text))
    assert len(found.findings[0].places) == 3  # the last one stands in another batch


TABLE = """\
| No | Nama | HP | Ket |
|----|------|----|-----|
| 1  | Wulan | 0812-0000-1111 | hadir |
| 2  | Joko | - | Wulan absen |

Wulan dan wulan.
"""


def test_headings_of_a_markdown_table_tell(choices: Choices) -> None:
    assert masked(TABLE, choices) == (
        TABLE.replace("Wulan", "[NAMA-1]")
        .replace("Joko", "[NAMA-2]")
        .replace("0812-0000-1111", "[TELEPON-1]")
    )


def test_a_form_is_no_list(choices: Choices) -> None:
    form = "| Nama | Siti Aminah |\n|---|---|\n| Alamat | Gang Mawar 7 |\n| Umur | 30 |\n"
    text = masked(form, choices)
    assert "| Alamat |" in text and "| Umur | 30 |" in text


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("Siti Aminah", "kata SITI  aminah.", ["SITI  aminah"]),
        ("Siti Aminah", "Siti Aminahwati", []),
        ("Bunga", "Bunga memetik bunga", ["Bunga"]),
        ("0812-0000", "di 0812 0000 itu", ["0812 0000"]),
        ("a", "", []),
        ("...", "...", []),
    ],
)
def test_known_values_are_found_as_whole_words(value: str, text: str, found: list[str]) -> None:
    known = KnownValues([Known(value, Entity.NAME, "masking.reasons.again")])
    assert [text[start:end] for start, end, _ in known.find(text)] == found


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("rapat.docx", "rapat-tersamar.docx"),
        ("Rapat 2026.DOCX", "Rapat 2026-tersamar.docx"),
        ("Ibu_Siti_Aminah.docx", "berkas-tersamar.docx"),
        ("3201010101900000.csv", "berkas-tersamar.csv"),
    ],
)
def test_the_name_of_the_result_names_nobody(choices: Choices, source: str, name: str) -> None:
    assert masked_name(source, choices, "-tersamar") == name


def test_a_plan_is_read_as_it_is_written() -> None:
    columns = {'Nama "a\\b"\n': Treatment("drop"), "Umur": Treatment("band", 5)}
    plan = parse_plan(write_columns(columns), "plan.toml")
    assert plan.columns == {name.casefold(): way for name, way in columns.items()}


@pytest.mark.parametrize(
    "content", ["columns = 1", "[columns]\nA = 'buang'", "lain = 1", "x = ", "least = 1"]
)
def test_another_plan_is_refused(content: str) -> None:
    with pytest.raises(UserError):
        parse_plan(content, "plan.toml")


def test_bytes_come_back_with_their_mark_and_line_ends(choices: Choices) -> None:
    data = b"\xef\xbb\xbfIbu Siti Aminah\r\npulang\r\n"
    opened = open_file(data, "a.txt")
    assert isinstance(opened, TextFile)
    edits = edits_of(examine(opened, choices).findings)
    assert opened.masked(edits) == b"\xef\xbb\xbfIbu [NAMA-1]\r\npulang\r\n"
