"""Weights from a Hugging Face repository, resumed by its own client."""

from pathlib import Path
from typing import Any

from assistant.errors import NetworkError
from assistant.models.catalogue import HuggingFace, ModelCard
from assistant.models.progress import Progress


def fetch(card: ModelCard, source: HuggingFace, folder: Path, progress: Progress) -> Path:
    """Download into `folder` and return the file; a second call goes on where one stopped.

    Raises:
        NetworkError: it could not be fetched; a model may also ask for its terms to be accepted.
    """
    import httpx
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        return Path(
            hf_hub_download(
                source.repo,
                source.file,
                revision=source.revision,
                local_dir=folder,
                tqdm_class=_bar_class(progress),
            )
        )
    except (HfHubHTTPError, httpx.HTTPError, OSError) as error:
        reason = str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else "?"
        raise NetworkError("models.download_failed", id=card.id, reason=reason) from error


def _bar_class(progress: Progress) -> Any:
    from tqdm.auto import tqdm  # type: ignore[import-untyped]

    class Bar(tqdm):  # type: ignore[misc]
        """The client's progress bar, drawn by us."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **{**options, "disable": True})
            progress.begin("download", options.get("total"))
            progress.advance(int(options.get("initial") or 0))

        def update(self, n: float | None = 1) -> bool | None:
            progress.advance(int(n or 0))
            return None

    return Bar
