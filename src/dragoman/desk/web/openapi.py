"""The description of the JSON API in OpenAPI 3.1, made from the table of its endpoints."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman import __version__
from dragoman.case import Case
from dragoman.desk.web.shapes import SHAPES, Schema, ref

Json = dict[str, Any]
Answer = Callable[[Case, Json], Json | None]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked. many: it may be repeated, and any of its values fits; path: it is a part of the address."""

    name: str
    schema: Schema
    says: str
    many: bool = False
    path: bool = False
    must: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address. answers: from the open case and the parameters; None where there is no such thing."""

    path: str
    name: str
    says: str
    parameters: tuple[Parameter, ...]
    shape: Schema
    answers: Answer

    @property
    def address(self) -> str:
        """The path as OpenAPI writes it, without Starlette's converters."""
        return re.sub(r":\w+}", "}", self.path)


def description(endpoints: Sequence[Endpoint]) -> Json:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dragoman: a case", "version": __version__,
            "summary": "Who did or said what to whom, when, where, on whose word.",
            "description": "Read-only. An answer has an ETag of the case's state: ask again with If-None-Match.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {e.address: {"get": _operation(e)} for e in endpoints},
        "components": {
            "schemas": SHAPES,
            "responses": {
                "Same": {"description": "The case is as it was when that ETag was given."},
                **{name: _failure(says) for name, (_, says) in FAILURES.items()},
            },
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Where the desk was opened with --token."}
            },
        },
        "security": [{}, {"token": []}],
    }  # fmt: skip


FAILURES = {
    "Misasked": ("400", "A parameter is none, or has no such value."),
    "Missing": ("404", "The case has no such thing."),
    "Failed": ("500", "The case cannot be read."),
    "Busy": ("503", "Another dragoman is writing the case; ask again."),
}


def _failure(says: str) -> Json:
    return {"description": says, "content": {"application/json": {"schema": ref("Error")}}}


def _operation(endpoint: Endpoint) -> Json:
    answer = {
        "description": endpoint.says, "headers": {"ETag": {"schema": {"type": "string"}}},
        "content": {"application/json": {"schema": endpoint.shape}},
    }  # fmt: skip
    failures = {status: {"$ref": f"#/components/responses/{name}"} for name, (status, _) in FAILURES.items()}
    return {
        "operationId": endpoint.name, "summary": endpoint.says,
        "parameters": [_parameter(p) for p in endpoint.parameters],
        "responses": {"200": answer, "304": {"$ref": "#/components/responses/Same"}, **failures},
    }  # fmt: skip


def _parameter(parameter: Parameter) -> Json:
    schema: Schema = {"type": "array", "items": parameter.schema} if parameter.many else parameter.schema
    return {
        "name": parameter.name, "in": "path" if parameter.path else "query", "description": parameter.says,
        "required": parameter.path or parameter.must, "schema": schema,
        **({"style": "form", "explode": True} if parameter.many else {}),
    }  # fmt: skip
