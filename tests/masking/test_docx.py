"""Word documents: nothing planted is left, and what stays looks as it did."""

import io
import zipfile

import docx
import pytest

from assistant.errors import DocumentError
from assistant.masking.docx import blocks_of, read_docx, write_docx
from assistant.masking.files import WordFile, open_file
from assistant.masking.masking import Choices, examine, masked_bytes
from tests.masking import planted

LIMIT = 1_000_000


def paragraphs(data: bytes) -> list[str]:
    return [block.text for block in blocks_of(read_docx(data, max_characters=LIMIT))]


def body(*inner: str) -> bytes:
    return planted.docx("".join(f"<w:p>{one}</w:p>" for one in inner))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.fixture(scope="module")
def masked(choices: Choices) -> bytes:
    opened = open_file(planted.docx(), "kasus.docx")
    return masked_bytes(examine(opened, choices), choices)


def test_nothing_planted_is_left_in_any_part(masked: bytes) -> None:
    assert list(planted.leaks(planted.docx()))
    assert list(planted.leaks(masked)) == []


def test_the_words_that_name_nobody_stay(masked: bytes) -> None:
    texts = paragraphs(masked)
    assert "Korban bernama [NAMA-1], NIK [NIK-1]." in texts
    assert "Tetap disisipkan terbaca dikomentari" in texts
    assert "suratpenuliskirim1" in texts
    assert texts.count("Kotak: Ibu [NAMA-1]") == 1  # not once more for old versions of Word
    assert "Isian: Bapak [NAMA-1]" in texts
    assert "Kasus Ibu [NAMA-1]" in texts
    assert "Kata Ibu [NAMA-1]" in texts


def test_another_reader_opens_it_and_runs_keep_their_looks(masked: bytes) -> None:
    document = docx.Document(io.BytesIO(masked))
    first = document.paragraphs[0]
    shown = [(run.text, run.bold) for run in first.runs if run.text]
    assert shown[:2] == [("Korban bernama ", None), ("[NAMA-1]", True)]
    assert document.tables[0].cell(0, 1).text == "Nama"
    assert document.sections[0].header.paragraphs[0].text == "Kasus Ibu [NAMA-1]"
    assert document.paragraphs[-1].style.name == "Gaya 1"


def test_it_says_what_was_taken_out() -> None:
    opened = open_file(planted.docx(), "kasus.docx")
    assert isinstance(opened, WordFile)
    assert set(opened.notes) == {
        *("tracked_changes", "comments", "pictures", "text_boxes", "hidden_text", "links"),
        *("fields", "properties", "embedded"),
    }


def test_a_plain_document_needs_no_remarks() -> None:
    document = docx.Document()
    document.add_paragraph("Rapat hari Senin.")
    out = io.BytesIO()
    document.save(out)
    assert open_file(out.getvalue(), "rapat.docx").notes == ("properties",)


@pytest.mark.parametrize(
    ("runs", "edit", "expected"),
    [
        (("satu dua tiga",), (5, 8, "X"), "satu X tiga"),
        (("satu d", "ua", " tiga"), (5, 8, "X"), "satu X tiga"),
        (("sa", "tu"), (0, 4, "X"), "X"),
        (("satu", "", "dua"), (4, 7, ""), "satu"),
    ],
)
def test_an_edit_spans_runs(
    runs: tuple[str, ...], edit: tuple[int, int, str], expected: str
) -> None:
    data = body("".join(map(run, runs)))
    written = write_docx(data, {"0": [edit]}, max_characters=LIMIT)
    assert paragraphs(written)[0] == expected


def test_an_edit_takes_tabs_and_breaks_along() -> None:
    data = body(f"{run('Siti')}<w:r><w:tab/><w:br/></w:r>{run('Rekaan')}{run(' pulang')}")
    assert paragraphs(data)[0] == "Siti\t\nRekaan pulang"
    written = write_docx(data, {"0": [(0, 12, "[NAMA-1]")]}, max_characters=LIMIT)
    assert paragraphs(written)[0] == "[NAMA-1] pulang"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>" + run("baru"), "baru"),
        (f"<w:moveFrom>{run('lama')}</w:moveFrom><w:moveTo>{run('baru')}</w:moveTo>", "baru"),
        (f"<w:smartTag w:element='RAHASIA'>{run('kota')}</w:smartTag>", "kota"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>tampak</w:t></w:r>", "tampak"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hilang</w:t></w:r>" + run("ada"), "ada"),
        (f"<w:r><w:fldChar w:fldCharType='begin'/></w:r>{run('tak ditutup')}", "tak ditutup"),
        (
            "<w:r><w:object>OLE</w:object></w:r>" + run(" sesudah"),
            "[…] sesudah",
        ),
    ],
)
def test_what_can_hide_words_is_laid_flat(inner: str, expected: str) -> None:
    assert paragraphs(body(inner))[0] == expected


def test_entities_are_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        open_file(_with_doctype(), "jebakan.docx")
    assert caught.value.key == "documents.damaged"


def _with_doctype() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(planted.docx())) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                content = content.replace(b"?>", b"?>" + entity, 1)
            target.writestr(name, content)
    return out.getvalue()
