"""Tokens that are added to a trained vocabulary, and those put before a text."""

from tokenizers import AddedToken, processors


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


def stripping(*texts):
    return [AddedToken(text, normalized=False, special=True, rstrip=True) for text in texts]
