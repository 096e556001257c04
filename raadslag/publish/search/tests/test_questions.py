"""What a reader types is read as words, phrases, numbers, and what is not wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadslag.publish.search import questions
from raadslag.publish.search.questions import Clause, Sort, read

WORD, PHRASE, NUMBER = Sort.WORD, Sort.PHRASE, Sort.NUMBER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skole", [(WORD, "skole", True)]),
        ("ny  skole", [(WORD, "ny", True), (WORD, "skole", True)]),
        ('"ny skole"', [(PHRASE, "ny skole", True)]),
        ("“ny skole” Herlev", [(PHRASE, "ny skole", True), (WORD, "herlev", True)]),
        ('"ny skole', [(PHRASE, "ny skole", True)]),
        ("»ny«", [(WORD, "ny", True)]),
        ("skole -folkeskole", [(WORD, "skole", True), (WORD, "folkeskole", False)]),
        ('skole -"ny hal"', [(WORD, "skole", True), (PHRASE, "ny hal", False)]),
        ("27.03.00-P22-1-24", [(NUMBER, "27 03 00 p22 1 24", True)]),
        ("P22-1", [(NUMBER, "p22 1", True)]),
        ("2023/014567", [(NUMBER, "2023 014567", True)]),
        ("14567", [(WORD, "14567", True)]),
        ("e-mail", [(PHRASE, "e mail", True)]),
        ("skole i Herlev", [(WORD, "skole", True), (WORD, "herlev", True)]),
        ("og i", [(WORD, "og", True), (WORD, "i", True)]),
        ("skole skole", [(WORD, "skole", True)]),
        ("-", []),
        ("  ", []),
        ('""', []),
        ("§ 25?", [(WORD, "25", True)]),
        ("-skole", [(WORD, "skole", False)]),
    ],
)
def test_a_question_is_read(text, expected):
    assert read(text).clauses == tuple(
        Clause(sort, tuple(words.split()), wanted) for sort, words, wanted in expected
    )


@given(st.text())
def test_anything_can_be_asked(text):
    question = read(text)

    assert len(question.clauses) <= questions.MOST
    assert all(clause.words for clause in question.clauses)
    assert len(question.text) <= questions.LONGEST
