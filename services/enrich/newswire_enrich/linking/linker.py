"""Use case: link one article to its copies, its story and what it is related to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newswire_shared.contracts.documents import Copy, Relation
from newswire_shared.contracts.stories import Card

from newswire_enrich.linking.near_copies import CopyRules, copies_of, of_one_template
from newswire_enrich.linking.packing import cosines
from newswire_enrich.linking.related import RelatedRules, related_to
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import Decision, Joined, Registered, StoryState
from newswire_enrich.linking.story_score import Fit, StoryRules, fits, is_unsettled

SECOND_LOOKS = 50  # at a time; about 50 ms of a tick


@dataclass(frozen=True, slots=True)
class Linkable:
    """What linking needs of an article.

    `targets` are ids of the articles it links to; `silent` are words, in small letters, that are not its subject;
    `names` are its entities' by their ids; `unnamed` are words, in small letters, that are no reason to read another.
    """

    card: Card
    title: str
    body: str
    language: str = "en"
    targets: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found."""

    joined: Joined
    related: tuple[Relation, ...] = ()
    is_unsettled: bool = False

    @property
    def story(self) -> str:
        return self.joined.story

    @property
    def copy_of(self) -> Copy | None:
        return self.joined.copy_of


@dataclass(frozen=True, slots=True)
class Rules:
    """All that linking is tuned by."""

    stories: StoryRules = field(default_factory=StoryRules)
    copies: CopyRules = field(default_factory=CopyRules)
    related: RelatedRules = field(default_factory=RelatedRules)


@dataclass(frozen=True, slots=True)
class Linker:
    """Links articles by a state that any number of processes share.  A pure decision between two atomic calls."""

    state: StoryState
    rules: Rules = field(default_factory=Rules)

    def __call__(self, article: Linkable) -> Linked:
        """Register an article, decide, and carry it out.  Repeating it changes nothing."""
        own = sign(article.title, article.body, article.language, article.silent)
        found = self.state.register(article.card, own, article.targets)
        likeness = alike(found)
        decision = decide(found, likeness, self.rules)
        joined = self._carry_out(found, decision)
        related = related_to(found, own, likeness, joined.story, self.rules.related, article.names, article.unnamed)
        return Linked(joined, related, decision.is_unsettled)

    def look_again(self, article_id: str) -> Joined | None:
        """Decide again on an article, now that later ones are there; None if it is not known any more."""
        found = self.state.look(article_id)
        if found is None:
            return None
        decision = decide(found, alike(found), self.rules)
        # not unsettled again: a third look would find the same articles
        return self._carry_out(found, replace(decision, may_leave=True, is_unsettled=False))

    def look_again_at_due(self, limit: int = SECOND_LOOKS) -> list[Joined]:
        """Decide again on articles whose second look is due; what changed is in the outbox."""
        return [joined for name in self.state.due_again(limit) if (joined := self.look_again(name))]

    def relations(self, article: Linkable) -> tuple[Relation, ...]:
        """What an article that is known is related to by now."""
        found = self.state.look(article.card.article_id)
        if found is None:
            return ()
        own = sign(article.title, article.body, article.language, article.silent)
        story = found.stories[found.story].id
        return related_to(found, own, alike(found), story, self.rules.related, article.names, article.unnamed)

    def _carry_out(self, found: Registered, decision: Decision) -> Joined:
        if decision.is_empty and found.is_alone:  # most articles at first: spares Redis a call
            return Joined(found.card.article_id)
        joined = self.state.join(found.card.article_id, decision)
        return joined or Joined(found.card.article_id)  # it expired in between


def alike(found: Registered) -> list[float]:
    """The cosine of an article and each of its candidates."""
    return cosines(found.signature, [(c.signature.terms, c.signature.weights) for c in found.candidates])


def decide(found: Registered, likeness: list[float], rules: Rules) -> Decision:
    """What an article joins, follows and copies."""
    copies = copies_of(found, likeness, rules.copies)  # facts of the texts: they hold whatever an editor decided
    if found.is_fixed or found.stories[found.story].locked:
        return Decision(copies=copies)
    around = fits(found, likeness, rules.stories, of_one_template(found, likeness, rules.copies))
    fitting = [fit for fit in around if fit.score >= 0]
    best = next((fit for fit in fitting if not fit.is_over and not fit.story.locked), None)
    return Decision(
        joins=best.nearest if best else None, follows=None if best else _followed(fitting), copies=copies,
        is_unsettled=is_unsettled(around, rules.stories),
    )  # fmt: skip


def _followed(fitting: Sequence[Fit]) -> str | None:
    return next((fit.story.id for fit in fitting if fit.is_over), None)
