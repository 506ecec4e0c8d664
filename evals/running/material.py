"""What cases and planted documents are made of: the files behind suites, by their hashes."""

import hashlib
import json
from collections.abc import Sequence

from assistant.files import sha256_of
from evals.cases import DATASETS
from evals.suite import Suite


def datasets_of(suites: Sequence[Suite]) -> dict[str, str]:
    """Return the hash of each file of cases that suites read.

    Of a suite without files, such as one of the library's golden questions or of a public set, it
    is the hash of its cases, under the suite's id.
    """
    names = sorted({name for suite in suites for name in suite.files})
    found = {name: sha256_of(DATASETS / f"{name}.yaml")[:16] for name in names}
    return found | {suite.id: _of_cases(suite) for suite in suites if not suite.files}


def material_of(suite: Suite) -> str:
    """Return a hash of what its replies depend on besides the case and the state of the library.

    That is the documents planted for it, which lie in its files, or those of its public set. What
    suites share is asked of the library alone, and depends on neither.
    """
    if suite.material or suite.replies:
        return suite.material
    return _hash(datasets_of([suite]) if suite.files else {})


def _of_cases(suite: Suite) -> str:
    return _hash([case.model_dump(mode="json") for case in suite.cases()])


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
