"""Where the content of a cue verb stands: one function for each construction."""

from collections.abc import Callable, Iterator, Mapping

from dragoman.sentences import Sentence
from dragoman.statements.cues import CueVerb, Frame, rows_of
from dragoman.statements.relatives import Extent, find_relative

SMALL = frozenset(
    "nothing anything something much more what which who itself himself herself".split()
)  # no content by themselves
OPENERS = frozenset({"that", "whether", "how", "why", "if", "what", "who", "when", "where", "which"})
EMPTY_ACTS = frozenset({"comment", "respond", "answer", "elaborate", "reply", "discuss", "speak", "specify"})
UNNAMED = frozenset({"identify", "name"})  # asked not to be named
WITHHOLDING = frozenset({"decline", "refuse"})
REASONS = frozenset({"because", "if", "unless", "although", "since", "though"})
PRO_CLAUSES = frozenset({"so", "otherwise"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"-", "--", "–", "—", "―"})
STOPS = frozenset({",", ";", ":"})
FARTHEST_THAT = 16  # tokens from a cue to its "that"


def find_extent(sentence: Sentence, verb: int, row: CueVerb) -> tuple[Extent, str] | None:
    """The content after the verb in the first construction that fits, and its name."""
    related = find_relative(sentence, verb, row)
    if related is not None:
        return related
    for frame, find in FINDERS.items():
        if row.takes(frame):
            extent = find(sentence, verb)
            if extent is not None:
                return extent, frame.value
    if row.prepositions:
        extent = _prepositional(sentence, verb, row.prepositions)
        if extent is not None:
            return extent, "prepositional"
    for frame, find in LAST_FINDERS.items():
        if row.takes(frame):
            extent = find(sentence, verb)
            if extent is not None:
                return extent, frame.value
    return None


def _after(sentence: Sentence, verb: int, *deps: str) -> Iterator[int]:
    return (token.i for token in sentence.dependents(verb, *deps) if token.i > verb)


def _reach(sentence: Sentence, head: int, after: int) -> tuple[int, int]:
    inside = [i for i in sentence.subtree(head) if i > after]
    return inside[0], inside[-1]


def _clause(sentence: Sentence, verb: int) -> Extent | None:
    for child in _after(sentence, verb, "ccomp"):
        first, last = _reach(sentence, child, verb)
        first = _behind_time(sentence, child, first)
        stray = _stray(sentence, verb, first)
        if stray is not None:
            return stray, max(last, len(sentence.tokens) - 1), None
        end = _without_sibling_cue(sentence, verb, child, last)
        first = _cut_subject(sentence, verb, child, first)
        if end == last:
            end = _with_more(sentence, first, _cut_end(sentence, verb, _with_reason(sentence, verb, end)))
        return first, end, None
    opener = _opener(sentence, verb)
    if opener is not None and any(t.tag in FINITE for t in sentence.tokens[opener:]):
        return opener, len(sentence.tokens) - 1, None
    return _far_clause(sentence, verb) or _bare_clause(sentence, verb) or _heard_clause(sentence, verb)


def _heard_clause(sentence: Sentence, verb: int) -> Extent | None:
    """ "told reporters he would go": a clause that the parse hangs on who hears it."""
    if not any(row.takes(Frame.ADDRESSEE) for row in rows_of(sentence.tokens[verb])):
        return None
    for heard in _after(sentence, verb, "dobj", "dative"):
        for clause in sentence.dependents(heard, "relcl", "ccomp"):
            subject = next(sentence.dependents(clause.i, "nsubj", "nsubjpass", "expl"), None)
            if subject is not None and subject.tag not in ("WP", "WDT", "WP$"):
                first, last = _reach(sentence, clause.i, heard)
                return first, last, None
    return None


