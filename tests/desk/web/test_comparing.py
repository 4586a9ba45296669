"""What became of each sentence, and of the words of an edited one."""

from dragoman.desk.web.comparing import Line, compared


def test_comparing_tells_kept_edited_added_and_left_out() -> None:
    before = "The truce holds. Nine people died. Talks go on. Rain fell in the north."
    after = "The truce holds. Talks go on. Eleven ships left the harbour. Snow fell in the north."
    found = compared(before, after)
    assert (found.added, found.edited, found.left_out, found.kept) == (1, 1, 1, 2)
    gone, new, edited = (line for line in found.lines if isinstance(line, Line))
    assert found.lines == (1, gone, 1, new, edited)
    assert gone == Line("left out", (("Nine people died.", "kept"),))
    assert new == Line("added", (("Eleven ships left the harbour.", "kept"),))
    assert edited == Line("edited", (("Rain", "left out"), ("Snow", "added"), (" fell in the north.", "kept")))


def test_comparing_of_the_same_is_kept() -> None:
    assert compared("One day. Two days.", "One day. Two days.").lines == (2,)
