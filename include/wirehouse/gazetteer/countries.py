"""Where countries lie and what they are called, in seven languages, by their ISO 3166 codes."""

# Latitude and longitude of the middle of each country in degrees, which GeoNames' list of countries lacks:
# the "geographic coordinates" of the CIA World Factbook (public domain), those of Fiji and Kuwait corrected.
POINTS = """
    AD 42.5 1.5|AE 24 54|AF 33 65|AG 17.05 -61.8|AI 18.25 -63.17|AL 41 20|AM 40 45|AO -12.5 18.5|AR -34 -64
    AS -14.33 -170|AT 47.33 13.33|AU -27 133|AW 12.5 -69.97|AX 60.12 19.9|AZ 40.5 47.5|BA 44 18
    BB 13.17 -59.53|BD 24 90|BE 50.83 4|BF 13 -2|BG 43 25|BH 26 50.55|BI -3.5 30|BJ 9.5 2.25|BL 17.9 -62.83
    BM 32.33 -64.75|BN 4.5 114.67|BO -17 -65|BR -10 -55|BS 24.25 -76|BT 27.5 90.5|BW -22 24|BY 53 28
    BZ 17.25 -88.75|CA 60 -95|CD 0 25|CF 7 21|CG -1 15|CH 47 8|CI 8 -5|CK -21.23 -159.77|CL -30 -71|CM 6 12
    CN 35 105|CO 4 -72|CR 10 -84|CU 21.5 -80|CV 16 -24|CW 12.17 -69|CY 35 33|CZ 49.75 15.5|DE 51 9
    DJ 11.5 43|DK 56 10|DM 15.42 -61.33|DO 19 -70.67|DZ 28 3|EC -2 -77.5|EE 59 26|EG 27 30|EH 24.5 -13
    ER 15 39|ES 40 -4|ET 8 38|FI 64 26|FJ -18 178|FK -51.75 -59|FM 6.92 158.25|FO 62 -7|FR 46 2|GA -1 11.75
    GB 54 -2|GD 12.12 -61.67|GE 42 43.5|GF 4 -53|GG 49.47 -2.58|GH 8 -2|GI 36.13 -5.35|GL 72 -40
    GM 13.47 -16.57|GN 11 -10|GP 16.25 -61.58|GQ 2 10|GR 39 22|GT 15.5 -90.25|GU 13.47 144.78|GW 12 -15
    GY 5 -59|HK 22.25 114.17|HN 15 -86.5|HR 45.17 15.5|HT 19 -72.42|HU 47 20|ID -5 120|IE 53 -8
    IL 31.5 34.75|IM 54.25 -4.5|IN 20 77|IQ 33 44|IR 32 53|IS 65 -18|IT 42.83 12.83|JE 49.25 -2.17
    JM 18.25 -77.5|JO 31 36|JP 36 138|KE 1 38|KG 41 75|KH 13 105|KI 1.42 173|KM -12.17 44.25|KN 17.33 -62.75
    KP 40 127|KR 37 127.5|KW 29.3 47.7|KY 19.5 -80.5|KZ 48 68|LA 18 105|LB 33.83 35.83|LC 13.88 -60.97
    LI 47.27 9.53|LK 7 81|LR 6.5 -9.5|LS -29.5 28.5|LT 56 24|LU 49.75 6.17|LV 57 25|LY 25 17|MA 32 -5
    MC 43.73 7.4|MD 47 29|ME 42.5 19.3|MF 18.08 -63.06|MG -20 47|MH 9 168|MK 41.83 22|ML 17 -4|MM 22 98
    MN 46 105|MO 22.17 113.55|MP 15.2 145.75|MQ 14.67 -61|MR 20 -12|MS 16.75 -62.2|MT 35.83 14.58
    MU -20.28 57.55|MV 3.25 73|MW -13.5 34|MX 23 -102|MY 2.5 112.5|MZ -18.25 35|NA -22 17|NC -21.5 165.5
    NE 16 8|NG 10 8|NI 13 -85|NL 52.5 5.75|NO 62 10|NP 28 84|NR -0.53 166.92|NU -19.03 -169.87|NZ -41 174
    OM 21 57|PA 9 -80|PE -10 -76|PF -15 -140|PG -6 147|PH 13 122|PK 30 70|PL 52 20|PR 18.25 -66.5
    PS 31.9 35.2|PT 39.5 -8|PW 7.5 134.5|PY -23 -58|QA 25.5 51.25|RE -21.1 55.6|RO 46 25|RS 44 21|RU 60 100
    RW -2 30|SA 25 45|SB -8 159|SC -4.58 55.67|SD 15 30|SE 62 15|SG 1.37 103.8|SH -15.95 -5.7|SI 46.12 14.82
    SK 48.67 19.5|SL 8.5 -11.5|SM 43.77 12.42|SN 14 -14|SO 10 49|SR 4 -56|SS 8 30|ST 1 7|SV 13.83 -88.92
    SX 18.03 -63.07|SY 35 38|SZ -26.5 31.5|TC 21.75 -71.58|TD 15 19|TG 8 1.17|TH 15 100|TJ 39 71
    TL -8.83 125.92|TM 40 60|TN 34 9|TO -20 -175|TR 39 35|TT 11 -61|TV -8 178|TW 23.5 121|TZ -6 35|UA 49 32
    UG 1 32|US 38 -97|UY -33 -56|UZ 41 64|VA 41.9 12.45|VC 13.25 -61.2|VE 8 -66|VG 18.5 -64.5
    VI 18.33 -64.83|VN 16.17 107.83|VU -16 167|WS -13.58 -172.33|XK 42.58 21|YE 15 48|YT -12.83 45.17
    ZA -29 24|ZM -15 30|ZW -20 30
"""

