"""The words of time in languages other than English: what dates by the calendar and deictic words need."""

from typing import NamedTuple

from wirehouse.text.vocabulary import listed


class Words(NamedTuple):
    """The words of one language, in lower case.

    `weekdays` are its seven days from Monday. `days` and `periods` say how many days or periods a phrase
    leads away, `steps` in which direction a word beside a weekday or month does. `parts` are parts of the
    day, `edges` of a month. `ahead` are words, `ahead_endings` endings of verbs, that look to the future.
    `before_months` are words that a month without a year follows, and `capital_months` tells whether it has
    a capital. `ago` is what stands before or after an amount of time gone by, `century` a pattern of its
    `number`, `joint` the word within greater numbers.
    """

    weekdays: tuple[frozenset[str], ...]
    days: dict[str, int]
    periods: dict[str, tuple[str, int]]
    steps: dict[str, int]
    parts: dict[str, str]
    edges: frozenset[str]
    ahead: frozenset[str]
    ahead_endings: tuple[str, ...]
    before_months: frozenset[str]
    numbers: dict[str, int]
    units: dict[str, str]
    ago: tuple[str, str]
    century: str
    joint: str = ""
    capital_months: bool = False


def _weekdays(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(names.split("|")) for names in text.split())


def _periods(week: str, month: str, year: str) -> dict[str, tuple[str, int]]:
    """Read the phrases for the last, this and the next of each unit; slashes part them, bars alternatives."""
    return {
        phrase: (unit, step)
        for unit, phrases in (("week", week), ("month", month), ("year", year))
        for step, alternatives in zip((-1, 0, 1), phrases.split("/"), strict=True)
        for phrase in alternatives.split("|")
    }


def _numbers(text: str) -> dict[str, int]:
    """Read the numbers from one; bars part the forms of one."""
    return {form: number for number, forms in enumerate(text.split(), 1) for form in forms.split("|")}


def _units(text: str) -> dict[str, str]:
    """Read the names of minute, hour, day, week, month and year; bars part the forms of one."""
    names = ("minute", "hour", "day", "week", "month", "year")
    pairs = zip(names, text.split(), strict=True)
    return {form: unit for unit, forms in pairs for form in forms.split("|")}


def _steps(last: str, following: str) -> dict[str, int]:
    return {**dict.fromkeys(last.split("|"), -1), **dict.fromkeys(following.split("|"), 1)}


