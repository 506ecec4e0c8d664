"""What a column holds, by its heading and by its values."""

import pytest

from assistant.errors import UserError
from assistant.masking.columns import kind_of_header, suggest
from assistant.masking.generalise import age_band, district_of, month_of, read_date, year_of
from assistant.masking.table import Column, Value
from assistant.masking.treatment import Treatment, parse_treatment
from assistant.privacy import Redactor
from tests.masking.conftest import TODAY


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Nama", "name"),
        ("NAMA LENGKAP", "name"),
        ("nama_penerima_manfaat", "name"),
        ("namaLengkap", "name"),
        ("Nama Ibu Kandung", "name"),
        ("NIK/No. KTP", "nik"),
        ("No. HP (WA)", "phone"),
        ("Tgl. Lahir", "birth_date"),
        ("Tempat/Tanggal Lahir", "birth_date"),
        ("Tempat lahir", "birth_place"),
        ("Alamat e-mail", "email"),
        ("Alamat", "address"),
        ("Desa/Kelurahan", "village"),
        ("Nama Desa", "village"),
        ("Kabupaten/Kota", "district"),
        ("Umur (tahun)", "age"),
        ("L/P", "sex"),
        ("Nama kegiatan", "other"),
        ("Nama Bank", "other"),
        ("No", "other"),
        ("Tanggal distribusi", "date"),
        ("Jumlah penerima manfaat", "other"),
        ("Manfaat yang dirasakan", None),
        ("Namanya bagus", None),
        ("Nilai", None),
        ("", None),
        ("Apakah Anda tahu nama orang yang dapat dihubungi bila ada masalah di desa", None),
    ],
)
def test_headings_tell_what_a_column_holds(header: str, kind: str | None) -> None:
    assert kind_of_header(header) == kind


@pytest.mark.parametrize(
    ("header", "values", "kind", "way", "reason"),
    [
        ("Nama", ["x"], "name", "mask", "header"),
        ("Kolom A", ["3201010101900000", "3201010101910000"], "nik", "drop", "values"),
        ("Kolom A", ["0812-0000-1111", "0813-0000-2222", "-"], "phone", "drop", "values"),
        ("Keterangan", ["a@example.org", "b@example.org"], "email", "drop", "values"),
        ("Kecamatan", ["3201010101900000", "3201010101910000"], "nik", "drop", "values"),
        ("Kecamatan", ["Siti", "Budi"], "district", "keep", "header"),
        ("Kolom A", ["01-03-2026", "02-03-2026", "03-03-2026"], "date", "month", "values"),
        ("Kolom A", [1, 2, "3,5"], "number", "keep", "number"),
        ("Kolom A", ["Rapat di kantor", "Bantuan tunai"], "text", "search", "text"),
        ("Keterangan", ["01-03-2026"], "text", "search", "text"),
        ("Alamat", ["Desa A, Kec. B", "Desa C, Kec. D"], "address", "district", "header"),
        ("Alamat", ["Desa A", "Desa C"], "address", "drop", "no_district"),
        ("Kolom A", [], "text", "search", "text"),
    ],
)
def test_a_treatment_is_suggested(
    redactor: Redactor, header: str, values: list[Value], kind: str, way: str, reason: str
) -> None:
    made = suggest(
        Column(header=header, values=tuple(values)), lambda text: redactor.detect(text, "id")
    )
    assert (made.kind, made.treatment.way, made.reason) == (kind, way, reason)
    assert made.explain("id") and made.explain("en")


def test_a_hidden_column_is_dropped(redactor: Redactor) -> None:
    column = Column(header="Nilai", values=(1,), is_hidden=True)
    assert suggest(column, lambda text: []).treatment == Treatment("drop")


def test_with_a_key_names_become_codes(redactor: Redactor) -> None:
    column = Column(header="Nama", values=("A",))
    assert suggest(column, lambda text: [], has_key=True).treatment == Treatment("pseudonym")


@pytest.mark.parametrize(
    ("written", "treatment"),
    [
        ("drop", Treatment("drop")),
        (" Band:5 ", Treatment("band", 5)),
        ("band", Treatment("band", 10)),
    ],
)
def test_treatments_are_read(written: str, treatment: Treatment) -> None:
    assert parse_treatment(written) == treatment
    assert parse_treatment(str(treatment)) == treatment


@pytest.mark.parametrize("written", ["", "buang", "band:0", "band:1", "band:99", "drop:5", "band:"])
def test_other_treatments_are_refused(written: str) -> None:
    with pytest.raises(UserError, match="band"):
        parse_treatment(written)


@pytest.mark.parametrize(
    ("value", "width", "band"),
    [
        (34, 10, "30–39"),
        ("34", 5, "30–34"),
        ("34 tahun", 10, "30–39"),
        ("34,5", 10, "30–39"),
        ("7 bulan", 10, "0–9"),
        (0, 5, "0–4"),
        ("25/11/1996", 10, "30–39"),
        ("26/11/1996", 10, "20–29"),
        ("Bandung, 1 Mei 1990", 10, "30–39"),
        (121, 10, None),
        ("dewasa", 10, None),
        ("01-01-2030", 10, None),
        (True, 10, None),
        ("", 10, None),
    ],
)
def test_ages_fall_into_bands(value: Value, width: int, band: str | None) -> None:
    assert age_band(value, width, today=TODAY) == band


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("12-03-1990", "1990-03-12"),
        ("12/3/90", "1990-03-12"),
        ("12.03.05", "2005-03-12"),
        ("1990-03-12", "1990-03-12"),
        ("12 Maret 1990", "1990-03-12"),
        ("12-Agt-1990", "1990-08-12"),
        ("5 Desember '99", "1999-12-05"),
        ("Garut, 12 Mei 1990", "1990-05-12"),
        ("31-02-1990", None),
        ("12-13-1990", None),
        ("12 Foo 1990", None),
        ("0812-0000-1111", None),
        ("1990", None),
    ],
)
def test_dates_are_read_the_day_first(value: str, iso: str | None) -> None:
    found = read_date(value, today=TODAY)
    assert (found.isoformat() if found else None) == iso


def test_dates_become_months_and_years() -> None:
    assert (month_of("12-03-1990"), year_of("12-03-1990")) == ("1990-03", "1990")
    assert (month_of("03/1990"), month_of("1990-3"), year_of(1990)) == (
        "1990-03",
        "1990-03",
        "1990",
    )
    assert (month_of("13/1990"), month_of("besok"), year_of("besok")) == (None, None, None)


@pytest.mark.parametrize(
    ("address", "district"),
    [
        ("Jl. A No. 1, Kec. Fiktif, Kab. Rekaan", "Kec. Fiktif, Kab. Rekaan"),
        ("dusun a desa b kecamatan fiktif baru kabupaten rekaan", "Kec. Fiktif Baru, Kab. Rekaan"),
        ("KEC. FIKTIF", "Kec. Fiktif"),
        ("RT 01 Kel. X, Kota Contoh 40123", "Kota Contoh"),
        ("Desa Fiktif", None),
        ("", None),
    ],
)
def test_addresses_become_districts(address: str, district: str | None) -> None:
    assert district_of(address) == district
