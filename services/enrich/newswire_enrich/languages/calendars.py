"""Names of months, weekdays and relative days, language by language: data."""

from __future__ import annotations

MONTHS: dict[str, str] = {
    "en": """january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep
        october/oct november/nov december/dec""",
    "de": """januar/jänner/jan februar/feber/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep
        oktober/okt november/nov dezember/dez""",
    "fr": """janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov
        décembre/déc""",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": """stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec
        sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień""",
    "ru": """января/январь/январе февраля/февраль/феврале марта/март/марте апреля/апрель/апреле мая/май/мае
        июня/июнь/июне июля/июль/июле августа/август/августе сентября/сентябрь/сентябре
        октября/октябрь/октябре ноября/ноябрь/ноябре декабря/декабрь/декабре""",
    "uk": """січня/січень/січні лютого/лютий/лютому березня/березень/березні квітня/квітень/квітні травня/травень/травні
        червня/червень/червні липня/липень/липні серпня/серпень/серпні вересня/вересень/вересні
        жовтня/жовтень/жовтні листопада/листопад/листопаді грудня/грудень/грудні""",
    "cs": """ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen
        září října/říjen listopadu/listopad prosince/prosinec""",
    "tr": """ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık""",
    "sv": """januari/jan februari/feb mars april maj juni juli augusti/aug september/sept oktober/okt november/nov
        december/dec""",
    "no": """januar/jan februar/feb mars april mai juni juli august/aug september/sept oktober/okt november/nov
        desember/des""",
    "da": """januar/jan februar/feb marts april maj juni juli august/aug september/sept oktober/okt november/nov
        december/dec""",
    "fi": """tammikuuta/tammikuussa helmikuuta/helmikuussa maaliskuuta/maaliskuussa huhtikuuta/huhtikuussa
        toukokuuta/toukokuussa kesäkuuta/kesäkuussa heinäkuuta/heinäkuussa elokuuta/elokuussa
        syyskuuta/syyskuussa lokakuuta/lokakuussa marraskuuta/marraskuussa joulukuuta/joulukuussa""",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}  # fmt: skip

WEEKDAYS: dict[str, str] = {  # Monday first
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": "poniedziałek wtorek środę/środa czwartek piątek sobotę/sobota niedzielę/niedziela",
    "ru": "понедельник вторник среду/среда четверг пятницу/пятница субботу/суббота воскресенье",
    "sv": """måndagen/måndag tisdagen/tisdag onsdagen/onsdag torsdagen/torsdag fredagen/fredag lördagen/lördag
        söndagen/söndag""",
    "no": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
}  # fmt: skip

RELATIVE_DAYS: dict[str, dict[str, int]] = {  # "today" is left out: it as often means these days
    "en": {"yesterday": -1, "tomorrow": 1}, "de": {"vorgestern": -2, "gestern": -1},
    "fr": {"avant-hier": -2, "hier": -1, "demain": 1}, "es": {"anteayer": -2, "ayer": -1},
    "it": {"ieri": -1, "domani": 1}, "pt": {"anteontem": -2, "ontem": -1, "amanhã": 1}, "nl": {"gisteren": -1},
    "pl": {"wczoraj": -1, "jutro": 1},
    "ru": {"позавчера": -2, "вчера": -1, "завтра": 1}, "sv": {"igår": -1}, "tr": {"dün": -1, "yarın": 1},
}  # fmt: skip

RELATIVE_YEARS: dict[str, dict[str, int]] = {
    "en": {"last year": -1, "this year": 0, "next year": 1},
    "de": {"im vergangenen jahr": -1, "im vorigen jahr": -1, "im letzten jahr": -1, "letztes jahr": -1,
           "in diesem jahr": 0, "dieses jahr": 0, "im kommenden jahr": 1, "nächstes jahr": 1},
    "fr": {"l'an dernier": -1, "l’an dernier": -1, "l'année dernière": -1, "l’année dernière": -1, "cette année": 0},
    "es": {"el año pasado": -1, "este año": 0}, "it": {"l'anno scorso": -1, "quest'anno": 0},
    "pt": {"no ano passado": -1, "este ano": 0}, "nl": {"vorig jaar": -1, "dit jaar": 0},
    "ru": {"в прошлом году": -1, "в этом году": 0}, "sv": {"förra året": -1, "i år": 0},
    "no": {"i fjor": -1, "i år": 0},
}  # fmt: skip

TO_COME = frozenset(
    """will would next coming upcoming until till scheduled due ahead plans planned expected wird werden will soll
        sollen kommenden kommender nächsten bis sera seront prochain prochaine próximo próxima prossimo
        komende nästa neste будет состоится следующий""".split()
)
NOT_DAYS = frozenset(
    "black good ash super cyber a any every each palm easter fat bloody giving small ruby sheffield".split()
)
UNITS = frozenset(
    """people euro euros dollars pounds miles kilometers kilometres km metres meters m feet ft mph kg tonnes tons
        percent uhr menschen personen votes jobs homes points calories words pages copies units square
        street st avenue ave road rd drive lane boulevard blvd mitarbeiter exemplare seiten stimmen grad
        watt hz mhz ps mah""".split()
)
