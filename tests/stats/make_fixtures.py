"""Writes tests/data/statistics.json: what scipy and statsmodels say.

Made with scipy 1.17.1 and statsmodels 0.15.0:

    python tests/stats/make_fixtures.py > tests/data/statistics.json

The agreement, the means, the plans, the resamples and the sums are in the modules
beside it.
The hash and the generator of the named random streams are written out anew
from their papers, on Python's whole numbers.
"""

import json
import sys

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

import fixtures_of_agreement
import fixtures_of_means
import fixtures_of_plans
import fixtures_of_resamples
import fixtures_of_sums

LEVELS = (0.8, 0.9, 0.95, 0.99, 0.999)
MEAN_VALUES = (
    [0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55],
    [1, 2],
    [-3.5, 1e3, 0.25, 7, 7],
    [1e6 + 0.1, 1e6 + 0.2, 1e6 + 0.4],
)
P_VALUES = (
    [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205],
    [0.5, 0.01, 0.02, 0.01, 1, 0],
    [0.04],
)
FLIPS = (
    [0.1, -0.05, 0.2, 0.15, 0, 0.3, -0.1, 0.25],
    [0.5, 0.5, 0.5, -0.5],
    [1, 2, 3, 4, 5, 6, 7, -8, 0.1, 0.2, 0.3, -0.7],
    [-1, -1, -1, -1, -1, -1],
)
# Pairs that gained, that lost, and all pairs.
BINARY = ((17, 6, 100), (0, 4, 50), (1, 1, 300), (120, 30, 1000), (7, 1, 302))
TEXTS = ("", "a", "[1,\"gsm8k\"]", "sixteen bytes ok", "seventeen bytes ok",
         "The quick brown fox jumps over the lazy dog", "größer 𝛼 → ß")
KEYS = ([], [1], ["1"], [7, "gsm8k", "irrelevant-sentence", "test-0001"])
MASK = 0xFFFFFFFF


def quantiles():
    probabilities = (1e-300, 1e-12, 1e-5, 0.005, 0.025, 0.074, 0.075, 0.076, 0.3, 0.5,
                     0.6, 0.9, 0.924, 0.926, 0.975, 0.995, 0.9995)
    normal = [{"probability": p, "value": stats.norm.ppf(p)} for p in probabilities]
    student = [
        {"probability": p, "freedom": f, "value": stats.t.ppf(p, f)}
        for p in probabilities if 0.0005 <= p <= 0.9995
        for f in (0.7, 1, 2, 2.5, 3, 4, 5, 9, 10, 17.3, 29, 30, 99, 319, 1318, 100_000,
                  1_000_000)
    ]
    tails = [
        {"t": t, "freedom": f, "value": stats.t.sf(t, f)}
        for t in (-3, -1e-3, 0, 1e-3, 0.9, 1, 1.1, 2, 7, 40)
        for f in (0.7, 1, 2.5, 9, 30, 319, 100_000)
    ]
    beta = [
        {"probability": p, "a": a, "b": b, "value": stats.beta.ppf(p, a, b)}
        for p in (1e-12, 0.0005, 0.025, 0.3, 0.5, 0.9, 0.9995)
        for a, b in ((0.5, 0.5), (0.5, 30.5), (1, 1), (1, 164), (17, 4), (30.5, 0.5),
                     (850, 151), (3, 1_000_000), (500_000, 500_001))
    ]
    return {"normal_quantile": normal, "student_quantile": student,
            "student_tail": tails, "beta_quantile": beta}


def proportions(method):
    counts = ((0, 1), (1, 1), (17, 20), (0, 30), (30, 30), (5, 5), (1, 164),
              (850, 1000), (500_000, 1_000_000))
    rows = []
    for successes, n in counts:
        for level in LEVELS:
            low, high = proportion_confint(successes, n, 1 - level, method)
            rows.append({"successes": successes, "n": n, "level": level,
                         "low": low, "high": high})
    return rows


def means():
    rows = []
    for values in MEAN_VALUES:
        for level in LEVELS:
            low, high = stats.t.interval(
                level, len(values) - 1, np.mean(values), stats.sem(values))
            rows.append({"values": values, "level": level,
                         "mean": np.mean(values), "low": low, "high": high})
    return rows


def mid_p(fewer, changed):
    law = stats.binom(changed, 0.5)
    return 2 * law.cdf(fewer) - law.pmf(fewer)


