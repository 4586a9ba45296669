"""`dragoman doctor`: whether the installation is whole."""

import typer


def doctor() -> None:
    """Check that all is installed.

    Every part with its version, and whether reading works without a network.
    """
    from rich.text import Text

    from dragoman.desk.installation import checks
    from dragoman.desk.saying import window

    wrong = 0
    with window() as console:
        for check in checks():
            wrong += not check.well
            mark = Text("ok     ", style="green") if check.well else Text("MISSING", style="bold red")
            console.print(Text("  ").join([mark, Text(f"{check.name:<22}"), Text(check.seen)]))
        if wrong:
            verb = "is" if wrong == 1 else "are"
            console.print(f"\n{wrong} of these {verb} not well; reading will fail or be incomplete.")
        else:
            console.print("\nAll is there: reports are read without a network; only `dragoman read URL` needs one.")
    if wrong:
        raise typer.Exit(1)
