"""Verbs of speaking, writing and judging, by which reporters attribute what they quote."""

from wirehouse.text.vocabulary import listed

# Regular English verbs, by their base form.
ENGLISH_REGULAR = listed(
    """
    accuse|acknowledge|add|admonish|advise|advocate|affirm|agree|allege|announce|answer|applaud|argue
    ask|assail|believe|assert|assume|assure|attack|beam|beg|bellow|bemoan|berate|blame|blast|blog
    boast|brand|brief|bristle|cackle|call|caution|challenge|chant|characterise|characterize|charge
    chastise|cheer|chide|chime|chuckle|cite|claim|clarify|comment|compare|complain|concede|conclude
    condemn|confess|confide|confirm|contend|continue|correct|counsel|counter|credit|criticise
    criticize|cry|deadpan|declare|decline|decree|decry|defend|demand|deem|denigrate|denounce|deny
    deride|describe|detail|disagree|disclose|discuss|dismiss|disparage|dispute|echo|elaborate|email
    emphasise|emphasize|encourage|endorse|enthuse|estimate|exclaim|exhort|explain|expound|express|fume
    grin|groan|growl|grumble|gush|hail|highlight|hint|hope|hypothesize|implore|imply|indicate|inform
    inquire|insinuate|insist|instruct|interject|interrupt|intone|invoke|joke|label|lambaste|lament
    laud|laugh|lecture|liken|maintain|marvel|mention|message|moan|mock|murmur|muse|mutter|nod|note
    object|observe|offer|opine|order|outline|paint|petition|plead|pledge|point|portray|posit|post
    praise|predict|proclaim|prod|profess|proffer|promise|pronounce|propose|protest|question|quote|rail
    rant|rate|rave|react|reaffirm|reason|reassure|rebuke|recall|recite|reckon|recommend|recount
    reference|reflect|regard|reiterate|reject|relate|relay|remark|remember|remind|repeat|reply|report
    request|respond|restate|retort|reveal|ridicule|rule|scoff|scold|scream|shout|shriek|shrug|sigh
    signal|smile|sneer|specify|speculate|stammer|state|stress|suggest|summarise|summarize|surmise
    taunt|tease|term|testify|text|thank|theorize|threaten|toast|tout|trumpet|tweet|underscore|urge
    vent|venture|view|volunteer|vouch|vow|wail|warn|welcome|whisper|wire|wish|wonder|worry|yell
    """
)
# Forms of the irregular ones and of those that double their last letter.
ENGLISH_FORMS = listed(
    """
    say|says|said|saying|tell|tells|told|telling|write|writes|wrote|written|writing|think|thinks
    thought|thinking|read|reads|reading|speak|speaks|spoke|speaking|sing|sings|sang|singing|swear
    swears|swore|brag|brags|bragged|bragging|quip|quips|quipped|quipping|slam|slams|slammed|slamming
    admit|admits|admitted|admitting|refer|refers|referred|referring|pen|penned|penning|dub|dubs|dubbed
    dubbing|snap|snaps|snapped|snapping|hold|holds|held|find|finds|found|concur|concurs|concurred|put
    puts|begin|begins|began|beginning|agrees
    """
)
# Forms that are nouns rather than verbs after another noun: "late-night tweets".
ENGLISH_NOUNS = listed(
    """
    attacks|cries|details|echoes|hopes|laughs|lectures|messages|nods|offers|smiles|texts|toasts|views|volunteers
    worries|calls|challenges|charges|cheers|claims|comments|demands|estimates|hints|labels|mentions
    objects|orders|pledges|posts|promises|questions|quotes|rates|remarks|reports|rules|terms|tweets
    vows
    """
)
# All forms that introduce speech in the other languages.
OTHER_LANGUAGES = {
    "de": listed(
        """
        sagt|sagte|sagen|sagten|gesagt|erklärt|erklärte|erklärten|meint|meinte|betont|betonte|fügt|fügte
        schreibt|schrieb|schrieben|berichtet|berichtete|warnt|warnte|fordert|forderte|kritisiert
        kritisierte|nennt|nannte|nannten|bezeichnet|bezeichnete|spricht|sprach|antwortet|antwortete
        fragt|fragte|kündigt|kündigte|teilt|teilte|mitteilte|behauptet|behauptete|bestätigt|bestätigte
        ergänzt|ergänzte|erzählt|erzählte|findet|fand|glaubt|glaubte|hofft|hoffte|lobt|lobte|räumt
        räumte|ruft|rief|stellt|stellte|urteilt|urteilte|versichert|versicherte|verspricht|versprach
        zitiert|zitierte|äußert|äußerte|argumentiert|argumentierte|bedauert|bedauerte|erinnert|erinnerte
        resümiert|resümierte|seufzt|seufzte|mahnt|mahnte
        """
    ),
    "fr": listed(
        """
        dit|disait|disent|dire|déclare|déclaré|déclarait|affirme|affirmé|affirmait|explique|expliqué
        expliquait|ajoute|ajouté|ajoutait|estime|estimé|estimait|assure|assuré|assurait|annonce|annoncé
        annonçait|précise|précisé|précisait|indique|indiqué|indiquait|souligne|souligné|soulignait
        confie|confié|confiait|raconte|raconté|racontait|rappelle|rappelé|rappelait|répond|répondu
        répondait|reconnaît|reconnu|regrette|regretté|regrettait|soupire|soupiré|soupirait|lance|lancé
        lançait|poursuit|poursuivi|conclut|conclu|écrit|écrivait|insiste|insisté|insistait|juge|jugé
        jugeait|critique|critiqué|dénonce|dénoncé|dénonçait|demande|demandé|demandait|promet|promis
        prévient|prévenu|appelle|appelé|qualifie|qualifié|qualifiait|parle|parlé|parlait|évoque|évoqué
        évoquait|note|noté|notait|observe|observé|plaide|plaidé|commente|commenté|martèle|martelé|résume
        résumé|témoigne|témoigné|admet|admis|avoue|avoué
        """
    ),
    "es": listed(
        """
        dice|dijo|dicen|dijeron|dicho|decía|afirma|afirmó|afirmaba|afirmado|declara|declaró|declarado
        explica|explicó|explicado|explicaba|añade|añadió|añadido|agrega|agregó|agregado|asegura|aseguró
        asegurado|señala|señaló|señalado|sostiene|sostuvo|sostenido|indica|indicó|indicado|advierte
        advirtió|advertido|cuenta|contó|contaba|comenta|comentó|comentado|recuerda|recordó|responde
        respondió|pregunta|preguntó|escribe|escribió|escrito|admite|admitió|admitido|reconoce|reconoció
        lamenta|lamentó|insiste|insistió|subraya|subrayó|destaca|destacó|denuncia|denunció|critica
        criticó|califica|calificó|llama|llamó|anuncia|anunció|anunciado|manifiesta|manifestó|apunta
        apuntó|concluye|concluyó|promete|prometió|pide|pidió|habla|habló|opina|opinó|relata|relató
        resume|resumió|confiesa|confesó|considera|consideró|precisa|precisó
        """
    ),
    "it": listed(
        """
        dice|disse|detto|dicono|dicendo|afferma|affermò|affermato|dichiara|dichiarò|dichiarato|spiega
        spiegò|spiegato|aggiunge|aggiunse|aggiunto|sottolinea|sottolineò|sottolineato|racconta|raccontò
        raccontato|ricorda|ricordò|ricordato|risponde|rispose|risposto|chiede|chiese|chiesto|scrive
        scrisse|scritto|sostiene|sostenne|sostenuto|assicura|assicurò|assicurato|annuncia|annunciò
        annunciato|avverte|avvertì|avvertito|commenta|commentò|commentato|conclude|concluse|concluso
        osserva|osservò|osservato|precisa|precisò|precisato|definisce|definì|definito|chiama|chiamò
        parla|parlato|critica|criticato|ammette|ammise|ammesso|insiste|insistito|denuncia|denunciato
        promette|promesso|riferisce|riferì|riferito|ribadisce|ribadito
        """
    ),
    "pt": listed(
        """
        diz|disse|dizem|disseram|dito|afirma|afirmou|afirmado|declara|declarou|declarado|explica
        explicou|explicado|acrescenta|acrescentou|acrescentado|garante|garantiu|sublinha|sublinhou|conta
        contou|lembra|lembrou|recorda|recordou|responde|respondeu|pergunta|perguntou|escreve|escreveu
        admite|admitiu|reconhece|reconheceu|lamenta|lamentou|insiste|insistiu|destaca|destacou|denuncia
        denunciou|critica|criticou|classifica|classificou|chama|chamou|anuncia|anunciou|considera
        considerou|conclui|concluiu|comenta|comentou|promete|prometeu|pede|pediu|fala|falou|alerta
        alertou|assegura|assegurou|defende|defendeu|refere|referiu|adianta|adiantou|resume|resumiu
        indica|indicou|observa|observou|ressalta|ressaltou
        """
    ),
    "nl": listed(
        """
        zegt|zei|zeggen|zeiden|gezegd|verklaart|verklaarde|verklaard|vertelt|vertelde|verteld|schrijft
        schreef|geschreven|vindt|vond|meldt|meldde|gemeld|stelt|stelde|gesteld|noemt|noemde|genoemd
        benadrukt|benadrukte|waarschuwt|waarschuwde|antwoordt|antwoordde|vraagt|vroeg|denkt|dacht
        gelooft|geloofde|legt|legde|voegt|voegde|bevestigt|bevestigde|belooft|beloofde|erkent|erkende
        herhaalt|herhaalde|hoopt|hoopte|roept|riep|spreekt|sprak|eist|eiste|reageert|reageerde|oordeelt
        oordeelde|verzekert|verzekerde|concludeert|concludeerde|betoogt|betoogde|verzucht|verzuchtte
        """
    ),
}
