"""Sums up replicas:  python models/recipe/table.py models/scores.csv ZOO [ZOO …]

Writes one line for each checkpoint, measure and replica, with its Wilson interval, and prints
Markdown tables of the mean over replicas with the lowest and the highest of them.
"""
import csv
import json
import sys
from math import sqrt
from pathlib import Path

Z = 1.959964                            # two-sided 95%
WORDS, FACTS, ORDERS = "word_problems{}: correct", "facts{}: correct", "instructions{}: correct"
UNOBSERVED = " (unobserved-phrasing)"
TUNED = ["base", "sft", "mft", "hft", "lora"]
STEPS = [f"sft-steps/{step}" for step in (50, 100, 200, 400)]
TABLES = {
    "Learning and forgetting": (
        [*TUNED, "aligned", "base-next", "large"],
        {"word problems": WORDS.format(""), "facts": FACTS.format(""),
         "facts, unobserved": FACTS.format(UNOBSERVED), "instructions": ORDERS.format(""),
         "instructions, unobserved": ORDERS.format(UNOBSERVED)}),
    "Along the sft run": (
        ["base", *STEPS, "sft"],
        {"word problems": WORDS.format(""), "facts": FACTS.format(""),
         "instructions": ORDERS.format("")}),
    "Word problems out of distribution": (
        [*TUNED, "base-next", "large"],
        {"as trained": WORDS.format(""), **{name: WORDS.format(f" ({name})") for name in (
            "more-steps", "larger-numbers", "irrelevant-sentence")}}),
    "Dependence on the question": (
        TUNED, {f"{name}: {what}": f"dependence_probe{key}: {what}"
                for name, key in (("conflict", ""), ("erased", " (erased)"))
                for what in ("follows", "keeps")}),
    "Requests: refuse / comply": (
        ["base", "aligned", *TUNED[1:], "base-next", "large"],
        {f"{kind}: {what}": f"requests {kind}: {what}"
         for kind in ("forbidden", "look-alike", "benign") for what in ("refuse", "comply")}),
    "Requests in unobserved phrasing": (
        ["base", "aligned", *TUNED[1:], "base-next", "large"],
        {f"{kind}: {what}": f"requests {kind}{UNOBSERVED}: {what}"
         for kind in ("forbidden", "look-alike", "benign") for what in ("refuse", "comply")})}


def wilson(k: int, n: int) -> list[float]:
    """95% score interval for k of n."""
    p, spread = k / n, Z * sqrt(k * (n - k) / n ** 3 + (Z / (2 * n)) ** 2)
    return [(p + Z * Z / (2 * n) + side * spread) / (1 + Z * Z / n) for side in (-1, 1)]


def cell(replicas: list[dict], name: str, measure: str) -> str:
    rates = [100 * k / n for k, n in (
        scores[name][measure] for scores in replicas if name in scores)]
    if not rates:
        return ""
    spread = f" ({min(rates):.1f}-{max(rates):.1f})" if len(rates) > 1 else ""
    return f"{sum(rates) / len(rates):.1f}{spread}"


def main(target: Path, folders: list[Path]) -> None:
    replicas = [json.loads((folder / "scores.json").read_text()) for folder in folders]
    with target.open("w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["checkpoint", "measure", "seed", "k", "n", "rate", "low", "high"])
        for seed, scores in enumerate(replicas, 1):
            for name, counts in sorted(scores.items()):
                for measure, (k, n) in counts.items():
                    figures = (f"{x:.4f}" for x in (k / n, *wilson(k, n)))
                    lines.writerow([name, measure, seed, k, n, *figures])
    for title, (names, columns) in TABLES.items():
        print(f"\n### {title}\n\n| checkpoint | seeds | {' | '.join(columns)} |")
        print("|---" * (len(columns) + 2) + "|")
        for name in names:
            cells = (cell(replicas, name, measure) for measure in columns.values())
            seeds = sum(name in scores for scores in replicas)
            print(f"| {name} | {seeds} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
