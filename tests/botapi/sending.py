"""The methods that send, change and delete messages."""

from __future__ import annotations

import json
import time
from typing import Any

from tests.botapi.calls import Call
from tests.botapi.errors import Refused, bad, breach
from tests.botapi.limits import Checked
from tests.botapi.markup import Marked
from tests.botapi.world import MOVED, Chat, Json, Posted, World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ACTIONS = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
]
KINDS = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def destination(world: World, given: Json) -> Chat:
    """The chat that a call names, if the bot may write there."""
    chat = reachable(world, given)
    if chat.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return chat


def reachable(world: World, given: Json) -> Chat:
    """The chat that a call names, if the bot may look at it."""
    if given.get("chat_id") in (None, ""):
        raise breach("chat_id is empty")
    chat = world.chats.get(given["chat_id"]) if isinstance(given["chat_id"], int) else None
    if chat is None:
        raise bad("chat not found")
    if chat.moved_to:
        raise bad(MOVED, migrate_to_chat_id=chat.moved_to.id)
    if chat.bot == "kicked":
        raise Refused(403, f"Forbidden: bot was kicked from the {KINDS[chat.type]}")
    if chat.bot == "left":
        raise Refused(403, f"Forbidden: bot is not a member of the {KINDS[chat.type]}")
    return chat


def place(chat: Chat, given: Json) -> Json:
    """Where in the chat a message goes: its topic, and what it replies to."""
    reply, thread = given.get("reply_parameters") or {}, given.get("message_thread_id")
    if thread is not None and chat.type == "supergroup" and not chat.forum:
        thread = None  # Telegram takes no notice of it there
    if thread is not None and chat.type != "group" and thread not in chat.topics:
        raise bad("message thread not found")
    number = reply.get("message_id", given.get("reply_to_message_id"))
    replied = chat.posts.get(number) if reply.get("chat_id") in (None, chat.id) and number else None
    if number and (replied is None or replied.deleted):
        if not reply.get("allow_sending_without_reply", given.get("allow_sending_without_reply", False)):
            raise bad("message to be replied not found")
        replied = None
    return placed(chat, replied, thread)


def placed(chat: Chat, replied: Posted | None, thread: int | None) -> Json:
    """The fields that say so. In a topic, Telegram shows what replies to nothing as a reply to the start of the topic."""
    if chat.forum:
        thread = thread or (replied.thread if replied else None)
        if replied and replied.thread != thread:
            replied = None
        fields: Json = {"message_thread_id": thread, "is_topic_message": True} if thread else {}
        replied = replied or (chat.posts[thread] if thread else None)
    elif replied and chat.type == "supergroup":
        fields = {"message_thread_id": replied.raw.get("message_thread_id", replied.message_id)}
    else:
        fields = {}
    if replied:
        fields["reply_to_message"] = {key: value for key, value in replied.raw.items() if key != "reply_to_message"}
    return fields


def _send(world: World, given: Json, content: Json, checked: Checked) -> Posted:
    chat = destination(world, given)
    fields = {"from": world.bot_user(), **place(chat, given), **content}
    if given.get("reply_markup") is not None:
        markup = checked.markup(given["reply_markup"])
        fields |= {"reply_markup": markup} if "inline_keyboard" in markup else {}
    world.note(checked.oddities)
    return world.post(chat, fields, by_bot=True)


def _formatted(marked: Marked, name: str) -> Json:
    entities = {"entities" if name == "text" else f"{name}_entities": marked.entities} if marked.entities else {}
    return {name: marked.text} | entities


def _text(given: Json, checked: Checked) -> Json:
    marked = checked.text(given.get("text"), given.get("parse_mode"), given.get("entities"), 4096, 1, "message text")
    return _formatted(marked, "text")


def send_message(world: World, call: Call) -> Json:
    checked, given = Checked(), call.parameters
    posted = _send(world, given, _text(given, checked), checked)
    posted.html = given["text"]
    return posted.raw


