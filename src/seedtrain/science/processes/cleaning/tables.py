"""Every number of cleaning in place by name: unit, allowed range, meaning. The order is the kernel's order."""

# name, unit, lowest, highest, default, meaning; values designed for training
PARAMETERS = (
    ("hold_up_l", "L", 0.1, 5000, 30, "liquid held by the circuit while it is flushed"),
    ("rinse_efficiency", "1", 0.1, 10, 1.0, "effective over geometric hold-up: C = C0 exp(-V/(this x hold-up))"),
    ("leg_volume_l", "L", 1e-4, 100, 0.4, "volume of the dead leg"),
    ("leg_exchange_l_per_min", "L/min", 0, 100, 0.2, "exchange with the dead leg at the design flow"),
    ("design_flow_l_per_min", "L/min", 0.1, 1000, 40, "flow the spray ball was made for"),
    ("best_caustic_g_per_l", "g/L", 0.5, 50, 10, "caustic strength that removes soil fastest"),
    ("reference_c", "degC", 20, 95, 70, "temperature at which the removal rate is given"),
    ("removal_per_min", "1/min", 0.001, 10, 0.6, "soil removed from the sprayed wall at best strength and design flow"),
    ("water_share", "1", 0, 1, 0.06, "what water alone does, as a share of that"),
    ("warmth_per_10k", "1", 0, 2, 0.5, "removal grows by exp(this) for each 10 K"),
    ("action_exponent", "1", 0, 2, 0.8, "removal grows with the flow to this power"),
    ("drip_share", "1", 0, 1, 0.03, "what runs down does where the spray does not reach"),
    ("leg_action_share", "1", 0, 1, 0.5, "action in the dead leg"),
    ("wall_area_m2", "m2", 0.01, 1000, 8, "sprayed wall"),
    ("shade_area_m2", "m2", 0.001, 1000, 0.4, "surface that only a whole spray ball reaches"),
    ("leg_area_m2", "m2", 1e-4, 100, 0.05, "surface of the dead leg"),
    ("carbon_share", "1", 0.01, 1, 0.5, "carbon in the soil"),
    ("heat_loss_tau_min", "min", 1, 1000, 40, "time constant of cooling to the room"),
    ("room_c", "degC", 1, 40, 20, "temperature of the room"),
    ("hardening_h", "h", 1, 1000, 24, "hours of drying that halve the removal rate"),
    ("coverage_flow_share", "1", 0.05, 1, 0.8, "share of the design flow that the spray needs; none at half of it"),
    ("contact_g_per_l", "g/L", 0, 50, 8, "strength from which contact time counts"),
    ("contact_c", "degC", 0, 95, 60, "temperature from which it counts"),
    ("spray_pressure_kpa", "kPa", 1, 1000, 150, "pressure before a whole spray ball at the design flow"),
)

# as given to `start`; the state is the same tuple
STATES = (
    ("caustic_g_per_l", "g/L", 0, 60, 0, "caustic (as NaOH) in the flushed volume"),
    ("leg_caustic_g_per_l", "g/L", 0, 60, 0, "in the dead leg"),
    ("residue_mg_per_l", "mg/L", 0, 1e5, 0, "dissolved soil in the flushed volume"),
    ("leg_residue_mg_per_l", "mg/L", 0, 1e5, 0, "in the dead leg"),
    ("temperature_c", "degC", 0, 100, 20, "temperature of the circuit"),
    ("wall_soil_g", "g", 0, 1e4, 40, "soil on the sprayed wall"),
    ("shade_soil_g", "g", 0, 1e4, 2, "soil on the shaded surface"),
    ("leg_soil_g", "g", 0, 1e4, 0.2, "soil in the dead leg"),
    ("used_l", "L", 0, 1e8, 0, "liquid used so far"),
    ("rinse_l", "L", 0, 1e8, 0, "liquid used since the caustic was shut off"),
    ("caustic_in_g", "g", 0, 1e8, 0, "caustic brought in so far"),
    ("caustic_out_g", "g", 0, 1e8, 0, "caustic sent out so far"),
    ("residue_out_g", "g", 0, 1e8, 0, "soil sent out so far"),
    ("contact_min", "min", 0, 1e6, 0, "minutes of caustic contact that count"),
)

