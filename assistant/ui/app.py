"""The pages as an ASGI app: Gradio with all that is not needed off, behind the gate."""

import time
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.types import Language
from assistant.ui import bringing, handing
from assistant.ui.asgi import App
from assistant.ui.doors import behind_doors
from assistant.ui.dressing import Dressing
from assistant.ui.library.pages import LibraryPages
from assistant.ui.lost import lost_script
from assistant.ui.mask import page as masking
from assistant.ui.mask.desk import Desk
from assistant.ui.page import build_page
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.routes import MASK_PATH, TRAINER_PATH
from assistant.ui.serving import Serving
from assistant.ui.styles import ASKING, BASE, as_one
from assistant.ui.theme import theme
from assistant.ui.trainer import page as trainer
from assistant.ui.vendor import gr
from assistant.ui.wording import Wording
from assistant.ui.written_out import written_out
from assistant.workbench import Workbench

_SCRIPT = Path(__file__).with_name("page.js")  # the seconds, the source panel, focus, scrolling


def build_app(
    asking: Asking,
    *,
    port: int,
    language: Language,
    workbench: Workbench | None = None,
    serving: Serving = Serving(),  # noqa: B008 - it can't be changed
) -> App:
    """Build the app that serves the pages at `port` of this computer.

    Without a workbench there is no page for trainers and none that masks files, and no question
    can be left for them.
    """
    app: Any = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    upload_bytes = 0
    scripts = {}
    if workbench is not None:  # before the first page, whose path holds all others
        upload_bytes = workbench.limits.max_bytes
        for_trainers = trainer.build_trainer_page(
            workbench, asking.assistant, language=language, audit=serving.audit()
        )
        app = _mount(
            app,
            for_trainers,
            path=TRAINER_PATH,
            port=port,
            upload_bytes=upload_bytes,
            styles=(*BASE, trainer.CSS),
            scripts=(bringing.SCRIPT, handing.SCRIPT, trainer.SCRIPT),
        )
        scripts[f"{TRAINER_PATH}/"] = _first_script(for_trainers)
        desk = Desk(detect=workbench.detect, limits=workbench.limits, today=workbench.today)
        for_masking = masking.build_mask_page(desk, language=language)
        app = _mount(
            app,
            for_masking,
            path=MASK_PATH,
            port=port,
            upload_bytes=upload_bytes,
            styles=(*BASE, trainer.CSS, masking.CSS),
            scripts=(bringing.SCRIPT, handing.SCRIPT, masking.SCRIPT),
        )
        scripts[f"{MASK_PATH}/"] = _first_script(for_masking)
    questions = Buckets(per_minute=serving.questions_per_minute, clock=time.monotonic)
    library = None
    if workbench is not None:
        library = add_plain_pages(
            app,
            workbench,
            asking,
            questions=questions,
            language=language,
            accounts=serving.accounts,
        )
    page = build_page(_wording(asking, workbench, library), questions=questions, language=language)
    app = _mount(
        app,
        page,
        path="/",
        port=port,
        upload_bytes=1,
        styles=ASKING,
        scripts=(_SCRIPT,),
    )
    scripts["/"] = _first_script(page)
    return behind_doors(
        Dressing(app, scripts),
        port=port,
        language=language,
        upload_bytes=upload_bytes,
        serving=serving,
    )


def _wording(asking: Asking, workbench: Workbench | None, library: LibraryPages | None) -> Wording:
    if workbench is None:
        return Wording(asking=asking)
    return Wording(
        asking=asking,
        library=library,
        gaps=workbench.gaps,
        has_more=True,
        is_empty=workbench.is_empty,
        is_being_read=lambda: workbench.synchronizer.progress is not None,
    )


def _first_script(page: Any) -> str:
    config = page.get_config_file()
    return written_out(config, script=config["js"])


def _as_one(scripts: tuple[Path, ...]) -> str:
    """Join scripts, each an expression, into one, with what every page has."""
    read = (one.read_text(encoding="utf-8") for one in scripts)
    return ",\n".join(one.strip().rstrip(";") for one in (lost_script(), *read))


def _mount(
    app: Any,
    page: Any,
    *,
    path: str,
    port: int,
    upload_bytes: int,
    styles: tuple[Path, ...],
    scripts: tuple[Path, ...],
) -> Any:
    return gr.mount_gradio_app(
        app,
        page,
        path=path,
        server_name="127.0.0.1",
        server_port=port,
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        max_file_size=upload_bytes,
        theme=theme(),
        css=as_one(styles),
        js=_as_one(scripts),
    )
