"""The schemes of identity: which rules, in which order, make the canonical form of an address.

A scheme that keys were made by is never changed: what is better begins with the next, and the registry is brought up to
it.  A scheme that came later goes on using rules of those before where they still hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from newswire_shared.contracts.identity import hosts, parameters, referrals, renderings
from newswire_shared.contracts.identity.parameters import IdleRule
from newswire_shared.contracts.identity.rules import PARAMETER_RULES, PART_RULES, TEXT_RULES, Rule, TextRule


@dataclass(frozen=True, slots=True)
class Scheme:
    """Rules under a number, which is part of every key that is made by them."""

    version: int
    text_rules: tuple[TextRule, ...]
    part_rules: tuple[Rule, ...]
    idle_rules: tuple[IdleRule, ...]
    parameter_rules: tuple[Rule, ...]


def _part_rules_2(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    kept = tuple(rule for rule in rules if rule[0] != "fragment")
    return (
        *kept,
        ("amp-path", renderings.no_amp_mark),
        ("print-view", renderings.no_view_segment),
        ("edition-host", renderings.no_edition_label),
        ("www", hosts.no_www),
        ("edition-host", renderings.first_twin),
        ("fragment", renderings.only_routes),
        ("tracker", referrals.no_makers_parameters),
    )


def _idle_rules_2(rules: Sequence[IdleRule]) -> tuple[IdleRule, ...]:
    kept = tuple(referrals.REFERRAL if rule[0] == "referral" else rule for rule in rules)
    return (*kept, *referrals.MORE_RULES)


SCHEME_1: Final = Scheme(1, TEXT_RULES, PART_RULES, parameters.IDLE_RULES, PARAMETER_RULES)
SCHEME_2: Final = Scheme(
    2, TEXT_RULES, _part_rules_2(PART_RULES), _idle_rules_2(parameters.IDLE_RULES), PARAMETER_RULES
)
