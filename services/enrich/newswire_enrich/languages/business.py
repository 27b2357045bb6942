"""English words that stand beside companies and not beside persons."""

from __future__ import annotations

# What only a company has; right behind its name, or behind its "'s".
_OWN = (
    "shares?|stocks?|shareholders?|profits?|earnings|revenues?|subsidiar(?:y|ies)|headquarters|outlets?|investors|"
    "franchisees?|IPO|brands?"
)
# What stands right behind a company's name as behind no person's.
_WITH = (
    "stores?|officials|executives?|spokes(?:man|woman|person)|CEO|CFO|Chief\\sExecutive|chief\\sexecutive|employees|"
    "workers|customers|factory|factories|plants?|products|users|newsroom|newspaper|newspapers|website"
)
# Behind a name that may also be a place's, which has officials and workers.
BEHIND_COMPANIES = rf"(?:\s?['’]s?)?\s(?:[a-z][\w-]+\s){{0,2}}(?:{_OWN})\b|\s(?:CEO|CFO|[Cc]hief\s[Ee]xecutive)\b"
# Behind a name that may also be a person's, of whom no sentence says "which".
BEHIND_NO_PERSON = rf"{BEHIND_COMPANIES}|\s(?:{_WITH})\b|,\swhich\b"
# Before one; owners, makers and parents are also those of things, works and children.
BEFORE_COMPANIES = r"\b(?:shares|stakes?)\s(?:in|of)\s$|\bsubsidiary\sof\s$"
