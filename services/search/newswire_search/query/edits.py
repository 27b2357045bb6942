"""The number of letters by which two words differ: put in, left out, another, or two in the wrong order."""

from __future__ import annotations

SHORTEST = 4  # letters: a shorter word has so many neighbours that any of them is a guess
SHORTEST_OF_TWO = 6  # letters of a word that may differ by two


def most_edits(word: str) -> int:
    """By how many letters what was meant may differ from a word; 0 where nobody can tell."""
    if len(word) < SHORTEST or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < SHORTEST_OF_TWO else 2


def edits(one: str, other: str, most: int) -> int:
    """The edits from one word to another; more than `most` are not counted to the end."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            cost = min(now[-1] + 1, last[column] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]