def _with_more(sentence: Sentence, first: int, last: int) -> int:
    """The last token with what goes on: "that it was late, that it was costly, and that nobody minded"."""
    tokens = sentence.tokens
    if tokens[first].lower != "that":
        return last
    while True:
        at = last + 1
        while at < len(tokens) and at < last + 3 and (tokens[at].text == "," or tokens[at].tag == "CC"):
            at += 1
        if at == last + 1 or at >= len(tokens) or tokens[at].lower != "that" or tokens[at].head <= at:
            return last
        last = sentence.subtree(tokens[at].head)[-1]


def _far_clause(sentence: Sentence, verb: int) -> Extent | None:
    """ "told the council on Monday that": a "that" which the parse hangs on a noun between."""
    hears = any(row.takes(Frame.ADDRESSEE) for row in rows_of(sentence.tokens[verb]))
    for token in sentence.tokens[verb + 1 : verb + FARTHEST_THAT]:
        if token.tag in FINITE or token.text in (":", ";"):
            return None
        asked = sentence.tokens[verb].lemma == "ask" and token.lower in OPENERS and token.i > verb + 1
        if (asked or (token.lower == "that" and token.dep in ("mark", "advmod"))) and token.head > token.i:
            holder = sentence.tokens[sentence.tokens[token.head].head]
            within = verb in (holder.i, *(t.i for t in sentence.ancestors(token.i)))
            if not within or (holder.dep == "dobj" and not hears) or _heads_topic(sentence, holder.i):
                return None
            return token.i, sentence.subtree(token.head)[-1], None
    return None


def _bare_clause(sentence: Sentence, verb: int) -> Extent | None:
    """ "said after the storm he would stay": a clause without a conjunction, taken for an adverbial one."""
    for child in _after(sentence, verb, "advcl"):
        subject = next(sentence.dependents(child, "nsubj", "nsubjpass", "expl"), None)
        opened = any(True for _ in sentence.dependents(child, "mark")) or child < verb + 2
        if subject is None or opened or sentence.tokens[child].tag == "VBG" or subject.tag in ("WP", "WDT"):
            continue
        first = sentence.subtree(subject.i)[0]
        between = sentence.tokens[verb + 1 : first]
        if first > verb and not any(t.text in (",", ":", ";") or t.tag in ("WRB", *FINITE) for t in between):
            return first, sentence.subtree(child)[-1], None
    return None


def _heads_topic(sentence: Sentence, noun: int) -> bool:
    """Whether the noun is what is talked of: "spoke of reports that"."""
    above = sentence.tokens[sentence.tokens[noun].head]
    return above.dep == "prep" and above.lower in ("of", "about", "for", "against")


def _with_reason(sentence: Sentence, verb: int, last: int) -> int:
    """The last token with a condition or reason that follows the clause, where the parse has it with the cue."""
    for clause in sentence.dependents(verb, "advcl"):
        inside = sentence.subtree(clause.i)
        near = inside[0] == last + 1 or (inside[0] == last + 2 and sentence.tokens[last + 1].text == ",")
        if near and sentence.tokens[inside[0]].lower in REASONS:
            return inside[-1]
    return last


def _stray(sentence: Sentence, verb: int, first: int) -> int | None:
    """The first token between cue and clause that the parse cut off the clause: its subject, taken for an object."""
    hears = any(row.takes(Frame.ADDRESSEE) for row in rows_of(sentence.tokens[verb]))
    if hears or first <= verb + 1 or sentence.tokens[first - 1].text != ",":
        return None
    for child in sentence.dependents(verb, "dobj"):
        if verb < child.i < first:
            return _reach(sentence, child.i, verb)[0]
    return None


def _behind_time(sentence: Sentence, clause: int, first: int) -> int:
    """The first token of a clause without the time of the saying: "said on Monday he was ready"."""
    subject = next(sentence.dependents(clause, "nsubj", "nsubjpass", "expl"), None)
    if subject is None:
        return first
    start = sentence.subtree(subject.i)[0]
    fronted = sentence.tokens[first:start]
    timed = any(t.entity in ("DATE", "TIME") for t in fronted)
    plain = all(t.entity in ("DATE", "TIME") or (t.tag in ("IN", "DT") and t.dep != "mark") for t in fronted)
    return start if timed and plain else first


