"""The tables. A fact without a source cannot be stored: article and paragraph are required of every row."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()
"""What is published: replaced as a whole, by each publication."""
history = MetaData()
"""What outlasts a publication."""

articles = Table(
    "articles",
    metadata,
    Column("id", String(160), primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("published", Text),
    Column("url", Text),
    Column("language", String(8), nullable=False),
    Column("paragraphs", Integer, nullable=False),
    Column("as_of", String(10), nullable=False),
    Column("about", JSON, nullable=False),
    Column("examples", JSON, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("id", String(160), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("names", JSON, nullable=False),
    Column("belongs_to", JSON, nullable=False),
    Column("role", JSON),
)

indicators = Table(
    "indicators",
    metadata,
    Column("id", String(160), primary_key=True),
    Column("unit", String(16)),
    Column("names", JSON, nullable=False),
    Column("concepts", JSON, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("id", String(160), primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("subject", ForeignKey("entities.id"), nullable=False),
    Column("indicator", ForeignKey("indicators.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("number", Float),
    Column("unit", String(16)),
    Column("date", String(32)),
    Column("entity", ForeignKey("entities.id")),
    Column("qualifier", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("period", String(32)),
    Column("compared_to", String(32)),
    Column("place", ForeignKey("entities.id")),
    Column("involves", JSON, nullable=False),
    Column("conflicts_with", JSON, nullable=False),
    Column("repeats", JSON, nullable=False),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("paragraphs", JSON, nullable=False),
    Column("said_by", ForeignKey("entities.id")),
    Column("said_on", String(10)),
    Column("reported_by", ForeignKey("entities.id")),
    Column("via", ForeignKey("entities.id")),
    Column("texts", JSON, nullable=False),
    Column("labels", JSON, nullable=False),
    Column("asks", JSON, nullable=False),
    Column("caveats", JSON, nullable=False),
    Column("key_weight", Float, nullable=False),
    CheckConstraint("paragraph >= 1", name="fact_has_a_paragraph"),
    CheckConstraint("status IN ('reported','planned','claimed','estimated','undisclosed')", name="status_is_known"),
    CheckConstraint("qualifier IN ('exact','about','at_least','more_than')", name="qualifier_is_known"),
    CheckConstraint(
        "(kind = 'number' AND number IS NOT NULL AND unit IS NOT NULL) OR (kind = 'date' AND date IS NOT NULL)"
        " OR (kind = 'entity' AND entity IS NOT NULL) OR (kind = 'statement' AND number IS NULL)",
        name="value_is_of_its_kind",
    ),
)

fact_tags = Table(
    "fact_tags",
    metadata,
    Column("fact", ForeignKey("facts.id"), primary_key=True),
    Column("tag", String(160), primary_key=True),
    Column("weight", Float, nullable=False),
    Index("fact_tags_by_tag", "tag", "fact"),
)

compiled = Table(
    "compiled",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("body", Text, nullable=False),
)
"""What other layers derived from the same files and published in the same transaction, as JSON text by key."""

pack_versions = Table(
    "pack_versions",
    history,
    Column("pack", String(160), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("published", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("files", JSON, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("declined", String(64)),
    Column("compiler", String(64), nullable=False),
    Column("compiled", Text, nullable=False),
)
"""Each version of each pack as its files' text, so that one can go back; and what was compiled from it, by which compiler."""
