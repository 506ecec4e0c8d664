"""Names by what stands around them, and words that only look like names."""

import pytest

from assistant.privacy import Redactor
from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ibu {Rini} datang.", "title"),
        ("pak {budi} belum datang", "title"),
        ("Bapak H. {Suparman} hadir.", "title"),
        ("Sdr. {Zxavolo} absen.", "title"),
        ("{kaka domi} kirim kabar", "title"),
        ("atas nama {Qorvelia Zanda}", "label"),
        ("a.n. {sri lestari}", "label"),
        ("a/n {Tigor}", "label"),
        ("Nama lengkap: {QORVELIA ZANDA}", "label"),
        ("nama saya {ngatinem}", "label"),
        ("korban bernama {Zanda}", "label"),
        ("Korban: {Zanda Qorvel}", "field"),
        ("pelapor: {tukinem}", "field"),
        ("Penyintas {Zanda} menolak difoto.", "role"),
        ("Kepala Desa {Suparman} hadir.", "role"),
        ("Kader posyandu {Dorkas} menimbang.", "role"),
        ("Saya {Zanda} dari Kupang.", "self"),
        ("Kemarin {Slamet Raharjo} pulang.", "list"),
        ("Menurut {Wagiman}, air naik.", "list"),
        ("{Qorvelia Zanda} (34 tahun) pulang.", "described"),
        ("Surat untuk {Qorvelia Zanda}, NIK", "described"),
        ("Data {Rahmat} dengan NIK bocor", "described"),
        ("My name is {Zanda}", "label"),
        ("The survivor, {Siti Rahayu}, agreed.", "list"),
        ("{Qorvelia Zanda} menganyam tikar.", "acting"),
        ("Ask for {James Zanda}'s number", "list"),
        ("suami saya {zandor} sakit", "role"),
        ("si {zandor} kabur", "label"),
        ("kemarin jemput {zandor} di terminal", "frame"),
        ("kamarnya beda sama {zandor}", "loose"),
        ("tadi {zandor} bilang begitu", "acting"),
        ("{zandor} 34 th, janda", "described"),
        ("Makasih ya.\n- {zandor}", "signed"),
        ("Hormat saya,\n{Qorvelia Zanda}", "signed"),
        ("no;nama;umur\n1;{Zandor Pik};30", "column"),
        ("peserta:\n1. {Zandor}", "listed"),
        ("Ditandatangani kepala desa, {Zandor}.", "frame"),
        ("halo mbak {uni}, ini dari posko ya", "title"),
        ("Please call Ms. {Lim Bee Lian} before the visit.", "title"),
        ("NAMA LENGKAP : {I KETUT LANANG}", "label"),
        ("Nama Penerima : {NURHIKMAH DG. NGAI}", "label"),
        ("ketua rt {Slamet} ga mau tanda tangan", "role"),
        ("{putri rahayu} (14 th) hamil", "described"),
        ("titip salam buat {Mang Oding}, barangnya sampai", "title"),
        ("Salam hormat, {Zandor}", "signed"),
        ("makasih, {zandor}", "signed"),
        ("3. {ZANDOR} - RT", "listed"),
        ("12) {Zandor} (pedagang sayur)", "listed"),
        ("{Zandor};Perempuan;38", "described"),
        ("{Zandor} was born in Ende.", "described"),
        ("ini {zandor}, nomor baru", "frame"),
        ("guys, {zandor} minta filenya", "acting"),
        ("{zandor} blm dpt bantuan", "acting"),
        ("{Zandor} dan keluarganya mengungsi.", "acting"),
        ("rumahnya {Zandor} dekat masjid", "frame"),
        ("yg lapor {zandor} kemarin", "frame"),
        ("We moved {Zandor} to another village.", "frame"),
        ("Tembusan: {Zandor}, arsip", "field"),
        ("Dicatat oleh: {Zandor}", "field"),
        ("Yth. {Zandor}, mohon hadir.", "title"),
        ("guys, {kaka zandor} minta file", "title"),
        ("Menurut {Kertosari}, air naik.", "frame"),
        ("Nama: {Tumpuk}", "label"),
        ("Ibu {Tumpuk} melapor.", "title"),
        ("Kami mendampingi {Go Swie Kiong} ke polsek.", None),
        ("Nama lengkap: {Anak Agung Istri Mirah}", "label"),
        ("kata {maimunah hs} airnya keruh", "list"),
        ("kemarin {i made sukarta} pulang", "list"),
        ("{SIMBOLON, Tiar}", "list"),
        ("{I MD SUDANA}", "list"),
        ("{surya} telat ke posko", "acting"),
        ("{bong nyuk fa} pulang", "list"),
        ("{Vexana Dg. Tirang}", "list"),
        ("{Hope Kalder} resigned", "acting"),
        ("raja negeri, {Zevan Mirandu}, hadir", "frame"),
        ("{Tarmi R}. ttd", "list"),
        ("{gung tri} udah balik", "title"),
        ("barangnya dicari {zendrika}", "frame"),
        ("Moh. {Rizki}", None),
        ("I Wayan Sudarma", None),
    ],
)
def test_names(text: str, reason: str | None, redactor: Redactor) -> None:
    plain = text.replace("{", "").replace("}", "")
    found = redactor.detect(plain, "id")
    assert [one.entity.value for one in found] == ["name"]
    if reason:
        value = text[text.index("{") + 1 : text.index("}")]
        assert plain[found[0].start : found[0].end] == value
        assert found[0].reason == f"name.{reason}"


