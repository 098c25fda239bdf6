"""Agreement and correlation by scipy, statsmodels and the krippendorff package
(0.9.0), for make_fixtures.py."""

import krippendorff
import numpy as np
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa

TABLES = ([[20, 5], [10, 15]], [[1, 0], [1, 2]], [[88, 10, 2], [14, 40, 6], [18, 10, 12]],
          [[0, 7], [5, 0]], [[6, 0], [0, 3]])
COLUMNS = (
    ([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]),
    ([1, 1, 2, 2, 3, 3, 3], [0.5, 0.1, 0.1, 0.7, 0.7, 0.9, 0.2]),
    ([3, 1, 2], [1, 3, 2]),
    ([0, 0, 1, 1, 1, 0, 1, 0, 1], [0.2, 0.4, 0.4, 0.9, 0.7, 0.1, 0.4, 0.4, 0.8]),
)
SCORES = (([0.9, 0.6, 0.4], [0.1, 0.4]), ([1], [1]), ([0.1, 0.2], [0.3, 0.4, 0.5]),
          ([1, 2, 3, 4, 4, 4], [4, 2, 2, 0, 1, 5, 5]))
# Krippendorff (2011), example C: four observers, twelve units.
OBSERVED = (
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
)
GRADED = (
    [0.1, 0.5, None, 0.9, 0.3],
    [0.2, 0.5, 0.4, 0.7, None],
    [0.1, 0.6, 0.5, 0.9, None],
)


def kappas():
    rows = []
    for table in TABLES:
        pairs = [(i, j) for i, row in enumerate(table)
                 for j, count in enumerate(row) for _ in range(count)]
        found = cohens_kappa(np.array(table))
        for level in (0.9, 0.95):
            low, high = stats.norm.interval(level, found.kappa, found.std_kappa or 1e-300)
            rows.append({"one": [i for i, _ in pairs], "other": [j for _, j in pairs],
                         "level": level, "kappa": found.kappa,
                         "error": found.std_kappa, "low": low, "high": high})
    return rows


def alphas():
    rows = []
    for observed in (OBSERVED, GRADED):
        data = np.array(observed, dtype=float)
        for scale in ("nominal", "ordinal", "interval"):
            rows.append({"units": list(zip(*observed)), "scale": scale,
                         "alpha": krippendorff.alpha(
                             data, level_of_measurement=scale)})
    return rows


def correlations():
    return [
        {"one": one, "other": other,
         "spearman": stats.spearmanr(one, other).statistic,
         "kendall": stats.kendalltau(one, other, variant="b").statistic}
        for one, other in COLUMNS
    ]


def areas():
    return [
        {"positives": positives, "negatives": negatives,
         "auc": stats.mannwhitneyu(positives, negatives).statistic
         / len(positives) / len(negatives)}
        for positives, negatives in SCORES
    ]


def fixtures():
    return {"cohen_kappa": kappas(), "krippendorff_alpha": alphas(),
            "correlation": correlations(), "auc": areas()}
