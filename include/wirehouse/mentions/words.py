"""Words for people beside their names: honorifics, offices, callings, verbs of speech; in lower case."""

from wirehouse.text.vocabulary import listed

HONORIFICS = {
    **dict.fromkeys(
        listed("mr|mr.|sir|lord|herr|herrn|monsieur|m.|señor|sr.|signor|sig.|dom|mijnheer|meneer"), "male"
    ),
    **dict.fromkeys(
        listed(
            "mrs|mrs.|ms|ms.|miss|lady|dame|frau|madame|mme|mme.|mlle|mlle.|señora|sra.|doña|signora|mevrouw"
        ),
        "female",
    ),
    **dict.fromkeys(
        listed(
            """
            dr|dr.|prof|prof.|sen.|rep.|gov.|gen.|col.|lt.|sgt.|cpl.|pvt.|capt.|maj.|cmdr.|adm.|amb.|hon.
            rev.|fr.|pres.|det.|insp.|supt.|atty.|messrs.|doktor|sens.|reps.|govs.|professor|reverend
            """
        ),
        None,
    ),
}
"""What stands before a name alone: the gender it tells of."""

OFFICES = {
    **dict.fromkeys(
        listed(
            """
            king|prince|duke|emperor|pope|father|imam|ayatollah|sheikh|sheik|congressman|chairman|spokesman
            assemblyman|councilman|alderman|bürgermeister|oberbürgermeister|bundeskanzler|kanzler|präsident
            bundespräsident|ministerpräsident|sprecher|minister|presidente|señor
            """
        )
        - {"minister", "presidente"},
        "male",
    ),
    **dict.fromkeys(
        listed(
            """
            queen|princess|duchess|empress|congresswoman|chairwoman|spokeswoman|assemblywoman|councilwoman
            bürgermeisterin|oberbürgermeisterin|bundeskanzlerin|kanzlerin|präsidentin|bundespräsidentin
            ministerpräsidentin|sprecherin|ministerin|première
            """
        ),
        "female",
    ),
    **dict.fromkeys(
        listed(
            """
            president|vice-president|premier|chancellor|minister|secretary|senator|representative|governor
            mayor|judge|justice|general|colonel|captain|lieutenant|sergeant|corporal|major|admiral|commander
            bishop|archbishop|cardinal|rabbi|pastor|reverend|chair|chairperson|ceo|cfo|director|chief
            commissioner|ambassador|envoy|speaker|attorney|attorneys|doctor|nurse|coach|detective|officer
            inspector|sheriff|deputy|spokesperson|candidate|nominee|leader|taoiseach|treasurer|editor
            correspondent|reporter|analyst|adviser|advisor|strategist|counsel|prosecutor|superintendent
            marshal|brigadier|constable|emir|sultan|founder|co-founder|co-chair|pollster|columnist|host
            economist|actor|actress|singer|author|councillor|councilor|councilmember|delegate|undersecretary
            president-elect|principal|dean|provost|presidente|ministro|ministra|generalsekretär
            außenminister|außenministerin|finanzminister|innenminister|innenministerin|verteidigungsminister
            justizminister|polizeisprecher|richter|richterin|staatsanwalt|professorin|trainer
            primeiro-ministro|secretario|alcalde|alcaldesa|sindaco|burgemeester|minister-president|chef
            director-general|co-director|whip|publicist|sister|brother
            """
        ),
        None,
    ),
}
"""Offices and positions that stand before a name, capitalised or not: the gender they tell of."""

# What goes before an office as part of it ("Prime Minister", "Deputy Chief", "former Defense Secretary").
OFFICE_LEADS = listed(
    """
    prime|vice|deputy|foreign|defense|defence|finance|interior|health|justice|education|trade|energy
    environment|transport|agriculture|labor|labour|treasury|home|press|attorney|chief|district|state|general
    supreme|senior|assistant|associate|acting|executive|managing|national|security|campaign|police|fire|city
    lord|crown|grand|first|economy|information|culture|housing|infrastructure|interim|majority|minority
    house|senate|permanent|special|federal|commerce|homeland|political|principal|lead|staff|intelligence
    science|sports|opposition|communications|research|marketing|operating|financial|technology|medical|court
    magistrate|circuit|appeals|county|gop|co
    """
)