GERMAN = Words(
    weekdays=_weekdays("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    days={"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
    periods=_periods(
        "letzte woche|vergangene woche|vorige woche|letzter woche|vergangener woche|voriger woche"
        "/diese woche|dieser woche/nächste woche|kommende woche|nächster woche|kommender woche",
        "letzten monat|vergangenen monat/diesen monat|diesem monat/nächsten monat|kommenden monat",
        "letztes jahr|vergangenes jahr|voriges jahr|letzten jahr|vergangenen jahr|vorigen jahr"
        "/dieses jahr|diesem jahr/nächstes jahr|kommendes jahr|nächsten jahr|kommenden jahr",
    ),
    steps=_steps("letzten|vergangenen|vorigen|letzter|vergangener", "nächsten|kommenden"),
    parts={"früh": "MO", "morgen": "MO", "vormittag": "MO", "nachmittag": "AF", "abend": "EV", "nacht": "NI"},
    edges=listed("anfang|mitte|ende"),
    ahead=listed("wird|werden|soll|sollen|will|wollen|möchte|könnte|dürfte|muss|müssen|bis|plant|planen"),
    ahead_endings=(),
    before_months=listed("im|in|seit|bis|ab|vom|von|zum|und|vor|nach|zwischen"),
    capital_months=True,
    numbers=_numbers(
        "ein|eine|einen|einem|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
        "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
    ),
    units=_units(
        "minute|minuten stunde|stunden tag|tage|tagen woche|wochen monat|monate|monaten jahr|jahre|jahren"
    ),
    ago=("vor", ""),
    century=r"(?P<number>\d{1,2})\. jahrhunderts?",
)
FRENCH = Words(
    weekdays=_weekdays("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    days={"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2},
    periods=_periods(
        "la semaine dernière|la semaine passée/cette semaine/la semaine prochaine",
        "le mois dernier|le mois passé/ce mois-ci/le mois prochain",
        "l'année dernière|l'an dernier|l'an passé/cette année/l'année prochaine|l'an prochain",
    ),
    steps=_steps("dernier|passé", "prochain"),
    parts={"matin": "MO", "après-midi": "AF", "soir": "EV"},
    edges=listed("début|fin|mi|le mois de|la fin de|le début de"),
    ahead=listed(
        """
        va|vont|doit|doivent|devrait|devraient|pourrait|pourraient|sera|seront|aura|auront|ira|iront|avant
        promis|promise
        """
    ),
    ahead_endings=("era", "ira", "dra", "tra", "eront", "iront", "dront", "tront"),
    before_months=listed("en|de|d'|depuis|à|entre|et|avant|après|dès|vers|pour"),
    numbers=_numbers(
        "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize dix-sept dix-huit dix-neuf vingt"
    ),
    units=_units("minute|minutes heure|heures jour|jours semaine|semaines mois an|ans|année|années"),
    ago=("il y a", ""),
    century=r"(?P<number>[xvi]{1,5}|\d{1,2})e siècle",
    joint="et",
)
SPANISH = Words(
    weekdays=_weekdays("lunes martes miércoles jueves viernes sábado domingo"),
    days={"anteayer": -2, "ayer": -1, "hoy": 0, "mañana": 1, "pasado mañana": 2},
    periods=_periods(
        "la semana pasada|la pasada semana/esta semana"
        "/la próxima semana|la semana próxima|la semana que viene",
        "el mes pasado|el pasado mes/este mes/el próximo mes|el mes próximo|el mes que viene",
        "el año pasado|el pasado año/este año/el próximo año|el año próximo|el año que viene",
    ),
    steps=_steps("pasado", "próximo|que viene"),
    parts={"por la mañana": "MO", "por la tarde": "AF", "por la noche": "NI"},
    edges=listed("principios de|mediados de|finales de|fines de|a principios de|a mediados de|a finales de"),
    ahead=listed("va|van|debe|deben|podría|podrían|hasta|prevé|prevén"),
    ahead_endings=("rá", "rán"),
    before_months=listed("en|de|desde|hasta|entre|y|a"),
    numbers=_numbers(
        "un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte"
    ),
    units=_units("minuto|minutos hora|horas día|días semana|semanas mes|meses año|años"),
    ago=("hace", ""),
    century=r"siglo (?P<number>[xvi]{1,5})",
    joint="y",
)
ITALIAN = Words(
    weekdays=_weekdays("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    days={"l'altro ieri": -2, "ieri": -1, "oggi": 0, "domani": 1, "dopodomani": 2},
    periods=_periods(
        "la settimana scorsa|la scorsa settimana/questa settimana"
        "/la prossima settimana|la settimana prossima",
        "il mese scorso|lo scorso mese/questo mese/il prossimo mese|il mese prossimo",
        "l'anno scorso|lo scorso anno/quest'anno/l'anno prossimo|il prossimo anno",
    ),
    steps=_steps("scorso|scorsa", "prossimo|prossima"),
    parts={"mattina": "MO", "pomeriggio": "AF", "sera": "EV", "notte": "NI"},
    edges=listed("inizio|metà|fine|l'inizio di|la fine di"),
    ahead=listed("deve|devono|dovrebbe|dovrebbero|potrebbe|potrebbero|entro|fino"),
    ahead_endings=("rà", "ranno"),
    before_months=listed("in|a|di|da|dal|nel|entro|tra|fra|e|dello|lo"),
    numbers=_numbers(
        "un|uno|una|un' due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
        "quattordici quindici sedici diciassette diciotto diciannove venti"
    ),
    units=_units("minuto|minuti ora|ore giorno|giorni settimana|settimane mese|mesi anno|anni"),
    ago=("", "fa"),
    century=r"(?P<number>[xvi]{1,5}) secolo",
)
PORTUGUESE = Words(
    weekdays=_weekdays(
        "segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta "
        "sexta-feira|sexta sábado domingo"
    ),
    days={"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1},
    periods=_periods(
        "a semana passada|na semana passada/esta semana|nesta semana/a próxima semana|na próxima semana",
        "o mês passado|no mês passado/este mês|neste mês/o próximo mês|no próximo mês",
        "o ano passado|no ano passado/este ano|neste ano/o próximo ano|no próximo ano",
    ),
    steps=_steps("passado|passada", "próximo|próxima"),
    parts={"de manhã": "MO", "à tarde": "AF", "à noite": "NI"},
    edges=listed("início de|meados de|final de|fim de"),
    ahead=listed("vai|vão|deve|devem|deverá|poderia|poderiam|até"),
    ahead_endings=("rá", "rão"),
    before_months=listed("em|de|desde|até|entre|e|a"),
    numbers=_numbers(
        "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze "
        "catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito "
        "dezenove|dezanove vinte"
    ),
    units=_units("minuto|minutos hora|horas dia|dias semana|semanas mês|meses ano|anos"),
    ago=("há", ""),
    century=r"século (?P<number>[xvi]{1,5})",
    joint="e",
)
DUTCH = Words(
    weekdays=_weekdays("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    days={"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2},
    periods=_periods(
        "vorige week|afgelopen week/deze week/volgende week|komende week",
        "vorige maand|afgelopen maand/deze maand/volgende maand|komende maand",
        "vorig jaar|afgelopen jaar/dit jaar/volgend jaar|komend jaar",
    ),
    steps=_steps("vorige|afgelopen", "volgende|komende|aanstaande"),
    parts={"ochtend": "MO", "middag": "AF", "avond": "EV", "nacht": "NI"},
    edges=listed("begin|half|medio|eind"),
    ahead=listed("zal|zullen|wil|willen|moet|moeten|gaat|gaan|zou|zouden|tot"),
    ahead_endings=(),
    before_months=listed("in|sinds|tot|vanaf|van|en|tussen|voor|na|per"),
    numbers=_numbers(
        "een|één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
        "vijftien zestien zeventien achttien negentien twintig"
    ),
    units=_units("minuut|minuten uur|uren dag|dagen week|weken maand|maanden jaar|jaren"),
    ago=("", "geleden"),
    century=r"(?P<number>\d{1,2})(?:e|de|ste) eeuw",
)
LANGUAGES = {
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
}
"""By BCP 47 primary subtag."""
