"""One database: published whole or not at all, and clear words when it cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from knowledge.errors import DatabaseError
from knowledge.lookup import Lookup
from knowledge.model import Fact, Number
from knowledge.store import Edition, Knowledge, dump

EVERYTHING = Lookup(limit=100)
Connect = Callable[[str], Knowledge]
MakeEdition = Callable[..., Edition]


def ids(knowledge: Knowledge) -> set[str]:
    return {fact.id for fact in knowledge.find(EVERYTHING)}


def test_what_is_published_can_be_read(knowledge: Knowledge, small: Edition) -> None:
    assert knowledge.entities().keys() == {entity.id for entity in small.entities}
    assert knowledge.entities()["cortex"].belongs_to == ("tesla",)
    assert knowledge.indicators().keys() == {"gpus", "capex", "launch", "maker", "purpose"}
    assert [article.id for article in knowledge.articles()] == ["paper"]


def test_what_was_compiled_is_published_with_it(knowledge: Knowledge) -> None:
    assert knowledge.compiled("digest") == '"1"'
    assert knowledge.compiled("unknown") is None


def test_an_empty_database_has_nothing_compiled(url: str, connect: Connect) -> None:
    assert connect(url).compiled("digest") is None


def test_asking_whether_anything_is_published_makes_no_file(tmp_path: Path, connect: Connect) -> None:
    connect(f"sqlite:///{tmp_path / 'new' / 'tathya.db'}").compiled("digest")

    assert not list(tmp_path.iterdir())


def test_publishing_replaces_all_there_was(knowledge: Knowledge, small: Edition, make_edition: MakeEdition) -> None:
    knowledge.publish(make_edition(small.facts[0]))

    assert ids(knowledge) == {small.facts[0].id}


@pytest.mark.parametrize("changed", [{"subject": "unknown"}, {"status": "rumoured"}, {"place": "unknown"}], ids=str)
def test_an_edition_that_fails_leaves_the_old_one_answering(
    knowledge: Knowledge, small: Edition, changed: dict[str, str]
) -> None:
    broken = replace(small, facts=[*small.facts[:-1], replace(small.facts[-1], **changed)], compiled={"digest": '"2"'})  # type: ignore[arg-type]

    with pytest.raises(DatabaseError):
        knowledge.publish(broken)

    assert ids(knowledge) == {fact.id for fact in small.facts}
    assert knowledge.compiled("digest") == '"1"'


def test_a_reader_sees_the_old_edition_until_the_new_one_is_whole(
    url: str, small: Edition, make_edition: MakeEdition, connect: Connect
) -> None:
    reader, writer = connect(url), connect(url)
    editions = [small, make_edition(small.facts[0])]
    writer.publish(small)

    with ThreadPoolExecutor(5) as pool:
        seen = [pool.submit(ids, reader) for _ in range(60)]
        for turn in range(6):
            writer.publish(editions[turn % 2])

    assert {frozenset(one.result()) for one in seen} <= {frozenset(fact.id for fact in one.facts) for one in editions}


def test_publishers_at_the_same_time_take_turns(url: str, small: Edition, connect: Connect) -> None:
    publishers = [connect(url) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(knowledge.publish, small) for knowledge in publishers * 3]:
            done.result()

    assert ids(publishers[0]) == {fact.id for fact in small.facts}


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_the_same_in_every_thread(address: str, small: Edition, connect: Connect) -> None:
    knowledge = connect(address)
    knowledge.publish(small)

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(lambda _: ids(knowledge), range(200)))

    assert seen == [{fact.id for fact in small.facts}] * 200


def test_a_database_of_an_older_schema_is_rebuilt_by_publishing(url: str, small: Edition, connect: Connect) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE articles (id VARCHAR(64) PRIMARY KEY)"))
        connection.execute(
            text("CREATE TABLE facts (id VARCHAR(64) PRIMARY KEY, article VARCHAR(64) REFERENCES articles (id))")
        )
    engine.dispose()
    knowledge = connect(url)

    knowledge.publish(small)

    assert ids(knowledge) == {fact.id for fact in small.facts}


def test_a_database_of_an_older_schema_says_how_to_rebuild_it(knowledge: Knowledge, url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE facts DROP COLUMN texts"))
    engine.dispose()

    with pytest.raises(DatabaseError, match=r"made by another version.*tathya load"):
        knowledge.find(EVERYTHING)


def test_a_database_without_tables_says_how_to_build_it(url: str, connect: Connect) -> None:
    with pytest.raises(DatabaseError, match="tathya load"):
        connect(url).find(EVERYTHING)


@pytest.mark.parametrize("content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000], ids=["text", "torn"])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes, small: Edition, connect: Connect) -> None:
    path = tmp_path / "tathya.db"
    path.write_bytes(content)

    with pytest.raises(DatabaseError, match=r"is damaged .*: move the file away and run `tathya load`"):
        connect(f"sqlite:///{path}").compiled("digest")
    with pytest.raises(DatabaseError, match="is damaged"):
        connect(f"sqlite:///{path}").publish(small)


def test_a_truncated_database_is_told_and_not_answered_from(tmp_path: Path, small: Edition, connect: Connect) -> None:
    path = tmp_path / "tathya.db"
    connect(f"sqlite:///{path}").publish(small)
    path.write_bytes(path.read_bytes()[:8192])

    with pytest.raises(DatabaseError, match="tathya load"):
        connect(f"sqlite:///{path}").find(EVERYTHING)


@pytest.mark.parametrize("place", ["/proc/tathya/tathya.db", "/dev/null/tathya.db", "{folder}", "{folder}/file/tathya.db"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, place: str, small: Edition, connect: Connect) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    knowledge = connect("sqlite:///" + place.format(folder=tmp_path))

    with pytest.raises(DatabaseError, match=r"cannot be used \(.+\): check that the place exists and is writable") as told:
        knowledge.publish(small)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "cannot be read"),
        ("tathya.db", "cannot be read"),
        ("postgresql:/u:secret@h/name", "cannot be read"),
        ("postgresql+psycopg://u:secret@h:port/name", "cannot be read"),
        ("postgresql+psycopg://u:sec@ret@h/name", "an @ in the password as %40"),
        ("sqlite://tathya.db", "is no address of a database"),
        ("nosuch://u:secret@h/name", "is no address of a database"),
        ("postgresql+asyncpg://u:secret@h/name", "pip install asyncpg"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_sentence_without_the_password(address: str, told: str, connect: Connect) -> None:
    with pytest.raises(DatabaseError) as error:
        connect(address)

    assert told in str(error.value)
    assert "ret" not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "address",
    ["postgresql+psycopg://u:secret@127.0.0.1:1/name", "postgresql+psycopg://127.0.0.1:1/name?user=u&password=secret"],
)
def test_a_server_that_does_not_answer_is_one_sentence_without_the_password(address: str, connect: Connect) -> None:
    with pytest.raises(DatabaseError, match=r"127\.0\.0\.1:1/name cannot be used") as error:
        connect(address).compiled("digest")

    assert "secret" not in str(error.value)


def test_a_database_shows_its_address_without_the_password(connect: Connect) -> None:
    assert str(connect("postgresql+psycopg://u:secret@h/name")) == "postgresql+psycopg://u:***@h/name"


def test_folders_on_the_way_are_made(tmp_path: Path, small: Edition, connect: Connect) -> None:
    knowledge = connect(f"sqlite:///{tmp_path / 'a' / 'b' / 'tathya.db'}")

    knowledge.publish(small)

    assert ids(knowledge)


def test_a_published_database_is_one_file(tmp_path: Path, small: Edition, connect: Connect) -> None:
    connect(f"sqlite:///{tmp_path / 'tathya.db'}").publish(small)

    assert [path.name for path in tmp_path.iterdir()] == ["tathya.db"]


def test_figures_of_any_size_are_kept(
    url: str, make_edition: MakeEdition, make_fact: Callable[..., Fact], connect: Connect
) -> None:
    sizes = [0.0, 0.5, -3.0, 6.6e9, 1e15, 94.3]
    knowledge = connect(url)
    knowledge.publish(make_edition(*(make_fact(f"f{size}", "cortex", "gpus", Number(size, "gpu")) for size in sizes)))

    assert [fact.number.value for fact in knowledge.find(Lookup(order="smallest")) if fact.number] == sorted(sizes)


def test_bengali_survives_the_database(knowledge: Knowledge) -> None:
    assert knowledge.entities()["musk"].names["bn"][0] == "মাস্ক"


def test_compiled_texts_are_readable_json() -> None:
    assert dump({"টেসলা": [1, "a"]}) == '{"টেসলা":[1,"a"]}'
