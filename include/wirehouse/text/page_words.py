"""General web vocabulary: what buttons, labels and heads of link lists are called. No site, no article.

English first, then German, French, Spanish, Italian, Portuguese and Dutch. A line is compared in lower
case, with straight apostrophes and without the marks around it.
"""

from wirehouse.text.vocabulary import listed

BUTTONS = listed(
    """
    menu|home|search|close|open|share|share this|share this article|share article|share on facebook
    tweet|email|print|print this|copy|copy link|copied|link copied|save|like|reply|report|follow
    follow us|following|subscribe|subscribe now|sign in|sign up|log in|login|log out|register|my account
    account|profile|comment|comments|no comments|0 comments|post a comment|leave a comment|leave a reply
    add a comment|view comments|show comments|load comments|join the conversation|write a comment
    be the first to comment|comments are closed|comments off|advertisement|advertising|advertise|ad|ads
    sponsored|promoted|promoted content|sponsored content|paid content|paid post|next|previous|prev|back
    back to top|top|skip|skip to content|skip to main content|skip to navigation|skip advertisement
    loading|loading...|more|show more|see more|view more|view all|see all|load more|show less|read
    expand|collapse|ok|accept|accept all|accept cookies|i agree|got it|reject all|manage cookies
    cookie settings|cookie policy|cookies|privacy|privacy policy|terms|terms of use|terms of service
    terms and conditions|terms & conditions|contact|contact us|about|about us|careers|help|faq|faqs
    support|feedback|sitemap|site map|rss|rss feed|feed|newsletters|newsletter|podcasts|podcast|videos
    video|photos|gallery|galleries|live|facebook|twitter|x|instagram|youtube|linkedin|whatsapp|telegram
    pinterest|reddit|tumblr|flipboard|messenger|threads|tiktok|snapchat|mastodon|bluesky|google|google+
    google news|apple news|rss feeds|mailto|world|politics|business|sports|sport|opinion|technology|tech
    science|health|entertainment|culture|lifestyle|travel|weather|news|local|national|international|us
    u.s.|uk|europe|asia|africa|middle east|americas|economy|finance|markets|education|environment|life
    style|arts|books|movies|music|tv|food|games|crosswords|puzzles|obituaries|classifieds|jobs
    real estate|archive|archives|latest|latest news|trending|trending now|popular
    top stories|breaking news|breaking|headlines|editor's picks|editors' picks|donate|donate now
    support us|become a member|shop|store|e-paper|epaper|today's paper|all rights reserved|listen
    listen to this article|listen to article|play|pause|mute|unmute|watch|watch live|caption
    toggle navigation|navigation|go|submit|cancel|continue|continue reading
    story continues below advertisement|story continues below|article continues below
    article continues after advertisement|article continues below ad|remove ads|ad feedback|hide
    hide caption|toggle caption|enlarge this image|image|images|photo|picture|thumbnail|font size
    text size|a a|aa|share via|via email|bookmark|gift|gift this article|give this article|resize
    languages|language|english|edition|change|settings|preferences|notifications|alerts|by|tags|topics
    contact the author|contact the authors|contact the reporter|contact the writer|email the author
    disclaimer|corrections|rate this article|was this article helpful|yes|no|thank you
    thanks for reading|log in to comment|view profile|click to share|click to print|click here|download
    install|opens in new window|external link|powered by|script|powered by wordpress|powered by blogger
    all news|full story|transcript|view original|mobile|desktop version|published|updated|last updated
    min read|staff|contributor|author|authors|about the author|written by|posted by|report an error
    report a mistake|report a problem|subscribers only|for subscribers|members only|analysis|imprint
    startseite|zur startseite|suche|teilen|drucken|merken|kommentare|kommentar schreiben|kommentieren
    anmelden|registrieren|abonnieren|abo|anzeige|anzeigen|werbung|impressum|datenschutz|agb|kontakt
    nutzungsbedingungen|nach oben|mehr anzeigen|alle rechte vorbehalten|vorlesen|artikel anhören
    politik|wirtschaft|kultur|wissen|regional|panorama|meinung|mediathek|e-mail|artikel teilen
    accueil|rechercher|partager|partager l'article|imprimer|commenter|commentaires|réagir
    réagir à cet article|se connecter|connexion|s'abonner|abonnez-vous|s'inscrire|publicité
    mentions légales|gestion des cookies|politique de confidentialité|cgu|cgv|haut de page|plan du site
    tous droits réservés|réservé aux abonnés|article réservé aux abonnés|écouter|écouter l'article
    politique|économie|monde|société|signaler une erreur|voir plus|nous contacter|à propos
    inicio|buscar|compartir|imprimir|comentar|comentarios|deja un comentario|iniciar sesión
    suscribirse|suscríbete|regístrate|publicidad|aviso legal|política de privacidad
    política de cookies|contacto|volver arriba|todos los derechos reservados|solo para suscriptores
    escuchar|ver más|mundo|política|economía|deportes|cultura|sociedad|opinión|enviar|quiénes somos
    cerca|condividi|stampa|commenta|commenti|lascia un commento|accedi|abbonati|iscriviti|pubblicità
    note legali|informativa privacy|contatti|torna su|tutti i diritti riservati|ascolta|mostra altro
    politica|esteri|cronaca|economia|cultura|invia|solo per abbonati|chi siamo
    início|compartilhar|partilhar|comentários|deixe um comentário|entrar|assine|assinar|publicidade
    termos de uso|política de privacidade|contato|contactos|voltar ao topo|ver mais|ouvir
    todos os direitos reservados|mundo|esportes|desporto|opinião|exclusivo para assinantes
    zoeken|delen|deel dit artikel|afdrukken|reageer|reacties|plaats een reactie|inloggen|aanmelden
    abonneren|abonneer je|advertentie|advertenties|privacybeleid|algemene voorwaarden|disclaimer
    terug naar boven|alle rechten voorbehouden|luister|meer laden|binnenland|buitenland|economie
    """
)

