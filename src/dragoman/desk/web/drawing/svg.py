"""SVG elements as markup: attributes and words escaped, colours and sizes left to the style sheet."""

import math

from markupsafe import Markup, escape

from dragoman.desk.naming import visible

QUADS = ("material-cooperation", "verbal-cooperation", "verbal-conflict", "material-conflict")
"""PLOVER's four classes, from help to harm."""


def element(name: str, *inside: Markup, **attributes: object) -> Markup:
    """One element. An attribute's trailing _ is dropped, inner _ are hyphens; None leaves it out."""
    written = Markup("").join(
        Markup(' {}="{}"').format(Markup(key.rstrip("_").replace("_", "-")), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    tag = Markup(name)
    body = Markup("").join(inside)
    return Markup("<{}{}>{}</{}>").format(tag, written, body, tag) if body else Markup("<{}{}/>").format(tag, written)


def _value(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else visible(str(value))


def words(text: str, x: float, y: float, class_: str | None = None, **attributes: object) -> Markup:
    """A line of text."""
    return element("text", escape(visible(text)), x=x, y=y, class_=class_, **attributes)


def title(text: str) -> Markup:
    """What a pointer is told."""
    return element("title", escape(visible(text)))


def link(href: str, told: str, *inside: Markup, class_: str | None = None) -> Markup:
    """A part of the picture that leads on; told: to a pointer and to those who do not see."""
    return element("a", title(told), *inside, href=href, aria_label=visible(told), class_=class_)


def picture(class_: str, size: tuple[float, float], told: tuple[str, str], *inside: Markup) -> Markup:
    """The whole, one of its class on a page. told: its name and a longer description.

    Its role is `group` where it holds links, since what is in an `img` cannot be reached by those who do not see it.
    """
    width, height = size
    role = "group" if any("<a " in part for part in inside) else "img"
    named = f"{class_}-told" if told[1] else None
    described = element("desc", escape(visible(told[1])), id=named) if told[1] else Markup("")
    return element(
        "svg", element("title", escape(visible(told[0]))), described, *inside, class_=class_, role=role,
        aria_label=visible(told[0]), aria_describedby=named, width=width, height=height,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
    )  # fmt: skip


def glyph(quad: str, x: float, y: float, r: float, status: str = "actual") -> Markup:
    """The sign of an event's class: words hollow, deeds filled; cooperation round, conflict edged.

    What is planned or only possible is dashed; what is said not to have happened is struck through.
    """
    filled = quad.startswith("material")
    named = f"glyph {quad} {status} {'deed' if filled else 'said'}"
    if quad.endswith("cooperation"):
        shape = element("circle", cx=x, cy=y, r=r, class_=named)
    else:
        e = r * 1.2
        points = f"{x:.1f},{y - e:.1f} {x + e:.1f},{y:.1f} {x:.1f},{y + e:.1f} {x - e:.1f},{y:.1f}"
        shape = element("polygon", points=points, class_=named)
    if status == "negated":
        shape += element("line", x1=x - r - 2, y1=y + r, x2=x + r + 2, y2=y - r, class_="struck")
    return shape


def cut(text: str, longest: int) -> str:
    """A text no longer than so many characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def grown(number: int, least: float, most: float, full: int) -> float:
    """A radius that grows with the root of a number, from `least` for one to `most` for `full` and more."""
    if number <= 1 or full <= 1:
        return least
    return min(most, least + (most - least) * (math.sqrt(number) - 1) / (math.sqrt(full) - 1))
