"""How languages without capital letters say who said something: verbs, titles and pronouns beside a quotation.

A pattern `before` ends where a quotation begins, one `after` begins where it ends; the group `name` holds the subject
with its titles, where there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """A language's manner: its patterns, words before a name that are none of it, and who has no name."""

    before: tuple[re.Pattern[str], ...]
    after: tuple[re.Pattern[str], ...]
    titles: re.Pattern[str]  # at the head of a phrase, or behind a name where that is the custom
    unnamed: re.Pattern[str]
    pronoun: re.Pattern[str]
    behind: re.Pattern[str] = re.compile(r"(?!)")  # what may follow a name in its phrase


_KOREAN_TITLES = (
    "대통령|당선인|장관|차관|의원|대표|위원장|시장|도지사|지사|교수|총리|원장|회장|사장|감독|선수|변호사|대변인|후보|청장|"
    "소장|팀장|국장|실장|이사장|부회장|부사장|총재|연구원|작가|배우|가수|코치|의장|본부장|씨"
)
_ARABIC_VERBS = (
    "قال|قالت|أضاف|أضافت|أكد|أكدت|صرح|صرحت|أوضح|أوضحت|ذكر|ذكرت|أشار|أشارت|شدد|شددت|كتب|كتبت|تابع|تابعت|"
    "اعتبر|اعتبرت|أعلن|أعلنت|لفت|لفتت|حذر|حذرت|علق|علقت|وصف|وصفت|دعا|دعت|يقول|تقول|يضيف|تضيف|يؤكد|تؤكد|يوضح|توضح"
)
_HEBREW_VERBS = (
    "אמר|אמרה|הוסיף|הוסיפה|כתב|כתבה|ציין|ציינה|הדגיש|הדגישה|טען|טענה|הסביר|הסבירה|מסר|מסרה|הבהיר|הבהירה|סיפר|סיפרה|"
    "ענה|ענתה|השיב|השיבה|הודיע|הודיעה|הצהיר|הצהירה|הזהיר|הזהירה|הבטיח|הבטיחה|התלונן|התלוננה|הגיב|הגיבה|שאל|שאלה|קבע|קבעה"
)
_HINDI_VERBS = "कहा|बताया|लिखा|पूछा|जोड़ा|बोला|दोहराया|चेताया|बोले|बोलीं|माना|स्वीकारा"
# Korean: between two parts of one quote, "she said, and".
JOINED = re.compile(r"이?라?(?:며|면서),?\s*")
# Korean: a name in full with an office, of which later texts give the family name: "홍 장관".
_KOREAN_NAME = r"(?<![가-힣]){family}[가-힣]{{2}}(?= (?:[가-힣0-9]+ ){{0,2}}(?:" + _KOREAN_TITLES + r"))"
_KOREAN_SUBJECT = r"(?:^|[\s,])(?P<name>[가-힣]{1,5}(?: [가-힣]{1,8}){0,2}?)"
_HINDI_SUBJECT = r"(?P<name>[^,।\n\"“‘]{2,60}?)(?: ने|(?<=उन्हों)ने|(?<=इन्हों)ने)"
_HINDI_TITLES = (
    "वहीं|इस पर|लेकिन|और|पूर्व|उप|मुख्यमंत्री|प्रधानमंत्री|राष्ट्रपति|केंद्रीय|मंत्री|विधायक|सांसद|नेता|अध्यक्ष|महासचिव|श्री|श्रीमती|"
    r"डॉ\.?|प्रवक्ता|कप्तान|कोच|[A-Z]{2,4}"
)
_HINDI_END = r"(?: है| था| हैं)?(?: कि)?[,:\-–—\s]*$"
_ARABIC_NAME = r"(?P<name>[^:،.\n«“\"]{2,80}"  # without its bracket, for it may be as short as possible
_ARABIC_HEARERS = r"لل[^\s]+|ل(?:قناة|وكالة|صحيفة|موقع|إذاعة|شبكة|مجلة|برنامج)"  # names begin with this letter too
_ARABIC_REST = (
    rf"(?: (?:إنّ?|أنّ?|إنها?|إنه|بأن|في|خلال|عبر|على|عقب|بعد|قائلا|قائلة|{_ARABIC_HEARERS})"
    r"(?: [^:«“\"\n]*)?)?\s*[:،,]?\s*$"
)
_ARABIC_TITLES = r"رئيس|وزيرة?|مديرة?|نائبة?|أمين|قائد|سفيرة?|باسم|عام|مساعد|حاكم|ولي|أمينة?|ال[^\s]+"
_HEBREW_NAME = r"(?P<name>[^,.\n:“”]{2,60}"
_HEBREW_TITLES = (
    r"""שר|שרת|ראש|נשיא|נשיאת|סגן|סגנית|יו["״]ר|ח["״]כ|מנכ["״]לי?ת?|ד["״]ר|פרופ['׳]|דובר|דוברת|עו["״]ד|ה[^\s]+"""
)
MANNERS: dict[str, Manner] = {
    "ko": Manner(
        before=(
            re.compile(_KOREAN_SUBJECT + r"(?:은|는)(?=[\s,])"),
            re.compile(_KOREAN_SUBJECT + r"(?:이|가)(?=[\s,])"),
        ),
        after=(re.compile(r"(?:이?라고|이?라며|이?라면서|고|며|면서|이?라는 )"),),
        titles=re.compile(rf" (?:[가-힣]+ )?(?:{_KOREAN_TITLES})$|(?<=[가-힣]{{2}})(?:{_KOREAN_TITLES})$"),
        unnamed=re.compile(r"(?:관계자|측|시민|주민|남성|여성|누리꾼|전문가|당국|업계|상인|[가-힣]의)$"),
        pronoun=re.compile(r"^(?:그|그녀)$"),
    ),
    "hi": Manner(
        before=(re.compile(_HINDI_SUBJECT + rf"[^,।\n\"“]{{0,60}}?\b(?:{_HINDI_VERBS}){_HINDI_END}"),),
        after=(
            re.compile(rf",?[ ]*{_HINDI_SUBJECT}[^।\n]{{0,40}}?(?:{_HINDI_VERBS})"),
            re.compile(rf",?[ ]*(?:यह |ये )?(?:{_HINDI_VERBS})\b"),
        ),
        # up to a postposition, then of a role and a name no more than the two words that most names have
        titles=re.compile(rf"^(?:.* (?:के|की|का|में|से|पर) )?(?:(?:{_HINDI_TITLES}) )*(?:[^ ]+ )*?(?=(?:[^ ]+ ){{1,2}}$)"),
        unnamed=re.compile(r"^(?:एक|कुछ|कई) |(?:पुलिस|अधिकारी|अधिकारियों|सूत्रों|लोगों|परिजनों|महिला|युवक)$"),
        pronoun=re.compile(r"^(?:उन्हों|इन्हों|उस|उसने)$"),
    ),
    "ar": Manner(
        before=(
            re.compile(rf"(?:^|\s)و?أما {_ARABIC_NAME}?) ف(?:{_ARABIC_VERBS}){_ARABIC_REST}"),
            re.compile(rf"(?:^|\s)(?:و|ف)?(?:{_ARABIC_VERBS})(?: {_ARABIC_NAME}?))??{_ARABIC_REST}"),
        ),
        after=(re.compile(rf"[،,.]?\s*(?:(?:حسب |وفق |بحسب |ك)ما )?(?:{_ARABIC_VERBS}) {_ARABIC_NAME})"),),
        titles=re.compile(rf"^(?:(?:{_ARABIC_TITLES}) )+"),
        unnamed=re.compile(r"^(?:ال[^\s]+|مصدر|مصادر|شهود|مسؤولون?|متحدث|بيان|تقرير)(?: |$)"),
        pronoun=re.compile(r"^(?:هو|هي)$"),
        behind=re.compile(r" (?:في|خلال|عقب|بعد|قبل|أمام|لدى|إنّ?|أنّ?|على|من|عن|مع|إلى|وهو|وهي|الذي|التي)(?: .*)?$"),
    ),
    "he": Manner(
        before=(
            re.compile(
                rf"{_HEBREW_NAME}?)(?:, ש[^,.\n]{{1,80}},|,)? ו?(?:{_HEBREW_VERBS})(?: [^:\n“”]{{0,60}})?:?\s*$"
            ),
            re.compile(rf"(?:^|\s)(?:ו|ש)?(?:{_HEBREW_VERBS})(?: {_HEBREW_NAME}?))?\s*[:,]\s*$"),
            re.compile(rf"(?:^|\s)לדברי(?:ו|ה|הם| {_HEBREW_NAME}?))[,:]?\s*$"),
        ),
        after=(re.compile(rf"[,.]?\s*(?:כך )?(?:{_HEBREW_VERBS}) {_HEBREW_NAME})"),),
        titles=re.compile(rf"^(?:(?:{_HEBREW_TITLES}) )+"),
        unnamed=re.compile(r"^(?:גורם|גורמים|מקור|מקורות|ה[^\s]+|דובר|דוברת|תושב|אחד)(?: |$)| (?:אחד|אחת)(?: |$)"),
        pronoun=re.compile(r"^(?:הוא|היא)$"),
        # from the third word on what begins with a preposition, before that only with a definite noun behind
        behind=re.compile(r"(?<=[^ ]) [בלמ][^ ]+ ה.*$|(?:(?<=^)|(?<= ))(?:על|עם|את|אחרי|אתמול|היום|אמש) .*$"),
    ),
}


_KOREAN_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염"
)
_KOREAN_PERSON = re.compile(rf"(?<![가-힣])[{_KOREAN_FAMILIES}][가-힣]{{2}}(?![가-힣])")


def korean_person(phrase: str) -> str | None:
    """The full name in a phrase of an office, a body and a name, in whichever order: "시의회 이은주 의원"."""
    names = [name for name in _KOREAN_PERSON.findall(phrase) if not re.fullmatch(_KOREAN_TITLES, name)]
    return names[-1] if names else None


def full_korean_name(text: str, family: str) -> str | None:
    """The first full name with an office in a text that has a family name."""
    match = re.search(_KOREAN_NAME.format(family=family), text)
    return match.group() if match else None
