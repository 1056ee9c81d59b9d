"""Named parameter sets of freeze drying, each with its source and a mark of how far it is known."""

FROZEN = {"shelf_c": -35, "pressure_mtorr": 150, "product_c": -35, "ice_share": 1}

LYOPRONTO_DEFAULT = {
    "title": "LyoPRONTO's known-resistance example: 2 mL of 5 % solids",
    "mark": "published",
    "source": "LyoPRONTO (LyoHUB, Purdue), example of primary drying with known product resistance; figures only",
    "parameters": {"edge_share": 0, "capability_start_kg_per_h": 50, "chamber_m3": 0.1, "pump_mol_per_h_mtorr": 0.001},
    "initial": dict(FROZEN),
}

TRAINING_VACCINE = {
    "title": "A lyophilised vaccine in 2 mL fills, 9,600 vials",
    "mark": "designed for training",
    "source": "designed for training within ranges of practice; heat transfer and resistance after LyoPRONTO's example",
    "parameters": {
        "vials": 9600,
        "fill_ml": 2.0,
        "resistance_slope_cm_h_torr_per_g": 10,
        "capability_start_kg_per_h": -0.4,
        "capability_slope_kg_per_h_torr": 60,
        "edge_share": 0.18,
        "edge_heat_factor": 1.25,
        "late_share": 0.05,
        "late_heat_factor": 0.88,
        "collapse_c": -32,
    },
    "initial": {"shelf_c": 5, "pressure_mtorr": 760000, "product_c": 5, "ice_share": 0},
}

CASES = {"training_vaccine": TRAINING_VACCINE, "lyopronto_default": LYOPRONTO_DEFAULT}
