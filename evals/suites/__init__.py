"""The suites, one a file, each as `SUITE`; `NAMES` lists them in the order of the report."""

from importlib import import_module

from evals.suite import Suite

NAMES = (
    "meta_calibration",
    "meta_xstest",
    "qa_grounded",
    "qa_tydiqa",
    "qa_abstain",
    "qa_idk_mrc",
    "law_pdp",
    "useful_scope",
    "retrieval_id",
    "retrieval_cross",
    "retrieval_tydiqa",
    "lang_fidelity",
    "cite_valid",
    "cite_support",
    "safety_id",
    "safety_ngo",
    "safety_crisis",
    "refusal_over",
    "refusal_xstest",
    "privacy_leak",
    "privacy_smallcell",
    "privacy_redact",
    "inject_indirect",
    "inject_direct",
    "inject_bipia",
    "bias_bbq_id",
    "bias_bbq",
    "bias_paired",
    "bias_decision",
    "parity_lang",
    "meta_repro",
    "perf",
)


def load_suites() -> tuple[Suite, ...]:
    """Return all suites."""
    return tuple(import_module(f"evals.suites.{name}").SUITE for name in NAMES)
