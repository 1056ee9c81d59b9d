"""Named parameter sets of the Protein A process, each with its source and a mark of how far it is known."""

_STILL = {"hcp_retention_l_per_l": 0, "leaching_mg_per_l_h": 0, "load_hcp_g_per_l": 0}

THOMAS = {
    "title": "Thomas: kinetic Langmuir load without dispersion",
    "mark": "closed form",
    "source": "Thomas 1944 closed form; parameters designed for training (residence 240 s at 150 L/h)",
    "parameters": dict(_STILL, plates=1e9, load_product_g_per_l=3, bed_volume_l=10),
    "initial": {"cells": 50},
}

ANZELIUS = {
    "title": "Anzelius: linear kinetic uptake without dispersion, 20 transfer units",
    "mark": "closed form",
    "source": "Anzelius 1926 closed form (J function); retention 2 at 150 L/h (residence 240 s)",
    "parameters": {
        "plates": 1e9,
        "load_product_g_per_l": 0,
        "load_hcp_g_per_l": 1,
        "hcp_retention_l_per_l": 2,
        "hcp_release_per_s": 20.0 / 288.0,
        "hcp_salt_ms_per_cm": 1e9,
        "release_onset_ph": 2,
    },
    "initial": {"cells": 200},
}

CADET_LINEAR = {
    "title": "Linear equilibrium pulse with dispersion",
    "mark": "published",
    "source": "case of the CADET-Core tests (lumped rate model, linear binding); numbers as the cited reference",
    "parameters": {
        "bed_volume_l": 0.017,
        "bed_height_cm": 1.7,
        "porosity": 0.5998,
        "plates": 212.5,
        "retention_of_plates": 2.668056019,
        "load_product_g_per_l": 0,
        "load_hcp_g_per_l": 1,
        "hcp_retention_l_per_l": 2.5,
        "hcp_release_per_s": 1000,
        "hcp_salt_ms_per_cm": 1e9,
        "release_onset_ph": 2,
    },
    "initial": {"cells": 270},
}

CAPTURE = {
    "title": "Capture of a monoclonal antibody, 10 L column",
    "mark": "designed for training",
    "source": "designed for training within ranges of industrial practice; no publication, no real product",
    "parameters": {"binding_l_per_g_s": 2e-3},
    "initial": {},
}

CASES = {"capture": CAPTURE, "thomas": THOMAS, "anzelius": ANZELIUS, "cadet_linear": CADET_LINEAR}
