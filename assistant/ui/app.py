"""The page as an ASGI app: Gradio with all that is not needed off, behind the gate."""

from fastapi import FastAPI

from assistant.types import Language
from assistant.ui.conversation import AssistantLike
from assistant.ui.gate import App, Gate
from assistant.ui.page import CSS, SCRIPT, build_page
from assistant.ui.theme import theme
from assistant.ui.vendor import gr


def build_app(assistant: AssistantLike, *, port: int, language: Language) -> App:
    """Build the app that serves the page on 127.0.0.1 at `port`."""
    outer = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    page = build_page(assistant, language=language)
    mounted = gr.mount_gradio_app(
        outer,
        page,
        path="/",
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
        max_file_size=1,
        theme=theme(),
        css=CSS.read_text(encoding="utf-8"),
        js=SCRIPT.read_text(encoding="utf-8"),
    )
    return Gate(mounted, port=port)
