"""What the bot itself has to keep, in the same database as the knowledge but in tables apart from it.

Publishing drops and makes anew the tables of `knowledge.schema` only: what was said before it can still be spoken of.
Nobody's words are kept for longer than it takes to answer them, and people are kept as keyed hashes.
"""

from bot.state.conversations import Stored
from bot.state.database import State

__all__ = ["State", "Stored"]