# Names besides the English one of GeoNames: those of Unicode CLDR (in Babel 2.18) in German, French, Spanish,
# Italian, Portuguese and Dutch, and common short forms. Left out are names that mean something else
# elsewhere: "Island" (Iceland).
NAMES = """
    AE UAE|U.A.E.|Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos
    AE Emirati Arabi Uniti|Emirados Árabes Unidos|Verenigde Arabische Emiraten
    AF Afganistán|Afeganistão
    AL Albanien|Albanie|Albânia|Albanië
    AM Armenien|Arménie|Armênia|Armenië
    AR Argentinien|Argentinië
    AT Österreich|Autriche|Áustria|Oostenrijk
    AU Australien|Australie|Austrália|Australië
    AZ Aserbaidschan|Azerbaïdjan|Azerbaiyán|Azerbaigian|Azerbaijão|Azerbeidzjan
    BA Bosnia|Bosnia-Herzegovina|Bosnien|Bosnie|Bosnien und Herzegowina|Bosnie-Herzégovine
    BA Bosnia y Herzegovina|Bosnia ed Erzegovina|Bósnia e Herzegovina|Bosnië en Herzegovina
    BB Barbade
    BD Bangladesch|Bangladés
    BE Belgien|Belgique|Bélgica|Belgio|België
    BF Burquina Faso
    BG Bulgarien|Bulgarie|Bulgária|Bulgarije
    BH Bahreïn|Baréin|Bahrein|Barein
    BJ Bénin|Benín
    BN Brunei Darussalam|Brunéi
    BO Bolivien|Bolivie|Bolívia
    BR Brasilien|Brésil|Brasil|Brasile|Brazilië
    BT Bhoutan|Bután|Butão
    BW Botsuana
    BY Weißrussland|Belorussia|Wit-Rusland|Biélorussie|Bielorrusia|Bielorussia|Bielorrússia
    BZ Belice
    CA Kanada|Canadá
    CD DR Congo|DRC|D.R. Congo|Democratic Republic of Congo|Zaire|Demokratische Republik Kongo
    CD République démocratique du Congo|Kongo-Kinshasa|Congo-Kinshasa|República Democrática del Congo
    CF Zentralafrikanische Republik|République centrafricaine|República Centroafricana
    CF Repubblica Centrafricana|República Centro-Africana|Centraal-Afrikaanse Republiek
    CG Republic of Congo|Kongo-Brazzaville|Congo-Brazzaville|República do Congo
    CH Schweiz|Suisse|Suiza|Svizzera|Suíça|Zwitserland
    CI Côte d'Ivoire|Cote d'Ivoire|Elfenbeinküste|Costa de Marfil|Costa d'Avorio|Costa do Marfim
    CI Ivoorkust
    CL Cile
    CM Kamerun|Cameroun|Camerún|Camerun|Camarões|Kameroen
    CN People's Republic of China|Chine|Cina
    CO Kolumbien|Colombie|Colômbia
    CU Kuba
    CV Kap Verde|Cape Verde|Cap-Vert|Capo Verde|Kaapverdië
    CW Curaçao|Curazao
    CY Zypern|Chypre|Chipre|Cipro
    CZ Czech Republic|República Checa|Repubblica Ceca|Tschechien|Tchéquie|Chequia|Cechia|Tchéquia
    CZ Tsjechië
    DE Deutschland|Allemagne|Alemania|Germania|Alemanha|Duitsland
    DJ Dschibuti|Yibuti|Gibuti|Djibuti
    DK Dänemark|Danemark|Dinamarca|Danimarca|Denemarken
    DO Dominikanische Republik|République dominicaine|República Dominicana|Repubblica Dominicana
    DO Dominicaanse Republiek
    DZ Algerien|Algérie|Argelia|Argélia|Algerije
    EC Équateur|Equador
    EE Estland|Estonie|Estônia
    EG Ägypten|Égypte|Egipto|Egitto|Egito|Egypte
    EH Westsahara|Sahara occidental|Sáhara Occidental|Sahara Occidentale|Saara Ocidental
    EH Westelijke Sahara
    ER Érythrée|Eritreia
    ES Spanien|Espagne|España|Spagna|Espanha|Spanje
    ET Äthiopien|Éthiopie|Etiopía|Etiopia|Etiópia|Ethiopië
    FI Finnland|Finlande|Finlandia|Finlândia
    FJ Fidschi|Fidji|Fiyi|Figi
    FK Falklands|Malvinas
    FR Frankreich|Francia|França|Frankrijk
    GA Gabun|Gabón|Gabão
    GB UK|U.K.|Britain|Great Britain|Großbritannien|Grande-Bretagne|Gran Bretaña|Gran Bretagna
    GB Grã-Bretanha|Groot-Brittannië|Vereinigten Königreich|Vereinigtes Königreich|Royaume-Uni
    GB Reino Unido|Regno Unito|Verenigd Koninkrijk
    GE Georgien|Géorgie|Geórgia|Georgië
    GF Französisch-Guayana|Guyane française|Guayana Francesa|Guyana Francese|Guiana Francesa
    GF Frans-Guyana
    GM Gambie|Gâmbia
    GN Guinée|Guiné|Guinee
    GQ Äquatorialguinea|Guinée équatoriale|Guinea Ecuatorial|Guinea Equatoriale|Guiné Equatorial
    GQ Equatoriaal-Guinea
    GR Griechenland|Grèce|Grecia|Grécia|Griekenland
    GW Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau|Guinee-Bissau
    HK Hongkong|RAS di Hong Kong
    HR Kroatien|Croatie|Croacia|Croazia|Croácia|Kroatië
    HT Haïti|Haití
    HU Ungarn|Hongrie|Hungría|Ungheria|Hungria|Hongarije
    ID Indonesien|Indonésie|Indonésia|Indonesië
    IE Republic of Ireland|Irish Republic|Irland|Irlande|Irlanda|Ierland
    IL Israël|Israele
    IN Indien|Inde|Índia
    IQ Irak|Iraque
    IR Islamic Republic of Iran|Irán|Irã
    IS Islande|Islandia|Islanda|Islândia|IJsland
    IT Italien|Italie|Italia|Itália|Italië
    JM Jamaika|Jamaïque|Giamaica
    JO Jordanien|Jordanie|Jordania|Giordania|Jordânia|Jordanië
    JP Japon|Japón|Giappone|Japão
    KE Kenia|Quênia
    KG Kirgisien|Kirgistan|Kirgizistan|Kirgisistan|Kirghizstan|Kirguistán|Kirghizistan|Quirguistão
    KG Kirgizië
    KH Kambodscha|Cambodge|Camboya|Cambogia|Camboja|Cambodja
    KM Komoren|Comores|Comore|Comoren
    KN St. Kitts and Nevis
    KP Democratic People's Republic of Korea|Nordkorea|Corée du Nord|Corea del Norte|Corea del Nord
    KP Coreia do Norte|Noord-Korea
    KR Republic of Korea|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|Coreia do Sul|Zuid-Korea
    KW Koweït|Koeweit
    KZ Kazachstan|Kasachstan|Kazajistán|Kazakistan|Cazaquistão
    LB Libanon|Liban|Líbano|Libano
    LC St. Lucia
    LR Libéria
    LS Lesoto
    LT Litauen|Lituanie|Lituania|Lituânia|Litouwen
    LU Luxemburg|Luxemburgo|Lussemburgo
    LV Lettland|Lettonie|Letonia|Lettonia|Letônia|Letland
    LY Libyen|Libye|Libia|Líbia|Libië
    MA Marokko|Maroc|Marruecos|Marocco|Marrocos
    MD Moldau|Republic of Moldova|Moldavie|Moldavia|Moldávia|Moldavië
    ME Monténégro
    MG Madagaskar
    MK Macedonia|Mazedonien|Macédoine|Nordmazedonien|Macédoine du Nord|Macedonia del Norte
    MK Macedonia del Nord|Macedônia do Norte|Noord-Macedonië
    MM Burma|Birma|Birmanie|Birmania
    MN Mongolei|Mongolie|Mongólia|Mongolië
    MO Macau|RAS di Macao
    MR Mauretanien|Mauritanie|Mauritânia|Mauritanië
    MT Malte
    MV Malediven|Maldivas|Maldive|Maldiven
    MW Malaui
    MX Mexiko|Mexique|México|Messico
    MY Malaisie|Malasia|Malásia|Maleisië
    MZ Mosambik|Mozambico|Moçambique
    NA Namibie|Namíbia|Namibië
    NC Neukaledonien|Nouvelle-Calédonie|Nueva Caledonia|Nuova Caledonia|Nova Caledônia
    NC Nieuw-Caledonië
    NE Níger
    NG Nigéria
    NI Nicarágua
    NL Netherlands|Holland|Niederlanden|Niederlande|Pays-Bas|Países Bajos|Paesi Bassi|Países Baixos
    NL Nederland
    NO Norwegen|Norvège|Noruega|Norvegia|Noorwegen
    NP Népal
    NZ Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nuova Zelanda|Nova Zelândia|Nieuw-Zeeland
    OM Omán|Omã
    PA Panamá
    PE Pérou|Perú|Perù
    PF Französisch-Polynesien|Polynésie française|Polinesia Francesa|Polinesia Francese
    PF Polinésia Francesa|Frans-Polynesië
    PG Papua-Neuguinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua Nuova Guinea
    PG Papua-Nova Guiné|Papoea-Nieuw-Guinea
    PH Philippinen|Filipinas|Filippine|Filipijnen
    PK Pakistán|Paquistão
    PL Polen|Pologne|Polonia|Polônia
    PR Porto Rico|Portorico
    PS Palestine|Palestinian Territories|Palästina|Palestina|Palästinensische Autonomiegebiete
    PS Territoires palestiniens|Territorios Palestinos|Territori Palestinesi|Territórios palestinos
    PS Palestijnse gebieden
    PT Portogallo
    PY Paraguai
    QA Katar|Catar
    RE Réunion|La Réunion|Reunión|Riunione|Reunião
    RO Rumänien|Roumanie|Rumanía|Romênia|Roemenië
    RS Serbien|Serbie|Sérvia|Servië
    RU Russian Federation|Rußland|Russland|Russie|Rusia|Rússia|Rusland
    RW Ruanda
    SA Saudi-Arabien|Arabie saoudite|Arabia Saudí|Arabia Saudita|Arábia Saudita|Saoedi-Arabië
    SB Salomonen|Îles Salomon|Islas Salomón|Isole Salomone|Ilhas Salomão|Salomonseilanden
    SD Soudan|Sudán|Sudão|Soedan
    SE Schweden|Suède|Suecia|Svezia|Suécia|Zweden
    SG Singapur|Singapour|Singapura
    SI Slowenien|Slovénie|Eslovenia|Eslovênia|Slovenië
    SK Slowakei|Slovaquie|Eslovaquia|Slovacchia|Eslováquia|Slowakije
    SL Sierra Leona|Serra Leoa
    SN Sénégal
    SO Somalie|Somália|Somalië
    SR Surinam
    SS Südsudan|Soudan du Sud|Sudán del Sur|Sud Sudan|Sudão do Sul|Zuid-Soedan
    ST São Tomé and Príncipe|São Tomé und Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe
    ST São Tomé e Príncipe|Sao Tomé en Principe
    SY Syrien|Syrie|Siria|Síria|Syrië
    SZ Swaziland|Swasiland|Esuatini|Essuatíni
    TD Tschad|Tchad|Ciad|Chade|Tsjaad
    TH Thaïlande|Tailandia|Thailandia|Tailândia
    TJ Tadschikistan|Tadjikistan|Tayikistán|Tagikistan|Tadjiquistão|Tadzjikistan
    TL East Timor|Osttimor|Timor-Leste|Timor oriental|Timor Est|Oost-Timor
    TM Turkménistan|Turkmenistán|Turcomenistão
    TN Tunesien|Tunisie|Túnez|Tunísia|Tunesië
    TR Türkiye|Türkei|Turquie|Turquía|Turchia|Turquia|Turkije
    TT Trinidad|Trinidad und Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad e Tobago
    TT Trinidad en Tobago
    TW Taïwan|Taiwán
    TZ Tansania|Tanzanie|Tanzânia
    UA Ucrania|Ucraina|Ucrânia|Oekraïne
    UG Ouganda|Oeganda
    US USA|U.S.|US|U.S.A.|United States of America|America|Vereinigten Staaten|Etats-Unis|EEUU
    US Vereinigte Staaten|États-Unis|Estados Unidos|Stati Uniti|Verenigde Staten
    UY Uruguai
    UZ Usbekistan|Ouzbékistan|Uzbekistán|Uzbequistão|Oezbekistan
    VA Vatikan|Vaticano
    VC St. Vincent and the Grenadines
    VN Viet Nam|Viêt Nam|Vietnã
    YE Jemen|Yémen|Iêmen
    ZA Südafrika|Afrique du Sud|Sudáfrica|Sudafrica|África do Sul|Zuid-Afrika
    ZM Sambia|Zambie|Zâmbia
    ZW Simbabwe|Zimbabue|Zimbábue
"""