def _cut_subject(sentence: Sentence, verb: int, clause: int, first: int) -> int:
    """The first token of a clause whose subject the parse has for the cue's object: "demanded the mayor resign"."""
    bare = any(True for _ in sentence.dependents(clause, "nsubj", "nsubjpass", "mark", "expl"))
    hears = any(row.takes(Frame.ADDRESSEE) for row in rows_of(sentence.tokens[verb]))
    for child in () if bare or hears else _after(sentence, verb, "dobj"):
        inside = _reach(sentence, child, verb)
        if inside[0] == verb + 1 and inside[1] == first - 1:
            return inside[0]
    return first


def _cut_end(sentence: Sentence, verb: int, last: int) -> int:
    """The end of a clause that the parse cut short: to the sentence's where its verb or a quotation follows."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last].tag == "CC":
        return last
    following = tokens[last + 1]
    if following.text == ":" and tokens[last + 2].text in ('"', "“", "''", "‘"):
        return len(tokens) - 1
    below = any(t.dep in ("relcl", "acl", "csubj") for t in (tokens[verb], *sentence.ancestors(verb)))
    return len(tokens) - 1 if following.tag in FINITE and following.dep != "conj" and not below else last


def _opener(sentence: Sentence, verb: int) -> int | None:
    following = verb + 1
    if following < len(sentence.tokens) and sentence.tokens[following].lower in OPENERS:
        return following
    return None


def _without_sibling_cue(sentence: Sentence, verb: int, clause: int, last: int) -> int:
    """The last token of a clause without "and warned", where that goes with the cue by its tense."""
    tense = sentence.tokens[verb].tag
    modal = any(True for t in sentence.dependents(clause, "aux") if t.tag == "MD" or t.lower in ("has", "have", "had"))
    apart = sentence.tokens[clause].tag != tense or modal
    for other in sentence.dependents(clause, "conj") if tense in ("VBD", "VBZ") else ():
        bare = not any(True for _ in sentence.dependents(other.i, "nsubj", "nsubjpass", "aux"))
        coordinator = next((t.i for t in sentence.dependents(clause, "cc") if t.i < other.i), other.i)
        tells = bool(rows_of(other)) and sentence.tokens[coordinator - 1].text == ","
        if other.tag == tense and bare and (apart or tells):
            return coordinator - 1
    return last


def _infinitive(sentence: Sentence, verb: int) -> Extent | None:
    for child in _after(sentence, verb, "xcomp", "ccomp"):
        first, last = _reach(sentence, child, verb)
        if sentence.tokens[first].lower != "to" and not (
            sentence.tokens[first].lower == "not" and sentence.tokens[first + 1].lower == "to"
        ):
            continue
        if not is_empty(sentence, verb, child):
            return first, _without_finite(sentence, child, last), None
    return None


def _without_finite(sentence: Sentence, action: int, last: int) -> int:
    """The last token of an infinitive without "and denies it", which goes with the verb above."""
    for other in sentence.dependents(action, "conj"):
        if other.tag in FINITE and not any(t.tag == "MD" for t in sentence.dependents(other.i, "aux")):
            return next((t.i for t in sentence.dependents(action, "cc") if t.i < other.i), other.i) - 1
    return last


def is_empty(sentence: Sentence, verb: int, action: int) -> bool:
    """Whether nothing is told of what was said: "declined to comment", "asked not to be named"."""
    lemma = sentence.tokens[action].lemma
    return lemma in UNNAMED or (lemma in EMPTY_ACTS and sentence.tokens[verb].lemma in WITHHOLDING)


def _object_infinitive(sentence: Sentence, verb: int) -> Extent | None:
    for child in _after(sentence, verb, "xcomp", "ccomp", "advcl"):
        to = next((t.i for t in sentence.dependents(child, "aux") if t.lower == "to"), None)
        if to is None or to == verb + 1:
            continue
        first, last = _reach(sentence, child, verb)
        objects = [i for i in _after(sentence, verb, "dobj", "dative", "nsubj") if i < child]
        if objects:
            first = min(first, _reach(sentence, objects[0], verb)[0])
        if first < to and sentence.tokens[first].lower != "not" and not is_empty(sentence, verb, child):
            return first, last, None
    for child in _after(sentence, verb, "dobj"):
        for below in sentence.dependents(child, "acl", "relcl"):
            if below.i + 1 > child and any(t.lower == "to" for t in sentence.dependents(below.i, "aux")):
                return *_reach(sentence, child, verb), None
    return None


def _gerund(sentence: Sentence, verb: int) -> Extent | None:
    for child in _after(sentence, verb, "xcomp", "ccomp", "dobj", "pcomp"):
        first, last = _reach(sentence, child, verb)
        if sentence.tokens[child].tag == "VBG" or sentence.tokens[first].lower in ("having", "being"):
            return first, last, None
    return None


def _object_prep(*prepositions: str, needed: bool = True) -> Callable[[Sentence, int], Extent | None]:
    def find(sentence: Sentence, verb: int) -> Extent | None:
        for child in _after(sentence, verb, "dobj"):
            first, last = _reach(sentence, child, verb)
            met = any(sentence.tokens[i].lower in prepositions for i in range(child + 1, last + 1))
            for prep in _after(sentence, verb, "prep"):
                near = not any(t.text in STOPS or t.tag in FINITE for t in sentence.tokens[last + 1 : prep])
                if prep > last and near and sentence.tokens[prep].lower in prepositions:
                    met, last = True, _reach(sentence, prep, verb)[1]
            if met or not needed:
                return first, last, None
        return None

    return find


def _complement(sentence: Sentence, verb: int) -> Extent | None:
    """ "called the raid an error": from the object to the end of the complement."""
    ends = [
        _reach(sentence, i, verb)
        for i in _after(sentence, verb, "oprd", "ccomp", "xcomp", "acomp")
        if not any(t.lower == "to" for t in sentence.dependents(i, "aux"))
    ]
    objects = [_reach(sentence, i, verb) for i in _after(sentence, verb, "dobj")]
    if ends:
        return min(first for first, _ in ends + objects), ends[0][1], None
    if objects:
        return objects[0][0], max(last for _, last in objects), None
    return None


def _object(sentence: Sentence, verb: int) -> Extent | None:
    for child in _after(sentence, verb, "dobj"):
        if sentence.tokens[child].lower in SMALL or any(t.lower == "no" for t in sentence.dependents(child, "det")):
            continue
        first, last = _reach(sentence, child, verb)
        return first, last, None
    so = next((t.i for t in sentence.dependents(verb, "advmod") if t.i == verb + 1 and t.lower in PRO_CLAUSES), None)
    return (so, so, None) if so is not None else None


def _prepositional(sentence: Sentence, verb: int, prepositions: tuple[str, ...]) -> Extent | None:
    for prep in _after(sentence, verb, "prep", "agent", "dative"):
        if sentence.tokens[prep].lower not in prepositions or prep > verb + 4:
            continue
        below = [t.i for t in sentence.dependents(prep, "pobj", "pcomp")]
        if not below or sentence.tokens[below[0]].entity in ("DATE", "TIME"):
            continue
        first, last = _reach(sentence, below[0], prep)
        for action in _after(sentence, verb, "xcomp", "advcl"):
            if action > last and any(t.lower == "to" for t in sentence.dependents(action, "aux")):
                last = max(last, _reach(sentence, action, verb)[1])
                break
        return first, last, prep if prep == verb + 1 or sentence.tokens[prep - 1].dep in ("prt", "advmod") else None
    return _for_to(sentence, verb, prepositions) or _particle_to(sentence, verb, prepositions)


def _particle_to(sentence: Sentence, verb: int, prepositions: tuple[str, ...]) -> Extent | None:
    """ "called on troops to leave": the parse has the preposition for a particle."""
    particle = next((t for t in sentence.dependents(verb, "prt") if t.i == verb + 1 and t.lower in prepositions), None)
    below = [i for i in _after(sentence, verb, "pobj", "dobj", "xcomp", "advcl") if i > verb + 1]
    if particle is None or not below:
        return None
    return _reach(sentence, below[0], particle.i)[0], _reach(sentence, below[-1], verb)[1], particle.i


def _for_to(sentence: Sentence, verb: int, prepositions: tuple[str, ...]) -> Extent | None:
    """ "called for the levy to be dropped": the parse has the preposition open a clause."""
    for clause in _after(sentence, verb, "advcl", "ccomp", "xcomp"):
        mark = next((t for t in sentence.dependents(clause, "mark") if t.lower in prepositions), None)
        if mark is not None and verb < mark.i <= verb + 2:
            return mark.i + 1, _reach(sentence, clause, verb)[1], mark.i
    return None


def _particle_object(sentence: Sentence, verb: int) -> Extent | None:
    return _object(sentence, verb) if any(True for _ in _after(sentence, verb, "prt")) else None


def _particle_clause(sentence: Sentence, verb: int) -> Extent | None:
    return _clause(sentence, verb) if any(True for _ in _after(sentence, verb, "prt")) else None


FINDERS: Mapping[Frame, Callable[[Sentence, int], Extent | None]] = {
    Frame.OBJECT_OF: _object_prep("of"),
    Frame.COMPLEMENT: _complement,
    Frame.OBJECT_INFINITIVE: _object_infinitive,
    Frame.INFINITIVE: _infinitive,
    Frame.CLAUSE: _clause,
    Frame.GERUND: _gerund,
}
LAST_FINDERS: Mapping[Frame, Callable[[Sentence, int], Extent | None]] = {
    Frame.PARTICLE_CLAUSE: _particle_clause,
    Frame.PARTICLE_OBJECT: _particle_object,
    Frame.OBJECT_AS: _object_prep("as"),
    Frame.OBJECT_TO: _object_prep("to", "with"),
    Frame.OBJECT_FOR: _object_prep("for"),
    Frame.OBJECT_ON: _object_prep("on", "upon"),
    Frame.OBJECT_AT: _object_prep("at"),
    Frame.OBJECT: _object,
}


def evidence_extent(sentence: Sentence, verb: int) -> Extent | None:
    """ "the poll shows a lead", "shows her ahead by a point": from the object to the end of what stands beside it."""
    found = _complement(sentence, verb)
    if found is None:
        return None
    first, last, _ = found
    for child in _after(sentence, verb, "prep", "advmod", "oprd", "xcomp", "acomp"):
        reach = _reach(sentence, child, verb)
        if reach[0] == last + 1:
            last = reach[1]
    return first, last, None


def without_aside(sentence: Sentence, extent: Extent) -> Extent:
    """The extent of an object without ", who has led it since spring" or " - a charge he denies" at its end."""
    first, last, extra = extent
    for token in sentence.tokens[first + 1 : last]:
        opens = token.text == "," and sentence.tokens[token.i + 1].tag in ("WDT", "WP", "WP$")
        clause = opens and any(
            t.dep == "relcl" and token.i + 1 in (inside := sentence.subtree(t.i)) and inside[-1] >= last
            for t in sentence.ancestors(token.i + 1)
        )
        if clause or (token.text in DASHES and token.start > sentence.tokens[token.i - 1].end):
            return first, token.i - 1, extra
    return extent
