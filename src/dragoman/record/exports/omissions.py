"""Which events a format cannot say rightly: they are left out of it, and counted in its manifest."""

from collections.abc import Callable, Mapping

from dragoman.record.exports.parts import Json, in_time


def _denied(event: Json) -> bool:
    return bool(event["status"] == "negated")


def _supposed(event: Json) -> bool:
    return bool(event["status"] == "hypothetical")


OMISSIONS: Mapping[str, tuple[tuple[str, Callable[[Json], bool]], ...]] = {
    "geojson": (("events without a place", lambda event: event["place"] is None),),
    "plover": (("negated events (no column says that it did not happen)", _denied),),
    "ftm": (  # a denied or feared deed would stand against people as if it were one
        ("negated events (a link would say that it happened)", _denied),
        ("hypothetical events (a link would say that it happened)", _supposed),
    ),
}  # fmt: skip


def kept(format: str, case: Json) -> list[Json]:
    """The events that a format takes, in order of time."""
    return in_time(e for e in case["events"] if not any(unfit(e) for _, unfit in OMISSIONS[format]))


def left_out(format: str, case: Json) -> dict[str, int]:
    """How many events a format leaves out, by reason; only those that occur."""
    counted = {reason: sum(map(unfit, case["events"])) for reason, unfit in OMISSIONS.get(format, ())}
    return {reason: number for reason, number in counted.items() if number}
