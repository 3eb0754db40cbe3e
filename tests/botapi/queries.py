"""What people ask other than by writing: they press buttons, ask inline and from chats without the bot, and vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.botapi.markup import parse
from tests.botapi.waiting import DEADLINE, Moment, Waiting
from tests.botapi.world import Chat, Json, Person, Posted


@dataclass(frozen=True)
class Answered:
    """What somebody is shown who pressed a button."""

    text: str
    show_alert: bool
    url: str | None


class Press(Moment):
    """A button that somebody pressed; answer_to(press) is what the bot then sends."""

    def __init__(self, waiting: Waiting, posted: Posted, order: int, identity: str) -> None:
        super().__init__(posted, order)
        self._waiting, self.id = waiting, identity

    @property
    def is_answered(self) -> bool:
        """Did the bot answer the query yet?"""
        return self._waiting.world.queries[self.id] is not None

    @property
    def answered(self) -> Answered:
        """The answer; waits for it."""
        given = self._waiting.wait(lambda: self._waiting.world.queries[self.id], "the answer to a pressed button")
        assert given is not None
        return Answered(given.get("text", ""), bool(given.get("show_alert")), given.get("url"))


@dataclass(frozen=True)
class Result:
    """One inline result, as the bot described it."""

    raw: Json
    query: str
    by: Person

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def title(self) -> str:
        return str(self.raw.get("title", ""))

    @property
    def description(self) -> str:
        return str(self.raw.get("description", ""))

    def message(self) -> tuple[Json, str]:
        """The message that it becomes, and its HTML."""
        content = self.raw["input_message_content"]
        given = content["message_text"]
        fields: Json = {"text": given}
        if content.get("parse_mode"):
            marked = parse(given)
            fields = {"text": marked.text} | ({"entities": marked.entities} if marked.entities else {})
        markup = {"reply_markup": self.raw["reply_markup"]} if "reply_markup" in self.raw else {}
        return fields | markup, given

    @property
    def text(self) -> str:
        """The text that it puts into the chat."""
        return str(self.message()[0]["text"])


class Results(list[Result]):
    """The answer to an inline query; `raw` also tells next_offset, cache_time, is_personal and the button."""

    raw: Json


class Queries(Waiting):
    """The part of the stand-in that asks such things."""

    def press(self, posted: Posted, button: str, by: Person | None = None) -> Press:
        """Somebody presses the button with this label or these data."""
        found = [one for row in posted.keyboard for one in row if button in (one["text"], one.get("callback_data"))]
        if not found or "callback_data" not in found[0]:
            raise AssertionError(f"no button {button!r} to press among {posted.buttons}")
        who = by or posted.chat.person
        assert who, "say who presses it"
        with self.world.changed:
            identity = self.world.query()
            query: Json = {"id": identity, "from": who.as_user(), "chat_instance": str(posted.chat.id)}
            query["data"] = found[0]["callback_data"]
            if posted.inline_message_id:
                query["inline_message_id"] = posted.inline_message_id
            elif posted.deleted:
                query["message"] = {"chat": posted.chat.as_chat(), "message_id": posted.message_id, "date": 0}
            else:
                query["message"] = posted.raw
            order = self.world.number("order")
            self.world.updates.put("callback_query", query)
        return Press(self, posted, order, identity)

    def inline(
        self, person: Person, text: str, offset: str = "", chat_type: str = "sender", deadline: float = DEADLINE
    ) -> Results:
        """Somebody types @bot and a text; waits for the results."""
        with self.world.changed:
            identity = self.world.query()
            query = {"id": identity, "from": person.as_user(), "query": text, "offset": offset, "chat_type": chat_type}
            self.world.updates.put("inline_query", query)
        given = self.wait(lambda: self.world.queries[identity], f"an answer to the inline query {text!r}", deadline)
        assert given is not None
        results = Results(Result(raw, text, person) for raw in given["results"])
        results.raw = given
        return results

    def chooses(self, result: Result, into: Chat) -> Posted:
        """Somebody sends an inline result to a chat; its inline_message_id is known if it has buttons, as on Telegram."""
        fields, html = result.message()
        with self.world.changed:
            posted = self._inline_message(into, {"from": result.by.as_user(), "via_bot": self.world.bot_user()} | fields, html)
            chosen: Json = {"result_id": result.id, "from": result.by.as_user(), "query": result.query}
            if "reply_markup" in result.raw:
                posted.inline_message_id = f"inline{self.world.number('inline')}"
                self.world.inline[posted.inline_message_id] = posted
                chosen["inline_message_id"] = posted.inline_message_id
            self.world.updates.put("chosen_inline_result", chosen)
            if self.world.hears(into, posted.raw):
                self.world.updates.put("message", posted.raw)
        return posted

    def _inline_message(self, chat: Chat, fields: Json, html: str) -> Posted:
        posted = self.world.post(chat, fields, by_bot=False)
        posted.html = html
        return posted

    def guest(self, person: Person, text: str, chat: Chat | None = None, deadline: float = DEADLINE, **fields: Any) -> Posted:
        """Somebody asks the bot from a chat that it is not in; waits for what it puts there."""
        with self.world.changed:
            place = chat or self._elsewhere()
            identity = self.world.query()
            content = {"from": person.as_user(), "text": text, "guest_query_id": identity, **fields}
            asked = self.world.post(place, content, by_bot=False)
            self.world.updates.put("guest_message", asked.raw)
        given = self.wait(lambda: self.world.queries[identity], f"an answer to the guest message {text!r}", deadline)
        assert given is not None
        shown, html = Result(given["result"], text, person).message()
        with self.world.changed:
            posted = self._inline_message(place, {"from": self.world.bot_user(), **shown}, html)
            posted.inline_message_id, posted.by_bot = given["inline_message_id"], True
            self.world.inline[given["inline_message_id"]] = posted
        return posted

    def _elsewhere(self) -> Chat:
        number = -(10**12 + self.world.number("group"))
        return self.world.chats.setdefault(number, Chat(number, "supergroup", "Elsewhere", bot="left"))

    def votes(self, posted: Posted, option: str, by: Person) -> None:
        """Somebody votes in a poll of the bot; it is told how the poll stands, and who voted unless that is secret."""
        with self.world.changed:
            poll = posted.raw["poll"]
            [number] = [number for number, one in enumerate(poll["options"]) if one["text"] == option]
            poll["options"][number]["voter_count"] += 1
            poll["total_voter_count"] += 1
            self.world.updates.put("poll", poll)
            if not poll["is_anonymous"]:
                vote = {"poll_id": poll["id"], "user": by.as_user(), "option_ids": [number]}
                self.world.updates.put("poll_answer", vote | {"option_persistent_ids": [str(number)]})

    def expires(self, press: Press) -> None:
        """The query of a pressed button grows too old to be answered."""
        with self.world.changed:
            self.world.queries[press.id] = {"text": "(too late)"}
