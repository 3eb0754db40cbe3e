"""The methods that answer queries, look at chats and describe the bot."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.botapi import sending
from tests.botapi.calls import Call
from tests.botapi.errors import bad, breach
from tests.botapi.limits import Checked, named
from tests.botapi.world import BOT_ID, Chat, Json, Person, World

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
]
_EVERYWHERE = {"type": "default"}


def _answered(world: World, identity: object, answer: Json) -> None:
    if world.queries.get(str(identity), answer) is not None:  # unknown, or answered already
        raise bad(TOO_OLD)
    world.queries[str(identity)] = answer
    world.changed.notify_all()


def answer_callback_query(world: World, call: Call) -> bool:
    if len(str(call.parameters.get("text", ""))) > 200:
        raise breach("MESSAGE_TOO_LONG")
    _answered(world, call.parameters.get("callback_query_id"), call.parameters)
    return True


def answer_inline_query(world: World, call: Call) -> bool:
    checked, given = Checked(), call.parameters
    checked.results(given.get("results"))
    if len(str(given.get("next_offset", "")).encode()) > 64:
        raise breach("NEXT_OFFSET_INVALID")
    button = given.get("button")
    if button and (not button.get("text") or not ("start_parameter" in button) ^ ("web_app" in button)):
        raise breach("InlineQueryResultsButton must have exactly one optional field")
    if button and not 1 <= len(button.get("start_parameter", "x")) <= 64:
        raise breach("START_PARAM_INVALID")
    checked.deep_link(f"https://t.me/?start={(button or {}).get('start_parameter', '')}")
    _answered(world, given.get("inline_query_id"), given)
    world.note(checked.oddities)
    return True


def answer_guest_query(world: World, call: Call) -> Json:
    checked, given = Checked(), call.parameters
    if not isinstance(given.get("result"), dict):
        raise breach("inline query result must be an object")
    checked.result(given["result"])
    identity = f"guest{world.number('inline')}"
    _answered(world, given.get("guest_query_id"), given | {"inline_message_id": identity})
    world.note(checked.oddities)
    return {"inline_message_id": identity}


def get_me(world: World, _: Call) -> Json:
    return world.me()


def get_chat(world: World, call: Call) -> Json:
    chat = sending.reachable(world, call.parameters)
    gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False)
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts | {"gifts_from_channels": False}}
    return chat.as_chat() | more | ({"linked_chat_id": chat.linked.id} if chat.linked else {})


def member(chat: Chat, person: Person | None, status: str, world: World) -> Json:
    """The ChatMember of a person, or of the bot if it is nobody."""
    user = person.as_user() if person else world.bot_user()
    shown: Json = {"status": status, "user": user}
    if status == "kicked":
        shown["until_date"] = 0
    elif status == "creator":
        shown["is_anonymous"] = False
    elif status == "administrator":
        held = chat.rights if person is None else set(RIGHTS)
        shown |= {"can_be_edited": False, "is_anonymous": False} | {right: right in held for right in RIGHTS}
    return shown


def get_chat_member(world: World, call: Call) -> Json:
    chat, user = sending.reachable(world, call.parameters), call.parameters.get("user_id")
    if user == BOT_ID:
        return member(chat, None, chat.bot, world)
    if chat.person and user == chat.person.id:
        return member(chat, chat.person, "member", world)
    if user in chat.members:
        return member(chat, *chat.members[user], world)
    if user in world.people:
        return member(chat, world.people[user], "left", world)
    raise bad("PARTICIPANT_ID_INVALID")


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    chat = sending.reachable(world, call.parameters)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    leading = [pair for pair in chat.members.values() if pair[1] in ("creator", "administrator")]
    bot = [member(chat, None, chat.bot, world)] if chat.bot == "administrator" else []
    return [member(chat, *pair, world) for pair in leading] + bot


def leave_chat(world: World, call: Call) -> bool:
    chat = sending.reachable(world, call.parameters)
    if not chat.is_group and chat.type != "channel":
        raise bad("chat not found")
    chat.bot = "left"
    world.changed.notify_all()
    return True


def _scope(given: Json) -> str:
    return json.dumps([given.get("scope") or _EVERYWHERE, given.get("language_code", "")], sort_keys=True)


def set_my_commands(world: World, call: Call) -> bool:
    world.profile["commands"][_scope(call.parameters)] = Checked().commands(call.parameters.get("commands"))
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    return list(world.profile["commands"].get(_scope(call.parameters), []))


def delete_my_commands(world: World, call: Call) -> bool:
    world.profile["commands"].pop(_scope(call.parameters), None)
    return True


def set_rights(world: World, call: Call) -> bool:
    place = "channels" if call.parameters.get("for_channels") else "groups"
    world.profile[f"rights {place}"] = call.parameters.get("rights") or {}
    return True


def get_rights(world: World, call: Call) -> Json:
    place = "channels" if call.parameters.get("for_channels") else "groups"
    given = world.profile.get(f"rights {place}", {})
    return {right: given.get(right, False) for right in ("is_anonymous", *RIGHTS)}


def _described(field: str, most: int) -> tuple[Callable[[World, Call], Any], Callable[[World, Call], Any]]:
    """The setter and the getter of a text that the bot is described by, in each language."""

    def setter(world: World, call: Call) -> bool:
        texts = world.profile.setdefault(field, {})
        texts[call.parameters.get("language_code", "")] = named(call.parameters.get(field), most, field.replace("_", " "))
        return True

    def getter(world: World, call: Call) -> Json:
        texts = world.profile.get(field, {})
        usual = texts.get("") or (world.bot_user()["first_name"] if field == "name" else "")
        return {field: texts.get(call.parameters.get("language_code", "")) or usual}

    return setter, getter


_set_name, _get_name = _described("name", 64)
_set_description, _get_description = _described("description", 512)
_set_short, _get_short = _described("short_description", 120)
METHODS: dict[str, Callable[[World, Call], Any]] = sending.METHODS | {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDefaultAdministratorRights": set_rights,
    "getMyDefaultAdministratorRights": get_rights,
    "setMyName": _set_name,
    "getMyName": _get_name,
    "setMyDescription": _set_description,
    "getMyDescription": _get_description,
    "setMyShortDescription": _set_short,
    "getMyShortDescription": _get_short,
}
