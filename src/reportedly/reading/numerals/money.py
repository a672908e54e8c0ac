"""Money: the signs, codes and words of currencies.
In: nothing. Out: lexicons from what stands before or after a number to the ISO code that is the unit of a Figure.
"""

from __future__ import annotations

_WORDS = """
USD: dollar dollars us_dollars us_dollar u.s._dollars u.s._dollar american_dollars bucks
EUR: euro euros
pounds: pound pounds
francs: franc francs
GBP: pound_sterling pounds_sterling british_pounds british_pound
JPY: yen japanese_yen
CNY: yuan renminbi rmb chinese_yuan
KRW: won korean_won
RUB: ruble rubles rouble roubles russian_rubles
UAH: hryvnia hryvnias hryvnya
INR: rupee rupees indian_rupees
CHF: swiss_francs swiss_franc
ILS: shekel shekels nis
AUD: australian_dollars australian_dollar
CAD: canadian_dollars canadian_dollar
NZD: new_zealand_dollars
HKD: hong_kong_dollars
SGD: singapore_dollars
TWD: taiwan_dollars
SEK: swedish_kronor swedish_crowns kronor
DKK: danish_kroner danish_crowns
NOK: norwegian_kroner norwegian_crowns
TRY: lira liras turkish_lira turkish_liras
PLN: zloty zlotys zloties
CZK: koruna korunas czech_crowns
HUF: forint forints
MYR: ringgit
THB: baht
IDR: rupiah
BRL: reais
ZAR: rand
NGN: naira
KES: kenyan_shillings
BTC: bitcoin bitcoins
"""
_ISO = """
USD EUR GBP JPY CNY KRW RUB UAH INR CHF ILS AUD CAD NZD HKD SGD TWD SEK DKK NOK TRY PLN CZK HUF MYR THB IDR BRL ZAR NGN
KES MXN AED SAR EGP PKR BDT LKR PHP VND KZT GEL BTC
"""
_PREFIXES = {
    "US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD",
    "S": "SGD", "NT": "TWD", "R": "BRL", "MX": "MXN", "Mex": "MXN",
}  # fmt: skip
"""Before a dollar sign, against it; those of two letters and the C also apart from it and in small letters."""
_APART = ("US", "U.S.", "U.S", "HK", "NZ", "NT", "AU", "CA", "C")

_SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "元": "CNY", "₩": "KRW", "₽": "RUB", "₴": "UAH", "₹": "INR",
    "₪": "ILS", "₺": "TRY", "฿": "THB", "₦": "NGN", "₫": "VND", "₱": "PHP", "₾": "GEL", "₸": "KZT", "₡": "CRC",
    "₭": "LAK", "₿": "BTC",
}  # fmt: skip

CODES: tuple[str, ...] = (*_ISO.split(), "NIS", "RMB", "RM")
"""Letters that may stand before digits, also against them: 'EUR20m'."""

MONEY: dict[str, str] = {
    **{
        surface.replace("_", " "): unit
        for line in _WORDS.strip().splitlines()
        for unit, surfaces in [line.split(": ")]
        for surface in surfaces.split()
    },
    **{code: code for code in _ISO.split()},
    **{code.lower(): code for code in ("USD", "EUR", "GBP", "JPY")},
    **_SYMBOLS,
}
"""What stands after a number: words in lower case, codes in capitals, since 'try' and 'rub' are words, too. Bare pounds
and francs are those of several countries, and pounds weigh besides."""

SIGNS: dict[str, str] = {
    **_SYMBOLS,
    **{f"{code}$": code for code in _ISO.split()},
    **{code: code for code in _ISO.split()},
    **{f"{prefix}$": unit for prefix, unit in _PREFIXES.items()},
    **{f"{prefix.lower()}$": unit for prefix, unit in _PREFIXES.items() if len(prefix) > 1},
    **{f"{prefix} $": _PREFIXES.get(prefix, "USD") for prefix in _APART},
    **{f"{prefix.lower()} $": _PREFIXES.get(prefix, "USD") for prefix in _APART},
    **{f"{code.lower()}$": code for code in _ISO.split()},
    "$US": "USD", "$A": "AUD", "$C": "CAD", "U.S$": "USD",
    "Y=": "JPY", "PS": "GBP",  # what is left of ¥ and £ in texts that lost their signs
    "Rs": "INR", "Rs.": "INR", "NIS": "ILS", "RM": "MYR", "RMB": "CNY", "CN¥": "CNY",
}  # fmt: skip
"""What stands before a number."""

SPOILT = "PS"
"""A sign that is also a word: it needs an amount that only money has ('PS2.7m', not 'PS5')."""
