"""Was that meant for us, and what does it ask? Silence is the rule in groups."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, Message, MessageEntity, User

PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something goes: a chat, a topic of it, the message that it replies to."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None

    @property
    def is_group(self) -> bool:
        """Do several people read there?"""
        return self.chat < 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to us."""

    text: str
    place: Place
    asker: int
    message: int | None
    """The message that asks: when it is edited, its answer is, too. None: a button asks."""
    answered: int | None = None
    """The answer of ours that it replies to."""
    hint: str | None = None
    """Language of the asker's app."""
    command: bool = False

    @property
    def conversation(self) -> str:
        """The chat, and the topic in it."""
        return f"{self.place.chat}/{self.place.thread}" if self.place.thread else str(self.place.chat)


def asker_of(message: Message) -> int:
    """Who wrote it; those who write in the name of a chat are that chat."""
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat.id


def place_of(message: Message) -> Place:
    """Where an answer to a message belongs. General has no thread: naming it is an error."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, thread, message.message_id)


def is_noise(message: Message, me: User) -> bool:
    """Is it nobody's question: a channel's post forwarded by itself, our own inline result, another bot?"""
    ours = message.via_bot is not None and message.via_bot.id == me.id
    sender = message.from_user
    # Admins in the name of their group, and channels, come as messages of a bot of Telegram's.
    other_bot = sender is not None and sender.is_bot and message.sender_chat is None
    return bool(message.is_automatic_forward) or ours or other_bot


def asked(message: Message, me: User, argument: str | None = None) -> Asked | None:
    """The question in a message; None if it is not for us.

    Args:
        message: new or edited.
        me: the bot.
        argument: what follows a command; None: it is no command.
    """
    if is_noise(message, me):
        return None
    earlier = message.reply_to_message
    ours = earlier if earlier and earlier.from_user and earlier.from_user.id == me.id and not earlier.via_bot else None
    text = (message.text or "").strip() if argument is None else argument.strip()
    mentioned = without_mention(message, me) if argument is None else None
    if argument is None and message.chat.type != PRIVATE and not ours and mentioned is None:
        return None
    text = text if mentioned is None else mentioned
    place = place_of(message)
    said = (earlier.text or earlier.caption or "").strip() if earlier and not ours else ""
    if earlier and said and not text:  # the start of a topic, which all in it seems to reply to, says nothing
        text, place = said, Place(place.chat, place.thread, earlier.message_id)
    hint = message.from_user.language_code if message.from_user else None
    answered = ours.message_id if ours else None
    return Asked(text, place, asker_of(message), message.message_id, answered, hint, command=argument is not None)


def without_mention(message: Message, me: User) -> str | None:
    """The text without our name; None if it is not in it. Telegram's offsets count UTF-16 units: `parse_entity` knows."""
    text = message.text or message.caption or ""
    found = message.parse_entities() if message.text else message.parse_caption_entities() if text else {}
    for entity, name in found.items():
        by_name = entity.type == MessageEntity.MENTION and name.casefold() == f"@{me.username}".casefold()
        if by_name or (entity.user is not None and entity.user.id == me.id):
            return " ".join(text.replace(name, " ").split())
    return None


def is_group(chat: Chat) -> bool:
    """Do several people write there?"""
    return chat.type in (Chat.GROUP, Chat.SUPERGROUP)
