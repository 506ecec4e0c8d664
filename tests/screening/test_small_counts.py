import pytest

from assistant.screening.small_counts import small_count_spans, states_small_count
from assistant.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada 2 perempuan dengan HIV di Desa Mekar.",
        "Di RT 03 tinggal tiga orang penyintas kekerasan.",
        "Seorang siswi SMPN 2 hamil tahun ini.",
        "Satu anak tunarungu tinggal di Kampung Hilir.",
        "Hanya satu keluarga di Dusun Karang yang anaknya penyandang disabilitas.",
        "Two girls in Mekar village were raped.",
        "Four people with HIV live in Karang.",
        "The survey of Karang counted one deaf child.",
        "Penyintas kekerasan di Dusun Hulu hanya 2 orang.",
        "Dari data Posyandu Melati, ODHA berjumlah tiga.",
        "Two former prisoners near Mekar asked for seeds.",
        "Eks narapidana di RT 04: 2 (dua) orang.",
        "Hanya 2 warga eks tapol yang tersisa di Kampung Sukaasih.",
        "Di Sukaasih tinggal tiga orang pengguna narkoba.",
        "Sukaasih punya dua penderita kusta.",
        "Sukaasih: 1 anak dengan HIV.",
        "- Sukaasih: 3 lansia terlantar dengan demensia",
        "- Sukaasih, anak yatim piatu: 2",
        "Dusun Sukaasih – penganut Ahmadiyah: empat",
        "Jumlah penyintas KDRT di Sukaasih hanya dua.",
        "Di Dusun Sukaasih jumlah anak yang dilacurkan sebanyak 3 orang.",
        "Ada dua orang tua yang dipasung di Desa Sukaasih.",
        "Menurut kader, di RW 02 ada seorang remaja yang melukai diri.",
        "Kami menemui 4 pencari suaka dari Sukaasih.",
        "Pasien cuci darah di Kelurahan Sukaasih tinggal 1 orang.",
        "Seorang mualaf di Sukaasih dikucilkan.",
        "Sukaasih has three refugees.",
        "Only one lesbian couple lives in Sukaasih.",
        "- Sukaasih: two homeless families",
        "In Sukaasih there are 2 undocumented migrants.",
        "Number of street children in Sukaasih: 3",
        "Sukaasih, people with dementia: 1",
        "We know of four torture survivors from Sukaasih.",
        "Dari 214 warga Desa Sukaasih, dua di antaranya hidup dengan HIV.",
        "Satu keluarga Baha'i masih bertahan di Sukaasih.",
        "ODGJ yang dipasung di Sukaasih tercatat 2.",
        "Tiga di antara pekerja anak itu berasal dari Sukaasih.",
    ],
)
def test_small_counts_are_seen(sentence: str) -> None:
    assert states_small_count(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gabungkan kelompok kecil dari 5 orang penyintas di Desa Mekar.",
        "Ikuti tiga langkah ini bila ada korban di Desa Mekar.",
        "Ada 24 perempuan dengan HIV di Kabupaten Mekar.",
        "Dua orang petugas selalu hadir di Posyandu Kenanga.",
        "Kelompok di bawah 5 orang dengan disabilitas jangan dilaporkan.",
        "Pasal 2 tentang korban berlaku di Jakarta.",
        "Satu dari empat perempuan di Indonesia mengalami kekerasan.",
        "Jumlah kecil, misalnya dua orang dengan HIV, jangan ditulis.",
        "Anak korban 1 x 24 jam dirujuk ke UPTD.",
        "Program di Desa Mekar berdampak positif bagi seorang ibu.",
        "One of the three indicators of Mekar is about households.",
        "Peserta pelatihan kekerasan di Kota Mekar berjumlah 40 orang.",
        "Penyintas di Desa Mekar hanya 3 kali dikunjungi.",
        "Tiga fasilitator mendampingi penyintas di Desa Sukaasih.",
        "Sukaasih punya dua posyandu untuk anak disabilitas.",
        "Langkah 2: rujuk korban ke UPTD PPA di Kota Mekar.",
        "Ada 3 jenis kekerasan menurut Komnas Perempuan.",
        "Pelatihan tentang HIV di Sukaasih berlangsung dua hari.",
        "Di Desa Sukaasih ada 12 penderita kusta.",
        "Tahap 1: petakan kelompok minoritas di Sukaasih.",
        "Dua lembaga di Kupang menangani korban TPPO.",
        "UU 8/2016 mengatur hak penyandang disabilitas di Indonesia.",
        "- Kasus: 3 langkah pertama",
        "There are three ways to help refugees in Indonesia.",
        "Sukaasih has two clinics for people with HIV.",
        "Call 129 for violence in Sukaasih.",
        "Satu dari tiga perempuan di Papua mengalami kekerasan.",
        "Kelompok di bawah lima orang dengan HIV jangan disebut.",
    ],
)
def test_guidance_stays(sentence: str) -> None:
    assert not states_small_count(sentence)


def test_small_cells_of_tables() -> None:
    text = (
        "| Desa | Rumah | Anak disabilitas |\n| --- | --- | --- |\n"
        "| Mekar | 3 | 12 |\n| Karang | 40 | 2 |\n"
    )
    spans = small_count_spans(text, sentence_spans(text))
    assert [text[one.start : one.end] for one in spans] == ["| Karang | 40 | 2 |"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "| Dusun | Kelompok | Jumlah |\n| --- | --- | --- |\n"
            "| Hulu | Anak tuli | 2 |\n| Hulu | Petani | 3 |\n| Hilir | Anak tuli | 14 |\n",
            "| Hulu | Anak tuli | 2 |",
        ),
        (
            "Village,Group,Count\nUpper,people with HIV,1\n"
            "Upper,farmers,2\nLower,people with HIV,9\n",
            "Upper,people with HIV,1",
        ),
        (
            "| Kelompok | Banyaknya |\n| --- | --- |\n"
            "| Penyintas di Desa Mekar | 3 orang |\n| Penyintas seluruhnya | 31 orang |\n",
            "| Penyintas di Desa Mekar | 3 orang |",
        ),
    ],
)
def test_rows_that_count_a_group_at_a_place(text: str, row: str) -> None:
    spans = small_count_spans(text, sentence_spans(text))
    withheld = {text[one.start : one.end] for one in spans}
    assert row in withheld
    assert all(part in row for part in withheld)


def test_a_table_that_counts_no_people_stays() -> None:
    text = (
        "| Langkah | Kekerasan | Hari |\n| --- | --- | --- |\n"
        "| Lapor | dicatat | 3 |\n| Rujuk | ditangani | 1 |\n"
    )
    assert list(small_count_spans(text, sentence_spans(text))) == []
