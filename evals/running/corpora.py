"""Knowledge bases of planted documents, by the name that suites ask for."""

from collections.abc import Mapping

from evals import planted_cases, small_counts
from evals.running.engine import WriteCorpus

CORPORA: Mapping[str, WriteCorpus] = {
    small_counts.CORPUS: small_counts.write_documents,
    planted_cases.LEAKS: planted_cases.write_leaks,
    **dict(planted_cases.injection_corpora()),
}
