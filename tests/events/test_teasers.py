"""Links to other stories within an article are no part of what it tells."""

import pytest

from taqarub.events.proposals import drafts
from taqarub.model.text import Document
from taqarub.pipeline import Coder

BEFORE, AFTER = "وصل الرئيس الكيني إلى كمبالا.", "وقال الرئيس الكيني إنه سيعود غدا."
LINK = "إيران تقصف مواقع في العراق"


def _attacks(coder: Coder, *lines: str) -> int:
    article = coder.reader.read(Document("t", "\n".join(lines)))
    return sum(one.candidate.row.type == "ASSAULT" for one in drafts(article, coder.reader.lexicon))


@pytest.mark.parametrize("mark", ["قد يهمك:", "قد يهمك أيضا/", "اقرأ أيضاً:", "إقرأ أيضا|", "شاهد أيضا.."])
def test_a_line_led_by_such_words_is_a_link(coder: Coder, mark: str) -> None:
    assert _attacks(coder, BEFORE, LINK, AFTER) == 1
    assert _attacks(coder, BEFORE, f"{mark} {LINK}", AFTER) == 0


def test_what_is_announced_goes_on_until_a_line_with_an_end(coder: Coder) -> None:
    assert _attacks(coder, BEFORE, "اقرأ أيضا:", LINK, LINK, AFTER) == 0
    assert _attacks(coder, BEFORE, "اقرأ أيضا:", LINK, AFTER, f"{LINK}.") == 1


def test_after_a_single_link_the_article_goes_on(coder: Coder) -> None:
    assert _attacks(coder, BEFORE, "قد يهمك: خطة جديدة للمدارس في كينيا", LINK) == 1
