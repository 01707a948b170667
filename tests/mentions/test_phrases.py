"""What an agent phrase takes in: bodies that people serve in, counterparts, both sides, sets of states, names."""

import pytest

from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Document
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("وصل وزير كيني. وقال مسؤول في الرئاسة الأوغندية ذلك.", "مسؤول في الرئاسة الأوغندية", "UGA"),
        ("وصل وزير كيني. وقال مسؤول في البيت الأبيض ذلك.", "مسؤول في البيت الأبيض", "USA"),
        ("وصل وزير كيني. وقال المدير الإقليمي في اليونسكو ذلك.", "المدير الإقليمي في اليونسكو", "UNO"),
        ("وصل وزير كيني. وقال الباحث في منظمة العفو الدولية ذلك.", "الباحث في منظمة العفو الدولية", "NGO"),
        ("وصل وزير كيني. وقتل جندي في الجيش الأوغندي.", "جندي في الجيش الأوغندي", "UGA"),
        ("وصل وزير كيني. والتقى ممثلين عن الحكومة الأوغندية.", "ممثلين عن الحكومة الأوغندية", "UGA"),
        ("وصل وزير كيني. ورفضت مسؤولة بارزة في تنزانيا ذلك.", "مسؤولة بارزة في تنزانيا", "TZA"),
        ("وصل وزير كيني. والتقى كبار المسؤولين في كمبالا.", "كبار المسؤولين في كمبالا", "UGA"),
        ("قال وزير الخارجية في البرلمان الأوغندي ذلك.", "البرلمان الأوغندي", "UGA"),  # where he spoke
        ("وصل وزير كيني. وقتل طلاب في جامعة القاهرة.", "جامعة القاهرة", "EGY"),  # where they died
    ],
)  # fmt: skip
def test_whom_somebody_serves_is_part_of_the_phrase(coder: Coder, text: str, phrase: str, country: str) -> None:
    assert (country, False) in [(m.country, m.guessed) for m in _exactly(coder, text, phrase)]


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("قدمت كينيا دعما للمعارضة الأوغندية.", "للمعارضة الأوغندية", "UGA"),
        ("أغلق وزير كيني معابر قطاع غزة. وشنت طائرات غارة على القطاع.", "القطاع", "PSE"),
        ("دخل جنود كينيون مدينة بنغازي. ثم شنوا غارات على المدينة.", "المدينة", "LBY"),
        ("زار وزير كيني السعودية. وأشاد بدور المملكة البارز.", "المملكة", "SAU"),
        ("زار وزير كيني المملكة المغربية.", "المملكة المغربية", "MAR"),
        ("عقد مجلس الأمن جلسة. وقدمت كينيا طلبا للمجلس.", "للمجلس", "UNO"),
        ("قال مسؤول في منظمة الصحة العالمية ذلك لوزير كيني. وطالب وزير كيني المنظمة بالرد.", "المنظمة", "UNO"),
        ("أعلنت بعثة الاتحاد الأفريقي ذلك لوزير كيني. وغادرت البعثة نيروبي.", "البعثة", "IGO"),
        ("هددت وزيرة المال الكينية، غريس أوما، نوابا أوغنديين.", "نوابا أوغنديين", "UGA"),
        ("استدعت كينيا سفيرها من كمبالا.", "سفيرها", "KEN"),
        ("زارت الأمم المتحدة كينيا. وحذر مبعوث كيني الأمم المتحدة ومبعوثها الخاص.", "ومبعوثها الخاص", "UNO"),
        ("رحبت طهران بالقرار. وقالت كينيا إن الجمهورية الإسلامية ستلتزم.", "الجمهورية الإسلامية", "IRN"),
        ("دعت أوغندا رعاياها إلى مغادرة كينيا.", "رعاياها", "UGA"),
        ("هاجمت قوات كينية تدعمها أوغندا قرية في الخرطوم وطردت سكانها.", "سكانها", "SDN"),
        ("شكرت كينيا أوغندا وهنأت سكانها.", "سكانها", "UGA"),
        ("انتقدت كينيا كوريا الشمالية. ورد الشمال بغضب.", "الشمال", "PRK"),
        ("انتقدت كينيا كوريا الجنوبية وكوريا الشمالية. وحذر الجنوب الشمال.", "الجنوب", "KOR"),
        ("انتقدت كينيا كوريا الجنوبية وكوريا الشمالية. وبعثت كينيا رسالة للجنوب.", "للجنوب", "KOR"),
    ],
)  # fmt: skip
def test_told_before_or_with_a_particle_it_is_the_same(coder: Coder, text: str, phrase: str, country: str) -> None:
    assert country in [m.country for m in _exactly(coder, text, phrase)]