CALLINGS = {
    **dict.fromkeys(
        listed(
            """
            businessman|fisherman|policeman|fireman|congressman|salesman|sportsman|gunman|clergyman
            craftsman|widower|husband|father|brother|son|grandfather|grandson|uncle|nephew|actor|waiter
            boyfriend|king|prince|monk|président|ministre|directeur|maire|porte-parole|député|sénateur
            avocat|chercheur|écrivain|directeur|director|portavoz|abogado|profesor|escritor|diputado|senador
            presidente|ministro|padre|hermano|hijo|avvocato|direttore|sindaco|professore|scrittore|deputato
            senatore|diretor|prefeito|deputado|advogado
            """
        )
        - {"director", "ministre", "porte-parole", "portavoz", "presidente"},
        "male",
    ),
    **dict.fromkeys(
        listed(
            """
            businesswoman|policewoman|saleswoman|widow|wife|mother|sister|daughter|grandmother|granddaughter
            aunt|niece|actress|waitress|girlfriend|queen|princess|nun|housewife|midwife|hostess|présidente
            directrice|députée|sénatrice|avocate|chercheuse|écrivaine|professeure|conseillère|directora
            abogada|profesora|escritora|diputada|senadora|presidenta|ministra|alcaldesa|madre|hermana|hija
            direttrice|avvocata|professoressa|scrittrice|deputata|senatrice|diretora|prefeita|deputada
            advogada
            """
        ),
        "female",
    ),
    **dict.fromkeys(
        listed(
            """
            lawyer|attorney|teacher|farmer|baker|doctor|nurse|surgeon|scientist|researcher|professor
            lecturer|historian|economist|analyst|strategist|consultant|expert|writer|author|novelist|poet
            journalist|reporter|correspondent|columnist|editor|blogger|photographer|producer|filmmaker
            director|singer|musician|composer|conductor|artist|painter|sculptor|architect|engineer
            programmer|driver|pilot|captain|sailor|fisher|striker|midfielder|defender|goalkeeper|player
            coach|manager|boxer|champion|golfer|runner|cyclist|swimmer|candidate|nominee|rival|opponent
            challenger|incumbent|frontrunner|contender|politician|lawmaker|legislator|senator|governor|mayor
            president|chancellor|premier|minister|secretary|ambassador|diplomat|envoy|official|spokesperson
            aide|adviser|advisor|pollster|lobbyist|activist|campaigner|organizer|organiser|leader|chief|head
            boss|chair|chairperson|founder|co-founder|entrepreneur|investor|banker|trader|executive
            billionaire|millionaire|tycoon|magnate|mogul|resident|neighbor|neighbour|student|pupil|graduate
            volunteer|voter|supporter|worker|employee|owner|shopkeeper|seller|butcher|cook|chef|gardener
            carpenter|plumber|mechanic|guide|ranger|officer|detective|inspector|sheriff|prosecutor|judge
            justice|general|colonel|lieutenant|sergeant|commander|soldier|veteran|priest|pastor|bishop
            archbishop|cardinal|rabbi|imam|cleric|prophet|comedian|actor|presenter|host|broadcaster|star
            celebrity|model|designer|dancer|rapper|drummer|guitarist|victim|suspect|defendant|survivor
            witness|refugee|patient|prisoner|inmate|dissident|rebel|warlord|dictator|strongman|heir|cousin
            friend|colleague|partner|spouse|father-in-law|son-in-law|pollster|physicist|chemist|biologist
            geologist|astronomer|mathematician|psychologist|sociologist|philosopher|astronaut|planner
            organizer|broker|dealer|hunter|fighter|climber|breeder|grower|keeper|skipper|weaver|potter
            tailor|barber|miner|rancher|biker|hiker|surfer|skier|wrestler|referee|recruiter|translator
            interpreter|illustrator|negotiator|mediator|auditor|accountant|apprentice|intern|cleaner|postman
            firefighter|paramedic|beekeeper|landlord|landlady|tenant|homeowner|commuter|passenger
            shipbuilder|roaster|mentor|meteorologist|ecologist|climatologist|archaeologist|anthropologist
            philanthropist|feminist|commentator|pundit|critic|essayist|playwright|screenwriter|librarian
            curator|gallerist|pharmacist|dentist|vet|ministre|porte-parole|maire|adjoint|adjointe|juge
            procureur|procureure|économiste|professeur|journaliste|responsable|secrétaire|commissaire
            capitaine|cardinal|élu|élue|presidente|portavoz|alcalde|juez|fiscal|economista|periodista
            conductor|líder|jefe|jefa|secretario|secretaria|vecino|vecina|giudice|giornalista|portavoce|capo
            segretario|segretaria|porta-voz|juiz|jornalista|burgemeester|woordvoerder|woordvoerster
            voorzitter|directeur|hoogleraar|minister-president
            """
        ),
        None,
    ),
}
"""Common nouns for people, as they stand before a name or in apposition: the gender they tell of."""

SPEECH = listed(
    """
    said|says|say|told|tells|added|adds|asked|asks|replied|replies|explained|explains|argued|argues|claimed
    claims|noted|notes|recalled|recalls|insisted|insists|warned|warns|wrote|writes|tweeted|stated|states
    announced|announces|declared|declares|acknowledged|acknowledges|admitted|admits|continued|continues
    concluded|concludes|suggested|suggests|thinks|thought|believes|believed|joked|quipped|remarked|remarks
    commented|observed|observes|complained|urged|urges|vowed|promised|testified|agreed|agrees|responded
    laughed|sighed|shouted|pleaded|confirmed|denied|sagte|sagt|erklärte|erklärt|meinte|betonte|fügte
    berichtete|forderte|warnte|kritisierte|dit|déclaré|explique|expliqué|affirmé|affirme|assuré|assure
    estime|ajoute|ajouté|soupire|raconte|souligne|dijo|dice|afirmó|explicó|aseguró|señaló|sostuvo|admite
    añadió|agregó|declaró|contó|cuenta|disse|dice|spiega|spiegato|afferma|dichiarato|racconta|aggiunge
    aggiunto|afirmou|explicou|acrescentou|zei|zegt|verklaarde|vertelt|vindt|aldus
    """
)
"""Verbs that a speaker's name stands beside."""
