"""Sample sizes by statsmodels, for make_fixtures.py."""

import math

from statsmodels.stats.power import normal_sample_size_one_tail

PLANS = ((0.95, 0.8), (0.95, 0.9), (0.9, 0.5), (0.99, 0.8))
# Differences so small that whole numbers of samples have nine digits.
DIFFERENCES = (0.11, 0.03, 0.00001)


def needed(difference, level, power, null, alternative):
    return math.ceil(normal_sample_size_one_tail(
        difference, power, (1 - level) / 2, null, alternative))


def fixtures():
    spread = [
        {"difference": difference, "deviation": deviation, "level": level,
         "power": power,
         "samples": needed(difference, level, power, deviation, deviation)}
        for difference in DIFFERENCES for deviation in (1 / 3, 0.5)
        for level, power in PLANS
    ]
    flips = [
        {"difference": difference, "discordance": discordance, "level": level,
         "power": power,
         "samples": needed(difference, level, power, math.sqrt(discordance),
                           math.sqrt(discordance - difference**2))}
        for difference in DIFFERENCES for discordance in (0.12, 0.23, 1)
        for level, power in PLANS
    ]
    return {"samples_for_difference": spread, "samples_for_flips": flips}
