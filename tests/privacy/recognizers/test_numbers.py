"""Numbers of every kind: found beside their words or by their shape, and near misses."""

import pytest

from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("nik", "NIK {3404015505910000}"),
        ("nik", "nik:{3404015505910000}"),
        ("nik", "nik{3404015505910000} sdh dikirim"),
        ("nik", "{3404 0155 0591 0000} itu punya saya"),
        ("nik", "{34.04.01.550591.0000}"),
        ("nik", "data {3404015505910000} keliru"),
        ("nik", "KTP {9201010101900000}"),  # a province that python-stdnum does not know
        ("nik", "berkas {9201010101900000}"),
        ("nik", "berkas {9999999999999999}"),  # no date: the length alone
        ("nik", "KTP saya {34o4o155o591oooo}"),
        ("nik", "NIK {３４０４０１５５０５９１００００}"),
        ("nik", "NIK\n{3404015505910000}"),
        ("nik", "{3404015505910000} (NIK)"),
        ("nik", "nik dia {3404, 0155, 0591, 0000} ya"),
        ("nik", "nik {34 04 01 55 05 91 00 00}"),
        ("nik", "ktp ku {telu papat nol siji lima lima nol lima songo siji nol nol nol nol}"),
        ("nik", "tolong cek {340401550591000}"),
        ("family_card", "No. KK/{3404010101200000}"),
        ("phone", "hub {nol dlapan satu dua tiga pat lima nem juh lapan}"),
        ("phone", "wa {nol delapan 1200001234}"),
        ("phone", "{plus enam dua delapan satu dua nol nol nol nol satu satu}"),
        ("phone", "telp {(0380) 0000721}"),
        ("phone", "kantor {+62-370-0000721}"),
        ("phone", "ada di {021 - 5550 1234}"),
        ("phone", "catet ya {8120001234}"),
        ("phone", "ibunya {812-0000-1234}"),
        ("phone", "hp {0812~0000~1234}"),
        ("phone", "hp {0812\n00001234}"),
        ("bank_account", "rek {416.174.876.197.126}"),
        ("bank_account", "tf ke {bni 49 46 50 04 93 13 45 4}"),
        ("email", "{081200001234@example.org}"),
        ("email", "emailnya {siti99@gmail}"),
        ("email", "emailnya {siti99 gmail com}"),
        ("email", "{siti-at-example-dot-org}"),
        ("plate", "plat {B 1 2 3 4 XYZ}"),
        ("plate", "plat {B satu dua tiga empat XYZ}"),
        ("nik", "no ktp {3 4 0 4 0 1 / 5 5 0 5 9 1 / 0 0 0 0}"),
        ("nik", "nik={3404015505910000}"),
        ("phone", "{0812_0000_1177}"),
        ("phone", "{o8i2 oooo 3391} itu wa nya"),
        ("phone", "nomornya {nol delapan dua belas nol nol nol nol tiga empat lima enam}"),
        ("work_insurance", "kartu jamsostek nomornya {05-00112-2334}"),
        ("email", "{posko titik satu at example dot org}"),
        ("bank_account", "norek {mandiri 137-00-0012345-6}"),
        ("bank_account", "rek bca ku {0 1 2 3 4 5 6 7 8 9}"),
        ("case", "{118/Pid.Sus/2026/PN Mlg}"),
        ("family_card", "No. KK {3404010101200000}"),
        ("family_card", "kartu keluarga nomor {3404010101200000}"),
        ("tax_number", "{09.254.294.3-407.000}"),
        ("tax_number", "NPWP {092542943407000}"),
        ("tax_number", "npwp baru {0092542943407000}"),
        ("tax_number", "NITKU {0092542943407000000000}"),
        ("health_insurance", "No. BPJS {0001234567890}"),
        ("health_insurance", "kartu {0001234567890} hilang"),
        ("health_insurance", "nomor peserta JKN {1234567890123}"),
        ("work_insurance", "KPJ {12000012345}"),
        ("work_insurance", "BPJS Ketenagakerjaan: {12000012345}"),
        ("phone", "{0812-0000-0000}"),
        ("phone", "{081200000000}"),
        ("phone", "{+62 812 0000 0000}"),
        ("phone", "{62812 0000 0000}"),
        ("phone", "hubungi {+62 (812) 0000 0000}"),
        ("phone", "{0812.0000.0000}"),
        ("phone", "{08 12 00 00 00 00}"),
        ("phone", "{o812-oooo-oooo}"),
        ("phone", "hp {nol delapan satu dua nol nol nol nol nol nol nol nol}"),
        ("phone", "call {zero eight one two double zero double zero five five one one}"),
        ("phone", "https://wa.me/{6281200000000}"),
        ("phone", "{+60 12-345 6789} nomor di Malaysia"),
        ("phone", "telp {0274-550000}"),
        ("phone", "kantor {(0274) 550000}"),
        ("phone", "wa {81200000000}"),
        ("email", "tulis ke {nama.contoh+a@mail.example.org}."),
        ("email", "{nama (at) contoh.org}"),
        ("email", "{nama [at] contoh [dot] org}"),
        ("bank_account", "rekening {1230001234567}"),
        ("bank_account", "transfer ke {BCA 0001122334}"),
        ("bank_account", "no rek {3010-01-000123-50-0}"),
        ("bank_account", "account number {0001234567890}"),
        ("payment_card", "kartu kredit {4000 0012 3456 7899}"),
        ("payment_card", "{4000 0012 3456 7899}"),
        ("payment_card", "kartu {4000.0012.3456.7899}"),
        ("passport", "paspor {X0000012}"),
        ("passport", "nomor paspor {A 0000123}"),
        ("driving_licence", "SIM C {120012340000}"),
        ("driving_licence", "SlM C {120012340000}"),
        ("work_insurance", "KPJ/{1200 0000 512}/aktif"),
        ("case", "perkara {PDM-12/REKAAN/Eku.2/02/2024}"),
        ("case", "the complaint, ref. {XY-2025/013}"),
        ("beneficiary", "penerima#{XYZ00123} ambil beras"),
        ("beneficiary", "beneficiary {XYZ-0123} came"),
        ("civil_servant", "employee number {XYZ-00123}"),
        ("coordinates", "{-2.10001;lon;140.10001}"),
        ("email", "e-mail : {nama_contoh 77@example.org}"),
        ("email", "{nam a b@example. org}"),
        ("driving_licence", "nomor SIM {1200-0000-123400}"),
        ("plate", "mobil {B 1234 XYZ}"),
        ("plate", "{AB 1234 CD} diparkir"),
        ("plate", "plat {ab 12 c}"),
        ("civil_servant", "{198505122010011000}"),
        ("civil_servant", "NIP {19850512 201001 1 000}"),
        ("student", "NISN {0001234567}"),
        ("coordinates", "{-7.78341, 110.36712}"),
        ("coordinates", "{-7,78341; 110,36712}"),
        ("coordinates", "titik {51.50735, -0.12776}"),
        ("coordinates", "{7°47'12\" LS, 110°21'45\" BT}"),
        ("case", "berkas {KS-2026-014}"),
        ("case", "nomor kasus {PPA/2026/031}"),
        ("case", "{LP/B/12/III/2026/SPKT}"),
        ("beneficiary", "daftar {PM-00231}"),
        ("beneficiary", "kode penerima {B-000451}"),
    ],
)
def test_found(kind: str, text: str, find: Find) -> None:
    before, rest = text.split("{")
    value, after = rest.split("}")
    assert find(before + value + after) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Hubungi 129, 119, 112, 110, atau 148.",
        "WhatsApp SAPA 08111-129-129 atau +62 811 1129 129",
        "Layanan 0800-1234567 dan 1500-567",
        "ISBN 978-602-0000-00-0",
        "Rp25.000.000 dan Rp 1.250.000.000",
        "transfer Rp 25.000.000 ke kas",
        "rekening dibuka 2026-11-24",
        "sebanyak 12.345.678 orang",
        "Pasal 114 PP 33/2026",
        "3×24 jam, 72 jam, 44,9 persen",
        "tahun 2024-2027",
        "versi 1.2.3.4 diperbarui 12/03/2026 09:30",
        "skor 0.8123, 0.4551",
        "UU 27 Tahun 2022",
        "kartu SIM hilang",
        "Tabel B 12 A",
        "nomor surat 014/SK/2026",
        "kode pos 55281",
        "satu, dua, tiga, empat, lima",
        "494.000.000 parameter",
        "id dokumen 0123456789ab",
        "https://example.org/2026/11/24/1234567890",
        "a @ b",
        "tahun 2023 2024 2025 2026",
        "stok 1200 8500 9600 4500",
        "transfer 1.250.500.000 ke kas",
        "NIK 12, 13, 14 orang",
        "rekening 3 bulan terakhir, 2024, 2025",
        "kode 812-3456-7890",
        "resi 123456789012345",
        "zoom id 812 3456 7890",
        "No. 0274/555012/2025",
        "anggaran 81.234.567.890",
        "plat B dua unit",
    ],
)
def test_harmless(text: str, find: Find) -> None:
    assert find(text) == []


def test_the_nearest_word_before_a_number_counts(find: Find) -> None:
    text = "No. KK 3404010101200000 dan NIK 3404015505910000, rek 1230001234567, hp 081200000000"
    assert [kind for kind, _ in find(text)] == ["family_card", "nik", "bank_account", "phone"]


def test_one_word_may_stand_before_a_list_of_numbers(find: Find) -> None:
    text = "No. KK 3404010101200000, 3404010101210000 dan 3404010101220000"
    assert [kind for kind, _ in find(text)] == ["family_card"] * 3


def test_a_word_on_another_line_does_not_reach_a_number(find: Find) -> None:
    assert find("Buka rekening dulu.\nNomor antre 12345678") == []
