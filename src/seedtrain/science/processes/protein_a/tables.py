"""Every number of the Protein A process by name: unit, allowed range, meaning. The order is the order of its tuples."""

# name, unit, lowest, highest, default, meaning
BED = (
    ("bed_volume_l", "L", 0.0005, 2000, 10, "packed bed, column volume (CV)"),
    ("bed_height_cm", "cm", 0.5, 100, 20, "height of the bed"),
    ("porosity", "1", 0.2, 0.8, 0.4, "liquid between the particles, share of the bed"),
    ("plates", "1", 30, 1e9, 800, "plate number of the bed for a substance that does not bind"),
    (
        "retention_of_plates",
        "1",
        1,
        100,
        1,
        "retention factor for which the dispersion is exact (1: what does not bind)",
    ),
    ("channel_area", "1", 0.02, 0.5, 0.15, "share of the cross-section that becomes the fast path of a channelled bed"),
    ("particle_um", "um", 10, 500, 85, "particle diameter"),
    ("viscosity_mpa_s", "mPa.s", 0.3, 10, 1, "viscosity at 20 degC"),
    ("frit_bar", "bar", 0, 5, 0.08, "pressure over clean frits and lines at 300 cm/h and 20 degC"),
)

BINDING = (
    ("capacity_g_per_l_solid", "g/L", 1, 1e9, 100, "product bound at saturation per litre of particles, new resin"),
    ("affinity_l_per_g", "L/g", 1e-9, 1000, 5, "Langmuir constant at neutral pH"),
    ("binding_l_per_g_s", "L/g/s", 0, 10, 1e-3, "rate constant of binding"),
    ("release_onset_ph", "pH", 2, 8, 5.0, "pH below which the affinity falls"),
    ("release_decades_per_ph", "1/pH", 0, 5, 1.45, "powers of ten of affinity lost per pH below that"),
    ("capacity_lost_per_cycle", "1", 0, 0.02, 0, "share of the new resin's capacity lost per cycle"),
    ("cycles_before", "1", 0, 1000, 0, "cycles the resin has run"),
)

IMPURITY = (
    (
        "hcp_retention_l_per_l",
        "1",
        0,
        1000,
        1.5,
        "bound host-cell protein per litre of particles over that per litre of liquid",
    ),
    ("hcp_release_per_s", "1/s", 0, 1e4, 8e-4, "rate constant of its release at neutral pH without salt"),
    ("hcp_salt_ms_per_cm", "mS/cm", 1, 1e9, 60, "conductivity that doubles that rate"),
    ("leaching_mg_per_l_h", "mg/L/h", 0, 100, 0.3, "Protein A leaching from a litre of bed at neutral pH"),
    ("leaching_per_ph", "1/pH", 0, 100, 5, "gain in leaching, in multiples, per pH below the onset of release"),
)

LIGHT = (
    ("uv_path_cm", "cm", 0.001, 1, 0.05, "path of the UV cell"),
    ("product_absorbance", "L/g/cm", 0, 10, 1.4, "absorbance of the product at 280 nm"),
    ("impurity_absorbance", "L/g/cm", 0, 100, 8, "absorbance of what comes with host-cell protein, per g of that"),
)

LINES = (
    ("load_product_g_per_l", "g/L", 0, 100, 4, "titre of the clarified harvest"),
    ("load_hcp_g_per_l", "g/L", 0, 1000, 0.3, "host-cell protein in it"),
    ("load_ph", "pH", 2, 13.5, 7.2, "its pH"),
    ("load_ms_per_cm", "mS/cm", 0, 300, 14, "its conductivity"),
    ("equilibration_ph", "pH", 2, 13.5, 7.2, "equilibration buffer"),
    ("equilibration_ms_per_cm", "mS/cm", 0, 300, 15, "equilibration buffer"),
    ("wash_ph", "pH", 2, 13.5, 7.0, "wash buffer with salt"),
    ("wash_ms_per_cm", "mS/cm", 0, 300, 60, "wash buffer with salt"),
    ("elution_ph", "pH", 2, 13.5, 3.5, "elution buffer"),
    ("elution_ms_per_cm", "mS/cm", 0, 300, 4, "elution buffer"),
    ("strip_ph", "pH", 2, 13.5, 2.9, "strip"),
    ("strip_ms_per_cm", "mS/cm", 0, 300, 6, "strip"),
    ("caustic_ph", "pH", 2, 13.5, 13, "caustic for cleaning in place"),
    ("caustic_ms_per_cm", "mS/cm", 0, 300, 24, "caustic for cleaning in place"),
    ("storage_ph", "pH", 2, 13.5, 6, "storage solution"),
    ("storage_ms_per_cm", "mS/cm", 0, 300, 2, "storage solution"),
)