def send_photo(world: World, call: Call) -> Json:
    checked, given = Checked(), call.parameters
    name = str(given.get("photo", "")).removeprefix("attach://") if given.get("photo") else "photo"
    _, data = call.files.get(name, ("", b""))
    if not data and not given.get("photo"):
        raise breach("there is no photo in the request")
    if len(data) > 10 * 2**20:
        raise breach("file is too big")
    caption = checked.text(
        given.get("caption", ""), given.get("parse_mode"), given.get("caption_entities"), 1024, 0, "message caption"
    )
    width, height = _size(data)
    if width + height > 10000 or max(width, height) > 20 * min(width, height):
        raise breach("PHOTO_INVALID_DIMENSIONS")
    number = world.number("file")
    size = {"file_id": f"AgAC{number}", "file_unique_id": f"AQAD{number}", "width": width, "height": height}
    content = {"photo": [size | {"file_size": len(data)}]} | (_formatted(caption, "caption") if caption.text else {})
    posted = _send(world, given, content, checked)
    posted.html, posted.photo = given.get("caption", ""), data or None
    return posted.raw


def _size(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG"):
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return 800, 600


def send_poll(world: World, call: Call) -> Json:
    checked, given = Checked(), call.parameters
    options = [
        {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(checked.poll(given))
    ]
    quiz = given.get("type") == "quiz"
    poll: Json = {"id": str(world.number("query")), "question": given["question"], "options": options, "total_voter_count": 0}
    poll |= {"is_closed": False, "is_anonymous": given.get("is_anonymous", True), "type": given.get("type", "regular")}
    poll |= {"allows_multiple_answers": given.get("allows_multiple_answers", False), "allows_revoting": not quiz}
    poll |= {"members_only": False}
    if quiz:
        correct = given.get("correct_option_ids", [given.get("correct_option_id")])
        poll |= {"correct_option_id": correct[0], "correct_option_ids": correct}
    if given.get("explanation"):
        marked = checked.text(given["explanation"], given.get("explanation_parse_mode"), None, 200, 0, "poll explanation")
        poll |= _formatted(marked, "explanation")
    return _send(world, given, {"poll": poll}, checked).raw


def send_chat_action(world: World, call: Call) -> bool:
    chat = destination(world, call.parameters)
    if call.parameters.get("action") not in ACTIONS:
        raise breach("wrong parameter action in request")
    place(chat, {"message_thread_id": call.parameters.get("message_thread_id")})
    return True


def _own(world: World, given: Json) -> Posted:
    if given.get("inline_message_id"):
        if given["inline_message_id"] not in world.inline:
            raise bad("MESSAGE_ID_INVALID")
        return world.inline[given["inline_message_id"]]
    posted = destination(world, given).posts.get(given.get("message_id", 0))
    if posted is None or posted.deleted:
        raise bad("message to edit not found")
    if not posted.by_bot:
        raise breach("message can't be edited")
    return posted


def _change(world: World, posted: Posted, given: Json, content: Json, checked: Checked) -> Json | bool:
    kept = {key: value for key, value in posted.raw.items() if key not in ("reply_markup", "edit_date")}
    if content:
        kept = {key: value for key, value in kept.items() if key not in ("text", "entities")} | content
    if given.get("reply_markup") is not None and checked.markup(given["reply_markup"])["inline_keyboard"]:
        kept["reply_markup"] = given["reply_markup"]
    if _same(kept, {key: value for key, value in posted.raw.items() if key != "edit_date"}):
        raise bad(NOT_MODIFIED)
    world.note(checked.oddities)
    posted.raw = kept | {"edit_date": int(time.time())}
    posted.html = given.get("text", posted.html)
    posted.edited += 1
    world.changed.notify_all()
    return True if posted.inline_message_id else posted.raw


def _same(one: Json, other: Json) -> bool:
    return one == other or json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def edit_message_text(world: World, call: Call) -> Any:
    checked = Checked()
    posted = _own(world, call.parameters)
    return _change(world, posted, call.parameters, _text(call.parameters, checked), checked)


def edit_message_reply_markup(world: World, call: Call) -> Any:
    return _change(world, _own(world, call.parameters), call.parameters, {}, Checked())


def delete_message(world: World, call: Call) -> bool:
    chat = destination(world, call.parameters)
    posted = chat.posts.get(call.parameters.get("message_id", 0))
    if posted is None or posted.deleted:
        raise bad("message to delete not found")
    rights = chat.bot == "administrator" and "can_delete_messages" in chat.rights
    if not (posted.by_bot or chat.type == "private" or rights):
        raise bad("message can't be deleted")
    posted.deleted = True
    world.changed.notify_all()
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendPoll": send_poll,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
}
