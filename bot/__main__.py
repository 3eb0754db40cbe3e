"""The command line; `tathya --help` lists its commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from knowledge.errors import TathyaError

DAYS = 7
"""For how long answers are kept (bot.state.answers.DAYS), without loading what that needs."""
EPILOG = "Settings: TATHYA_TELEGRAM_TOKEN, TATHYA_DATABASE_URL, TATHYA_PACKS and more; see .env.example."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 faults found or nothing to work with, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # None where the caller has closed it
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "backslashreplace")
    try:
        return int(options.run(options))
    except TathyaError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would complain when it flushes at exit
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tathya", description="Answers questions about the figures in a news article.", epilog=EPILOG
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer one question, or a stream of them")
    ask.add_argument("question", nargs="*", help="in Bengali, English or romanised Bengali")
    ask.add_argument("--json", action="store_true", help="answer as one JSON object")
    ask.add_argument("--jsonl", action="store_true", help="one JSON object a line in, one a line out")
    ask.add_argument("--explain", action="store_true", help="show how the question was read and what was looked up")
    ask.add_argument("--language", choices=("bn", "en"), help="language of the reply; default: the question's")
    ask.set_defaults(run=_ask, error=ask.error)
    commands.add_parser("chat", help="talk in the console").set_defaults(run=_chat)
    serve = commands.add_parser("serve", help="answer in Telegram")
    serve.add_argument("--webhook", action="store_true", help="let Telegram call us, behind a proxy; default: long polling")
    serve.add_argument("--verbose", action="store_true", help="log every call")
    serve.set_defaults(run=_serve)
    commands.add_parser("doctor", help="find what is wrong with this installation").set_defaults(run=_doctor)
    correct = commands.add_parser("correct", help="edit answers in Telegram that show what has changed since")
    correct.add_argument("--dry-run", action="store_true", help="only print what would be edited")
    correct.add_argument("--days", type=_days, default=DAYS, metavar="N", help=f"answers of the last N days; default: {DAYS}")
    correct.set_defaults(run=_correct)
    _add_for_editors(commands)
    _add_eval(commands.add_parser("eval", help="measure how many gold questions are answered as they should be"))
    return parser


def _add_for_editors(commands: Any) -> None:
    """What editors and operators do with packs."""
    preview = commands.add_parser("preview", help="ask one pack alone, or read it through as a page, before it is published")
    preview.add_argument("pack", metavar="PACK", help="its name or folder")
    preview.add_argument("question", metavar="QUESTION", nargs="*", help="each is asked by itself; none: a conversation")
    preview.add_argument("--page", type=Path, metavar="FILE.html", help="write a page instead of asking")
    preview.set_defaults(run=_preview)
    load = commands.add_parser("load", help="publish the packs; running bots answer from them within seconds")
    load.add_argument("--watch", action="store_true", help="and again whenever a pack changes, until it is ended")
    load.set_defaults(run=_load)
    commands.add_parser("packs", help="list the packs and their versions").set_defaults(run=_packs)
    commands.add_parser("review", help="go through questions that had no answer or were reported").set_defaults(run=_review)
    schema = commands.add_parser("schema", help="write the JSON Schema of the pack format, for editors' programs")
    schema.add_argument("-o", "--output", type=Path, default=Path("schema"), metavar="FOLDER")
    schema.set_defaults(run=_schema)
    rollback = commands.add_parser("rollback", help="go back to an earlier version of a pack")
    rollback.add_argument("pack", metavar="PACK")
    rollback.add_argument("version", nargs="?", type=int, help="its number; default: the one before")
    rollback.set_defaults(run=_rollback)
    draft = commands.add_parser("draft", help="make the draft of a pack from an article")
    draft.add_argument("article", type=Path, metavar="ARTICLE", help="a .txt, .docx or .html file")
    draft.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="of the pack: knowledge/packs/NAME")
    draft.add_argument("--yes", action="store_true", help="add to a pack that is there without asking")
    draft.set_defaults(run=_draft)
    check = commands.add_parser("check", help="check packs and language files")
    check.add_argument("pack", nargs="?", metavar="PACK", help="only this one")
    check.add_argument("--article", type=Path, metavar="FILE", help="also prove every fact against the article's text")
    check.set_defaults(run=_check)


def _add_eval(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="gold questions, one JSON object a line")
    parser.add_argument("--save", type=Path, metavar="README", help="also put the tables between the markers of this file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quiet", action="store_true", help="leave out the questions that are not right")
    parser.add_argument("--least", type=_percent, metavar="PERCENT", help="exit with 1 if fewer are right")
    parser.set_defaults(run=_eval)


def _percent(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not (number.is_finite() and 0 <= number <= 100):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 100")
    return number


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= DAYS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days from 1 to {DAYS}: older answers are not kept")
    return int(text)


def _ask(options: argparse.Namespace) -> int:
    from bot.bootstrap import assistant
    from bot.channels import jsonl
    from bot.model import Message
    from bot.settings import Settings

    if bool(options.question) == options.jsonl:
        options.error('give a question: tathya ask "how many GPUs in Cortex?", or --jsonl with questions on standard input')
    bot = assistant(Settings.read())
    if options.jsonl:
        for line in jsonl.answer_lines(bot, sys.stdin):
            print(line, flush=True)
        return 0
    question = " ".join(options.question)
    if options.json:
        print(jsonl.dumps(jsonl.described(bot, {"text": question, "language": options.language})))
        return 0
    turn = bot.answer(Message(question, language=options.language))
    print(bot.reply(turn).text)
    if options.explain:
        from bot.rendering.explanation import explain

        print("\n" + explain(turn, bot.sql))
    return 0


def _chat(options: argparse.Namespace) -> int:
    from bot.bootstrap import assistant
    from bot.channels.console import chat
    from bot.settings import Settings

    return chat(assistant(Settings.read()))


def _serve(options: argparse.Namespace) -> int:
    import logging

    from bot.channels.telegram.serving import serve
    from bot.settings import Settings

    return serve(Settings.read(), webhook=options.webhook, level=logging.DEBUG if options.verbose else logging.INFO)


def _doctor(options: argparse.Namespace) -> int:
    from bot.channels.telegram.doctor import examine
    from bot.settings import Settings

    found = examine(Settings.read())
    for finding in found:
        print(finding)
    return int(any(finding.level == "fault" for finding in found))


def _correct(options: argparse.Namespace) -> int:
    from bot.channels.telegram.corrections import correct
    from bot.settings import Settings

    for line in correct(Settings.read(), options.days, dry_run=options.dry_run):
        print(line, flush=True)
    return 0


def _load(options: argparse.Namespace) -> int:
    from bot.channels.publishing import load, watch
    from bot.settings import Settings

    return (watch if options.watch else load)(Settings.read())


def _packs(options: argparse.Namespace) -> int:
    from bot.channels.publishing import versions
    from bot.settings import Settings

    return versions(Settings.read())


def _rollback(options: argparse.Namespace) -> int:
    from bot.channels.publishing import rollback
    from bot.settings import Settings

    return rollback(Settings.read(), options.pack, options.version)


def _draft(options: argparse.Namespace) -> int:
    from bot.drafting.command import confirmed, draft
    from bot.settings import Settings

    return draft(options.article, options.output, Settings.read().sources, (lambda _: True) if options.yes else confirmed)


def _preview(options: argparse.Namespace) -> int:
    from bot.preview.command import preview
    from bot.settings import Settings

    return preview(options.pack, Settings.read(), options.page, options.question)


def _review(_: argparse.Namespace) -> int:
    from bot.channels.reviewing import review
    from bot.settings import Settings

    return review(Settings.read())


def _schema(options: argparse.Namespace) -> int:
    from knowledge.packschema import write

    for path in write(options.output):
        print(path)
    return 0


def _check(options: argparse.Namespace) -> int:
    from bot.checking import check
    from bot.settings import Settings

    return check(Settings.read().sources, options.article, options.pack)


def _eval(options: argparse.Namespace) -> int:
    from bot.evaluation.command import evaluate
    from bot.settings import Settings

    shown = {"json": options.json, "quiet": options.quiet}
    return evaluate(options.files, Settings.read(), **shown, into=options.save, least=options.least)


if __name__ == "__main__":
    sys.exit(main())
