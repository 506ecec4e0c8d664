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
