"""Every error that dragoman raises on purpose.

DragomanError              one clear sentence: what is wrong, where, what to do
├── UsageError             the command or the call was misused (exit code 2)
├── InputError             this input gives no record (exit code 1)
│   ├── UnreadableInput    empty, binary, unknown encoding, too large
│   └── FetchRefused       an address that is not fetched, or did not answer
├── CaseError              a case file does not do what was asked (exit code 1)
│   ├── CaseDamaged        it is no case, or its pages are broken
│   ├── CaseBusy           another writer holds it
│   └── CaseNotWritten     it may not be written, or the disk is full
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


class CaseError(DragomanError):
    """A case file does not do what was asked."""


class CaseDamaged(CaseError):
    """The file is no case of dragoman's, or its pages are broken."""


class CaseBusy(CaseError):
    """Another writer holds the case."""


class CaseNotWritten(CaseError):
    """The case may not be written, or the disk is full; nothing of the step was kept."""


class VocabularyError(DragomanError):
    """A data file is wrong; the text names file, line and field."""
