"""What people do: they found chats, write, and edit what they wrote."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any

from tests.botapi.markup import units
from tests.botapi.sending import placed
from tests.botapi.world import ANONYMOUS, SERVICE, Chat, Json, Person, Posted, World

_MARKS = re.compile(
    r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]{1,64}(?:@\w+)?)|(?P<mention>(?<!\w)@\w{4,32})"
    r"|(?P<url>https?://\S+)|(?P<hashtag>(?<!\w)#\w+)"
)


def marks(text: str) -> list[Json]:
    """The entities that Telegram finds in a text by itself."""
    if not any(sign in text for sign in "/@#"):
        return []
    return [
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _MARKS.finditer(text)
    ]


class Scene:
    """The part of the stand-in that people and their messages are made with."""

    world: World

    def person(self, name: str, language: str | None = "en", username: str | None = None) -> Person:
        """Somebody who has not met the bot yet."""
        with self.world.changed:
            person = Person(self.world.number("person"), name, username, language)
            self.world.people[person.id] = person
        return person

    def private(self, person: Person) -> Chat:
        """The private chat of somebody with the bot; there is one only."""
        with self.world.changed:
            return self.world.chats.setdefault(person.id, Chat(person.id, "private", person=person))

    def group(
        self,
        title: str,
        admins: Sequence[Person] = (),
        members: Sequence[Person] = (),
        *,
        forum: bool = False,
        supergroup: bool = False,
        bot: str = "member",
        rights: Sequence[str] = (),
    ) -> Chat:
        """A group that the bot is in from the start, unless `bot` is "left"; the first admin is its owner."""
        supergroup = supergroup or forum
        with self.world.changed:
            number = self.world.number("group")
            kind = "supergroup" if supergroup else "group"
            chat = Chat(-(10**12 + number) if supergroup else -(5000 + number), kind, title, forum=forum, bot=bot)
            chat.rights = set(rights)
            chat.members = {person.id: (person, "member") for person in members}
            chat.members |= {person.id: (person, "administrator") for person in admins}
            chat.members |= {person.id: (person, "creator") for person in admins[:1]}
            self.world.chats[chat.id] = chat
        return chat

    def channel(self, title: str, group: Chat | None = None) -> Chat:
        """A channel that the bot is not in; its posts go on into `group`."""
        with self.world.changed:
            chat = Chat(-(10**12 + self.world.number("group")), "channel", title, bot="left", linked=group)
            self.world.chats[chat.id] = chat
            if group:
                group.linked = chat
        return chat

    def topic(self, group: Chat, name: str, by: Person | None = None) -> int:
        """A new topic of a forum; answers its thread id, which is the id of the message that began it."""
        if not group.forum:
            raise ValueError("only forums have topics")
        with self.world.changed:
            owner = by.as_user() if by else ANONYMOUS
            start = {"name": name, "icon_color": 7322096}
            posted = self.world.post(group, {"from": owner, "is_topic_message": True, "forum_topic_created": start}, False)
            posted.raw["message_thread_id"] = posted.message_id
            group.topics.add(posted.message_id)
        return posted.message_id

    def says(
        self,
        chat: Chat,
        person: Person,
        text: str = "",
        *,
        reply_to: Posted | None = None,
        thread: int | None = None,
        as_anonymous_admin: bool = False,
        via_bot: bool = False,
        automatic_forward: bool | Chat = False,
        force: bool = False,
        **fields: Any,
    ) -> Posted:
        """Somebody writes; the bot gets it if Telegram would show it, or in any case with `force`.

        `fields` are more of the Message, such as photo=[...] or forward_origin={...}.
        """
        with self.world.changed:
            content: Json = {"from": person.as_user()}
            if as_anonymous_admin or automatic_forward:
                content = self._in_the_name_of(chat, automatic_forward)
            content |= placed(chat, reply_to, thread) | ({"text": text} if text else {})
            found = marks(text)
            content |= ({"entities": found} if found else {}) | ({"via_bot": self.world.bot_user()} if via_bot else {})
            posted = self.world.post(chat, content | fields, by_bot=False)
            posted.reached_bot = force or self.world.hears(chat, posted.raw)
            if posted.reached_bot:
                self.world.updates.put("channel_post" if chat.type == "channel" else "message", posted.raw)
        return posted

    def _in_the_name_of(self, chat: Chat, channel: bool | Chat) -> Json:
        if chat.type != "supergroup":
            raise ValueError("only a supergroup has anonymous administrators and a linked channel: group(..., supergroup=True)")
        if channel is False:
            return {"from": ANONYMOUS, "sender_chat": chat.as_chat()}
        source = channel if isinstance(channel, Chat) else chat.linked or self.channel(f"{chat.title} news", chat)
        number, date = self.world.number(f"message {source.id}"), int(time.time())
        origin = {"type": "channel", "date": date, "chat": source.as_chat(), "message_id": number}
        named: Json = {"from": SERVICE, "sender_chat": source.as_chat()}
        return named | {"is_automatic_forward": True, "forward_origin": origin}

    def edits(self, posted: Posted, text: str) -> Posted:
        """Somebody changes what they said."""
        with self.world.changed:
            kept = {key: value for key, value in posted.raw.items() if key != "entities"}
            found = marks(text)
            entities = {"entities": found} if found else {}
            posted.raw = kept | {"text": text, "edit_date": int(time.time())} | entities
            if posted.reached_bot or self.world.hears(posted.chat, posted.raw):
                self.world.updates.put("edited_message", posted.raw)
        return posted

    def update(self, raw: Json) -> int:
        """Delivers an update as it stands, whatever the bot asked for; answers its id."""
        [(kind, content)] = [(kind, content) for kind, content in raw.items() if kind != "update_id"]
        with self.world.changed:
            number = self.world.updates.put(kind, content, anyway=True)
        assert number
        return number
