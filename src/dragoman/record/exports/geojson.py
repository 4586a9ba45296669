"""A case as a map: GeoJSON (RFC 7946) of its events that have a place."""

from dragoman.record.exports.omissions import kept
from dragoman.record.exports.parts import POINTS, Json, Parts, headline, parts_of, reports_of


def geojson(case: Json) -> Json:
    """A FeatureCollection, a feature an event in order of time; events without a place are left out.

    A town or a site is a Point. A region or a country has no point that would be true: its geometry is null, and
    `area` says what it is.
    """
    parts = parts_of(case)
    features = [_feature(e, parts) for e in kept("geojson", case)]
    return {"type": "FeatureCollection", "features": features}


def _feature(event: Json, parts: Parts) -> Json:
    place = event["place"]
    is_point = place["precision"] in POINTS and place["lat"] is not None and place["lon"] is not None
    date = event["date"] or {"start": None, "end": None, "basis": None}
    mentions = event["mentions"]
    return {
        "type": "Feature", "id": event["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if is_point else None,
        "properties": {
            "title": headline(event, parts), "type": event["type"], "mode": event["mode"], "status": event["status"],
            "actors": parts.names(event["actors"]), "recipients": parts.names(event["recipients"]),
            "start": date["start"], "end": date["end"], "date_basis": date["basis"],
            "place": place["name"], "country": place["country"], "precision": place["precision"],
            "area": None if place["precision"] in POINTS else place["precision"],
            "evidence": mentions[0]["evidence"] if mentions else None,
            "words": list(dict.fromkeys(parts.word(m) for m in mentions)), "reports": reports_of(mentions),
            "independent_origins": event["independent_origins"], "confidence": event["confidence"],
        },
    }  # fmt: skip
