from assistant.ui.sessions import Sessions


def test_sessions_are_apart_and_forgotten_on_close() -> None:
    sessions = Sessions(language="id")
    first, second = sessions.of("a"), sessions.of("b")
    first.ask("Satu?", passages_only=False)
    taken = first.claim()
    assert taken is not None
    assert second.exchanges == []
    assert sessions.of("a") is first
    sessions.close("a")
    assert taken[1].is_set(), "closing the page stops the model"
    assert sessions.of("a").exchanges == []
    sessions.close("unknown")


def test_the_oldest_session_goes_when_there_are_many() -> None:
    sessions = Sessions(language="id")
    first = sessions.of("first")
    for number in range(199):
        sessions.of(str(number))
    assert sessions.of("first") is first
    sessions.of("one more")
    assert len(sessions) == 200
    assert sessions.of("first") is first, "the least recently used one went instead"
