"""A stand-in for Telegram's Bot API: a real HTTP server that a bot talks to, driven by tests.

    with BotApi() as api:
        asif = api.person("Asif", language="bn")
        asked = api.says(api.private(asif), asif, "...")
        assert api.answer_to(asked).text == "..."

It also runs by itself, for measurements: `python -m tests.botapi --port 8081`.
"""

from tests.botapi.api import BotApi
from tests.botapi.calls import Call
from tests.botapi.errors import Breaches
from tests.botapi.load import Measured
from tests.botapi.queries import Answered, Press, Result, Results
from tests.botapi.world import Chat, Person, Posted

BotMessage = Posted
__all__ = [
    "Answered",
    "BotApi",
    "BotMessage",
    "Breaches",
    "Call",
    "Chat",
    "Measured",
    "Person",
    "Posted",
    "Press",
    "Result",
    "Results",
]
