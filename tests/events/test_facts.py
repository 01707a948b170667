"""Offices held, told once a person at the statement that says most."""

from taqarub.model.text import Document
from taqarub.pipeline import Coder


def test_an_office_is_told_where_its_state_is_named(coder: Coder) -> None:
    text = "وصل وزير الدفاع سيرغي شويغو. وعاد وزير الدفاع الروسي سيرغي شويغو. وشكر وزير الدفاع سيرغي شويغو القاهرة."
    facts = coder.code(Document("t", text, published="2018-05-15"))["facts"]
    assert [(fact["text"], fact["offices"]) for fact in facts] == [
        ("وزير الدفاع الروسي سيرغي شويغو", ["defence minister"])
    ]


def test_facts_come_in_the_order_of_the_text(coder: Coder) -> None:
    text = "التقى وزير الدفاع سيرغي شويغو الرئيس المصري عبد الفتاح السيسي. وشكر وزير الدفاع الروسي سيرغي شويغو القاهرة."
    facts = coder.code(Document("t", text, published="2018-05-15"))["facts"]
    assert [fact["start"] for fact in facts] == sorted(fact["start"] for fact in facts)
    assert len(facts) == 2
