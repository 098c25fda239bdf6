"""What transformers computes of a model."""

import torch

TOKENS = [0, 23, 7, 51, 44, 12, 55, 9, 30, 5]


def logits(model: torch.nn.Module) -> list[list[float]]:
    with torch.no_grad():
        rows = model(torch.tensor([TOKENS])).logits[0]
    return [[round(value, 6) for value in row] for row in rows.tolist()]


def choose(model, tokenizer, prompt: str, continuations: list[str]) -> dict:
    """Log-probabilities as lm-evaluation-harness divides and adds them up."""
    kept = prompt.rstrip()
    choices = []
    for continuation in continuations:
        context = tokenizer.encode(kept)
        whole = tokenizer.encode(prompt + continuation)
        tokens = whole[len(context) :]
        with torch.no_grad():
            rows = model(torch.tensor([(context + tokens)[:-1]])).logits[0]
        scores = torch.log_softmax(rows, -1)[-len(tokens) :]
        total = sum(float(row[token]) for row, token in zip(scores, tokens))
        greedy = scores.argmax(-1).tolist() == tokens
        choices.append(
            {"logprob": round(total, 6), "tokens": len(tokens), "greedy": greedy}
        )
    return {"prompt": prompt, "continuations": continuations, "choices": choices}


def changed_reply(model, prompt: torch.Tensor) -> dict:
    """A greedy reply whose logits are changed; scores are the model's own."""
    settings = {"penalty": 1.5, "bias": {"9": 1.25, "30": -2.0}, "banned": [44, 51]}
    output = model.generate(
        prompt,
        max_new_tokens=12,
        do_sample=False,
        eos_token_id=None,
        repetition_penalty=settings["penalty"],
        sequence_bias={(int(token),): bias for token, bias in settings["bias"].items()},
        suppress_tokens=settings["banned"],
        output_logits=True,
        return_dict_in_generate=True,
    )
    tokens = output.sequences[0, prompt.shape[1] :].tolist()
    logprobs = [
        round(float(torch.log_softmax(row[0], -1)[token]), 6)
        for row, token in zip(output.logits, tokens)
    ]
    return {**settings, "tokens": tokens, "logprobs": logprobs}
