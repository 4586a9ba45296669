"""Invented reports in any number, for measuring a case: origins and their wire copies, the same for the same seed.

    python bench/invented.py 20000 > reports.jsonl

Nothing of them is meant to be read right: they are like news in length, names, dates and repetition.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

COPIES = 0.7  # of all reports
DAYS = 365  # over which they are published

STATES = {
    "Pakistan": "Pakistani", "Afghanistan": "Afghan", "India": "Indian", "Sudan": "Sudanese", "Ethiopia": "Ethiopian",
    "Eritrea": "Eritrean", "Armenia": "Armenian", "Azerbaijan": "Azerbaijani", "Serbia": "Serbian", "Kosovo": "Kosovar",
    "Venezuela": "Venezuelan", "Guyana": "Guyanese", "Iran": "Iranian", "Iraq": "Iraqi", "Turkey": "Turkish",
    "Syria": "Syrian", "Lebanon": "Lebanese", "Israel": "Israeli", "Egypt": "Egyptian", "Libya": "Libyan",
    "Mali": "Malian", "Niger": "Nigerien", "Chad": "Chadian", "Rwanda": "Rwandan", "Uganda": "Ugandan",
    "Kyrgyzstan": "Kyrgyz", "Tajikistan": "Tajik", "Georgia": "Georgian", "Moldova": "Moldovan", "Ukraine": "Ukrainian",
}  # fmt: skip
GIVEN = ("Amir", "Lena", "Tomas", "Sara", "Idris", "Mina", "Pavel", "Noor", "Elias", "Rana", "Viktor", "Aline", "Juma")
SYLLABLES = ("ka", "ro", "mi", "ta", "ve", "no", "sha", "lu", "ber", "din", "gol", "zar", "pe", "hal", "mor", "ke")
OFFICES = ("Foreign Minister", "Defence Minister", "Interior Minister", "President", "Prime Minister")
OUTLETS = ("The Harbour Times", "Daily Meridian", "Northern Post", "Capital Gazette", "The Ledger", "Evening Star")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SENTENCES = (
    "{A_adj} forces shelled the town of {town} on {weekday}, killing {n} people, the {B_adj} army said.",
    "{B} accused {A} of violating the truce that the two sides had agreed in {month}.",
    "{office_a} {person_a} warned that {A} would respond with force to any further attack.",
    "{office_b} {person_b} told reporters in {town} that talks would resume on {weekday}.",
    "“We will not accept threats from anyone,” {surname_b} said.",
    "{A} summoned the {B_adj} ambassador and gave him a protest note.",
    "The United Nations urged both sides to return to the table.",
    "A {days}-day ceasefire took effect on {weekday}, according to the {C_adj} foreign ministry, which mediates.",
    "{C} offered to send {m} observers to the border.",
    "{person_a} met his {C_adj} counterpart in {town2} on {weekday} to discuss the release of {m} prisoners.",
    "The {A_adj} parliament approved sanctions against {k} {B_adj} companies.",
    "Thousands protested in {town2} against the agreement, and police arrested {k} people.",
    "{B} denied that its troops had opened fire first.",
    "Aid agencies said that {k} trucks with food had reached {town} for the first time in {days} weeks.",
    "{A} withdrew {m} soldiers from the area around {town} after the accord.",
)


def reports(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Rows as `dragoman add` takes them; after each origin its copies, a share COPIES of all."""
    chance = random.Random(seed)
    made = 0
    origins = max(1, round(count * (1 - COPIES)))
    for number in range(origins):
        copies = (count - origins) * (number + 1) // origins - (count - origins) * number // origins
        day = date(2024, 1, 1) + timedelta(days=number * DAYS // origins)
        origin = _origin(chance, number, day)
        for row in [origin, *(_copy(chance, origin, at) for at in range(copies))]:
            made += 1
            yield row


def _name(chance: random.Random, least: int = 2) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(least, 3))).capitalize()


def _origin(chance: random.Random, number: int, day: date) -> dict[str, Any]:
    a, b, c = chance.sample(sorted(STATES), 3)
    surname_a, surname_b = _name(chance), _name(chance)
    told: dict[str, Any] = {
        "A": a, "B": b, "C": c, "A_adj": STATES[a], "B_adj": STATES[b], "C_adj": STATES[c], "town": _name(chance),
        "town2": _name(chance), "office_a": f"{STATES[a]} {chance.choice(OFFICES)}",
        "office_b": f"{STATES[b]} {chance.choice(OFFICES)}", "person_a": f"{chance.choice(GIVEN)} {surname_a}",
        "person_b": f"{chance.choice(GIVEN)} {surname_b}", "surname_b": surname_b,
        "weekday": (day - timedelta(days=chance.randint(0, 3))).strftime("%A"), "month": chance.choice(MONTHS),
        "n": chance.randint(2, 60), "m": chance.randint(20, 900), "k": chance.randint(2, 40),
        "days": chance.choice(("seven", "ten", "three")),
    }  # fmt: skip
    body = [s.format(**told) for s in chance.sample(SENTENCES, 9)]
    paragraphs = [" ".join(body[at : at + 2]) for at in range(0, len(body), 2)]
    text = f"{told['town'].upper()} (Reuters) - " + "\n\n".join(paragraphs)
    title = f"{a} and {b} trade accusations over {told['town']}"
    return {"id": f"o{number}", "title": title, "text": text, "published": day.isoformat(), "outlet": "Reuters"}


def _copy(chance: random.Random, origin: dict[str, Any], at: int) -> dict[str, Any]:
    """Retitled, trimmed at the end, sometimes a word changed."""
    paragraphs = origin["text"].split("\n\n")
    kept = paragraphs[: max(3, len(paragraphs) - chance.randint(0, 2))]
    text = "\n\n".join(kept)
    if chance.random() < 0.5:
        text = text.replace(" told reporters", " told journalists").replace("Thousands", "Several thousand people")
    later = date.fromisoformat(origin["published"]) + timedelta(days=chance.randint(0, 1))
    return {
        "id": f"{origin['id']}c{at}", "title": f"Tension grows between neighbours: {origin['title'].split()[0]}",
        "text": text, "published": later.isoformat(), "outlet": chance.choice(OUTLETS),
    }  # fmt: skip


if __name__ == "__main__":
    for made in reports(int(sys.argv[1])):
        print(json.dumps(made, ensure_ascii=False))
