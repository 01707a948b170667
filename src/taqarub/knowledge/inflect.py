"""Surface forms: of verbs by `mazini` (CC BY 4.0 lexicon), of nouns and nisba adjectives by rule. All folded."""

from collections.abc import Iterator
from itertools import product

import mazini

from taqarub.text.normalise import fold

_TENSES = (("past", "p"), ("ind", "r"), ("sub", "r"), ("juss", "j"))
_PERSONS = ("3ms", "3fs", "3mp", "3md", "3fd", "3fp", "1p")
_FEMININE = ("II", "III", "V", "VI", "VIII", "X")
Form = tuple[str, str]


def verb_forms(root: str, form: str) -> dict[str, str]:
    """Folded surface form → features ("pa3ms"), active readings before passive ones, «I» last: news seldom says it, and
    «أدين», «أصيب», «أجريت» tell what was done to somebody. "j" is an imperfect that only «لم» and the like cut short.

    Raises mazini.MaziniError on a wrong root or form.
    """
    verb = mazini.conjugate(root, form)
    out: dict[str, str] = {}
    for persons, (voice, infix) in product((_PERSONS, ("1s",)), (("a", ""), ("p", "pass_"))):
        for slot, tense in _TENSES:
            for person in persons:
                for word in _slot(verb, f"{slot}_{infix}{person}"):
                    out.setdefault(word, tense + voice + person)
    for word, features in _participles(verb, form):
        out.setdefault(word, features)
    return out


def past(root: str, form: str) -> str:
    """The folded citation form (past, he)."""
    return next(iter(_slot(mazini.conjugate(root, form), "past_3ms")), "")


def _slot(verb: mazini.Conjugation, slot: str) -> Iterator[str]:
    for found in verb.slots.get(slot, ()):
        if "?" not in found.form:
            yield fold(found.form)


def _participles(verb: mazini.Conjugation, form: str) -> Iterator[Form]:
    """The active participle as circumstance: «مطالبا بلاده», «مطالبة» (she). Imperatives are left out: news has none.

    So are plurals, which would make verbs of «ممثلين» and «محتجين»; the feminine stands only for forms whose participle
    is no common noun (مدينة is a city, not "condemning").
    """
    for word in _slot(verb, "ap"):
        if len(word) < 4:
            continue
        yield word + "ا", "ha3ms"
        if form in _FEMININE:
            yield word + "ه", "ha3fs"


def noun_forms(word: str) -> tuple[str, ...]:
    """A folded noun with the shapes it takes before a possessor: مسؤولون → مسؤولو, زيارتان → زيارتا."""
    forms = [word]
    if len(word) > 4 and word.endswith(("ون", "ان", "ين")):
        forms.append(word[:-1])
    return tuple(forms)


_NISBA_ENDS = ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا", "تا", "تي", "و")


def nisba_forms(word: str) -> tuple[str, ...]:
    """Every gender, number and case of a folded nisba in ي: جزائري → جزائرية, جزائريون, جزائريين, جزائريات, …

    One of two words agrees in both, with and without ال: كورية جنوبية, الكوريين الشماليين.
    """
    first, _, second = word.partition(" ")
    if not first.endswith("ي"):
        return (word,)
    if not second:
        return tuple(word + end for end in _NISBA_ENDS)
    pairs = [(first + end, second + end) for end in _NISBA_ENDS]
    return tuple(f"{a} {article}{b}" for a, b in pairs for article in ("", "ال"))
