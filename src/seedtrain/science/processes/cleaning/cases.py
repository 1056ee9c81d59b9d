"""Named parameter sets of cleaning in place. All designed for training: no real circuit."""

DESIGNED = (
    "designed for training within ranges of practice (unverified); the rinse law is the closed form of a flushed volume"
)

BUFFER_VESSEL = {
    "title": "A 500 L product vessel with a spray ball and one sampling branch",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {},
    "initial": {},
}

TRANSFER_LINE = {
    "title": "A transfer line: no spray, little hold-up, one tee",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {
        "hold_up_l": 8,
        "leg_volume_l": 0.15,
        "leg_exchange_l_per_min": 0.1,
        "design_flow_l_per_min": 30,
        "wall_area_m2": 1.2,
        "shade_area_m2": 0.02,
        "leg_area_m2": 0.02,
        "spray_pressure_kpa": 60,
    },
    "initial": {"wall_soil_g": 6, "shade_soil_g": 0.1, "leg_soil_g": 0.05},
}

CASES = {"buffer_vessel": BUFFER_VESSEL, "transfer_line": TRANSFER_LINE}
