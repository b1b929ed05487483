"""Groups that are no nationality: followers of parties and religions, and peoples without a state."""

from wirehouse.text.vocabulary import listed

_PLURALS = listed(
    """
    Republicans|Democrats|Conservatives|Tories|Liberals|Socialists|Communists|Marxists|Islamists|Salafists
    Jihadists|Muslims|Christians|Catholics|Protestants|Jews|Hindus|Buddhists|Sikhs|Sunnis|Shiites|Shias
    Mormons|Evangelicals|Anglicans|Lutherans|Methodists|Baptists|Presbyterians|Quakers|Orthodox|Copts|Druze
    Alawites|Yazidis|Ahmadis|Bahais|Zionists|Kurds|Palestinians|Arabs|Tatars|Uighurs|Uyghurs|Tibetans
    Chechens|Roma|Rohingya|Hutus|Tutsis|Pashtuns|Hazaras|Tuaregs|Berbers|Basques|Catalans|Bavarians|Scots
    Hispanics|Latinos|Latinas|Inuit|Maoris|Houthis|Zulus|Sorbs|Bretons|Corsicans|Flemings|Walloons|Turkmens
    Aborigines|Texans|Californians|Londoners|Parisians|Europeans|Africans|Asians|Africans|Nazis|Confederates
    Unionists|Libertarians|Peronists|Maoists|Sandinistas
    """
)
_OTHER_FORMS = {
    "republican": "Republicans",
    "democratic": "Democrats",
    "tory": "Tories",
    "shi'ite": "Shiites",
    "shi’ite": "Shiites",
    "shi'ites": "Shiites",
    "shi’ites": "Shiites",
    "shia": "Shias",
    "shi'a": "Shias",
    "shi’a": "Shias",
    "islamic": "Muslims",
    "moslem": "Muslims",
    "moslems": "Muslims",
    "jewish": "Jews",
    "kurdish": "Kurds",
    "arab": "Arabs",
    "arabic": "Arabs",
    "scottish": "Scots",
    "basque": "Basques",
    "turkmen": "Turkmens",
    "african-american": "African-Americans",
    "african-americans": "African-Americans",
    "latino": "Latinos",
    "roman catholic": "Catholics",
    "roman catholics": "Catholics",
}
# Singulars that are ordinary words when they stand alone ("a liberal", in a sentence's first place).
_AMBIGUOUS = {
    "liberal",
    "conservative",
    "evangelical",
    "socialist",
    "orthodox",
    "roma",
    "unionist",
    "libertarian",
}


def _forms() -> dict[str, str]:
    """Map every form, in lower case, to the plural that names the group."""
    forms = dict(_OTHER_FORMS)
    for plural in _PLURALS:
        forms[plural.lower()] = plural
        if plural.endswith("s"):
            forms.setdefault(plural[:-1].lower(), plural)
    return {form: plural for form, plural in forms.items() if form not in _AMBIGUOUS}


GROUPS = _forms()
"""Names of groups and their adjectives, in lower case: the plural that names the group."""
