"""Killed, restarted, without its database for a while: what was asked is answered, once."""

from __future__ import annotations

import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from bot.channels.telegram.serving import secret_of
from bot.settings import Telegram
from tests.botapi import Chat, Posted
from tests.telegram.conftest import Served, Start

QUESTION, FIGURE = "how many gpus in cortex", "50,000"


def answers(chat: Chat, since: Posted) -> list[str]:
    return [post.text for post in chat.posts.values() if post.by_bot and post.order > since.order]


def file_of(served: Served) -> Path:
    return Path(str(make_url(served.database).database))


@contextmanager
def locked(served: Served) -> Iterator[None]:
    """Nobody else can write to the database."""
    connection = sqlite3.connect(file_of(served), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def written_down(served: Served) -> int:
    """Updates that were received and not answered yet."""
    connection = sqlite3.connect(file_of(served))
    try:
        return int(connection.execute("SELECT count(*) FROM updates WHERE body IS NOT NULL").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_killed_before_it_was_written_down_a_question_comes_again_and_is_answered_once(webhook: bool, start: Start) -> None:
    bot = start(webhook)
    asif = bot.api.person("Asif")
    with locked(bot):
        said = bot.api.says(bot.api.private(asif), asif, QUESTION)
        bot.api.wait(lambda: bot.api.updates, "the update to be delivered")
        bot.kill()
    bot.start()

    assert FIGURE in bot.api.answer_to(said, deadline=30).text
    bot.api.idle(0.5)
    assert len(answers(said.chat, said)) == 1


def test_killed_while_it_answers_the_rest_is_answered_after_the_restart_each_once_and_in_order(start: Start) -> None:
    bot = start()
    asif, joy = bot.api.person("Asif"), bot.api.person("Joy")
    bot.api.fail("sendMessage", hang=30)  # Asif's first answer is on its way for ever; his second question waits for it
    first = bot.api.says(bot.api.private(asif), asif, QUESTION)
    bot.api.wait(lambda: bot.api.calls("sendMessage"), "the first answer")
    said = [bot.api.says(first.chat, asif, text) for text in ("capex of google", "capex of microsoft")]
    assert FIGURE in bot.answer(joy, QUESTION).text
    bot.api.wait(lambda: written_down(bot) == len(said), "both to be written down")
    bot.kill()
    bot.start()

    told = [post.text for post in bot.api.answers_to(said[0], 2, deadline=30)]
    assert ["$13 billion" in told[0], "$20 billion" in told[1]] == [True, True]
    bot.api.idle(0.5)
    assert len(answers(first.chat, said[0])) == 2


def test_what_was_answered_is_not_answered_again_after_a_restart(start: Start) -> None:
    bot = start()
    asif = bot.api.person("Asif")
    said = bot.api.says(bot.api.private(asif), asif, QUESTION)
    bot.api.answer_to(said)
    bot.api.idle()
    bot.kill()
    bot.start()
    bot.answer(bot.api.person("Joy"), QUESTION)
    bot.api.idle(0.5)

    assert len(answers(said.chat, said)) == 1


def post(bot: Served, update: dict[str, Any], secret: str | None) -> int:
    """Deliver an update to the webhook as Telegram does; the HTTP status."""
    headers = {"Content-Type": "application/json"} | ({"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {})
    request = urllib.request.Request(bot.environment["TATHYA_WEBHOOK_URL"], json.dumps(update).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_the_same_update_is_answered_once_however_often_and_in_whatever_order_it_comes(start: Start) -> None:
    bot = start(webhook=True)
    secret = secret_of(Telegram(bot.api.token))
    asif = bot.api.person("Asif")
    said = bot.api.says(bot.api.private(asif), asif, QUESTION)
    bot.api.answer_to(said)
    [update] = [update for update in bot.api.updates if "message" in update]
    later = update | {"update_id": update["update_id"] + 7, "message": update["message"] | {"text": "capex of microsoft"}}
    earlier = update | {"update_id": update["update_id"] + 5, "message": update["message"] | {"text": "capex of google"}}

    assert [post(bot, each, secret) for each in (update, later, earlier, later, update)] == [200] * 5
    bot.api.idle(0.5)
    bot.stop()
    bot.start()
    assert [post(bot, each, secret) for each in (later, update)] == [200] * 2
    bot.api.idle(0.5)
    told = answers(said.chat, said)
    assert [figure for text in told for figure in (FIGURE, "$20 billion", "$13 billion") if figure in text] == [
        FIGURE,
        "$20 billion",
        "$13 billion",
    ]


def test_a_webhook_listens_to_telegram_only(start: Start) -> None:
    bot = start(webhook=True)
    asif = bot.api.person("Asif")
    assert FIGURE in bot.answer(asif, QUESTION).text
    sent = len(bot.api.calls("sendMessage"))
    message = {"message_id": 1, "date": 0, "chat": {"id": asif.id, "type": "private", "first_name": "Asif"}, "text": QUESTION}
    update = {"update_id": 1, "message": message | {"from": asif.as_user()}}

    assert [post(bot, update, secret) for secret in (None, "wrong")] == [403, 403]
    assert (
        post(bot, {"update_id": 2, "message": {"foo": 1}}, secret_of(Telegram(bot.api.token))) == 200
    )  # or it would come again
    bot.api.idle(0.5)
    assert len(bot.api.calls("sendMessage")) == sent
    assert FIGURE in bot.answer(asif, QUESTION).text


def test_while_somebody_else_writes_to_the_database_questions_wait_and_none_is_lost(start: Start) -> None:
    bot = start()
    people = [bot.api.person(name) for name in ("Asif", "Joy", "Rima")]
    with locked(bot):
        said = [bot.api.says(bot.api.private(person), person, QUESTION) for person in people]
        bot.api.wait(lambda: len(bot.api.updates) == len(said), "the updates to be delivered")
        assert [answers(each.chat, each) for each in said] == [[], [], []]

    assert all(FIGURE in bot.api.answer_to(each, deadline=40).text for each in said)
    bot.api.idle(0.5)
    assert [len(answers(each.chat, each)) for each in said] == [1, 1, 1]


def test_without_its_database_it_stays_alive_and_goes_on_when_it_is_back(start: Start) -> None:
    bot = start()
    asif = bot.api.person("Asif")
    assert FIGURE in bot.answer(asif, QUESTION).text
    bot.api.idle()
    files = list(file_of(bot).parent.glob("tathya.db*"))
    for path in files:
        path.rename(path.with_name(f"away-{path.name}"))
    lost = bot.api.says(bot.api.private(asif), asif, "capex of google")
    bot.api.wait(lambda: len(bot.api.updates) == 2, "the update to be delivered")
    for path in files:
        path.with_name(f"away-{path.name}").rename(path)

    said = bot.api.says(bot.api.private(asif), asif, "capex of microsoft")
    bot.api.wait(lambda: any("$20 billion" in text for text in answers(said.chat, said)), "an answer", 60)
    assert bot.process.poll() is None
    assert sum("$13 billion" in text for text in answers(lost.chat, lost)) <= 1
