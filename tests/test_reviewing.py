"""What readers were not answered: grouped without mixing figures, names or dates, and written into the pack once accepted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap import assistant
from bot.heard import Group
from bot.reviewing import NoSuchChoice, Review
from bot.settings import PACKS, ROOT, Settings, Sources
from bot.state import State
from knowledge.packedit import RefusedEdit
from tests.packs import SmallPack, Told

SLUG = "musk-ai-compute"
Open = Callable[[], Review]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with a copy of the pack that comes with Tathya."""
    shutil.copytree(PACKS / SLUG, tmp_path / "packs" / SLUG)
    return tmp_path / "packs"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """What a bot keeps."""
    with closing(State(f"sqlite:///{tmp_path / 'state.db'}")) as state:
        state.upgrade()
        yield state


@pytest.fixture
def review(state: State, packs: Path, database_url: str) -> Review:
    """Answers from the pack as it is published, and writes into its copy."""
    return Review(assistant(Settings(database_url)), state, Sources(packs=packs))


def asked(state: State, *texts: str, language: str = "en") -> None:
    """Readers asked these, and got no answer."""
    for text in texts:
        assert state.unanswered.add(text, language)


def texts(groups: list[Group]) -> list[set[str]]:
    """What is in each group."""
    return [{each.text for each in group.heard} for group in groups]


def test_wordings_of_one_question_are_one_group_the_most_frequent_first(review: Review, state: State) -> None:
    asked(state, "what is Samsung's capex", *["What is Samsung's capex?"] * 2, "who is the mayor of memphis")
    asked(state, "what's samsung's capex")

    [samsung, mayor] = review.groups()

    assert (samsung.text, samsung.count, len(samsung.heard)) == ("What is Samsung's capex?", 4, 3)
    assert (mayor.text, mayor.count) == ("who is the mayor of memphis", 1)


def test_a_question_in_both_scripts_is_one_group(review: Review, state: State) -> None:
    asked(state, "মেমফিসের কর্মী কতজন?", "memphis er kormi kotojon", language="bn")
    asked(state, "কর্টেক্সে কতজন কাজ করে", "cortex e kotojon kaj kore", language="bn")

    assert [len(group.heard) for group in review.groups()] == [2, 2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("did Samsung buy 29,000 chips?", "did Samsung buy 39,000 chips?"),
        ("how many H200 in Cortex?", "how many H100 does Infosys have?"),
        ("how much did Samsung spend in 2024?", "how much did Samsung spend in 2025?"),
        ("capex of Samsung in Q1 2024", "capex of Samsung in Q3 2024"),
        ("how much did Infosys spend?", "how much did Infosis spend?"),
        ("how many employees does Google have", "how many employees does Microsoft have"),
        ("how much did Netflix spend on GPUs", "how much did Walmart spend on GPUs"),
        ("Samsung spent 10 million dollars?", "Samsung spent 10 billion dollars?"),
        ("did Samsung's capex increase", "did Samsung's capex decrease"),
    ],
)
def test_questions_that_differ_in_a_figure_a_name_or_a_date_are_never_united(
    review: Review, state: State, one: str, other: str
) -> None:
    asked(state, one, other)

    assert len(review.groups()) == 2


def test_what_is_answered_by_now_is_not_offered(review: Review, state: State) -> None:
    asked(state, "How many GPUs in Cortex?", "what is Samsung's capex")

    assert texts(review.groups()) == [{"what is Samsung's capex"}]


def test_an_alias_is_written_to_the_pack_and_then_the_question_is_answered(
    review: Review, state: State, packs: Path, tmp_path: Path
) -> None:
    asked(state, "গুগুলিয়ানের মূলধনি ব্যয় কত?", language="bn")
    [group] = review.groups()
    assert review.words(group)[:2] == ["গুগুলিয়ানের", "গুগুলিয়ান"]

    google = review.entities("গুগুলিয়ান")[0]
    written = review.alias(group, "গুগুলিয়ান", google)

    assert (google.id, written.file) == ("google", packs / SLUG / "entities.yaml")
    assert written.lines[1].endswith("এলফাবেট, গুগুলিয়ান]")
    assert review.groups() == []
    bot = assistant(Settings(f"sqlite:///{tmp_path / 'new.db'}", Sources(packs=packs)))
    assert "১৩ বিলিয়ন" in bot.reply(bot.answer(group.heard[0].turn.message)).text


@pytest.mark.parametrize("word", ["capex", "2024", "10 billion", "কত", "Microsoft"])
def test_a_word_that_means_something_never_becomes_a_name(review: Review, state: State, packs: Path, word: str) -> None:
    asked(state, "what is Samsung's capex")
    [group] = review.groups()
    before = (packs / SLUG / "entities.yaml").read_bytes()

    with pytest.raises(NoSuchChoice, match="means something already"):
        review.alias(group, word, review.entities("Google")[0])

    assert (packs / SLUG / "entities.yaml").read_bytes() == before
    assert review.groups() == [group]


def test_a_golden_question_is_offered_the_nearest_facts_and_written_with_the_one_chosen(
    review: Review, state: State, packs: Path
) -> None:
    asked(state, "OpenAI compute splurge for Zorgons")
    [group] = review.groups()
    facts = review.facts(group, 5)
    chosen = next(fact for fact in facts if fact.id == "openai-compute")

    review.golden(group, chosen)

    text = (packs / SLUG / "questions.yaml").read_text(encoding="utf-8")
    assert text.endswith('- ask: "OpenAI compute splurge for Zorgons"\n  facts: [openai-compute]\n')
    assert review.groups() == []


