"""Reference runs that every runtime must reproduce: published Amribt experiment 4 and a 14-day modern mAb batch.

Portable, and arguments and results are plain JSON, so a test can ask for the same run anywhere.
"""

from seedtrain.science.numerics import noise
from seedtrain.science.processes.fedbatch import process

AMRIBT_FEED = {"feed_l_per_h": 0.1 / 24, "feed_glucose_mmol_per_l": 15, "feed_glutamine_mmol_per_l": 9.3}
AMRIBT_FEED_FROM_H = 63.5


def amribt_experiment_4(times_h, tolerance=process.TOLERANCE):
    """Observed values (dicts) at rising `times_h`, fed from hour 63.5 as in experiment 4 of Amribt et al. 2013."""
    parameters = process.parameter_set("amribt_2013")
    batch, fed = process.input_set({}), process.input_set(AMRIBT_FEED)
    state, at_h, seen = process.start("amribt_2013"), 0.0, []
    for to_h in times_h:
        if at_h < AMRIBT_FEED_FROM_H < to_h:
            state = process.advance(state, parameters, batch, at_h, AMRIBT_FEED_FROM_H, tolerance)
            at_h = AMRIBT_FEED_FROM_H
        state = process.advance(state, parameters, fed if at_h >= AMRIBT_FEED_FROM_H else batch, at_h, to_h, tolerance)
        at_h = to_h
        seen.append(process.observe(state, parameters, fed if at_h >= AMRIBT_FEED_FROM_H else batch))
    return seen


def modern_mab_inputs(day):
    """Daily inputs of a modern mAb batch: feed and glucose from day 3, colder from day 6, pH probe drifting from 5."""
    fed = day >= 3
    return {
        "feed_l_per_h": 0.35 / 24 if fed else 0.0,
        "glucose_feed_l_per_h": 0.12 / 24 if fed else 0.0,
        "temperature_c": 33.0 if day >= 6 else 36.5,
        "ph_error": 0.025 * max(0, day - 5),
    }


def modern_mab_14_days(tolerance=process.TOLERANCE):
    """Observed values (dicts) at the end of each of 14 days of `modern_mab_inputs`, a 20 mL sample taken every day."""
    parameters = process.parameter_set("modern_mab")
    state, seen = process.start("modern_mab"), []
    for day in range(14):
        inputs = process.input_set(modern_mab_inputs(day))
        state = process.withdraw(process.advance(state, parameters, inputs, 24 * day, 24 * day + 24, tolerance), 0.02)
        seen.append(process.observe(state, parameters, inputs))
    return seen


def e_coli_hours(tolerance=process.TOLERANCE):
    """Observed values (dicts) of E. coli, fed and induced, its oxygen and its cooling failing one after the other."""
    parameters = process.parameter_set("e_coli_training")
    state, seen = process.start("e_coli_training", {"biomass_g_per_l": 6, "glucose_mmol_per_l": 20}), []
    controls = {
        "temperature_c": 37,
        "power_w_per_m3": 3000,
        "gas_velocity_m_per_s": 0.02,
        "oxygen_fraction_max": 0.6,
        "feed_l_per_h": 0.12,
        "feed_glucose_mmol_per_l": 2775,
        "inducer": 0.5,
    }
    for hour, faults in enumerate(({}, {}, {"oxygen_enrichment_loss": 0.21}, {}, {"cooling_loss": 0}, {})):
        inputs = process.disturbed(controls, faults)
        state = process.advance(state, parameters, inputs, hour, hour + 1, tolerance)
        seen.append(process.observe(state, parameters, inputs))
    return seen


def spoilt_seed_train(tolerance=process.TOLERANCE):
    """Observed values (dicts) of a seed train with a passage, bacteria from the second day, foam and a wet filter."""
    parameters = process.parameter_set("seed_train")
    state, seen = process.start("seed_train"), []
    for day in range(5):
        inputs = process.disturbed({}, {"contamination": 100, "foaming": 30} if day == 1 else {})
        state = process.advance(state, parameters, inputs, 24 * day, 24 * day + 24, tolerance)
        seen.append(process.observe(state, parameters, inputs))
        if day == 1:
            state = process.transfer(state, 0.02, 0.1, {"glucose_mmol_per_l": 35, "glutamine_mmol_per_l": 8})
    return seen


def noise_sample(seed, count):
    """`count` normal numbers of a seed."""
    return [noise.normal(seed, 5, i) for i in range(count)]
