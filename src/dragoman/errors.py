"""Every error that dragoman raises on purpose.

DragomanError              one clear sentence: what is wrong, where, what to do
├── UsageError             the command or the call was misused (exit code 2)
├── InputError             this input gives no record (exit code 1)
│   ├── UnreadableInput    empty, binary, unknown encoding, too large
│   └── FetchRefused       an address that is not fetched, or did not answer
└── VocabularyError        a data file is wrong: file, line, field
"""


class DragomanError(Exception):
    """Base of all; its text is one sentence that a user can act on."""

    exit_code = 1


class UsageError(DragomanError):
    """The command or the call was misused."""

    exit_code = 2


class InputError(DragomanError):
    """This input gives no record."""


class UnreadableInput(InputError):
    """The bytes are empty, binary, in an unknown encoding, or too many."""


class FetchRefused(InputError):
    """The address is not fetched (private, disallowed), or gave no usable answer."""


class VocabularyError(DragomanError):
    """A data file is wrong; the text names file, line and field."""
