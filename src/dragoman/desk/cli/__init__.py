"""The `dragoman` command: a file a command, each importing what it needs when it runs."""

from dragoman.desk.cli.run import main

__all__ = ["main"]
