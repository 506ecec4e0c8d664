"""How the text of a Word document looks, by its runs, paragraphs and styles."""

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_MOST_STYLES = 50  # styles that a style can be based on, one on another

_OFF = ("0", "false", "off", "none")
_WHITE_OF_THEME = ("background1", "light1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How runs are styled: None where nothing says so."""

    hidden: bool | None = None
    colour: str | None = None
    half_points: int | None = None
    shading: str | None = None

    def over(self, base: "Look") -> "Look":
        """Lay this look over another one."""
        return Look(
            hidden=base.hidden if self.hidden is None else self.hidden,
            colour=self.colour or base.colour,
            half_points=base.half_points if self.half_points is None else self.half_points,
            shading=self.shading or base.shading,
        )


def read_styles(document: Any) -> dict[str, Look]:
    """Return the look of every paragraph and character style, with what it is based on."""
    elements = {
        style.get(qn("w:styleId")): style
        for style in document.styles.element.iter(qn("w:style"))
        if style.get(qn("w:type")) in ("paragraph", "character")
    }
    looks: dict[str, Look] = {}
    for name, element in elements.items():
        look, one, count = Look(), element, 0
        while one is not None and count < _MOST_STYLES:
            look = look.over(look_of(one.find(qn("w:rPr")), {}))
            look = look.over(Look(shading=shading_of(one.find(qn("w:pPr")))))
            base = one.find(qn("w:basedOn"))
            one = elements.get(base.get(qn("w:val"))) if base is not None else None
            count += 1
        looks[name] = look
    return looks


def look_of(properties: Any, styles: dict[str, Look]) -> Look:
    """Read run properties, laid over the character style that they name."""
    if properties is None:
        return Look()
    colour, size = properties.find(qn("w:color")), properties.find(qn("w:sz"))
    highlight = properties.find(qn("w:highlight"))
    shading = shading_of(properties)
    if highlight is not None and highlight.get(qn("w:val")) not in ("none", "white"):
        shading = "black"  # a marker of any colour lets white be seen
    digits = size.get(qn("w:val"), "") if size is not None else ""
    direct = Look(
        hidden=_switch(properties),
        colour=_colour(colour),
        half_points=int(digits) if digits.isdecimal() else None,
        shading=shading,
    )
    return direct.over(look_of_style(properties, qn("w:rStyle"), styles))


def look_of_style(properties: Any, tag: str, styles: dict[str, Look]) -> Look:
    """Return the look of the style that properties name with `tag`."""
    style = properties.find(tag) if properties is not None else None
    return styles.get(style.get(qn("w:val")), Look()) if style is not None else Look()


def _switch(properties: Any) -> bool | None:
    for name in ("w:vanish", "w:webHidden", "w:specVanish"):
        element = properties.find(qn(name))
        if element is not None:
            return element.get(qn("w:val"), "1") not in _OFF
    return None


def _colour(element: Any) -> str | None:
    if element is None:
        return None
    theme, value = element.get(qn("w:themeColor")), element.get(qn("w:val"))
    if theme in _WHITE_OF_THEME and element.get(qn("w:themeShade")) is None:
        return "white"
    return None if value is None or value == "auto" else str(value)


def shading_of(properties: Any) -> str | None:
    """Return the colour of a shading; the pattern's where it is filled with it."""
    shading = properties.find(qn("w:shd")) if properties is not None else None
    if shading is None:
        return None
    if shading.get(qn("w:val")) == "solid":
        return str(shading.get(qn("w:color"), "black")).replace("auto", "black")
    fill = shading.get(qn("w:fill"), "auto")
    if fill == "auto":
        return None if shading.get(qn("w:themeFill")) in (None, *_WHITE_OF_THEME) else "black"
    return str(fill)