HOLD = (
    ("inactivation_per_min", "1/min", 0, 10, 0.25, "virus inactivated in the pool at pH 3.6, natural logarithm"),
    ("inactivation_decades_per_ph", "1/pH", 0, 5, 1.5, "powers of ten by which that falls per pH above 3.6"),
    ("resistant_virus", "1", 0, 1, 1e-5, "share of virus inactivated at a tenth of the rate"),
    ("eluted_aggregate_percent", "%", 0, 50, 0.8, "aggregates in the product as eluted"),
    ("aggregation_percent_per_h", "%/h", 0, 50, 0.25, "aggregates formed in the pool at pH 3.6"),
    ("aggregation_decades_per_ph", "1/pH", 0, 10, 2, "powers of ten by which that falls per pH above 3.6"),
)

PARAMETERS = BED + BINDING + IMPURITY + LIGHT + LINES + HOLD

# as given to `start`; the state itself holds sums and cells (README.md)
STATES = (
    ("cells", "1", 5, 500, 25, "cells along the bed, a whole number; 25 in play, more in published cases"),
    ("bed_ph", "pH", 2, 13.5, 7.2, "pH of the liquid in the bed"),
    ("bed_ms_per_cm", "mS/cm", 0, 300, 15, "its conductivity"),
    ("bed_product_g_per_l", "g/L", 0, 100, 0, "product bound per litre of particles, left from before"),
    ("bed_hcp_g_per_l", "g/L", 0, 100, 0, "host-cell protein bound per litre of particles, left from before"),
)

INPUTS = (
    ("flow_l_per_h", "L/h", 0, 50000, 0, "flow that is asked of the pump"),
    ("inlet_line", "1", 0, 6, 0, "0 equilibration, 1 load, 2 wash, 3 elution, 4 strip, 5 caustic, 6 storage"),
    ("pool_valve", "1", 0, 1, 0, "1: the outlet goes to the pool while UV lets it, 0: to waste"),
    ("pool_start_mau", "mAU", 0, 1e6, 0, "UV reading from which the pool is collected"),
    ("pool_stop_mau", "mAU", 0, 1e6, 0, "UV reading below which collection ends"),
    ("pool_ph_set", "pH", 0, 9, 0, "pH to which the pool has been adjusted; 0 when it has not"),
    ("temperature_c", "degC", 2, 40, 20, "temperature of buffers and bed, which changes the viscosity"),
    ("pump_delivery", "1", 0, 2, 1, "flow that arrives, per flow asked for"),
    ("titre_multiplier", "1", 0, 5, 1, "true titre of the load over the parameter"),
    ("hcp_multiplier", "1", 0, 50, 1, "true host-cell protein of the load over the parameter"),
    ("wash_salt", "1", 0, 3, 1, "salt of the wash buffer over what it should be"),
    ("elution_ph_shift", "pH", -2, 5, 0, "true pH of the elution buffer less what it should be"),
    ("leak_fraction", "1", 0, 0.5, 0, "share of the inlet that leaks in from another line"),
    ("leak_line", "1", 0, 6, 2, "the line that leaks"),
    (
        "porosity_change",
        "1",
        -0.2,
        0.2,
        0,
        "change of the bed's porosity, for the pressure (over-compressed: negative)",
    ),
    ("channelled_flow", "1", 0, 0.8, 0, "share of the flow that leaves the bed's even path for the fast one"),
    ("plates_multiplier", "1", 0.04, 2, 1, "plate number over the parameter"),
    ("air_fraction", "1", 0, 0.6, 0, "share of the bed lost to air"),
    ("frit_multiplier", "1", 0, 200, 1, "resistance of the frits over that of clean ones"),
    ("capacity_multiplier", "1", 0.01, 2, 1, "capacity of the resin over what its cycles leave"),
    ("leaching_multiplier", "1", 0, 100, 1, "Protein A leaching over that of sound resin"),
    ("uv_gain", "1", 0, 3, 1, "UV reading over true absorbance"),
    ("uv_error_mau", "mAU", -2000, 2000, 0, "UV reading above true absorbance"),
    ("resin_cfu_per_ml", "CFU/mL", 0, 1e6, 0, "bioburden that the bed sheds until caustic has acted on it"),
    ("pool_ph_error", "pH", -1, 1, 0, "what the probe of the adjusted pool reads above its true pH"),
)