def test_not_in_the_article_is_a_golden_question_without_facts(review: Review, state: State, packs: Path) -> None:
    asked(state, "what is Samsung's capex")
    [group] = review.groups()

    review.absent(group, review.packs()[0])

    assert '- ask: "what is Samsung\'s capex"\n  facts: []' in (packs / SLUG / "questions.yaml").read_text(encoding="utf-8")
    assert review.groups() == []


def test_what_is_ignored_does_not_come_back_in_other_words_either(review: Review, state: State, packs: Path) -> None:
    asked(state, "what is Samsung's capex")
    review.ignore(review.groups()[0])
    asked(state, "What's Samsung's capex?", "what is Samsung's revenue")

    assert texts(review.groups()) == [{"what is Samsung's revenue"}]
    assert not (packs / SLUG / "questions.yaml").exists()


def test_reports_are_grouped_by_what_was_shown_and_a_new_one_comes_back(review: Review, state: State) -> None:
    for user in (7, 8):
        state.reports.add(user, ["cortex-h100"], "en", "How many GPUs in Cortex?", "button")
    state.reports.add(9, ["memphis-gpus"], "en", None, "button")
    state.reports.add(9, ["cortex-h100"], "en", "far too many", "command")

    cortex, *others = review.groups()
    assert (cortex.kind, cortex.count, cortex.question, cortex.facts) == (
        "reported", 2, "How many GPUs in Cortex?", ("cortex-h100",)
    )  # fmt: skip
    assert sorted((group.text, group.question) for group in others) == [("", ""), ("far too many", "")]

    review.ignore(cortex)
    assert len(review.groups()) == 2
    state.reports.add(10, ["cortex-h100"], "en", "How many GPUs in Cortex?", "button")
    assert len(review.groups()) == 3


def test_a_remark_or_an_address_in_a_report_is_never_written_as_a_question(review: Review, state: State, packs: Path) -> None:
    state.reports.add(9, ["cortex-h100"], "en", "far too many", "command")
    state.reports.add(9, ["cortex-h100"], "en", "mail me at rahim@example.org about the GPUs", "button")

    for group in review.groups():
        with pytest.raises(NoSuchChoice, match=r"without a question|of somebody"):
            review.absent(group, review.packs()[0])
    assert not (packs / SLUG / "questions.yaml").exists()


def test_with_several_packs_each_choice_is_written_where_it_belongs(state: State, packs: Path, tmp_path: Path) -> None:
    small = SmallPack("bridge", "2025-01-01", [Told("meghna-bridge", "cost", 5_000_000)])
    small.write(packs)
    sources = Sources(packs=packs)
    review = Review(assistant(Settings(f"sqlite:///{tmp_path / 'facts.db'}", sources)), state, sources)
    asked(state, "Zomuna setu banate koto", "what about Zindal", "how tall is the Meghna Bridge?")
    groups = {group.text: group for group in review.groups()}

    review.alias(groups["what about Zindal"], "Zindal", review.entities("Meghna Bridge")[0])
    tall = groups["how tall is the Meghna Bridge?"]
    review.golden(tall, review.facts(tall, 3)[0])

    assert "Zindal" in (packs / "bridge" / "entities.yaml").read_text(encoding="utf-8")
    assert "[meghna-bridge-cost]" in (packs / "bridge" / "questions.yaml").read_text(encoding="utf-8")
    assert not (packs / SLUG / "questions.yaml").exists()


def test_a_refused_edit_leaves_the_question_waiting(review: Review, state: State, packs: Path) -> None:
    (packs / SLUG / "facts.yaml").write_text("- id: TODO\n", encoding="utf-8")
    asked(state, "what is Samsung's capex")
    [group] = review.groups()

    with pytest.raises(RefusedEdit, match=r"facts\.yaml:1"):
        review.absent(group, review.packs()[0])

    assert review.groups() == [group]


def console(database: str, packs: Path, typed: str, environment: dict[str, str], folder: Path) -> str:
    """What `tathya review` prints when this is typed."""
    program = "import sys; from bot.channels.reviewing import review; from bot.settings import Settings; "
    result = subprocess.run(
        [sys.executable, "-c", f"{program}sys.exit(review(Settings.read()))"],
        input=typed,
        cwd=folder,
        env=environment | {"TATHYA_DATABASE_URL": database, "TATHYA_PACKS": str(packs), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_console_goes_through_what_waits_and_shows_the_lines_it_wrote(
    state: State, packs: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    asked(state, *["what is Zoogle's capex"] * 3, "what is Samsung's capex", "OpenAI compute splurge for Zorgons", "Zzyzx?")
    database = f"sqlite:///{tmp_path / 'state.db'}"

    said = console(database, packs, "a\n1\ngoogle\n1\nn\ns\ng\n1\nq\n", environment, tmp_path)

    assert "4 questions of readers to look at" in said
    assert "1/4  ×3  what is Zoogle's capex  (unanswered)" in said
    assert "+    en: [Google, Alphabet," in said
    assert "`tathya load` publishes it." in said
    written = (packs / SLUG / "questions.yaml").read_text(encoding="utf-8")
    assert written.count("- ask:") == 2
    again = console(database, packs, "i\n", environment, tmp_path)
    assert again.startswith("1 question of readers")
    assert console(database, packs, "", environment, tmp_path) == "Nothing waits for a review.\n"
