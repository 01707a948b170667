"""Whatever the text, the record keeps its contract, and comes out the same twice."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taqarub.model.text import Document
from taqarub.pipeline import Coder
from taqarub.record.contract import validate
from taqarub.record.ids import to_json

WORDS = (
    "وزير الخارجية المصري التركي الجزائرية روسيا وإيران بالقاهرة البلدين الجانبان بلاده نظيره الرئيس «قال» "
    'أعلن اليوم الخميس الماضي أكتوبر/تشرين 2023 ١٢ مارس 30% مليار دولار التقى وقّعت مذكرة تفاهم ستزور لن لم "لا" '
    "قصفت طردت سفير مناورات بحرية مشتركة بين و مع على إلى من ، . ؟ : ( ) - \n \u200f \u0640 مُحمَّد ﷲ ﻻ ی 🇪🇬 x"
).split(" ")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=60), st.sampled_from([None, "2023-10-05", "2023"])
)
def test_records_of_any_text_are_valid_and_repeatable(coder: Coder, words: list[str], published: str | None) -> None:
    document = Document("any", " ".join(words), published=published)
    record = coder.code(document)
    assert validate(record, document.text) == ()
    assert to_json(coder.code(document)) == to_json(record)


def test_the_callers_date_wins(coder: Coder) -> None:
    record = coder.code(Document("a", "وصل الوزير اليوم الخميس 3 مايو 2018 إلى الرباط.", published="2020-01-01"))
    assert (record["document"]["published"], record["document"]["published_basis"]) == ("2020-01-01", "given")
