import pytest

from assistant.synthesis.connectives import without_connective


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lalu 3×24 jam.", "3×24 jam."),
        ("Kemudian, laporkan kepada lembaga.", "Laporkan kepada lembaga."),
        ("Oleh karena itu, data dihapus.", "Data dihapus."),
        ("Namun demikian persetujuan tetap perlu.", "Persetujuan tetap perlu."),
        ("Dan juga anak-anak.", "Anak-anak."),
        ("However, consent is needed.", "Consent is needed."),
        ("So staff must ask.", "Staff must ask."),
        ("Lalu lintas data dibatasi.", "Lalu lintas data dibatasi."),
        ("Selain NIK, nama disamarkan.", "Selain NIK, nama disamarkan."),
        ("Setelah itu, laporkan.", "Laporkan."),
        ("Setelah itu dicatat, laporkan.", "Setelah itu dicatat, laporkan."),
        ("Instead of names, use codes.", "Instead of names, use codes."),
        ("Jadi relawan perlu pelatihan.", "Jadi relawan perlu pelatihan."),
        ("Jadilah pendengar yang baik.", "Jadilah pendengar yang baik."),
        ("Dana dicatat.", "Dana dicatat."),
        ("So far nothing is known.", "So far nothing is known."),
        ("Next year it takes effect.", "Next year it takes effect."),
        ("Lalu.", "Lalu."),
        ("", ""),
    ],
)
def test_what_leans_on_nothing_is_taken_off(sentence: str, expected: str) -> None:
    assert without_connective(sentence) == expected
