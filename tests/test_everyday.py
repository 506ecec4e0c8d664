import pytest

from assistant.everyday import to_standard


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("kalo data kesebar brp lama hrs lapor?", "kalau data tersebar berapa lama harus lapor?"),
        ("Gimana ngecek alat AI?", "Bagaimana memeriksa alat AI?"),
        ("anak2 difoto pake hp", "anak difoto pakai ponsel"),
        ("ngajuin ijin, siapa yg nentuin?", "mengajukan izin, siapa yang menentukan?"),
        ("dr. Dg. Ama", "dr. Dg. Ama"),
        ("Berapa lama batas waktunya?", "Berapa lama batas waktunya?"),
        ("KL, WA, dan GA disingkat", "KL, WA, dan GA disingkat"),
        ("3×24 jam menurut Pasal 46", "3×24 jam menurut Pasal 46"),
        ("", ""),
    ],
)
def test_everyday_words_become_standard_and_others_stay(written: str, standard: str) -> None:
    assert to_standard(written) == standard
