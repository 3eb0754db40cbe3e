"""Two conversations as they look in Telegram, made from the messages that really went to and fro.

`python -m tests.telegram.transcripts` writes them to docs/; a test proves that they are as they stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from tests.botapi import BotApi, Chat, Person, Posted
from tests.botapi.waiting import Moment

DOCS = Path(__file__).parent.parent.parent / "docs"
TAGS = {"b": "**"}


class Transcript:
    """Writes down what is said in a chat.

    Args:
        api: the stand-in that a running bot talks to.
        title, about: what stands above it.
    """

    def __init__(self, api: BotApi, title: str, about: str) -> None:
        self.api, self.lines = api, [f"# {title}", "", about, ""]

    def says(self, chat: Chat, person: Person, text: str, **how: object) -> Posted:
        """Somebody writes, and is answered."""
        said = self.api.says(chat, person, text, **how)  # type: ignore[arg-type]
        replied = how.get("reply_to")
        aside = f" (in reply to “{short(replied)}”)" if isinstance(replied, Posted) else ""
        self.lines += [f"### {person.first_name}{aside}", "", *text.split("\n"), ""]
        return self._answered(said)

    def is_ignored(self, chat: Chat, person: Person, text: str) -> Posted:
        """Somebody writes to others, and the bot stays silent."""
        said = self.api.says(chat, person, text)
        self.api.idle()
        self.lines += [f"### {person.first_name}", "", text, "", "*(The bot stays silent.)*", ""]
        return said

    def edits(self, said: Posted, person: Person, text: str, answer: Posted) -> None:
        """Somebody edits their question, and the answer changes with it."""
        before = answer.edited
        self.api.edits(said, text)
        self.api.changed(answer, before)
        self.lines += [f"### {person.first_name} edits the question", "", text, "", "*The answer changes with it:*", ""]
        self.lines += shown(answer)

    def presses(self, posted: Posted, button: str, person: Person, *, anew: bool = False) -> Posted:
        """Somebody presses a button, and the message changes, or a new one comes."""
        before = posted.edited
        press = self.api.press(posted, button, person)
        self.lines += [f"### {person.first_name} presses [{button}]", ""]
        if anew:
            return self._answered(press)
        if told := press.answered.text:
            self.lines += [f"*A note appears:* {told}", ""]
        else:
            self.api.changed(posted, before)
            self.lines += ["*The message changes:*", "", *shown(posted)]
        return posted

    def joins(self, chat: Chat, person: Person) -> None:
        """The bot is added to a group."""
        self.api.joins(chat, person)
        self.lines += [f"### {person.first_name} adds the bot to “{chat.title}”", ""]
        self.api.wait(lambda: any(post.by_bot for post in chat.posts.values()), "a greeting")
        self.lines += shown(next(post for post in chat.posts.values() if post.by_bot))

    def _answered(self, moment: Posted | Moment) -> Posted:
        answer = self.api.answer_to(moment)
        self.api.idle()
        self.lines += ["### Tathya", "", *shown(answer)]
        return answer

    @property
    def text(self) -> str:
        """The whole of it, in Markdown."""
        return "\n".join(self.lines).rstrip() + "\n"


def shown(posted: Posted) -> list[str]:
    """A message of the bot's, with its buttons."""
    html = re.sub(r"<blockquote expandable>(.*?)</blockquote>", _quoted, posted.html, flags=re.S)
    text = unescape(re.sub(r"</?(\w+)>", lambda tag: TAGS.get(tag[1], ""), html))
    rows = ["`" + "` `".join(button["text"] for button in row) + "`" for row in posted.keyboard]
    lines = [line if line.startswith(">") else line + "  " for line in text.split("\n")]
    return [*lines, "", *(row + "  " for row in rows), *([""] if rows else [])]


def _quoted(found: re.Match[str]) -> str:
    return "\n".join(["", *(f"> {line}  " for line in found[1].split("\n"))])


def short(posted: Posted) -> str:
    """The beginning of a message."""
    line = posted.text.split("\n")[0]
    return line if len(line) <= 40 else line[:39] + "…"


