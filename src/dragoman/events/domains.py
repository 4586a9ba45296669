"""Passages that only speak like war: sport, business, culture, science."""

from collections.abc import Collection, Iterable

from dragoman.actors import ActorKind
from dragoman.events.parties import Parties
from dragoman.events.triggers import sense
from dragoman.sentences import Sentence

DOMAINS = ("sport", "business", "culture", "science")
NAMES = ("ORG", "GPE", "LOC", "FAC", "PERSON")  # "Arab League" is no sport, "West Bank" no business
STRONG = 2  # weight of a word that hardly stands in news of politics, against 1 for one that also does
LEANING = 2  # weight that makes a paragraph doubtful
ENOUGH = {"officials": 7, "states": 3, "nobody": 2}  # weight that rules a paragraph, by who is named in it


def publicly_named(sentences: Iterable[Sentence], parties: Parties) -> dict[int, str]:
    """Paragraph → who of public life is named in it: "officials" (and bodies, armed groups), or "states" alone."""
    paragraph = {s.index: s.paragraph for s in sentences}
    found: dict[int, str] = {}
    for actor in parties.cast.actors:
        if not parties.anchored(actor):
            continue
        for at in {paragraph[mention.sentence] for mention in actor.mentions}:
            found[at] = found.get(at, "states") if actor.kind is ActorKind.STATE else "officials"
    return found


def paragraph_weights(sentences: Iterable[Sentence]) -> dict[int, dict[str, int]]:
    """Paragraph → domain → weight of its words."""
    words: dict[int, set[str]] = {}
    for sentence in sentences:
        words.setdefault(sentence.paragraph, set()).update(_words(sentence))
    return {p: {d: _weight(found, d) for d in DOMAINS} for p, found in words.items()}


def foreign_paragraphs(weights: dict[int, dict[str, int]], named: dict[int, str]) -> dict[int, str]:
    """Paragraph → the domain that rules it, for paragraphs that are no news of politics.

    weights: as paragraph_weights gives them; named: as publicly_named does; where only states are, less decides (a team
    goes by its country's name). All paragraphs fall when the report as a whole is foreign.
    """
    whole = _whole(weights, named)
    return {p: d for p, w in weights.items() if (d := whole or _ruling(w, named.get(p, "nobody"))) is not None}


def leaning_paragraphs(weights: dict[int, dict[str, int]]) -> frozenset[int]:
    """Paragraphs with some word of a foreign domain, though it does not rule them: more is asked of an event there."""
    return frozenset(p for p, w in weights.items() if max(w.values()) >= LEANING)


def _words(sentence: Sentence) -> set[str]:
    tokens = [t for t in sentence.tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and t.entity not in NAMES]
    return {form for t in tokens for form in (t.lower, t.lemma.lower())}


def _weight(found: Collection[str], domain: str) -> int:
    strong = {w.removesuffix("s") for w in found if w in sense(f"{domain}-only")}
    weak = {w.removesuffix("s") for w in found if w in sense(domain)}
    return STRONG * len(strong) + len(weak - strong)


def _whole(weights: dict[int, dict[str, int]], named: dict[int, str]) -> str | None:
    """The domain of the report: it rules at least half of the paragraphs, and officials fewer than that."""
    for domain in DOMAINS:
        hits = [p for p, w in weights.items() if w[domain] >= ENOUGH["states"]]
        officials = [p for p in weights if named.get(p) == "officials" and p not in hits]
        if len(weights) > 1 and len(hits) * 2 >= len(weights) and len(hits) > len(officials):
            return domain
    return None


def _ruling(weight: dict[str, int], named: str) -> str | None:
    best = max(DOMAINS, key=lambda d: weight[d])
    return best if weight[best] >= ENOUGH[named] else None
