"""States, provinces and regions: where they lie, their abbreviations, and which cities lie in them."""

# Postal code, latitude and longitude of the middle of each US state, and its abbreviation in news style.
US_STATES = """
    AK 64 -152 Alaska|AL 32.8 -86.8 Ala.|AR 34.8 -92.4 Ark.|AZ 34.3 -111.7 Ariz.|CA 37.2 -119.5 Calif.
    CO 39 -105.5 Colo.|CT 41.6 -72.7 Conn.|DC 38.9 -77.02 D.C.|DE 39 -75.5 Del.|FL 28.5 -82.4 Fla.
    GA 32.7 -83.4 Ga.|HI 20.8 -156.5 Hawaii|IA 42.1 -93.5 Iowa|ID 44.4 -114.6 Idaho|IL 40 -89.2 Ill.
    IN 39.9 -86.3 Ind.|KS 38.5 -98.4 Kan.|KY 37.5 -85.3 Ky.|LA 31 -92 La.|MA 42.3 -71.8 Mass.
    MD 39 -76.8 Md.|ME 45.4 -69.2 Maine|MI 44.3 -85.4 Mich.|MN 46.3 -94.3 Minn.|MO 38.4 -92.5 Mo.
    MS 32.7 -89.7 Miss.|MT 47 -109.6 Mont.|NC 35.6 -79.4 N.C.|ND 47.4 -100.5 N.D.|NE 41.5 -99.8 Neb.
    NH 43.7 -71.6 N.H.|NJ 40.2 -74.7 N.J.|NM 34.4 -106.1 N.M.|NV 39.3 -116.6 Nev.|NY 42.9 -75.6 N.Y.
    OH 40.3 -82.8 Ohio|OK 35.6 -97.5 Okla.|OR 43.9 -120.6 Ore.|PA 40.9 -77.8 Pa.|RI 41.6 -71.5 R.I.
    SC 33.9 -80.9 S.C.|SD 44.4 -100.2 S.D.|TN 35.9 -86.4 Tenn.|TX 31.5 -99.3 Texas|UT 39.3 -111.7 Utah
    VA 37.5 -78.9 Va.|VT 44.1 -72.7 Vt.|WA 47.4 -120.4 Wash.|WI 44.6 -89.7 Wis.|WV 38.6 -80.6 W.Va.
    WY 43 -107.5 Wyo.
"""

# Parts of other countries: country, GeoNames' code of the part, its GeoNames id, latitude, longitude, names.
PARTS = """
    GB ENG 6269131 52.5 -1.5 England|Inghilterra|Inglaterra|Angleterre
    GB NIR 2641364 54.6 -6.7 Northern Ireland|Nordirland|Irlande du Nord|Irlanda del Norte|Irlanda del Nord
    GB SCT 2638360 56.5 -4.2 Scotland|Schottland|Écosse|Escocia|Scozia|Escócia|Schotland
    GB WLS 2634895 52.3 -3.7 Wales|Pays de Galles
    CA 01 5883102 54 -115 Alberta
    CA 02 5909050 53.7 -125 British Columbia
    CA 03 6065171 54 -97 Manitoba
    CA 04 6087430 46.5 -66 New Brunswick
    CA 05 6354959 53 -60 Newfoundland and Labrador|Newfoundland
    CA 07 6091530 45 -63 Nova Scotia
    CA 08 6093943 50 -86 Ontario
    CA 09 6113358 46.3 -63.2 Prince Edward Island
    CA 10 6115047 52 -72 Quebec|Québec
    CA 11 6141242 54 -106 Saskatchewan
    CA 12 6185811 63 -135 Yukon
    CA 13 6091069 65 -120 Northwest Territories
    CA 14 6091732 70 -90 Nunavut
    AU 01 2177478 -35.5 149 Australian Capital Territory
    AU 02 2155400 -32 147 New South Wales
    AU 03 2064513 -20 134 Northern Territory
    AU 04 2152274 -22 144.5 Queensland
    AU 05 2061327 -30 135 South Australia
    AU 06 2147291 -42 146.5 Tasmania
    AU 07 2145234 -37 144 Victoria
    AU 08 2058645 -25 122 Western Australia
"""

