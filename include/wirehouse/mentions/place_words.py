"""Words beside the names of places, and names that are as often something else."""

from wirehouse.mentions.groups import GROUPS
from wirehouse.mentions.words import OFFICES
from wirehouse.text.vocabulary import FUNCTION_WORDS, MONTHS, listed

# What only places stand after.
LOCATIVE = listed(
    """
    across|around|capital|city|dans|em|en|throughout|in|inside|na|naar
    nach|near|nearby|outside|te|town|village|downtown
    """
)
# What says so in small letters only.
DIRECTIONS = listed(
    """
    central|northern|southern|eastern|western|suburban|upstate|rural
    northeastern|northwestern|southeastern|southwestern|north-eastern|south-western|nördlich|südlich
    """
)
# What places stand after, and people too.
DIRECTIONAL = listed(
    """
    à|at|aus|bei|between|da|desde|from|hacia|into|leave|leaves|leaving|left|reach|reached|through|to|toward
    towards|via|visit|visited|visiting|bis|until|vanuit|off
    """
)
# What stands capitalized before a name that it is no part of.
BEFORE = FUNCTION_WORDS | listed(
    """
    across|along|around|beyond|central|downtown|eastern|following|former|inside|like|modern|near
    northern|northeastern|northwestern|occupied|outside|rural|southern|southeastern|southwestern|since
    suburban|throughout|today|toward|towards|under|until|unlike|upstate|via|western|within|without|despite
    now|then|yet|here|meanwhile|given|nach|aus|bei|seit|gegen|über|zwischen|sobre|desde|hacia|entre|hasta
    según|dans|chez|depuis|vers|contre|selon|tra|fra|dal|dalla|nella|verso|voor|naar|vanuit
    two|three|four|five|six|seven|eight|nine|ten|many|most|few|several|young|older|ordinary|fellow|both
    only|ethnic|black|white|millions|thousands|hundreds|dozens|among|amid|because|although|even|if
    """
)
# What follows capitalized without being part of the name: "Texas Governor", "in Paris Monday".
AFTER = (
    OFFICES.keys()
    | GROUPS.keys()
    | {name for name in MONTHS if len(name) > 2}
    | listed(
        """
        adm|capt|col|crown|defence|defense|finance|first|foreign|gen|gov|interior|lt|prime|prosecutor|rep|sen
        supreme|vice|monday|tuesday|wednesday|thursday|friday|saturday|sunday
        """
    )
)
# What "of" and a place may follow capitalized while the whole is no name: "President of France".
OF_HEADS = listed(
    """
    all|ambassador|archbishop|cities|city|citizens|dozens|east|emperor|government|governor|half|hundreds
    king|many|mayor|millions|minister|most|much|news|north|outside|part|parts|people|president|premier|queen
    residents|secretary|some|south|thousands|town|village|west|because|instead
    """
)
OF = {"of", "de", "di", "do", "von", "der", "du", "des", "del", "della", "van"}


# Places that are also surnames, given names, words or peoples.
DOUBTFUL = listed(
    """
    Aba|Alberta|Americana|Amol|Angers|Archway|Aurora|Austin|Banda|Bar|Bari|Bath|Batman|Beaumont|Bedford
    Belem|Belgrano|Bello|Benfica|Benin|Bergen|Bern|Berna|Best|Bethlehem|Bima|Blackburn|Bolton|Boma|Bradford
    Brest|Breves|Bristol|Brits|Buda|Buffalo|Burbank|Burton|Cadiz|Cali|Cambridge|Candelaria|Capas|Cartago
    Cary|Centennial|Cerro|Chad|Chanda|Chandler|Chia|Chita|Clinton|Colina|Columbia|Columbus|Como|Concepcion
    Concepción|Concord|Concordia|Contagem|Cook|Cork|Corona|Coronel|Crato|Davenport|Davie|Delta|Derby|Diego
    Dover|Dudley|Durham|Edison|Ejido|Elgin|Engels|Enterprise|Esmeraldas|Essen|Fatih|Federal|Fes|Florence
    Fontana|Ford|Formosa|Franca|Fremont|Gabela|Gama|Garland|Gaya|Georgia|Gera|Ginevra|Giron|Girón|Golfe
    Grant|Green|Halle|Hamilton|Hamm|Hampton|Harlem|Harrow|Hayward|Heath|Henderson|Hill|Hope|Hub|Hudson|Hue
    Ibarra|Imperatriz|Independence|Irving|Israel|Johnson|Jordan|Jos|Kennedy|Kent|Kenya|Kingston|Kirov|Kobe
    Konak|Kota|Lafayette|Lagarto|Lancaster|Lander|Langley|Latina|Laval|Lens|Levis|Libertad|Liberty|Lima
    Lincoln|Linden|Linhares|Lowell|Lucena|Maldonado|Male|Malé|Mango|Mansfield|Manta|Mantilla|Marica|Markham
    Mau|Mendoza|Merida|Merlo|Metro|Milagro|Milton|Minna|Miramar|Mission|Mitte|Mobile|Moga|Montana|Montgomery
    Moreno|Mosquera|Moss|Mérida|Naga|Nash|Natal|Navegantes|Neiva|Nelson|Newton|Nice|Nogales|Normal|Orange
    Oxford|Pace|Page|Palmas|Palmer|Palmira|Paradise|Parana|Paraná|Pasto|Paterson|Paulista|Pereira|Perm|Perth
    Pest|Phoenix|Pierre|Pole|Ponce|Posadas|Prato|Preston|Price|Providence|Pueblo|Puri|Queens|Quezon|Rangel
    Rawson|Reading|Reno|Renton|Resende|Resistencia|Reus|Richardson|Richmond|Rodriguez|Rohini|Rom|Roma|Safi
    Saki|Sale|Salem|Salta|Salto|Samara|Samba|Santana|Santiago|Santos|Sari|Serra|Sobral|Sofía|Soledad|Sorriso
    Split|Springs|Sucre|Surat|Surprise|Surrey|Sutton|Sydney|Tanga|Tema|Thornton|Timon|Toledo|Tours|Trindade
    Troy|Trujillo|Tula|Tyler|Union|Urdaneta|Valdivia|Valenzuela|Valera|Van|Vaughan|Verona|Viana|Victoria
    Virginia|Vista|Vitoria|Vitória|Wakefield|Warder|Warren|Watford|Wellington|Wells|Weston|Windsor|Worms
    York|Young
    """
)
# Places that have a namesake which the gazetteer does not know and which is meant as often.
UNCLEAR = listed(
    """
    Bali|Chinatown|Copacabana|Cornwall|Cumberland|Devon|Dorset|Durham|Essex|Galicia|Hampshire|Harlem
    Hollywood|Hull|Jersey|Jilin|Kent|Koreatown|Lancaster|Langley|Limburg|Middlesex|Newcastle|Norfolk|Punjab
    Somerset|Suffolk|Surrey|Sussex|Victoria|Waterloo|Westminster|Windsor|York
    """
)
