"""Ultimatums: a demand with a time limit and what follows if it is not met."""

from collections.abc import Iterator

from dragoman.events import Status
from dragoman.events.clauses import obliques, subject
from dragoman.events.status import status_of
from dragoman.events.triggers import sense
from dragoman.processes.context import Context
from dragoman.processes.parties import POLITICAL_PEOPLE, Sides, actors_at
from dragoman.processes.records import ProcessKind, State
from dragoman.processes.states import RULES, clause_span
from dragoman.processes.telling import Telling
from dragoman.sentences import Sentence, Token
from dragoman.times import TimeForm

GIVING = frozenset("give grant allow".split())
DEMANDING = frozenset("demand order tell ask call urge insist instruct warn".split())
THREATENING = frozenset("warn threaten vow caution pledge swear".split())
SAYING = frozenset("say tell announce declare state".split())
SPANS_OF_TIME = frozenset("hour day week month minute fortnight".split())
TRADES = ("MED", "BUS", "LAB", "CRM", "EDU", "LEG")  # whom one gives time without threatening them
LIMITS = frozenset("until till by within before".split())


def find_ultimatums(context: Context, sentence: Sentence) -> Iterator[Telling]:
    """Ultimatums that verbs of a sentence give, each once."""
    for verb in sentence.tokens:
        if verb.pos != "VERB":
            continue
        demanded = _given(sentence, verb) or _demanded(context, sentence, verb) or _set_deadline(sentence, verb)
        told = _limit_told(context, sentence, verb) or _obliged(context, sentence, verb)
        if demanded or told or _conditional(context, sentence, verb):
            found = _telling(context, sentence, verb)
            if found is not None:
                yield found
                return


def _timed(sentence: Sentence, i: int) -> bool:
    """Whether a day or an hour is named at or below token i."""
    return any(sentence.tokens[n].entity in ("DATE", "TIME") for n in sentence.subtree(i))


def _given(sentence: Sentence, verb: Token) -> bool:
    """ "gave the town until Sunday to hand over the men", "gave them 48 hours to leave"."""
    if verb.lemma not in GIVING:
        return False
    below = [
        t for t in sentence.dependents(verb.i, "prep", "dobj", "dative", "npadvmod", "advcl", "xcomp", "ccomp", "acl")
    ]
    below += [t for noun in below if noun.dep in ("dobj", "npadvmod") for t in sentence.dependents(noun.i)]
    limit = any(t.lower in ("until", "till") and _timed(sentence, t.i) for t in below) or any(
        t.lemma.lower() in SPANS_OF_TIME and _counted(sentence, t.i) for t in below
    )
    return limit and any(t.tag == "VB" and _marked(sentence, t.i, "to") for t in below)


def _limit_told(context: Context, sentence: Sentence, verb: Token) -> bool:
    """ "The militia has until Friday to disarm", on the word of another side."""
    if verb.lemma != "have" or not any(
        _timed(sentence, p.i) for p in sentence.dependents(verb.i, "prep") if p.lower in ("until", "till")
    ):
        return False
    if not any(t.tag == "VB" and _marked(sentence, t.i, "to") for t in sentence.dependents(verb.i, "advcl", "xcomp")):
        return False
    return _told_to(context, sentence, verb)


def _obliged(context: Context, sentence: Sentence, verb: Token) -> bool:
    """ "Their boats must leave by Friday or be sunk", on the word of another side."""
    must = any(t.lower in ("must", "should") for t in sentence.dependents(verb.i, "aux"))
    have = verb.lemma in ("have", "need") and any(
        _marked(sentence, t.i, "to") for t in sentence.dependents(verb.i, "xcomp") if t.tag == "VB"
    )
    below = [sentence.tokens[n] for n in sentence.subtree(verb.i)]
    threat = _or_else(sentence, below) or _threat_follows(context, sentence)
    return (must or have) and threat and _limit(sentence, below) and _told_to(context, sentence, verb)


