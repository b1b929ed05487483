"""What the people and things of a country are called: demonyms and adjectives of nationality, in English."""

from collections.abc import Mapping

from wirehouse.text.vocabulary import listed

# ISO 3166 code, with that of the nation in the United Kingdom, then the words. Plurals in -s follow of
# themselves. Left out are words that are also first names (Dane, Finn, Scot) or other words (Pole).
_OF_COUNTRIES = """
    AD Andorran|AE Emirati|AF Afghan|AL Albanian|AM Armenian|AO Angolan|AR Argentine|AR Argentinian
    AR Argentinean|AT Austrian|AU Australian|AZ Azerbaijani|BA Bosnian|BB Barbadian|BD Bangladeshi
    BE Belgian|BF Burkinabe|BG Bulgarian|BH Bahraini|BI Burundian|BJ Beninese|BM Bermudian|BN Bruneian
    BO Bolivian|BR Brazilian|BS Bahamian|BT Bhutanese|BW Botswanan|BY Belarusian|BY Belarussian
    BZ Belizean|CA Canadian|CH Swiss|CI Ivorian|CL Chilean|CM Cameroonian|CN Chinese|CO Colombian
    CR Costa Rican|CU Cuban|CV Cape Verdean|CY Cypriot|CZ Czech|DE German|DJ Djiboutian|DK Danish|DK Danes
    DZ Algerian|EC Ecuadorian|EC Ecuadorean|EE Estonian|EG Egyptian|ER Eritrean|ES Spanish|ES Spaniard
    ET Ethiopian|FI Finnish|FI Finns|FJ Fijian|FR French|FR Frenchman|FR Frenchmen|FR Frenchwoman
    GA Gabonese|GB Brit|GB British|GB Briton|GH Ghanaian|GL Greenlander|GL Greenlandic|GM Gambian|GR Greek
    GT Guatemalan|GY Guyanese|HN Honduran|HR Croatian|HR Croat|HT Haitian|HU Hungarian|ID Indonesian
    IE Irish|IE Irishman|IE Irishmen|IL Israeli|IN Indian|IQ Iraqi|IR Iranian|IS Icelandic|IS Icelander
    IT Italian|JM Jamaican|JO Jordanian|JP Japanese|KE Kenyan|KG Kyrgyz|KG Kyrgyzstani|KH Cambodian
    KM Comorian|KP North Korean|KR South Korean|KW Kuwaiti|KZ Kazakh|KZ Kazakhstani|LA Laotian|LB Lebanese
    LI Liechtensteiner|LK Sri Lankan|LR Liberian|LT Lithuanian|LU Luxembourger|LU Luxembourgish|LV Latvian
    LY Libyan|MA Moroccan|MC Monegasque|MD Moldovan|MD Moldavian|ME Montenegrin|MG Malagasy|ML Malian
    MK Macedonian|MM Burmese|MN Mongolian|MR Mauritanian|MT Maltese|MU Mauritian|MV Maldivian|MW Malawian
    MX Mexican|MY Malaysian|MZ Mozambican|NA Namibian|NE Nigerien|NG Nigerian|NI Nicaraguan|NL Dutch
    NL Dutchman|NL Dutchmen|NO Norwegian|NP Nepalese|NP Nepali|NZ New Zealander|OM Omani|PA Panamanian
    PE Peruvian|PG Papua New Guinean|PH Filipino|PH Filipina|PK Pakistani|PL Polish|PL Poles
    PR Puerto Rican|PS Palestinian|PT Portuguese|PY Paraguayan|QA Qatari|RO Romanian|RS Serbian|RU Russian
    RW Rwandan|SA Saudi Arabian|SA Saudi|SC Seychellois|SD Sudanese|SE Swedish|SE Swede|SG Singaporean
    SI Slovenian|SI Slovene|SK Slovak|SK Slovakian|SL Sierra Leonean|SM Sammarinese|SN Senegalese|SO Somali
    SR Surinamese|SS South Sudanese|SV Salvadoran|SV Salvadorean|SY Syrian|TD Chadian|TG Togolese|TH Thai
    TJ Tajik|TL East Timorese|TM Turkmenistani|TN Tunisian|TO Tongan|TR Turkish|TR Turk|TT Trinidadian
    TW Taiwanese|TZ Tanzanian|UA Ukrainian|UG Ugandan|US American|UY Uruguayan|UZ Uzbek|UZ Uzbekistani
    VE Venezuelan|VN Vietnamese|VU Vanuatuan|XK Kosovar|XK Kosovan|YE Yemeni|ZA South African|ZM Zambian
    ZW Zimbabwean
    GB-SCT Scottish|GB-SCT Scots|GB-SCT Scotsman|GB-SCT Scotsmen
    GB-WLS Welsh|GB-WLS Welshman
    GB-WLS Welshmen|GB-ENG English|GB-ENG Englishman|GB-ENG Englishmen|GB-NIR Northern Irish|CZ Czechs
"""

# Of several countries, or of a country's parts or neighbours: groups that link to no country.
_OF_NONE = """
    African American|African-American|American Indian|Asian American|Asian-American|Bosnian Serb|Bosniak
    Central American|Congolese|Crimean Tatar|Dominican|East African|East Asian|East German|Georgian
    Greek Cypriot|Guinean|Israeli Arab|Korean|Latin American|Mexican American|Mexican-American
    Native American|North African|North American|Samoan|Scandinavian|Serb|South American|South Asian
    Turkish Cypriot|West African|West German|West Indian|Yugoslav
"""

_NO_PLURAL = ("ese", "ish", "ch", "sh", "men", "man", "s", "yz", "ic")


def _demonyms() -> dict[str, str | None]:
    known: dict[str, str | None] = {}
    for line in _OF_COUNTRIES.strip().split("\n"):
        for entry in line.strip().split("|"):
            code, word = entry.split(" ", maxsplit=1)
            known.update(dict.fromkeys(_forms(word), code))
    for word in listed(_OF_NONE):
        known.update(dict.fromkeys(_forms(word)))
    return known


def _forms(word: str) -> tuple[str, ...]:
    return (word,) if word.endswith(_NO_PLURAL) else (word, word + "s")


DEMONYMS: Mapping[str, str | None] = _demonyms()
"""Demonyms and adjectives of nationality, each with the code of its country: "FR", "GB-SCT".

None stands for those that name no country or one of several: "Korean", "Bosnian Serbs", "Latin American".
"""
