"""Whether a name is used as a place here, or as an actor, a person or a thing."""

from dataclasses import dataclass

from dragoman.actors import ActorKind, Cast
from dragoman.actors.lexicon import lexicon
from dragoman.places.choose import KNOWN
from dragoman.places.context import Context
from dragoman.places.names import Toponym
from dragoman.places.records import Precision
from dragoman.places.syntax import INWARD, LOOSE, MOTION, STATIC, Standing, preposition_before
from dragoman.sentences import Sentence, Token
from dragoman.vocabulary.cities import cities_named
from dragoman.vocabulary.world import WorldKind

_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_HOUSE_PREPOSITIONS = frozenset(("in", "at", "inside", "outside", "near"))
_AROUND = frozenset(("near", "outside", "around"))
_PARTNERS = frozenset(
    "with against between by among towards toward versus alongside unlike despite than as like".split()
)
_NO_PLACES = frozenset(  # capitalised, and said with "in" or "at", but nowhere
    "parliament congress senate english arabic french russian spanish chinese german hebrew persian ramadan lent "
    "christmas easter covid islam christianity god mr mrs ms president".split()
)


@dataclass(frozen=True, slots=True)
class Use:
    """A toponym as it is used: how it stands, what kinds of actor it names, and whether a city of the name is likely.

    likely: a city of this name lies in a country that the report speaks of, or is large and no actor has the name.
    """

    sentence: Sentence
    toponym: Toponym
    stand: Standing
    preposition: str | None
    kinds: frozenset[ActorKind]
    is_city: bool
    likely: bool

    @property
    def token(self) -> Token:
        """The last token of the name."""
        return self.sentence.tokens[self.toponym.last]

    @property
    def governor(self) -> Token:
        """What it belongs to."""
        return self.sentence.tokens[self.stand.attach]

    def governed(self, use: str) -> bool:
        """Whether its governor has this use in the table of governors of place names."""
        return use in lexicon().governors.get(self.governor.lemma.lower(), frozenset())


def read_use(sentence: Sentence, toponym: Toponym, stand: Standing, cast: Cast, context: Context) -> Use:
    """All that is_place weighs."""
    ids = cast.at(sentence.index, toponym.head) or cast.at(sentence.index, toponym.last)
    kinds = frozenset(actor.kind for actor in cast.actors if actor.id in ids) if ids else frozenset()
    cities = cities_named(toponym.name)
    large = not kinds and any(city.population >= KNOWN for city in cities)
    likely = large or any(context.weights.get(city.country, 0) > 0 for city in cities)
    return Use(sentence, toponym, stand, stand.preposition, kinds, bool(cities), likely)


def is_place(use: Use) -> bool:
    """Whether this toponym is a place mention."""
    toponym = use.toponym
    if toponym.name.lower() in _NO_PLACES or _is_dateline(use) or _is_inward(use):
        return False
    if toponym.noun is None and preposition_before(use.sentence, toponym.first) in _PARTNERS:
        return False
    if toponym.mark is not None:
        return _is_known_place(use)
    if toponym.noun is not None:
        return _is_introduced(use)
    return _is_city(use) if use.is_city else _is_unknown_place(use)


def _is_dateline(use: Use) -> bool:
    """ "LUSAKA, 4 May (Agency) -": where it was written, not where it happened."""
    toponym, sentence = use.toponym, use.sentence
    if toponym.first != 0 or sentence.title or toponym.last + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[toponym.last + 1].text
    return after in ("—", "–", "--") or (toponym.name.isupper() and len(toponym.name) > 3 and after in (",", "(", "-"))


def _is_inward(use: Use) -> bool:
    """ "Confidence in Kyiv": no place."""
    return use.preposition == "in" and use.governor.lemma.lower() in INWARD


def _is_known_place(use: Use) -> bool:
    """Countries, capitals, regions and houses."""
    mark = use.toponym.mark
    name = mark.of(WorldKind.COUNTRY, WorldKind.CAPITAL, WorldKind.REGION, WorldKind.METONYM) if mark else None
    if name is None or _is_part_of_name(use) or (ActorKind.PERSON in use.kinds and use.preposition not in STATIC):
        return False
    if name.kind is WorldKind.METONYM:
        return use.preposition in _HOUSE_PREPOSITIONS
    country = name.kind is WorldKind.COUNTRY
    if country and use.sentence.tokens[use.toponym.head].dep == "poss":
        return False
    if use.toponym.noun is not None:
        return use.toponym.end > use.toponym.last or not use.kinds
    if use.preposition in STATIC or _moves(use, country):
        return True
    if use.kinds:
        return False
    return _names_an_event(use) if country else use.preposition in LOOSE | MOTION or _is_argument(use)