def _told_to(context: Context, sentence: Sentence, verb: Token) -> bool:
    """Whether the subject is a side to whom another side says it."""
    statement = context.statement(sentence.span(verb.i, verb.i))
    teller = context.view.by_id.get(statement.source) if statement and statement.source else None
    found = subject(sentence, verb.i)
    told = [context.view.by_id[a] for a in actors_at(context.view, sentence, found[0])] if found else []
    if teller is None or not told or not teller.political:
        return False
    own = teller.country or teller.id
    return all(a.political and a.sector not in TRADES and (a.country or a.id) != own for a in told)


def _counted(sentence: Sentence, i: int) -> bool:
    return any(t.dep == "nummod" or t.lower in ("a", "one") for t in sentence.dependents(i))


def _marked(sentence: Sentence, i: int, *words: str) -> bool:
    return any(t.lower in words for t in sentence.dependents(i, "aux", "mark"))


def _demanded(context: Context, sentence: Sentence, verb: Token) -> bool:
    """ "ordered the militia to disarm by Friday or face attack"."""
    if verb.lemma not in DEMANDING:
        return False
    below = [sentence.tokens[n] for n in sentence.subtree(verb.i)]
    threat = any(t.lemma in ("threaten", "warn") and t.tag == "VBG" for t in below)
    threat = threat or _or_else(sentence, below) or _threat_follows(context, sentence)
    return _limit(sentence, below) and threat


def _limit(sentence: Sentence, below: list[Token]) -> bool:
    """A time limit among some tokens: "by Friday", "within two days"."""
    return any(
        n.entity in ("DATE", "TIME") for t in below if t.lower in LIMITS and t.dep == "prep"
        for n in sentence.dependents(t.i, "pobj")
    )  # fmt: skip


def _or_else(sentence: Sentence, below: list[Token]) -> bool:
    """ "or face attack", "or be bombed", "or they will be fired upon"."""
    for token in below:
        after = sentence.tokens[token.i + 1 : token.i + 4]
        if token.lower == "or" and after:
            if any(w.lemma in ("face", "else", "risk", "suffer") for w in after[:2]) or after[0].lower == "be":
                return True
            if after[0].pos in ("PRON", "NOUN") and any(w.lower in ("will", "would") for w in after[1:]):
                return True
    return False


def _threat_follows(context: Context, sentence: Sentence) -> bool:
    """Whether the next sentence says what happens else: "If not, they will be shelled", "Otherwise …"."""
    for following in context.document.sentences:
        if following.index == sentence.index + 1 and following.paragraph == sentence.paragraph:
            first = following.tokens[0].lower if following.tokens else ""
            hostile = any(t.lemma in sense("hostile") for t in following.tokens)
            unmet = any(
                t.lemma in ("fail", "refuse", "not", "otherwise") or t.dep == "neg" for t in following.tokens[:6]
            )
            ahead = any(t.lower in ("will", "would", "shall") for t in following.tokens)
            return first in ("otherwise", "if", "should", "failing") and (hostile or (unmet and ahead))
    return False


def _set_deadline(sentence: Sentence, verb: Token) -> bool:
    """ "set a deadline of May 3 for the troops to leave"."""
    if verb.lemma not in ("set", "issue", "impose"):
        return False
    return any(t.lemma == "deadline" and _timed(sentence, verb.i) for t in sentence.dependents(verb.i, "dobj"))


def _conditional(context: Context, sentence: Sentence, verb: Token) -> bool:
    """ "warned that it would cut the line on May 3 unless the men were freed"."""
    if verb.lemma not in THREATENING | SAYING:
        return False
    for clause in sentence.dependents(verb.i, "ccomp", "xcomp"):
        threat = [clause, *sentence.dependents(clause.i, "xcomp")]
        if verb.lemma in SAYING and not any(t.lemma in sense("hostile") for t in threat):
            continue
        ahead = any(t.lower in ("would", "will", "'ll", "to") for t in sentence.dependents(clause.i, "aux"))
        conditions = [
            c for at in (*threat, verb) for c in sentence.dependents(at.i, "advcl") if _condition(sentence, c)
        ]
        if ahead and conditions and any(_limited(context, sentence, c.i) for c in (clause, *conditions)):
            return True
    return False