PART_ABBREVIATIONS = """
    CA 01 Alta.|CA 02 B.C.|CA 03 Man.|CA 04 N.B.|CA 07 N.S.|CA 08 Ont.|CA 09 P.E.I.|CA 10 Que.|CA 11 Sask.
    AU 02 NSW
"""

# Regions without a place in the gazetteer: they are mentions, but have no id and no point.
REGIONS = """
    Middle East|West Bank|Gaza Strip|Gaza|Crimea|Kashmir|Balkans|Caucasus|North Caucasus|Chechnya
    Kurdistan|Tibet|Xinjiang|Catalonia|Basque Country|Bavaria|Saxony|Flanders|Wallonia|Lombardy|Tuscany
    Sicily|Sardinia|Corsica|Brittany|Normandy|Provence|Andalusia|Silesia|Transylvania|Siberia
    Scandinavia|Latin America|Central America|Central Asia|Southeast Asia|South-East Asia|South Asia
    East Asia|Sub-Saharan Africa|West Africa|East Africa|North Africa|Southern Africa|Horn of Africa
    Sahel|Maghreb|Persian Gulf|South China Sea|East China Sea|Baltic Sea|Black Sea|Red Sea|Caspian Sea
    Mediterranean|Mediterranean Sea|North Sea|Arctic|Darfur|Donbas|Donbass|Donetsk Oblast|Golan Heights
    Sinai|Sinai Peninsula|Caribbean|Eastern Europe|Western Europe|Central Europe|Northern Europe
    Southern Europe|Eurasia|New England|Midwest|Silicon Valley|East Jerusalem|West Jerusalem|Punjab
    Helmand|Waziristan|North Waziristan|South Waziristan|Nagorno-Karabakh|Abkhazia|South Ossetia
    Transnistria|Northern Cyprus|Somaliland|Puntland|Korean Peninsula|Capitol Hill
    East Germany|West Germany|Yugoslavia|Soviet Union|USSR|Czechoslovakia|Nahost|Naher Osten|Moyen-Orient
    Oriente Medio|Medio Oriente|Oriente Médio|Midden-Oosten|Krim|Baviera|Bayern|Sachsen|Catalogne
    Cataluña|Catalogna|Catalunha|Sicilia|Cerdeña|Sardegna|Lombardia|Toscana|América Latina|Lateinamerika
    Amérique latine|Cisjordanie|Westjordanland|Cisjordania|Gazastreifen|Andalucía|País Vasco|Euskadi
"""

# Names of continents beside those of GeoNames, by its codes.
CONTINENTS = """
    EU Europa|AF Afrika|AF Afrique|AF África|AS Asien|AS Asie|NA Nordamerika|SA Südamerika
    AN Antarktis|SA Sudamérica|SA América del Sur|NA América del Norte|SA Zuid-Amerika
    SA Amérique du Sud|NA Amérique du Nord|NA Noord-Amerika
"""

