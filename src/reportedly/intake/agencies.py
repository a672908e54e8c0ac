"""News and photo agencies, as credits and datelines name them.
In: nothing. Out: AGENCIES, and the canonical name of one.
"""

from __future__ import annotations

import re

AGENCIES: tuple[str, ...] = (
    "AAP", "ABNA", "ADN", "ADNKronos", "AFP", "Agerpres", "AGI", "AJP", "AKIpress", "ANA-MPA", "Anadolu", "ANI",
    "ANP", "ANSA", "Antara", "AP", "APA", "ATA", "Azertac", "Agence France-Presse", "Agencia EFE",
    "Anadolu Agency", "Andina", "Associated Press", "Belga", "BelTA", "Bernama", "BNA", "BNO", "BSS", "BTA",
    "Bloomberg", "CNA", "CNS", "CTK", "Canadian Press", "EFE", "EPA", "EPA-EFE", "ELTA", "Fars", "FENA",
    "GNA", "Getty Images", "HINA", "IANS", "INA", "Interfax", "IRNA", "ISNA", "ITAR-TASS", "Interfax-Ukraine",
    "Jiji", "Jiji Press", "KCNA", "KUNA", "Kyodo", "Kyodo News", "LETA", "LUSA", "MENA", "MTI", "MTVA",
    "Magnum", "NAN", "Notimex", "NTB", "NurPhoto", "PA", "PA Media", "PANA", "PAP", "Petra", "PNA", "PTI",
    "Press Association", "Press Trust of India", "QNA", "RIA", "RIA Novosti", "Ritzau", "Reuters", "Rex", "SANA",
    "SAPA", "SPA", "SOPA Images", "STT", "SUNA", "Shutterstock", "Sipa", "Sipa USA", "Sputnik", "Tanjug", "TAP",
    "TASR", "TASS", "TT", "TT News Agency", "Tasnim", "Ukrinform", "UNB", "UNI", "UPI",
    "VNA", "WAFA", "WAM", "Xinhua", "Yonhap", "Yonhap News", "Yonhap News Agency", "ZUMA", "Zuma Press", "dpa",
)  # fmt: skip
"""Short names of three letters or fewer count only in capitals, as in 'AP'."""

_LIKE_AGENCY = re.compile(r"(?:[A-Z][\w'’-]{1,20} ){1,3}(?:Press|News Agency|Press Agency|Newswire|Wire Service)")
"""Names built like those of agencies: 'Nordland Press'."""

_BY_KEY = {re.sub(r"[\W_]+", "", name).lower(): name for name in reversed(AGENCIES)}
_CANON = {
    "agencefrancepresse": "AFP", "agenciaefe": "EFE", "anadolu": "Anadolu Agency", "associatedpress": "AP",
    "theassociatedpress": "AP", "itartass": "TASS", "jiji": "Jiji Press", "kyodo": "Kyodo News",
    "pressassociation": "PA", "pamedia": "PA", "presstrustofindia": "PTI", "yonhap": "Yonhap",
    "yonhapnews": "Yonhap", "yonhapnewsagency": "Yonhap", "dpa": "dpa", "rianovosti": "RIA Novosti",
}  # fmt: skip


def agency(words: str) -> str | None:
    """The agency that `words` name, by its usual name: 'YONHAP' and 'Yonhap News Agency' are Yonhap; else None."""
    name = words.strip(" .,;:()[]–—-|/").removeprefix("The ").removeprefix("the ")
    key = re.sub(r"[\W_]+", "", name).lower()
    if key not in _BY_KEY and _LIKE_AGENCY.fullmatch(name):
        return name
    if key not in _BY_KEY or (len(key) <= 3 and not name.isupper() and name != "dpa"):
        return None
    return _CANON.get(key) or _BY_KEY[key]
