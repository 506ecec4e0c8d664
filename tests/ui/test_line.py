import threading

from assistant.ui.line import MOST, Line


def test_first_come_first_served_and_who_leaves_lets_all_move_up() -> None:
    line = Line()
    with line.place() as first:
        with line.place() as second, line.place() as third:
            assert [one.ahead() for one in (first, second, third)] == [0, 1, 2]
        with line.place() as fourth:
            assert fourth.ahead() == 1


def test_whoever_waits_is_woken_when_the_line_moves() -> None:
    line, woken = Line(), threading.Event()

    def wait() -> None:
        with line.place() as place:
            joined.set()
            while place.ahead():
                place.wait(30)
            woken.set()

    joined = threading.Event()
    with line.place():
        thread = threading.Thread(target=wait)
        thread.start()
        assert joined.wait(5)
        assert not woken.is_set()
    assert woken.wait(5), "not after half a minute"
    thread.join(5)


def test_a_full_line_admits_nobody_and_is_none_the_longer() -> None:
    line = Line()
    opened = [line.place() for _ in range(MOST)]
    places = [one.__enter__() for one in opened]
    with line.place() as refused:
        assert not refused.is_admitted
        assert refused.ahead() == 0
    opened[0].__exit__(None, None, None)
    assert places[-1].ahead() == MOST - 2
    with line.place() as admitted:
        assert admitted.is_admitted
