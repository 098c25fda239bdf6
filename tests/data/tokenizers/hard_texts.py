"""Texts that tokenizers are tried on."""

import random

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