def mcnemars():
    counts = ((17, 6), (0, 0), (0, 1), (8, 1), (5, 5), (6, 0), (40, 60),
              (700, 801), (0, 900), (50_000, 50_500))
    return [
        {"gained": gained, "lost": lost,
         "p_value": min(1, mcnemar([[0, lost], [gained, 0]], exact=True).pvalue),
         "mid_p": 1 if gained == lost else mid_p(min(gained, lost), gained + lost)}
        for gained, lost in counts
    ]


def corrections(method):
    return [
        {"raw": raw, "corrected": list(multipletests(raw, method=method)[1])}
        for raw in P_VALUES
    ]


def flips():
    def mean(values, axis):
        return np.mean(values, axis=axis)
    return [
        {"differences": values,
         "p_value": stats.permutation_test(
             (values,), mean, permutation_type="samples", vectorized=True,
             n_resamples=np.inf).pvalue}
        for values in FLIPS
    ]


def resampled():
    """The exact law of a resampled mean of -1, 0 and 1."""
    rows = []
    for gained, lost, n in BINARY:
        law = np.array([1.0])
        once = np.array([lost, n - gained - lost, gained]) / n
        for _ in range(n):
            law = np.convolve(law, once)
        below = np.cumsum(law)
        low, high = (
            (int(np.searchsorted(below, share)) - n) / n for share in (0.025, 0.975))
        rows.append({"gained": gained, "lost": lost, "n": n,
                     "low": low, "high": high})
    return rows


def turn(word, by):
    return (word << by | word >> (32 - by)) & MASK


def finish(word):
    word = (word ^ word >> 16) * 0x85EBCA6B & MASK
    word = (word ^ word >> 13) * 0xC2B2AE35 & MASK
    return word ^ word >> 16


def murmur(data):
    factors = (0x239B961B, 0xAB0E9789, 0x38B34AE5, 0xA1E38B93)
    turns = (15, 16, 17, 18)
    lanes = [0, 0, 0, 0]
    whole = len(data) - len(data) % 16

    def scrambled(start, lane):
        word = int.from_bytes(data[start + 4 * lane:start + 4 * lane + 4], "little")
        word = turn(word * factors[lane] & MASK, turns[lane])
        return word * factors[(lane + 1) % 4] & MASK

    for start in range(0, whole, 16):
        for lane in range(4):
            mixed = turn(lanes[lane] ^ scrambled(start, lane), (19, 17, 15, 13)[lane])
            mixed = mixed + lanes[(lane + 1) % 4] & MASK
            add = (0x561CCD1B, 0x0BCAA747, 0x96CD1C35, 0x32AC3B17)[lane]
            lanes[lane] = mixed * 5 + add & MASK
    for lane in range(4):
        lanes[lane] ^= scrambled(whole, lane) ^ len(data)
    for step in (finish, lambda word: word):
        lanes[0] = sum(lanes) & MASK
        lanes[1:] = [word + lanes[0] & MASK for word in lanes[1:]]
        lanes = [step(word) for word in lanes]
    return lanes


def stream(keys, count):
    a, b, c, d = murmur(json.dumps(keys, separators=(",", ":")).encode())
    draws = []
    for _ in range(count):
        draws.append(turn(b * 5 & MASK, 7) * 9 % 2**32 / 2**32)
        shifted = b << 9 & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = turn(d, 11)
    return draws


def main():
    fixtures = {
        **quantiles(),
        "wilson": proportions("wilson"),
        "clopper_pearson": proportions("beta"),
        "jeffreys": proportions("jeffreys"),
        "student_mean": means(),
        "mcnemar": mcnemars(),
        "sign_flip": flips(),
        "holm": corrections("holm"),
        "benjamini_hochberg": corrections("fdr_bh"),
        **fixtures_of_agreement.fixtures(),
        **fixtures_of_means.fixtures(),
        **fixtures_of_plans.fixtures(),
        **fixtures_of_resamples.fixtures(),
        **fixtures_of_sums.fixtures(),
        "bootstrap_mean": resampled(),
        "murmur_hash": [
            {"text": text, "words": murmur(text.encode())} for text in TEXTS
        ],
        "random_stream": [{"keys": keys, "draws": stream(keys, 8)} for keys in KEYS],
    }
    sections = (
        f"{json.dumps(name)}: [\n"
        + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        + "\n]"
        for name, rows in fixtures.items()
    )
    sys.stdout.write("{\n" + ",\n".join(sections) + "\n}\n")


if __name__ == "__main__":
    main()
