"""`dragoman samples`: the bundled reports."""


def samples() -> None:
    """List the bundled reports."""
    from rich.table import Table

    from dragoman.desk import samples as bundled
    from dragoman.desk.saying import window

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(no_wrap=True)
    table.add_column()
    for sample in bundled.samples():
        table.add_row(sample.name, sample.published, sample.description)
    with window() as console:
        console.print(table)
