"""Verbs of saying, language by language: data, in the forms that news uses.

`SAYING` stand beside a direct quote.  `REPORTING` also govern a statement that is reported without marks; in the
languages with a word for "that" it has to follow, in English only after the verbs outside `PLAIN`.
"""

from __future__ import annotations

import re
from functools import cache

from newswire_enrich.languages.calendars import weekdays

SAYING: dict[str, str] = {
    "en": """said says say saying told tells telling added adds adding stated states stating wrote writes writing
        noted notes noting explained explains explaining argued argues arguing asked asks asking announced
        announces announcing claimed claims claiming warned warns warning insisted insists insisting
        stressed stresses stressing continued continues concluded concludes admitted admits admitting
        acknowledged acknowledges acknowledging commented comments commenting replied replies replying
        responded responds responding answered answers remarked remarks recalled recalls recalling observed
        observes tweeted tweets tweeting posted posts testified testifies testifying quipped quips joked
        jokes joking began declared declares declaring emphasised emphasized emphasises emphasizes
        emphasising emphasizing reiterated reiterates reported reports reporting confirmed confirms
        confirming suggested suggests suggesting revealed reveals alleged alleges asserted asserts asserting
        cautioned cautions exclaimed exclaim complained complains conceded concedes countered highlighted
        highlights maintained maintains mused opined pleaded predicted predicts proclaimed promised promises
        pledged pledges vowed vows urged urges urging recounted recounts shouted shouts shouting texted
        underlined underlines underscored underscores yelled whispered wondered wonders chanted cried
        boasted lamented laments objected demanded demands demanding reads read quoted quoting written accused
        accuses accusing called calling blasted criticised criticized criticising criticizing denounced
        denouncing dismissed dismissing hailed praised slammed blamed described describes describing requested
        requests advised advises agreed agrees shared""",
    "de": """sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten meint meinte meinten schreibt
        schrieb schrieben schreiben so berichtet berichtete berichteten teilte warnt warnte warnten
        kritisiert kritisierte fordert forderte forderten ergänzt ergänzte fügte fragt fragte antwortet
        antwortete versichert versicherte bestätigt bestätigte äußert äußerte spricht sprach verkündet
        verkündete mahnt mahnte räumt räumte behauptet behauptete findet fand prognostiziert
        prognostizierte lästerte lobt lobte begründet begründete verriet verrät erzählt erzählte heißt
        hieß erläutert erläuterte unterstreicht unterstrich kündigt kündigte zeigt bekräftigt bekräftigte
        twitterte postete würdigt würdigte nannte nennt beklagt beklagte resümiert bilanziert""",
    "nl": """zegt zei zeggen zeiden vertelt vertelde schrijft schreef aldus verklaart verklaarde benadrukt benadrukte
        meldt meldde vraagt vroeg stelt stelde vindt vond reageert reageerde waarschuwt waarschuwde legt
        voegt voegde laat""",
    "fr": """dit disent déclare déclaré affirme affirmé explique expliqué souligne souligné ajoute ajouté assure assuré
        indique indiqué précise précisé estime estimé juge jugé confie confié raconte raconté écrit
        rappelle rappelé poursuit poursuivi lance lancé note noté martèle martelé insiste insisté répond
        répondu annonce annoncé argumente argumenté conclut résume regrette dénonce avance s'inquiète
        témoigne commente renchérit s'exclame admet reconnaît reconnu prévient prévenu plaide tempère
        ironise""",
    "es": """dice dijo dicho dijeron afirma afirmó afirmado declara declaró declarado explica explicó explicado señala
        señaló señalado asegura aseguró asegurado añade añadió añadido agrega agregó indica indicó
        sostiene sostuvo subraya subrayó apunta apuntó advierte advirtió comenta comentó escribe escribió
        cuenta contó relata relató manifiesta manifestó expresa expresó recuerda recordó insiste insistió
        responde respondió concluye concluyó denuncia denunció destaca destacó reconoce reconoció anuncia
        anunció confiesa confesó lamenta lamentó precisa precisó""",
    "it": """dice detto disse dicono afferma affermato dichiara dichiarato spiega spiegato sottolinea sottolineato
        aggiunge aggiunto scrive scritto racconta raccontato sostiene osserva commenta commentato ricorda
        ricordato assicura conclude concluso precisa precisato annuncia annunciato ribadisce ribadito
        avverte replica replicato""",
    "pt": """diz disse disseram afirma afirmou declara declarou explica explicou acrescenta acrescentou sublinha
        sublinhou refere referiu adianta adiantou salienta salientou destaca destacou conta contou escreve
        escreveu ressalta ressaltou garante garantiu comenta comentou lembra lembrou conclui concluiu
        alerta alertou assegura assegurou""",
    "ru": """сказал сказала сказали говорит говорят говорил говорила заявил заявила заявили заявляет отметил отметила
        отметили отмечает подчеркнул подчеркнула подчеркивает сообщил сообщила сообщили сообщает добавил
        добавила добавили добавляет пояснил пояснила поясняет рассказал рассказала рассказали рассказывает
        написал написала пишет ответил ответила считает утверждает напомнил напомнила указал указала
        уточнил уточнила объяснил объяснила уверен уверена цитирует признался признала призвал призвала""",
    "uk": """сказав сказала сказали каже говорить заявив заявила заявили зазначив зазначила зазначили підкреслив
        підкреслила повідомив повідомила повідомили додав додала пояснив пояснила розповів розповіла
        написав написала пише відповів вважає наголосив наголосила нагадав стверджує""",
    "pl": """powiedział powiedziała powiedzieli mówi mówił mówiła mówią stwierdził stwierdziła dodał dodała dodaje
        podkreślił podkreśliła podkreśla zaznaczył zaznaczyła napisał napisała pisze wyjaśnił wyjaśniła
        wyjaśnia oświadczył oświadczyła tłumaczy ocenił oceniła ocenia przyznał przyznała zapewnił
        zapewniła poinformował poinformowała przekazał przekazała relacjonuje opowiada""",
    "cs": """řekl řekla řekli říká uvedl uvedla uvádí dodal dodala dodává prohlásil prohlásila sdělil sdělila popsal
        popsala vysvětlil vysvětlila napsal napsala podotkl myslí upozornil upozornila zdůraznil""",
    "tr": """dedi diyor söyledi söylüyor belirtti belirtiyor açıkladı açıklıyor ekledi vurguladı kaydetti konuştu yazdı
        anlattı anlatıyor ifade aktardı sordu yanıtladı uyardı savundu""",
    "sv": """säger sade sa berättar berättade skriver skrev förklarar förklarade menar menade tillägger tillade
        konstaterar konstaterade uppger uppgav hävdar undrar svarar svarade betonar""",
    "no": """sier sa forteller fortalte skriver skrev forklarer forklarte mener mente legger påpeker understreker
        innrømmer minnes svarer svarte deler utdyper opplyser opplyste hevder uttaler uttalte konstaterer
        fortsetter mimrer""",
    "da": """siger sagde fortæller fortalte skriver skrev forklarer forklarede mener tilføjer tilføjede påpeger
        understreger svarer oplyser oplyste lyder udtaler konstaterer vurderer""",
    "fi": """sanoo sanoi kertoo kertoi toteaa totesi kirjoittaa kirjoitti arvioi muistuttaa lisää korostaa vastaa""",
    "ro": """spus spune declarat declară afirmat afirmă explicat explică adăugat adaugă scris scrie precizat precizează
        subliniat transmis anunțat""",
    "hu": """mondta mondja közölte közli hangsúlyozta tette írta írja fogalmazott elmondta kijelentette nyilatkozta""",
    "el": """είπε λέει δήλωσε δηλώνει τόνισε τονίζει ανέφερε αναφέρει πρόσθεσε σημείωσε έγραψε εξήγησε υπογράμμισε""",
    "sw": """amesema alisema anasema wamesema walisema ameeleza alieleza ameongeza aliongeza amebainisha alibainisha""",
    "zu": """kusho esho uthe uthi ithe bathe utshele uveze washo lithe ithi uphinde""",
    "id": """kata ujar ucap tutur jelas katanya ujarnya mengatakan menyatakan menjelaskan menambahkan ungkap tegas""",
}  # fmt: skip