BUTTON_LEADS = (
    "click here",
    "click to ",
    "share this ",
    "save this ",
    "share on ",
    "log in to ",
    "sign in to ",
    "sign up for ",
    "listen to this ",
    "print this ",
    "report a",
    "skip to ",
    "jump to ",
    "partager sur ",
    "teilen auf ",
    "compartir en ",
    "condividi su ",
    "compartilhar no ",
    "delen op ",
)
"""How short buttons begin that name a place or a thing after it."""

LINK_HEADS = listed(
    """
    related|related post|related posts|related article|related articles|related story|related stories
    related content|related news|related links|related topics|related reading|related coverage
    related items|related video|related videos|recommended|recommended reads|recommended reading
    recommended for you|recommended stories|recommended articles|recommended posts|recommended videos
    read more|read next|read also|also read|more stories|more news|more from|more on this
    more on this story|more on this topic|more like this|more for you|more to read|more to explore
    more coverage|more headlines|more articles|more posts|further reading|see also|you may also like
    you might also like|you may like|you might like|you may be interested in|you might be interested in
    you might also be interested in|similar articles|similar stories|similar posts|similar news
    other stories|other news|other articles|popular stories|popular posts|popular articles|popular now
    most read|most popular|most viewed|most shared|most commented|latest stories|latest articles
    latest posts|recent posts|recent articles|recent stories|recent news|don't miss|dont miss
    must read|must reads|up next|what to read next|keep reading|next article|previous article
    next post|previous post|next story|previous story|from the web|around the web
    from around the web|in other news|more in|more briefings|more videos|more podcasts|most watched
    more from author|more by this author|suggested reading|suggested articles|suggested stories
    in this story|what others are reading|readers also liked|people also read|people are also reading
    stories you may like|top picks|our picks|in case you missed it|explore more|discover more
    related to this story|watch next|read this next|more about
    mehr zum thema|zum thema|lesen sie auch|lesen sie mehr|auch interessant|das könnte sie interessieren
    das könnte sie auch interessieren|meistgelesen|meist gelesen|weitere artikel|weitere meldungen
    verwandte artikel|verwandte themen|passend zum thema|weitere themen|mehr aus diesem ressort
    empfohlene artikel|nächster artikel|vorheriger artikel
    lire aussi|à lire aussi|à lire|lire la suite|sur le même sujet|sur le même thème|les plus lus
    articles liés|articles similaires|articles connexes|à voir aussi|voir aussi|en savoir plus
    vous aimerez aussi|à ne pas manquer|dans la même rubrique|plus d'articles|nos recommandations
    lea también|lee también|leer también|leer más|también te puede interesar|te puede interesar
    le puede interesar|noticias relacionadas|artículos relacionados|temas relacionados|lo más leído
    más noticias|más información|relacionado|más sobre este tema|no te pierdas
    leggi anche|leggi tutto|articoli correlati|notizie correlate|potrebbe interessarti
    potrebbe interessarti anche|ti potrebbe interessare|i più letti|più letti|altri articoli
    da non perdere|sullo stesso argomento|correlati
    leia também|leia mais|veja também|saiba mais|notícias relacionadas|artigos relacionados|mais lidas
    mais lidos|as mais lidas|relacionadas|mais notícias|você pode gostar|matérias relacionadas
    lees ook|lees meer|lees verder|meer lezen|meest gelezen|gerelateerde artikelen|gerelateerd
    meer over dit onderwerp|ook interessant|bekijk ook|meer nieuws|aanbevolen
    """
)

