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
        requests advised advises agreed agrees shared
        retorted muttered sighed enthused gushed fumed thundered contended branded dubbed labelled labeled condemned""",
    "de": """sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten meint meinte meinten schreibt
        schrieb schrieben schreiben so berichtet berichtete berichteten teilte warnt warnte warnten kritisiert
        kritisierte fordert forderte forderten ergänzt ergänzte fügte fragt fragte antwortet antwortete versichert
        versicherte bestätigt bestätigte äußert äußerte spricht sprach verkündet verkündete mahnt mahnte räumt räumte
        behauptet behauptete findet fand prognostiziert prognostizierte lästerte lobt lobte begründet begründete
        verriet verrät erzählt erzählte heißt hieß erläutert erläuterte unterstreicht unterstrich kündigt kündigte
        zeigt bekräftigt bekräftigte twitterte postete würdigt würdigte nannte nennt beklagt beklagte resümiert
        bilanziert appelliert appellierte argumentiert argumentierte bedauert bedauerte begrüßt begrüßte bekennt
        bekannte bekundet bekundete bemängelt bemängelte bemerkt bemerkte berichten beruhigt beruhigte beschreibt
        beschrieb beschwerte beteuert beteuerte bezeichnet bezeichnete bezweifelt bezweifelte bittet bat droht drohte
        empfiehlt empfahl entgegnet entgegnete entschuldigte erinnert erinnerte erwidert erwiderte formuliert
        formulierte freut freute gesteht gestand glaubt glaubte hofft hoffte jubelt
        jubelte klagt klagte kommentiert kommentierte konstatiert konstatierte kontert konterte lobten moniert
        monierte plädiert plädierte poltert polterte präzisierte rät riet ruft rief schildert schilderte schimpft
        schimpfte schwärmt schwärmte scherzt scherzte spottet spottete teilten urteilt urteilte
        verlangt verlangte vermutet vermutete versprach verspricht verteidigt verteidigte verweist verwies weist wies
        wirft warf witzelt witzelte wünscht wünschte wundert wunderte zitiert zitierte unterstrichen mahnten
        bestätigten äußerten kritisierten meldete meldet dankte dankt gratulierte
        zeigte zeigten nannten bezeichneten sprachen verurteilte verurteilten fügt ärgert klagen mahnen erzählen
        jubelten""",
    "nl": """zegt zei zeggen zeiden vertelt vertelde schrijft schreef aldus verklaart verklaarde benadrukt benadrukte
        meldt meldde vraagt vroeg stelt stelde vindt vond reageert reageerde waarschuwt waarschuwde legt voegt voegde
        laat antwoordt antwoordde benadrukken bevestigt bevestigde besluit besloot erkent erkende gelooft herinnert
        hoopt klaagt concludeert concludeerde constateert licht lichtte luidt luidde meent meende merkt merkte
        noemt noemde oordeelt oppert pleit reageren rekent riep roept schetst schrijven stellen verduidelijkt verzucht
        verwacht verzekert voorspelt waarschuwen betoogt betoogde bekent kondigt twitterde verklaarden
        vertellen vinden vervolgt""",
    "fr": """dit disent déclare déclaré affirme affirmé explique expliqué souligne souligné ajoute ajouté assure
        assuré indique indiqué précise précisé estime estimé juge jugé confie confié raconte raconté écrit rappelle
        rappelé poursuit poursuivi lance lancé note noté martèle martelé insiste insisté répond répondu annonce
        annoncé argumente argumenté conclut résume regrette dénonce avance s'inquiète témoigne commente renchérit
        s'exclame admet reconnaît reconnu prévient prévenu plaide tempère ironise clame clamé fustige fustigé promet
        promis réagit réagi salue salué soutient soutenu détaille détaillé développe glisse glissé lâche lâché nuance
        observe observé plaisante prône proclame prétend rétorque rétorqué réplique répliqué résumé s'alarme s'agace
        s'amuse s'emporte s'étonne s'indigne s'interroge s'enthousiasme réjouit félicite témoigné appelle appelé
        avertit averti avoue avoué concède concédé constate constaté critique critiqué décrit défend demande demandé
        déplore déploré dénoncé dément démenti espère estiment évoque expliquent valoir garantit insistent interroge
        interrogé justifie pointe pointé questionne rassure recommande relève relevé révèle soupire souffle tonne
        tranche tweete tweeté ajoutent affirment assurent déclarent soulignent regretté avancé
        plaidé tempéré ironisé développé nuancé plaisanté prôné proclamé félicité espéré évoqué
        justifié questionné rassuré recommandé soupiré soufflé tonné tranché
        qualifie qualifié qualifient qualifiait qualifiée souvient souviennent souvenait insurge insurgent désole
        désolent balaie relativise sourit peste assène assènent dénoncent préviennent écrivent rappellent précisent
        réjouissent inquiètent félicitent témoignent racontent confient indiquent demandent déplorent regrettent
        répondent""",
    "es": """dice dijo dicho dijeron afirma afirmó afirmado declara declaró declarado explica explicó explicado
        señala señaló señalado asegura aseguró asegurado añade añadió añadido agrega agregó indica indicó sostiene
        sostuvo subraya subrayó apunta apuntó advierte advirtió comenta comentó escribe escribió cuenta contó relata
        relató manifiesta manifestó expresa expresó recuerda recordó insiste insistió responde respondió concluye
        concluyó denuncia denunció destaca destacó reconoce reconoció anuncia anunció confiesa confesó lamenta
        lamentó precisa precisó acusa acusó admite admitió agradeció alega alegó alerta alertó aclara aclaró aconseja
        añaden argumenta argumentó aseveró celebra celebró cree confirma confirmó considera consideró critica criticó
        cuestiona cuestionó defiende defendió describe describió detalla detalló dicen espetó exclamó exige exigió
        exclama explican exponen expuso felicitó indican informa informó insta instó ironiza ironizó justifica
        justificó mantiene mantuvo matiza matizó menciona mencionó narra narró niega negó opina opinó pide pidió
        piden plantea planteó pregunta preguntó promete prometió pronuncia puntualiza puntualizó recalca recalcó
        rechaza rechazó reclama reclamó reconocen refiere refirió reitera reiteró remarca remarcó remató replicó
        resalta resaltó resume resumió reveló revela señalan solicita sostienen sugiere sugirió transmite transmitió
        valora valoró afirman aseguran sentencia sentenció zanjó zanja bromea bromeó coincide coincidió denuncian
        lamentan asevera agregado indicado subrayado apuntado advertido comentado contado relatado manifestado
        expresado recordado insistido respondido concluido denunciado destacado reconocido anunciado confesado
        lamentado precisado acusado admitido agradecido alegado alertado aclarado argumentado aseverado celebrado
        confirmado considerado criticado cuestionado defendido descrito detallado espetado exclamado exigido
        felicitado informado instado ironizado justificado matizado mencionado narrado negado opinado pedido
        planteado preguntado prometido puntualizado recalcado rechazado reclamado referido reiterado remarcado
        rematado replicado resaltado resumido revelado sugerido transmitido valorado sentenciado zanjado bromeado
        coincidido
        califica calificó calificado calificaron tilda tildó tildado tacha tachó tachado define definió definido
        denominó declararon advirtieron mostró mostraron admitieron insistieron aseguraron afirmaron explicaron
        denunciaron criticaron reclamaron queja sincera ríe avisa señalaron añadieron contaron recordaron lamentaron
        celebraron pidieron exigieron alertaron defendieron reivindicó rechazaron""",
    "it": """dice detto disse dicono afferma affermato dichiara dichiarato spiega spiegato sottolinea sottolineato
        aggiunge aggiunto scrive scritto racconta raccontato sostiene osserva commenta commentato ricorda ricordato
        assicura conclude concluso precisa precisato annuncia annunciato ribadisce ribadito avverte replica replicato
        accusa accusato ammette ammesso assicurato attacca attaccato auspica avvertito chiede chiesto chiarisce
        confessa confessato conferma confermato continua continuato denuncia denunciato esclama evidenzia evidenziato
        insiste lamenta lancia nota parla parlato prosegue proseguito prevede promette promesso puntualizza racconto
        rassicura rimarca risponde risposto rivela rivelato rivendica rincara segnala segnalato sottolineano spiegano
        sbotta scherza sfoga tuona aggiungono affermano argomenta osservato sostenuto riferisce riferito dichiarano
        esulta attaccano commentano ricordano twitta auspicato esclamato lamentato lanciato puntualizzato rassicurato
        rimarcato rivendicato rincarato sbottato scherzato sfogato tuonato argomentato esultato twittato
        definisce definito definiscono definì bolla bollato bollano giudica giudicato giudicano descrive descritto
        avvertono denunciano criticano sostengono assicurano precisano confermano raccontano ribadiscono chiedono
        lamentano annunciano scrivono difende rallegra indigna stupisce sorride confida confidato sintetizza chiosa
        riassume""",
    "pt": """diz disse disseram afirma afirmou declara declarou explica explicou acrescenta acrescentou sublinha
        sublinhou refere referiu adianta adiantou salienta salientou destaca destacou conta contou escreve escreveu
        ressalta ressaltou garante garantiu comenta comentou lembra lembrou conclui concluiu alerta alertou assegura
        assegurou acredita acusa acusou admite admitiu adverte advertiu analisa analisou aponta apontou argumenta
        argumentou avalia avaliou anuncia anunciou avança avisa avisou celebra comemora comemorou cita confessa
        confessou confirma confirmou considera considerou constata constatou continua cobra cobrou critica criticou
        defende defendeu denuncia denunciou descreve descreveu desabafa desabafou detalha detalhou dizem dispara
        disparou esclarece esclareceu exige exigiu explicam fala falou frisa frisou indica indicou informa informou
        insiste insistiu justifica justificou lamenta lamentou lembram narra narrou nota notou observa observou opina
        orienta ordenou pede pediu pergunta perguntou pondera ponderou prevê promete prometeu prossegue questiona
        questionou realça realçou reafirma reafirmou recorda recordou reconhece reconheceu reforça reforçou relata
        relatou responde respondeu ressalva revela revelou reitera reiterou sustenta sustentou sugere sugeriu vinca
        vincou escreveram afirmam remata rematou brinca brincou resume resumiu""",
    "ru": """сказал сказала сказали говорит говорят говорил говорила заявил заявила заявили заявляет отметил отметила
        отметили отмечает подчеркнул подчеркнула подчеркивает сообщил сообщила сообщили сообщает добавил добавила
        добавили добавляет пояснил пояснила поясняет рассказал рассказала рассказали рассказывает написал написала
        пишет ответил ответила считает утверждает напомнил напомнила указал указала уточнил уточнила объяснил
        объяснила уверен уверена цитирует признался признала призвал призвала возмутился возмутилась возразил
        возразила воскликнул воскликнула вспоминает вспомнил вспомнила высказался высказалась делится
        доложил заверил заверила заключил заключила замечает заметил заметила комментирует констатировал критикует
        обещает пообещал обратился обратилась объясняет отвечает подтвердил подтвердила подчеркнули поделился
        поделилась пожаловался пожаловалась посетовал посоветовал пошутил предупредил предупредила предположил
        предположила признаётся признается призналась признаёт признает продолжил продолжает проинформировал
        прокомментировал прокомментировала раскритиковал рассудил резюмировал сетует советует спросил спросила убеждён
        убежден убеждена уверяет удивляется указывает упомянул утверждал цитируют шутит поблагодарил потребовал
        требует полагает оценил написали оповестил передает передаёт""",
    "uk": """сказав сказала сказали каже говорить заявив заявила заявили зазначив зазначила зазначили підкреслив
        підкреслила повідомив повідомила повідомили додав додала пояснив пояснила розповів розповіла написав написала
        пише відповів вважає наголосив наголосила нагадав стверджує заявляє зазначає підкреслює повідомляє додає
        пояснює розповідає наголошує нагадує запевнив запевнила зауважив зауважила підтвердив підтвердила переконаний
        переконана уточнив уточнила відповіла визнав визнала попередив попередила прокоментував прокоментувала
        поділився поділилася пообіцяв закликав закликала стверджують йдеться""",
    "pl": """powiedział powiedziała powiedzieli mówi mówił mówiła mówią stwierdził stwierdziła dodał dodała dodaje
        podkreślił podkreśliła podkreśla zaznaczył zaznaczyła napisał napisała pisze wyjaśnił wyjaśniła wyjaśnia
        oświadczył oświadczyła tłumaczy ocenił oceniła ocenia przyznał przyznała zapewnił zapewniła poinformował
        poinformowała przekazał przekazała relacjonuje opowiada alarmuje apeluje apelował apelowała argumentuje
        argumentował argumentowała czytamy deklaruje deklarował komentuje komentował komentowała skomentował
        skomentowała kwituje oznajmił oznajmiła odparł odparła odpowiada odpowiedział odpowiedziała opowiadał
        opowiadała opisuje ostrzega ostrzegł ostrzegła podkreślają podsumował podsumowała podsumowuje potwierdza
        potwierdził potwierdziła precyzuje prognozuje przekonuje przekonywał przekonywała przypomina przypomniał
        przypomniała przyznaje pyta pytał pytała relacjonował radzi rzekł sądzi skarży stwierdza sugeruje tłumaczył
        tłumaczyła twierdzi twierdził twierdziła uważa uważał wskazał wskazała wskazuje wspomina wspominał wyjaśniają
        wyjaśnili wyznał wyznała zaapelował zakończył zakończyła zapewnia zapowiada zapowiedział zapowiedziała
        zarzucił zauważa zauważył zauważyła zaznacza zaznaczyli zdradził żartuje krytykuje skwitował ogłosił
        ogłosiła informuje""",
    "cs": """řekl řekla řekli říká uvedl uvedla uvádí dodal dodala dodává prohlásil prohlásila sdělil sdělila popsal
        popsala vysvětlil vysvětlila napsal napsala podotkl myslí upozornil upozornila zdůraznil domnívá doplnil
        doplnila hodnotí komentoval komentovala konstatoval konstatovala míní odpověděl odpověděla oznámil oznámila
        poznamenal poznamenala potvrdil potvrdila popisuje přiblížil přiblížila připomněl připomněla připustil
        reagoval reagovala řekly říkají shrnul shrnula sdělili soudí tvrdí tvrdil tvrdila upozorňuje upřesnil
        upřesnila uzavřel varoval varovala vysvětluje vzkázal zdůrazňuje zdůraznila zmínil zmínila líčí dodali""",
    "tr": """dedi diyor söyledi söylüyor belirtti belirtiyor açıkladı açıklıyor ekledi vurguladı kaydetti konuştu
        yazdı anlattı anlatıyor ifade aktardı sordu yanıtladı uyardı savundu dediler diyen diyerek denildi dendi
        getirdi bildirdi duyurdu söylediler anlattılar açıkladılar belirttiler ekleyen hatırlattı değerlendirdi
        yorumladı paylaştı iddia sürdürdü tamamladı seslendi görüşünü
        ifadesini ifadelerini ifadeleri değerlendirmesini değerlendirmesinde yorumunu diye şeklinde uyarısında
        çağrısında açıklamasında açıklamasını sözlerini sözleriyle mesajını ifadesine ifadelerine karşılığını yanıtını
        cevabını vurguluyor savunuyor uyarıyor""",
    "sv": """säger sade sa berättar berättade skriver skrev förklarar förklarade menar menade tillägger tillade
        konstaterar konstaterade uppger uppgav hävdar undrar svarar lägger svarade betonar anser ansåg antyder bekräftar
        bekräftade beklagar betonade beskriver beskrev efterlyser erkänner fastslår fortsätter fortsatte framhåller
        frågar frågade förtydligar försäkrar hoppas inflikar kommenterar kommenterade konstaterat kritiserar lovar
        lovade lyder manar medger minns noterar pekar poängterar påpekar påpekade påstår reagerar resonerar råder
        ropade ropar sammanfattar skanderade skanderar skämtar säga tycker tror understryker uppmanar uppmanade
        utbrister utropar varnar varnade vädjar vittnar yttrar medgav förtäljer""",
    "no": """sier sa forteller fortalte skriver skrev forklarer forklarte mener mente påpeker understreker
        innrømmer minnes svarer svarte deler utdyper opplyser opplyste hevder uttaler uttalte konstaterer fortsetter
        mimrer anslår antyder avslutter avviser bekrefter bekreftet beklager beskriver beskrev betoner etterlyser
        erkjenner fastslår forsikrer fremholder gjentar gratulerer håper hevdet jubler kaller kommenterer kommenterte
        konkluderer kritiserer lover lyder medgir noterer oppfordrer oppsummerer peker poengterer presiserer
        påpekte påstår reagerer roper råder siterer skriker skryter spør spurte synes sukker tilføyer tilføyde
        tror tviler understreket utbryter varsler vedgår vitser vurderer advarer advarte heter tillegger takker
        fastslo innrømmet spøker lyde""",
    "da": """siger sagde fortæller fortalte skriver skrev forklarer forklarede mener tilføjer tilføjede påpeger
        understreger svarer oplyser oplyste lyder udtaler konstaterer vurderer advarer advarede afviser anerkender
        antyder bekræfter bekræftede beklager beskriver beskrev betoner bemærker bemærkede efterlyser erkender
        erkendte fastslår forsikrer fortsætter fremhæver gentager griner håber hævder hedder indrømmer indskyder
        jubler kalder kommenterer konkluderer kritiserer lover lød mindes mente noterer opfordrer opsummerer peger
        pointerer præciserer påstår reagerer råber roser spørger spurgte supplerer svarede synes sukker takker tror
        tvivler uddyber udtalte understregede understreget uttaler vedgår vurderede forudser""",
    "fi": """sanoo sanoi kertoo kertoi toteaa totesi kirjoittaa kirjoitti arvioi muistuttaa lisää korostaa vastaa
        epäilee huomauttaa huomautti iloitsee kehuu kertasi kommentoi korosti kuvailee kuvaili linjaa lupaa mainitsee
        miettii muistutti muotoilee myöntää myönsi painottaa painotti perustelee pohtii selittää selitti sanovat
        sanottiin summaa tiivistää twiittaa tähdentää uskoo vahvistaa vakuuttaa vakuutti varoittaa varoitti väittää
        ihmettelee ilmoittaa tiedottaa vaatii lisäsi kysyy kysyi kiteyttää""",
    "ro": """spus spune declarat declară afirmat afirmă explicat explică adăugat adaugă scris scrie precizat
        precizează subliniat transmis anunțat afirma afirmau amintit anunță arată arătat atrage avertizat avertizează
        comentat comentează completat concluzionat confirmat confirmă consideră continuat conchis crede cerut declara
        detaliat dezvăluit întrebat insistat menționat menționează notat povestit povestește punctat răspuns reamintit
        recunoscut relatat reclamat susținut susține semnalat spunea transmite zis zice""",
    "hu": """mondta mondja közölte közli hangsúlyozta tette írta írja fogalmazott elmondta kijelentette nyilatkozta
        állítja állította bejelentette beszélt elismerte emlékeztetett érvelt figyelmeztetett folytatta
        hangsúlyozza hozzátette hozzáteszi írták jegyezte jelentette kérdezte kiemelte kifejtette megerősítette
        megjegyezte mesélte nyilatkozott reagált rámutatott sorolta szólt tájékoztatott tudatta válaszolta vallja
        véli vélte magyarázta közölték""",
    "el": """είπε λέει δήλωσε δηλώνει τόνισε τονίζει ανέφερε αναφέρει πρόσθεσε σημείωσε έγραψε εξήγησε υπογράμμισε
        δήλωσαν είπαν λένε επισήμανε επισημαίνει εξηγεί κατέληξε ξεκαθάρισε προσθέτει σχολίασε σχολιάζει σημειώνει
        τονίζουν υποστήριξε υποστηρίζει υπογραμμίζει απάντησε διευκρίνισε έκανε κατήγγειλε γράφει διαβεβαίωσε""",
    "sw": """amesema alisema anasema wamesema walisema ameeleza alieleza ameongeza aliongeza amebainisha alibainisha""",
    "zu": """kusho esho utshilo utsho uthe uthi ithe bathe utshele uveze washo lithe ithi uphinde""",
    "id": """kata ujar ucap tutur jelas katanya ujarnya mengatakan menyatakan menjelaskan menambahkan ungkap tegas
        ungkapnya tegasnya jelasnya tuturnya ucapnya imbuhnya imbuh terang terangnya papar paparnya sebut sebutnya
        berkata menegaskan mengungkapkan menuturkan memaparkan menyebutkan mengaku lanjutnya tambahnya""",
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
    r"(?:对[^，。]{1,12})?(?:说道?|表示|指出|强调|認為|认为|介绍|告诉|告訴|写道|寫道|回应|回應|透露|坦言|补充|補充|直言|感叹|呼吁|宣布|承认|承認|解释|解釋|"
    r"提到|谈到|警告|建议|回忆|喊|称|稱|問|问|道)"
)
# The particle behind what was said, where it marks no name, title or noun clause.
JAPANESE_SAYING = re.compile(
    r"とも(?=述|話|語|言|説|強|指|訴)|(?:など)?と(?!いう|言う|し(?!て[、，。]|た|、|て[^い])|呼(?!び(?:か|掛))|名|題|書かれ|の|は|も|か|銘|[「『、。])"
)
# Languages that print speech behind a dash at the head of a paragraph.
DASHED = frozenset("no nb nn da sv fi es pt fr it ru uk pl cs ro tr el hu sr hr bg".split())
# Languages whose verbs end their sentence, the subject before what was said.
VERB_LAST = frozenset({"tr"})
# How a verb that no table knows is written where it stands between a quotation and a name: "…, smiler Nilsen".
_NORDIC_FORM = (
    r"(?!(?:eller|under|etter|efter|over|över|utover|dette|heller|sedan|siden)$)[a-zæøåäö]{2,}(?:er|ar|de|te)"
)
FORMS = {
    language: re.compile(form)
    for languages, form in (
        ("no nb nn da sv", _NORDIC_FORM),
        ("pl", r"[a-ząćęłńóśźż]{2,}(?:ł|ła|li|ły|uje|eje|ia)"),
        ("ru be", r"[а-яё]{2,}(?:л|ла|ли|лся|лась|лись|ает|яет|ит|ют|ят)"),
        ("uk", r"[а-яіїєґ]{2,}(?:в|ла|ли|вся|лася|лися|ає|яє|ить|ють|ять)"),
        ("cs sk", r"[a-záčďéěíňóřšťúůýž]{2,}(?:l|la|li|ly|uje)"),
        ("de", r"(?!(?:nicht|seit|mit|jetzt|dort|statt|samt|laut|fast|erst|heute)$)[a-zäöüß]{3,}(?:t|te|ten)"),
        ("nl", r"(?!(?:niet|met|want|dat|met|laat|uit|sinds)$)[a-z]{2,}(?:t|de|te)"),
        ("en", r"(?!(?:its|his|as|was|is|unless|towards|besides|across)$)[a-z]{2,}(?:s|ed)"),
        ("es", r"(?!(?:para|hasta|hacia|desde|sobre|entre|ante|donde)$)[a-záéíóúñ]{3,}(?:a|e|ó)"),
        ("pt", r"(?!(?:para|sobre|entre|ante|desde|onde|outra|esse|essa|este|esta)$)[a-zà-ú]{3,}(?:a|e|ou|eu|iu)"),
        ("it", r"(?!(?:[dns]?[aeu]lla|come|dove|contro|anche|sopra|senza|oltre)$)[a-zà-ú]{3,}(?:a|e|ò|ato|ito)"),
        ("fr", r"(?!(?:comme|contre|entre|autre|cette|notre|quatre|et|est|avant|pendant)$)[a-zà-ÿ]{3,}(?:e|é|it)"),
    )
    for language in languages.split()
}  # fmt: skip
# Languages whose neighbour's tables serve.
KIN = {"nb": "no", "nn": "no", "ca": "es", "gl": "pt", "be": "ru", "xh": "zu", "sk": "cs", "ms": "id"}


def known(language: str | None) -> str | None:
    """The language whose table serves, None where none does."""
    code = KIN.get(language or "", language or "")
    return code if code in SAYING else None


def is_like_a_verb(word: str, language: str | None) -> bool:
    """Whether a word in small letters has the form of a verb that may say something."""
    form = FORMS.get(language or "")
    return form is not None and form.fullmatch(word) is not None


@cache
def verbs(language: str | None) -> frozenset[str]:
    """The verbs of saying of a language; of every language where it is unknown."""
    code = known(language)
    if code:
        # French parts the pronoun from its verb: "s'alarme" is read as two words
        return frozenset(word.removeprefix("s'") for word in SAYING[code].split())
    return frozenset(word for text in SAYING.values() for word in text.split()) - {"so", "note", "sa", "deler", "conta"}
