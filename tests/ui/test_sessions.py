from assistant.ui.sessions import Sessions


def test_sessions_are_apart_and_forgotten_on_close() -> None:
    sessions = Sessions()
    first, second = sessions.of("a", "id"), sessions.of("b", "id")
    first.ask("Satu?", passages_only=False)
    taken = first.claim()
    assert taken is not None
    assert second.exchanges == []
    assert sessions.of("a", "id") is first
    sessions.close("a")
    assert taken[1].is_set(), "closing the page stops the model"
    assert sessions.of("a", "id").exchanges == []
    sessions.close("unknown")


def test_the_oldest_session_goes_when_there_are_many() -> None:
    sessions = Sessions()
    first = sessions.of("first", "id")
    for number in range(199):
        sessions.of(str(number), "id")
    assert sessions.of("first", "id") is first
    sessions.of("one more", "id")
    assert len(sessions) == 200
    assert sessions.of("first", "id") is first, "the least recently used one went instead"


def test_an_unknown_page_gets_a_session_in_its_own_language() -> None:
    sessions = Sessions()
    first = sessions.of("a", "en")
    assert first.language == "en"
    assert sessions.of("a", "id") is first
    assert first.language == "en", "a known one is only switched by the person"
