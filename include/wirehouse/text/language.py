"""The language of a text."""

from collections.abc import Callable
from functools import cache

from wirehouse.text.vocabulary import listed

_SAMPLE = 200  # characters; more do not make it surer, and cost time
_LEAST = 25  # letters; under that the answer is a guess
# Languages that news is written in at scale; left out are those that models confuse with them on short text.
_LANGUAGES = listed(
    """
    af|am|ar|az|be|bg|bn|bs|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|gl|gu|he|hi|hr|hu|hy|id|is|it|ja|ka|kk
    km|kn|ko|ky|lo|lt|lv|mk|ml|mn|mr|ms|ne|nl|no|pa|pl|ps|pt|ro|ru|si|sk|sl|sq|sr|sv|sw|ta|te|th|tr|uk
    ur|uz|vi|zh
    """
)


def language_of(body: str) -> str | None:
    """Return the BCP 47 tag of the language of a clean text, or None when there is too little of it."""
    sample = body[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _LEAST or letters * 2 < len(sample):
        return None
    return _classifier()(sample)[0]


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """Load the model at the first text: half a second."""
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(_LANGUAGES.intersection(identifier.labels)))
    # Choosing languages leaves the table in an order that makes every look-up slow.
    identifier.nb_ptc = np.ascontiguousarray(identifier.nb_ptc, dtype=np.float32)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
