"""Names that a report shows to be no person's: "the group, X,", "X, for its part", "in its message X warned"."""

from dragoman.sentences import Document, Sentence, Token

GROUPS = frozenset(
    "group militia movement party organisation organization faction union federation coalition alliance brigade outfit "
    "cartel gang front network cell battalion".split()
)
OWN = frozenset("part message statement communique communiqué video letter declaration announcement".split())
SUBJECTS = ("nsubj", "nsubjpass")


def told_bodies(document: Document) -> frozenset[str]:
    """The last words of such names, as written."""
    return frozenset(t.text for s in document.sentences if not s.title for t in s.tokens if _told(s, t))


def _told(sentence: Sentence, name: Token) -> bool:
    if name.pos != "PROPN":
        return False
    if name.dep == "appos":
        head = sentence.tokens[name.head]
        return head.pos == "NOUN" and head.lemma.lower() in GROUPS and head.i < name.i and _known(sentence, head)
    if name.dep not in SUBJECTS:
        return False
    own = (t for p in sentence.dependents(name.head, "prep") for t in sentence.dependents(p.i, "pobj"))
    return any(t.lower in OWN and any(its.lower == "its" for its in sentence.dependents(t.i, "poss")) for t in own)


def _known(sentence: Sentence, noun: Token) -> bool:
    return any(t.lower in ("the", "this", "that") for t in sentence.dependents(noun.i, "det"))
