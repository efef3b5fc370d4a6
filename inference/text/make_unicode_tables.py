#!/usr/bin/env python3
"""Writes unicode_tables.inc: what the tokenizers library knows of Unicode, asked one character at a time.

Ids must equal those of the published tokenizer, whose tables are older or newer than any other library's. So the
library itself is asked: which characters its regular expressions call letters, numbers and white space, what it lower-cases
them to, and how it decomposes and composes them. Only combining classes come from Python, checked against its reordering.

    pip install tokenizers==0.23.1 && python3 make_unicode_tables.py > unicode_tables.inc
"""
import sys
import unicodedata

from tokenizers import Regex, normalizers, pre_tokenizers, __version__

POINTS = [p for p in range(0x110000) if not 0xD800 <= p <= 0xDFFF]
BLOCK = 4096


def members(pattern):
    """Code points that a one-character pattern matches. Asked in blocks: what is matched, is kept."""
    split = pre_tokenizers.Split(Regex(pattern), behavior="removed", invert=True)
    found = []
    for start in range(0, len(POINTS), BLOCK):
        text = "".join(map(chr, POINTS[start:start + BLOCK]))
        for piece, _ in split.pre_tokenize_str(text):
            found.extend(map(ord, piece))
    return found


def ranges(points):
    result = []
    for point in points:
        if result and point == result[-1][1] + 1:
            result[-1][1] = point
        else:
            result.append([point, point])
    return result


def lower_ranges():
    """Runs of code points, every one or every other, that move by the same distance."""
    lower = normalizers.Lowercase()
    runs, expansions = [], []
    for point in POINTS:
        mapped = lower.normalize_str(chr(point))
        if mapped == chr(point):
            continue
        if len(mapped) > 1:
            expansions.append((point, mapped))
            continue
        delta = ord(mapped) - point
        if runs:
            run = runs[-1]
            step = point - run[1]
            if delta == run[3] and step in (1, 2) and (run[0] == run[1] or step == run[2]):
                run[1], run[2] = point, step
                continue
        runs.append([point, point, 1, delta])
    assert [e[0] for e in expansions] == [0x130], expansions
    return runs


def decompositions():
    nfd = normalizers.NFD()
    result = []
    for point in POINTS:
        if 0xAC00 <= point <= 0xD7A3:
            continue  # Hangul syllables are computed
        mapped = nfd.normalize_str(chr(point))
        if mapped != chr(point):
            result.append((point, [ord(c) for c in mapped]))
    return result


def compositions(decomposed):
    nfc = normalizers.NFC()
    result = []
    for point, parts in decomposed:
        if len(parts) < 2:
            continue
        head = nfc.normalize_str("".join(map(chr, parts[:-1])))
        if len(head) == 1 and nfc.normalize_str(head + chr(parts[-1])) == chr(point):
            result.append((ord(head), parts[-1], point))
    return sorted(result)


def combining_classes():
    """Runs of equal classes. A class the library does not know of is none: it does not reorder then."""
    nfd = normalizers.NFD()
    runs = []
    for point in POINTS:
        kind = unicodedata.combining(chr(point))
        reorders = nfd.normalize_str(chr(point) + "\u0334") == "\u0334" + chr(point)
        assert kind != 0 or not reorders, hex(point)
        if kind > 1 and not reorders and nfd.normalize_str(chr(point)) == chr(point):
            kind = 0
        if kind == 0:
            continue
        if runs and runs[-1][1] == point - 1 and runs[-1][2] == kind:
            runs[-1][1] = point
        else:
            runs.append([point, point, kind])
    return runs


def table(declaration, rows):
    print(f"constexpr {declaration} = {{")
    line = "   "
    for row in rows:
        text = " {" + ", ".join(str(v) if v < 0 else hex(v) for v in row) + "},"
        if len(line) + len(text) > 100:
            print(line)
            line = "   "
        line += text
    print(line)
    print("};")


decomposed = decompositions()
print(f"// Written by make_unicode_tables.py from tokenizers {__version__}. {sys.maxunicode:#x} is the last code point.")
table("Range kLetters[]", ranges(members(r"\p{L}")))
table("Range kNumbers[]", ranges(members(r"\p{N}")))
table("Range kSpaces[]", ranges(members(r"\s")))
table("LowerRange kLower[]", lower_ranges())
table("CombiningRange kCombining[]", combining_classes())
table("Decomposition kDecompositions[]", [(p, *(parts + [0] * (4 - len(parts)))) for p, parts in decomposed])
table("Composition kCompositions[]", compositions(decomposed))
