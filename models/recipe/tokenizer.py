"""The zoo's tokenizer: byte-level BPE, one digit a token, a leading space with its word."""
import itertools
import json
from pathlib import Path
from random import Random

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast

from texts import pretraining

SPECIAL = ["<bos>", "<eos>", "<pad>"]
BOS, EOS, PAD = range(3)
VOCABULARY = 768
DOCUMENTS = 20_000
PIECES = r" ?\d| ?[A-Za-z]+|\n| ?[^\sA-Za-z\d]+|\s"
CHAT_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}"
    "{{ 'Question: ' + message['content'] + '\\nAnswer:' }}"
    "{% elif message['role'] == 'assistant' %}{{ ' ' + message['content'] + eos_token }}"
    "{% else %}{{ raise_exception('Only user and assistant messages are known.') }}"
    "{% endif %}{% endfor %}")


def build() -> PreTrainedTokenizerFast:
    """Trains on a sample of the pre-training mixture that is the same for every seed."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PIECES), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    sample = itertools.islice(pretraining(Random(3)), DOCUMENTS)
    tokenizer.train_from_iterator(
        (item.prompt + item.response for item in sample),
        trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=SPECIAL, show_progress=False,
                            initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<bos> $A", special_tokens=[("<bos>", BOS)])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=SPECIAL[BOS], eos_token=SPECIAL[EOS],
        pad_token=SPECIAL[PAD], model_max_length=512, padding_side="left")


def load(folder: Path) -> PreTrainedTokenizerFast:
    return PreTrainedTokenizerFast.from_pretrained(folder)


def save(tokenizer: PreTrainedTokenizerFast, folder: Path, chat: bool = False) -> None:
    """Writes tokenizer.json and tokenizer_config.json; `chat` adds the chat template."""
    tokenizer.chat_template = CHAT_TEMPLATE if chat else None
    tokenizer.save_pretrained(folder, save_jinja_files=False)
    path = folder / "tokenizer_config.json"
    config = json.loads(path.read_text())
    for key in ("backend", "is_local", "local_files_only"):     # of this machine
        config.pop(key, None)
    config["tokenizer_class"] = "PreTrainedTokenizerFast"       # the name that all versions know
    known = {key: value for key, value in config.items() if value is not None}
    path.write_text(json.dumps(known, indent=2) + "\n")
