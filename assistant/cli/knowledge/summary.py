"""The facts of a document that `list` and `show` both give to programs."""


def summary(document: object) -> dict[str, object]:
    """Return the fields that identify a document."""
    names = ("id", "title", "language", "source", "sha256", "notices")
    return {name: getattr(document, name) for name in names}