PLAIN = frozenset("said says say told tells testified".split())
REPORTING = frozenset(
    """said says added adds told tells stated states noted notes explained explains argued argues announced
        announces claimed claims warned warns insisted insists stressed stresses acknowledged acknowledges
        admitted admits testified testifies declared declares reported reports confirmed confirms
        suggested suggests revealed reveals alleged alleges asserted asserts conceded maintained maintains
        predicted predicts vowed promised recalled emphasised emphasized reiterated wrote writes tweeted
        posted observed remarked commented saying asserting noting adding warning""".split()
)
PARTICIPLES = frozenset(
    """saying telling adding stating writing noting explaining arguing asking announcing claiming warning
        insisting stressing admitting acknowledging commenting replying responding recalling tweeting
        testifying joking declaring emphasising emphasizing reporting confirming suggesting asserting
        urging demanding shouting quoting describing""".split()
)
ALSO_NOUNS = frozenset("states claims reports posts notes answers comments reads demands requests promises".split())
THAT: dict[str, frozenset[str]] = {
    "en": frozenset({"that"}), "de": frozenset({"dass", "daß"}), "nl": frozenset({"dat"}),
    "fr": frozenset({"que", "qu"}),
    "es": frozenset({"que"}), "pt": frozenset({"que"}), "it": frozenset({"che"}), "ru": frozenset({"что"}),
    "uk": frozenset({"що"}), "pl": frozenset({"że"}), "cs": frozenset({"že"}), "sv": frozenset({"att"}),
    "no": frozenset({"at"}), "da": frozenset({"at"}), "ro": frozenset({"că"}), "fi": frozenset({"että"}),
    "hu": frozenset({"hogy"}), "el": frozenset({"ότι", "πως"}), "id": frozenset({"bahwa"}), "sw": frozenset({"kuwa"}),
    "zu": frozenset({"ukuthi"}),
}  # fmt: skip
# Verbs of saying that have nobody for a subject: "es hieß".
IMPERSONAL = frozenset({"hieß", "heißt"})
# English: words before a verb that make it none of saying ("was told", "never said", "as reported").
PASSIVE = frozenset("is are was were be been being to not never which who what as".split())
# English: words behind a plain verb of saying with which no clause of what was said begins: "said in a statement".
NO_CLAUSE = frozenset(
    """in on at to of about by for with from as yes no so it's into after before during when while nothing anything
    goodbye hello is was were are last sorry thank thanks more much less something earlier and or but""".split()
)
# English: verbs between which and their "that" stands whom it was told.
TOLD = frozenset("told tells telling warned warns assured reminded informed said".split())
# English: a day or a time of day between a verb and its clause: "said Monday the bridge was shut".
DAYS = frozenset(
    """later earlier today yesterday afternoon morning
        evening night early late also""".split()
) | frozenset(weekdays("en"))
# Verbs of saying, with whom it was said to.
CHINESE_SAYING = re.compile(
    r"(?:对[^，。]{1,12})?(?:说道?|表示|指出|强调|認為|认为|介绍|告诉|告訴|写道|寫道|回应|回應|透露|坦言|补充|補充|直言|感叹|呼吁|宣布|称|稱|問|问|道)"
)
# The particle behind what was said, where it marks no name, title or noun clause.
JAPANESE_SAYING = re.compile(r"(?:など)?と(?!いう|言う|し|呼|名|題|書かれ|の|は|も|か|銘|[「『、。])")
# Languages that print speech behind a dash at the head of a paragraph.
DASHED = frozenset("no nb nn da sv fi es pt fr it ru uk pl cs ro tr el hu sr hr bg".split())
# Languages whose neighbour's tables serve.
KIN = {"nb": "no", "nn": "no", "ca": "es", "gl": "pt", "be": "ru", "xh": "zu", "sk": "cs", "ms": "id"}


def known(language: str | None) -> str | None:
    """The language whose table serves, None where none does."""
    code = KIN.get(language or "", language or "")
    return code if code in SAYING else None


@cache
def verbs(language: str | None) -> frozenset[str]:
    """The verbs of saying of a language; of every language where it is unknown."""
    code = known(language)
    if code:
        return frozenset(SAYING[code].split())
    return frozenset(word for text in SAYING.values() for word in text.split()) - {"so", "note", "sa", "deler", "conta"}
