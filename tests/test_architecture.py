"""The shape of the house: arrows point down, each library has one home, words stand in data files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import COMPILERS
from bot.state.tables import metadata as state
from knowledge.schema import metadata as facts

ROOT = Path(__file__).parent.parent
LAYERS = [
    ["knowledge.errors", "knowledge.model", "knowledge.periods", "knowledge.schema"],
    ["knowledge.database", "knowledge.history", "knowledge.yamlfile", "knowledge.lookup", "knowledge.tags"],
    ["knowledge.packformat", "knowledge.store"],
    ["knowledge.packentries", "knowledge.packschema"],
    ["knowledge.pack"],
    ["knowledge.packedit"],
    ["knowledge"],
    ["bot.doing", "bot.language", "bot.languagefile", "bot.question", "bot.settings"],
    ["bot.model"],
    ["bot.nlu", "bot.intents", "bot.rendering", "bot.conversations"],
    ["bot.teaching"],
    ["bot.wording"],
    ["bot.dialogue", "bot.compiling", "bot.catalogue", "bot.filing", "bot.state"],
    ["bot.uniting"],
    ["bot.edition"],
    ["bot.content"],
    ["bot.assistant", "bot.grounding", "bot.publishing"],
    ["bot.drafting"],
    ["bot.bootstrap"],
    ["bot.heard", "bot.advising"],
    ["bot.reviewing"],
    ["bot.checking"],
    ["bot.channels"],
    ["bot.preview"],
    ["bot.evaluation"],
    ["bot.__main__"],
    ["bot"],
]
"""From the bottom up. A part imports only from layers below its own, and from itself."""
HOMES = {
    "sqlalchemy": (
        "knowledge.database",
        "knowledge.history",
        "knowledge.lookup",
        "knowledge.schema",
        "knowledge.store",
        "bot.state",
    ),
    "alembic": ("bot.state.database", "bot.state.migrations"),
    "psycopg": (),
    "rapidfuzz": ("bot.nlu",),
    "numpy": ("bot.nlu.learner",),
    "pydantic": ("knowledge.packformat", "knowledge.packschema", "bot.languagefile"),
    "yaml": ("knowledge.packedit", "knowledge.yamlfile"),
    "telegram": ("bot.channels.telegram",),
    "docx": ("bot.drafting.texts",),
    "bs4": ("bot.drafting.texts",),
    "httpx": ("bot.channels.telegram.outbox",),
}
SPEAKERS = (
    "bot.channels",
    "bot.preview.command",
    "bot.drafting.command",
    "bot.checking",
    "bot.evaluation.command",
    "bot.__main__",
)
"""The only parts that print."""
SPELLERS = ("bot.nlu.normalize", "bot.nlu.sound")
"""The only parts that name Bengali letters: their tables are about the script, not about words."""
RUNNING = ("bot.__main__", "bot.state.migrations.env")
"""The only modules that do something when they are imported: the command line, and what Alembic runs."""
KEEPERS = ("bot.settings", "knowledge.errors", "knowledge.yamlfile", "knowledge.store", "knowledge.database")
"""What only reads or keeps what is compiled, and what these import: it changes nothing of it."""
BENGALI = re.compile(r"[\u0980-\u09e3]")
LONGEST_FUNCTION, LONGEST_FILE = 40, 250


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module

    def imports(self) -> Iterator[str]:
        """Every module it imports, wherever the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name} imports relatively"
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield inner if inner in NAMES else str(node.module)


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


PATHS = sorted(path for package in ("bot", "knowledge") for path in (ROOT / package).rglob("*.py"))
NAMES = {_name(path) for path in PATHS}
MODULES = [Module(_name(path), path, ast.parse(path.read_text(encoding="utf-8"))) for path in PATHS]
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def part_of(name: str) -> tuple[int, str]:
    """The layer and the part that a module belongs to: the longest name in LAYERS that its own begins with."""
    places = [(len(part), number, part) for number, layer in enumerate(LAYERS) for part in layer if _within(name, part)]
    _, number, part = max(places)
    return number, part


def _within(name: str, part: str) -> bool:
    return name == part or name.startswith(part + ".")


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@each_module
def test_no_import_goes_up(module: Module) -> None:
    layer, part = part_of(module.name)
    ours = [name for name in module.imports() if name in NAMES]

    assert [name for name in ours if part_of(name)[1] != part and part_of(name)[0] >= layer] == []


