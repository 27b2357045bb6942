"""An article and a story whose every text tries to be a script, in each form that a page might take it in."""

from __future__ import annotations

from datetime import timedelta

from contract.articles import NOON, document
from contract.newsroom import story
from newswire_index.engine.ports import Index, Write, WriteFate
from newswire_shared.contracts.documents import (
    ArticleDocument,
    Attribution,
    Copy,
    Entity,
    MentionedDate,
    Quote,
    RelatedItem,
    Relation,
    Revision,
    StoryEntity,
    StorySection,
    TickerLine,
)

FORMS = (
    "<script>window.hurt=1</script>", "<img src=x onerror=window.hurt=2>", '"><svg onload=window.hurt=3>',
    "' autofocus onfocus=window.hurt=4 '", "{{ 7*7 }}{% raw %}",
    "</title></textarea></style><script>window.hurt=5</script>",
    "&lt;script&gt;window.hurt=6&lt;/script&gt;", "<iframe srcdoc='<script>parent.hurt=7</script>'>", "\u202eesrever",
    "<a href=javascript:window.hurt=8>x</a>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;//evil.example'>",
)  # fmt: skip
HURT = "hostile " + " ".join(FORMS)
LINKS = ("javascript:window.hurt=9", "data:text/html,<script>parent.hurt=10</script>", " JaVaScRiPt:window.hurt=11",
         "vbscript:window.hurt=12", "//evil.example/\"onmouseover=window.hurt=13")  # fmt: skip
STORY, ARTICLES = f"story/../{HURT}"[:400], tuple(f"a{n}/..?{FORMS[0]}" for n in range(len(LINKS)))


def hostile(number: int, name: str) -> ArticleDocument:
    """An article of the hostile story, with the link of a number."""
    link = LINKS[number]
    written = document(
        name, title=HURT, body=f"{HURT}\n\n{HURT}", url=link, canonical=link, source=HURT[:60], authors=(HURT, HURT),
        language="<i>", section=HURT, tags=(HURT,), agency=HURT, image=link, dateline=HURT, links=(link,),
        published_at=NOON - timedelta(hours=number),
        entities=(Entity(id=f"e{HURT}", name=HURT, type="person", salience=1, confidence=1),),
        quotes=(Quote(speaker=HURT, speaker_id=f"e{HURT}", kind="direct", text=HURT, spans=()),),
        attribution=(Attribution(field="body", start=0, end=5, source=HURT, source_id=f"e{HURT}", relation="told"),),
        dates=(MentionedDate(field="body", start=0, end=5, text=HURT, date="2026-01-01"),),
        related=(RelatedItem(title=HURT, url=link, teaser=HURT),), ticker=(TickerLine(time=HURT, title=HURT),),
        relations=(Relation(id=ARTICLES[0], score=0.5, why=HURT),),
    )  # fmt: skip
    copy = Copy(duplicate_of=ARTICLES[0], kind="reprint", similarity=0.9) if number == 1 else None
    revision = Revision(capture_id=HURT, fetched_at=NOON, digest="d", title=HURT, ref=HURT)
    return written.model_copy(
        update={"story": StorySection(id=STORY, copy_of=copy), "revisions": (*written.revisions, revision)}
    )


def fill_with_hostile(index: Index) -> None:
    """Store them."""
    told = story(
        STORY, HURT, size=len(LINKS), lead=ARTICLES[0], sources=(HURT[:60],), language="<b>",
        entities=(StoryEntity(id=f"e{HURT}", articles=2),),
    )  # fmt: skip
    assert {outcome.fate for outcome in index.write_stories((told,))} == {WriteFate.DONE}
    outcomes = index.write([Write(hostile(n, name), None) for n, name in enumerate(ARTICLES)])
    assert {outcome.fate for outcome in outcomes} == {WriteFate.DONE}, outcomes
    index.refresh()
