"""General word lists: what pages, months, agencies and function words are called. No site, no article."""

FUNCTION_WORDS = frozenset(
    # English
    "the of and to in a is that for on with as was at by it from his he be are an this have has had but not"
    " they who were their which or will would been its after she her said than more when about also one into"
    " what there out if up no could we you can i our your all some over so my them him how just like other"
    " because while before between during against through where both being did do does had those these"
    # Spanish, French, Portuguese, Italian, German, Dutch
    " el la los las del que en un una por con para se como más pero sus le les des du est et dans pour sur au"
    " aux qui ne pas plus ce cette son sa ses o os as da do dos das um uma não com na no em il di che e per"
    " non sono della dei nel der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch"
    " de het een van dat op te zijn voor met".split()
)

# Function words no sentence, title or heading ends with: a line that does is broken off.
OPEN_ENDINGS = frozenset(
    ["the", "a", "an", "of", "and", "to", "in", "for", "on", "with", "as", "at", "by", "from", "that", "which", "who", "his", "her", "its", "their", "our", "your", "or", "but", "than", "is", "are", "was", "were", "be", "been", "will", "would", "has", "have", "had", "he", "she", "they", "we", "into", "between", "about", "after", "before", "against", "mr.", "mrs.", "ms.", "dr.", "gen.", "sen.", "rep.", "gov.", "prof.", "st.", "lt.", "col.", "sgt.", "capt.", "adm.", "rev.", "hon.", "jr.", "vs.", "no."]
)

HONORIFICS = frozenset(
    ["mr.", "mrs.", "ms.", "dr.", "gen.", "sen.", "rep.", "gov.", "prof.", "st.", "lt.", "col.", "sgt.", "capt.", "adm.", "rev.", "hon.", "pres.", "sec.", "maj.", "cmdr.", "messrs.", "mme.", "mlle.", "fr.", "sr.", "insp.", "supt.", "det.", "amb.", "atty.", "vs.", "no.", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."]
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# News agencies by the names that stand in datelines and credits, with the name they are known by.
AGENCIES = {
    name.lower(): name
    for name in (
        "AFP", "Agence France-Presse", "AP", "Associated Press", "The Associated Press", "Reuters", "UPI",
        "United Press International", "TASS", "ITAR-TASS", "Interfax", "RIA Novosti", "Xinhua", "Kyodo",
        "Kyodo News", "Yonhap", "PTI", "Press Trust of India", "ANI", "IANS", "UNI", "APP", "Bernama", "Antara",
        "ANSA", "Adnkronos", "EFE", "Europa Press", "Lusa", "DPA", "dpa", "APA", "ANP", "Belga", "Ritzau", "NTB",
        "TT", "STT", "PAP", "CTK", "MTI", "Agerpres", "BTA", "Tanjug", "Hina", "Anadolu", "Anadolu Agency", "AA",
        "IRNA", "ISNA", "Fars", "SANA", "WAFA", "SPA", "QNA", "KUNA", "WAM", "MENA", "Petra", "NNA", "PA",
        "PA Media", "Press Association", "AAP", "NZPA", "The Canadian Press", "CP", "Bloomberg", "Bloomberg News",
        "Dow Jones", "CNS", "IPS", "Inter Press Service", "KCNA", "VNA", "Ukrinform", "UNIAN", "Notimex", "Telam",
        "Agencia EFE", "Agencia Brasil", "Prensa Latina", "NAN", "GNA", "SAPA", "CNA", "BNO", "ANA",
    )
}  # fmt: skip
