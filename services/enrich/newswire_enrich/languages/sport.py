"""English words of matches: by them a report of one is known, and in it a place's name stands for a club."""

from __future__ import annotations

# Words that reports of matches are made of, and that other news seldom has.
MATCH_WORDS = frozenset(
    """
    halftime half-time innings wicket wickets goalkeeper striker midfielder defender winger quarterback touchdown
    touchdowns linebacker cornerback rebounds inning homer homers shutout playoff playoffs semifinal semifinals
    semi-final semi-finals quarterfinal quarterfinals quarter-final quarter-finals postseason relegation offside
    equaliser equalizer equalised scorer scorers fullback unbeaten overtime puck penalty kickoff kick-off fixture
    fixtures standings league season coach game games match matches goals goal points scored scoring beat drew
    win wins victory defeat team teams squad players player tournament cup championship club batsman bowler overs
    innings half draw loss interception interceptions rushing receiver pitcher basketball football soccer rugby
    hockey baseball cricket
    """.split()
)
# What one team does to another, and what one does alone.
_DEEDS_TO = (
    "beat|beats|defeated|thrashed|edged|downed|routed|outscored|hosts?|hosted|visited|trounced|blanked|outlasted|swept|"
    "crushed|hammered|stunned|overcame|plays?|played|faces?|faced|meets?"
)
_DEEDS = (
    "drew|draw|lost|lose|loses|trailed|trails|won|win|wins|scored|scores?|fell|clinched|improved|dropped|rallied|missed|"
    "extended|finished|travels?|travelled|slipped"
)
_PEOPLE = (
    "striker|midfielder|defender|goalkeeper|keeper|winger|forward|captain|skipper|coach|manager|quarterback|receiver|"
    "linebacker|cornerback|tackle|guard|safety|pitcher|batsman|bowler|fullback|players?|fans|side|team|squad|bench|lineup"
)
# What stands right behind a team's name.
BEHIND_TEAMS = (
    rf"(?:\s?['’]s?)?\s(?:{_DEEDS_TO}|{_DEEDS})\b"
    rf"|(?:\s?['’]s?)?\s(?:[a-z][\w-]+\s){{0,2}}(?:{_PEOPLE})\b"
    r"|\s\(\d+-\d+(?:-\d+)*\)"  # the season so far
    r"|,?\s\d{1,3}-\d{1,3}\b(?!-)"  # a score
    r"|\s(?:\([^()\n]{1,40}\)\s)?\d{1,3},?\s(?:v\s)?[A-Z][^\d\n]{2,30}\s\d{1,3}\b"  # "Otterlund 2 Saltmere 1"
    r"|(?:\s+\.?\d{1,3}){3,}"  # a table
)
# What stands right before it.
BEFORE_TEAMS = (
    rf"\b(?:{_DEEDS_TO}|against|over|versus|vs\.?|v|facing|hosting|visiting|champions|rivals?|leaders|leaving)\s(?:the\s)?$"
    r"|\b(?:lost|lose|loses|fell)\s(?:\d{1,3}-\d{1,3}\s)?(?:to|at|against)\s$"
    r"|\b(?:win|victory|defeat|loss|draw|triumph|success|game|match)\s(?:over|against|with|by)\s$"
    r"|\b(?:win|wins|victory|defeat|loss|draw|romp|rout|triumph)\s(?:over|against|with|by|to)\s$"
    r"|\d{1,3}-\d{1,3}\s(?:over|against|by|to|at|with)\s$"
    r"|(?:^|\n)[A-Z][^\d\n]{2,30}\s\d{1,3},?\s(?:v\s)?$"  # the second of a line of results
    r"|\bdrew\s(?:\d{1,3}-\d{1,3}\s)?(?:with|at)\s$"
)
