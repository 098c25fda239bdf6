"""A tokenizer of each family, by name."""

from tokenizers import AddedToken, decoders, normalizers, pre_tokenizers

from added import spaces, stripping
from byte_level import LLAMA3, PHI4, QWEN2, TEKKEN, byte_level, bytes_only, split
from sentence_piece import prepended, sentence_piece, undone, unigram

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
