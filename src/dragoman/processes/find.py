"""Finds processes and their stages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.actors import Cast
from dragoman.events import Event, Status
from dragoman.events.clauses import obliques, subject
from dragoman.events.parties import Parties
from dragoman.events.status import status_of
from dragoman.places import PlaceMention
from dragoman.processes.context import Context, open_context
from dragoman.processes.deeds import find_deeds
from dragoman.processes.grouping import ENDS, Bundle, bundle, process_of
from dragoman.processes.kinds import Mention, find_mentions
from dragoman.processes.moods import STARTS, real_state, to_come
from dragoman.processes.parties import POLITICAL_PEOPLE, Sides, sides_of
from dragoman.processes.records import Process, ProcessKind, State
from dragoman.processes.states import RULES, Change, changes
from dragoman.processes.subjects import POLITICAL_SUBJECTS, subject_of
from dragoman.processes.telling import Telling, Turn
from dragoman.processes.ultimatums import find_ultimatums
from dragoman.report import Report
from dragoman.sentences import Document, Sentence
from dragoman.statements import Statement
from dragoman.times import TimeExpression, TimeForm

UNCHANGED = (ProcessKind.CEASEFIRE, ProcessKind.TALKS)  # spoken of without a change of state, these still stand
TELLING = frozenset(("bare", "told", "breached"))  # traits of nouns whose mention is enough
UNPROPOSED = frozenset(("settled", "vague"))  # traits of nouns whose offer is no proposal of a process
OF_TERMS = (State.EXTENDED, State.EXPIRED, State.AGREED)  # what no actor is
BESIDE = 300  # code points
REFUSABLE = (ProcessKind.CEASEFIRE, ProcessKind.TALKS, ProcessKind.MEDIATION)
BARRING = frozenset("unless until till without if before while long".split())
DONE = (State.UNDER_WAY, State.CONCLUDED)  # "held a summit" is told of each
PLANNED = (State.PROPOSED, State.SCHEDULED, State.SUSPENDED, State.CANCELLED, State.REJECTED, State.COLLAPSED)


def find_processes(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    report: Report,
    cast: Cast,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceMention, ...],
    events: tuple[Event, ...],
) -> tuple[Process, ...]:
    """All processes in order of the text."""
    published = date.fromisoformat(report.published[:10]) if report.published else None
    context = open_context(document, Parties.of(cast), statements, times, places, published)
    tellings = [
        telling
        for sentence in document.sentences
        if sentence.paragraph not in context.foreign
        for telling in _tellings(context, sentence)
    ]
    bundles = bundle(tellings, context.view)
    political = [g for g in bundles if _political(context, g)]
    groups = _with_mediators([g for g in bundles if g in political or _beside(g, political)])
    found = [process_of(group, report.id, published) for group in groups]
    return tuple(sorted(found, key=lambda p: (p.span, p.kind.value)))


def _tellings(context: Context, sentence: Sentence) -> Iterator[Telling]:
    named = [t for m in find_mentions(sentence) for t in _named(context, m)]
    yield from named
    told = [turn.span for t in named for turn in t.turns]
    for telling in (*find_deeds(context, sentence, told), *find_ultimatums(context, sentence)):
        covered = telling.kind is ProcessKind.TALKS and any(
            telling.name.covers(s) or s.covers(telling.name) for s in told
        )
        if not covered:
            yield telling


def _named(context: Context, mention: Mention) -> Iterator[Telling]:
    """What a noun and the words around it tell; nothing where it is only mentioned and its kind needs more."""
    sentence, row = mention.sentence, mention.row
    sourced = context.statement(sentence.span(mention.noun, mention.noun)) is not None
    found = changes(mention, sourced)
    sides = sides_of(context.view, mention, found)
    told = _told(context, mention, found)
    refused = _refused(context, mention)
    if refused:
        sides = replace(sides, parties=tuple(dict.fromkeys((*sides.parties, *filter(None, (refused.source,))))))
    elif not _counts(context, mention, found, told, sides):
        return
    if mention.kind is ProcessKind.ELECTION:  # "ahead of the planned vote" is said in passing
        told = [c for c in told if "mod" not in c.row.relation]
    turns = [context.turn(sentence, c.i, c.state, c.rule, mention.head, mention.noun) for c in told if c.state]
    turns += [refused] if refused else []
    turns = turns or list(_of_noun(context, mention))
    yield Telling(
        kind=mention.kind,
        name=mention.name,
        sides=sides,
        turns=tuple(dict.fromkeys(t for turn in turns for t in _timely(context, turn))),
        subject=subject_of(mention),
        place=context.place(sentence, mention.noun, mention.head, *(c.i for c in told))
        if mention.kind in (ProcessKind.TALKS, ProcessKind.MEDIATION) else None,
        deadline=_deadline(context, mention, found),
        definite=mention.definite,
        former=mention.former,
        joins="definite" in row.traits or (mention.denied and not refused),
        pronoun=mention.pronoun,
        offered="offered" in row.traits,
        sentence=sentence.index,
        strong="strong" in row.traits or bool(subject_of(mention) & POLITICAL_SUBJECTS),
        title=sentence.title,
        rule=found[0].rule if found else _rule(mention),
    )  # fmt: skip


def _of_noun(context: Context, mention: Mention) -> Iterator[Turn]:
    """What the noun itself tells: "the freezing of the accounts", "nine breaches"."""
    for trait, state in (("told", State.IN_FORCE), ("breached", State.VIOLATED)):
        if trait in mention.row.traits and real_state(mention.sentence, mention.noun, state, mention.kind, True):
            yield context.turn(mention.sentence, mention.noun, state, _rule(mention))


def _told(context: Context, mention: Mention, found: list[Change]) -> list[Change]:
    """The changes that came about, less what only describes the process."""
    told = [c for c in found if c.state is not None and not _described(context, mention.sentence, c)]
    if "offered" in mention.row.traits:  # "welcomed the offer"
        told = [c for c in told if c.state is not State.UNDER_WAY]
    verbs = [c for c in told if not _planned(mention.sentence, c)]
    told = verbs or told  # "scrapped the vote planned for July": the plan is described
    return [c for c in told if c.state is not State.PROPOSED or not UNPROPOSED & set(mention.row.traits)]


def _counts(context: Context, mention: Mention, found: list[Change], told: list[Change], sides: Sides) -> bool:
    """Whether the mention is of something that stands, by the traits of its noun."""
    sentence, traits = mention.sentence, set(mention.row.traits)
    if "settled" in traits and found and not told:
        return False  # "offered to send observers"
    if "offered" in traits and not (sides.parties or sides.mediators):
        return False
    acting = "pronoun" in traits and any(True for _ in context.view.at(sentence, mention.noun))
    if acting and not all(_of_terms(c) for c in told):
        return False  # "it was suspended" may be said of an actor
    if "mutual" in traits and len(sides.parties) < 2 and not any(_together(sentence, c.i) for c in told):
        return False
    if traits & {"weak", "larger"} and not _firm(mention, told, sides):
        return False
    if not found and sentence.tokens[mention.noun].dep in ("compound", "nmod") and mention.noun == mention.head:
        return False  # "the ceasefire line"
    if any(c.row.state is State.EXPIRED and to_come(sentence, c.i) for c in found):
        return True  # what is to end stands
    return bool(told or TELLING & traits or (found and mention.kind in UNCHANGED and "definite" not in traits))


def _of_terms(change: Change) -> bool:
    """Whether it is said of no actor: "was extended", "entered into force", "will not take place"."""
    force = (change.row.needs or "").startswith(("into:force", "obj:effect"))
    return force or change.state in OF_TERMS or "unheld" in change.row.traits


def _firm(mention: Mention, told: list[Change], sides: Sides) -> bool:
    """Whether one meeting among many is a process: planned, or a larger one that goes on or has ended."""
    larger = "larger" in mention.row.traits
    states = (*PLANNED, State.UNDER_WAY, State.CONCLUDED) if larger else PLANNED
    counted = [c for c in told if c.state in states and not (larger and "done" in c.row.traits and c.state in DONE)]
    several = _several(mention) or any(_together(mention.sentence, c.i) for c in counted)
    enough = 1 if larger and any(c.state is State.PROPOSED for c in counted) else 2
    return bool(counted) and (len(sides.parties) >= enough or bool(sides.mediators) or several)


def _rule(mention: Mention) -> str:
    return f"processes.{mention.kind.value}/{mention.row.words[0]}@{RULES}"


def _refused(context: Context, mention: Mention) -> Turn | None:
    """ "There will be no talks", on the word of a political side."""
    sentence = mention.sentence
    verb = sentence.tokens[sentence.tokens[mention.head].head]
    if not mention.denied or mention.kind not in REFUSABLE or verb.lemma != "be":
        return None
    ahead = any(t.lower in ("will", "would", "wo", "'ll") for t in sentence.dependents(verb.i, "aux"))
    there = any(t.lower == "there" for t in sentence.dependents(verb.i, "expl"))
    limited = any(t.lower in BARRING for t in map(sentence.tokens.__getitem__, sentence.subtree(verb.i)))
    statement = context.statement(sentence.span(mention.noun, mention.noun))
    source = context.view.by_id.get(statement.source) if statement and statement.source else None
    if not (ahead and there and not limited and source and source.political):
        return None
    return context.turn(sentence, verb.i, State.REJECTED, _rule(mention), mention.head)


def _described(context: Context, sentence: Sentence, change: Change) -> bool:
    """ "a truce brokered by X" names the mediator; without a date of its own it tells no change."""
    token = sentence.tokens[change.i]
    return change.row.doer == "mediator" and token.dep == "acl" and context.when(sentence, change.i) is None


def _planned(sentence: Sentence, change: Change) -> bool:
    """A plan or an origin told behind the noun: "the vote planned for July", "a truce, signed in May"."""
    told = sentence.tokens[change.i]
    if told.dep == "acl" and told.tag == "VBN" and change.state is State.AGREED:
        return change.kind is not ProcessKind.AGREEMENT
    return told.dep in ("acl", "relcl") and change.state in (State.SCHEDULED, State.PROPOSED)


def _timely(context: Context, turn: Turn) -> Iterator[Turn]:
    """What is told in the present of a day to come ("takes effect on Monday") is scheduled, and no end of anything."""
    if context.published is None or turn.date is None or turn.date.start <= context.published:
        yield turn
    elif turn.state in STARTS:
        yield replace(turn, state=State.SCHEDULED)
    elif turn.state in (State.CANCELLED, State.REJECTED):
        yield replace(turn, date=None)  # "called off Friday's meeting": the day of the meeting
    elif turn.state not in ENDS:
        yield turn


def _several(mention: Mention) -> bool:
    """ "a meeting of the two ministers", "a summit of the leaders"."""
    sentence = mention.sentence
    between = (sentence.tokens[n] for n in obliques(sentence, mention.noun, "between"))
    if any(t.tag == "NNS" and t.lemma.lower() in POLITICAL_PEOPLE for t in between):
        return True
    return bool(subject_of(mention) & {"minister", "leader", "president", "envoy", "side", "party", "ambassador"})


def _together(sentence: Sentence, verb: int) -> bool:
    """ "Both groups will be represented at a meeting": several go there, though no name is known."""
    found = subject(sentence, verb)
    head = sentence.tokens[found[0]] if found else None
    return head is not None and head.tag == "NNS" and head.lemma.lower() in POLITICAL_PEOPLE


def _deadline(context: Context, mention: Mention, found: list[Change]) -> date | None:
    """The day on which a ceasefire is to end: told as such, or counted from a known start."""
    if mention.kind not in (ProcessKind.CEASEFIRE, ProcessKind.ULTIMATUM):
        return None
    sentence = mention.sentence
    for change in found:
        ahead = status_of(sentence, change.i)[0] is Status.FUTURE or to_come(sentence, change.i)
        if change.row.state is State.EXPIRED and ahead:
            when = context.when(sentence, change.i)
            if when is not None and when.start == when.end:
                return when.end
    here = context.times.get(sentence.index, [])
    about = {mention.noun, mention.head, *(c.i for c in found if c.state is not State.SUSPENDED)}
    limits = [t for t in here if t.form is TimeForm.DEADLINE and t.attach in about and t.end is not None]
    if limits:
        return limits[0].end
    lengths = [t.days for t in here if t.form is TimeForm.DURATION and t.attach in about and t.days]
    starts = [context.when(sentence, c.i) for c in found if c.state in (State.IN_FORCE, State.SCHEDULED)]
    known = [s for s in starts if s is not None and s.start == s.end]
    if lengths and known and lengths[0] == int(lengths[0]):
        return known[0].start + timedelta(days=int(lengths[0]))
    return None


def _political(context: Context, group: Bundle) -> bool:
    """Whether it is one of politics: a political side, or a kind that needs none and nobody else around."""
    body = [t for t in group.tellings if not t.title]
    everyone = [context.view.by_id[a] for a in (*group.parties, *group.mediators) if a in context.view.by_id]
    if everyone:
        wanted = all if group.kind is ProcessKind.AGREEMENT else any  # a deal with a firm is no treaty
        return wanted(a.political for a in everyone) and not all(t.sides.foreign for t in body)
    strong = any(t.strong for t in body) or (group.kind is ProcessKind.TALKS and _between_states(context, body))
    if any(t.sides.foreign for t in body) or not strong:
        return False
    return any(a.political for a in context.view.cast.actors)


def _between_states(context: Context, body: Sequence[Telling]) -> bool:
    """Whether talks of nobody named ("the talks on fishing rights") change beside names of two states' sides."""
    told = [t.name.start for t in body if t.turns]
    near = {
        a.country for a in context.view.cast.actors if a.political and a.country
        for m in a.mentions if any(abs(m.span.start - at) < BESIDE for at in told)
    }  # fmt: skip
    return len(near) > 1


