"""Words within names that tell what is named, and capitalised words of no name; in lower case."""

from wirehouse.text.vocabulary import FUNCTION_WORDS, listed

# The last word of an organization's name, and words that a name in "of" or "for" begins with.
ORGANIZATION_HEADS = listed(
    """
    academy|administration|agency|airlines|airways|alliance|assembly|association|associates|authority|bank
    board|broadcasting|brothers|bundesbank|bureau|cabinet|caucus|center|centre|chamber|charity|church|club
    co|co.|coalition|college|commission|committee|company|confederation|conference|congress|consortium
    consulting|cooperative|corp|corp.|corporation|council|court|courts|daily|department|directorate
    electronics|energy|enterprises|federation|fellowship|firm|force|forces|foundation|front|fund|gazette
    group|guard|guardian|herald|holdings|hospital|inc|inc.|industries|initiative|institute|institution
    insurance|international|investments|journal|laboratories|laboratory|labs|league|ledger|legislature|llc
    ltd|ltd.|magazine|media|ministry|mission|monitor|motors|movement|museum|navy|network|networks|news
    newspaper|newspapers|observatory|office|orchestra|organisation|organization|parliament|partners
    partnership|party|pharmaceuticals|plc|police|post|press|productions|project|publishers|publishing
    railways|records|reserve|review|school|schools|securities|senate|service|services|society|solutions
    standard|studios|syndicate|systems|technologies|telegraph|telecom|television|times|today|treasury
    tribunal|tribune|trust|union|united|university|watch|weekly|works|army|airforce|intelligence|chronicle
    dispatch|bulletin|courier|examiner|inquirer|globe|mirror|argus|gmbh|ag|sa|spa|verein|verband|partei
    universität|ministerium|bundestag|bundesrat|gewerkschaft|stadtwerke|genossenschaft|zeitung|nachrichten
    universidad|università|université|universidade|ministerio|ministère|ministério|ministero|banco|banca
    banque|partido|partito|parti|syndicat|asociación|oil|gas|conservancy|mosque|synagogue|cathedral|parish
    clinic|pictures|ventures|capital|ministries|embassy|consulate|tribunals|images
    """
)
# Heads that are family names as well, after a given name.
FAMILY_NAMES = listed(
    "church|club|guard|post|press|union|court|courts|day|hall|hill|lake|park|street|war|field"
)

# Offices that are family names as well, after a given name and at the end ("Stephen King").
OFFICE_FAMILY_NAMES = listed(
    "king|prince|duke|pope|judge|justice|major|bishop|cardinal|dean|singer|marshal|constable|richter"
)

# Heads that take "of", "for" or "on" ("Ministry of Health", "Institute for Sea Trade", "Bank of England").
ORGANIZATION_OF = listed(
    """
    academy|agency|alliance|army|assembly|association|bank|board|bureau|center|centers|centre|centres
    chamber|church|coalition|college|commission|committee|confederation|conference|congress|cooperative
    council|court|department|directorate|embassy|federation|foundation|friends|fund|house|institute
    institution|joint|league|library|ministry|mission|movement|museum|office|order|organisation|organization
    party|school|senate|service|society|supreme|treasury|trust|union|university|parliament|brotherhood|bank
    university|front|legion|sons|knights|ministerio|ministère|ministério|ministero|universidad|université
    università|universidade|banco|banque|banca
    """
)
# Heads that stand first also without a preposition ("Partido Popular").
LEADING_HEADS = listed(
    """
    banca|banco|banque|ministerio|ministère|ministero|ministério|partei|parti|partido|partij|partito|università
    universidad|universidade|université|universiteit|universität|sindicato|syndicat|istituto|instituto
    """
)
# What ministries, committees and agencies care for: the first of two such words around "and".
PORTFOLIOS = listed(
    """
    agriculture|arts|business|citizenship|commerce|culture|defence|defense|development|disease|drug|economic
    economy|education|employment|energy|environment|equality|finance|fire|food|foreign|health|housing|human
    immigration|industry|information|innovation|intelligence|interior|justice|labor|labour|media|medicine
    music|oversight|planning|policy|prevention|rehabilitation|research|safety|science|sciences|securities
    security|standards|strategic|tax|technology|tourism|trade|training|transport|transportation|urban
    veterans|water|welfare|youth|bill
    """
)
ORGANIZATION_NOUNS = listed(
    """
    agency|airline|association|bank|broadcaster|bookseller|brewer|builder|carmaker|carrier|chain|channel
    charity|club|company|conglomerate|consultancy|contractor|cooperative|daily|developer|distributor|firm
    foundation|giant|group|insurer|lender|magazine|maker|manufacturer|newspaper|operator|organisation
    organization|party|publisher|retailer|startup|start-up|studio|supermarket|supplier|tabloid|think-tank
    union|university|utility|weekly|network|website|unternehmen|firma|konzern|zeitung|entreprise|société
    journal|empresa|compañía|diario|azienda|giornale|jornal|bedrijf|krant|brand|automaker|militia|nonprofit
    ngo
    """
)
"""Common nouns for organizations, as they stand before a name ("the retailer Hollar & Finch")."""