@pytest.mark.parametrize("text", ["أغلقت كينيا معابر قطاع غزة. ودعمت القطاع الخاص.", "دعمت كينيا القطاع."])
def test_a_common_noun_is_no_place(coder: Coder, text: str) -> None:
    assert not _exactly(coder, text, "القطاع")


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("حذرت كينيا الشمال. ثم ردت كوريا الشمالية.", "الشمال"),
        ("انتقدت كينيا كوريا الشمالية. وحذرت كينيا الجنوب.", "الجنوب"),
    ],
)
def test_north_and_south_are_no_states_before_that_korea_is_told_of(coder: Coder, text: str, half: str) -> None:
    assert not _exactly(coder, text, half)


def test_north_and_south_of_another_country_are_no_koreas(coder: Coder) -> None:
    found = _all(coder, "انتقدت كينيا كوريا الشمالية. وعاد الوفد إلى الشمال السوري.")
    assert [m.country for m in found].count("PRK") == 1


def test_a_delegation_goes_on_to_be_the_one_told_of(coder: Coder) -> None:
    text = "وصل وفد من أوغندا إلى نيروبي. ثم زار الوفد نيروبي مرة أخرى، وزار وفد آخر مومباسا."
    assert [m.country for words, m in _named(coder, text) if words == "الوفد"] == ["UGA"]


def test_officials_are_no_pair(coder: Coder) -> None:
    text = "زار الرئيس الكيني أوغندا. وشكر رجال الأعمال والمسؤولين على الترحيب. ووقع المسؤولان مذكرة."
    assert [m.inner for m in _all(coder, text) if m.kind is MentionKind.BOTH] == [("KEN", "UGA")]


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "country", "prep"),
    [
        ("بحث الوزير الكيني مع نظيره الأوغندي الأمر.", "نظيره الأوغندي", MentionKind.COUNTERPART, "UGA", ""),
        ("التقى الرئيس الكيني بنظيرته التنزانية.", "بنظيرته التنزانية", MentionKind.COUNTERPART, "TZA", "ب"),
        ("التقى الرئيس الكيني نظيره الروسي بوتين.", "نظيره الروسي بوتين", MentionKind.PERSON, "RUS", ""),
    ],
)  # fmt: skip
def test_a_counterpart_holds_the_office_told_before(
    coder: Coder, text: str, phrase: str, kind: MentionKind, country: str, prep: str
) -> None:
    first, *_ = _all(coder, text)
    (peer,) = _exactly(coder, text, phrase)
    assert (peer.kind, peer.country, peer.prep, peer.office) == (kind, country, prep, first.office)


def test_two_counterparts_of_a_plural_are_two(coder: Coder) -> None:
    found = _exactly(coder, "سلم الوزير الكيني نظيريه الأوغندي والتنزاني رسالة.", "نظيريه الأوغندي والتنزاني")
    assert [m.country for m in found] == ["UGA", "TZA"]


def test_the_minister_goes_on_to_be_the_one_told_of_before_his_counterpart(coder: Coder) -> None:
    *_, minister = _all(coder, "بحث وزير الدفاع الكيني مع نظيره الأوغندي الأمر. وقال وزير الدفاع إنه راض.")
    assert minister.country == "KEN"


