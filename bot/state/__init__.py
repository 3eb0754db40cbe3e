"""What the bot itself has to keep, in the same database as the knowledge but in tables apart from it.

Publishing drops and makes anew the tables of `knowledge.schema` only: what was said before it can still be spoken of.
Words that were answered are not kept; those that got no answer are, for 90 days, without anything that tells whose they are.
People are kept as keyed hashes.
"""

from bot.state.conversations import Stored
from bot.state.database import State

__all__ = ["State", "Stored"]
