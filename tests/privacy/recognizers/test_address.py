import pytest

from tests.privacy.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "kantornya di {Jl. Melati No. 5}",
        "{Jalan Hang Tuah Nomor 8}",
        "{jl melati no 5 rt 3 rw 2 kel sukamaju}",
        "{Gang Haji Muhi No. 14, RT 06/RW 02, Kel. Cipete}",
        "{Kampung Fiktif RT 06/RW 02, Desa Rekaan 36}",
        "tinggal di {Desa Wonorejo}",
        "domisili {kampung wouma}",
        "{Dusun Krajan, Desa Sukamaju, Kec. Fiktif}",
        "Alamat: {Perumahan Asri B3/12 dekat pasar}\nHP",
        "lives at {Jl. Pantai No. 3}",
        "ibu itu, 34 tahun, warga {Dusun Karang}",
        "She lives at {Jalan Pattimura No. 27, Ambon}.",
        "{Jl. Melati No. 5, Kota Kupang, NTT 85111}",
        "rumah di {jl melati no 5 kupang} dijual",
        "kantor {Jl Sudirman Kav. 21}",
        "rumah {Jalan Melati II/5}",
        "{rumah no 5 rt 3 rw 2}",
        "tinggal di {kos putri melati kamar 7 jl mawar 12}",
        "{griya asri blok d5 no 11}",
        "{RT tiga RW dua desa rekaan}",
        "{Padukuhan Karang, Kalurahan Rekaan}",
        "lives in {Melati Village, Fiktif District}",
        "{Apartemen Rekaan Tower Jasmine lt 12 no 5}",
        "{Gampong Lamteh, Kec. Ulee Kareng} rumah ketiga",
        "{JI. Melati No. 5 RT O3/RW O2}",
        "{jl melati 3 no 22 rt4rw2 rekaanraya dekat kali}",
        "{Dk. Karang 03/07, Rekaanraya sblh kali}",
        "{Jl. Melati No. 5, Ende, dekat Kantor Pos}. Besok pagi",
        "{Gg. Melati 14, belakang Klenteng Tua}",
        "{jl melati no 5, pas di depan musala}, jam 9",
        "{Jl. Melati No. 5} dekat sini saya tinggal sejak kecil dan besar",
        "{Kp. Karang\nRT/RW        : 005/003\nKel/Desa     : Rekaan\nKecamatan    : Fiktif}\nAgama",
        "{Dusun: Karang, RT/RW: 03/01, Desa: Rekaan Kulon, Kecamatan: Fiktif}",
        "{Jl. Melati No. 18 RT 03/RW 09\nKelurahan Rekaan Timur\nAmbon}\nDengan hormat",
        "beralamat di {Jaga III, Desa Rekaan Empat, Kecamatan Fiktif}",
        "{Jl. Melati No. 5, Ambon Selatan} dan lain-lain",
        "{Kp Melati RT 01 / 07 , Ds . Rekaan}",
        "{14B Jalan Melati, RT 03/RW 05, Ende 86312} since the flood",
        "lives at {House No. 6, Gang Melati, Kelurahan Fiktif, Ende}",
        "sent to {P.O. Box 12, Ende 86312}",
        "{Hamlet 3, RT 07, Rekaan Village, East Flores} is his home",
        "{Block D2 No. 18, Rekaan Housing, Ende} before noon",
        "dikirim ke {Wisma Rekaan Blok A No. 16}",
        "Alamat: {Jl. Melati No. 5\nKel. Rekaan\nKec. Fiktif}",
        "Alamat: {Jl. Melati No. 5\nDesa: Rekaan\nKecamatan: Fiktif}",
    ],
)
def test_addresses(text: str, find: Find) -> None:
    before, rest = text.split("{")
    value, after = rest.split("}")
    assert find(before + value + after) == [("address", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Program berjalan di Kecamatan Lembah Hijau, Kabupaten Sumber Asri.",
        "Warga Dusun Pandan meminta jalan tani diperbaiki.",
        "Tidak ada jalan keluar yang mudah.",
        "Kepala Desa Sukamaju hadir.",
        "Alamat rumah dan nomor telepon dihapus.",
        "Kota Rotterdam memakai model.",
        "Rumah nomor 5 masih kosong.",
        "Taman Bungkul no 1 di dunia.",
        "simpang lima ramai",
        "Desa: 34, kelurahan: 12",
        "Kota: Bandung",
        "Dusun: 12, desa: 4",
        "Petugas jaga 2 malam berturut-turut.",
        "Kabupaten Klaten\n    link: example.org",
        "Ada 12 Jalan Desa yang diperbaiki.",
        "Block C of the form is empty.",
        "Harapan Housing Estate plans",
        "kos putri 3 kamar",
        "Lembar itu memuat nama dan alamat.",
    ],
)
def test_places_are_no_addresses(text: str, find: Find) -> None:
    assert find(text) == []


def test_a_person_behind_an_address_is_no_town(find: Find) -> None:
    assert find("Jl. Melati No. 5, Budi datang")[0] == ("address", "Jl. Melati No. 5")