def _beside(group: Bundle, political: list[Bundle]) -> bool:
    """Talks of nobody named ("a second round of talks") beside a political process that they can be about."""
    if group.kind is not ProcessKind.TALKS or group.parties or group.mediators:
        return False
    hosts = [g for g in political if g.kind is not ProcessKind.TALKS]
    return bool(hosts) and not any(t.sides.foreign for t in group.tellings) and any(t.turns for t in group.tellings)


def _with_mediators(groups: list[Bundle]) -> list[Bundle]:
    """ "the mediation of X" names the mediator of the ceasefire or talks at hand; good offices stand on their own."""
    hosts = [g for g in groups if g.kind in (ProcessKind.CEASEFIRE, ProcessKind.TALKS)]
    kept = []
    for group in groups:
        if group.kind is not ProcessKind.MEDIATION or not hosts or _own(group):
            kept.append(group)
            continue
        host = hosts[0]
        host.tellings[0] = replace(
            host.tellings[0],
            sides=replace(host.tellings[0].sides, mediators=(*host.tellings[0].sides.mediators, *group.mediators)),
        )
    return kept


def _own(group: Bundle) -> bool:
    """Whether mediation is told as an undertaking of its own: good offices, an offer, a start, an end."""
    first = group.tellings[0]
    return "office" in first.name.text.lower() or any(
        turn.state is not State.UNDER_WAY for t in group.tellings for turn in t.turns
    )
