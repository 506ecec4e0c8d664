"""The addresses below the page for evaluators, and the names of their fields."""

from assistant.types import Language
from assistant.ui.routes import EVALUATOR_PATH

COMPARE_PATH = f"{EVALUATOR_PATH}/banding"
REPORT_PATH = f"{EVALUATOR_PATH}/laporan"
BEFORE, NOW = "lama", "baru"


def report_address(run: str, language: Language) -> str:
    """Return where the report of a run is read."""
    return f"{REPORT_PATH}/{run}/{language}"
