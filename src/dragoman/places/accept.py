"""Whether a name is used as a place here, or as an actor, a person or a thing."""

from dataclasses import dataclass

from dragoman.actors import Actor, ActorKind, Cast
from dragoman.actors.given_names import given_names
from dragoman.actors.lexicon import lexicon
from dragoman.places.choose import KNOWN
from dragoman.places.context import Context
from dragoman.places.gazetteer import has_determiner, site_place, water_place
from dragoman.places.grounds import Reach, ground_reach, is_state_of_town
from dragoman.places.names import Toponym
from dragoman.places.records import Precision
from dragoman.places.syntax import DIRECTIONS, INWARD, LOOSE, MOTION, STATIC, Standing, preposition_before
from dragoman.sentences import Sentence, Token
from dragoman.vocabulary.cities import cities_named
from dragoman.vocabulary.world import WorldKind

_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_HOUSE_PREPOSITIONS = frozenset(("in", "at", "inside", "outside", "near"))
_AROUND = frozenset(("near", "outside", "around"))
_LENGTHWISE = frozenset(("across", "along", "beyond"))  # with "the": a river or a range, and no town
_VISITING = frozenset(
    "drive walk march arrive return rush escort go come invite summon visit enter leave storm tour travel".split()
)
_FLOWING = frozenset("flood burst swell rise overflow flow dry freeze run divide separate".split())
_OF_OFFICES = frozenset("of from".split())
_OFFICIALS = frozenset("bishop consul emir patriarch senator envoy official diplomat delegate delegation".split())
_PACTS = frozenset(  # a place gives them its name and nothing happens there any more
    "agreement accord pact treaty convention protocol declaration memorandum statute process formula format framework "
    "principle criterion consensus communique communiqué charter club deal plan initiative roadmap doctrine group "
    "quartet rule regulation tribunal".split()
)
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
    ground: how surely the word it hangs on takes only places. water: a river. site: known by its whole name. acts: it
    is the name of a state, a group, or of a person or body of whom more than the name is told.
    """

    sentence: Sentence
    toponym: Toponym
    stand: Standing
    preposition: str | None
    kinds: frozenset[ActorKind]
    is_city: bool
    likely: bool
    ground: Reach | None
    water: bool
    site: bool
    acts: bool

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
    actors = [actor for actor in cast.actors if actor.id in ids] if ids else []
    kinds = frozenset(actor.kind for actor in actors)
    cities = cities_named(toponym.name)
    large = not kinds and any(city.population >= KNOWN for city in cities)
    likely = large or any(context.weights.get(city.country, 0) > 0 for city in cities)
    return Use(
        sentence,
        toponym,
        stand,
        stand.preposition,
        kinds,
        bool(cities),
        likely,
        ground_reach(sentence, toponym.first, stand.attach, stand.preposition, stand.dep),
        water_place(sentence, toponym) is not None,
        site_place(sentence, toponym) is not None,
        any(_is_certain(actor) for actor in actors) or sentence.tokens[toponym.first].text in given_names(),
    )


def _is_certain(actor: Actor) -> bool:
    """Whether more than the parser's label speaks for an actor."""
    if actor.kind in (ActorKind.STATE, ActorKind.GROUP):
        return True
    return bool(actor.role or actor.sector or actor.aliases) or len(actor.mentions) > 1


def is_place(use: Use) -> bool:
    """Whether this toponym is a place mention."""
    toponym = use.toponym
    if toponym.name.lower() in _NO_PLACES or _is_dateline(use) or _is_inward(use):
        return False
    if toponym.noun is None and preposition_before(use.sentence, toponym.first) in _PARTNERS:
        return False
    if _is_of_office(use):
        return False
    if use.water:
        return use.preposition in STATIC | LOOSE | MOTION or _is_crossed(use)
    if _is_ground(use):
        return True
    if toponym.mark is not None:
        return _is_known_place(use)
    if toponym.noun is not None:
        return _is_introduced(use)
    town = use.is_city and not has_determiner(use.sentence, toponym)
    return _is_city(use) if town else _is_unknown_place(use)


def _is_crossed(use: Use) -> bool:
    """A river as the object of a verb, or as the subject of one that only water has."""
    if use.stand.dep in ("nsubj", "nsubjpass") and use.preposition is None:
        return use.stand.dep == "nsubjpass" or use.governor.lemma.lower() in _FLOWING
    return use.stand.dep in ("dobj", "appos")


def _is_of_office(use: Use) -> bool:
    """ "The governor of X", "officials from X", "the University of X": whose it is, and no place of what happens."""
    if use.toponym.noun is not None or use.stand.part or use.preposition not in _OF_OFFICES:
        return False
    above, lemma = use.governor, use.governor.lemma.lower()
    if use.preposition == "from":
        mark = use.toponym.mark
        return lemma in _OFFICIALS and mark is not None and mark.of(WorldKind.CAPITAL, WorldKind.COUNTRY) is not None
    sense = lexicon().senses.get(above.lower)
    held = sense is not None and (sense.office or sense.title) and not sense.person
    return bool(held) or lemma in _OFFICIALS or above.tag in ("NNP", "NNPS")


