"""Makes a small tokenizer of each family that supported models use, and goldens.json.

The tokenizers are trained on a few sentences of our own, so they hold a few
hundred tokens each. Normalizers, pre-tokenizers, decoders, post-processors and
the flags of added tokens are those that the published models of a family have.
What the tokenizers library makes of hard texts with them is what aftertune must
make of them, too. Run with tokenizers (version in goldens.json):

    python tests/data/tokenizers/make.py
"""

import json
import random
from pathlib import Path

import tokenizers
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers
from tokenizers import pre_tokenizers, processors, trainers

HERE = Path(__file__).parent

# Written for this purpose; repeated, so that whole words become tokens.
SENTENCES = [
    "The ferry leaves at 10:45, doesn't it? We'll be late; they've said so 1234567 times.",
    "the ferry the harbour the tide, THE TIDE: I'm sure it's high at noon, she'd wait.",
    "def tide(hours, level=0.5):\n    if hours > 12:\n        return level * 2\n\treturn {}\n\n",
    "Die Fähre fährt über den Fluß, größer als gedacht. Où est le café près du marché ?",
    "Паром уходит рано утром, и мы опаздываем. Η θάλασσα είναι ήρεμη σήμερα.",
    "渡し船は朝早く出ます。潮が高いです。渡船早上出发，潮水很高。나루터에서 배를 기다립니다.",
    "العبارة تغادر في الصباح. המעבורת יוצאת בבוקר. नाव सुबह जाती है। เรือออกตอนเช้า",
    "🙂🙂👍🏽 ½ ² ٣٤ — “quoted” … naïve résumé e\u0301 a\u0308",
    # Where tokenizers divide these, and whether they meet their neighbours.
    "x²³ x²³ ٣٤٥ ٣٤٥ Ⅳⅷ Ⅳⅷ a\u0085\u0085b a\u0085\u0085b a\ufeff\ufeffb a\ufeff\ufeffb ++ ++ !! !!",
]
TEXT = SENTENCES * 4

WORDS = ["ferry", "tide", "Fluß", "潮", "утром", "🙂", "12", "'s", " ", "  ", "\n", "\t", ",", "e\u0301"]


