"""The MCP server started, where its parts are installed."""

from pathlib import Path

from dragoman.case import Case
from dragoman.errors import UsageError


def serve_models(path: Path) -> None:
    """Serves until its input ends. UsageError where the extra is not installed, CaseError where there is no case."""
    with Case.open(path):  # says now what is wrong with it, not at the first question
        pass
    try:
        from dragoman.desk.mcp_server import make_server
    except ModuleNotFoundError as error:
        raise UsageError(f"The MCP server needs {error.name}: install `dragoman[mcp]`.") from error
    make_server(path).run("stdio")
