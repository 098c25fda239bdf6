"""Writes what transformers makes of the chat templates of this folder.

Of conversations (goldens.json), of such with tools (tool_goldens.json), of
expressions in templates (expressions.json), and which tokens a question becomes
with a tokenizer that puts a BOS token before texts (tokens.json).

The clock that templates may ask stands still at 26 July 2024. Run with
transformers (version in goldens.json), after the tokenizers were made anew:

    python tests/data/templates/make.py
"""

import datetime
import json
from pathlib import Path

import jinja2
import transformers
from tokenizers import Tokenizer, models
from transformers.utils import chat_template_utils

import tools
from expressions import EXPRESSIONS, VALUES

HERE = Path(__file__).parent
SPECIAL = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
HARD = "  é\u0301 \"q\" 's' \\n <b>&amp; {{x}} {% y %} 🙂\u2028\n\n  "
CONTINUED = ["Sure, here", "The answer is ", " (", "<think>\nhm"]


QUESTION = "The ferry leaves at 10:45, doesn't it?"

# Tokenizers that put a token before a text, and how it is spelled, for the template of a family; llama3's for others.
STARTED = {
    "gemma2": ("gemma", "<s>"),
    "gemma3": ("gemma", "<s>"),
    "llama2": ("llama2", "<s>"),
    "mistral_0_1": ("mistral", "<s>"),
    "mistral_0_3": ("mistral", "<s>"),
    "mistral_nemo": ("tekken", "<s>"),
    "phi3": ("llama2", "<s>"),
    "zephyr": ("llama2", "<s>"),
}


class StoppedClock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2024, 7, 26)


def system(content):
    return {"role": "system", "content": content}


def user(content):
    return {"role": "user", "content": content}


def assistant(content):
    return {"role": "assistant", "content": content}


CONVERSATIONS = [
    [user("Hi")],
    [user("Hi"), assistant("Hello."), user("How?")],
    [system("Be brief."), user("Hi")],
    [system(HARD), user(HARD), assistant(HARD), user(HARD)],
    [system("a"), user("b"), assistant("c"), user("d"), assistant("e"), user("f")],
    [user("")],
    [system(""), user("x")],
    [system("0"), user("1")],
    [user("trailing  \n")],
    [user("a"), user("b")],
    [user("a"), system("late"), user("b")],
    [user("a"), assistant("b")],
    [assistant("a")],
    [assistant("a"), user("b")],
    [system("a")],
    [user("a"), assistant("<think>\nhm\n</think>\n\nyes"), user("b")],
    [user("<|im_end|> </s> [INST] <|eot_id|>")],
    [system("/no_think"), user("a")],
]


def rendered(template, messages, **options):
    try:
        render = chat_template_utils.render_jinja_template
        [[text], _] = render([messages], chat_template=template, **options, **SPECIAL)
        return {"text": text}
    except Exception as error:
        return {"error": str(error)}


def tooled(template, messages, tools=None, prefix=None):
    """With the whole of what transformers does to turns; an error of Python itself is told without its words."""
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.BPE()), chat_template=template, **SPECIAL)
    begun = [] if prefix is None else [assistant(prefix)]
    try:
        text = tokenizer.apply_chat_template(
            messages + begun, tools=tools, tokenize=False, add_generation_prompt=prefix is None, continue_final_message=prefix is not None
        )
        return {"text": text}
    except Exception as error:
        return {"error": str(error) if type(error) is jinja2.TemplateError else None}


def tokens(name, template):
    family, bos = STARTED.get(name, ("llama3", "<|begin_of_text|>"))
    file = HERE.parent / "tokenizers" / family / "tokenizer.json"
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_file=str(file), chat_template=template, bos_token=bos)
    ids = tokenizer.apply_chat_template([user(QUESTION)], add_generation_prompt=True, return_dict=False, eos_token=SPECIAL["eos_token"])
    return {"tokenizer": family, "bos": bos, "starts": ids.count(tokenizer.bos_token_id), "ids": ids}


def main():
    chat_template_utils.datetime = StoppedClock
    goldens, tool_goldens, started = {}, {}, {}
    for path in sorted(HERE.glob("*.jinja")):
        template = path.read_text()
        goldens[path.stem] = {
            "conversations": [rendered(template, messages, add_generation_prompt=True) for messages in CONVERSATIONS],
            "continued": [
                rendered(template, [user("Hi"), assistant(prefix)], continue_final_message=True) for prefix in CONTINUED
            ],
        }
        tool_goldens[path.stem] = [tooled(template, **conversation) for conversation in tools.CONVERSATIONS]
        started[path.stem] = tokens(path.stem, template)
    found = {
        "transformers": transformers.__version__,
        "special": SPECIAL,
        "conversations": CONVERSATIONS,
        "prefixes": CONTINUED,
        "templates": goldens,
    }
    write("goldens.json", found)
    write("tool_goldens.json", {"special": SPECIAL, "conversations": tools.CONVERSATIONS, "templates": tool_goldens})
    expressions = {source: rendered(source, [user("Hi")], **VALUES) for source in EXPRESSIONS}
    (HERE / "tokens.json").write_text(json.dumps({"question": QUESTION, "templates": started}, separators=(",", ":")) + "\n")
    write("expressions.json", {"values": VALUES, "expressions": expressions})


def write(name, found):
    (HERE / name).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