def test_a_counterpart_that_nothing_tells_of_is_no_party(coder: Coder) -> None:
    assert not _exactly(coder, "شكر الوزير الكيني نظيره.", "نظيره")


@pytest.mark.parametrize(
    "phrase", ["رئيسا البلدين", "وزيرا خارجية البلدين", "وفدا الجانبين", "قادة البلدين", "مسؤولون من البلدين"]
)
def test_people_of_both_sides_are_of_two_states(coder: Coder, phrase: str) -> None:
    (both,) = _exactly(coder, f"زار الرئيس الكيني أوغندا. وبحث {phrase} التعاون.", phrase)
    assert (both.kind, both.inner) == (MentionKind.BOTH, ("KEN", "UGA"))


def test_two_presidents_are_of_the_states_of_their_adjectives_whatever_names_part_them(coder: Coder) -> None:
    text = "ندد وزير تنزانيا بمصر. وأعلن الرئيسان الكيني وليام روتو والأوغندي يوري موسيفيني اتفاقا."
    assert [m.inner for m in _exactly(coder, text, "الرئيسان")] == [("KEN", "UGA")]


def test_the_two_sides_are_no_state_that_is_only_talked_about(coder: Coder) -> None:
    told = "زار الوزير الكيني كمبالا والتقى الوزير الأوغندي. ورحبت كينيا وأوغندا. وشكر الوزير الكيني الوزير الأوغندي."
    text = f"{told} وقال الوزير الأوغندي إن كينيا قريبة. وبحث الوضع في ليبيا. ووقع الجانبان مذكرة."
    assert [m.inner for m in _exactly(coder, text, "الجانبان")] == [("KEN", "UGA")]


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("وبدأت محادثات بين كينيا وتنزانيا.", ("KEN", "TZA")),  # though the article is about two others
        ("والتقى الوزير الكيني مبعوث الأمم المتحدة في كمبالا.", ("KEN", "UNO")),  # a body, and no place
        ("واشتبك الجيش الأوغندي مع متمردين أوغنديين.", ("UGA",)),  # both of one state
        ("واندلعت معارك بين الجيش الأوغندي والمتمردين.", ("UGA",)),
        ("وهطلت الأمطار.", ("SOM", "UGA")),  # nobody is told of: the two that the article is about
    ],
)
def test_the_two_sides_are_those_told_of_last(coder: Coder, told: str, sides: tuple[str, ...]) -> None:
    text = f"انتقدت أوغندا الصومال. وردت الصومال على أوغندا. وشكرت أوغندا الصومال. {told} ووقع الطرفان مذكرة."
    assert [m.inner for m in _exactly(coder, text, "الطرفان")] == [sides]


def test_the_two_sides_are_those_of_the_title_where_three_states_are_named_alike(coder: Coder) -> None:
    told = "انعقد اجتماع مهم. وشكرت كينيا تنزانيا. وشكرت أوغندا كينيا. وشكرت تنزانيا أوغندا."
    text = f"{told} وهطلت الأمطار. وهبت الرياح. ووقع الجانبان مذكرة."
    for title, sides in (
        ("كينيا وأوغندا توقعان مذكرة", ("KEN", "UGA")),
        ("كينيا وتنزانيا توقعان مذكرة", ("KEN", "TZA")),
    ):
        article = coder.reader.read(Document("row", text, title=title))
        assert [m.inner for s in article.sentences for m in s.mentions if m.kind is MentionKind.BOTH] == [sides]


