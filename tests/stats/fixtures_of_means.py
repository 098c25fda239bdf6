"""Clustered and paired means by statsmodels and scipy, for make_fixtures.py."""

import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.weightstats import ttost_paired

CLUSTERED = (
    # Sizes 3, 4, 2, 5 and 1, as in peers' tests.
    ([1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1],
     [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4]),
    ([0.2, 0.9, 0.4, 0.4, 0.7, 1, 0, 0.55], [1, 2, 1, 2, 3, 3, 1, 2]),
    ([1, 2, 3, 5], [0, 1, 2, 3]),
)
BINARY = ([1] * 68 + [0] * 32, [1] * 62 + [0] * 6 + [1] * 17 + [0] * 15)
GRADED = ([0.1, 0.5, 0.3, 0.9, 0.2, 0.6, 0.4], [0.3, 0.4, 0.7, 0.95, 0.1, 0.9, 0.5])
STRATA = ([0, 1, 0, 1, 1, 0, 1], [0] * 3 + [1] * 4)

# Gained, lost, all pairs.
FLIPS = ((17, 6, 100), (0, 0, 30), (0, 0, 1), (2, 0, 2), (40, 25, 1000))


def clustered():
    rows = []
    for values, clusters in CLUSTERED:
        for level in (0.9, 0.95):
            for correction in ("CR0", "CR1"):
                fit = sm.OLS(values, np.ones(len(values))).fit(
                    cov_type="cluster", use_t=True,
                    cov_kwds={"groups": np.array(clusters), "df_correction": True,
                              "use_correction": correction == "CR1"})
                low, high = fit.conf_int(1 - level)[0]
                rows.append({"values": values, "clusters": clusters, "level": level,
                             "correction": correction, "mean": fit.params[0],
                             "error": fit.bse[0], "low": low, "high": high})
    return rows


def paired():
    rows = []
    for before, after in (BINARY, GRADED):
        test = stats.ttest_rel(after, before)
        for level in (0.9, 0.95):
            low, high = test.confidence_interval(level)
            rows.append({"before": before, "after": after, "level": level,
                         "low": low, "high": high, "p_value": test.pvalue})
    return rows


def stratified():
    """Of two strata, a weighted sum is Welch's difference of two means."""
    before, after = (np.array(scores) for scores in GRADED)
    differences = after - before
    rows = []
    for strata in STRATA:
        one, other = (differences[np.array(strata) == label] for label in (0, 1))
        n = len(differences)
        for weighting, shares in (("micro", (len(one) / n, len(other) / n)),
                                  ("macro", (0.5, 0.5))):
            test = stats.ttest_ind(
                shares[0] * one, -shares[1] * other, equal_var=False)
            low, high = test.confidence_interval(0.95)
            rows.append({"before": GRADED[0], "after": GRADED[1], "strata": strata,
                         "weighting": weighting, "freedom": test.df, "low": low,
                         "high": high, "p_value": test.pvalue})
    return rows


def tost():
    rows = []
    for before, after in (BINARY, GRADED):
        for margin in (0, 0.02, 0.1, 0.3):
            p_value, (_, above, _), (_, below, _) = ttost_paired(
                np.array(after), np.array(before), -margin, margin)
            rows.append({"before": before, "after": after, "margin": margin,
                         "above": above, "below": below, "equivalent": p_value})
    return rows


def bonett_price():
    """Of the differences 1, -1 and 0 and one 1 and -1 more, by their variance."""
    rows = []
    for gained, lost, n in FLIPS:
        differences = np.zeros(n + 2)
        differences[:gained + 1] = 1
        differences[gained + 1:gained + lost + 2] = -1
        for level in (0.9, 0.95):
            low, high = stats.norm.interval(
                level, differences.mean(), differences.std() / (n + 2) ** 0.5)
            rows.append({"gained": gained, "lost": lost, "n": n, "level": level,
                         "low": max(-1, low), "high": min(1, high)})
    return rows


def fixtures():
    return {"bonett_price": bonett_price(), "clustered_mean": clustered(),
            "paired_difference": paired(), "stratified_difference": stratified(),
            "tost": tost()}