def _limited(context: Context, sentence: Sentence, i: int) -> bool:
    """Whether a day to come or a time limit is named at or below token i."""
    below = sentence.subtree(i)
    here = [t for t in context.times.get(sentence.index, []) if below[0] <= t.head <= below[-1]]
    return any(
        t.form is TimeForm.DEADLINE
        or (t.form is TimeForm.POINT and (t.start is None or context.published is None or t.start >= context.published))
        for t in here
    )


def _condition(sentence: Sentence, clause: Token) -> bool:
    """ "unless …", "if … not"."""
    if _marked(sentence, clause.i, "unless"):
        return True
    inverted = any(t.lower in ("should", "were", "had") and t.i < clause.i and _fronted(sentence, clause.i, t.i)
                   for t in sentence.dependents(clause.i, "aux"))  # fmt: skip
    negated = any(True for _ in sentence.dependents(clause.i, "neg")) or clause.lemma in ("fail", "refuse")
    return negated and (inverted or _marked(sentence, clause.i, "if"))


def _fronted(sentence: Sentence, clause: int, auxiliary: int) -> bool:
    """ "should Ghana not free the sailors": the auxiliary stands before the subject."""
    return any(t.i > auxiliary for t in sentence.dependents(clause, "nsubj", "nsubjpass"))


def _telling(context: Context, sentence: Sentence, verb: Token) -> Telling | None:
    told = _limit_told(context, sentence, verb) or _obliged(context, sentence, verb)
    status = status_of(sentence, verb.i)[0]
    if status is not Status.ACTUAL and not (told and status is Status.HYPOTHETICAL):  # "must leave"
        return None
    found = subject(sentence, verb.i)
    who = actors_at(context.view, sentence, found[0]) if found else []
    if not any(context.view.by_id[a].political for a in who if a in context.view.by_id):
        return None
    to = [a for t in sentence.dependents(verb.i, "dobj", "dative") for a in actors_at(context.view, sentence, t.i)]
    if told:
        statement = context.statement(sentence.span(verb.i, verb.i))
        to += [statement.source] if statement and statement.source else []
    to += [a for n in obliques(sentence, verb.i, "to") for a in actors_at(context.view, sentence, n)]
    addressed = [t for t in sentence.dependents(verb.i, "dative", "dobj") if t.lemma.lower() not in SPANS_OF_TIME]
    if to and verb.lemma in GIVING and not _political(context, addressed, to):
        return None  # "gave reporters ten minutes to ask"
    to = to or _threatened(context, sentence, verb, set(who))
    rule = f"processes.ultimatum/{verb.lemma}@{RULES}"
    span = clause_span(sentence, verb.i)
    below = sentence.subtree(verb.i)
    return Telling(
        kind=ProcessKind.ULTIMATUM,
        name=span,
        sides=Sides(tuple(dict.fromkeys((*who, *to)))),
        turns=(context.turn(sentence, verb.i, State.IN_FORCE, rule),),
        deadline=context.deadline(sentence, below[0], below[-1]),
        title=sentence.title,
        rule=rule,
    )


def _political(context: Context, addressed: list[Token], to: list[str]) -> bool:
    """Whether those who are given a time limit can be a side, or at least are no private people of a trade."""
    if any(t.lemma.lower() in POLITICAL_PEOPLE for t in addressed):
        return True
    known = [context.view.by_id[a] for a in to if a in context.view.by_id]
    return any(a.political and a.sector not in TRADES for a in known)


def _threatened(context: Context, sentence: Sentence, verb: Token, own: set[str]) -> list[str]:
    """The first other side that the threat or its condition names."""
    camps = {context.view.by_id[a].country or a for a in own if a in context.view.by_id}
    for clause in sentence.dependents(verb.i, "ccomp", "xcomp", "advcl"):
        for i in sentence.subtree(clause.i):
            for actor in actors_at(context.view, sentence, i):
                known = context.view.by_id.get(actor)
                if known is not None and known.political and (known.country or actor) not in camps:
                    return [actor]
    return []