@pytest.mark.parametrize("phrase", ["الدول الثلاث", "قادة الدول الثلاث"])
def test_a_set_is_what_its_brackets_name(coder: Coder, phrase: str) -> None:
    (members,) = _exactly(coder, f"على {phrase} (كينيا وأوغندا وتنزانيا) أن تتفق مع مصر.", phrase)
    assert (members.kind, members.inner) == (MentionKind.BOTH, ("KEN", "TZA", "UGA"))


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ('وصل رئيس الوزراء "الإسرائيلي" بنيامين نتنياهو.', 'رئيس الوزراء "الإسرائيلي" بنيامين نتنياهو', "ISR"),
        ("قال المنسق (مع كينيا) ذلك.", "كينيا", "KEN"),  # no name stands in the brackets
        ("انتقد زعيم المعارضة الكينية حكومة أوغندا.", "حكومة أوغندا", "UGA"),
        ("استقبل ماكرون نتنياهو.", "نتنياهو", "ISR"),
        ("اعتقلت شرطة موسكو مراهقا.", "شرطة موسكو", "RUS"),
        ("اتهمت حكومة كينيا كمبالا بذلك.", "حكومة كينيا", "KEN"),
        ("اتهم التحالف العربي الحوثيين بذلك.", "التحالف العربي", "SAU"),
        ("قصفت طائرات كينية تنظيم القاعدة. وهرب مسلحو التنظيم المتطرف.", "مسلحو التنظيم المتطرف", "IMG"),
        ("قال وزير خارجية #كينيا ذلك.", "وزير خارجية #كينيا", "KEN"),
        ("اعتدى جنود الاحتلال على مصلين في القدس.", "جنود الاحتلال", "ISR"),
    ],
)
def test_a_phrase_ends_where_its_words_do(coder: Coder, text: str, phrase: str, country: str) -> None:
    assert country in [m.country for m in _exactly(coder, text, phrase)]


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("وزير المالية الأوغندي", "UGA"),
        ("وزير الشؤون الأفريقية البريطاني", "GBR"),
        ("وزير الدولة الأوغندي للشؤون الخارجية هنري أوكيلو", "UGA"),
        ("النائب الأوغندي عن دائرة كمبالا هنري أوكيلو", "UGA"),
        ("سفير أوغندا لدى المملكة هنري أوكيلو", "UGA"),
        ("مندوب أوغندا لدى الجامعة العربية السفير هنري أوكيلو", "UGA"),
        ("المبعوث الخاص للأمين العام للأمم المتحدة إلى اليمن", "UNO"),
        ("وزير الدفاع في الحكومة الأوغندية", "UGA"),
        ("رئيس أفريقيا الوسطى", "CAF"),
        ("رئيس الحزب الشيوعي الكوبي راؤول كاسترو", "CUB"),
        ("سلطات كينيا", "KEN"),
    ],
)
def test_a_title_is_read_to_its_end(coder: Coder, phrase: str, country: str) -> None:
    assert (country, False) in [(m.country, m.guessed) for m in _exactly(coder, f"أكد {phrase} ضرورة الحوار.", phrase)]


def test_an_officer_is_no_participle_where_his_army_follows(coder: Coder) -> None:
    (officer,) = _exactly(coder, "اغتال مسلحون ضابطا في الجيش الأوغندي.", "ضابطا في الجيش الأوغندي")
    assert (officer.country, officer.sector) == ("UGA", "MIL")


@pytest.mark.parametrize("object_", ["القصف", "الانتهاكات", "الوضع"])
def test_a_body_takes_no_noun_that_does_not_agree(coder: Coder, object_: str) -> None:
    named = dict(_named(coder, f"أدانت الرئاسة {object_} الأوغندي."))
    assert fold("الرئاسة") in named
    assert fold(f"الرئاسة {object_} الأوغندي") not in named