def hard_texts():
    """Texts that tokenizers are known to disagree on."""
    texts = [
        "", " ", "  ", "   ", "\n", "\n\n", "\r\n", "\t", " \n ", "a", " a", "a ", "  a  b   c    d", "\n\na\n\n\nb",
        "a\r\nb\r\n\r\nc\rd", "\ta\t\tb\t", "    indented\n        more\n", "a \n b", "a\n b\n  c", "trailing   \n",
        "it's IT'S It'S we'll WE'LL they've I'm I'D don't DON'T 'tis ''s 'S' 'ſ", "'s't're've'm'll'd", "a'b''c",
        "1 12 123 1234 12345 1234567890", "3.14159 1,000,000 1e-9 0x1F v2.0.1", "a1b22c333d4444", "²³¹ ½¾ Ⅳ ⅷ ① ٣٤٥ ६७ 一二三 𝟘𝟙",
        "HELLO hello HeLLo helloWORLD CamelCaseWords snake_case_words kebab-case", "ß ẞ İ ı ﬁ ﬂ Å Å Ω K",
        "e\u0301 é a\u0308 ä n\u0303 \u1e9b\u0323 q\u0307\u0323", "\u0301leading mark", "Z\u0351\u036b\u0343a\u0321\u0352l\u0327g\u0340o",
        "가 각 힣 \u1100\u1161 \u1112\u1161\u11ab", "ｆｕｌｌ　ｗｉｄｔｈ １２３ ｶﾀｶﾅ ﾊﾞ", "ﷺ ㎏ ™ ﬃ …", "潮が高い。渡船早上出发，水很高！", "漢字かなカナ混じり文123と記号！？",
        "العبارة تغادر\u200f في\u200e الصباح ١٢٣", "המעבורת (יוצאת) בבוקר", "नाव सुबह जाती है क्षत्रिय", "เรือออกตอนเช้า",
        "🙂 👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷 ❤️ 1️⃣", "a🙂b🙂🙂c", "\u200b zero \u200b width \u200d joiner \ufeff mark \u2060", "\ufeffa", "a\ufeff b", "\u00a0a\u00a0\u00a0b", "a\u2003b\u2009c\u3000d",
        "\u0085next\u0085 line", "a\u2028b\u2029c", "\x00\x01\x1f\x7f\x80\x9f", "\x0b\x0c a \x0b b", "\U0001f9ff\U0010ffff\ufffd\ufffe\ud7ff\ue000",
        "https://example.org/a?b=c&d=%20#e", "mail@example.org", "<html><b>x</b></html>", "if (a<b && c>d) { return a[i]++; } // e\n", "$x^2 + y_i = \\frac{1}{2}$",
        "...!!!??? --- *** ___ ### @@@ ~~~", "!a !! a! #b $c %d ^e &f *g (h) -i _j =k +l", "“a” ‘b’ «c» ‹d› — – ‐ …", "▁a ▁▁b a▁b", "Ġa Ċ Ġ", "<0x41> <0xFF> <0x0A>",
        "x" * 300, "ab" * 200, " " * 40 + "x", "\n" * 17, "a" + " " * 17 + "b", "1" * 50, "!" * 50, "潮" * 40, "🙂" * 20, "The ferry leaves at 10:45, doesn't it?",
        "<|a|><|b|>", "<s>a</s>", "[INST] a [/INST]", "$1 $& $$ \\1 \\n",
    ]
    draw = random.Random(1)
    texts += ["".join(draw.choice(WORDS) for _ in range(draw.randint(2, 24))) for _ in range(30)]
    pool = [c for c in range(0x20, 0x3000)] + list(range(0x1F300, 0x1F700)) + list(range(0xAC00, 0xAC80))
    texts += ["".join(chr(draw.choice(pool)) for _ in range(draw.randint(1, 30))) for _ in range(30)]
    return texts


def texts_around(token):
    """Texts with an added token at their start, in the middle and at the end."""
    return [
        token, token + token, f"a{token}b", f"a {token} b", f"{token} a", f"a {token}", f" {token} ", f"\n{token}\n\na",
        f"a \t{token} \u0085\u00a0b", f"{token}\ufeffa\ufeff{token}", f"é{token}1", f"{token[:-1]} {token[1:]}", token.upper(), token.lower(),
    ]


# -- byte-level ------------------------------------------------------------

LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN2 = LLAMA3.replace("{1,3}", "")
TEKKEN = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
    r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
PHI4 = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def split(pattern, behavior="isolated", invert=False):
    return pre_tokenizers.Split(Regex(pattern), behavior=behavior, invert=invert)


def bytes_only():
    return pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)


def byte_level(parts, normalizer=None, added=("<|endoftext|>",), start=None, **model):
    tokenizer = Tokenizer(models.BPE(**model))
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = parts[0] if len(parts) == 1 else pre_tokenizers.Sequence(parts)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=400, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    add(tokenizer, added)
    put_before(tokenizer, start, [processors.ByteLevel(trim_offsets=False)])
    return tokenizer


def add(tokenizer, added):
    for token in added:
        if isinstance(token, str):
            token = AddedToken(token, normalized=False, special=True)
        (tokenizer.add_special_tokens if token.special else tokenizer.add_tokens)([token])


def put_before(tokenizer, start, others=()):
    """The post-processor that puts a token before a text."""
    parts = list(others)
    if start is not None:
        single, pair = f"{start} $A", f"{start} $A {start} $B:1"
        parts.append(processors.TemplateProcessing(single=single, pair=pair, special_tokens=[(start, tokenizer.token_to_id(start))]))
    tokenizer.post_processor = parts[0] if len(parts) == 1 else processors.Sequence(parts)


