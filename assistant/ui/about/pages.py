"""The address of the page about Pandu."""

from collections.abc import Callable, Iterator

from fastapi import Response

from assistant.conversation import Asking
from assistant.ui.about.packages import packages
from assistant.ui.about.view import about, say
from assistant.ui.library.volumes import Volume
from assistant.ui.plain.visiting import READ, Address, Visit, page
from assistant.ui.routes import ABOUT_PATH
from assistant.workbench import Workbench


class AboutPages:
    """Says what runs here and what is known of it."""

    def __init__(
        self, bench: Workbench, asking: Asking, *, volumes: Callable[[], tuple[Volume, ...]]
    ) -> None:
        """Tell of the models and documents of `bench`, the latter as readers see them."""
        self._bench = bench
        self._asking = asking
        self._volumes = volumes

    @property
    def addresses(self) -> Iterator[Address]:
        """The one there is."""
        yield Address(f"{ABOUT_PATH}/", READ, self._about)

    def _about(self, visit: Visit) -> Response:
        content = about(
            cards=self._bench.models(),
            volumes=self._volumes(),
            overview=self._asking.overview(),
            packages=packages(),
            language=visit.language,
            today=self._bench.today(),
        )
        return page(visit, say(visit.language, "title"), content)
