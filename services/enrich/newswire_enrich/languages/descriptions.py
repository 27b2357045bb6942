"""Words that begin or end the description of a speaker, or tell that it is nobody's."""

from __future__ import annotations

from newswire_enrich.languages.calendars import WEEKDAY_LANGUAGES, weekdays

# Articles and words of owning that mostly stand for a thing, or that are other words too: "that", "l'".
POINTING = frozenset("this that its l l' l’ un' o os as".split())
# Words at which a description ends: when and how something was said, and German "dem", to whom.
ENDING = frozenset(
    """after before during when while as because following who that
        nach während bei als wo vor am gegenüber dem
        après lors avant pendant quand alors
        tras durante cuando mientras antes después
        dopo durante mentre quando prima
        na tijdens toen tegen tegenover""".split()
) | frozenset(day for language in WEEKDAY_LANGUAGES for day in weekdays(language))
# German: what ends a sentence and belongs to its verb, "kündigte der Kämmerer an".
PARTICLES = frozenset("an ab aus ein vor zu hin hinzu mit nach fest klar".split())
# Nouns for the way in which something was said, which end a description with their prepositions.
STATED = frozenset(
    """statement interview letter email e-mail tweet conference briefing mitteilung erklärung interview gespräch
        pressekonferenz communiqué entretien conférence comunicado entrevista rueda nota intervista comunicato
        verklaring gesprek persconferentie""".split()
)
# Beginnings of nouns for what says something and is nobody.
NOBODY = (
    "report", "statement", "letter", "paper", "study", "post", "website", "poll", "survey", "sign", "caption",
    "message", "comment", "headline", "note", "email", "e-mail", "book", "song", "slogan", "title", "document",
    "bericht", "studie", "brief", "erklärung", "mitteilung", "schild", "schreiben", "titel", "umfrage", "buch",
    "rapport", "étude", "lettre", "communiqué", "texte", "livre", "sondage", "affiche",
    "informe", "estudio", "carta", "comunicado", "texto", "libro", "encuesta",
    "rapporto", "studio", "lettera", "comunicato", "testo", "sondaggio", "cartello",
    "verslag", "onderzoek", "verklaring", "boek",
)  # fmt: skip
