"""What Telegram allows a bot to send; each breach is refused in its words."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.botapi.errors import bad, breach
from tests.botapi.markup import MOST_ENTITIES, Entity, Marked, is_link, parse, trimmed, units

Json = dict[str, Any]
ACTIONS = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
]
MARKUPS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
_START = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Checked:
    """Checks what one call says, and collects what Telegram forgives."""

    def __init__(self) -> None:
        self.oddities: list[str] = []

    def text(self, source: object, mode: object, entities: object, most: int, least: int, what: str) -> Marked:
        """Formatted text of so many characters, after parsing."""
        if not isinstance(source, str):
            raise breach(f"{what} is empty") if least else bad(f"{what} must be a string")
        marked = self._marked(source, mode, entities)
        self.oddities.extend(marked.oddities)
        if len(marked.entities) > MOST_ENTITIES:
            self.oddities.append(f"{len(marked.entities)} entities, of which Telegram drops all after {MOST_ENTITIES}")
        for entity in marked.entities:
            self.deep_link(str(entity.get("url", "")))
        if len(marked.text) < least:
            raise breach(f"{what} is empty")
        if len(marked.text) > most:
            raise breach("message is too long" if what == "message text" else f"{what} is too long")
        return marked

    def _marked(self, source: str, mode: object, entities: object) -> Marked:
        if mode:
            if str(mode).lower() != "html":
                raise breach("unsupported parse_mode")  # the stand-in reads no other, since Tathya writes no other
            return parse(source)
        given: list[Entity] = [dict(entity) for entity in entities] if isinstance(entities, list) else []
        if any(entity["offset"] < 0 or entity["offset"] + entity["length"] > units(source) for entity in given):
            self.oddities.append("an entity reaches beyond the text")
        return trimmed(Marked(source, given))

    def deep_link(self, url: str) -> None:
        """Telegram does not look at the payload of a deep link, but no client would open it."""
        if "t.me/" in url:
            asked = parse_qs(urlsplit(url).query, keep_blank_values=True)
            wrong = [value for key in ("start", "startgroup") for value in asked.get(key, []) if not _START.fullmatch(value)]
            self.oddities.extend(f"a deep link cannot carry {value!r}" for value in wrong)

    def markup(self, markup: object) -> Json:
        """The keyboard of a message."""
        if not isinstance(markup, dict) or not any(kind in markup for kind in MARKUPS):
            raise breach("object expected as reply markup")
        rows = markup.get("inline_keyboard", markup.get("keyboard", []))
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise breach("can't parse reply keyboard markup JSON object")
        if any(len(row) > 8 for row in rows) or sum(len(row) for row in rows) > 100:
            raise breach("reply markup is too long")
        for button in (button for row in rows for button in row):
            if not str((button.get("text") if isinstance(button, dict) else button) or "").strip():
                raise breach("can't parse inline keyboard button: Text is empty")
            if "inline_keyboard" in markup:
                self.button(button)
        return markup

    def button(self, button: Json) -> None:
        """One button of an inline keyboard."""
        actions = [action for action in ACTIONS if action in button]
        if len(actions) != 1:
            raise breach("Text buttons are unallowed in the inline keyboard" if not actions else "BUTTON_TYPE_INVALID")
        value = button[actions[0]]
        if actions == ["callback_data"] and not 1 <= len(str(value).encode()) <= 64:
            raise breach("BUTTON_DATA_INVALID")
        if actions == ["url"]:
            if "://" not in value or not is_link(value):
                raise breach(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
            self.deep_link(value)
        if actions == ["copy_text"] and not 1 <= len(value["text"]) <= 256:
            raise breach("BUTTON_COPY_TEXT_INVALID")
        asked = value.get("query", "") if isinstance(value, dict) else value
        if actions[0].startswith("switch_inline_query") and len(asked) > 256:
            raise breach("BUTTON_SWITCH_QUERY_TOO_LONG")
        if button.get("style", "primary") not in ("danger", "success", "primary"):
            raise breach("invalid button style specified")

    def results(self, results: object, most: int = 50) -> list[Json]:
        """What an inline query is answered with."""
        if not isinstance(results, list):
            raise breach("expected an Array of inline query results")
        if len(results) > most:
            raise breach("RESULTS_TOO_MUCH")
        if len({result.get("id") for result in results}) < len(results):
            raise breach("RESULT_ID_DUPLICATE")
        for result in results:
            self.result(result)
        return results

    def result(self, result: Json) -> Json:
        """One inline result, with its message under "message"."""
        if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
            raise breach("RESULT_ID_INVALID")
        if result.get("type") == "article" and not str(result.get("title", "")).strip():
            raise breach("ARTICLE_TITLE_EMPTY")
        content = result.get("input_message_content")
        if not isinstance(content, dict) or "message_text" not in content:
            raise breach("Input message content is not specified")  # the stand-in shows text only
        self.text(content["message_text"], content.get("parse_mode"), content.get("entities"), 4096, 1, "message text")
        if "reply_markup" in result:
            self.markup(result["reply_markup"])
        return result

    def poll(self, given: Json) -> list[str]:
        """A poll or quiz; answers its options."""
        self.text(given.get("question"), given.get("question_parse_mode"), None, 300, 1, "poll question")
        options = [option if isinstance(option, str) else option["text"] for option in given.get("options", [])]
        if not 2 <= len(options) <= 12:
            raise breach(f"poll must have {'at least 2 option' if len(options) < 2 else 'at most 12 options'}")
        for option in options:
            self.text(option, None, None, 100, 1, "poll option")
        explanation = self.text(
            given.get("explanation", ""), given.get("explanation_parse_mode"), None, 200, 0, "poll explanation"
        )
        if explanation.text.count("\n") > 2:
            raise breach("poll explanation has too many line feeds")
        correct = given.get("correct_option_ids", [given["correct_option_id"]] if "correct_option_id" in given else [])
        if (given.get("type") == "quiz") != bool(correct) or any(not 0 <= number < len(options) for number in correct):
            raise breach("Invalid correct option identifier specified")
        if not 5 <= given.get("open_period", 5) <= 2628000:
            raise breach("poll open period is invalid")
        return options

    def commands(self, commands: object) -> list[Json]:
        """The command menu."""
        if not isinstance(commands, list) or len(commands) > 100:
            raise breach("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
                raise breach("BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "").strip()) <= 256:
                raise breach("BOT_COMMAND_DESCRIPTION_INVALID")
        return commands


def named(value: object, most: int, what: str) -> str:
    """A name or description of the bot."""
    text = str(value or "")
    if len(text) > most:
        raise breach(f"{what} is too long")
    return text