# The last word of names that are neither person nor organization.
THING_HEADS = listed(
    """
    act|affair|agreement|airport|amendment|anniversary|avenue|award|awards|bay|beach|bill|boulevard|bridge
    building|campaign|canal|castle|champions|championship|championships|coast|constitution|convention|county
    cup|day|debate|desert|district|election|elections|era|eve|falls|festival|farm|farms|city|garden|gardens
    biennial|armory|zoo|flight|forest|games|gate|gulf|hall|harbor|harbour|height|heights|highway|hill|hills
    hotel|house|hurricane|initiative|island|islands|lake|lane|law|line|manor|mall|medal|memorial|mountain
    mountains|night|ocean|open|palace|park|pass|peace|peninsula|place|plan|plateau|plaza|pool|port|prize
    province|protocol|resort|revolution|ridge|river|road|scandal|sea|season|series|square|stadium|state
    station|street|strip|summit|sunday|terrace|theater|theatre|tower|towers|town|trail|treaty|trophy|tunnel
    valley|village|war|wars|way|week|wing|world|year|zone|zoo|room|rules|rule|code|doctrine|syndrome|disease
    virus|airbase|base|platz|straße|strasse|brücke|bahnhof|gesetz|preis|plaza|calle|avenida|rue|place|pont
    gare
    """
)
# Geographic words that a place's own name begins or ends with.
PLACE_HEADS = listed(
    """
    bay|beach|bridge|canal|cape|coast|creek|desert|falls|forest|gulf|harbor|harbour|hills|island|islands
    isle|lagoon|lake|mount|mountain|mountains|ocean|peninsula|plateau|river|sea|strait|valley|volcano
    """
)

# Words that open sentences, calendar words, and others that are written with a capital and belong to no name.
NO_NAME = FUNCTION_WORDS | listed(
    """
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july
    august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|jan.|feb.
    aug.|sept.|oct.|nov.|dec.|today|yesterday|tomorrow|tonight|ago|although|among|amid|already|another|any
    anyone|around|away|back|behind|below|beneath|beside|besides|beyond|by|despite|down|each|earlier|early
    either|else|enough|even|ever|every|everybody|everyone|everything|except|few|finally|first|five|following
    former|four|further|furthermore|given|hardly|hence|here|hers|herself|himself|however|hundreds|indeed
    inside|instead|itself|last|late|later|least|less|let|lot|many|maybe|me|meanwhile|might|millions|mine
    moreover|most|mostly|much|must|myself|near|nearly|neither|never|nevertheless|next|nine|nobody|none
    nonetheless|nor|nothing|now|nowhere|off|often|once|only|onto|otherwise|ours|perhaps|please|quite|rather
    recent|recently|same|second|seven|several|shall|should|since|six|soon|still|such|ten|thank|thanks|then
    thereafter|therefore|third|though|thousands|three|throughout|thus|till|together|too|toward|towards|twice
    two|under|unless|unlike|until|upon|us|usually|very|via|well|what's|whatever|whenever|whereas|wherever
    whether|whichever|whoever|whole|whom|whose|why|within|without|yes|yet|yours|asked|according|based|born
    speaking|told|here's|that's|it's|there's|he's|she's|i'm|i'll|i've|don't|let's|we're|we've|they're|you're
    didn't|doesn't|isn't|can't|won't|it’s|that’s|there’s|he’s|she’s|i’m|i’ll|i’ve|i’d|don’t|let’s|we’re
    we’ve|they’re|you’re|didn’t|doesn’t|isn’t|can’t|won’t|what’s|here’s|ok|okay|hey|hi|hello|dear|god|look
    read|see|watch|listen|photo|image|video|picture|file|via|update|updated|breaking|exclusive|ich|du|er|sie
    wir|ihr|seit|nach|bei|beim|zum|zur|aber|oder|wenn|dass|daß|weil|wie|was|wer|wo|im|am|vom|bis|durch|gegen
    ohne|um|über|unter|vor|zwischen|dieser|diese|dieses|jeder|jede|jedes|alle|viele|einige|andere|kein|keine
    mehr|noch|schon|nur|doch|dann|deshalb|denn|damit|montag|dienstag|mittwoch|donnerstag|freitag|samstag
    sonntag|ende|anfang|mitte|januar|februar|märz|mai|juni|juli|oktober|dezember|elf|zwei|drei|vier|fünf
    sechs|sieben|acht|neun|zehn|à|où|là|selon|après|avant|depuis|chez|mais|donc|or|car|si|quand|comme|ainsi
    alors|aussi|cela|ceci|elle|ils|elles|nous|vous|je|tu|leur|leurs|mon|ton|son|notre|votre|moi|dès|pendant
    lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|según|desde|hasta|entre|sin|sobre|tras|pero|cuando
    donde|ahora|también|otros|otras|algunos|algunas|este|esta|estos|estas|ese|esa|lunes|martes|miércoles
    jueves|viernes|sábado|domingo|ya|muy|mientras|toda|todo|todos|todas|secondo|dopo|prima|anche|ma|quando
    dove|questo|questa|questi|queste|gli|uno|nella|nelle|nei|sulla|dalla|alla|depois|antes|também|mas|onde
    agora|este|esta|isso|não|segundo|na|nas|nos|num|numa|daar|maar|toen|nu|ook|deze|die|universe|er|hij|zij
    wij|ze|naar|bij|tot|tegen|tussen|ons|onze|hun|waar|wat|wie|hoe
    """
)

# Small words that may stand inside a person's name.
PARTICLES = listed(
    """
    abu|al|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|e|el|ibn|la|las|le|los|ten|ter|van|von|y|zu|zum
    zur
    """
)
