import pytest

from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tgl;norek\n3 mei;1230001234\n4 mei;5550001234", ["1230001234", "5550001234"]),
        (
            "| no | alamat lengkap |\n|---|---|\n| 1 | Oebobo, dekat gereja |",
            ["Oebobo, dekat gereja"],
        ),
        ("kode\tTTL korban\n1\tKupang 12-05-90", ["Kupang 12-05-90"]),
        ("kode,nik anak\n1,337406580291", ["337406580291"]),
        ("id_pm,desa\nX-0412,Rekaan", ["X-0412"]),
    ],
)
def test_cells_below_a_header(text: str, expected: list[str], find: Find) -> None:
    assert [value for _, value in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "kode;norek\n1;-\n2;belum ada",
        "kode;jumlah norek\n1;12345678",
        "kode;wa\n1;sudah",
        "desa;kk\nRekaan;12000 orang",
        "kode;alamat\n1;tidak ada",
        "- Nama, alamat rumah, dan foto tidak boleh masuk ke sana.\n- NIK, kartu keluarga, surat",
    ],
)
def test_cells_that_hold_nothing(text: str, find: Find) -> None:
    assert find(text) == []
