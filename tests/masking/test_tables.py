"""CSV and XLSX: nothing planted is left, the rest stays, and nothing in it is run."""

import csv
import io
import zipfile

import openpyxl
import pytest

from assistant.errors import DocumentError
from assistant.masking.csv_file import find_delimiter, read_csv, write_csv
from assistant.masking.files import TableFile, open_file
from assistant.masking.formulas import harmless
from assistant.masking.masking import Choices, examine, masked_bytes, masked_tables
from assistant.masking.table import Value, make_table
from tests.masking import planted

HEAD = "No;Nama;NIK;Umur;Alamat;Catatan"
ROWS = (
    HEAD,
    "1;Siti Aminah;3201010101900000;34;Dusun Satu, Kec. Fiktif, Kab. Rekaan;Siti Aminah hadir",
    "2;Bunga;3201010101910000;35 th;Dusun Dua, Kec. Fiktif;Bunga membawa bunga",
    "3;Café;3201010101920000;?;;-5",
)


def open_csv(text: str, encoding: str = "utf-8") -> TableFile:
    opened = open_file(text.encode(encoding), "daftar.csv")
    assert isinstance(opened, TableFile)
    return opened


@pytest.fixture(scope="module")
def workbook(choices: Choices) -> bytes:
    return masked_bytes(examine(open_file(planted.xlsx(), "daftar.xlsx"), choices), choices)


def test_nothing_planted_is_left_in_any_part(workbook: bytes) -> None:
    assert list(planted.leaks(planted.xlsx()))
    assert list(planted.leaks(workbook)) == []


