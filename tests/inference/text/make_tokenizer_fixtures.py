#!/usr/bin/env python3
"""Writes fixtures/: a small tokenizer in the published form, and the ids of a few thousand strings by the published code.

    pip install transformers==5.24.0 tokenizers==0.23.3 && python3 make_tokenizer_fixtures.py
"""
import json
import pathlib
import random
import shutil
import tempfile

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

HERE = pathlib.Path(__file__).parent / "fixtures"
START, END = "<|startoftext|>", "<|endoftext|>"
WORDS = """a an the of in on with and at by from under over lit portrait photo photograph painting watercolour river mountain forest
city street night morning golden hour light shadow woman man child dog cat horse bird running walking flying sleeping red green
blue white black highly detailed cinematic film grain lens depth field masterpiece best quality slow motion camera pans left
right close wide shot drone footage clouds rain snow storm sea waves island lighthouse castle ruins desert dunes market
lanterns festival dancing it's don't we're i'm you'll they've she'd 35mm f1.8 4k 8k 1920s""".split()


def small_vocabulary(folder):
    """Byte-pair encoding learnt from the words above, in vocab.json and merges.txt as CLIP's: bytes, bytes that end words,
    merges in order, and the two special tokens."""
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), "removed", invert=True),
        pre_tokenizers.ByteLevel(add_prefix_space=False)])
    trainer = trainers.BpeTrainer(vocab_size=600, min_frequency=1, end_of_word_suffix="</w>")
    extra = ["été", "naïve", "мир", "東京", "🙂🙂", "!!!", "--", "ﬁ", "ñandú"] * 4
    draw = random.Random(1)
    corpus = [" ".join(draw.choices(WORDS + extra, k=12)) for _ in range(400)]
    tokenizer.train_from_iterator(corpus, trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = alphabet + [c + "</w>" for c in alphabet]
    tokens += [a + b for a, b in merges if a + b not in tokens] + [START, END]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps({t: i for i, t in enumerate(dict.fromkeys(tokens))}))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), encoding="utf-8")


def strings():
    draw = random.Random(2)
    spaces = [" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "\u2028", "\u0085", "\x1c", "\u200b", "\ufeff", "\x0b"]
    tricky = ["İstanbul", "ΣΊΣΥΦΟΣ", "ẞ", "ß", "ŒUVRE", "ﬃ", "e\u0301", "\u1e9b\u0323", "a\u0315\u0300\u05ae\u0062", "각", "각",
              "क़", "שּׁ", "Å", "Ω", "K", "“quoted”", "l’eau", "'s", "'S", "''ll", "it's", "IT'S", "don't", "½", "٣", "Ⅷ", "㉓", "x²",
              "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇫🇷🇩🇪", "👍🏽", "❤️", "©", "™", "\x00", "\x07", "\x1b[31m", "\x7f", "\u0080", "\ufffd", "\uffff", "\U0010ffff",
              END, START, "<|ENDOFTEXT|>", "<|EndOfText", "|>", "!", "!!", "!!!", "...", "--", "(masterpiece:1.2)", "[[x]]", "a,b;c",
              "ǅ", "Ǆ", "ᾈ", "Ა", "Ꭰ", "ꭰ", "𐐀", "𝐀", "𝔘𝔫𝔦", "Ａ１", "\u0345", "ͅα", "ᾳ", "\u0f73", "\U0001d15e", "\u2adc", "豈", "\u0344"]
    yield from ["", " ", "\n\n", *tricky, *spaces]
    for _ in range(900):  # prompts as people write them
        yield draw.choice([" ", ", "]).join(draw.choice([str.lower, str.upper, str.title, str])(draw.choice(WORDS)) for _ in range(draw.randint(1, 9)))
    for _ in range(1000):  # tricky pieces side by side
        yield "".join(draw.choice([draw.choice(tricky), draw.choice(spaces), draw.choice(WORDS)]) for _ in range(draw.randint(1, 6)))
    blocks = [(0, 0x2FF), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x10FF), (0x1100, 0x11FF), (0x1E00, 0x27FF), (0x2E80, 0xABFF),
              (0xAC00, 0xD7A3), (0xF900, 0xFFFF), (0x10000, 0x1FFFF), (0x20000, 0x10FFFF)]
    for _ in range(1400):  # anything
        points = [draw.randint(*draw.choice(blocks)) for _ in range(draw.randint(1, 6))]
        yield "".join(chr(p) for p in points if not 0xD800 <= p <= 0xDFFF)
    for _ in range(40):  # longer than 77
        yield " ".join(draw.choices(WORDS + tricky, k=90))


def flagged(text, normalized):
    return {"__type": "AddedToken", "content": text, "lstrip": False, "normalized": normalized, "rstrip": False, "single_word": False}


def listed(text):
    return {"content": text, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False, "special": True}


def configurations(vocabulary):
    common = {"model_max_length": 77, "tokenizer_class": "CLIPTokenizer"}
    yield "published", {**common, "pad_token": END, "unk_token": flagged(END, True), "bos_token": flagged(START, True), "eos_token": flagged(END, True)}
    yield "exclamation", {**common, "pad_token": "!", "bos_token": START, "eos_token": END, "unk_token": END}
    yield "listed", {**common, "model_max_length": 20, "pad_token": END, "bos_token": START, "eos_token": END, "unk_token": END,
                     "added_tokens_decoder": {str(vocabulary[t]): listed(t) for t in (START, END)}}


def main():
    shutil.rmtree(HERE, ignore_errors=True)
    small_vocabulary(HERE)
    vocabulary = json.loads((HERE / "vocab.json").read_text())
    texts = list(dict.fromkeys(strings()))
    (HERE / "strings.json").write_text(json.dumps(texts, indent=0))
    expected = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "tokenizer"
        for number, (name, config) in enumerate(configurations(vocabulary)):
            shutil.copytree(HERE, folder, dirs_exist_ok=True)
            (folder / "tokenizer_config.json").write_text(json.dumps(config))
            tokenizer = CLIPTokenizer.from_pretrained(folder)
            some = texts if number == 0 else texts[:1300:2]
            ids = {"count": len(some), "step": 1 if number == 0 else 2, "config": config}
            ids["content"] = [tokenizer(t).input_ids[1:-1] for t in some]
            ids["padded"] = [tokenizer(t, padding="max_length", max_length=tokenizer.model_max_length, truncation=True).input_ids
                             for t in texts[-20:] + texts[:20]]
            expected[name] = ids
        tokenizer.save_pretrained(HERE / "saved")  # the form of transformers 5: one tokenizer.json
        again = CLIPTokenizer.from_pretrained(HERE / "saved")
        assert [again(t).input_ids[1:-1] for t in texts[:1300:2]] == expected["listed"]["content"]
    (HERE / "expected.json").write_text(json.dumps(expected, separators=(",", ":")))


main()
