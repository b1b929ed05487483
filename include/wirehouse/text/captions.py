"""Captions: what tells that a line belongs to a picture."""

import re

_ENDED = r"[.!?…”\"»)]\s*"  # the sentence before a credit
_CREDIT_TAIL = re.compile(
    r"(?:photo(?:graph)?s? ?(?:credit|by|courtesy)?\s?[:/]|(?:image |picture )?credit:)"
    r"[^.]{2,80}(?:\. ?[^.]{0,40})?\.?\)?$"
    r"|\([^()]{0,60}\b(?:photo|getty|reuters|afp|epa|ap|shutterstock|alamy)\b[^()]{0,60}\)\.?$"
    r"|\[(?:photo|image|file)[^\]]{0,80}\]$"
    r"|(?:getty images|/afp|/reuters|/ap|/epa|via ap|via reuters)\)?\.?$"
    r"|^(?:file photo|file|file picture)\s?[:–—-]"
    rf"|{_ENDED}(?:pictures?|pics?|images?|fotos?|bild|archivfoto|crédits?(?: photo)?|créditos?|imagen"
    r"|immagine|imagem|beeld)\s?: ?[^.:]{2,60}\.?$"
    rf"|{_ENDED}©\s?[^.\d©]{{2,60}}\.?$"
    rf"|(?-i:{_ENDED}[^\W\d_a-z][^a-z.!?]{{2,40}}/[^a-z.!?]{{2,40}}$)",  # a credit in capitals
    re.IGNORECASE,
)
_MAX_CREDIT = 160
# A caption tells in the present what a camera can see, and where, in full sentences; headlines drop articles.
_SCENE = re.compile(
    r"[^\W\d_a-z][^.!?:;\"“]{2,60}? (?:stands?|sits?|holds?|carry|carries|waits?|walks?|poses?|waves?"
    r"|gestures?|smiles?|weighs?|loads?|unloads?|wears?|lifts?|inspects?|looks? on|looks? (?:at|out)|leans?"
    r"|kneels?|rides?|gathers?|queues?|lines? up|shakes? hands|march(?:es)?|prays?|embraces?|hugs?|cheers?"
    r"|paints?|repairs?|cleans?|cooks?|feeds?|sells?|plays?|swims?|dances?|sleeps?|chats?|[a-z]{3,12}ing) "
    r"(?=[^.!?]{0,80}\b(?:an?|the|his|her|their|its) )"
    r"[^.!?]{0,80}\b(?:at|in|on|outside|inside|near|beside|during|before|after|along|through|past|next to) "
)
_MAX_SCENE = 200


def has_credit(text: str) -> bool:
    """Tell whether a line ends with the credit of a picture."""
    return _CREDIT_TAIL.search(text[-_MAX_CREDIT:]) is not None


def is_scene(text: str) -> bool:
    """Tell whether a line tells what a picture shows, as captions without a credit do."""
    return len(text) <= _MAX_SCENE and _SCENE.match(text) is not None
