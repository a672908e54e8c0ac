"""Scales: the words numbers are written with and what each is worth.
In: nothing. Out: lexicons from words in lower case to numbers.
"""

from __future__ import annotations

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
) | {"nought": 0}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
DOZENS = {"dozen": 12, "dozens": 12}
"""A scale after a number only: 'three dozen', 'half a dozen'. 'Dozens' alone is vague."""
ABBREVIATED = {
    "mil": 10**6, "mln": 10**6, "mn": 10**6, "mm": 10**6, "bil": 10**9, "bn": 10**9, "bln": 10**9, "tril": 10**12,
    "tn": 10**12, "tln": 10**12, "trn": 10**12, "cr": 10**7,
}  # fmt: skip
LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
"""Single letters mean a scale after money ('$5m'), and k and the capitals M and B after any digits ('4.3M')."""
VULGAR = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
"""Denominators that news uses; 'twenty-thirds' are for schools."""
DENOMINATORS = frozenset((*range(2, 11), 12, 16, 20, 32, 64, 100, 128, 1000))
"""Those of fractions in digits; the attacks of 9/11 are none."""
TOPS = ("a", "an", "one", "two", "three", "four", "five", "seven", "nine")
"""Numerators of those."""
VAGUE: dict[str, int] = {
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2_000,
    "lakhs": 2 * 10**5,
    "millions": 2 * 10**6,
    "crores": 2 * 10**7,
    "billions": 2 * 10**9,
    "trillions": 2 * 10**12,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20 * 10**6,
    "hundreds of millions": 200 * 10**6,
    "tens of billions": 20 * 10**9,
    "hundreds of billions": 200 * 10**9,
}
"""Two of what is in the plural is the least that the words allow."""


def worth(word: str) -> int:
    """What one number word is worth by itself: 'seven' 7, 'million' 1000000."""
    return UNITS.get(word, TENS.get(word, SCALES.get(word, DOZENS.get(word, 0))))
