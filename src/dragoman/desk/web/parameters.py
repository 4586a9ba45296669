"""The parameters of a request to the JSON API, checked against the table of endpoints."""

from datetime import date
from typing import Any

from starlette.requests import Request

from dragoman.desk.web.openapi import Endpoint, Parameter
from dragoman.errors import UsageError

Json = dict[str, Any]
LONGEST = 1000  # characters of a value


def asked(request: Request, endpoint: Endpoint) -> Json:
    """Every parameter of the endpoint by name; what was not given has its default, else None (or no values).

    UsageError where a parameter is unknown, repeated, or has a value that it cannot have.
    """
    known = {p.name: p for p in endpoint.parameters if not p.path}
    given = request.query_params
    for name in given:
        if name not in known:
            there = ", ".join(known) or "none"
            raise UsageError(f"{endpoint.address} has no parameter {name[:50]!r}; there are {there}.")
    values = {name: _of(p, given.getlist(name)) for name, p in known.items()}
    return {**values, **request.path_params}


def _of(parameter: Parameter, given: list[str]) -> Any:
    if parameter.many:
        return tuple(_value(parameter, one) for one in given)
    if len(given) > 1:
        raise UsageError(f"{parameter.name} is given {len(given)} times, but takes one value.")
    if given:
        return _value(parameter, given[0])
    if parameter.must:
        raise UsageError(f"{parameter.name} is asked for: {parameter.says}")
    return parameter.schema.get("default")


def _value(parameter: Parameter, given: str) -> Any:
    schema = parameter.schema
    if not given or len(given) > LONGEST or not given.isprintable():
        raise UsageError(f"{parameter.name} must have 1 to {LONGEST} characters, none of which is a control character.")
    if schema["type"] == "integer":
        return _number(parameter, given)
    if known := schema.get("enum"):
        found = next((one for one in known if one.casefold() == given.casefold()), None)
        if found is None:
            raise UsageError(f"There is no {parameter.name} {given[:50]!r}; there are {', '.join(known)}.")
        return found
    if schema.get("format") == "date":
        return _day(parameter, given)
    return given


def _number(parameter: Parameter, given: str) -> int:
    least, most = parameter.schema["minimum"], parameter.schema["maximum"]
    if given.isascii() and given.isdigit() and len(given) <= len(str(most)) and least <= int(given) <= most:
        return int(given)
    raise UsageError(f"{parameter.name} must be a whole number from {least} to {most}.")


def _day(parameter: Parameter, given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise UsageError(f"{parameter.name} is {given[:50]!r}, but must be a day such as 2025-10-18.") from error
