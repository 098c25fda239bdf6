"""Rotary embeddings, and what transformers makes of their parameters."""

import json

from transformers import LlamaConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

YARN = {
    "rope_type": "yarn",
    "rope_theta": 10000.0,
    "factor": 4.0,
    "original_max_position_embeddings": 256,
}
ROPE_CONFIG = {
    "hidden_size": 128,
    "num_attention_heads": 4,
    "max_position_embeddings": 1024,
}
ROPES = [
    {"rope_type": "linear", "rope_theta": 10000.0, "factor": 4.0},
    {"rope_type": "dynamic", "rope_theta": 10000.0, "factor": 4.0},
    {
        "rope_type": "llama3",
        "rope_theta": 500000.0,
        "factor": 8.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 256,
    },
    YARN,
    {**YARN, "factor": 2.0, "mscale": 1.0, "mscale_all_dim": 0.5},
    {**YARN, "attention_factor": 1.5, "beta_fast": 16, "beta_slow": 2},
    {**YARN, "truncate": False},
]


def rope(parameters: dict) -> dict:
    """What transformers makes of the parameters of a rotary embedding."""
    fields = {"rope_parameters": parameters, **ROPE_CONFIG}
    config = LlamaConfig.from_dict(json.loads(json.dumps(fields)))
    frequencies, amplitude = ROPE_INIT_FUNCTIONS[parameters["rope_type"]](config)
    return {
        "fields": fields,
        "frequencies": [float(f"{value:.7g}") for value in frequencies.tolist()],
        "amplitude": round(amplitude, 7),
    }
