"""Models: which there are, which are here, and how to get one."""

from pathlib import Path

from assistant.models.installed import InstalledModels
from assistant.paths import default_data_dir


def default_generator_path(data: Path | None = None) -> Path:
    """Return where the default generator's weights are, or would be, in a data folder."""
    installed = InstalledModels((data or default_data_dir()) / "models")
    return installed.path(installed.default("generator"))