def _is_ground(use: Use) -> bool:
    """Whether the word that it hangs on, or what is told of it, makes it a place against label and actor."""
    toponym, mark = use.toponym, use.toponym.mark
    if toponym.noun is not None or use.token.tag not in ("NNP", "NNPS") or _is_part_of_name(use):
        return False
    town = mark.of(WorldKind.CAPITAL, WorldKind.REGION) is not None if mark else False
    if mark and (not town or mark.of(WorldKind.COUNTRY)):
        return False
    if is_state_of_town(use.sentence, use.stand.attach, use.stand.dep, town and bool(use.kinds)):
        return town or (use.is_city and use.likely and not use.acts)
    if use.ground is None:
        return False
    if town:
        return use.ground is not Reach.KNOWN or not use.acts
    if use.acts or has_determiner(use.sentence, use.toponym):
        return False
    return (use.ground is Reach.ANY and _is_like_a_town(use)) or (use.is_city and use.likely)


def _is_like_a_town(use: Use) -> bool:
    """A name of one to three words in usual letters that the parser takes for no event, work or law."""
    words = use.toponym.name.split()
    return len(words) <= 3 and not use.toponym.name.isupper() and use.token.entity not in ("EVENT", "NORP", "PRODUCT")


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
        return _is_house(use)
    country = name.kind is WorldKind.COUNTRY
    if country and use.sentence.tokens[use.toponym.head].dep == "poss":
        return False
    if country and _is_half(use):
        return True
    if use.toponym.noun is not None:
        return use.toponym.end > use.toponym.last or not use.kinds
    if use.preposition in STATIC or _moves(use, country):
        return True
    if use.kinds:
        return False
    return _names_an_event(use) if country else use.preposition in LOOSE | MOTION or _is_argument(use)


def _is_house(use: Use) -> bool:
    """ "Outside the White House", "the gate of the White House", "driven to the White House": walls, no government."""
    if use.preposition in _HOUSE_PREPOSITIONS or use.stand.part:
        return True
    entered = use.preposition in ("to", "into", "from") or (use.preposition is None and use.stand.dep == "dobj")
    return entered and use.governor.pos == "VERB" and use.governor.lemma.lower() in _VISITING


def _is_half(use: Use) -> bool:
    """ "Cut off western Kenya": a part of a country acts for nobody."""
    first = use.toponym.first
    if first == 0 or use.toponym.end > use.toponym.last:
        return False
    before = use.sentence.tokens[first - 1]
    directed = before.text.endswith("ern") and before.lower in DIRECTIONS
    return directed and use.stand.dep in ("dobj", "nsubj", "nsubjpass", "pobj")


def _opens_longer_name(use: Use) -> bool:
    """ "The Gulf (of Riga)": a known name with its article before "of" and another name."""
    tokens, at = use.sentence.tokens, use.toponym.end + 1
    if at + 1 >= len(tokens) or not use.toponym.mark or tokens[at].lower != "of":
        return False
    return tokens[at + 1].tag in ("NNP", "NNPS") and has_determiner(use.sentence, use.toponym)


def _is_part_of_name(use: Use) -> bool:
    """A part of a person's name ("Jordan Bell") or of a body's."""
    tokens, at = use.sentence.tokens, use.toponym.end + 1
    if _opens_longer_name(use):
        return True
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
    if not modifies or above.tag not in ("NN", "NNS") or _is_pact(use, above):
        return False
    sense = lexicon().senses.get(above.lower)
    return sense is None or not (sense.person or sense.office or sense.body)


def _is_pact(use: Use, noun: Token) -> bool:
    """ "The Minsk agreements", "under a Doha deal"; no "(Farmers in X) plan" that the parser takes for one."""
    told = noun.tag == "NNS" or has_determiner(use.sentence, use.toponym)
    return told and noun.lemma.lower() in _PACTS


def _is_argument(use: Use) -> bool:
    """A capital, a region or a city that is no actor and is what a verb is about, or names an event or a body."""
    return use.stand.dep in ("dobj", "nsubj", "nsubjpass", "appos", "npadvmod") or _names_an_event(use)


def _is_introduced(use: Use) -> bool:
    """ "The village of X", "X airport": the noun beside it makes it a place, unless it is somebody's."""
    if use.toponym.apposed is not None:
        return use.token.tag in ("NNP", "NNPS") and not _is_part_of_name(use) and not use.acts
    if use.toponym.end == use.toponym.last or use.site:
        return True
    noun = use.toponym.noun
    if noun and noun.precision is Precision.EXACT and use.preposition is None and not use.is_city:
        return use.ground is not None and use.token.entity not in ("PERSON", "NORP")
    if noun and noun.precision is Precision.EXACT and use.preposition in _AROUND:
        return True
    if noun and noun.word == "camp" and not use.is_city and use.ground is None and not use.kinds:
        return use.token.entity in _PLACE_LABELS  # "the X camp" may be a party's
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
    if has_determiner(use.sentence, use.toponym):
        return use.token.entity == "LOC" or (use.token.entity == "GPE" and use.preposition in _LENGTHWISE)
    if use.token.entity in _PLACE_LABELS:
        return True
    return use.preposition in _AROUND and use.token.entity in ("", "PERSON")
