"""What page furniture says of itself: general web vocabulary, looked up by line.

`sign` reads a line once and says what it openly is, if it says so: a label ("Source: …"), a heading of
links ("Related posts"), an image marker, a button. Lines that say nothing of themselves are judged by
their evidence and their neighbours.
"""

from enum import StrEnum

from wirehouse.text.vocabulary import listed


class Sign(StrEnum):
    """What a line openly is."""

    BUTTON = "button"  # or any other piece of the page that is no text
    SYMBOLS = "symbols"  # nothing but punctuation
    IMAGE = "image"  # the trace of an image
    LINKS = "links"  # heads a list of links
    LINK = "link"  # a link with its label in front
    METADATA = "metadata"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"


_BUTTONS = listed(
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
    real estate|archive|archives|latest|latest news|trending|trending now|most popular|most read|popular
    top stories|breaking news|breaking|headlines|editor's picks|editors' picks|donate|donate now
    support us|become a member|shop|store|e-paper|epaper|today's paper|all rights reserved|listen
    listen to this article|listen to article|play|pause|mute|unmute|watch|watch live|caption
    toggle navigation|navigation|go|submit|cancel|continue|continue reading
    story continues below advertisement|story continues below|article continues below
    article continues after advertisement|article continues below ad|remove ads|ad feedback|hide
    hide caption|toggle caption|enlarge this image|image|images|photo|picture|thumbnail|font size
    text size|a a|aa|share via|via email|bookmark|gift|gift this article|give this article|resize
    languages|language|english|edition|change|settings|preferences|notifications|alerts|by|tags|topics
    disclaimer|corrections|rate this article|was this article helpful|yes|no|thank you
    thanks for reading|log in to comment|view profile|click to share|click to print|click here|download
    install|opens in new window|external link|powered by|script|powered by wordpress|powered by blogger
    all news|full story|transcript|view original|mobile|desktop version|published|updated|last updated
    min read|staff|contributor|author|authors|about the author|written by|posted by
    """
)


_LINK_HEADS = listed(
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
    most viewed|most shared|most commented|latest stories|latest articles|latest posts|recent posts
    recent articles|recent stories|recent news|don't miss|dont miss|must read|must reads|up next
    what to read next|keep reading|next article|previous article|next post|previous post|next story
    previous story|from the web|around the web|from around the web|in other news|more in
    more from author|more by this author|suggested reading|suggested articles|suggested stories
    in this story|what others are reading|readers also liked|people also read|people are also reading
    stories you may like|top picks|our picks|in case you missed it|explore more|discover more
    related to this story|watch next|read this next
    """
)


_LABELS = {
    Sign.METADATA: listed(
        """
        source|sources|via|category|categories|section|filed under|filed in|posted in|tags|tag|tagged
        labels|keywords|topics|topic|subject|subjects|url|permalink|link|original link|original article
        original source|publisher|publication|language|edition|location|country|region|copyright|views
        word count|reading time|read time|article id|doc id|id|isbn|issn|doi
        """
    ),
    Sign.BYLINE: listed(
        """
        author|authors|by|written by|story by|reported by|reporter|reporters|posted by|published by
        words by|text by|article by|words|correspondent|contributor|byline
        """
    ),
    Sign.DATE: listed(
        """
        published|updated|posted|date|last updated|last modified|modified|published on|posted on
        updated on|first published|first posted|publication date|date published|date posted|publish date
        release date|created|published at|updated at|last update|published date|pub date
        date of publication|originally published
        """
    ),
    Sign.CAPTION: listed(
        """
        photo|photos|photo credit|photo credits|photograph|photographs|photo by|image|images
        image credit|image source|top image|main image|featured image|feature image|header image
        cover image|lead image|cover photo|top photo|caption|picture|picture credit|credit|credits
        file photo|file picture|file|file image|illustration|graphic|pictured|above|image by|images by
        photos by|photo courtesy|video credit|image copyright|image caption|main photo
        """
    ),
    Sign.LINK: listed(
        """
        related|read more|read also|also read|see also|read|read next|more|watch|must read|don't miss
        related article|related articles|related story|related stories|related post|related posts
        recommended|related content|related video|see more|in case you missed it|you may also like
        you might also like|listen|further reading|previously|earlier|more on this|related link
        related links|opinion|up next|next|previous
        """
    ),
}
_SIGN_OF_LABEL = {label: found for found, labels in _LABELS.items() for label in labels}
_EDGES = " :|.,-–—_»›«‹*•·>…!?#[](){}+=~\"'“”‘’"


def label_of(text: str) -> tuple[str, str] | None:
    """Split "Label: value" into the label in lower case and the value; None when no label stands in front."""
    colon = text.find(":", 0, 28)
    if colon < 2:
        return None
    label = text[:colon].lower().strip(_EDGES)
    return (label, text[colon + 1 :].strip()) if label in _SIGN_OF_LABEL else None


def sign(text: str) -> Sign | None:
    """Say what a line openly is; None for the many that do not say."""
    if text.startswith(("![", "[image", "[Image", "<img")):
        return Sign.IMAGE
    if len(text) < 60:
        folded = text.lower().replace("’", "'").strip(_EDGES)
        if folded in _BUTTONS:
            return Sign.BUTTON
        if folded in _LINK_HEADS:
            return Sign.LINKS
        if not folded:
            return Sign.SYMBOLS
    labelled = label_of(text)
    if labelled is not None:
        return _labelled(*labelled)
    return None


def _labelled(label: str, value: str) -> Sign:
    """Tell what a labelled line is; a label with nothing behind it is a piece of the page."""
    found = _SIGN_OF_LABEL[label]
    if value:
        return found
    return Sign.LINKS if found is Sign.LINK else Sign.BUTTON
