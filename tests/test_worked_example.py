"""The worked example of docs/packs.md: an article on another subject, its pack, and questions in every way of writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.bootstrap import assistant
from bot.edition import read_sources
from bot.model import Finding, Message
from bot.settings import Settings, Sources
from knowledge.packformat import ArticleEntry, EntityEntry, FactEntry, IndicatorEntry, Model, QuestionEntry
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
EXAMPLE = Path(__file__).parent / "data" / "worked-example"
PACK = read_sources(Sources(packs=EXAMPLE)).packs[0]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant(Settings(f"sqlite:///{tmp_path_factory.mktemp('example') / 'tathya.db'}", Sources(packs=EXAMPLE)))


@pytest.mark.parametrize("golden", PACK.questions, ids=lambda golden: golden.ask)
def test_every_golden_question_is_answered_by_its_fact_or_not_at_all(bot: Assistant, golden: object) -> None:
    answer = bot.answer(Message(golden.ask)).answer  # type: ignore[attr-defined]
    first = answer.facts[0].id if isinstance(answer, Finding) else None

    assert first == (golden.facts[0] if golden.facts else None)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("toll for a bus?", "900 taka"),
        ("গাড়ির টোল কত?", "৩৫০ টাকা"),
        ("bridge banate koto khoroch hoise", "৩,৮৬০ কোটি"),
        ("how many people died?", "7 people"),
        ("how much more did the bridge cost than approved?", "9.6 billion taka (computed)"),
        ("is it true the bridge cost 2900 crore taka?", "No, not according to the article."),
        ("is it true the bridge cost 3860 crore taka?", "Yes"),
        ("is it true the bridge cost 3860 crore dollars?", None),
        ("how many tonnes does the bridge weigh?", None),
        ("কত গাড়ি ডুবেছে?", None),
        ("bus e koto taka lage", "৯০০ টাকা"),
        ("how many workers died", "7 people"),
        ("প্রথম সপ্তাহে কত গাড়ি পার হয়েছে?", "৯৬,৪০০"),
        ("prothom soptahe koto taka toll uthse", "৫.২ কোটি"),
        ("who built the bridge", "Dhanoli Builders"),
        ("কোন ব্যাংক টাকা দিয়েছে?", "উপকূল উন্নয়ন ব্যাংক"),
        ("how many passengers use the ferry?", None),
    ],
)
def test_other_questions_are_answered_in_the_articles_own_units_or_not_at_all(bot: Assistant, question: str, told: str) -> None:
    reply = bot.reply(bot.answer(Message(question)))

    assert (told in reply.text) if told else reply.outcome == "unknown", reply.text


@pytest.mark.parametrize("name", ["packs.md", "packs.bn.md"])
@pytest.mark.parametrize("entry", [ArticleEntry, EntityEntry, IndicatorEntry, FactEntry, QuestionEntry])
def test_every_field_of_the_format_is_explained(entry: type[Model], name: str) -> None:
    guide = (ROOT / "docs" / name).read_text(encoding="utf-8")

    assert [field for field in entry.model_fields if f"`{field}`" not in guide] == []


@pytest.mark.parametrize("command", ["draft", "check", "preview", "load", "packs", "rollback"])
def test_every_command_of_the_guide_exists(run: Run, command: str) -> None:
    assert f"tathya {command}" in (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    assert run(command, "--help").returncode == 0
