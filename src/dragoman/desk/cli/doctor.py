"""`dragoman doctor`: whether the installation is whole."""

import typer


def doctor() -> None:
    """Check that all is installed.

    Every part with its version, and whether reading works without a network.
    """
    from rich.text import Text

    from dragoman.desk.installation import checks
    from dragoman.desk.saying import window

    console = window()
    wrong = 0
    for check in checks():
        wrong += not check.well
        mark = Text("ok     ", style="green") if check.well else Text("MISSING", style="bold red")
        console.print(Text("  ").join([mark, Text(f"{check.name:<22}"), Text(check.seen)]))
    if wrong:
        console.print(
            f"\n{wrong} of these {'is' if wrong == 1 else 'are'} not well; reading will fail or be incomplete."
        )
        raise typer.Exit(1)
    console.print("\nAll is there: reports are read without a network; only `dragoman read URL` needs one.")