def test_what_names_nobody_stays(workbook: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert sheet.title == "Lembar 1"
    assert rows[2] == ("No", "Nama", "Umur", "Tanggal", "Catatan", "Total")
    assert rows[3][:4] == (1, "[NAMA-1]", "30–39", "2026-03")
    assert rows[3][4].startswith("[NAMA-1] datang, HP [TELEPON-")
    assert rows[5][1] not in ("Aminah", "[NAMA-1]")
    assert rows[5][4] == f"{rows[5][1]} tidak datang"


def test_a_text_that_begins_like_a_formula_stays_a_text(choices: Choices) -> None:
    rows = 'Catatan;Nilai\n=HYPERLINK("http://x.example");-5\n+62 atau @SUM(A1);5\n'
    masked = masked_bytes(examine(open_csv(rows), choices), choices).decode()
    read = list(csv.reader(io.StringIO(masked), delimiter=";"))
    assert read[1] == ['\'=HYPERLINK("http://x.example")', "-5"]
    assert read[2][0].startswith("'+62")


@pytest.mark.parametrize(
    ("text", "is_harmless"),
    [
        ("=1+1", False),
        ("+SUM(A1)", False),
        ("-2+3+cmd|' /C calc'!A0", False),
        ("@SUM(A1)", False),
        ("\t=1", False),
        ("＝1", False),
        ("-5", True),
        ("+62 812-0000-1111", True),
        ("-1.234,5", True),
        ("-", True),
        ("a=1", True),
        ("", True),
    ],
)
def test_formulas_get_an_apostrophe(text: str, is_harmless: bool) -> None:
    assert harmless(text) == (text if is_harmless else f"'{text}")


def test_it_says_what_was_taken_out() -> None:
    notes = open_file(planted.xlsx(), "daftar.xlsx").notes
    assert set(notes) == {
        *("comments", "formulas", "hidden_rows", "hidden_sheets", "links", "properties"),
        "workbook_parts",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(encoding: str, delimiter: str) -> None:
    text = "\r\n".join(ROWS).replace(",", "/").replace(";", delimiter)
    opened = open_csv(text, encoding)
    assert opened.csv is not None
    assert opened.csv.delimiter == delimiter
    assert [column.header for column in opened.tables[0].columns] == HEAD.split(";")
    assert opened.tables[0].columns[1].values[2] == "Café"
    written = opened.masked(opened.tables)
    assert written.startswith(b"\xef\xbb\xbf") is (encoding != "utf-8")
    assert b"\r\n" in written
    again = read_csv(written, max_characters=10_000)
    assert again.table == opened.tables[0]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a,b\n1;x,2\n", ","),
        ('a,b\n"x;y;z",2\n"x;y;z",3\n', ","),
        ("satu kolom\nsaja\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_that_parts_lines_alike(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_quotes_and_line_breaks_in_cells_survive() -> None:
    text = 'Nama,Catatan\nA,"dua\nbaris, ""kutip"""\n'
    read = read_csv(text.encode(), max_characters=1_000)
    assert write_csv(read, read.table).decode() == text


@pytest.mark.parametrize(
    ("rows", "headers", "above", "below"),
    [
        ([["Nama", "Umur"], ["A", 3]], ["Nama", "Umur"], 0, 1),
        ([["DATA PENERIMA"], [], ["Nama", "Umur"], ["A", 3]], ["Nama", "Umur"], 2, 1),
        ([["Nama", "Nama", None], ["A", "B", "C"]], ["Nama", "Nama #2", "#3"], 0, 1),
        ([["3201010101900000", "a@example.org"], ["x", "y"]], ["#1", "#2"], 0, 2),
        ([[1, 2], [3, 4]], ["#1", "#2"], 0, 2),
    ],
)
def test_headings_are_found(
    rows: list[list[Value]], headers: list[str], above: int, below: int
) -> None:
    table = make_table(rows)
    assert [column.header for column in table.columns] == headers
    assert (len(table.above), table.rows) == (above, below)


def test_a_name_of_a_column_is_masked_wherever_it_stands(choices: Choices) -> None:
    examined = examine(open_csv("\n".join(ROWS)), choices)
    table = masked_tables(examined, choices)[0].tables[0]
    notes = next(one for one in table.columns if one.header == "Catatan").values
    assert notes == ("[NAMA-1] hadir", "[NAMA-2] membawa bunga", "-5")


def test_what_can_not_be_read_is_masked_and_counted(choices: Choices) -> None:
    examined = examine(open_csv("\n".join(ROWS)), choices)
    masked, (sheet,) = masked_tables(examined, choices)
    assert masked.unread == {"Umur": 1}
    by_name = {column.header: column.values for column in masked.tables[0].columns}
    assert by_name["Umur"] == ("30–39", "30–39", "[TIDAK TERBACA]")
    assert by_name["Alamat"] == ("Kec. Fiktif, Kab. Rekaan", "Kec. Fiktif", None)
    assert "NIK" not in by_name
    assert sheet.groups is not None
    assert sheet.groups.columns == ("Umur", "Alamat")


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"PK\x03\x04 rusak", "a.xlsx", "documents.damaged"),
        (planted.xlsx()[:2_000], "a.xlsx", "documents.damaged"),
        (planted.docx()[:800], "a.docx", "documents.damaged"),
        (planted.docx(), "a.xlsx", "documents.wrong_type"),
        (planted.xlsx(), "a.docx", "documents.wrong_type"),
        (planted.xlsx(), "a.csv", "documents.wrong_type"),
        (b"%PDF-1.4 x", "a.pdf", "masking.unsupported"),
        (b"x", "tanpa-akhiran", "masking.unsupported"),
        (b"", "a.csv", "documents.empty"),
        (b"\x00\x01\x02\x03\xff\xfe\x00\x81" * 50, "a.csv", "documents.not_text"),
        (b"a," * 1_001 + b"\n", "a.csv", "masking.too_many_columns"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "documents.encrypted",
        ),
    ],
)
def test_files_that_can_not_be_read_say_why(data: bytes, name: str, key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        open_file(data, name)
    assert caught.value.key == key
    assert name in caught.value.what("id") or "source" in caught.value.values


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "0" * 250_000_000)
    with pytest.raises(DocumentError) as caught:
        open_file(out.getvalue(), "bom.xlsx")
    assert caught.value.key == "documents.unpacks_too_large"
