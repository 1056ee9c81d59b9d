"""Named parameter sets of the filling line. All designed for training: no real line, no real room."""

DESIGNED = "designed for training; orders of magnitude as remembered from practice (unverified)"

VIALS_2R = {
    "title": "Vials of 2 mL behind open barriers: 1 mL of an antibody or vaccine, 100 a minute",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {},
    "initial": {},
}

MEDIA_FILL = {
    "title": "The same line filled with growth medium",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {"bioburden_cfu_per_ml": 0, "fill_low_g": 0.9, "fill_volume_ml": 1.0},
    "initial": {},
}

ISOLATOR = {
    "title": "The same vials in an isolator: no door is opened, hands only in gloves",
    "mark": "designed for training",
    "source": DESIGNED,
    "parameters": {"entrained_fraction": 1e-6, "entrained_open_fraction": 1e-5, "touch_cfu_per_unit_min": 2e-8},
    "initial": {"zone_cfu_per_m3": 1e-6, "zone_05_per_m3": 0.01},
}

CASES = {"vials_2r": VIALS_2R, "media_fill": MEDIA_FILL, "isolator": ISOLATOR}