@pytest.mark.parametrize("word", ["القضاء على", "الرئاسة الدورية", "الحاجة إلى"])
def test_words_that_only_look_like_bodies_are_none(coder: Coder, word: str) -> None:
    assert all(fold(word).split()[0] not in text for text, _ in _named(coder, f"أكدت كينيا {word} الأمر."))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("تجمع محتجون في عمان. وقالت الحكومة الأردنية إنها تتفهم ذلك.", "JOR"),
        ("تجمع محتجون في عمان. وقالت سلطنة عمان إنها تتفهم موقف الأردن.", "OMN"),
        ("تجمع محتجون في عمان. وقال الوزير العماني إنه يتفهم موقف الأردن.", "OMN"),
        ("تجمع محتجون في عمان. وقالت الحكومة الكينية إنها تتفهم ذلك.", "OMN"),
        ("تجمع محتجون في عمّان. وقالت الحكومة الكينية إنها تتفهم ذلك.", "JOR"),
        ("تجمع محتجون في عُمان. وقالت الحكومة الكينية إنها تتفهم ذلك.", "OMN"),
    ],
)
def test_amman_is_told_from_oman_by_its_spelling_and_the_article(coder: Coder, text: str, country: str) -> None:
    article = coder.reader.read(Document("row", text))
    assert {p.country for p in article.sentences[0].places} == {country}
    assert {m.country for m in article.sentences[0].mentions} == {country}


def test_a_body_of_two_adjectives_is_both_states(coder: Coder) -> None:
    here = coder.reader.read(Document("row", "اجتمعت اللجنة العليا الكينية الأوغندية.")).sentences[0].mentions
    assert {m.country for m in here} == {"KEN", "UGA"}


def test_a_state_in_full_ends_the_office_before_it(coder: Coder) -> None:
    named = dict(_named(coder, "استقبل الرئيس الكيني وزير الخارجية لجمهورية النيجر."))
    assert named[fold("وزير الخارجية لجمهورية النيجر")].country == "NER"


def test_a_title_of_respect_stands_for_whoever_was_told_of_last(coder: Coder) -> None:
    *_, prince = _all(coder, "استقبل ولي العهد الكويتي ضيوفه. وأكد سموه ذلك.")
    assert (prince.kind, prince.country) == (MentionKind.OWN, "KWT")


def test_a_title_of_respect_stands_for_whoever_bears_it(coder: Coder) -> None:
    text = "التقى معالي الوزير الكيني ضيوفه. وشكره المسؤول الأوغندي. ثم زار معاليه معرضا."
    assert [m.country for words, m in _named(coder, text) if words == "معاليه"] == ["KEN"]


@pytest.mark.parametrize("word", ["سعادته", "سيادته"])
def test_happiness_and_sovereignty_are_no_titles(coder: Coder, word: str) -> None:
    assert all(text != word for text, _ in _named(coder, f"استقبل ولي العهد الكويتي ضيوفه. وأكد {word} بذلك."))


@pytest.mark.parametrize(
    ("named", "later"),
    [("ياسر عبد الكريم", "عبد الكريم"), ("سمير نصر الله", "نصر الله"), ("نزار شمس الدين", "شمس الدين")],
)
def test_half_of_a_double_name_stands_for_nobody_alone(coder: Coder, named: str, later: str) -> None:
    text = f"وصل الوزير الأوغندي {named} إلى كينيا. وقال {later} ذلك."
    assert [m.country for m in _exactly(coder, text, later)] == ["UGA"]
    assert "UGA" not in [m.country for m in _all(coder, f"{text} وكان كريما.")[3:]]


