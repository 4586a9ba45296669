"""Passages that only speak like war: sport, business, culture, science."""

from collections.abc import Iterable

from dragoman.events.triggers import sense
from dragoman.sentences import Sentence

DOMAINS = ("sport", "business", "culture", "science")
NAMES = ("ORG", "GPE", "LOC", "FAC")  # "Arab League" is no sport, "West Bank" no business


def foreign_paragraphs(sentences: Iterable[Sentence], political: set[int]) -> dict[int, str]:
    """Paragraph → the domain that rules it, for paragraphs that are no news of politics.

    political: paragraphs where a political actor is named. A paragraph without one falls to a domain at one word of
    it, one with political actors at three different words, and all fall when the report as a whole is of that domain.
    """
    words: dict[int, set[str]] = {}
    for sentence in sentences:
        words.setdefault(sentence.paragraph, set()).update(
            form
            for t in sentence.tokens
            if t.pos in ("NOUN", "PROPN", "ADJ") and t.entity not in NAMES
            for form in {t.lower, t.lemma.lower()}
        )
    counts = {p: {d: len(_stems(found & sense(d))) for d in DOMAINS} for p, found in words.items()}
    whole = _whole(counts, political)
    return {p: d for p, c in counts.items() if (d := _ruling(c, p in political, whole)) is not None}


def _stems(words: set[str]) -> set[str]:
    """Singular and plural of one word count once."""
    return {w.removesuffix("s") for w in words}


def _whole(counts: dict[int, dict[str, int]], political: set[int]) -> str | None:
    """The domain of the report: at least half of its paragraphs hold two of its words, and politics rules fewer."""
    for domain in DOMAINS:
        hits = [p for p, c in counts.items() if c[domain] >= 2]
        if hits and len(hits) * 2 >= len(counts) and len(hits) > len([p for p in political if p not in hits]):
            return domain
    return None


def _ruling(count: dict[str, int], political: bool, whole: str | None) -> str | None:
    if whole:
        return whole
    best = max(DOMAINS, key=lambda d: count[d])
    return best if count[best] >= (4 if political else 1) else None