OUTPUTS = (
    ("pressure_bar", "bar", "pressure over bed, frits and lines"),
    ("bed_pressure_bar", "bar", "pressure over the bed alone"),
    ("flow_l_per_h", "L/h", "flow through the bed"),
    ("velocity_cm_per_h", "cm/h", "superficial velocity"),
    ("residence_min", "min", "bed volume over flow; 0 when nothing flows"),
    ("uv_mau", "mAU", "UV reading at the outlet, with the errors of lamp and cell"),
    ("true_uv_mau", "mAU", "true absorbance at the outlet"),
    ("outlet_ph", "pH", "pH at the outlet"),
    ("outlet_ms_per_cm", "mS/cm", "conductivity at the outlet"),
    ("outlet_product_g_per_l", "g/L", "product at the outlet"),
    ("outlet_hcp_g_per_l", "g/L", "host-cell protein at the outlet"),
    ("load_product_g_per_l", "g/L", "true titre of the load"),
    ("load_hcp_g_per_l", "g/L", "true host-cell protein of the load"),
    ("inlet_ph", "pH", "pH at the inlet"),
    ("inlet_ms_per_cm", "mS/cm", "conductivity at the inlet"),
    ("elution_buffer_ph", "pH", "true pH of the elution buffer"),
    ("wash_buffer_ms_per_cm", "mS/cm", "true conductivity of the wash buffer"),
    ("pumped_l", "L", "volume pumped so far"),
    ("pumped_cv", "CV", "the same in column volumes"),
    ("loaded_l", "L", "volume of load pumped so far"),
    ("loaded_g", "g", "product loaded so far"),
    ("loaded_g_per_l_bed", "g/L", "the same per litre of bed"),
    ("held_g", "g", "product in the bed, bound and in the liquid"),
    ("breakthrough_percent", "%", "product at the outlet over that of the load"),
    ("lost_in_load_g", "g", "product that left during loading"),
    ("lost_in_load_percent", "%", "the same, of what was loaded"),
    ("to_waste_g", "g", "product that went to waste in all"),
    ("pool_volume_l", "L", "volume collected"),
    ("pool_product_g", "g", "product collected"),
    ("pool_g_per_l", "g/L", "concentration of the pool"),
    ("yield_percent", "%", "product collected over product loaded"),
    ("pool_ph", "pH", "true pH of the pool"),
    ("pool_ms_per_cm", "mS/cm", "conductivity of the pool"),
    ("pool_hcp_ng_per_mg", "ng/mg", "host-cell protein in the pool per product"),
    ("pool_protein_a_ng_per_mg", "ng/mg", "leached Protein A in the pool per product"),
    ("pool_cfu_per_10ml", "CFU/10mL", "expected bioburden of the pool"),
    ("pool_virus_log_reduction", "1", "expected log10 reduction of virus in the pool"),
    ("pool_aggregate_percent", "%", "aggregates in the pool"),
    ("plates", "1", "plate number of the bed"),
    ("hetp_mm", "mm", "height of a plate"),
    ("asymmetry", "1", "asymmetry of a test pulse at a tenth of its height"),
    ("capacity_g_per_l_bed", "g/L", "static capacity per litre of bed at saturation"),
)

# name, input it changes, how, unit, lowest, highest, meaning
FAULTS = (
    ("wrong_titre", "titre_multiplier", "times", "1", 0.3, 3, "true titre over the one that was entered"),
    ("dirty_load", "hcp_multiplier", "times", "1", 1, 20, "host-cell protein of the load over the usual"),
    ("channelling", "channelled_flow", "set", "1", 0, 0.8, "share of the flow in the fast path"),
    ("poor_packing", "plates_multiplier", "times", "1", 0.04, 1, "plates left"),
    ("compressed_bed", "porosity_change", "plus", "1", -0.2, 0, "porosity lost"),
    ("air_in_column", "air_fraction", "set", "1", 0, 0.6, "share of the bed lost to air"),
    ("fouled_frit", "frit_multiplier", "times", "1", 1, 200, "resistance over that of clean frits"),
    ("aged_resin", "capacity_multiplier", "times", "1", 0.01, 1, "capacity left"),
    ("leaching", "leaching_multiplier", "times", "1", 1, 100, "leaching over the usual"),
    (
        "wrong_elution_ph",
        "elution_ph_shift",
        "plus",
        "pH",
        -2,
        5,
        "true pH of the elution buffer less what it should be",
    ),
    ("weak_wash", "wash_salt", "times", "1", 0, 1, "salt left in the wash buffer"),
    ("valve_leak", "leak_fraction", "set", "1", 0, 0.5, "share of the inlet that leaks in from another line"),
    ("uv_lamp", "uv_gain", "times", "1", 0, 2, "reading over true absorbance"),
    ("uv_drift", "uv_error_mau", "plus", "mAU", -2000, 2000, "reading above true absorbance"),
    ("pump_short", "pump_delivery", "times", "1", 0, 2, "flow that arrives over flow asked for"),
    ("resin_bioburden", "resin_cfu_per_ml", "set", "CFU/mL", 0, 1e6, "bioburden that the bed sheds"),
    ("pool_ph_probe", "pool_ph_error", "plus", "pH", -1, 1, "what the pool's probe reads above the truth"),
    ("cold_buffer", "temperature_c", "set", "degC", 2, 40, "temperature of the buffers"),
)
