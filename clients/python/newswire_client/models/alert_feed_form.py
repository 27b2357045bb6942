from typing import Literal

AlertFeedForm = Literal['atom', 'json', 'rss']

ALERT_FEED_FORM_VALUES: set[AlertFeedForm] = { 'atom', 'json', 'rss',  }

def check_alert_feed_form(value: str) -> AlertFeedForm:
    if value in ALERT_FEED_FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ALERT_FEED_FORM_VALUES!r}")
