"""Two parties that stand next to each other, as subject and object do after a verb, are two."""

import pytest

from taqarub.model.text import Document
from taqarub.pipeline import Coder

PAIRS = [
    ("انتقد محتجون حركة الشباب.", ["محتجون", "حركة الشباب"]),
    ("حملت الحكومة الكينية حركة الشباب المسؤولية.", ["الحكومة الكينية", "حركة الشباب"]),
    ("حاصرت الشرطة الكينية حركة الشباب في نيروبي.", ["الشرطة الكينية", "حركة الشباب"]),
    ("هاجم الأهالي حركة الشباب قرب الحدود.", ["الأهالي", "حركة الشباب"]),
    ("شكر وزير الدفاع أعضاء الوفد الأوغندي.", ["وزير الدفاع", "أعضاء الوفد الأوغندي"]),
    ("استقبلت رئيسة الوزراء أعضاء الوفد.", ["رئيسة الوزراء", "أعضاء الوفد"]),
    ("هنأت المستشارة الكينية الجنود.", ["المستشارة الكينية", "الجنود"]),
    ("انتقد قادة المعارضة ماكرون.", ["قادة المعارضة", "ماكرون"]),
    ("قتل جنديان برصاص الجيش الكيني.", ["جنديان", "الجيش الكيني"]),
    ("اعتقلت قوة عسكرية عصابة من المهربين.", ["قوة عسكرية", "عصابة"]),
    ("اعتقلت قوات الأمن سبعة متظاهرين.", ["قوات الأمن", "متظاهرين"]),
    ("اتهم ممثلون كينيون رجلا بالسرقة.", ["ممثلون كينيون", "رجلا"]),
    ("زار وزير الخارجية كينيا.", ["وزير الخارجية", "كينيا"]),
    ("قصفت القوات الدولية أوغندا.", ["القوات الدولية", "أوغندا"]),
    ("استنكر الغرب الحكومة الأوغندية.", ["الغرب", "الحكومة الأوغندية"]),
    ("انتقد حزبه الجيش.", ["حزبه", "الجيش"]),
]
WHOLE = [
    "نائب رئيس الوزراء وزير الدفاع الكيني",
    "حركة المقاومة الإسلامية حماس",
    "وزارة الشؤون البلدية",
    "أعضاء مجلس الشيوخ الديمقراطيين",
    "الأمين العام للأمم المتحدة أنطونيو غوتيريش",
    "ولي العهد السعودي الأمير محمد بن سلمان",
    "وزير المالية الأستاذ خالد العلي",
    "الزعيم القبلي أحمد العلي",
    "المستشار العقاري سامي حسن",
]


def _named(coder: Coder, text: str) -> list[str]:
    article = coder.reader.read(Document("row", text))
    spans = [article.view.to_raw(m.start, m.end) for s in article.sentences for m in s.mentions]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("text", "parties"), PAIRS, ids=[text for text, _ in PAIRS])
def test_subject_and_object_are_two_parties(coder: Coder, text: str, parties: list[str]) -> None:
    assert [name for name in _named(coder, text) if name in parties] == parties


@pytest.mark.parametrize("phrase", WHOLE)
def test_what_belongs_together_stays_one(coder: Coder, phrase: str) -> None:
    assert _named(coder, f"وصل {phrase} أمس.")[:1] == [phrase]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أوقف الرئيس الكيني وليام روتو المحادثات.", "الرئيس الكيني وليام روتو"),
        ("حث ماكرون الأوغنديين على الهدوء.", "ماكرون"),
        ("وصف كيم ترامب بالعجوز.", "كيم"),
    ],
)
def test_a_name_ends_before_the_object(coder: Coder, text: str, name: str) -> None:
    assert _named(coder, text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('أكد أن الحكومة "تريد السلام".', "الحكومة"),
        ('قال إن "القوات البرية" التابعة له دخلت "المدينة".', "القوات البرية"),
        ('نقلت صحيفة "الصباح" الخبر.', 'صحيفة "الصباح"'),
    ],
)
def test_words_in_quotes_are_a_name_only_after_a_noun_without_article(coder: Coder, text: str, name: str) -> None:
    assert name in _named(coder, text)
