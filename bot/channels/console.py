"""A conversation in the console, with line editing and history; without a terminal it answers the lines it is given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress

from bot.assistant import Assistant
from bot.model import Message, Reply

BOLD, PLAIN = "\033[1m", "\033[0m"
CHAT = "console"


def chat(assistant: Assistant, language: str = "bn") -> int:
    """Answer lines until the input ends or Ctrl-C."""
    interactive = sys.stdin.isatty()
    print(welcome(assistant))
    try:
        for line in _typed() if interactive else sys.stdin:
            if line.strip():
                if not interactive:
                    print(f"\n> {line.strip()}")
                turn = assistant.answer(Message(line.strip(), chat=CHAT))
                print(shown(assistant.reply(turn), bold=sys.stdout.isatty()) + ("\n" if interactive else ""), flush=True)
    except KeyboardInterrupt:
        print()
    if interactive:
        print(assistant.voice(language).line("chat_goodbye"))
    return 0


def welcome(assistant: Assistant) -> str:
    """Two lines on what can be asked, and three examples."""
    bengali, english = assistant.voice("bn"), assistant.voice("en")
    examples = [bengali.examples()[0], *english.examples()[1:2], *bengali.examples()[2:3]]
    return "\n".join(
        [
            bengali.line("chat_hello"),
            english.line("chat_hello") + " " + english.line("chat_how"),
            *(f"  {example}" for example in examples),
        ]
    )


def shown(reply: Reply, *, bold: bool) -> str:
    """The reply's text, its first line in bold on a terminal."""
    rest = reply.text.removeprefix(reply.headline)
    return f"{BOLD}{reply.headline}{PLAIN}{rest}" if bold else reply.text


def _typed() -> Iterator[str]:
    with suppress(ImportError):  # not on every system; input() then works without line editing
        import readline

        readline.set_history_length(500)
    while True:
        try:
            yield input("> ")
        except EOFError:
            print()
            return
