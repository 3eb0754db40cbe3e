"""What becomes of us in a chat: added, removed, blocked, moved on with the group."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Update

from bot.channels.telegram.front import Front
from bot.channels.telegram.patience import patiently
from bot.channels.telegram.places import Place, is_group
from bot.channels.telegram.questions import Context
from bot.channels.telegram.screen import text_screen
from bot.channels.telegram.shown import example_buttons


class Chats:
    """Comes, goes and moves.

    Args:
        front: serves them.
    """

    def __init__(self, front: Front) -> None:
        self._front = front

    async def on_member(self, update: Update, _: Context) -> None:
        """We were added, removed, blocked or promoted."""
        if not (change := update.my_chat_member) or not is_group(change.chat):
            return
        chats = self._front.desk.state.chats
        if not _is_in(change.new_chat_member):
            await patiently(chats.remove, change.chat.id)
        elif not _is_in(change.old_chat_member) and await patiently(chats.greet, change.chat.id):
            await self._greet(change)

    async def on_migration(self, update: Update, _: Context) -> None:
        """The group has become a supergroup: both chats say so, in either order."""
        if not (message := update.message):
            return
        if message.migrate_to_chat_id:
            await self._front.moved(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            await self._front.moved(message.migrate_from_chat_id, message.chat.id)

    async def _greet(self, change: ChatMemberUpdated) -> None:
        """Hello, once, with what we can do."""
        wish = await patiently(self._front.desk.wish, change.chat.id, change.from_user.language_code)
        voice = self._front.desk.assistant.voice(wish.speaks)
        examples = example_buttons(voice, wish.speaks, 1)
        text = voice.line("joined", example=examples[0].text if examples else "…")
        await self._front.outbox.send(Place(change.chat.id), text_screen([text], self._front.private_button(voice)))


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return bool(member.is_member)
    return member.status not in (ChatMember.LEFT, ChatMember.BANNED)
