"""What a process is about, as far as its own modifiers say: "border talks", "a meeting of the two ministers"."""

from dragoman.events.clauses import obliques
from dragoman.processes.kinds import Mention
from dragoman.processes.parties import POLITICAL_PEOPLE

GENERAL = frozenset(  # say nothing about the subject
    "peace ceasefire cease truce fire round hour day week month year emergency crisis summit top level high state talk "
    "minute ministerial session series package deal agreement treaty pact accord two three last good office un term "
    "point sanction embargo economic international unilateral western bilateral".split()
)
SUBJECT_ADJECTIVES = frozenset(
    "nuclear maritime climate territorial constitutional presidential parliamentary trade fiscal coalition "
    "disarmament commercial".split()
)
POLITICAL_SUBJECTS = frozenset(
    "peace ceasefire cease truce border nuclear disarmament hostage prisoner demarcation denuclearization security "
    "boundary frontier maritime territorial minister leader president envoy armistice coalition".split()
)


def subject_of(mention: Mention) -> frozenset[str]:
    """Lemmas of what it is about."""
    sentence = mention.sentence
    found = set()
    for i in {mention.noun, mention.head}:
        for token in sentence.dependents(i, "compound", "amod", "nmod"):
            word = token.lemma.lower()
            if (token.pos == "NOUN" or word in SUBJECT_ADJECTIVES) and token.i != mention.noun:
                found.add(word)
            found.update(t.lemma.lower() for t in sentence.dependents(token.i, "compound") if t.pos == "NOUN")
        for n in obliques(sentence, i, "of"):
            if sentence.tokens[n].lemma.lower() in POLITICAL_PEOPLE:
                found.add(sentence.tokens[n].lemma.lower())
    return frozenset(w for w in found if w not in GENERAL and w.isalpha() and len(w) > 2)
