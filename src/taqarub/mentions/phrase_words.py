"""The small closed sets of words and levels that agent phrases are read by, folded."""

COLLECTIVE = "collective"  # the id of those who have no country at all: the powers, the Arab states
COLLECTIVES = frozenset((COLLECTIVE, "the_west", "p5_1"))
ABROAD = "abroad"  # the class of «أجنبي», «دولي»: adjectives that name no state
OTHERS = frozenset(("ally", "enemy", "creditor"))  # offices of people who are not of the state that they are an ally of
# Offices that are theirs wherever they serve, unless an adjective says otherwise («قوات حفظ السلام الأفريقية»).
UNITED_NATIONS = frozenset(("United Nations envoy", "United Nations mission", "United Nations force"))
STATES = frozenset(("دول", "الدول", "دوله", "بلد", "بلدا", "بلدان", "البلدان"))
QUANTIFIERS = frozenset(("نحو", "حوالي", "اكثر", "من", "عده", "مختلف", "جميع", "كافه", "كل", "بعض", "عشرات", "مءه"))
OWN_POST = "@own"  # an envoy «لدى بلاده»: the country is found with the article's other pronouns
LED_BY = "بقياده"
LEADS = frozenset(("تقوده", "تقودها", "يقوده", "يقودها"))
BLOCKING = frozenset(("preposition", "complement", "relative", "negation.verb", "demonstrative"))
SHARED = "shared"  # the tag of a name that bodies of several states have: «الحزب الجمهوري»
BOTH = "anaphora.both"  # the class of «البلدين», «الجانبان»
PEER = "نظير"  # the head of whoever holds the same office elsewhere: «نظيره التركي»
FORMER = frozenset(
    ("السابق", "السابقه", "الاسبق", "السابقين", "سابق", "سابقه", "سابقون", "سابقين", "الراحل", "المخلوع", "المعزول")
)  # fmt: skip
# Adjectives that an office takes between its parts: المندوب الدائم, المتحدث الإقليمي باسم …
ADJECTIVES = frozenset(
    ("الداءم", "الداءمه", "المقيم", "المقيمه", "الاقليمي", "الاقليميه", "المنتخب", "المنتخبه", "الحالي", "الحاليه",
     "المءقت", "المءقته", "المكلف", "المكلفه", "الجديد", "الجديده", "الرسمي", "الرسميه", "الخاص", "الخاصه")
)  # fmt: skip
# How high an official is: «مسؤول كبير في …», «دبلوماسيون بارزون».
SIZES = frozenset(("كبير", "كبيره", "كبار", "بارز", "بارزه", "بارزون", "بارزين", "رفيع", "رفيعه", "رفيعو", "رفيعي"))
# Adjectives that tell one body or force from another of its kind: الحكومة المحلية, السلطات المختصة, قوات خاصة.
# Only those that are hardly ever a noun, since an object may follow a subject: «انتقدت الحكومة القضية».
KINDS_OF_BODY = frozenset(
    ("المحليه", "المركزيه", "الانتقاليه", "المءقته", "المختصه", "المعنيه", "الامنيه", "القضاءيه", "الصحيه", "المسلحه",
     "الدوليه", "المشتركه", "النظاميه", "الحاكمه", "العسكريه", "المدنيه", "الرسميه", "الحاليه", "الجديده", "المنتخبه",
     "الاقليميه", "البريه", "البحريه", "الجويه")
)  # fmt: skip
# Number words after which a singular nisba counts people: عشرون فلسطينيا, مئة عراقي.
COUNTS_PEOPLE = frozenset(
    ("عشرون", "عشرين", "ثلاثون", "ثلاثين", "اربعون", "اربعين", "خمسون", "خمسين", "ستون", "ستين", "سبعون", "سبعين",
     "ثمانون", "ثمانين", "تسعون", "تسعين", "عشر", "عشره", "مءه", "ماءه", "مءتي", "مءتا", "الف", "الفي", "الاف", "مليون",
     "ملايين")
)  # fmt: skip
GOVERNMENT = frozenset(("حكومه", "الحكومه"))
NEAR = frozenset(("لدي", "في", "بين", "الي"))
OFFICIAL = "مسءول"
REGIONS = frozenset(
    ("ولايه", "محافظه", "مدينه", "بلده", "بلديه", "مقاطعه", "اقليم", "منطقه", "قريه", "اماره", "جهه",
     "مخيم", "حي", "ريف", "ضاحيه", "داءره")
)  # fmt: skip
FOLK = frozenset(("قباءل", "عشاءر", "اهالي", "سكان", "ابناء"))  # a place's name follows them
# Sectors of bodies that a soldier, a fighter or a member belongs to where he is told to be «in» them.
SERVED = frozenset(("MIL", "COP", "GOV", "LEG", "JUD", "SPY", "PTY", "REB", "PRM", "UAF"))
STATELESS = frozenset(("UNO", "EUR", "IGO", "NGO"))  # what is done «in» them is done by their own people
# What an office deals with; whose it is, that does not say: «وزير شؤون الاتحاد الأوروبي».
COMPARED = ("العليا", "الكبري", "الوسطي")  # adjectives of a feminine that do not end like one
CONCERNS = frozenset(("لشءون", "للشءون", "بشءون"))
MATTERS = frozenset(("شءون", "الشءون", "ملف", "قضايا", "ملفات"))
HUMAN = frozenset(
    ("head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador")
)  # fmt: skip
PLURAL = ("ون", "ين", "ان", "تين", "ات")
OF = frozenset(("من", "كل"))
NOT_BEING = frozenset(("غير", "الغير", "وغير", "لا"))
LEAGUES = frozenset(("التحالف", "المقاطعه", "الحصار"))  # «دول التحالف في اليمن» are not of Yemen
PRONOUNS = ("هما", "ها", "هم", "نا")
HIS = ("ته", "دفاعه", "عدله", "وزراءه")  # ة folds to ه as well: «وزير زراعة» is no «زراعه»
PUBLIC_BODIES = frozenset(("هيءه", "لجنه", "مجلس", "وكاله", "مفوضيه"))
ENVOYS = ("مبعوث", "موفد")  # they are sent «ل» a state, while an ambassador «ل» a state is its own
# When it was, which is no part of who it was: «استقبل الوزير اليوم سفير …».
DAYS = frozenset(
    ("اليوم", "امس", "السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه")
)  # fmt: skip
WHEN = DAYS | {"غدا", "الليله", "الان"}
DELEGATES = ("ممثل", "مندوب", "موفد", "مبعوث")  # they come «عن» somebody
OF_PLURAL = frozenset(("من", "في"))
PLURAL_HEADS = ("ون", "ين", "ان", "يو", "يي", "ات", "يري", "ولو", "ولي", "ثلو", "ثلي", "وبو", "وبي")
BROKEN_PLURALS = frozenset(
    ("وزراء", "رءساء", "قاده", "زعماء", "سفراء", "اعضاء", "نواب", "قوات", "جيوش", "حكومات", "خبراء", "ملوك", "امراء",
     "وفود", "اجهزه", "افراد", "عناصر", "جنود", "ضباط", "طلاب", "شركات", "مراكب", "سفن", "مدراء", "ممثلو", "وزيري",
     "رءيسي", "وزيرا", "رءيسا", "زعيمي", "زعيما", "قاءدي", "قاءدا", "قواعد", "مقاتلات", "بنوك", "صحف")
)  # fmt: skip
SINGULAR = frozenset(("امين", "ولي", "والي", "سلطان"))  # though they end like plurals
# Offices and agents that are mostly adjectives after a noun in ال: «الحزب الحاكم», «الأمين العام المساعد».
DESCRIBING = frozenset(
    ("الحاكم", "الحاكمه", "المعارض", "المعارضه", "المفاوض", "المساعد", "المساعده", "المساعدين", "المساعدون")
)  # fmt: skip
HONORIFICS = frozenset(
    (
        "الاستاذ",
        "الاستاذه",
        "الفريق",
        "الشيخ",
        "المهندس",
        "المستشار",
        "الامير",
        "الاميره",
        "السفير",
        "السفيره",
        "الكاردينال",
        "المطران",
    )
)  # read as offices too
# Sectors of a head that the body it belongs to does not change: the air force of the crown is no airline.
KEPT = frozenset((("MIL", "GOV"), ("GOV", "GOV"), ("MIL", "BUS"), ("COP", "BUS"), ("COP", "GOV")))
# Verbs whose object is somebody: «اعتقلت متظاهرا» is no «… protesting».
STRIKING = frozenset(
    ("قتل", "قتلت", "قتلوا", "يقتل", "تقتل", "اعتقل", "اعتقلت", "اعتقلوا", "يعتقل", "تعتقل", "اوقف", "اوقفت", "احتجز",
     "احتجزت", "ضرب", "ضربت", "يضرب", "تضرب", "خطف", "خطفت", "خطفوا", "اغتال", "اغتالت", "اصاب", "اصابت", "جرح", "جرحت",
     "اعدم", "اعدمت", "اسر", "اسرت", "سجن", "سجنت", "طرد", "طردت")
)  # fmt: skip
