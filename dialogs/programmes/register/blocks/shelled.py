"""Words in which people tell of shelling, «прилетів град», «уламок шахеда», and of what it left: «школу розбомбили»."""

from __future__ import annotations

SHELLED = (
    "обстріл", "обстрел", "ракет", "снаряд", "бомб", "розбомб", "разбомб", "дрон", "шахед", "прилет", "приліт",
    "прилёт", "град", "уламк", "уламок", "осколк", "осколок", "удар", "влуч", "авіа", "авиа", "бпла", "каби",
    "артилер", "артиллер", "танк", "shell", "missile", "drone",
)  # fmt: skip
"""Beginnings of words that speak for an option about shelling; only suggested."""

DESTROYED = (
    "розбомб", "разбомб", "зруйн", "разруш", "розбил", "розбит", "разбит", "згор", "сгор", "закри", "закры", "знищ",
    "уничтож",
)  # fmt: skip
"""The same for one about a place that was destroyed or closed."""
