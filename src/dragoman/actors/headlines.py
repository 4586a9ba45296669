"""Names in headlines with a capital on every word: those that the body of the report has, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.records import MentionForm
from dragoman.sentences import Document, Sentence

Names = Mapping[str, Sequence[tuple[tuple[str, ...], Candidate]]]


def name_headlines(document: Document, shouting: frozenset[int], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of such headlines cut down to the names that stand in the text below."""
    if not shouting:
        return list(candidates)
    names = _names([c for c in candidates if c.sentence not in shouting])
    found = [c for c in candidates if c.sentence not in shouting]
    for index in sorted(shouting):
        sentence, own = document.sentences[index], [c for c in candidates if c.sentence == index]
        known = list(_known(sentence, names))
        for name in known:
            same = next((c for c in own if c.sort is name.sort and _ends_alike(c, name)), None)
            if same is None:
                own = [c for c in own if c.last < name.first or c.first > name.last]
                own.append(name)
        found += own
    return sorted(found, key=lambda c: (c.sentence, c.first))


def _ends_alike(one: Candidate, name: Candidate) -> bool:
    return one.last == name.last and (one.first <= name.first)


def _names(candidates: Sequence[Candidate]) -> Names:
    """Full names of persons and bodies, and the surnames that only one person has, by their first words."""
    found: dict[str, list[tuple[tuple[str, ...], Candidate]]] = {}
    told = [c for c in candidates if c.named and not c.doubtful and c.sort in (Sort.PERSON, Sort.BODY) and c.name]
    bearers: dict[str, set[str]] = {}
    for one in told:
        words = tuple(one.name.lower().split())
        if one.sort is Sort.PERSON and len(words) > 1:
            bearers.setdefault(words[-1], set()).add(one.name)
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, one))
    for one in told:
        words = tuple(one.name.lower().split())
        if one.sort is Sort.PERSON and len(bearers.get(words[-1], ())) == 1 and len(words[-1]) > 3:
            surname = replace(one, name=one.name.split()[-1])
            found.setdefault(words[-1], []).append((words[-1:], surname))
    return {word: sorted(entries, key=lambda entry: -len(entry[0])) for word, entries in found.items()}


def _known(sentence: Sentence, names: Names) -> Iterator[Candidate]:
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        for words, one in names.get(tokens[at].lower, ()):
            last = at + len(words) - 1
            if tuple(t.lower for t in tokens[at : last + 1]) == words and tokens[at].text[:1].isupper():
                head = next((i for i in range(last, at - 1, -1) if not at <= tokens[i].head <= last), last)
                yield replace(
                    one, sentence=sentence.index, first=at, last=last, head=head, also=(last,) if last != head else (),
                    form=MentionForm.NAME, role=None, owner=None, aliases=(), start=tokens[at].start, ranked=False,
                )  # fmt: skip
                at = last
                break
        at += 1