def test_where_no_state_is_named_the_places_tell_whose_ministry_it_is(coder: Coder) -> None:
    ministry, *_ = _all(coder, "أعلنت وزارة الداخلية ذلك. ووقع الحادث قرب مدينة صفاقس.")
    assert (ministry.country, ministry.guessed) == ("TUN", True)


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("اعتقلت الشرطة الكينية الأوغندي سالم موسى.", "الشرطة الكينية", "KEN"),
        ("شكرت بلدية صفاقس الوزير الكيني.", "بلدية صفاقس", "TUN"),
        ("شكر الوزراء الأوروبيون لوساكا أمس.", "الوزراء الأوروبيون", "EUR"),
        ("التقى الوزير الكيني الرئيس الأوغندي موسيفيني ووزير خارجيته.", "ووزير خارجيته", "UGA"),
        ("شهدت كينيا استقالة رئيس وزرائها أمس.", "رئيس وزرائها", "KEN"),
        ("قال وزير شؤون الاتحاد الأوروبي ذلك في صربيا.", "وزير شؤون الاتحاد الأوروبي", "SRB"),
        ("تقصف دول التحالف في اليمن مواقع قرب صنعاء.", "دول التحالف", "SAU"),
        ("طالبت السلطة الفلسطينية مجلس الأمن الدولي بالتدخل.", "السلطة الفلسطينية", "PSE"),
        ("طالبت السلطة الفلسطينية مجلس الأمن الدولي بالتدخل.", "مجلس الأمن الدولي", "UNO"),
        ("شكرت الحكومة الكينية الأمم المتحدة.", "الحكومة الكينية", "KEN"),
        ("نددت حركة المقاومة الإسلامية حماس بالقرار.", "حركة المقاومة الإسلامية حماس", "PSE"),
        ("استقبل مسؤول كيني وزير الدفاع الأوغندي.", "مسؤول كيني", "KEN"),
        ("استقبل مسؤول كيني وزير الدفاع الأوغندي.", "وزير الدفاع الأوغندي", "UGA"),
        ("التقى معالي الوزير الكيني ضيوفه.", "الوزير الكيني", "KEN"),
    ],
)  # fmt: skip
def test_bodies_and_offices_end_before_others(coder: Coder, text: str, phrase: str, country: str) -> None:
    assert [m.country for m in _exactly(coder, text, phrase)] == [country]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("سقطت قذيفة على قرية تابعة لمحافظة الجوف.", "لمحافظة"),
        ("استنكر البرلمان التصريحات غير المسؤولة.", "المسؤولة"),
        ("وصل بروس كامبل إلى المدينة.", "بروس"),
        ("كرم الملك حماة الوطن.", "حماة"),
        ("أقام الجنود حاجزا في الضفة الغربية.", "الغربية"),
        ("هبت رياح شمالية غربية.", "غربية"),
        ("تقدم الجنود على الساحل الغربي.", "الغربي"),
        ("وهذا هو السبب الرئيسي للأزمة.", "الرئيسي"),
        ("حملت المعارضة الحكومة مسؤولية الأزمة.", "مسؤولية"),
        ("تكلم الوزير في مؤتمر صحفي.", "صحفي"),
        ("وهي واحدة من أكبر القضايا.", "واحدة"),
        ("نقلت السفينة بضائع على نطاق تجاري.", "تجاري"),
    ],
)
def test_words_that_only_look_like_parties_are_none(coder: Coder, text: str, word: str) -> None:
    assert not _exactly(coder, text, word)


@pytest.mark.parametrize(("word", "found"), [("بلده", ["KEN"]), ("بلدة", [])])
def test_a_town_is_nobodys_country(coder: Coder, word: str, found: list[str]) -> None:
    article = coder.reader.read(Document("t", f"زار الوزير الكيني {word} أمس."))
    assert [m.country for s in article.sentences for m in s.mentions if m.kind == MentionKind.OWN] == found


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("احتجزت البحرية الكينية ناقلة نفط.", "البحرية الكينية", [("KEN", "MIL")]),
        ("وصلت سفينة تابعة للبحرية الكينية.", "للبحرية الكينية", [("KEN", "MIL")]),
        ("بدأت أمس المناورات البحرية الكينية.", "البحرية الكينية", []),
        ("وصلت القوات البحرية الكينية.", "القوات البحرية الكينية", [("KEN", "MIL")]),
    ],
)
def test_a_navy_is_told_from_what_is_at_sea(coder: Coder, text: str, phrase: str, found: list[tuple[str, str]]) -> None:
    assert [(m.country, m.sector) for m in _exactly(coder, text, phrase)] == found


