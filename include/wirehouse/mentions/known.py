"""Organizations that news names without saying what they are, and what looks like one and is none."""

from wirehouse.text.vocabulary import AGENCIES, listed

_ALIASES = {
    "Islamic State": "isis|isil|is group|islamic state|islamic state of iraq and syria|daesh"
    "|islamic state group|islamic state of iraq and the levant",
    "United Nations": "un|u.n.|united nations|onu|vereinte nationen|nations unies|naciones unidas"
    "|nazioni unite",
    "European Union": "eu|e.u.|european union|europäische union|union européenne|unión europea|unione europea"
    "|união europeia|europese unie|ue",
    "NATO": "nato|n.a.t.o.|otan",
    "Al-Qaeda": "al qaeda|al-qaeda|al qaida|al-qaida|qaeda",
    "New York Times": "new york times|nytimes|ny times|n.y. times",
    "World Health Organization": "world health organization|world health organisation",
    "Associated Press": "associated press|ap",
    "Federal Reserve": "federal reserve|fed",
    "White House": "white house",
}
_NAMES = listed(
    """
    ABC News|ACLU|Airbus|Al Jazeera|Al-Shabaab|Alibaba|Amazon|Amnesty International|Anthropic|Apple Inc.|BBC
    BBC News|Bild|Black Lives Matter|BlackRock|Bloomberg|BMW|Boeing|Boko Haram|Breitbart|Breitbart News
    Bundesbank|Bundesrat|Bundestag|BuzzFeed|BuzzFeed News|Capitol Hill|CBS|CBS News|CDC|CDU|Chevron|CIA
    Citigroup|CNBC|CNN|Comcast|Congress|Corriere della Sera|CSU|C-SPAN|Daimler|Democracy Now
    Department of Justice|Der Spiegel|Deutsche Bahn|Deutsche Bank|DHS|Die Welt|Die Zeit|Disney|DNC
    Downing Street|Dropbox|ECB|El Mundo|El País|EPA|ESPN|Europol|Eurostat|Exxon|ExxonMobil|Facebook|FBI|FDA
    FDP|FEMA|FIFA|Ford Motor|Fox News|Gallup|Gazprom|General Electric|General Motors|Goldman Sachs|Google
    GOP|Greenpeace|Hamas|HarperCollins|Hezbollah|Hizbollah|Honda|House of Commons|House of Lords
    House of Representatives|HSBC|Huffington Post|Human Rights Watch|IAEA|IBM|ICE|IMF|Instagram|Intel
    Interpol|IRA|IRS|ISI|Ikea|JPMorgan|JPMorgan Chase|Kickstarter|Knesset|Kremlin|L’Oréal|La Repubblica
    Le Figaro|Le Monde|Lehman Brothers|Libération|LinkedIn|Lockheed Martin|Lufthansa|McDonald's|McKinsey
    Mercedes-Benz|Merrill Lynch|Microsoft|Moody’s|Moody's|Morgan Stanley|Marks & Spencer|Johnson & Johnson
    Mossad|MSNBC|Muslim Brotherhood|NAACP|NASA|NBC|NBC News|Netflix|Newsweek|NHS|Nike|Nintendo|Nissan|Nokia
    Novartis|NPR|NRA|NSA|NYPD|OECD|OPEC|OpenAI|OSCE|Panasonic|PBS|Pentagon|Pew|Pfizer|Planned Parenthood
    Politico|ProPublica|PLO|PKK|Quinnipiac|Reddit|Red Cross|Red Crescent|Renault|RNC|Rosneft|Royal Navy
    Russia Today|Salon|Samsung|Scotland Yard|SEC|Secret Service|Senate|Shell|Siemens|Silicon Valley|Skype
    Snapchat|Sony|Sotheby's|SpaceX|SPD|Spotify|Starbucks|State Department|Supreme Court|Süddeutsche Zeitung
    Tagesschau|Taliban|Tesla|ThyssenKrupp|Time magazine|Toyota|Twitter|Uber|UKIP|UNESCO|UNHCR|UNICEF
    UnitedHealth|Univision|US Congress|USDA|USA Today|Viacom|Vodafone|Volkswagen|Vox|Wall Street Journal
    Walmart|Wal-Mart|Warner Bros.|Washington Post|Wells Fargo|Whitehall|WHO|WikiLeaks|Wikipedia|World Bank
    WTO|Yahoo|YouGov|YouTube|ARD|ZDF|TF1|RAI|NOS|RTL|AfD|Alternative für Deutschland|FARC|FCC|FTC|FAA|NTSB
    NIH|NOAA|DOJ|ISIS-K|TSA|NFL|NBA|MLB|NHL|UEFA|IOC|NCAA|Slate|Vanity Fair|Daily Beast|Daily Caller
    Daily Mail|The Hill|Monmouth University|House Judiciary Committee|Homeland Security|Border Patrol
    Coast Guard|Marine Corps|Special Forces|Vatican|Holy See|Bundesverfassungsgericht|Elysée|Élysée
    Quai d'Orsay|Sinn Féin|Likud|Hollywood Reporter|Business Insider
    """
) - {"ICE", "Salon", "Shell", "Silicon Valley", "WHO", "Capitol Hill", "Slate", "Pew", "Intel"}


