"""Phrases that give furniture away inside longer lines: promotion, biographies, photo credits, notices.

RE2 runs all alternatives at once, in time linear in the text.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

# What asks the reader to do something with the page, or tells of the page.
_PROMO = r"""
sign(?:ed|ing)? up|subscri(?:be|ption)|newsletter|cookies?\b|privacy (?:policy|notice)
all rights reserved|click (?:here|to)|follow (?:us|me|him|her|them) on|follow @
terms (?:of|and) (?:use|service|conditions)|advertisement|advertis(?:e|ing) with
your (?:e-?mail|inbox|account|browser|device|subscription|free|first)|(?:e-?mail|web) address
download (?:the|our) app|log in to|sign in to|create an account|enable javascript|javascript is
recaptcha|learn more|read more|more stories|get the latest|unsubscribe|contact us
our (?:app|newsletters?|website|journalism|reporters)|support (?:our|us)
donat(?:e|ion) (?:to|now|today)|become a (?:member|subscriber)|leave a comment|post a comment
send (?:us )?a (?:letter|tip)|letter to the editor|submit a|this (?:site|website|page) (?:uses|is)
(?:stay|keep) up to date|straight to your|to (?:continue|keep) reading
listen to this|view all|see all|cancel anytime|free trial|gift article
share this|push notifications|(?:real-?time|market) data|weekly digest|daily digest|best of our
special access|access to this|delivered (?:every|each|straight)
watch (?:live|now)|app store|was this .{0,30} (?:helpful|useful|interesting)\?
abonnieren|jetzt anmelden|datenschutzerkl|nutzungsbedingungen|impressum
abonnez-vous|inscrivez-vous|s.abonner|mentions légales|gestion des cookies|réservé aux abonn
suscríbete|regístrate|aviso legal|política de (?:privacidad|cookies|privacidade)
iscriviti|abbonati|informativa (?:privacy|sulla privacy)|termos de uso|inscreva-se|assine (?:a|o|j)
privacybeleid|meld je aan|schrijf je in|abonneer je
"""
# What no article says in its own voice.
_FURNITURE = r"""
by signing up|by subscribing|sign up (?:for|to) (?:our|the|get|receive|inside|first|a )
privacy notice|comment(?:s|ing)? (?:policy|guidelines|rules)|values your comments
promotional (?:offers|emails|content)|all rights reserved|enter (?:your|a valid) e-?mail
(?:uses|use of) cookies|cookie (?:policy|settings|preferences)|enable javascript|recaptcha
you are over the age of|click here to|already a (?:subscriber|member)|subscribe (?:to|now|today|for)
unsubscribe|log in to|create (?:an|a free) account|to continue reading|letter to the editor
terms (?:of|and) (?:use|service|conditions)|may (?:earn|receive) (?:a|an) (?:\w+ )?commission
affiliate links?|^[?-] .{2,60} \(@\w+\)|pic\.twitter\.com|story continues below|article continues
this (?:article|story|post|page) (?:is|was) (?:only )?available (?:to|for)
download (?:the|our) .{0,20}app\b|get the .{0,30} app\b|follow us on
(?:world|nation)['?]s (?:largest|leading|most trusted) .{0,40}(?:news|media|provider|source)
news (?:organi[sz]ation|agency|provider) dedicated
delivered (?:to|straight to|directly to) (?:you|your)
email(?:ed)? (?:to )?you (?:every|each|daily|weekly)|special access to
"""
# What tells of a writer at the end of an article.
_WRITER = (
    r"(?:reporter|writer|correspondent|columnist|editor|journalist|author|contributor|producer|critic)s?"
)
_AT = r"(?:at|for|of|with|in|who)"
_BIO = rf"""
(?:is|was|are) (?:an?|the|our|currently) [^.\n]{{0,60}}?\b{_WRITER}\b[^.\n]{{0,40}}\b{_AT}\b
\b(?:she|he|they) (?:covers|writes|reports|blogs) (?:about|on|for|from|the)\b
\b(?:she|he|they) (?:has |have )?previously (?:worked|covered|reported|wrote|written|served)
can be reached at|is the author of|has worked (?:at|for)|covers? [^.\n]{{0,40}} for the
"""
_CREDIT = r"""
photo(?:graph(?:er)?)?s?(?: credit| by| courtesy)? ?[:/]|getty|shutterstock|alamy|courtesy of
file (?:photo|picture|image)|via (?:ap|reuters|afp|epa|getty)\b
/ ?(?:ap|afp|reuters|epa|associated press|bloomberg|pool)\b|\b(?:ap|reuters|afp) ?/
(?:ap|pool|handout) photo|\((?:image|picture|photo|ap|reuters|afp|epa|file)\b|image credit
picture credit|\bcredit:|\(reuters\)$|pictured (?:here|above|left|right)
(?:picture|pic|image|foto|bild|archivfoto|cr[eé]dito?|imagen|immagine|imagem|beeld)s? ?:
©|[^ .\n]{2,20}/[^./\n]{2,40}$
"""
_NOTICE = r"""
all rights reserved|\xa9|\(c\) ?(?:19|20)\d\d|copyright (?:19|20)\d\d|alle rechte vorbehalten
tous droits réservés|todos los derechos reservados|todos os direitos reservados
tutti i diritti riservati|alle rechten voorbehouden
"""

# What reports speech, and so is no word of the page to its reader.
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|sagte|erklärte|a déclaré|a dit|dijo|disse|ha detto|zei)\b", re.IGNORECASE
)

PROMO, FURNITURE, BIO, CREDIT, NOTICE = range(5)
PHRASES = tuple(
    "|".join(phrases.strip().split("\n")) for phrases in (_PROMO, _FURNITURE, _BIO, _CREDIT, _NOTICE)
)
"""The patterns of the kinds, in RE2's syntax, none of which goes over the end of a line."""
_LEAST = 24  # characters; shorter furniture is looked up whole


def phrases_in(lowered: bytes) -> Sequence[int]:
    """Return the kinds of phrases that a line holds, in no order; the line is in lower case and Latin-1."""
    return _matcher()(lowered) or () if len(lowered) >= _LEAST else ()


def reports_speech(text: str) -> bool:
    """Tell whether a line reports what somebody said."""
    return _SPEECH.search(text) is not None


@cache
def _matcher() -> Callable[[bytes], Sequence[int] | None]:
    """Compile the phrases, all alternatives of all kinds into one automaton."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1  # one byte a character, other scripts as "?"
    options.max_mem = 64 << 20
    patterns = re2.Set.SearchSet(options)
    for pattern in PHRASES:
        patterns.Add(pattern.encode("latin-1"))
    patterns.Compile()
    match: Callable[[bytes], Sequence[int] | None] = patterns.Match
    return match
