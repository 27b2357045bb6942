"""Whether "he" or "she" may stand for a person: by pronouns, forms of address and given names."""

from __future__ import annotations

import re

from newswire_enrich.languages.given_names import common_given_names

HE = frozenset("he er il él ele hij han он він".split())
SHE = frozenset("she sie elle ella ela lei zij ze hon hun ona она вона".split())
MEN = frozenset("m mr monsieur herr herrn sr señor sir lord".split())  # before a name
WOMEN = frozenset("mrs ms miss mme mlle madame frau sra señora lady dame".split())
GENDERED = MEN | WOMEN  # each says which of both a person is
# Given names that say nothing: both men and women bear them, or they are family names too.
EITHER = frozenset(
    """Alex Andrea Andy Ara Arda Ariel Ashley Aung Bobby Cameron Camille Carol Chen Chris Claude Dale Deniz Derya Devin
    Dominique Faith Gabriele Guadalupe Hilary Hope Inge Jackie Jamie Jan Janne Jean Jesse Jinping Joan Jun Kai Karen
    Kari Kelly Kim Kumar Laurence Lauri Lee Leslie Lilian Lindsay Logan Marian Mason Maxime Meredith Michal Michele
    Mika Morgan Nana Nicola Nikita Noa Noam Nour Paddy Robin Rosario Sam Sasha Shannon Simone Stacey Terry Toni Tony
    Tracy Tyler Vivian Wang Xavi Yang Zhang Özgür""".split()
)
MEN_IN_A = frozenset(
    """Abdulla Akira Attila Borja Béla Csaba Esa Gianluca Gyula Hamza Ibrahima Ilkka Ilya Jorma Joshua Juha Jukka Juma
    Kenta Krishna Luca Mamuka Mircea Mostafa Moussa Musa Mustafa Narendra Nikola Ola Pekka Reza Rıza Salva Vesa
    Yehuda""".split()
)
# Women's given names that do not end in "a".
WOMEN_OTHERWISE = frozenset(
    """Abigail Achieng Agnes Agnès Aigul Aino Alice Alison Amber Amy Anjali Anke Ann Anne Annegret Anneli Annette Annie
    Anouk Antje Anush Arzu Aslı Astrid Audrey Aurélie Aylin Aysel Ayşe Azadeh Beate Beatrice Beatriz Bente Berit Beth
    Betty Birgit Birte Brenda Bridget Britt Brooke Bärbel Bérangère Caitlin Canan Carmen Caroline Carolyn Catherine
    Cecilie Charlotte Chloe Christel Christiane Christine Cindy Claire Corinne Dagmar Danielle Deborah Dewi Diane Doris
    Dorothy Ebru Edith Eileen Elif Elin Elisabeth Elise Elizabeth Elke Ellen Elly Emily Emine Enikő Erzsébet Esther
    Evelyn Farah Fatou Femke Frances Françoise Frauke Friederike Gabi Gayane Gesine Gohar Grace Grete Guro Gül Güler
    Hande Hannah Hannelore Hasmik Heather Hege Heidi Heike Helen Helene Henriette Hilde Hillary Hiroko Hélène Ildikó
    Ilse Ines Ingeborg Ingrid Ingvild Inés Inês Irene Iris Isabel Isabelle Jacqueline Jane Janet Janice Janine Jasmine
    Jennifer Jenni Jill Josephine Joyce Judit Judith Judy Julie Juliet Justine Karin Karine Katalin Kate Katherine
    Kathleen Kathryn Kathy Katie Katri Keiko Kerstin Ketevan Kimberly Kirsten Kjersti Kristin Lakshmi Lauren Leah Lene
    Leonie Leonor Lieke Lilit Lily Linh Liz Lois Lorraine Lotte Louise Lucie Lucy Lynn Madeleine Maike Malin Mandy
    Mareike Maren Margaret Marianne Marie Marie-Claude Marieke Marijke Marion Marit Marjolein Marlene Marlies Marte Mary
    Maryam Maureen Megan Meike Melanie Meral Mette Michelle Mieke Miriam Molly Montserrat Myriam Nadine Nancy Naoko
    Naomi Narine Natalie Nathalie Ngozi Nicole Nigar Noelle Outi Paige Pauline Peggy Penny Pilar Pirjo Päivi Rachel
    Ragnhild Raquel Renate Renske Robyn Rocío Rose Rosemary Ruth Sabine Sally Sanne Sarah Satu Selin Shabnam Sharon
    Shirin Shirley Sibylle Sigrid Silke Siri Sissel Siti Sofie Solveig Sophie Stefanie Stephanie Stine Sue Susan Susann
    Susanne Suzanne Sylvie Tamar Thandiwe Trine Tülay Ulrike Unni Ute Valerie Valérie Vibeke Vicky Wanjiru Wendy Wiebke
    Yael Yasemin Yasmin Yasmine Yoko Yvette Yvonne Zainab Zanele Zaruhi Zeinab Zeynep Zoe Ágnes Åse
    Élisabeth""".split()
)


# Articles before a role that say whether it is a man's or a woman's, by language.
_MASCULINE = {"es": "el", "pt": "o", "it": "il", "fr": "le", "de": "der", "ca": "el", "gl": "o"}
_FEMININE = {"es": "la", "pt": "a", "it": "la", "fr": "la", "ca": "la", "gl": "a"}  # the German "die" has plurals too


_RUSSIAN_ENDING = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|[оеё]ва|[иы]на|ская|цкая)$")


def pronoun_of(article: str, language: str | None) -> str:
    """The pronoun of one with such an article before the role, "" where that does not say."""
    if _MASCULINE.get(language or "") == article:
        return "he"
    return "she" if _FEMININE.get(language or "") == article else ""


def is_woman(given: str) -> bool | None:
    """Whether a given name is a woman's; None where it does not say."""
    if given in EITHER or given not in common_given_names():
        return None
    return given in WOMEN_OTHERWISE or (given.endswith("a") and given not in MEN_IN_A)


def is_woman_by_name(name: str) -> bool | None:
    """Whether a full name is a woman's, by its given name, in Russian by the ending of its surname."""
    given = is_woman(name.split()[0])
    if given is None and (ending := _RUSSIAN_ENDING.search(name.lower())):
        return ending.group().endswith(("а", "ая"))
    return given
