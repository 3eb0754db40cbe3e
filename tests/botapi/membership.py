"""What becomes of the bot in a chat: it joins, is promoted, thrown out, blocked, or moved on with the group."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from tests.botapi.asking import RIGHTS, member
from tests.botapi.world import ANONYMOUS, Chat, Person, World


class Membership:
    """The part of the stand-in that the place of the bot in a chat is changed with."""

    world: World

    def _becomes(self, chat: Chat, status: str, by: Person | None, old: str | None = None) -> None:
        before = member(chat, None, old or chat.bot, self.world)
        chat.bot = status
        after = member(chat, None, status, self.world)
        who = (by or chat.person or self._owner(chat)).as_user() if by or chat.person or chat.members else ANONYMOUS
        changed = {"chat": chat.as_chat(), "from": who, "date": int(time.time())}
        self.world.updates.put("my_chat_member", changed | {"old_chat_member": before, "new_chat_member": after})

    def _owner(self, chat: Chat) -> Person:
        return next((person for person, status in chat.members.values() if status == "creator"), _any(chat))

    def joins(self, chat: Chat, by: Person | None = None) -> None:
        """Somebody adds the bot to a group."""
        with self.world.changed:
            self._becomes(chat, "member", by, "left" if chat.bot == "member" else None)
            who = (by or self._owner(chat)).as_user() if by or chat.members else ANONYMOUS
            posted = self.world.post(chat, {"from": who, "new_chat_members": [self.world.bot_user()]}, by_bot=False)
            self.world.updates.put("message", posted.raw)

    def kicks(self, chat: Chat, by: Person | None = None) -> None:
        """Somebody throws the bot out of a group."""
        with self.world.changed:
            self._becomes(chat, "kicked", by)

    def promotes(self, chat: Chat, rights: Sequence[str] = RIGHTS, by: Person | None = None) -> None:
        """Somebody makes the bot an administrator; with no rights at all it is a member again."""
        with self.world.changed:
            old, chat.rights = chat.bot, set(rights)
            self._becomes(chat, "administrator" if rights else "member", by, old)

    def blocks(self, person: Person) -> None:
        """Somebody stops the bot."""
        with self.world.changed:
            chat = self.world.chats[person.id]
            chat.blocked = True
            self._becomes(chat, "kicked", person)
            chat.bot = "member"

    def unblocks(self, person: Person) -> None:
        """Somebody starts the bot again."""
        with self.world.changed:
            chat = self.world.chats[person.id]
            chat.blocked = False
            self._becomes(chat, "member", person, "kicked")

    def migrates(self, group: Chat) -> Chat:
        """A group becomes a supergroup, with an id of its own."""
        if group.type != "group":
            raise ValueError("only a basic group becomes a supergroup")
        with self.world.changed:
            number = -(10**12 + self.world.number("group"))
            new = replace(group, id=number, type="supergroup", posts={}, _shown={})
            self.world.chats[new.id], group.moved_to = new, new
            who = self._owner(group).as_user() if group.members else ANONYMOUS
            left = self.world.post(group, {"from": who, "migrate_to_chat_id": new.id}, by_bot=False)
            named = {"from": ANONYMOUS, "sender_chat": new.as_chat(), "migrate_from_chat_id": group.id}
            self.world.updates.put("message", left.raw)
            self.world.updates.put("message", self.world.post(new, named, by_bot=False).raw)
        return new


def _any(chat: Chat) -> Person:
    return next(iter(chat.members.values()))[0]
