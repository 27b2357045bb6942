"""How telling a word is, in languages with a table of frequencies and without one."""

from __future__ import annotations

import subprocess
import sys

import pytest
import wordfreq
from newswire_enrich.linking.estimated_frequencies import judged_by
from newswire_enrich.linking.frequencies import RAREST, frequencies_of
from newswire_enrich.linking.packing import cosines
from newswire_enrich.linking.signature import COMMON, COMMON_KEY, sign
from newswire_enrich.linking.terms import has_table, term, tokens

UNRELATED = {
    "no": (
        "Kommunestyret i Lillevik vedtok på mandag at biblioteket skal være åpent også på søndager. Det er "
        "første gang siden krigen at byen gjør dette, og ordføreren sier at hun er glad for at de ble enige.",
        "Forskere ved universitetet har funnet en ny art av dypvannsfisk utenfor kysten. Den er blind, og de tror "
        "at den lever på over to tusen meter, der det ikke er lys og der få har sett etter noe liv.",
    ),
    "hr": (
        "Gradsko vijeće odlučilo je u ponedjeljak da će knjižnica biti otvorena i nedjeljom. To je prvi put da se u "
        "gradu tako radi, a gradonačelnica kaže da je sretna što su se dogovorili i da će to biti za sve.",
        "Znanstvenici su na sveučilištu otkrili novu vrstu ribe koja živi duboko u moru. Slijepa je i misle da je na "
        "više od dvije tisuće metara, gdje nema svjetla i gdje je malo tko do sada tražio život.",
    ),
    "et": (
        "Linnavolikogu otsustas esmaspäeval, et raamatukogu on nüüd avatud ka pühapäeviti. See on esimene kord pärast "
        "sõda, kui linn seda teeb, ja linnapea ütles, et ta on rõõmus, et nad said kokkuleppele.",
        "Teadlased leidsid ülikooli juures uue kalaliigi, mis elab sügaval meres. See on pime ja nad usuvad, et ta on "
        "rohkem kui kahe tuhande meetri sügavusel, kus ei ole valgust ja kus keegi ei ole elu otsinud.",
    ),
    "sw": (
        "Baraza la mji liliamua siku ya Jumatatu kwamba maktaba ya mji itakuwa wazi pia siku ya Jumapili. Ni mara ya "
        "kwanza kwa mji kufanya hivyo, na meya wa mji alisema kwamba ana furaha kwa sababu ya makubaliano ya wote.",
        "Watafiti wa chuo kikuu wamegundua aina mpya ya samaki ya bahari ya kina. Ni kipofu, na wanaamini kwamba "
        "anaishi chini ya mita elfu mbili ya maji, mahali ambapo hakuna mwanga na wachache wa watu wametafuta uhai.",
    ),
    "fr": (
        "Le conseil municipal a décidé lundi que la bibliothèque serait ouverte le dimanche aussi. C'est la première "
        "fois qu'une ville de la région l'ose, et la maire s'est dite heureuse qu'on s'y soit mis d'accord d'ici là.",
        "Des chercheurs de l'université ont trouvé une espèce de poisson qu'on ne connaissait pas. L'animal n'a pas "
        "d'yeux, et l'on croit qu'il vit à plus de deux mille mètres, où il n'y a pas de lumière.",
    ),
    "kk": (
        "Қалалық кеңес дүйсенбіде кітапхана жексенбі күндері де ашық болады деп шешті. Бұл қала үшін бірінші рет болып "
        "отыр, ал әкім барлығы келісімге келгеніне қуанышты екенін айтты.",
        "Университет ғалымдары терең теңізде өмір сүретін балықтың жаңа түрін тапты. Ол соқыр, және олар оның екі мың "
        "метрден терең жерде болады деп есептейді, онда жарық жоқ және аз адам іздеген.",
    ),
    "ka": (
        "საქალაქო საბჭომ ორშაბათს გადაწყვიტა, რომ ბიბლიოთეკა კვირაობითაც ღია იქნება. ეს პირველი შემთხვევაა, როდესაც "
        "ქალაქი ამას აკეთებს, და მერმა განაცხადა, რომ უხარია, რომ ყველა შეთანხმდა.",
        "უნივერსიტეტის მკვლევრებმა აღმოაჩინეს თევზის ახალი სახეობა, რომელიც ღრმა ზღვაში ცხოვრობს. ის ბრმაა, და მათი "
        "აზრით, ორი ათას მეტრზე უფრო ღრმად ბინადრობს, სადაც სინათლე არ არის.",
    ),
    "th": (
        "สภาเทศบาลเมืองมีมติเมื่อวันจันทร์ว่าห้องสมุดจะเปิดให้บริการในวันอาทิตย์ด้วย ซึ่งเป็นครั้งแรกที่เมืองนี้ทำเช่นนี้ และนายกเทศมนตรีกล่าวว่า"
        "เธอดีใจที่ทุกฝ่ายเห็นพ้องกันในเรื่องนี้",
        "นักวิจัยของมหาวิทยาลัยพบปลาชนิดใหม่ที่อาศัยอยู่ในทะเลลึก ปลาชนิดนี้ตาบอด และพวกเขาเชื่อว่ามันอยู่ลึกกว่าสองพันเมตร "
        "ซึ่งเป็นที่ที่ไม่มีแสงและมีคนน้อยมากที่เคยค้นหาสิ่งมีชีวิต",
    ),
    "ja": (
        "市議会は月曜日に、図書館を日曜日も開館すると決定した。市長は会見で、市民の要望に応えることができて大変うれしいと述べた。",
        "大学の研究者らは、深海で新しい種類の魚を発見したと発表した。この魚は目が見えず、深いところにいると考えられている。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", UNRELATED)
def test_articles_that_share_nothing_but_common_words_are_not_alike(language: str) -> None:
    one, other = (sign("", text, language) for text in UNRELATED[language])
    assert cosines(one, [(other.terms, other.weights)])[0] < 0.1


@pytest.mark.parametrize(
    ("language", "common"),
    [
        ("no", "og"),
        ("nn", "og"),
        ("hr", "je"),
        ("sr", "je"),
        ("sr", "\u0458\u0435"),
        ("bs", "je"),
        ("tl", "ang"),
        ("en", "the"),
    ],
)
def test_a_language_is_known_by_the_name_that_its_table_has(language: str, common: str) -> None:
    assert has_table(language)
    assert term(common, language).share > COMMON


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_table_says_what_wordfreq_says(language: str) -> None:
    known = {word: share for word, share in wordfreq.get_frequency_dict(language, "best").items() if share > RAREST}
    table = frequencies_of(language)
    others = [word for word, frequency in known.items() if table[word] != frequency]
    assert len(table) == len(known)
    assert len(others) < len(known) / 5000, "only words whose hash another has"
    assert table["no word at all"] == 0


def test_of_a_table_only_what_counts_as_more_frequent_than_the_rarest_is_held() -> None:
    everything = wordfreq.get_frequency_dict("de", "best")
    assert len(frequencies_of("de")) < len(everything) / 3
    rare = next(word for word, share in everything.items() if share < RAREST)
    assert term(rare, "de").share == term("no word at all", "de").share


def test_without_a_table_short_and_frequent_words_are_common_and_names_and_numbers_are_rare() -> None:
    text = (
        "Tartus on rõõm. Linnavolikogu otsustas Tartus, et raamatukogu on avatud ka 24. mail. "
        + "Samuti avatakse trükikoda. " * 4
    )
    judge = judged_by(tokens(text))
    assert judge("et").share > COMMON < judge("avatakse").share
    assert judge("tartus").rarity > judge("raamatukogu").rarity > judge("mail").rarity
    assert judge("tartus").share < COMMON_KEY > judge("24").share
    assert judge("never-seen").rarity < judge("tartus").rarity


def test_pairs_of_signs_are_as_rare_as_any() -> None:
    judge = judged_by(tokens("คณะกรรมการท่าเรือตัดสินใจเมื่อวันจันทร์"))
    assert judge(tokens("คณะกรรมการ")[0]).share < COMMON_KEY


@pytest.mark.parametrize(
    ("language", "written", "word"),
    [("fr", "l\u2019homme", "homme"), ("it", "dell\u2019Acqua", "acqua"), ("tr", "İstanbul'da".lower(), "i̇stanbul'da"),
     ("fr", "d\u2019Ostaranne", "ostaranne"), ("tr", "Ostaranne\u2019nin", "ostaranne"),
     ("en", "Assembly\u2019s", "assembly"), ("en", "don\u2019t", "don't"), ("uk", "п\u2019ять", "п'ять")],
)  # fmt: skip
def test_an_apostrophe_parts_what_the_language_says_apart(language: str, written: str, word: str) -> None:
    (found,) = tokens(written)
    assert term(found.lower(), language).form == term(word, language).form


def test_typographic_and_straight_apostrophes_write_one_word() -> None:
    assert tokens("They don\u2019t") == tokens("They don't") == ["They", "don't"]
    assert term("don't", "en").share > COMMON_KEY


def test_vowels_that_are_marks_stand_in_their_word() -> None:
    assert tokens("किताब पढ़ना") == ["किताब", "पढ़ना"]
    assert has_table("hi") and frequencies_of("hi")["किताब"] > 0


def test_a_table_is_read_without_the_libraries_of_wordfreq() -> None:
    asked = (
        "import sys; from newswire_enrich.linking.frequencies import frequencies_of as of; "
        "print(of('en')['the'] > 0.01, 'wordfreq' in sys.modules, 'langcodes' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["True", "False", "False"]
