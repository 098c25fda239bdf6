"""Remakes every checkpoint and the test data:  python models/recipe/make.py

A replica goes elsewhere:  python models/recipe/make.py --seed 2 --out DIR
"""
import os

os.environ |= {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}    # before torch starts

import argparse
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

import cards
import data
import zoo

ROOT = Path(__file__).resolve().parents[2]


def train_all(seed: int, out: Path, workers: int) -> dict[str, dict]:
    """Every checkpoint, each as soon as the one that it starts from is there."""
    made: dict[str, dict] = {}
    running: dict[Future, str] = {}
    with ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=1) as pool:
        def begin(start: str | None) -> None:
            for name, plan in zoo.PLANS.items():
                if plan.start == start:
                    running[pool.submit(zoo.make, name, seed, out)] = name

        begin(None)
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                name = running.pop(future)
                made[name] = future.result()
                print(f"{name}: {made[name]}", flush=True)
                begin(name)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="training seed")
    parser.add_argument("--out", type=Path, default=ROOT / "models")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    options = parser.parse_args()
    began = time.monotonic()
    data.check()
    data.write(ROOT / "tasks" / "data")
    made = train_all(options.seed, options.out, options.workers)
    cards.write(options.out, made)
    cpu = sum(facts["cpu_seconds"] for facts in made.values())
    print(f"{time.monotonic() - began:.0f} s with {options.workers} workers, {cpu} CPU-seconds")


if __name__ == "__main__":
    main()