@pytest.mark.parametrize(("before", "sectors"), [("اعتقلت الشرطة", ["JRN"]), ("تكلم الوزير في مؤتمر", [])])
def test_a_journalist_is_told_from_what_is_for_the_press(coder: Coder, before: str, sectors: list[str]) -> None:
    assert [m.sector for m in _exactly(coder, f"{before} صحفي أمس.", "صحفي")] == sectors


def test_after_a_number_the_same_letters_name_people(coder: Coder) -> None:
    assert [m.sector for m in _exactly(coder, "قتل 12 عسكريا في الانفجار.", "عسكريا")] == ["MIL"]


@pytest.mark.parametrize("led", ["وحليفتها كينيا", "وحليفتها الأبرز كينيا", "وجارتها نيروبي"])
def test_what_leads_to_an_ally_joins_it_to_the_state_before(coder: Coder, led: str) -> None:
    assert [(m.country, m.conj) for m in _exactly(coder, f"أدانت أوغندا {led} الهجوم.", led)] == [("KEN", True)]


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("شن التحالف بقيادة واشنطن غارات.", "التحالف بقيادة واشنطن", "USA"),
        ("شن التحالف الدولي الذي تقوده الولايات المتحدة غارات.", "التحالف الدولي الذي تقوده الولايات المتحدة", "USA"),
        ("شن التحالف الذي تقوده كينيا غارات.", "التحالف الذي تقوده كينيا", "KEN"),
        ("وصل الفريق الذي يقوده الكيني سمير موسى.", "الفريق", ""),
        ("شن التحالف الدولي غارات.", "التحالف الدولي", ""),
        ("شن التحالف بقيادة واشنطن غارات. ثم قصف التحالف الدولي بلدة.", "التحالف الدولي", "USA"),
        ("شن التحالف العربي غارات. ثم قصف التحالف الدولي بلدة.", "التحالف الدولي", ""),
        ("وصل وزير كيني. وأغلقت السفارة المالية أبوابها.", "السفارة المالية", "MLI"),
        ("وصل وزير كيني. وانتقدت الخارجية المالية ذلك.", "الخارجية المالية", "MLI"),
        ("وصل وزير كيني. وانتقدت وزارة المالية ذلك.", "وزارة المالية", "KEN"),
        ("وصل وزير كيني. وعوقبت شركة مقرها كمبالا.", "شركة", "UGA"),
        ("وصل وزير كيني. وحذرت منظمة حقوقية، ومقرها الرئيسي في دار السلام، من ذلك.", "منظمة حقوقية", "TZA"),
        ("وصل وزير كيني. وعوقبت شركة في مقرها.", "شركة", "KEN"),
        ("وصل وزير كيني. وتحدث سفير جمهورية فيتنام.", "سفير جمهورية فيتنام", "VNM"),
        ("دعا وزير كيني طرفي النزاع في السودان إلى الهدوء.", "طرفي النزاع", "SDN"),
    ],
)
def test_a_body_is_its_leaders_or_its_seats_or_its_adjectives(
    coder: Coder, text: str, phrase: str, country: str
) -> None:
    assert [m.country for m in _exactly(coder, text, phrase)] == [country]


