"""Names of months, weekdays and relative days, language by language.

Months and weekdays are the Unicode CLDR's; here stand the forms beyond its full names that texts use.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from newswire_shared.calendars.names import month_names, weekday_names

# Languages whose running text is read for dates; elsewhere a month's name was never measured.
MONTH_LANGUAGES = frozenset("en de fr es it pt nl pl ru uk cs tr sv no da fi ro id".split())
WEEKDAY_LANGUAGES = frozenset("en de fr es it pt nl pl ru sv no da".split())
FINNISH = "fi"  # its nominatives, which stand beside no day, are left out
CLDR_CODES = {"no": "nb"}  # CLDR keeps Norwegian under its written standard

# January first.  Abbreviations only where texts print them beside a day and they are no other word: CLDR's own would
# make "mar 3" a date in Spanish.
FURTHER_MONTHS: dict[str, str] = {
    "en": "jan feb mar apr - jun jul aug sept/sep oct nov dec",
    "de": "jänner/jan feber/feb mär apr - jun jul aug sept/sep okt nov dez",
    "fr": "janv févr - avr - - juil - sept oct nov déc",
    "es": "- - - - - - - - setiembre - - -",
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "sv": "jan feb - - - - - aug sept okt nov dec",
    "no": "jan feb - - - - - aug sept okt nov des",
    "da": "jan feb - - - - - aug sept okt nov dec",
    "fi": """tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa
        lokakuussa marraskuussa joulukuussa""",
}
FURTHER_WEEKDAYS: dict[str, str] = {  # Monday first
    "de": "- - - - - sonnabend -",
    "pl": "- - środę - - sobotę niedzielę",
    "ru": "- - среду - пятницу субботу -",
    "sv": "måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen",
}
# Languages in which a line of a page in plain text may state its day: there, short names are read as well.
STATED_LANGUAGES = (
    "ar ar_SY az be bg bn ca cs da de el en es et eu fa fi fr he hi hr hu hy id it ka kk lt lv mk ms nb nl pl pt ro "
    "ru sk sl sq sr sv th tr uk ur uz vi"
).split()

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

ERAS = {"平成": 1988, "令和": 2018, "昭和": 1925}  # the year before the first of each
# Languages that write 9/11 for the ninth of November; in English it is left out.
DAY_FIRST_SLASH = frozenset("fr es it pt nl de pl ru uk tr ro el da no sv cs id".split())
# Adjectives before a weekday by which, on that weekday itself, it is the one a week ago.
LAST = frozenset("last vergangenen letzten dernier".split())
# Words for a part of the day behind a weekday; in German they are one word with it.
PARTS_OF_DAY = {"de": r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?"}
ENGLISH_PARTS_OF_DAY = r"(?: morning| afternoon| evening| night)?"
# Words near a weekday by which it is the next one, not the last.
TO_COME = frozenset(
    """will would next coming upcoming until till scheduled due ahead plans planned expected wird werden will soll
        sollen kommenden kommender nächsten bis sera seront prochain prochaine próximo próxima prossimo
        komende nästa neste будет состоится следующий""".split()
)
# Words before a weekday that make a name of both: "Black Friday", "Palm Sunday", "Sheffield Wednesday".
NOT_DAYS = frozenset(
    "black good ash super cyber a any every each palm easter fat bloody giving small ruby sheffield".split()
)
# Words behind a number by which it is an amount or an address, and no year.
UNITS = frozenset(
    """people euro euros dollars pounds miles kilometers kilometres km metres meters m feet ft mph kg tonnes tons
        percent uhr menschen personen votes jobs homes points calories words pages copies units square
        street st avenue ave road rd drive lane boulevard blvd mitarbeiter exemplare seiten stimmen grad
        watt hz mhz ps mah""".split()
)


@cache
def months(language: str) -> dict[str, int]:
    """The number of each month's name in a language, from 1; none where running text is not read for dates."""
    if language not in MONTH_LANGUAGES:
        return {}
    forms = month_names(CLDR_CODES.get(language, language))
    used = ("format",) if language == FINNISH else ("format", "stand-alone")
    named = {name.lower(): number for form in used for number, name in enumerate(forms[form]["wide"], 1)}
    return named | _further(FURTHER_MONTHS.get(language, ""))


@cache
def weekdays(language: str) -> dict[str, int]:
    """The number of each weekday's name in a language, Monday as 0; none where running text is not read for dates."""
    if language not in WEEKDAY_LANGUAGES:
        return {}
    forms = weekday_names(CLDR_CODES.get(language, language))
    named = {name.lower(): number for form in forms.values() for number, name in enumerate(form["wide"])}
    return named | {name: number - 1 for name, number in _further(FURTHER_WEEKDAYS.get(language, "")).items()}


def _further(table: str) -> dict[str, int]:
    """The number of each name of a table, from 1; "-" where there is none."""
    return {name: number for number, names in enumerate(table.split(), 1) for name in names.split("/") if name != "-"}


@cache
def full_names(*languages: str) -> frozenset[str]:
    """The full names of months and weekdays in some languages, in small letters."""
    kinds = [kind(language) for language in languages for kind in (month_names, weekday_names)]
    return frozenset(name.lower() for forms in kinds for form in forms.values() for name in form["wide"])


@cache
def stated_months() -> dict[str, int]:
    """The number of each month's name, full and short, in any of the languages in which a page may state its day.

    A name that means two months somewhere is left out.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for language in STATED_LANGUAGES:
        for form in month_names(language).values():
            for number, name in (*enumerate(form["wide"], 1), *enumerate(form["abbreviated"], 1)):
                found[name.casefold().strip(".")].add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
