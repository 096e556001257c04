import pytest

from bench import decisions


@pytest.fixture
def other_half(shared):
    lines = (shared / "gold" / "decisions" / decisions.LABELLED).read_text("utf-8").splitlines()
    return decisions.score(lines)["other"]


@pytest.mark.shared
def test_decisions_the_rules_were_not_written_on(other_half):
    assert other_half.occurrences > 1000
    assert other_half.outcome >= 0.95
    assert other_half.follow_up >= 0.95