INPUTS = (
    ("flow_l_per_min", "L/min", 0, 1000, 0, "flow through the spray ball"),
    ("feed_caustic_g_per_l", "g/L", 0, 60, 0, "caustic in what is fed; 0 is water"),
    ("feed_temperature_c", "degC", 1, 95, 20, "temperature of what is fed"),
    ("water_conductivity_us_per_cm", "uS/cm", 0.05, 5000, 1.0, "conductivity of the water itself, at 25 degC"),
    ("water_toc_ug_per_l", "ug/L", 0, 1e5, 40, "organic carbon of the water itself"),
    ("spray_blocked_fraction", "1", 0, 1, 0, "holes of the spray ball that are blocked"),
    ("leg_exchange_factor", "1", 0, 10, 1, "exchange with the dead leg, in multiples of the usual"),
    ("dirty_hold_h", "h", 0, 1000, 0, "hours the soil has dried before cleaning"),
)

# name, unit, lowest, highest, meaning
OUTPUTS = (
    ("flow_l_per_min", "L/min", 0, 1000, "true flow"),
    (
        "spray_pressure_kpa",
        "kPa",
        0,
        1e6,
        "pressure before the spray ball (designed: flow squared over open holes squared)",
    ),
    ("temperature_c", "degC", 0, 100, "temperature of the circuit"),
    ("caustic_g_per_l", "g/L", 0, 60, "caustic in the return"),
    ("feed_caustic_g_per_l", "g/L", 0, 60, "caustic in what is fed"),
    ("conductivity_us_per_cm", "uS/cm", 0, 1e6, "conductivity of the return, at 25 degC"),
    ("leg_conductivity_us_per_cm", "uS/cm", 0, 1e6, "conductivity at the dead leg's valve"),
    ("toc_ug_per_l", "ug/L", 0, 1e9, "organic carbon in the return"),
    ("feed_toc_ug_per_l", "ug/L", 0, 1e5, "organic carbon of the water that is fed"),
    ("leg_toc_ug_per_l", "ug/L", 0, 1e9, "organic carbon at the dead leg's valve"),
    ("wall_residue_ug_per_cm2", "ug/cm2", 0, 1e6, "soil left on the sprayed wall"),
    ("shade_residue_ug_per_cm2", "ug/cm2", 0, 1e6, "soil left on the shaded surface"),
    ("leg_residue_ug_per_cm2", "ug/cm2", 0, 1e6, "soil left in the dead leg"),
    ("worst_residue_ug_per_cm2", "ug/cm2", 0, 1e6, "the largest of the three"),
    ("soil_g", "g", 0, 1e5, "soil left in all"),
    ("carry_over_mg", "mg", 0, 1e8, "all that could reach the next batch: soil left and soil dissolved"),
    ("used_l", "L", 0, 1e8, "liquid used"),
    ("rinse_l", "L", 0, 1e8, "liquid used since the caustic was shut off"),
    ("contact_min", "min", 0, 1e6, "minutes of caustic contact"),
    ("coverage_percent", "%", 0, 100, "surface a dye test at the design flow would find wetted (no cycle needed)"),
)

# name, the input it changes, how (plus / times / set), unit, lowest, highest, meaning
FAULTS = (
    ("pump_slow", "flow_l_per_min", "times", "1", 0, 2, "flow as a share of the set one"),
    ("spray_ball_blocked", "spray_blocked_fraction", "plus", "1", 0, 1, "share of its holes that are blocked"),
    ("caustic_strength", "feed_caustic_g_per_l", "times", "1", 0, 2, "strength as a share of the prepared one"),
    ("heater", "feed_temperature_c", "times", "1", 0.3, 1.2, "temperature as a share of the set one"),
    ("dead_leg", "leg_exchange_factor", "times", "1", 0, 1, "exchange left, for instance its valve not opened"),
    ("dirty_hold", "dirty_hold_h", "plus", "h", 0, 500, "equipment left dirty for longer"),
    ("water_organic", "water_toc_ug_per_l", "plus", "ug/L", 0, 1e5, "organic carbon in the rinse water"),
    ("water_ionic", "water_conductivity_us_per_cm", "plus", "uS/cm", 0, 2000, "salts in the rinse water"),
)