@pytest.mark.parametrize(
    "text",
    [
        "Yayasan Lentera Teluk",
        "Yayasan Siti Aminah",
        "Universitas Gadjah Mada",
        "Jenderal besar itu nama Bandara Soekarno-Hatta",
        "Bank Dunia dan Kementerian Sosial",
        "Nilai alfa Krippendorff dan kappa Cohen",
        "Doran pada 1981",
        "Davies dan Dart (2005)",
        "dikutip Aji dan rekan pada 2022",
        "Pengungsi Rohingya",
        "Korban banjir di Jakarta",
        "Ibu hamil dan bapak angkat",
        "Bapak dan Ibu yang terhormat",
        "bu, pak, mohon maaf",
        "Kepala Desa dan Ketua RT",
        "ISAK 35 dan PSAK 45",
        "nama dusun dan nama sekolah",
        "Hari Ibu, Hari Kartini",
        "Child Protection and Women's Empowerment",
        "the person named. Write down",
        "bunga mawar mekar di bulan mei",
        "Surat dari Dinas Sosial kepada Ibu Bupati",
        "ambil data dr usaha kecil",
        "a kid said her uncle hits her",
        "Alhamdulillah semua selamat",
        "tolong jelasin, contohnya sama parameter itu",
        "jemput bola ke desa, antar jemput gratis",
        "si kecil rewel, si sulung sekolah",
        "kata dokter harus kontrol",
        "salam,\nTim Posko",
        "mama papa boleh ikut, si adek juga",
        "titik kumpul ada di lapangan",
        "Cek data dulu, cek semua",
        "no;nama barang;jumlah\n1;beras;20",
        "genset 3 thn, kipas 2 th",
        "kepada AI",
        "Bagaimana meminta persetujuan warga Ahmadiyah?",
        "penyintas transpuan menolak difoto",
        "relawan Syiah dan pelapor mantan narapidana",
        "Ibu Menyusui dan Ibu Hamil diundang.",
        "Nama: Wajib diisi",
        "Terima kasih, sampai jumpa",
        "1. Pendahuluan\n2. Sanitasi (air bersih)\n3. Penutup",
        "caleg minta data warga",
        "ini laporannya, mohon dicek",
        "guys, minta filenya",
        "surya tenggelam di barat",
        "mega proyek batal, bunga bank naik",
        "MANADO, Selasa",
        "Proposal: ok, Anggaran: belum",
        "Long Zevandai",
        "Harapan Housing",
    ],
)
def test_no_names(text: str, find: Find) -> None:
    assert find(text) == []


def test_a_name_found_once_is_found_where_it_stands_alone(find: Find) -> None:
    text = "Ibu Qorvelia bercerita. Kemudian Qorvelia diantar pulang."
    assert [value for _, value in find(text)] == ["Qorvelia", "Qorvelia"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hadir: fajar, dewi", ["fajar", "dewi"]),
        ("sri, ningsih, sm parto udah ngisi", ["sri", "ningsih", "parto"]),
        ("halimah sm zendrika dapat tiket", ["halimah", "zendrika"]),
        ("Zeva Mirandu dan Siti Aminah hadir", ["Zeva Mirandu", "Siti Aminah"]),
        ("TTL: Bau-Bau, 5-5-1988", []),
    ],
)
def test_names_beside_each_other(text: str, expected: list[str], find: Find) -> None:
    assert [value for kind, value in find(text) if kind == "name"] == expected
