from typing import Literal

CoMentionAnswerType = Literal['event', 'organisation', 'other', 'person', 'place']

CO_MENTION_ANSWER_TYPE_VALUES: set[CoMentionAnswerType] = { 'event', 'organisation', 'other', 'person', 'place',  }

def check_co_mention_answer_type(value: str) -> CoMentionAnswerType:
    if value in CO_MENTION_ANSWER_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CO_MENTION_ANSWER_TYPE_VALUES!r}")
