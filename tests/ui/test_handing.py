from assistant.ui.handing import hand_out, handed


def test_a_file_is_handed_out_as_it_is_and_can_be_had_twice() -> None:
    first, again = (hand_out('a"b.txt', b"\x00isi", number=number) for number in (1, 2))
    assert handed(first) == (
        '<span data-name="a&quot;b.txt" data-base64="AGlzaQ==" data-number="1"></span>'
    )
    assert handed(first) != handed(again)
    assert handed(None) == ""
