"""Where a name finds room in a picture: beside its place, and on no other name."""

Box = tuple[float, float, float, float]  # left, top, width, height

LETTER, TALL = 8.0, 15.0


class Labels:
    """The room that is taken so far."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: list[Box] = []

    def keep_free(self, left: float, top: float, width: float, height: float) -> None:
        """Takes room for something that no name may cover."""
        self.taken.append((left, top, width, height))

    def place(
        self, name: str, at: tuple[float, float], away: float, air: float = 1.0
    ) -> tuple[float, float, str] | None:  # fmt: skip
        """x, y and text-anchor of a name that belongs to a point, so far away from it; None where no room is left.

        air: how much more room than its letters it asks for.
        """
        (x, y), wide = at, len(name) * LETTER
        beside = away * 0.65
        around = [
            (x + beside, y + 4, "start"), (x - beside, y + 4, "end"), (x, y - away * 0.8, "middle"),
            (x, y + away + 3, "middle"),
        ]  # fmt: skip
        tries = around if away else [(x, y + 4, "middle"), (x, y - 14, "middle"), (x, y + 22, "middle")]
        for left, base, anchor in tries:
            start = left - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
            box = (start, base - 12, wide * air, TALL * air)
            if self._inside(box) and not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                return left, base, anchor
        return None

    def _inside(self, box: Box) -> bool:
        left, top, wide, tall = box
        return left >= 2 and top >= 0 and left + wide <= self.width - 2 and top + tall <= self.height


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
    )  # fmt: skip
