"""Small packs, written as an editor would write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ENTITIES: Mapping[str, tuple[str, str, str]] = {
    "meghna-bridge": ("machine", "Meghna Bridge", "মেঘনা সেতু"),
    "padma-rail": ("company", "Padma Rail", "পদ্মা রেল"),
    "tesla": ("company", "Tesla", "টেসলা"),
}
"""Id -> kind and shown names."""
INDICATORS: Mapping[str, tuple[str | None, list[str], str, str]] = {
    "cost": ("USD", ["cost", "money"], "building cost", "নির্মাণ ব্যয়"),
    "revenue": ("USD", [], "revenue", "আয়"),
    "opening": (None, ["launch"], "opening", "উদ্বোধন"),
}
"""Id -> unit, concepts and names."""


@dataclass(frozen=True)
class Told:
    """One fact of a small pack."""

    subject: str
    indicator: str
    value: int | float | str
    period: str | None = None
    id: str = ""

    @property
    def name(self) -> str:
        return self.id or f"{self.subject}-{self.indicator}"


@dataclass(frozen=True)
class SmallPack:
    """A pack of a few facts; every one stands in the first paragraph."""

    id: str
    as_of: str
    facts: Sequence[Told]
    entities: Mapping[str, tuple[str, str, str]] = field(default_factory=lambda: ENTITIES)
    indicators: Mapping[str, tuple[str | None, list[str], str, str]] = field(default_factory=lambda: INDICATORS)

    def write(self, packs: Path) -> Path:
        """The pack as a folder below `packs`."""
        folder = packs / self.id
        folder.mkdir(parents=True, exist_ok=True)
        files = {"article": self._article(), "entities": self._entities(), "indicators": self._indicators()}
        for name, data in (files | {"facts": [self._fact(fact) for fact in self.facts]}).items():
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    def _article(self) -> dict[str, object]:
        unknown = dict.fromkeys(("publisher", "author", "published", "url"), "unknown")
        about = {"en": f"The article {self.id}", "bn": f"নিবন্ধ {self.id}"}
        head: dict[str, object] = {"id": self.id, "title": f"Title of {self.id}", **unknown, "language": "en"}
        return head | {"paragraphs": 3, "as_of": self.as_of, "about": about, "examples": {"en": ["How?"], "bn": ["কত?"]}}

    def _entities(self) -> list[dict[str, object]]:
        used = {fact.subject for fact in self.facts}
        return [
            {"id": name, "kind": kind, "names": {"en": [english], "bn": [bengali]}}
            for name, (kind, english, bengali) in self.entities.items()
            if name in used
        ]

    def _indicators(self) -> list[dict[str, object]]:
        used = {fact.indicator for fact in self.facts}
        return [
            {"id": name, **({"unit": unit} if unit else {}), "concepts": concepts, "names": {"en": [english], "bn": [bengali]}}
            for name, (unit, concepts, english, bengali) in self.indicators.items()
            if name in used
        ]

    def _fact(self, fact: Told) -> dict[str, object]:
        _, english, bengali = self.entities[fact.subject]
        _, _, what, what_bn = self.indicators[fact.indicator]
        row: dict[str, object] = {"id": fact.name, "subject": fact.subject, "indicator": fact.indicator, "value": fact.value}
        row |= {"period": fact.period} if fact.period else {}
        return row | {
            "status": "reported",
            "paragraph": 1,
            "label": {"en": f"{what} of {english}", "bn": f"{bengali}র {what_bn}"},
            "text": {"en": f"So {english} stands.", "bn": f"{bengali}র কথা এই।"},
        }
