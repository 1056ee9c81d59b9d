"""Named parameter sets of the cold chain. All equipment designed for training: no real box, room or truck."""

DESIGNED = "designed for training; heat of melting and specific heats of water and ice rounded from common tables"
UNVERIFIED_VVM = "; life of the vial monitor from memory (unverified)"


def case(title, parameters, initial):
    """One entry of CASES."""
    return {
        "title": title,
        "mark": "designed for training",
        "source": DESIGNED + UNVERIFIED_VVM,
        "parameters": parameters,
        "initial": initial,
    }


NO_PACKS = {"packs_kg": 0, "packs_air_w_per_k": 0, "packs_edge_w_per_k": 0, "packs_table_w_per_k": 0}


def cooled(parameters):
    """Parameters of a cooled enclosure without packs."""
    both = dict(NO_PACKS)
    both.update(parameters)
    return both


CASES = {
    "cold_box": case("A 20 L cold box with 8 kg of ice packs, just packed with conditioned packs", {}, {}),
    "cool_packs_box": case(
        "The same box with packs that melt at 4 degC, brought to 0 degC before",
        {
            "packs_melting_c": 4, "packs_latent_kj_per_kg": 180, "packs_solid_kj_per_kg_k": 2.0,
            "packs_air_w_per_k": 6, "shell_w_per_k": 0.3,
        },
        {"packs_kj_per_kg": -8},
    ),
    "refrigerator": case(
        "A 300 L refrigerator",
        cooled({
            "shell_w_per_k": 1.6, "air_kj_per_k": 25, "centre_kj_per_k": 120, "edge_kj_per_k": 20,
            "centre_w_per_k": 9, "edge_w_per_k": 4, "door_w_per_k": 15, "cooling_max_w": 150, "stream_k": 6,
        }),
        {"air_c": 5},
    ),
    "cold_room": case(
        "A cold room of 60 m3 for pallets",
        cooled({
            "shell_w_per_k": 30, "air_kj_per_k": 500, "centre_kj_per_k": 9000, "edge_kj_per_k": 500,
            "centre_w_per_k": 300, "edge_w_per_k": 60, "door_w_per_k": 250, "cooling_max_w": 4000, "stream_k": 5,
        }),
        {"air_c": 5},
    ),
    "truck": case(
        "A refrigerated truck of 3.5 t",
        cooled({
            "shell_w_per_k": 25, "air_kj_per_k": 120, "centre_kj_per_k": 2500, "edge_kj_per_k": 200,
            "centre_w_per_k": 100, "edge_w_per_k": 30, "door_w_per_k": 120, "cooling_max_w": 3500, "stream_k": 5,
        }),
        {"air_c": 5},
    ),
}  # fmt: skip