# Names of cities in other languages or of other times; GeoNames says by its alternate names whose they are.
EXONYMS = """
    Mecca|Medina|St. Petersburg
    Addis Abeba|Adís Abeba|Aix-la-Chapelle|Alejandría|Alexandrie|Alger|Algier|Amberes|Amburgo|Antwerpen
    Anvers|Anversa|Argel|Atenas|Atene|Athen|Athene|Athènes|Bagdad|Bâle|Bangalore|Barcellona|Barcelone|Basle
    Beiroet|Belgrad|Belgrado|Beograd|Berlijn|Berlim|Berlín|Berlino|Bern|Berna|Beyrouth|Bolonia|Bombay
    Breslau|Brugge|Bruselas|Brüssel|Brussel|Bruxelas|Bruxelles|Bucarest|București|Bukarest|Burdeos|Calcutta
    Charkiw|Charkow|Cidade do Cabo|Città del Messico|Ciudad de México|Ciudad del Cabo|Cologne|Copenaghen
    Copenhague|Cracovia|Cracovie|Cracow|Damas|Damasco|Damaskus|Danzig|Den Haag|Dnipropetrovsk|Donezk|Dresda
    Dresde|Dubaï|Dubái|Dublín|Dublino|Édimbourg|Edimburgo|El Cairo|Estambul|Estocolmo|Estrasburgo|Fallujah
    Filadelfia|Firenze|Florença|Florenz|Francfort|Fráncfort|Francoforte|Frankfurt|Gante|Gaza City
    Genebra|Gênes|Genève|Genf|Genova|Génova|Genua|Gerusalemme|Ginebra|Ginevra|Göteborg|Haïfa|Hambourg
    Hamburgo|Hanói|Havanna|Hebron|Helsingfors|Hodeida|Hongkong|Idlib|Il Cairo|Jenin|Jérusalem|Jerusalén
    Jeruzalem|Johannesburgo|Kaapstad|Kaboul|Kairo|Kapstadt|Karatschi|Keulen|Khan Younis|Kharkov|Khartum|Kiev
    Kiew|Kobani|Königsberg|Konstantinopel|Kopenhagen|Krakau|Kuwait City|Kyjiw|København|L'Aia|L'Avana
    La Habana|La Havane|La Haya|La Haye|La Meca|La Mecque|La Nouvelle-Orléans|Laibach|Le Caire|Lemberg
    Leuven|Lione|Lipsia|Lisboa|Lisbona|Lisbonne|Lissabon|Lodz|Londen|Londra|Londres|Los Ángeles|Luik
    Lüttich|Luxembourg City|Luzern|Lvov|Lwiw|Lyons|Madras|Mailand|Malé|Manille|Marrakesch|Marseilles
    Marsella|Marsiglia|Mekka|Mekke|Mexiko-Stadt|Milán|Milano|Misrata|Mogadischu|Monaco di Baviera|Mosca
    Moscou|Moscovo|Moscú|Moskau|Moskou|München|Múnich|Munique|NYC|Nablus|Nápoles|Napoli|Naypyidaw|Neapel
    Neu-Delhi|New York|Niza|Nizza|Norimberga|Nova Iorque|Nova York|Nueva Delhi|Nueva Orleans|Nueva York
    Nuova Delhi|Nur-Sultan|Nürnberg|Odessa|Oporto|Padova|Parigi|Parijs|París|Pechino|Pekín|Pékin|Peking
    Pequim|Pionyang|Pjöngjang|Praag|Prag|Praga|Praha|Pressburg|Preßburg|Prishtina|Quebec City|Ramallah
    Rangoon|Raqqa|Reikiavik|Reval|Reykjavik|Riad|Riyad|Rom|Roma|Saïgon|Saigon|Saint-Pétersbourg|Salisburgo
    Saloniki|Salzburgo|San Petersburgo|San Pietroburgo|Sana'a|Sankt Petersburg|Saragossa|Schanghai|Séoul
    Seúl|Sevilha|Séville|Sídney|Singapur|Siviglia|Sofía|Stambul|Stoccarda|Stoccolma|Strasburgo|Strassburg
    Straßburg|Tallin|Tánger|Tanger|Teheran|Téhéran|Teherán|Tel-Aviv|Tokio|Tóquio|Torino|Triest|Turín
    Ulaanbaatar|València|Varsavia|Varsovia|Varsóvia|Varsovie|Vatican City|Venecia|Venedig|Veneza|Venezia
    Venise|Viena|Vilna|Warschau|Warszawa|Wenen|Wien|Wilna|Wroclaw|Xangai|Yakarta|Zagabria|Zurigo
"""
