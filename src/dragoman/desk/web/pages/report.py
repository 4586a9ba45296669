"""A report with its findings marked, and what it has in common with its copies and other forms."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.desk.web.reading import open_case, render


def report(request: Request) -> Response:
    """One report."""
    with open_case(request) as case:
        _, found = case.one(request.path_params["id"])
    return render(request, "report.html", {"title": found["title"] or "Untitled report", "report": found})


routes = [Route("/report/{id:path}", report)]