def spaces(longest):
    return [AddedToken(" " * n, normalized=True, special=False) for n in range(longest, 1, -1)]


# -- SentencePiece-style ---------------------------------------------------


def pieces():
    """Vocabulary and merges of a SentencePiece-style BPE with byte fallback."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.BpeTrainer(vocab_size=330, limit_alphabet=90, show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    merges = [tuple(merge) for merge in model["merges"]]
    runs = [("▁", "▁"), ("▁▁", "▁▁"), ("\n", "\n"), ("▁▁", "▁")]
    names = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    names += list(model["vocab"]) + ["".join(run) for run in runs]
    # As SentencePiece has it, letters of no token are left to the bytes.
    known = {name: index for index, name in enumerate(dict.fromkeys(names))}
    every = [merge for merge in merges + runs if all(part in known for part in merge)]
    return known, every


def sentence_piece(normalizer=None, pre_tokenizer=None, decoder=None, added=("<unk>", "<s>", "</s>"), start="<s>"):
    vocabulary, merges = pieces()
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    if pre_tokenizer is not None:
        tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoder or decoders.Sequence(undone() + [decoders.Strip(" ", 1, 0)])
    add(tokenizer, added)
    put_before(tokenizer, start)
    return tokenizer


def undone():
    return [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]


def prepended():
    return normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=330, unk_token="<unk>", special_tokens=["<unk>", "<s>", "</s>"], show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    put_before(tokenizer, "<s>")
    return tokenizer


def stripping(*texts):
    return [AddedToken(text, normalized=False, special=True, rstrip=True) for text in texts]


FAMILIES = {
    "gpt2": lambda: byte_level([pre_tokenizers.ByteLevel(add_prefix_space=False)]),
    "opt": lambda: byte_level([pre_tokenizers.ByteLevel(add_prefix_space=False)], added=["<s>", "<pad>", "</s>", "<unk>"], start="</s>"),
    "prefixed": lambda: byte_level([pre_tokenizers.ByteLevel(add_prefix_space=True)]),
    "pythia": lambda: byte_level(
        [pre_tokenizers.ByteLevel(add_prefix_space=False)], normalizers.NFC(), ["<|endoftext|>", "<|padding|>"] + spaces(24)
    ),
    "smollm": lambda: byte_level(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)],
        added=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
    ),
    "qwen2": lambda: byte_level(
        [split(QWEN2), bytes_only()],
        normalizers.NFC(),
        ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
        + [AddedToken(text, normalized=False, special=False) for text in ("<tool_call>", "<think>", "</think>")],
        continuing_subword_prefix="",
        end_of_word_suffix="",
    ),
    "llama3": lambda: byte_level(
        [split(LLAMA3), bytes_only()], added=["<|begin_of_text|>", "<|eot_id|>"], start="<|begin_of_text|>", ignore_merges=True
    ),
    "olmo2": lambda: byte_level([split(LLAMA3), bytes_only()], added=["<|endoftext|>", "|||PHONE_NUMBER|||", "<|im_start|>"]),
    "tekken": lambda: byte_level([split(TEKKEN), bytes_only()], added=["<s>", "[INST]", "[/INST]"], start="<s>", ignore_merges=True),
    "phi4": lambda: byte_level(
        [split(PHI4, "removed", True), bytes_only()],
        added=["<|endoftext|>", *stripping("<|user|>", "<|end|>")],
    ),
    "falcon3": lambda: byte_level(
        [pre_tokenizers.Punctuation("contiguous"), pre_tokenizers.ByteLevel(add_prefix_space=False), pre_tokenizers.Digits(False), split("[0-9][0-9][0-9]")]
    ),
    "deepseek": lambda: byte_level(
        [split(r"[\r\n]"), split(r"\s?\p{L}+"), split(r"\s?\p{P}+"), split("[一-龥ࠀ-一가-퟿]+"), pre_tokenizers.Digits(True), bytes_only()]
    ),
    "llama2": lambda: sentence_piece(prepended()),
    "mistral": lambda: sentence_piece(
        None, pre_tokenizers.Metaspace(prepend_scheme="first", split=False), added=["<unk>", "<s>", "</s>", "[INST]", "[/INST]"]
    ),
    "zephyr": lambda: sentence_piece(
        None,
        pre_tokenizers.Metaspace(prepend_scheme="never"),
        decoders.Metaspace(prepend_scheme="never"),
    ),
    "metaspace": lambda: sentence_piece(None, pre_tokenizers.Metaspace(), decoders.Metaspace()),
    "phi3": lambda: sentence_piece(
        prepended(),
        added=[
            "<unk>", "<s>", AddedToken("</s>", normalized=False, special=False, rstrip=True),
            "<|endoftext|>", *stripping("<|assistant|>", "<|user|>", "<|end|>"),
        ],
        start=None,
    ),
    "gemma": lambda: sentence_piece(
        normalizers.Replace(" ", "▁"),
        pre_tokenizers.Split(" ", "merged_with_previous"),
        decoders.Sequence(undone()),
        ["<unk>", "<s>", "</s>", "<start_of_turn>", "<end_of_turn>"]
        + [AddedToken(text, normalized=False, special=False) for text in ("\n\n", "\n\n\n", "▁▁", "▁▁▁▁", "<table>")],
    ),
    "unigram": unigram,
    "added": lambda: sentence_piece(
        normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" ", "▁")]),
        added=[
            "<unk>", "<s>", "</s>",
            AddedToken("<left>", normalized=False, special=True, lstrip=True),
            AddedToken("<both>", normalized=False, special=False, lstrip=True, rstrip=True),
            AddedToken("ﬁx", normalized=True, special=False),
            AddedToken("a b", normalized=True, special=False),
        ],
    ),
    "single_word": lambda: byte_level(
        [pre_tokenizers.ByteLevel(add_prefix_space=False)],
        added=["<|endoftext|>", AddedToken("tide", normalized=False, special=False, single_word=True)],
    ),
}


def goldens(tokenizer):
    added = [token.content for token in tokenizer.get_added_tokens_decoder().values()]
    texts = hard_texts() + [text for token in added[:6] for text in texts_around(token)]
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    draw = random.Random(2)
    size = tokenizer.get_vocab_size()
    ids = [encoding.ids for encoding in encoded]
    decoded = tokenizer.decode_batch(ids, skip_special_tokens=True)
    drawn = [[draw.randrange(size) for _ in range(draw.randint(1, 12))] for _ in range(40)]
    if size > 500:  # Bytes one by one, whole letters and broken ones.
        drawn += [[draw.randrange(3, 259) for _ in range(6)] for _ in range(20)]
        drawn += [[3 + byte for byte in text.encode()[start:]] for text in ("né🙂", "潮a\ufeff") for start in range(4)]
    return {
        "start": tokenizer.encode("a").ids[: -len(tokenizer.encode("a", add_special_tokens=False).ids)],
        "around": texts[len(hard_texts()) :],
        "ids": ids,
        # null where the text comes back as it was
        "decoded": [None if back == text else back for back, text in zip(decoded, texts)],
        "drawn": drawn,
        "drawnDecoded": tokenizer.decode_batch(drawn, skip_special_tokens=True),
        "long": len(tokenizer.encode("ferrytide" * 1200, add_special_tokens=False).ids),
    }


def main():
    families = {}
    for name, make in FAMILIES.items():
        tokenizer = make()
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        text = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
        (folder / "tokenizer.json").write_text(text + "\n")
        (folder / "tokenizer_config.json").write_text("{}\n")
        families[name] = goldens(tokenizer)
    found = {"tokenizers": tokenizers.__version__, "texts": hard_texts(), "families": families}
    (HERE / "goldens.json").write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
