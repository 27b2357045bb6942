"""Small words that quotes and their speakers are told by, many languages in one table."""

from __future__ import annotations

HE_OR_SHE = frozenset(
    """he she er sie il elle lui lei él ella ele ela hij zij ze han hun hon on ona он она він вона o yena
    hän αυτός αυτή dia""".split()
)
THEY = frozenset("they we ils elles loro ellos ellas eles elas они wir vi de".split()) - {"de"}
WHO = frozenset("who whom which der die das qui que che quien który która который которая som".split())
ARTICLES = frozenset(
    """the his her their its this that der die das den dem des ein eine einer einem eines sein seine ihr ihre le la
        les un une l son sa el los las una il lo gli i o os as um uma de het een l' l’ un' dell' all' nell'
        dall' sull'""".split()
)
INDEFINITE = frozenset("a an one another some ein eine einer un une una um uma uno een".split())
NOT_NAMES = frozenset(
    """the a an in on at but and for as he she they we it i mr mrs ms miss dr prof herr frau m mme mlle monsieur
        madame sr sra señor señora dott der die das er sie ich wir es le la les il elle je nous ce el los
        las yo o os um uma ele ela l' l’ d' d’ qu' qu’ c' c’ j' j’ n' n’ s' s’ then now later however
        meanwhile also still president minister fm pm dm ceo vp mp mep january february march april may june
        july august september october november december monday tuesday wednesday thursday friday saturday
        sunday januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag
        freitag samstag sonntag""".split()
)
NAME_LINKS = frozenset("de da di del della der den von van vom zu la le al el bin ibn ben dos das du y e af av".split())
ROLE_ENDS = frozenset(
    """of to by with like from for in at on and or that when after before as while but who than via against between
        about von mit bei nach für und oder als während aber wie vom zum de et avec par pour dans que y con
        por para e con da""".split()
)
SUBJUNCTIVE = frozenset(
    """sei seien habe werde würde würden könne solle müsse wolle dürfe brauche gebe gehe stehe zeige bleibe mache
        komme sehe""".split()
)
UNNAMED = (
    "spokes", "sprecher", "source", "official", "report", "statement", "letter", "paper", "study", "post", "user",
    "comment", "team", "portavoz", "portavoce", "porte", "critic", "witness", "caption", "sign", "message", "family",
    "familie", "website", "poll", "survey", "rzeczni", "sözcü", "представител", "пресс", "talsperson", "woordvoerder",
)  # fmt: skip
SKIPPED = frozenset(
    "has have had also later then once again further hat habe haben a ont ha han auch dann weiter as wie".split()
)
TITLES = {
    "dr": "doctor", "sen": "senator", "rep": "congressman", "gov": "governor", "prof": "professor", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "rev": "reverend",
}  # fmt: skip
ACRONYMS = {
    ("foreign", "minister"): "fm", ("prime", "minister"): "pm", ("defence", "minister"): "dm",
    ("defense", "minister"): "dm", ("chief", "executive"): "ceo", ("vice", "president"): "vp",
}  # fmt: skip
