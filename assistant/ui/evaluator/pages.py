"""The addresses of the page for evaluators."""

from collections.abc import Iterator

from fastapi import Response
from fastapi.responses import HTMLResponse

from assistant.conversation import Asking
from assistant.ui.evaluator.addresses import BEFORE, COMPARE_PATH, NOW, REPORT_PATH
from assistant.ui.evaluator.comparing import compare
from assistant.ui.evaluator.comparing_view import compared_page, nothing_to_compare
from assistant.ui.evaluator.runs import Runs
from assistant.ui.evaluator.view import runs_page, say
from assistant.ui.markup import tag
from assistant.ui.plain.visiting import NOT_KEPT, READ, Address, Visit, page
from assistant.ui.routes import EVALUATOR_PATH


class EvaluatorPages:
    """Shows what tests left; changes nothing."""

    def __init__(self, asking: Asking, runs: Runs) -> None:
        self._asking = asking
        self._runs = runs

    @property
    def addresses(self) -> Iterator[Address]:
        """All of them."""
        yield Address(f"{EVALUATOR_PATH}/", READ, self._all)
        yield Address(COMPARE_PATH, READ, self._compare)
        yield Address(f"{REPORT_PATH}/{{run}}/{{language}}", READ, self._report)

    def _all(self, visit: Visit) -> Response:
        overviews, current = self._runs.overviews(), self._asking.overview()
        content = runs_page(self._runs, overviews, current, visit.language)
        return page(visit, say(visit.language, "title"), content)

    def _compare(self, visit: Visit) -> Response:
        title = say(visit.language, "compared.title")
        runs = [self._runs.run(visit.query.get(name, "")) for name in (BEFORE, NOW)]
        before, after = runs
        if before is None or after is None:
            return page(visit, title, nothing_to_compare(visit.language), status=404)
        compared = compare(before, after)
        return page(visit, title, compared_page(before.run, after.run, compared, visit.language))

    def _report(self, visit: Visit) -> Response:
        """Return a report as it was written; the policy of its address lets nothing in it run."""
        found = self._runs.report(visit.named["run"], visit.named["language"])
        if found is None:
            title = say(visit.language, "report.gone")
            return page(visit, title, tag("h1", title), status=404)
        return HTMLResponse(found, headers=NOT_KEPT)