def private(api: BotApi) -> str:
    """A private conversation, screen by screen."""
    asif = api.person("Asif", "bn")
    chat = api.private(asif)
    talk = Transcript(
        api, "A private conversation", "Each screen as the bot sends it; buttons in `grey`. A test makes this page."
    )
    talk.says(chat, asif, "/start")
    answer = talk.says(chat, asif, "কর্টেক্সে কয়টা জিপিইউ?")
    talk.presses(answer, "📄 উৎস", asif)
    talk.presses(answer, "◂ ফিরে যান", asif)
    talk.presses(answer, "🌐 English", asif)
    talk.presses(answer, "⋯", asif)
    talk.presses(answer, "⚠️ Wrong answer?", asif)
    talk.says(chat, asif, "ar memphis e?")
    talk.says(chat, asif, "memphis banate koto khoroch")
    choice = talk.says(chat, asif, "capex koto")
    talk.presses(choice, choice.buttons[1], asif)
    talk.says(chat, asif, "/ask is it true tesla has 85k h100s?")
    talk.says(chat, asif, "microsoft vs google capex")
    talk.says(chat, asif, "স্পেসএক্স কত খরচ করেছে?")
    topics = talk.says(chat, asif, "/topics")
    talk.presses(topics, next(button for button in topics.buttons if button.startswith("OpenAI (")), asif)
    talk.presses(topics, topics.buttons[0], asif, anew=True)
    talk.says(chat, asif, "/compare")
    talk.says(chat, asif, "/timeline মেমফিস")
    talk.says(chat, asif, "/sources")
    language = talk.says(chat, asif, "/lang")
    talk.presses(language, "○ দুই ভাষায়, পাশাপাশি", asif)
    talk.says(chat, asif, "openai er valuation koto")
    talk.says(chat, asif, "/privacy")
    talk.says(chat, asif, "/forget")
    talk.says(chat, asif, "/help")
    return talk.text


def group(api: BotApi) -> str:
    """A conversation in a group, screen by screen."""
    rima, asif, joy = api.person("Rima", "bn"), api.person("Asif", "bn"), api.person("Joy", "en")
    readers = api.group("পাঠচক্র", admins=[rima], members=[asif, joy], supergroup=True)
    talk = Transcript(
        api, "A conversation in a group", "Each screen as the bot sends it; buttons in `grey`. A test makes this page."
    )
    talk.joins(readers, rima)
    said = talk.is_ignored(readers, asif, "মেমফিসে কয়টা জিপিইউ জানো কেউ?")
    answer = talk.says(readers, joy, "/ask", reply_to=said)
    talk.says(readers, asif, "আর কর্টেক্সে?", reply_to=answer)
    english = talk.says(readers, joy, f"/ask@{api.bot_name} how much is openai worth")
    asked = api.says(readers, joy, "/ask capex of microsoft")
    capex = api.answer_to(asked)
    api.idle()
    talk.lines += ["### Joy", "", "/ask capex of microsoft", "", "### Tathya", "", *shown(capex)]
    talk.edits(asked, joy, "/ask capex of google", capex)
    talk.presses(english, "📄 Source", asif)
    talk.says(readers, asif, "/settings")
    settings = talk.says(readers, rima, "/settings")
    talk.presses(settings, "○ English", asif)
    talk.presses(settings, settings.buttons[2], rima)
    talk.says(readers, asif, "/ask মেমফিস বানাতে কত খরচ?")
    talk.says(readers, joy, "/help")
    talk.is_ignored(readers, joy, "/roll@another_bot")
    return talk.text


PAGES: dict[str, Callable[[BotApi], str]] = {"private-chat.md": private, "group.md": group}


def main() -> None:
    """Write the pages."""
    import os
    from tempfile import TemporaryDirectory

    from bot.edition import build
    from bot.settings import Sources
    from knowledge.store import Knowledge
    from tests.telegram.conftest import serving

    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/facts.db"
        Knowledge(url).publish(build(Sources()))
        with serving(url, {**os.environ}, Path(folder), False, {}) as served:
            DOCS.mkdir(exist_ok=True)
            for name, make in PAGES.items():
                (DOCS / name).write_text(make(served.api), encoding="utf-8")


if __name__ == "__main__":
    main()
