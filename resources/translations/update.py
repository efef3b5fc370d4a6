#!/usr/bin/env python3
"""Brings weft_*.ts up to the sources, keeping what is translated; new texts become "unfinished".

    resources/translations/update.py            writes the files, lists what is to be translated
    resources/translations/update.py --check    writes nothing, fails where that would change something

lupdate finds the texts. What it cannot see is added: the table of actions, and the data files that
people read (manifests of plugins, export presets, title templates). tr() looks everything up in the one context
"weft"; translate() names its context. English has the texts with a count alone, for their plurals.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ["ui", "app/weft", "core"]
CONTEXT = re.compile(r'(?:translate|translateText|QT_TRANSLATE_NOOP)\(\s*"(\w+)"')


def sources():
    for folder in FOLDERS:
        for kind in ("*.cpp", "*.h", "*.inc"):
            yield from sorted((ROOT / folder).rglob(kind))


def texts_of_code(lupdate):
    """(context, text, comment) of all that lupdate finds."""
    named = {name for path in sources() for name in CONTEXT.findall(path.read_text("utf-8"))}
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "found.ts"
        run = subprocess.run([lupdate, "-silent", "-I", ROOT, "-recursive", *FOLDERS,
                              "-locations", "none", "-ts", found],
                             cwd=ROOT, capture_output=True, text=True)
        if run.returncode != 0 or not found.exists():
            sys.exit(f"{lupdate} failed: {run.stderr.strip()}")
        for context in xml.parse(found).getroot().iter("context"):
            name = context.findtext("name")
            for message in context.iter("message"):
                yield (name if name in named else "weft", message.findtext("source"),
                       message.findtext("comment") or "")


def texts_of_actions():
    line = re.compile(r'^ACTION\("[^"]*", "([^"]*)", "[^"]*", "[^"]*", "[^"]*", "([^"]*)"', re.M)
    table = (ROOT / "ui/actions/action_list.inc").read_text("utf-8")
    for text, help_text in line.findall(table):
        yield ("Action", text, "")
        yield ("Action", help_text, "")


def texts_of_json(value, said=("label", "help")):
    if isinstance(value, list):
        for item in value:
            yield from texts_of_json(item, said)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in said:
                yield item
            elif key == "choices":
                yield from item
            elif key == "messages":
                yield from item.values()
            else:
                yield from texts_of_json(item, said)


def texts_of_data():
    for context, files, said in (("Plugin", "plugins/*/plugin.json", ("label", "help")),
                                 ("Preset", "resources/presets/*.json", ("label", "help")),
                                 ("TitleTemplate", "resources/titles/*.json", ("label", "help", "text"))):
        for path in sorted(ROOT.glob(files)):
            for text in texts_of_json(json.loads(path.read_text("utf-8")), said):
                yield (context, text, "")


def read(path):
    """The translations of a .ts, by (context, text, comment): the <translation> elements."""
    translations = {}
    if path.exists():
        for context in xml.parse(path).getroot().iter("context"):
            for message in context.iter("message"):
                key = (context.findtext("name"), message.findtext("source"),
                       message.findtext("comment") or "")
                translations[key] = message.find("translation")
    return translations


def is_finished(translation):
    return translation is not None and translation.get("type") is None


def translation_lines(text, translation):
    kind = "" if is_finished(translation) else ' type="unfinished"'
    forms = [] if translation is None else [form.text or "" for form in translation.iter("numerusform")]
    if "%n" in text:
        lines = "".join(f"            <numerusform>{escape(form)}</numerusform>\n"
                        for form in forms or ["", ""])
        return f"        <translation{kind}>\n{lines}        </translation>\n"
    own = "" if translation is None else translation.text or ""
    return f"        <translation{kind}>{escape(own)}</translation>\n"


def written(language, keys, translations):
    """A .ts in one order, so that merges stay small."""
    out = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{language}">\n'
    for context in sorted({key[0] for key in keys}):
        out += f"<context>\n    <name>{context}</name>\n"
        for key in sorted(key for key in keys if key[0] == context):
            text, comment = key[1:]
            numerus = ' numerus="yes"' if "%n" in text else ""
            out += f"    <message{numerus}>\n        <source>{escape(text)}</source>\n"
            if comment:
                out += f"        <comment>{escape(comment)}</comment>\n"
            out += translation_lines(text, translations.get(key)) + "    </message>\n"
        out += "</context>\n"
    return out + "</TS>\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    arguments.add_argument("--lupdate", default=shutil.which("lupdate", path="/usr/lib/qt6/bin")
                           or shutil.which("lupdate"), help="Qt 6's lupdate")
    given = arguments.parse_args()
    if not given.lupdate:
        sys.exit("lupdate was not found: install Debian's qt6-l10n-tools, or name it with --lupdate.")
    texts = {*texts_of_code(given.lupdate), *texts_of_actions(), *texts_of_data()}
    isBehind = False
    for path in sorted(pathlib.Path(__file__).parent.glob("weft_*.ts")):
        language = path.stem.removeprefix("weft_")
        keys = {key for key in texts if language != "en" or "%n" in key[1]}
        translations = read(path)
        missing = sorted(key for key in keys if not is_finished(translations.get(key)))
        gone = sorted(set(translations) - keys)
        for key in missing:
            print(f'{path.name}: to be translated: {key[0]}: "{key[1]}"')
        for key in gone:
            print(f'{path.name}: {"is" if given.check else "was"} in no source: {key[0]}: "{key[1]}"')
        new = written(language, keys, translations)
        isBehind |= bool(missing) or new != path.read_text("utf-8")
        if not given.check:
            path.write_text(new, "utf-8")
        print(f"{path.name}: {len(keys)} texts, {len(missing)} to be translated, {len(gone)} gone")
    if given.check and isBehind:
        sys.exit("Run resources/translations/update.py and translate what is unfinished.")


if __name__ == "__main__":
    main()
