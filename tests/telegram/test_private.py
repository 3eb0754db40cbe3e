"""A private chat: everything that is written is a question, and every command does what it says."""

from __future__ import annotations

from tests.botapi import BotApi
from tests.telegram.conftest import Served


def test_a_question_is_answered_with_the_figure_in_bold_and_its_source_folded(bot: Served, api: BotApi) -> None:
    answer = bot.answer(api.person("Asif", "bn"), "কর্টেক্সে কয়টা জিপিইউ?")

    assert answer.html.startswith("<b>৫০,০০০টি</b> · ")
    assert "<blockquote expandable>উৎস: অনুচ্ছেদ ৬" in answer.html
