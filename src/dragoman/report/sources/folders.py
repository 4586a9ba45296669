"""The files in a folder and in the folders below it."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_under(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Each file, by name, or what cannot be read with its reason. Hidden ones are left out, links to folders too."""
    pending = [folder]
    while pending:
        path = pending.pop()
        if path != folder and path.is_symlink() and path.is_dir():
            yield path, "It is a link to a folder, and these are not followed."
        elif path.is_dir():
            try:
                names = sorted((n for n in os.listdir(path) if not n.startswith(".")), reverse=True)
            except OSError as error:
                yield path, f"The folder cannot be read: {error.strerror}."
                continue
            pending.extend(path / name for name in names)
        elif path.is_file():
            yield path, None
        else:
            yield path, "It is no file: a device, a pipe, or a link to nothing."
