"""Logging that shows no token, at any level and from any library."""

from __future__ import annotations

import logging
import os
import sys
import warnings

from telegram.warnings import PTBDeprecationWarning

HIDDEN = "<token>"
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redacting(logging.Formatter):
    """Formats a record, tracebacks included, and takes what is secret out of the result.

    Args:
        secrets: what must not be seen.
    """

    def __init__(self, *secrets: str) -> None:
        super().__init__(FORM)
        # Of a token, the part after the colon is the secret; some libraries write it without the rest, or quoted.
        self._secrets = [part for secret in secrets for part in (secret, secret.partition(":")[2]) if part]

    def format(self, record: logging.LogRecord) -> str:
        """The record as one text."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return text


def set_up(level: int, *secrets: str) -> None:
    """Log to standard error; what others write at every call only if that is asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(*secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    os.environ["PTB_TIMEDELTA"] = "true"  # else the library warns of its own future whenever Telegram asks to wait
    # A quiz comes back from Telegram with the older name of a field besides the newer one: nothing that we could change.
    warnings.filterwarnings("ignore", ".*`correct_option_id`", PTBDeprecationWarning)
    if level > logging.DEBUG:
        for name in ("alembic", "httpx", "httpcore", "apscheduler", "tornado.access"):
            logging.getLogger(name).setLevel(logging.WARNING)