@pytest.mark.parametrize(
    ("text", "phrase", "country", "posted"),
    [
        ("وصل سفير خادم الحرمين الشريفين لدى كينيا.", "سفير خادم الحرمين الشريفين لدى كينيا", "SAU", ("KEN",)),
        ("قال مستشار خادم الحرمين الشريفين ذلك.", "مستشار خادم الحرمين الشريفين", "SAU", ()),
        ("التقى وزير كيني خادم الحرمين الشريفين.", "وزير كيني", "KEN", ()),
        ("التقى سفير كينيا في أوغندا وزير الصحة.", "سفير كينيا في أوغندا", "KEN", ("UGA",)),
        ("التقى نائب رئيس الوزراء وزير الدفاع الكيني.", "نائب رئيس الوزراء وزير الدفاع الكيني", "KEN", ()),
        ("وصل المبعوث الخاص لكينيا.", "المبعوث الخاص لكينيا", "", ("KEN",)),
        ("عين سفيرا لكينيا لدى أوغندا.", "سفيرا لكينيا لدى أوغندا", "KEN", ("UGA",)),
        ("استقبل الوزير اليوم سفير كينيا.", "الوزير", "KEN", ()),
        ("قال مسؤولون زراعيون من نيروبي ذلك.", "مسؤولون زراعيون من نيروبي", "KEN", ()),
        ("اجتمعت الهيئة العليا للسياحة الكينية.", "الهيئة العليا للسياحة الكينية", "KEN", ()),
    ],
)
def test_whose_an_envoy_an_official_or_a_body_is(
    coder: Coder, text: str, phrase: str, country: str, posted: tuple[str, ...]
) -> None:
    assert [(m.country, m.inner) for m in _exactly(coder, text, phrase)] == [(country, posted)]


def _all(coder: Coder, text: str) -> list[Mention]:
    return [m for s in coder.reader.read(Document("row", text)).sentences for m in s.mentions]


def _named(coder: Coder, text: str) -> list[tuple[str, Mention]]:
    return [(fold(text)[m.start : m.end], m) for m in _all(coder, text)]


def _exactly(coder: Coder, text: str, phrase: str) -> list[Mention]:
    return [m for words, m in _named(coder, text) if words == fold(phrase)]


def test_no_head_of_state_is_a_minister_as_well(coder: Coder) -> None:
    found = _named(coder, "أقالت الرئيسة الكينية غريس أوما وزير الدفاع. ووصلت الرئيسة غريس أوما رئيسة كينيا.")
    phrases = ["الرئيسة الكينية غريس أوما", "وزير الدفاع", "الرئيسة غريس أوما رئيسة كينيا"]
    assert [words for words, _ in found] == [fold(words) for words in phrases]


def test_of_another_office_somebody_else_is_told_of(coder: Coder) -> None:
    named, other, again = _all(coder, "وصل الرئيس الكيني وليام روتو. ثم وصل رئيس الوزراء، وتحدث الرئيس.")
    assert again.name == named.name != ""
    assert (other.country, other.name) == ("KEN", "")


def test_in_the_morning_is_nobody(coder: Coder) -> None:
    assert _exactly(coder, "استقبل الوزير صباح أمس وفدا كينيا.", "الوزير")
    assert _exactly(coder, "استقبل الوزير صباح وفدا كينيا.", "الوزير صباح")


def test_where_a_body_has_its_seat_is_no_party(coder: Coder) -> None:
    assert not _exactly(coder, "حذرت منظمة حقوقية، ومقرها أوغندا، من ذلك.", "أوغندا")
    assert _exactly(coder, "حذرت منظمة حقوقية، وردت أوغندا على ذلك.", "أوغندا")


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        ("خطف مسلحون مجهولون صحفية كينية.", "صحفية كينية", ["JRN"]),
        ("أوقف الشرطي ثم اعتقل مصورا كينيا.", "مصورا كينيا", ["JRN"]),
        ("حكمت المحكمة على دبلوماسي كيني.", "دبلوماسي كيني", ["GOV"]),
        ("نشرت الصحيفة تقارير صحفية كينية.", "صحفية كينية", []),
        ("عقد اجتماع عسكري كيني.", "عسكري كيني", []),
        ("قتل مفجر انتحاري جنودا.", "مفجر انتحاري", ["UAF"]),
    ],
)
def test_people_are_told_from_adjectives_by_whose_they_are(
    coder: Coder, text: str, phrase: str, sector: list[str]
) -> None:
    assert [m.sector for m in _exactly(coder, text, phrase)] == sector