@each_module
def test_every_module_has_a_place_among_the_layers(module: Module) -> None:
    _, part = part_of(module.name)

    assert part not in ("bot", "knowledge") or module.name == part


def test_no_import_goes_in_a_circle() -> None:
    waiting = {module.name: {name for name in module.imports() if name in NAMES} for module in MODULES}
    while free := {name for name, imports in waiting.items() if not imports}:
        waiting = {name: imports - free for name, imports in waiting.items() if name not in free}

    assert waiting == {}


@each_module
def test_each_library_has_one_home(module: Module) -> None:
    libraries = {name.split(".")[0] for name in module.imports()} & HOMES.keys()

    assert [library for library in libraries if not any(_within(module.name, home) for home in HOMES[library])] == []


def test_the_state_and_the_facts_are_kept_apart() -> None:
    """Publishing drops the tables of the facts: those of the state must be none of them, nor depend on their form."""
    imports = {name for module in MODULES if _within(module.name, "bot.state") for name in module.imports()}

    assert {name for name in imports if name.startswith("knowledge.")} == {"knowledge.database", "knowledge.errors"}
    assert not state.tables.keys() & facts.tables.keys()


@each_module
def test_only_faces_print(module: Module) -> None:
    calls = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    prints = [call.lineno for call in calls if ast.unparse(call) in ("print", "sys.stdout.write", "sys.stderr.write")]

    assert prints == [] or any(_within(module.name, part) for part in SPEAKERS)


@each_module
def test_bengali_words_stand_in_data_files(module: Module) -> None:
    comments = {node.value.lineno for node in ast.walk(module.tree) if isinstance(node, ast.Expr) and _is_text(node.value)}
    with module.path.open("rb") as file:
        texts = [token for token in tokenize.tokenize(file.readline) if token.type == tokenize.STRING]
    found = [token.start[0] for token in texts if token.start[0] not in comments and BENGALI.search(token.string)]

    assert found == [] or module.name in SPELLERS


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@each_module
def test_functions_and_files_can_be_read_at_a_glance(module: Module) -> None:
    long = [node.name for node in functions(module) if int(node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]

    assert long == []
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@each_module
def test_everything_public_says_what_it_is(module: Module) -> None:
    named = [
        node for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert ast.get_docstring(module.tree)
    assert [node.name for node in named if not ast.get_docstring(node)] == []


@each_module
def test_every_signature_is_typed(module: Module) -> None:
    untyped = [node.name for node in functions(module) if node.returns is None]

    assert untyped == []


@each_module
def test_nothing_runs_at_import(module: Module) -> None:
    plain = (  # fmt: skip
        ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        | ast.Assign | ast.AnnAssign | ast.Expr
    )  # fmt: skip
    loose = [ast.unparse(node)[:60] for node in module.tree.body if not isinstance(node, plain)]
    loose = [code for code in loose if not code.startswith("if TYPE_CHECKING:")]

    assert loose == [] or module.name in RUNNING
    calls = [node for node in module.tree.body if isinstance(node, ast.Expr) and not _is_text(node.value)]
    assert calls == [] or module.name in RUNNING


def test_answering_needs_neither_yaml_nor_pydantic_nor_numpy(environment: dict[str, str]) -> None:
    program = """
import sys
from bot.bootstrap import assistant
from bot.model import Message
from bot.settings import Settings
bot = assistant(Settings.read())
print(bot.reply(bot.answer(Message("How many GPUs in Cortex?"))).text)
print(sorted({"numpy", "pydantic", "yaml", "bot.edition"} & sys.modules.keys()))
"""
    result = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True)

    assert "50,000" in result.stdout
    assert result.stdout.splitlines()[-1] == "[]"


def test_an_older_database_is_rebuilt_whenever_code_that_compiles_has_changed() -> None:
    by_name = {module.name: module for module in MODULES}
    waiting, compiling = ["bot.edition"], set[str]()
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in compiling and name not in KEEPERS:
            compiling.add(name)
            waiting += by_name[name].imports()
    watched = {path for pattern in COMPILERS for path in ROOT.glob(pattern)}

    assert "bot.nlu.reader" in compiling
    assert {name for name in compiling if by_name[name].path not in watched} == set()
