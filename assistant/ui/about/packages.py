"""What Pandu is built on: the packages that it asks for, with version and licence."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires

_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_LICENCE = "License :: "


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package; its licence is empty where it names none."""

    name: str
    version: str
    licence: str


def licence_of(told: PackageMetadata) -> str:
    """Return the licence that a package names.

    That is its SPDX expression (PEP 639), else its classifiers, else the first line of its own
    words, which may be a whole licence.
    """
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = told.get_all("Classifier") or []
    named = [one.split(" :: ")[-1] for one in classifiers if one.startswith(_LICENCE)]
    if named:
        return ", ".join(named)
    own = told["License"].strip() if "License" in told else ""
    return own.splitlines()[0][:80] if own else ""


@cache
def packages() -> tuple[Package, ...]:
    """Return what Pandu asks for by itself and is installed, by name."""
    found = {}
    for requirement in requires("pandu") or ():
        name = _NAME.match(requirement)
        try:
            told = metadata(name[0]) if name else None
        except PackageNotFoundError:  # asked for on other systems only
            continue
        if told is not None:
            found[told["Name"].casefold()] = Package(
                told["Name"], told["Version"], licence_of(told)
            )
    return tuple(found[name] for name in sorted(found))
