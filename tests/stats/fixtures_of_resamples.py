"""Bootstrap intervals of given resamples by scipy, for make_fixtures.py."""

import numpy as np
from scipy import stats

# Quarters and eighths, so that means that are equal are equal to the last bit.
SAMPLES = ([0, 1, 1, 0.5, 0.25, 1, 0.25, 0.75],
           [0, 0, 0, 0.125, 0.25, 4, 0.5, 0.25, 0, 9, 0.125, 0, 0.5, 1, 0.25, 0])


def expanded(draws, n, level):
    deviates = stats.t.ppf(((1 - level) / 2, (1 + level) / 2), n - 1)
    return np.quantile(draws, stats.norm.cdf(np.sqrt(n / (n - 1)) * deviates))


def fixtures():
    rows = []
    for values in SAMPLES:
        n = len(values)
        result = None
        for level in (0.9, 0.95):
            ends = {}
            for method in ("percentile", "BCa"):
                result = stats.bootstrap(
                    (values,), np.mean, n_resamples=0 if result else 399,
                    bootstrap_result=result, confidence_level=level, method=method,
                    rng=np.random.default_rng(1))
                ends[method.lower()] = list(result.confidence_interval)
            draws = result.bootstrap_distribution
            ends["expanded"] = list(expanded(draws, n, level))
            rows.append({"values": values, "draws": list(draws), "level": level, **ends})
    return {"bootstrap_interval": rows}
