"""The pages as an ASGI app: Gradio with all that is not needed off, behind the gate."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI

from assistant.conversation import Asking
from assistant.types import Language
from assistant.ui.gate import MASK_PATH, TRAINER_PATH, App, Gate
from assistant.ui.mask import page as masking
from assistant.ui.mask.desk import Desk
from assistant.ui.page import CSS, GUARDED_CSS, REVIEW_CSS, SCRIPT, build_page
from assistant.ui.theme import theme
from assistant.ui.trainer import page as trainer
from assistant.ui.vendor import gr
from assistant.workbench import Workbench


def build_app(
    asking: Asking, *, port: int, language: Language, workbench: Workbench | None = None
) -> App:
    """Build the app that serves the pages on 127.0.0.1 at `port`.

    Without a workbench there is no page for trainers and none that masks files, and no question
    can be left for them.
    """
    app: Any = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    upload_bytes = 0
    if workbench is not None:  # before the first page, whose path holds all others
        upload_bytes = workbench.limits.max_bytes
        app = _mount(
            app,
            trainer.build_trainer_page(workbench, asking.assistant, language=language),
            path=TRAINER_PATH,
            port=port,
            upload_bytes=upload_bytes,
            styles=(CSS, trainer.CSS),
            script=trainer.SCRIPT,
        )
        desk = Desk(detect=workbench.detect, limits=workbench.limits, today=workbench.today)
        app = _mount(
            app,
            masking.build_mask_page(desk, language=language),
            path=MASK_PATH,
            port=port,
            upload_bytes=upload_bytes,
            styles=(CSS, trainer.CSS, masking.CSS),
            script=masking.SCRIPT,
        )
    page = build_page(
        asking,
        language=language,
        gaps=workbench.gaps if workbench is not None else None,
        trainer_page=f"{TRAINER_PATH}/" if workbench is not None else "",
        mask_page=f"{MASK_PATH}/" if workbench is not None else "",
    )
    app = _mount(
        app,
        page,
        path="/",
        port=port,
        upload_bytes=1,
        styles=(CSS, REVIEW_CSS, GUARDED_CSS),
        script=SCRIPT,
    )
    return Gate(app, port=port, upload_bytes=upload_bytes)


def _mount(
    app: Any,
    page: Any,
    *,
    path: str,
    port: int,
    upload_bytes: int,
    styles: tuple[Path, ...],
    script: Path,
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
        css="\n".join(style.read_text(encoding="utf-8") for style in styles),
        js=script.read_text(encoding="utf-8"),
    )
