"""Titles, offices and forms of address that stand beside names of persons."""

from __future__ import annotations

import re

FORMS_OF_ADDRESS = frozenset(
    """m mr mrs ms miss mme mlle monsieur madame dr prof herr herrn frau sr sra señor señora dott dhr mevr""".split()
)
# What an abbreviated title is in full, so that "the governor" finds "Gov. Otto Brandt".
IN_FULL = {
    "dr": "doctor", "sen": "senator", "rep": "congressman", "gov": "governor", "prof": "professor", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "rev": "reverend",
}  # fmt: skip
# The initials of an office, so that "the FM" finds "foreign minister Ilse Marrow".
INITIALS = {
    ("foreign", "minister"): "fm", ("prime", "minister"): "pm", ("defence", "minister"): "dm",
    ("defense", "minister"): "dm", ("chief", "executive"): "ceo", ("vice", "president"): "vp",
}  # fmt: skip

# English titles that stand before a name and are no part of it; `OFFICES` are so in small letters only.
TITLES = frozenset(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Lady Lord Dame President Chancellor Premier Senator Sen Rep
    Representative Congressman Congresswoman Governor Gov Mayor Minister Secretary Ambassador General Gen Lt
    Lieutenant Colonel Col Major Maj Captain Capt Sergeant Sgt Admiral Adm Judge Justice King Queen Prince
    Princess Pope Cardinal Archbishop Bishop Rev Reverend Father Sheikh Sheik Ayatollah Imam Chairman Chairwoman
    Director Commissioner Spokesman Spokeswoman Spokesperson Analyst Coach Officer Detective Inspector Attorney
    Counsel Chief Speaker Leader Deputy Monsignor Rabbi Mullah Sultan Emir Emperor Empress
    """.split()
)
OFFICES = frozenset(
    """
    spokesman spokeswoman spokesperson analyst coach striker midfielder defender goalkeeper captain lawyer
    economist minister president chairman secretary ambassador director winger forward goalie skipper quarterback
    linebacker cornerback receiver tackle pitcher shortstop catcher outfielder batsman bowler fullback lock flanker
    prop driver jockey boxer rookie
    """.split()
)

# Trades and callings that nobody is in the world's news for; English, German, French, Spanish and Italian.
TRADES = frozenset(
    """
    gardener landscaper plumber butcher baker barber hairdresser carpenter joiner roofer bricklayer decorator welder
    mechanic shopkeeper florist greengrocer fishmonger postman postwoman milkman librarian teacher headteacher
    schoolteacher schoolboy schoolgirl pupil pensioner grandmother grandfather nurse midwife paramedic pharmacist
    dentist vet veterinarian caretaker janitor cleaner waiter waitress bartender barista cashier receptionist
    accountant bookkeeper beekeeper shepherd fisherman locksmith cobbler tailor seamstress upholsterer
    gärtner gärtnerin klempner metzger fleischer bäcker bäckerin friseur friseurin tischler schreiner dachdecker
    maurer schlosser lehrer lehrerin schüler schülerin rentner rentnerin krankenschwester krankenpfleger hebamme
    apotheker zahnarzt hausmeister kellner kellnerin imker schäfer landwirt landwirtin bibliothekar
    jardinier jardinière plombier boucher boulanger boulangère coiffeur coiffeuse menuisier charpentier maçon
    instituteur institutrice enseignant enseignante retraité retraitée infirmier infirmière pharmacien agriculteur
    agricultrice apiculteur bibliothécaire fleuriste facteur
    jardinero jardinera fontanero plomero carnicero panadero peluquero peluquera carpintero albañil maestra
    jubilado jubilada enfermero enfermera farmacéutico agricultor agricultora pastor camarero camarera
    giardiniere idraulico macellaio panettiere parrucchiere parrucchiera falegname muratore insegnante pensionato
    pensionata infermiere infermiera farmacista agricoltore cameriere cameriera postino
    """.split()
)

# English offices that stand for a person once the article has said whose they are, each with the word that compares.
HEADS = {
    "president": "president", "minister": "minister", "chancellor": "chancellor", "premier": "prime minister",
    "pm": "prime minister", "fm": "foreign minister", "secretary": "secretary", "chairman": "chair",
    "chairwoman": "chair", "chair": "chair", "chairperson": "chair", "governor": "governor", "mayor": "mayor",
    "ambassador": "ambassador", "envoy": "envoy", "senator": "senator", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "spokesperson": "spokesperson", "general": "general", "king": "king",
    "queen": "queen", "prince": "prince", "pope": "pope", "pontiff": "pope", "judge": "judge", "director": "director",
    "chief": "chief", "ceo": "ceo", "diplomat": "diplomat", "lawmaker": "lawmaker", "coach": "coach",
    "commissioner": "commissioner", "prosecutor": "prosecutor", "speaker": "speaker", "leader": "leader",
}  # fmt: skip
# What narrows an office: "the deputy minister" is not "the minister" of another department.
QUALIFIERS = (
    "deputy|vice|first|acting|interim|former|prime|foreign|defence|defense|finance|interior|health|justice|economy|energy|"
    "education|trade|culture|environment|agriculture|transport|labour|labor|home|general|press|state|assistant|under|chief|"
    "executive|managing|special|senior|opposition|police|army|attorney|major"
)
BRITISH_SPELLINGS = {"defense": "defence", "labor": "labour"}

# Chinese: the last sign of an office, behind which a name of two to four signs stands.
CHINESE_OFFICE_ENDS = re.compile(
    r"(?:長|长|员|員|师|師|授|任|记|記|生|工|士|者|席|理|官|表|家|裁|事|相|臣|的|人|部|司|商|练|練|农|農)(?=[^\W\d_]{2,4}$)"
)
# Japanese: an office or a form of address, which stands behind the name.
JAPANESE_TITLES = re.compile(
    r"(?:警部補?|巡査部長|巡査|氏|さん|君|首相|大統領|知事|市長|町長|村長|社長|会長|教授|准教授|長官|大臣|容疑者|被告|監督|"
    r"選手|議員|代表|委員長|幹事長|官房長官|理事長|弁護士|医師|記者|担当者|外相|防衛相|財務相|総裁|書記長|課長|部長|局長)$"
)
# Chinese and Japanese phrases for one who stays without a name.
WIDE_UNNAMED = re.compile(
    r"^(?:女性|男性|別の|ある|一位|一名)|(?:一人|ひとり|看護師|職員|生徒|学生|客|店員|親|遺族|幹部|報道官|担当者|関係者|広報|発言人|负责人|負責人|记者|記者|男性|女性|住民|网友|同社)$"
)
