"""What the server says when it cannot start."""

from __future__ import annotations

import errno

from newswire_search.server import about_socket
from newswire_search.settings import SearchSettings


def test_a_taken_port_is_one_line_that_says_which_and_what_to_do() -> None:
    said = about_socket(OSError(errno.EADDRINUSE, "Address already in use"), SearchSettings(port=8123))
    assert said == "port 127.0.0.1:8123 is taken: stop what uses it, or set NEWSWIRE_SEARCH_PORT"


def test_another_reason_is_told_with_the_settings_to_change() -> None:
    said = about_socket(OSError(errno.EACCES, "Permission denied"), SearchSettings(host="0.0.0.0", port=80))
    assert "0.0.0.0:80 (Permission denied)" in said and "NEWSWIRE_SEARCH_PORT" in said
