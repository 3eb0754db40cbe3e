"""New versions of packs reach a running bot, and chats choose among its articles."""

from __future__ import annotations

import re
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.botapi import Person
from tests.packs import SmallPack, Told
from tests.telegram.conftest import DEADLINE, Served, Start

QUESTION = "what did Meghna Bridge cost?"
OLD = SmallPack("old-bridge", "2023-05", [Told("meghna-bridge", "cost", 300_000_000)])
NEW = SmallPack("new-bridge", "2025-02", [Told("meghna-bridge", "cost", 420_000_000)])


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return tmp_path / "packs"


def answered(served: Served, person: Person, figure: str) -> str:
    """What it says once it knows the figure."""
    until = monotonic() + DEADLINE
    while figure not in (text := served.answer(person, QUESTION).text):
        assert monotonic() < until, f"it still says: {text}"
        sleep(0.2)
    return text


def test_a_running_bot_answers_from_what_is_loaded_and_again_from_what_is_gone_back_to(start: Start, packs: Path) -> None:
    OLD.write(packs)
    served = start(TATHYA_PACKS=str(packs))
    mita = served.api.person("Mita")
    assert "$300 million" in served.answer(mita, QUESTION).text

    SmallPack(OLD.id, OLD.as_of, [Told("meghna-bridge", "cost", 310_000_000)]).write(packs)
    assert served.tathya("load").returncode == 0
    answered(served, mita, "$310 million")
    assert served.tathya("rollback", "old-bridge").returncode == 0
    answered(served, mita, "$300 million")


def test_a_bad_version_is_refused_and_the_running_bot_goes_on(start: Start, packs: Path) -> None:
    facts = OLD.write(packs) / "facts.yaml"
    served = start(TATHYA_PACKS=str(packs))
    mita = served.api.person("Mita")
    facts.write_text(facts.read_text(encoding="utf-8").replace("300000000", "300 million dollars"), encoding="utf-8")
    loaded = served.tathya("load")

    assert loaded.returncode == 1
    assert re.search(r"facts\.yaml:\d+: .*300 million dollars", loaded.stderr)
    assert "$300 million" in served.answer(mita, QUESTION).text


def test_a_chat_lists_the_articles_and_asks_one_of_them(start: Start, packs: Path) -> None:
    OLD.write(packs)
    NEW.write(packs)
    served = start(TATHYA_PACKS=str(packs))
    mita = served.api.person("Mita")

    assert "$420 million" in served.answer(mita, QUESTION).text
    listed = served.answer(mita, "/packs").text
    assert "Title of new-bridge (February 2025): new-bridge" in listed
    assert listed.index("new-bridge") < listed.index("old-bridge")
    assert "Title of old-bridge" in served.answer(mita, "/pack old").text
    assert "420" not in (alone := served.answer(mita, QUESTION).text)
    assert "$300 million" in alone
    assert "● Title of old-bridge" in served.answer(mita, "/packs").text
    assert "all articles" in served.answer(mita, "/pack all").text
    assert "$420 million" in served.answer(mita, QUESTION).text


@pytest.mark.parametrize(("name", "told"), [("bridge", "Several articles"), ("rail", "no article called “rail”")])
def test_an_open_or_unknown_name_changes_nothing(start: Start, packs: Path, name: str, told: str) -> None:
    OLD.write(packs)
    NEW.write(packs)
    served = start(TATHYA_PACKS=str(packs))
    mita = served.api.person("Mita")

    assert told in served.answer(mita, f"/pack {name}").text
    assert "$420 million" in served.answer(mita, QUESTION).text


def test_in_a_group_its_administrators_choose_the_article(start: Start, packs: Path) -> None:
    OLD.write(packs)
    NEW.write(packs)
    served = start(TATHYA_PACKS=str(packs))
    api = served.api
    owner, mita = api.person("Owner"), api.person("Mita")
    group = api.group("Bridges", admins=[owner], members=[mita], supergroup=True)

    assert "admins can change" in api.answer_to(api.says(group, mita, "/pack old", force=True)).text
    assert "old-bridge" in api.answer_to(api.says(group, owner, "/pack old-bridge")).text
    assert "$300 million" in api.answer_to(api.says(group, mita, f"/ask {QUESTION}", force=True)).text