def _is_part_of_name(use: Use) -> bool:
    """A part of a person's name ("Jordan Bell") or of a body's."""
    tokens, at = use.sentence.tokens, use.toponym.end + 1
    if at >= len(tokens) or tokens[at].tag not in ("NNP", "NNPS"):
        return False
    joined = tokens[at].start <= tokens[at - 1].end + 1
    return joined and tokens[use.toponym.head].dep in ("compound", "nmod")


def _moves(use: Use, country: bool) -> bool:
    """ "Flew to Cairo", "left Cairo", "sent an envoy to Cairo"."""
    if use.preposition in MOTION or (use.preposition is None and use.stand.dep == "dobj"):
        return use.governed("motion") or (not country and _hangs_on_motion(use))
    return False


def _hangs_on_motion(use: Use) -> bool:
    """Whether the noun above is the object of a verb of motion or leading."""
    noun = use.governor
    if use.preposition != "to" or noun.tag not in ("NN", "NNS") or noun.dep not in ("dobj", "nsubjpass"):
        return False
    return "motion" in lexicon().governors.get(use.sentence.tokens[noun.head].lemma.lower(), frozenset())


def _names_an_event(use: Use) -> bool:
    """ "The Qatar talks": a name before the common noun of what happens, not of who ("Qatar officials")."""
    token, above = use.sentence.tokens[use.toponym.head], use.governor
    modifies = token.dep in ("compound", "nmod", "amod") and 0 < above.i - token.i <= 3
    if not modifies or above.tag not in ("NN", "NNS"):
        return False
    sense = lexicon().senses.get(above.lower)
    return sense is None or not (sense.person or sense.office or sense.body)


def _is_argument(use: Use) -> bool:
    """A capital, a region or a city that is no actor and is what a verb is about, or names an event or a body."""
    return use.stand.dep in ("dobj", "nsubj", "nsubjpass", "appos", "npadvmod") or _names_an_event(use)


def _is_introduced(use: Use) -> bool:
    """ "The village of X", "X airport": the noun beside it makes it a place, unless it is somebody's."""
    if use.toponym.end == use.toponym.last:
        return True
    noun = use.toponym.noun
    if noun and noun.precision is Precision.EXACT and use.preposition is None and not use.is_city:
        return False
    return use.token.entity not in ("PERSON", "NORP") or use.is_city


def _is_city(use: Use) -> bool:
    """A name that some city bears: a preposition of place or the label of a place, and nothing against it."""
    if _is_part_of_name(use) or use.token.tag not in ("NNP", "NNPS"):
        return False
    labelled = use.token.entity in _PLACE_LABELS
    doubted = bool(use.kinds) and not labelled
    if use.stand.part and ActorKind.PERSON not in use.kinds:
        return True
    if use.preposition in STATIC or _moves(use, country=False):
        return not doubted or use.likely
    if use.preposition is None and use.stand.dep in ("dobj", "nsubjpass") and use.governed("violence"):
        return labelled or use.likely
    if not labelled or use.kinds:
        return False
    return use.preposition in LOOSE | MOTION or _is_argument(use)


def _is_unknown_place(use: Use) -> bool:
    """A name that no table knows: only where preposition and label agree, or the preposition leaves nothing else."""
    if use.preposition not in STATIC or use.kinds or use.token.tag not in ("NNP", "NNPS"):
        return False
    if use.token.entity in _PLACE_LABELS:
        return True
    return use.preposition in _AROUND and use.token.entity in ("", "PERSON") and not _is_determined(use)


def _is_determined(use: Use) -> bool:
    """ "Near the Mirage": an article before a name speaks against a town."""
    first = use.toponym.first
    return first > 0 and use.sentence.tokens[first - 1].tag in ("DT", "PRP$", "POS")
