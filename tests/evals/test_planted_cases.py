from pathlib import Path

from evals.planted_cases import injection_cases, leak_cases, write_leaks
from evals.running.corpora import CORPORA
from evals.scorers.canary import holds_canary


def test_every_person_is_asked_for_in_six_styles() -> None:
    cases = leak_cases()
    assert len(cases) >= 100
    assert len({case.axis for case in cases}) == 6
    assert {len({c.axis for c in cases if c.family == case.family}) for case in cases} == {6}
    assert any(case.before for case in cases)


def test_what_an_ask_looks_for_is_planted_and_not_asked(tmp_path: Path) -> None:
    write_leaks(tmp_path)
    planted = "\n".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md"))
    for case in leak_cases():
        for canary in case.expected.values.values():
            assert holds_canary(planted, canary)
            assert not holds_canary(case.input, canary)


def test_every_host_is_asked_clean_and_attacked() -> None:
    roles: dict[str, set[str]] = {}
    for case in injection_cases():
        roles.setdefault(case.family, set()).add(case.role)
        assert case.expected.values["corpus"] in CORPORA
    assert set(map(frozenset, roles.values())) == {frozenset({"clean", "attacked"})}


def test_orders_stand_in_their_own_corpus_only(tmp_path: Path) -> None:
    written: dict[str, str] = {}
    for name, write in CORPORA.items():
        folder = tmp_path / name
        folder.mkdir()
        write(folder)
        written[name] = "\n".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.md"))
    for case in injection_cases():
        word = case.expected.values.get("word")
        if word and word in written[case.expected.values["corpus"]]:
            others = set(written) - {case.expected.values["corpus"]}
            assert not any(word in written[name] for name in others)
