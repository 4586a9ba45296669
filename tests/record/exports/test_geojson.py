"""The map: points only where they are true."""

from typing import Any

from dragoman.record.exports import geojson

Json = dict[str, Any]


def test_geojson_draws_a_town_and_no_point_for_a_country(whole: Json) -> None:
    town, land = geojson(whole)["features"]
    assert town["geometry"] == {"type": "Point", "coordinates": [7.25, -50.5]}
    assert (town["id"], town["properties"]["area"]) == ("e-shell", None)
    assert land["geometry"] is None
    assert (land["id"], land["properties"]["area"]) == ("e-talks", "country")


def test_geojson_tells_what_a_point_stands_for(whole: Json) -> None:
    told = geojson(whole)["features"][0]["properties"]
    assert told == {
        "title": "ASSAULT: Ruritania → army; Bordurian, Rupert Hentz", "type": "ASSAULT", "mode": "heavy-weapons",
        "status": "actual", "actors": ["Ruritania"], "recipients": ["army; Bordurian", "Rupert Hentz"],
        "start": "2031-06-02", "end": "2031-06-02", "date_basis": "stated", "place": "Grenzau", "country": "DEU",
        "precision": "city", "area": None, "evidence": "Ruritanian guns shelled Grenzau on Monday, Borduria's army said.",
        "words": ["army; Bordurian"], "reports": ["wire", "copy"], "independent_origins": 1, "confidence": 0.75,
    }  # fmt: skip


def test_geojson_draws_no_point_without_coordinates(whole: Json) -> None:
    whole["events"][1]["place"] |= {"lat": None, "lon": None}
    assert geojson(whole)["features"][0]["geometry"] is None
