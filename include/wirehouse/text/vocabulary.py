"""General word lists: what months, agencies, titles and function words are called. No site, no article."""


def listed(text: str) -> frozenset[str]:
    """Read a list whose entries stand between bars or line ends."""
    return frozenset(entry for line in text.split("\n") for entry in line.strip().split("|") if entry)


# Words that make sentences out of words, in seven languages; no list of names holds many of them.
FUNCTION_WORDS = listed(
    """
    a|about|after|against|all|als|also|an|and|are|as|at|au|auch|auf|aux|be|because|been|before|being
    between|both|but|by|can|ce|cette|che|com|como|con|could|da|dans|das|dat|de|dei|del|della|dem|den|der
    des|di|did|die|do|does|dos|du|during|e|een|ein|eine|el|em|en|est|et|for|from|für|had|has|have|he|her
    het|him|his|how|i|if|il|im|in|into|is|ist|it|its|just|la|las|le|les|like|los|met|mit|more|my|más|na
    ne|nel|nicht|no|non|not|não|o|of|on|one|op|or|os|other|our|out|over|para|pas|per|pero|plus|por|pour
    que|qui|sa|said|se|ses|she|sich|so|some|son|sono|sur|sus|te|than|that|the|their|them|there|these
    they|this|those|through|to|um|uma|un|una|und|up|van|von|voor|was|we|were|what|when|where|which|while
    who|will|with|would|you|your|zijn|zu
    """
)

# Words no sentence, title or heading ends with: a line that does is broken off.
OPEN_ENDINGS = listed(
    """
    a|about|adm.|after|against|an|and|are|as|at|be|been|before|between|but|by|capt.|col.|dr.|for|from
    gen.|gov.|had|has|have|he|her|his|hon.|in|into|is|its|jr.|lt.|mr.|mrs.|ms.|no.|of|on|or|our|prof.
    rep.|rev.|sen.|sgt.|she|st.|than|that|the|their|they|to|vs.|was|we|were|which|who|will|with|would
    your
    """
)

# Abbreviations whose full stop ends no sentence.
HONORIFICS = listed(
    """
    adm.|amb.|atty.|aug.|capt.|cmdr.|col.|dec.|det.|dr.|feb.|fr.|gen.|gov.|hon.|insp.|jan.|lt.|maj.
    messrs.|mlle.|mme.|mr.|mrs.|ms.|no.|nov.|oct.|pres.|prof.|rep.|rev.|sec.|sen.|sept.|sgt.|sr.|st.
    supt.|vs.
    """
)

# Months by their names and abbreviations in seven languages.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january|jan|enero|janvier|januar|janeiro|gennaio|januari",
            "february|feb|febrero|février|februar|fevereiro|febbraio|februari",
            "march|mar|marzo|mars|märz|março|maart",
            "april|apr|abril|avril|aprile",
            "may|mayo|mai|maio|maggio|mei",
            "june|jun|junio|juin|juni|junho|giugno",
            "july|jul|julio|juillet|juli|julho|luglio",
            "august|aug|agosto|août|augustus",
            "september|sept|sep|septiembre|septembre|setembro|settembre",
            "october|oct|octubre|octobre|oktober|outubro|ottobre",
            "november|nov|noviembre|novembre|novembro",
            "december|dec|diciembre|décembre|dezember|dezembro|dicembre",
        ),
        start=1,
    )
    for name in names.split("|")
}

# News agencies by the names that stand in datelines and credits, as they are usually written.
AGENCIES = {
    name.lower(): name
    for name in listed(
        """
        AFP|Agence France-Presse|AP|Associated Press|The Associated Press|Reuters|UPI
        United Press International|TASS|ITAR-TASS|Interfax|RIA Novosti|Xinhua|Kyodo|Kyodo News|Yonhap
        PTI|Press Trust of India|ANI|IANS|UNI|APP|Bernama|Antara|ANSA|Adnkronos|EFE|Europa Press|Lusa
        APA|ANP|Belga|Ritzau|NTB|TT|STT|PAP|CTK|MTI|Agerpres|BTA|Tanjug|Hina|Anadolu|Anadolu Agency|AA
        IRNA|ISNA|Fars|SANA|WAFA|SPA|QNA|KUNA|WAM|MENA|Petra|NNA|PA|PA Media|Press Association|AAP|NZPA
        The Canadian Press|CP|Bloomberg|Bloomberg News|Dow Jones|CNS|IPS|Inter Press Service|KCNA|VNA
        Ukrinform|UNIAN|Notimex|Telam|Agencia EFE|Agencia Brasil|Prensa Latina|NAN|GNA|SAPA|CNA|BNO|ANA
        dpa
        """
    )
}
