from typing import Literal

RelatedArticleMeasure = Literal['entities', 'linking', 'similarity']

RELATED_ARTICLE_MEASURE_VALUES: set[RelatedArticleMeasure] = { 'entities', 'linking', 'similarity',  }

def check_related_article_measure(value: str) -> RelatedArticleMeasure:
    if value in RELATED_ARTICLE_MEASURE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RELATED_ARTICLE_MEASURE_VALUES!r}")
