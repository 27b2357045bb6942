"""Small words: pronouns, articles, prepositions, auxiliaries, and the abbreviations that end no sentence.

Many languages stand in one table where a word that is small in one language is no name in another.  Tables of one
language begin with its name.
"""

from __future__ import annotations

import re
from functools import cache

from newswire_enrich.languages.calendars import full_names
from newswire_enrich.languages.titles import FORMS_OF_ADDRESS

IT = frozenset({"it"})  # for an organisation, in English
HE_OR_SHE = frozenset(
    """he she er sie il elle lui lei él ella ele ela hij zij ze han hun hon on ona он она він вона o yena
    hän αυτός αυτή dia""".split()
)
THEY = frozenset("they ils elles loro ellos ellas eles elas они вони oni".split())
DUMMIES = frozenset({"det", "es"})  # before a verb that has nobody for a subject, or whose subject follows
WE = frozenset("we i wir ich nous je vi jag jeg".split())  # the writer, who is no speaker of the article's
WHO = frozenset("who whom which der die das qui que che quien który która который которая som".split())
ARTICLES = frozenset(
    """the his her their its this that der die das den dem des ein eine einer einem eines sein seine ihr ihre le la
        les un une l son sa el los las una il lo gli i o os as um uma de het een l' l’ un' dell' all' nell'
        dall' sull'""".split()
)
DEFINITE = frozenset("the der die das le la l' el il lo o a de het".split())  # articles in the singular
# Prepositions by which a name only narrows the subject: "the mayor of Saltmere", "a spokesman for Otto Brandt".
GOVERNING = frozenset(
    """of for to by with from about against in at near von vom für mit zu gegen über bei aus de du d' des del con
        para por di da do dos per em för av till med om i på til fra van voor tegen met uit z ze od dla w из для от в
        с""".split()
)
# Bodies that go by a person's name, before it or behind it: "the Marrow administration", "la famille Marrow".
BODIES_OF_PERSONS = frozenset(
    """administration campaign family government camp cabinet presidency regime household clan estate foundation
        organization organisation brothers sisters familie famille familia famiglia família regierung gouvernement
        gobierno governo""".split()
)
# Prepositions behind a verb of saying before whom it was told.
BEFORE_HEARERS = frozenset("a al alla all' ai agli à au aux ao aos às aan tegen til till overfor gegenüber".split())
POSSESSIVES = frozenset(
    """his her its their our my seine sein ihre ihr seiner seinem ihrer ihrem sa son ses leur leurs su sus suo sua suoi
        seu seus suas zijn haar hans hennes deres sin sitt""".split()
)
INDEFINITE = frozenset(
    """a an one another some ein eine einer un une una um uma uno een en ett et ei jeden jedna jedno pewien один одна
        bir""".split()
)


@cache
def indefinite(language: str | None) -> frozenset[str]:
    """The indefinite articles of a language; "a" is a definite one in Portuguese and others."""
    return INDEFINITE if language in ("en", None) else INDEFINITE - {"a"}


