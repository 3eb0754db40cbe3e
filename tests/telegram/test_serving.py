"""`tathya serve` as an operator knows it: how it starts and ends, what it says when it cannot, what its log does not hold."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.channels.telegram.serving import secret_of
from bot.settings import ROOT, Telegram
from tests.conftest import Run
from tests.telegram.conftest import Served, Start

QUESTION, FIGURE = "how many gpus in cortex", "50,000"
TOKEN = "123456:AAabcdefghijklmnopqrstuvwxyz0123456"


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_a_conversation_is_the_same_by_polling_and_by_webhook(webhook: bool, start: Start) -> None:
    bot = start(webhook)
    asif = bot.api.person("Asif", "bn")
    said = bot.api.says(bot.api.private(asif), asif, "কর্টেক্সে কয়টা জিপিইউ?")
    answer = bot.api.answer_to(said)
    assert "৫০,০০০" in answer.text
    assert "১,০০,০০০" in bot.answer(asif, "আর মেমফিসে?").text

    bot.api.press(answer, "🌐 English")
    assert FIGURE in bot.api.changed(answer).text
    bot.api.edits(said, "capex of microsoft")
    assert "$20 billion" in bot.api.changed(answer, 1).text
    assert bool(bot.api.calls("setWebhook")) == webhook


def test_it_keeps_everything_in_postgresql_as_well(start: Start, empty: Callable[[str], str]) -> None:
    bot = start(TATHYA_DATABASE_URL=empty("postgresql"))
    asif = bot.api.person("Asif")
    said = bot.api.says(bot.api.private(asif), asif, QUESTION)
    answer = bot.api.answer_to(said)
    assert FIGURE in answer.text
    bot.stop()
    bot.start()
    assert "100,000" in bot.answer(asif, "and Memphis?").text
    bot.api.press(answer, "🌐 বাংলা")
    assert "৫০,০০০" in bot.api.changed(answer).text
    bot.api.edits(said, "capex of microsoft")
    assert "$20 billion" in bot.api.changed(answer, 1).text
    assert "reports" not in bot.answer(asif, "/privacy").text
    assert "Deleted" in bot.answer(asif, "/forget").text


def test_it_introduces_itself_in_both_languages_and_only_once(start: Start) -> None:
    bot = start()
    changed = {
        (call.method, call.parameters.get("language_code", "")) for call in bot.api.calls() if call.method[:5] == "setMy"
    }
    methods = ("setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands")
    # In English it is called as it introduces itself already.
    assert changed == {(method, code) for method in methods for code in ("", "bn")} - {("setMyName", "")}
    menus = {
        (call.parameters["scope"]["type"], call.parameters.get("language_code", "")): [
            command["command"] for command in call.parameters["commands"]
        ]
        for call in bot.api.calls("setMyCommands")
    }
    assert {kind for kind, _ in menus} == {"all_private_chats", "all_group_chats", "all_chat_administrators"}
    assert "privacy" in menus["all_private_chats", "bn"]
    assert "settings" not in menus["all_group_chats", ""]
    assert "settings" in menus["all_chat_administrators", ""]

    set_before = len([call for call in bot.api.calls() if call.method.startswith("setMy")])
    bot.stop()
    bot.start()
    assert len([call for call in bot.api.calls() if call.method.startswith("setMy")]) == set_before


def test_being_told_to_wait_with_its_name_it_answers_all_the_same(start: Start) -> None:
    bot = start()
    bot.stop()
    bot.api.world.profile.clear()
    bot.api.world.profile["commands"] = {}
    bot.api.fail("setMyName", retry_after=3600, times=-1)
    bot.start()

    assert FIGURE in bot.answer(bot.api.person("Asif"), QUESTION).text
    assert "could not be set" in bot.log


def test_told_to_end_it_sends_what_it_is_sending_and_ends_well(start: Start) -> None:
    bot = start()
    asif = bot.api.person("Asif")
    bot.api.fail("sendMessage", hang=1.0)
    said = bot.api.says(bot.api.private(asif), asif, QUESTION)
    bot.api.wait(lambda: bot.api.calls("sendMessage"), "the answer to be on its way")
    assert bot.stop() == 0
    bot.start()
    bot.api.idle(0.5)

    assert [FIGURE in post.text for post in said.chat.posts.values() if post.by_bot] == [True]


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        pytest.param([], {"TATHYA_TELEGRAM_TOKEN": ""}, "TATHYA_TELEGRAM_TOKEN is not set", id="no-token"),
        pytest.param([], {"TATHYA_TELEGRAM_TOKEN": "12:short"}, "no token of a bot", id="a-malformed-token"),
        pytest.param(["--webhook"], {}, "TATHYA_WEBHOOK_URL is not set", id="no-webhook-url"),
        pytest.param(["--webhook"], {"TATHYA_WEBHOOK_URL": "example.org"}, "TATHYA_WEBHOOK_URL is 'example.org'", id="no-url"),
        pytest.param([], {"TATHYA_WEBHOOK_LISTEN": "8443"}, "a host and a port", id="no-port"),
        pytest.param([], {"TATHYA_WEBHOOK_SECRET": "ä ö"}, "TATHYA_WEBHOOK_SECRET must consist", id="a-bad-secret"),
        pytest.param([], {"TATHYA_BOT_API_URL": "here"}, "TATHYA_BOT_API_URL is 'here'", id="no-server"),
        pytest.param([], {"TATHYA_DAILY_QUIZ": "25:00"}, "a time of day in UTC", id="no-time"),
    ],
)
def test_what_hinders_it_is_one_sentence_with_what_to_do(
    arguments: list[str], settings: dict[str, str], told: str, run: Run
) -> None:
    result = run("serve", *arguments, **{"TATHYA_TELEGRAM_TOKEN": TOKEN, **settings})

    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert told in result.stderr
    assert TOKEN not in result.stderr + result.stdout


def test_a_token_that_telegram_does_not_know_is_told_without_showing_it(start: Start) -> None:
    bot = start()
    bot.stop()
    other = bot.api.token[:-4] + "zzzz"
    bot.environment["TATHYA_TELEGRAM_TOKEN"] = other
    result = bot.tathya("serve")

    assert result.returncode == 1
    assert "Telegram does not know the token" in result.stderr
    assert other.partition(":")[2] not in result.stderr


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_no_log_holds_the_token_at_any_level_whatever_goes_wrong(webhook: bool, start: Start) -> None:
    bot: Served = start(webhook)
    bot.stop()
    bot.arguments = (*bot.arguments, "--verbose")
    bot.start()
    asif = bot.api.person("Asif")
    for fault in ({"status": 500}, {"drop": True}, {"retry_after": 1}, {"error": "chat not found"}):
        bot.api.fail("sendMessage", **fault)
        bot.answer(asif, QUESTION) if "error" not in fault else bot.api.says(bot.api.private(asif), asif, QUESTION)
    if not webhook:
        bot.api.conflict()
    bot.api.update({"message": {"foo": 1}})
    bot.answer(asif, QUESTION)
    bot.stop()

    log = bot.log
    assert "DEBUG httpcore" in log
    assert "<token>" in log  # so it would have been there
    for secret in (bot.api.token, bot.api.token.partition(":")[2], secret_of(Telegram(bot.api.token))):
        assert secret not in log


@pytest.mark.parametrize(
    ("environment", "dotenv", "command"),
    [
        ({}, "", "chat"),
        ({}, "# TATHYA_TELEGRAM_TOKEN=\nTATHYA_TELEGRAM_TOKEN=\n", "chat"),
        ({}, "TATHYA_TELEGRAM_TOKEN=1:a\n", "serve"),
        ({"TATHYA_TELEGRAM_TOKEN": "1:a"}, "", "serve"),
    ],
    ids=["no-token", "an-empty-one", "one-in-the-file", "one-in-the-environment"],
)
def test_make_run_serves_telegram_once_there_is_a_token(
    environment: dict[str, str], dotenv: str, command: str, tmp_path: Path
) -> None:
    if not shutil.which("make"):
        pytest.fail("make is needed to run Tathya, and is not there")
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".env").write_text(dotenv)
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tathya := tmp_path / "venv" / "bin" / "tathya").write_text('#!/bin/sh\necho "$@"\n')
    tathya.chmod(0o755)
    (tmp_path / "venv" / ".ready").touch()

    ran = subprocess.run(
        ["make", "--silent", "run", "VENV=venv"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout.strip() == command