METADATA_LABELS = listed(
    """
    source|sources|via|category|categories|section|filed under|filed in|posted in|tags|tag|tagged
    labels|keywords|topics|topic|subject|subjects|url|permalink|link|original link|original article
    original source|publisher|publication|language|edition|location|country|region|copyright|views
    word count|reading time|read time|article id|doc id|id|isbn|issn|doi
    quelle|quellen|kategorie|kategorien|rubrik|schlagwörter|schlagworte|themen|stichwörter
    catégorie|catégories|rubrique|mots-clés|mots clés|étiquettes|thèmes|sujets
    fuente|fuentes|categoría|categorías|sección|etiquetas|temas
    fonte|fonti|categoria|categorie|sezione|etichette|argomenti|tag
    fontes|categorias|seção|secção|palavras-chave|bron|bronnen|categorieën|rubriek|trefwoorden
    """
)
SOURCE_LABELS = listed(
    """
    source|publisher|publication|original source|quelle|fuente|fonte|bron
    """
)
CATEGORY_LABELS = listed(
    """
    category|categories|section|filed under|filed in|posted in|kategorie|kategorien|rubrik|catégorie
    catégories|rubrique|categoría|categorías|sección|categoria|categorie|sezione|categorias|seção|secção
    categorieën|rubriek
    """
)
BYLINE_LABELS = listed(
    """
    author|authors|by|written by|story by|reported by|reporter|reporters|posted by|published by
    words by|text by|article by|words|correspondent|contributor|byline|autor|autorin|autoren|auteur
    auteurs|autores|autora|autore|autori|redactie|texte|testo|texto
    """
)
DATE_LABELS = listed(
    """
    published|updated|posted|date|last updated|last modified|modified|published on|posted on
    updated on|first published|first posted|publication date|date published|date posted|publish date
    release date|created|published at|updated at|last update|published date|pub date
    date of publication|originally published|veröffentlicht|veröffentlicht am|aktualisiert
    aktualisiert am|stand|datum|erstellt|publié|publié le|mis à jour|mis à jour le|modifié le
    date de publication|publicado|publicado el|publicado em|actualizado|actualizado el|atualizado
    atualizado em|fecha|fecha de publicación|data|pubblicato|pubblicato il|aggiornato|aggiornato il
    gepubliceerd|gepubliceerd op|bijgewerkt|laatste update
    """
)
CAPTION_LABELS = listed(
    """
    photo|photos|photo credit|photo credits|photograph|photographs|photo by|image|images
    image credit|image source|top image|main image|featured image|feature image|header image
    cover image|lead image|cover photo|top photo|caption|picture|picture credit|credit|credits
    file photo|file picture|file|file image|illustration|graphic|pictured|above|image by|images by
    photos by|photo courtesy|video credit|image copyright|image caption|main photo
    foto|fotos|bild|bilder|bildunterschrift|archivfoto|archivbild|symbolbild|grafik|légende|crédit
    crédit photo|crédits|crédits photo|fotografía|imagen|pie de foto|crédito|fotografia|immagine
    didascalia|crediti|imagem|legenda|crédito da foto|beeld|fotograaf
    """
)
LINK_LABELS = listed(
    """
    related|read more|read also|also read|see also|read|read next|more|watch|must read|don't miss
    related article|related articles|related story|related stories|related post|related posts
    recommended|related content|related video|see more|in case you missed it|you may also like
    you might also like|listen|further reading|previously|earlier|more on this|related link
    related links|opinion|up next|next|previous
    lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|siehe auch|lire aussi|à lire aussi
    à lire|voir aussi|sur le même sujet|lea también|lee también|leer también|le puede interesar
    te puede interesar|leggi anche|leia também|leia mais|veja também|saiba mais|lees ook|bekijk ook
    """
)
