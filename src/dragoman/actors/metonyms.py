"""Whether a country's or a city's name means the state that acts, or the place."""

from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.lexicon import lexicon
from dragoman.actors.phrases import Phrase
from dragoman.sentences import Sentence, Token

_PLACE_PREPOSITIONS = frozenset(
    "in at near inside across around into within throughout through outside via off along above below beneath beyond "
    "over under onto past up down amid north south east west".split()
)
_PARTY_PREPOSITIONS = frozenset("with against between by among towards toward versus alongside unlike despite".split())
_WEIGHED_PREPOSITIONS = frozenset("to from of on for about upon".split())


def acts(sentence: Sentence, phrase: Phrase, label: Label) -> bool:
    """Whether the name at the end of this phrase is an actor here.

    A country is one unless a preposition of place or a verb of motion makes it a place; a seat of government or a
    house is one only where something shows it.
    """
    head = _top(sentence, phrase.head)
    token = sentence.tokens[head]
    if is_dateline(sentence, phrase):
        return False
    if phrase.possessive:
        return _owns(sentence, phrase, label)
    if token.dep in ("pobj", "pcomp") or _after_preposition(sentence, phrase):
        return _under_preposition(sentence, phrase, head, label)
    if token.dep in ("compound", "nmod", "amod") and token.head > phrase.last:
        return False
    if token.dep in ("dobj", "nsubjpass", "attr", "oprd"):
        governor = sentence.tokens[token.head]
        uses = _uses(governor)
        held = ("violence" in uses or "motion" in uses) and "party" not in uses
        return not held or label.kind is LabelKind.COUNTRY
    if token.dep == "ROOT":
        return sentence.title or any(t.pos in ("VERB", "AUX") for t in sentence.tokens)
    if token.dep in ("nsubj", "dative", "nmod", "npadvmod", "appos", "dep", "csubj"):
        return token.dep != "appos" or label.kind is LabelKind.COUNTRY
    return label.kind is not LabelKind.CAPITAL


def is_dateline(sentence: Sentence, phrase: Phrase) -> bool:
    """ "LIMA, May 3 (Andes News) -" and "OSLO —": a place in capitals that opens the sentence."""
    if phrase.first != 0 or phrase.last + 1 >= len(sentence.tokens):
        return False
    opener = sentence.tokens[phrase.last]
    after = sentence.tokens[phrase.last + 1].text
    if after in ("—", "–", "--", "-"):
        return True
    return opener.text.isupper() and len(opener.text) > 3 and after in (",", "(") and not sentence.title


def is_place_preposition(token: Token) -> bool:
    """ "In", "near": what follows is a place, not an actor."""
    return token.lower in _PLACE_PREPOSITIONS and token.tag == "IN"


def dateline_end(sentence: Sentence) -> int:
    """Tokens of a dateline at the start of a sentence: "LIMA (Andes News) -"; 0 where there is none."""
    if not sentence.tokens or not sentence.tokens[0].text.isupper() or len(sentence.tokens[0].text) < 3:
        return 0
    for token in sentence.tokens[1:16]:
        if token.text in ("—", "–", "--", "-") and (token.i + 1 == len(sentence.tokens) or _is_spaced(sentence, token)):
            return token.i + 1
    return 0


def _is_spaced(sentence: Sentence, token: Token) -> bool:
    return sentence.tokens[token.i - 1].end < token.start


def _top(sentence: Sentence, head: int) -> int:
    """The first of the coordination that a token is in: what governs it governs them all."""
    seen = 0
    while sentence.tokens[head].dep == "conj" and seen < len(sentence.tokens):
        head = sentence.tokens[head].head
        seen += 1
    return head


def _after_preposition(sentence: Sentence, phrase: Phrase) -> bool:
    before = sentence.tokens[phrase.first - 1] if phrase.first else None
    return before is not None and before.lower in _PLACE_PREPOSITIONS and before.tag == "IN"


def _owns(sentence: Sentence, phrase: Phrase, label: Label) -> bool:
    """ "Oslo's stance" is the state's, "Oslo's airport" the town's."""
    if label.kind is not LabelKind.CAPITAL:
        return True
    owned = sentence.tokens[sentence.tokens[phrase.head].head]
    return "city" not in _uses(owned)


def _under_preposition(sentence: Sentence, phrase: Phrase, head: int, label: Label) -> bool:
    preposition = sentence.tokens[sentence.tokens[head].head]
    if phrase.first and sentence.tokens[phrase.first - 1].lower in _PLACE_PREPOSITIONS:
        preposition = sentence.tokens[phrase.first - 1]
    word = preposition.lower
    if word in _PLACE_PREPOSITIONS:
        return False
    if word in _PARTY_PREPOSITIONS:
        return True
    governor = _governor(sentence, preposition)
    uses = _uses(governor) if governor is not None else frozenset()
    if governor is not None and word in ("to", "from", "for", "against"):  # "sent a demand to Oslo"
        passed = [use for thing in sentence.dependents(governor.i, "dobj") for use in _uses(thing) & {"address"}]
        uses = frozenset(passed) or uses
    if label.kind is LabelKind.COUNTRY:
        if word in ("to", "from"):
            return "motion" not in uses or "address" in uses
        return True
    if word not in _WEIGHED_PREPOSITIONS or "address" not in uses:
        return False
    return "violence" not in uses and (word != "of" or "motion" not in uses)


def _governor(sentence: Sentence, preposition: Token) -> Token | None:
    """The verb or noun that a preposition hangs on, past another preposition ("according to")."""
    if preposition.head == preposition.i:
        return None
    governor = sentence.tokens[preposition.head]
    while governor.dep in ("prep", "pcomp") and governor.pos == "ADP" and governor.head != governor.i:
        governor = sentence.tokens[governor.head]
    return governor


def _uses(token: Token) -> frozenset[str]:
    governors = lexicon().governors
    return governors.get(token.lemma.lower()) or governors.get(token.lower) or frozenset()
