"""What every document must pass before it is coded, wherever it came from."""

from taqarub.errors import InputError
from taqarub.ingest.encoding import arabic_share
from taqarub.ingest.items import Failure, Limits
from taqarub.model.text import Document


def checked(document: Document, at: str, limits: Limits) -> Document | Failure:
    """The document, or why it is refused: INP03 empty, INP04 NULs, INP07 not Arabic, INP10 lone surrogates."""
    error = _unfit(document, at) or _empty(document.text, at) or _not_arabic(document.text, at, limits)
    return Failure(at, error) if error else document


def too_large(at: str, limits: Limits) -> InputError:
    """INP06, with both ways out."""
    hint = f"the limit is {limits.max_bytes:,} bytes a document; split it, or raise max_bytes (TAQARUB_MAX_BYTES)"
    return InputError("INP06", "the document is too large", at=at, hint=hint)


def _empty(text: str, at: str) -> InputError | None:
    return None if text.strip() else InputError("INP03", "there is no text in it", at=at, hint="leave it out")


def _not_arabic(text: str, at: str, limits: Limits) -> InputError | None:
    share = arabic_share(text)
    if share >= limits.min_arabic and share > 0:
        return None
    message = f"the text is not Arabic: {share:.0%} of its letters are"
    return InputError("INP07", message, at=at, hint=f"at least {limits.min_arabic:.0%} must be (TAQARUB_MIN_ARABIC)")


def _unfit(document: Document, at: str) -> InputError | None:
    fields = (document.id, document.text, document.title, document.outlet, document.url, document.published)
    for value in fields:
        if value is not None and not _encodable(value):
            hint = "a \\ud800–\\udfff escape stands alone; remove it or write the whole pair"
            return InputError("INP10", "a character is cut in half (lone surrogate)", at=at, hint=hint)
        if value is not None and "\0" in value:
            return InputError("INP04", "this is binary, not text", at=at, hint="remove the NUL characters")
    return None


def _encodable(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
