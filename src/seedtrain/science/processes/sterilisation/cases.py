"""Named parameter sets of the steam steriliser. All designed for training: no real steriliser."""

DESIGNED = (
    "designed for training; D and N0 as biological indicators commonly have (unverified), T_ref stated in the set"
)

AUTOCLAVE_PARTS = {
    "title": "Porous-load autoclave: filling parts and hoses, air removed by vacuum pulses",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {},
    "initial": {},
}

AUTOCLAVE_LIQUID = {
    "title": "Autoclave without vacuum: bottles, air displaced downward",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {
        "centre_tau_min": 12,
        "drain_pocket": 0.5,
        "centre_heat_kj_per_k": 40,
        "retained_share": 0.002,
        "cooling_tau_min": 60,
    },
    "initial": {},
}

VESSEL_SIP = {
    "title": "A 200 L vessel steamed in place: the drain is its cold spot, the middle stands for the vent filter",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {
        "steam_rate_per_min": 0.25,
        "purge_rate_per_min": 0.6,
        "vent_rate_per_min": 0.4,
        "drain_tau_min": 2.0,
        "centre_tau_min": 2.5,
        "surface_tau_min": 1.5,
        "cooling_tau_min": 25,
        "drain_pocket": 1,
        "centre_pocket": 0.2,
        "drain_heat_kj_per_k": 10,
        "centre_heat_kj_per_k": 5,
        "surface_heat_kj_per_k": 60,
        "heat_loss_kj_per_min_k": 0.6,
        "drain_rate_per_min": 2.5,
        "retained_share": 0,
        "standing_half_kg": 1.5,
    },
    "initial": {},
}

CASES = {"autoclave_parts": AUTOCLAVE_PARTS, "autoclave_liquid": AUTOCLAVE_LIQUID, "vessel_sip": VESSEL_SIP}
