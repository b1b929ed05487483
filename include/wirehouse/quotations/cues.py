"""What words are to a reader who looks for the speaker of a quotation, in seven languages."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from types import MappingProxyType

from wirehouse.quotations.verbs import (
    ENGLISH_FORMS,
    ENGLISH_NOUNS,
    ENGLISH_REGULAR,
    OTHER_LANGUAGES,
)
from wirehouse.text.vocabulary import MONTHS, listed


class Kind(IntEnum):
    """What a word or mark is."""

    WORD = 0  # a common word that no list has
    NAME = 1  # written with a capital
    PREPOSITION = 2
    ARTICLE = 3  # or another word that begins a noun phrase: "his", "several"
    ADVERB = 4
    JOINT = 5  # a conjunction: another clause or another verb begins
    AUXILIARY = 6
    RELATIVE = 7
    PRONOUN = 8
    SOURCE = 9  # a word that the speaker follows: "according"
    VERB = 10  # a verb that is no cue and does not look like a verb: "went"
    ANYBODY = 11  # stands for somebody: "one", "others"
    CUE = 12  # a verb of speaking, writing or judging
    TIME = 13  # a day, a month
    NUMBER = 14
    COMMA = 15
    STOP = 16
    COLON = 17
    DASH = 18
    OPEN = 19
    CLOSE = 20
    QUOTATION = 21


LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
# The small words of each of LANGUAGES.
_SMALL_WORDS = {
    "en": {
        Kind.PREPOSITION: """
            of|in|on|at|by|with|from|for|to|about|against|during|into|over|under|through|via|among|amid
            between|toward|towards|without|within|outside|inside|near|around|upon|throughout|despite
            like|alongside|behind|following
        """,
        Kind.ARTICLE: """
            the|a|an|his|her|its|their|our|my|your|this|these|those|several|most|no|any|each
        """,
        Kind.ADVERB: """
            also|then|later|once|again|already|always|often|never|not|still|now|just|even|twice|further
            afterwards|afterward|meanwhile|however|instead|too|soon|earlier|today|yesterday|tonight
            simply|bluntly|so|quickly|nevertheless|nonetheless|moreover|furthermore|perhaps|maybe
            elsewhere
        """,
        Kind.JOINT: """
            and|but|or|that|as|when|while|because|if|after|before|since|though|although|whether|until
            unless|than|what|where|why|how|whereas|yet|nor
        """,
        Kind.AUXILIARY: """
            am|is|are|was|were|be|been|being|has|have|had|having|do|does|did|will|would|shall|should|can
            could|may|might|must|to|isn't|wasn't|weren't|hasn't|hadn't|didn't|doesn't|won't|wouldn't
            couldn't|cannot|can't
        """,
        Kind.RELATIVE: "who|which|whom|whose",
        Kind.PRONOUN: "he|she|they|it|i|we|you",
        Kind.SOURCE: "according|per",
        Kind.VERB: """
            went|took|came|made|gave|got|left|met|kept|won|lost|led|ran|stood|sat|fell|grew|knew|brought
            bought|caught|taught|sent|spent|built|sold|paid|drew|rose|chose|broke|wore|drove|beat|cut
            hit|let|set|became|run|goes|makes|takes|gets|heard|felt|saw|meant|understood|fought|forgot
            hid|laid|lit|rode|shook|shot|slept|spread|stole|struck|swept|threw|woke|bore|bent|blew|dealt
            ate|fed|fled|flew|hung|seem|seems|seemed|appear|appears|appeared|want|wants|wanted|shows|showed
        """,
        Kind.ANYBODY: "one|another|others|both|all|some|many|anyone|someone|everyone|nobody",
    },
    "de": {
        Kind.PREPOSITION: """
            von|vom|in|im|an|am|auf|bei|beim|mit|für|aus|zu|zum|zur|über|gegen|unter|nach|vor|seit|durch
            um
        """,
        Kind.ARTICLE: """
            der|die|das|den|dem|des|ein|eine|einer|einem|einen|eines|sein|seine|ihr|ihre|mehrere|viele
        """,
        Kind.ADVERB: """
            auch|dann|später|noch|bereits|schon|erneut|dabei|zugleich|jedoch|aber|dazu|so|nun|weiter
            zudem|heute|gestern
        """,
        Kind.JOINT: "und|aber|oder|dass|als|wenn|während|weil|ob|nachdem|bevor|da|wie|denn|sondern",
        Kind.AUXILIARY: """
            ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|sei|seien|habe|kann|will
            soll|muss
        """,
        Kind.PRONOUN: "er|sie|es|ich|wir",
        Kind.SOURCE: "laut|zufolge|gemäß",
    },
    "fr": {
        Kind.PREPOSITION: """
            de|du|des|d'|à|au|aux|en|dans|sur|avec|pour|par|chez|sous|contre|depuis|entre|vers|lors|sans
        """,
        Kind.ARTICLE: "le|la|les|l'|un|une|son|sa|ses|leur|leurs|ce|cette|ces|plusieurs",
        Kind.ADVERB: """
            aussi|ensuite|encore|déjà|ainsi|également|toutefois|pourtant|alors|enfin|hier|aujourd'hui|ne
            n|pas|y
        """,
        Kind.JOINT: "et|mais|ou|que|qu'|quand|lorsque|lorsqu|parce|si|car|comme|alors|tandis|puis",
        Kind.AUXILIARY: "a|ont|avait|avaient|est|sont|était|étaient|sera|seront|aura|auront",
        Kind.RELATIVE: "qui|dont",
        Kind.PRONOUN: "il|elle|ils|elles|on|je|nous",
        Kind.SOURCE: "selon|d'après",
    },
    "es": {
        Kind.PREPOSITION: "de|del|en|a|al|con|por|para|sobre|contra|desde|entre|hacia|tras|sin|durante",
        Kind.ARTICLE: "el|la|los|las|un|una|unos|unas|su|sus|este|esta|estos|varios|varias",
        Kind.ADVERB: "también|después|luego|ya|además|entonces|hoy|ayer|asimismo|no|se|le|les|lo|así",
        Kind.JOINT: "y|e|pero|o|que|cuando|mientras|porque|si|como|aunque|sino",
        Kind.AUXILIARY: "ha|han|había|habían|es|son|era|fue|fueron|será|está|están",
        Kind.RELATIVE: "quien|quienes",
        Kind.PRONOUN: "él|ella|ellos|ellas|yo|nosotros",
        Kind.SOURCE: "según",
    },
    "it": {
        Kind.PREPOSITION: """
            d'|dell'|nell'|all'|di|del|della|dello|dei|delle|degli|a|al|alla|in|nel|nella|con|da|dal
            dalla|per|su|sul|sulla|tra|fra|durante
        """,
        Kind.ARTICLE: "il|lo|la|i|gli|le|l'|un|uno|una|suo|sua|suoi|questo|questa|alcuni",
        Kind.ADVERB: "anche|poi|ancora|già|inoltre|quindi|oggi|ieri|infine|non|si|ci|così",
        Kind.JOINT: "e|ed|ma|o|che|quando|mentre|perché|se|come|anche",
        Kind.AUXILIARY: "ha|hanno|aveva|avevano|è|sono|era|erano|sarà|viene",
        Kind.PRONOUN: "lui|lei|loro|egli|ella|io|noi",
        Kind.SOURCE: "secondo",
    },
    "pt": {
        Kind.PREPOSITION: """
            de|do|da|dos|das|em|no|na|nos|nas|a|ao|à|com|por|pelo|pela|para|sobre|contra|entre|sem
            durante
        """,
        Kind.ARTICLE: "o|a|os|as|um|uma|uns|umas|seu|sua|seus|este|esta|vários|várias",
        Kind.ADVERB: "também|depois|ainda|já|além|então|hoje|ontem|não|se|lhe|assim",
        Kind.JOINT: "e|mas|ou|que|quando|enquanto|porque|se|como|embora",
        Kind.AUXILIARY: "tem|têm|tinha|tinham|é|são|era|foi|foram|será|está|estão",
        Kind.RELATIVE: "quem",
        Kind.PRONOUN: "ele|ela|eles|elas|eu|nós",
        Kind.SOURCE: "segundo|conforme",
    },
    "nl": {
        Kind.PREPOSITION: "van|in|op|bij|met|voor|uit|aan|naar|over|tegen|door|tijdens|sinds|tussen|zonder",
        Kind.ARTICLE: "de|het|een|zijn|haar|hun|deze|dit|die|enkele",
        Kind.ADVERB: "ook|dan|later|nog|al|opnieuw|toen|bovendien|echter|vandaag|gisteren|niet|zo",
        Kind.JOINT: "en|maar|of|dat|als|toen|terwijl|omdat|want|nadat|voordat|hoewel",
        Kind.AUXILIARY: "is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|zal|kan|moet",
        Kind.PRONOUN: "hij|zij|ze|het|ik|wij",
        Kind.SOURCE: "volgens|aldus",
    },
}
_DAYS = listed(
    """
    last|next|week|weeks|month|months|year|years|weekend|morning|afternoon|evening
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag
    samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles
    jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira
    terça-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|donderdag|vrijdag
    zaterdag|zondag
    """
)
_NUMBERS = listed(
    """
    two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|due|tre|dois|três
    twee|drie
    """
)
NOUNS = ENGLISH_NOUNS
"""Cues that are nouns after another noun, an article or a preposition: "late-night tweets"."""
BASES = ENGLISH_REGULAR | {"think"}
"""Cues that are verbs only after an auxiliary or a plural: "officials claim", "to claim"."""
UTTERANCES = ENGLISH_NOUNS | listed(
    """
    accusation|admission|allegation|announcement|argument|assertion|assessment|attack|call|charge|claim|comment
    complaint|contention|declaration|demand|description|estimate|insistence|message|opinion|pledge|prediction|promise
    remark|reply|report|request|response|speech|statement|suggestion|tweet|view|vow|warning|words|writings
    """
)
"""Nouns for what somebody says: after a genitive they name the speaker."""
DENIALS = listed(
    """
    deny|denies|denied|denying|reject|rejects|rejected|rejecting|dismiss|dismisses|dismissed|dismissing
    dispute|disputes|disputed|disputing
    """
)
"""Cues by which somebody says that what another says is wrong: "denied a claim that it was “…”"."""
SAID_BESIDE = listed(
    """
    put|puts|hold|holds|held|begin|begins|began|beginning|offer|offers|offered|offering|continue|continues
    continued|continuing|smile|smiles|smiled|laugh|laughs|laughed|sing|sings|sang|text|texts
    """
)
"""Cues that mean speech only right beside a quotation: “…,” she began; but no party began “talks”."""
BE = listed("am|is|are|was|were|be|been|being|été|fue|fueron|sido|stato|stata|stati|foi|foram")
COLLECTIVES = listed("police|people|staff|management|prosecution")
"""Common nouns that stand for a body of people without an article and an s."""
SINGULAR = listed("one|another|anyone|someone|everyone|nobody")
"""What stands for one person, whose verb ends with s: "another post" is no clause."""
OCCASIONS = listed(
    "statement|interview|email|e-mail|tweet|letter|speech|release|briefing|call|conference|rally|meeting|debate"
    "|twitter|facebook"
)
"""What "in a …" after a speaker names when it tells where something was said, not who the speaker is."""
DEFINITE = listed("the|der|die|das|le|la|l'|el|il|lo|o|de|het")
FEMININE = listed("she|sie|elle|ella|lei|ela|zij|ze")
MASCULINE = listed("he|er|il|él|lui|egli|ele|hij")


def listed_language(language: str | None) -> str:
    """Return which of LANGUAGES to read a BCP 47 language with: English where it is none of them."""
    code = (language or "").partition("-")[0].lower()
    return code if code in LANGUAGES else "en"


@cache
def lexicon(code: str) -> Mapping[str, Kind]:
    """Return what the listed words of one of LANGUAGES are, in lower case."""
    kinds = dict.fromkeys(_DAYS | MONTHS.keys(), Kind.TIME) | dict.fromkeys(_NUMBERS, Kind.NUMBER)
    for kind, words in _SMALL_WORDS[code].items():
        kinds.update(dict.fromkeys(listed(words), kind))
    kinds.update(dict.fromkeys(_english_cues() if code == "en" else OTHER_LANGUAGES[code], Kind.CUE))
    return MappingProxyType(kinds)


def _english_cues() -> frozenset[str]:
    """Return the English verbs in all their forms."""
    forms = set(ENGLISH_FORMS)
    for verb in ENGLISH_REGULAR:
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeo":
            forms.update((verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"))
        else:
            third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
            gerund = f"{verb}ing" if verb.endswith("ee") else f"{stem}ing"
            forms.update((verb, third, f"{stem}ed", gerund))
    return frozenset(forms)
