"""People, chats and messages, as Telegram's servers know them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, RLock
from typing import Any

from tests.botapi.calls import Call, Faults
from tests.botapi.updates import Updates

Json = dict[str, Any]
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
SERVICE: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
BOT_ID = 4242
MOVED = "group chat was upgraded to a supergroup chat"


@dataclass(eq=False)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    username: str | None = None
    language: str | None = None

    def as_user(self) -> Json:
        """The User that the bot sees."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        user |= {"username": self.username} if self.username else {}
        return user | ({"language_code": self.language} if self.language else {})


@dataclass(eq=False)
class Chat:
    """A private chat, group, supergroup or channel; `bot` is the status of the bot in it."""

    id: int
    type: str
    title: str = ""
    person: Person | None = None
    forum: bool = False
    bot: str = "member"
    rights: set[str] = field(default_factory=set)
    blocked: bool = False
    members: dict[int, tuple[Person, str]] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    posts: dict[int, Posted] = field(default_factory=dict)
    moved_to: Chat | None = None
    linked: Chat | None = None
    _shown: Json = field(default_factory=dict)

    def as_chat(self) -> Json:
        """The Chat that the bot sees; one object, since chats do not change while they are looked at."""
        if not self._shown:
            named = self.person.as_user() if self.person else {"title": self.title}
            self._shown = {"id": self.id, "type": self.type}
            self._shown |= {key: named[key] for key in ("title", "first_name", "username") if key in named}
            self._shown |= {"is_forum": True} if self.forum else {}
        return self._shown

    @property
    def is_group(self) -> bool:
        """A group of either kind."""
        return self.type in ("group", "supergroup")


@dataclass(eq=False)
class Posted:
    """A message: what a person said, or (`by_bot`) what the bot sent. It shows the message as it stands now."""

    chat: Chat
    raw: Json
    by_bot: bool
    order: int
    html: str = ""
    edited: int = 0
    deleted: bool = False
    reached_bot: bool = False
    inline_message_id: str | None = None
    photo: bytes | None = None
    sent_at: float = field(default_factory=time.monotonic)

    @property
    def message_id(self) -> int:
        return int(self.raw.get("message_id", 0))

    @property
    def text(self) -> str:
        """The text, or the caption."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return found

    @property
    def thread(self) -> int | None:
        """The forum topic that it stands in."""
        return self.raw.get("message_thread_id") if self.raw.get("is_topic_message") else None

    @property
    def reply_to(self) -> int | None:
        """The id of the message that it replies to; that of its topic is none, though Telegram shows it as one."""
        replied = self.raw.get("reply_to_message", {})
        return None if "forum_topic_created" in replied else replied.get("message_id")

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of buttons below it, as the bot described them."""
        return list(self.raw.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """The labels of all buttons."""
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def poll(self) -> Json:
        return dict(self.raw["poll"])


class World:
    """Everything there is; whoever reads or changes it holds `changed`."""

    def __init__(self, token: str | None, privacy: bool) -> None:
        self.changed = Condition(RLock())
        self.token = token or f"{BOT_ID}:AA{secrets.token_urlsafe(24)}"
        self.bot_name, self.privacy = "tathya_test_bot", privacy
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Person] = {}
        self.inline: dict[str, Posted] = {}
        self.queries: dict[str, Json | None] = {}
        self.profile: Json = {"commands": {}}
        self.updates, self.faults = Updates(), Faults()
        self.calls: list[Call] = []
        self.breaches: list[str] = []
        self.on_post: list[Callable[[Posted], None]] = []
        self.running, self.last_active = 0, time.monotonic()
        self._numbers = {"order": 0, "person": 1000, "message": 0, "query": secrets.randbits(40)}

    def me(self) -> Json:
        """The bot as getMe shows it."""
        more = {"can_join_groups": True, "can_read_all_group_messages": not self.privacy, "supports_inline_queries": True}
        more |= {"supports_guest_queries": True, "can_connect_to_business": False, "has_main_web_app": False}
        return self.bot_user() | more

    def bot_user(self) -> Json:
        return {"id": BOT_ID, "is_bot": True, "first_name": "Tathya", "username": self.bot_name}

    def number(self, of: str) -> int:
        """The next number of a kind."""
        self._numbers[of] = self._numbers.get(of, 0) + 1
        return self._numbers[of]

    def query(self) -> str:
        """The id of a new query that waits for an answer."""
        identity = str(self.number("query"))
        self.queries[identity] = None
        return identity

    def note(self, breaches: list[str]) -> None:
        """Remembers what Telegram forgives, and the tests do not."""
        self.breaches.extend(breaches)

    def post(self, chat: Chat, fields: Json, by_bot: bool) -> Posted:
        """Puts a message into a chat. Supergroups number their own messages, all other chats share their numbers."""
        own = chat.type in ("supergroup", "channel")
        number = self.number(f"message {chat.id}") + 1 if own else self.number("message")  # its first says that it was made
        raw = {"message_id": number, "date": int(time.time()), "chat": chat.as_chat(), **fields}
        posted = Posted(chat, raw, by_bot, self.number("order"))
        chat.posts[number] = posted
        if by_bot:
            for told in self.on_post:
                told(posted)
            self.changed.notify_all()
        return posted

    def hears(self, chat: Chat, raw: Json) -> bool:
        """Does the bot get this message? In privacy mode groups keep most of them from it."""
        if chat.type == "private":
            return not chat.blocked
        if chat.bot not in ("member", "administrator"):
            return False
        if not self.privacy or chat.bot == "administrator" or raw.get("via_bot", {}).get("id") == BOT_ID:
            return True
        text = str(raw.get("text", raw.get("caption", "")))
        if text.startswith("/") and len(text) > 1 and text[1].isascii() and text[1].isalnum():
            name = text.split(maxsplit=1)[0].partition("@")[2]
            return not name or name.lower() == self.bot_name
        return bool(raw.get("reply_to_message", {}).get("from", {}).get("id") == BOT_ID)