# Words that begin a sentence with a capital, or stand beside a name, and are no part of it.
NOT_NAMES = (
    frozenset(
        """the a an in on at but and for as he she they we it i der die das er sie ich wir es le la les il elle je
        nous ce el los las yo o os um uma ele ela l' l’ d' d’ qu' qu’ c' c’ j' j’ n' n’ s' s’ then now later
        however meanwhile also still president minister fm pm dm ceo vp mp mep
        auf nach im am vom zum zur mit bei von vor für aus um über unter an als wie so auch noch nur schon dann dort
        hier dabei dazu damit doch denn wenn weil dass ob seit trotz während wegen laut nun heute gestern alle beide
        einige viele mehr ein eine einer einem einen kein keine dieser diese dieses jeder man zudem außerdem
        allerdings jedoch gleichzeitig und oder
        i på av för med till från om och men att ett den det som vid efter under enligt när där så inte även också då
        for til fra og at et ved etter ifølge når nå her jeg ikke samtidig
        op van voor met naar uit en maar dat het dit bij na volgens wanneer hier daar zo niet ook dan toen
        de por para con sin sobre desde hasta y pero que este esta eso cuando ahora aquí así también según tras ante
        entre como si no ya al del su sus
        di da per su tra fra ma questo questa quando ora qui così anche secondo dopo come se non già nel suo sua
        em com sem até mas isso agora aqui assim também segundo após não já ao do na seu sua
        par pour avec sans sur depuis et mais ce cette quand ici ainsi aussi selon après ne déjà au du dans son sa
        w we z ze od po za przed przez dla ale że to ten ta jak gdy teraz tu tam tak też według nie już jego jej ich
        в на с со из от до по за через для и а но что это этот как когда сейчас здесь там так также не уже его ее их
        при об bu şu ve ile için ama bir her sonra önce göre kadar daha çok ise ja mutta että kun nyt tämä""".split()
    )
    | FORMS_OF_ADDRESS
    | full_names("en", "de")
)
# Words at which the phrase around a name ends: "deputy minister in Saltmere" is a minister, not a Saltmere.
ROLE_ENDS = frozenset(
    """of to by with like from for in at on and or that when after before as while but who than via against between
        about von mit bei nach für und oder als während aber wie vom zum de et avec par pour dans que y con
        por para e con da""".split()
)
# Words between a subject and its verb that change neither.
SKIPPED = frozenset(
    """has have had also later then once again further hat habe haben a ont ha han auch dann weiter as wie s' s’ se si
        sich""".split()
)
# Beginnings of words for a speaker who stays without a name: "a spokesman", "el portavoz".
UNNAMED = (
    "spokes", "sprecher", "source", "official", "report", "statement", "letter", "paper", "study", "post", "user",
    "comment", "team", "portavoz", "portavoce", "porte", "critic", "witness", "caption", "sign", "message", "family",
    "familie", "website", "poll", "survey", "rzeczni", "sözcü", "представител", "пресс", "talsperson", "woordvoerder",
)  # fmt: skip
SPOKESMEN = ("spokes", "sprecher", "portavoz", "portavoce", "porte", "rzeczni", "sözcü", "talsperson", "woordvoerder")
# Words that open a clause of its own, behind which no source of this one stands.
CLAUSE_OPENERS = frozenset("cited qu' qu’ that who which whose under dass die der que qui che".split()) - ARTICLES
# Words between a source and its verb: "the Saltmere Post had earlier reported".
AUXILIARIES = frozenset("has had have also first previously earlier later recently hat habe haben hatte a".split())
# Languages that write a small word and the next one as one: "l'agence".
ELIDING = frozenset({"fr", "it", "ca"})
# German verbs in the form of reported speech.
GERMAN_SUBJUNCTIVE = frozenset(
    """sei seien habe werde würde würden könne solle müsse wolle dürfe brauche gebe gehe stehe zeige bleibe mache
        komme sehe""".split()
)

# German words that end as an adjective in a case does, behind which a name may stand.
NOT_DECLINED = frozenset(
    """gegenüber später wieder immer unter sondern hinter oder aber über heute gestern neben zwischen gegen wegen ohne
        außer bisher daher jeder sagen erklären meinen schreiben berichten kollege kollegin damals indes
        bereits alias ebenso namens stets infolge während""".split()
)
# Words between two full names of one byline.
NAME_JOINERS = "and|und|et|og|och|ja|e|y|en|i|ve|и|та"

# Words that open a sentence: where a headline and its teaser stand in one line, the teaser begins there.
SENTENCE_OPENERS = frozenset(
    (
        "a an the this that these those it he she they we there in on at for from with after before as "
        "according der die das ein eine es er sie wir nach bei im am mit laut le la les l' un une il elle "
        "ils selon après dans el los las una según tras en o os um uma segundo após в на по это как он она "
        "они после"
    ).split()
)
DETERMINERS = frozenset(("a an the der die das ein eine le la les el los las un une una o os as um uma").split())
# Words that no headline ends in.
LINKING_WORDS = frozenset(
    (
        "a an the of in on at to for from with by and or as over under into near her his its their is are be "
        "der die das den dem des von zu im am mit für und oder auf bei le la les de du en à au aux et pour "
        "par sur el los las del al y con por para da do dos e com в на по о об и с у за из от к для"
    ).split()
)

# English words in capitals at the head of a body that are no dateline.
NO_PLACE = frozenset("the a an in this by exclusive breaking update watch live opinion analysis video photos".split())

# Abbreviations behind whose full stop a sentence goes on; single letters and figures count as such.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Rep|Sen|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|Vs|ca|bzw|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Okt|Dez|Sra?|Dott|Mme|Mlle|Nr|Art|Abs|Str|Ph\.D|R|D|I|Ariz|Calif|"
    r"Conn|Fla|Ill|Mass|Mich|Minn|Pa|Tex|Va|Wash|Wis|Ga|Ky|La|Md|Me|Mo|Ala|Tenn|Colo|Okla)|\b[^\W\d_]|\d)\.$"
)
