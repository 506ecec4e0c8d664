"""What every request must pass before it comes to a page."""

import time

from assistant.accounts.buckets import Buckets
from assistant.types import Language
from assistant.ui.asgi import App
from assistant.ui.entrance import Entrance
from assistant.ui.gate import Gate
from assistant.ui.ownership import Ownership
from assistant.ui.serving import Serving


def behind_doors(
    app: App, *, port: int, language: Language, upload_bytes: int, serving: Serving
) -> App:
    """Wrap the pages in what every request must pass first, the outermost last."""
    uploads = Buckets(per_minute=serving.uploads_per_minute, clock=time.monotonic)
    log_ins = Buckets(per_minute=serving.log_ins_per_minute, clock=time.monotonic)
    app = Ownership(app, uploads=uploads)
    app = Entrance(
        app,
        find=serving.finder().find,
        is_secure=serving.tls is not None,
        language=language,
        log_ins=log_ins,
    )
    return Gate(
        app,
        hosts=serving.hosts(port),
        scheme=serving.scheme,
        upload_bytes=upload_bytes,
        language=language,
    )
