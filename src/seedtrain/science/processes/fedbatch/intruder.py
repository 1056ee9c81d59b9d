"""A second organism in the vessel, what it takes and leaves. Designed for training, after common figures for bacteria.

Rates are per 1e9 bacterial cells, some 0.3 mg dry (unverified). Equations and reasons: README.md.
"""

GLUCOSE_HALF_MMOL_PER_L = 0.05
MIXING_H = 0.03
OXYGEN_MMOL_PER_1E9_H = 3e-3  # 10 mmol/g/h at full growth
UPKEEP_MMOL_PER_1E9_H = 1e-4
GLUCOSE_PER_CELLS_WITH_OXYGEN, GLUCOSE_PER_CELLS_WITHOUT = 3.3e-3, 1.1e-2  # mmol/1e9: 0.5 and 0.15 g/g
ACID_PER_GLUCOSE_WITH_OXYGEN, ACID_PER_GLUCOSE_WITHOUT = 0.3, 2.0  # mmol/mmol
GROWTH_WITHOUT_OXYGEN = 0.4
TOXIC_1E9_PER_L, TOXIC_DEATH_PER_H = 1000.0, 0.05


def appetite(growth_max, glucose, contaminant):
    """Share of full growth that glucose (mmol/L) allows so many bacteria (1e9/L), and oxygen wanted (mmol/1e9/h).

    Dense bacteria cannot take glucose faster than it reaches them, which also keeps the equations from being stiff.
    """
    far = contaminant * growth_max * GLUCOSE_PER_CELLS_WITHOUT * MIXING_H
    share = glucose / (GLUCOSE_HALF_MMOL_PER_L + far + glucose)
    return share, OXYGEN_MMOL_PER_1E9_H * share * growth_max / 0.7


def intrusion(growth_max, share, ph, breath):
    """Growth (1/h), glucose taken up and acid released (mmol/1e9/h) at a share of full appetite and of full breath."""
    off = (7.0 - ph) / 1.2
    growth = growth_max * share * (GROWTH_WITHOUT_OXYGEN + (1.0 - GROWTH_WITHOUT_OXYGEN) * breath)
    growth /= 1.0 + off * off * off * off
    fermenting = 1.0 - breath
    glucose = growth * (GLUCOSE_PER_CELLS_WITH_OXYGEN * breath + GLUCOSE_PER_CELLS_WITHOUT * fermenting)
    glucose += UPKEEP_MMOL_PER_1E9_H * share
    return growth, glucose, glucose * (ACID_PER_GLUCOSE_WITH_OXYGEN * breath + ACID_PER_GLUCOSE_WITHOUT * fermenting)


def poisoning(contaminant):
    """Extra death of the culture (1/h) among so many bacteria (1e9/L)."""
    return TOXIC_DEATH_PER_H * contaminant / (TOXIC_1E9_PER_L + contaminant)