def _known() -> dict[str, str]:
    """Map every form of a known organization, in lower case, to its usual name."""
    known = {name.lower().replace("’", "'"): name for name in _NAMES}
    known.update(
        (name, usual.removeprefix("The "))
        for name, usual in AGENCIES.items()
        if len(name) > 3 or name in {"afp", "upi", "efe", "pti", "dpa"}
    )
    for usual, forms in _ALIASES.items():
        known.update(dict.fromkeys(forms.split("|"), usual))
    return known


_KNOWN = _known()
# Forms of three letters and less that are no acronyms; of acronyms the small letters make other words ("Un").
_SHORT_NAMES = {"fed", "rai", "vox"}


_LONGEST_ACRONYM = 5  # letters; longer words in capitals are words oftener


def usual_name(shown: str) -> str | None:
    """Return the usual name of an organization that news names without saying what it is, if this is one."""
    key = shown.lower().replace("’", "'")
    if len(key) < 4 and not shown.isupper() and key not in _SHORT_NAMES:
        return None
    return _KNOWN.get(key)


# What ends like an organization's name and is none.
NO_ORGANIZATIONS = listed(
    """
    electoral college|oval office|front office|box office|home office|high school|middle school
    elementary school|grand jury|united front|united states|western front|eastern front|red line|cold war
    free press|national guard|world today|state of the union|press office|post office
    attorney general's office|west bank|left bank
    """
) - {"national guard", "home office"}

# Capitals that abbreviate no organization.
_NO_ACRONYMS = listed(
    """
    A|AC|AD|AI|AIDS|AKA|AM|APR|ATM|BA|BC|BCE|BST|CCTV|CE|CEO|CEOs|CET|CFO|COVID|CO|COO|CPI|CT|CV|DC|DIY|DNA
    DUI|DVD|EDT|EST|ET|ETA|FAQ|FILE|FM|FYI|GDP|GMT|GPS|HD|HIV|HQ|HR|I|ID|II|III|IP|IPO|IQ|IT|IV|IVF|IX|JPG
    KM|LGBT|LGBTQ|LLC|LP|MA|MBA|MD|MP|MPs|MRI|MS|MSc|NEW|NGO|NGOs|NO|OK|OMG|PC|PCR|PDF|PDT|PhD|PHOTO|PM|PR
    POTUS|PST|PTSD|Q|QC|RIP|RNA|RSS|SMS|SCOTUS|SOS|SUV|SUVs|TV|TVs|UFO|US|USA|UK|UAE|USSR|UTC|VAT|VI|VII
    VIII|VIP|VIDEO|VP|VS|WMD|WW|WWI|WWII|XI|XV|XX|NY|NYC|LA|SF|CA|TX|FL|PA|NJ|VA|MA|OH|MI|NC|GA|WA|IL|AZ|TN
    MO|MD|WI|MN|CO|AL|SC|LA|KY|OR|OK|IA|NV|UT|AR|MS|KS|DR|EUR|USD|GBP|WLAN|LED|LNG|CO2|CEST|MEZ|USB|URL|EV
    EVs|ICU|ER|PPE|BLM|RT|TL|DM
    """
)


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as the acronym of an organization: "VRRN", or "V.R.R."."""
    if not word.isupper():
        return False
    letters = word.replace(".", "")
    dotted = len(letters) < len(word)
    return (
        2 + dotted <= len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters not in _NO_ACRONYMS
    )
