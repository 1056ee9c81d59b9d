"""Air of the room and of the zone in it: exact over a stretch of constant inputs, with the integrals that plates need.

Room: V_b dB/dt = G_b + X C_out - (Q_b + X) B. Zone: V_a dA/dt = Q_a p C_plenum + E B + G_a - (Q_a + E) A. m3, minutes.
"""

from math import exp

NATURAL_M3_PER_MIN = 0.01  # what moves even without ventilation, so that no rate is ever nothing


def stretch(room, zone, room_in, room_rate, zone_in, coupling, zone_rate, minutes):
    """(room, zone, integral of room, integral of zone) after dB/dt = room_in - room_rate B and
    dA/dt = zone_in + coupling B - zone_rate A over some minutes."""
    settled_room = room_in / room_rate
    away = room - settled_room
    gone_room, gone_zone = exp(-room_rate * minutes), exp(-zone_rate * minutes)
    room_end = settled_room + away * gone_room
    room_sum = settled_room * minutes + away * (1.0 - gone_room) / room_rate
    settled_zone = (zone_in + coupling * settled_room) / zone_rate
    apart = zone_rate - room_rate
    if abs(apart) * minutes < 1e-7:
        following = minutes * gone_zone
    else:
        following = (gone_room - gone_zone) / apart
    zone_end = settled_zone + (zone - settled_zone) * gone_zone + coupling * away * following
    zone_sum = (zone_in * minutes + coupling * room_sum - (zone_end - zone)) / zone_rate
    return room_end, zone_end, max(0.0, room_sum), max(0.0, zone_sum)


def people_shedding(u):
    """Persons as so many ordinary ones: the one with the bad gown counts for more."""
    if u[4] < 1.0:
        return u[4] * u[6] * u[5]
    return (u[4] - 1.0 + u[6]) * u[5]


def flows(p, u):
    """Room supply, air exchanged with the airlock, zone airflow, room air entrained into the zone (m3/min)."""
    supply = p[1] * u[12] + NATURAL_M3_PER_MIN
    exchange = p[10] * min(1.0, u[8] + u[9])
    airflow = p[4] * u[11]
    entrained = airflow * p[11] / (u[11] * u[11]) + airflow * p[12] * u[1]
    return supply, exchange, airflow, entrained


def outside(kind, p, u):
    """Concentration in the airlock, nearing the corridor's while both doors stand open; `kind` 0, 1, 2."""
    return p[21 + kind] + u[9] * (p[24 + kind] - p[21 + kind])


def zone_sources(kind, running, p, u):
    """What line and hands give off in the zone, per minute; a torn glove gives off more of what lives."""
    hands = p[18 + kind] * u[1] * u[2]
    if kind == 2:
        return hands * (1.0 + p[34] * u[7])
    return hands + running * p[16 + kind]


def moved(kind, room, zone, running, minutes, p, u):
    """One kind of particle over a stretch: (room, zone, integral of room, integral of zone)."""
    supply, exchange, airflow, entrained = flows(p, u)
    room_in = (p[13 + kind] * people_shedding(u) + exchange * outside(kind, p, u)) / p[0]
    zone_in = (airflow * u[10] * p[27 + kind] + zone_sources(kind, running, p, u)) / p[3]
    room_rate, zone_rate = (supply + exchange) / p[0], (airflow + entrained) / p[3]
    return stretch(room, zone, room_in, room_rate, zone_in, entrained / p[3], zone_rate, minutes)


def root(flow, leakage, n):
    """Pressure (Pa) that drives a flow through a gap: (Q/k)^(1/n), of the flow's sign."""
    if flow == 0.0:
        return 0.0
    size = (abs(flow) / leakage) ** (1.0 / n)
    return size if flow > 0.0 else -size


def pressures(p, u):
    """Room above airlock and airlock above corridor (Pa), as the mean over the time doors are open and shut."""
    surplus = p[1] * (u[12] - 1.0) + p[2]
    onward = surplus + p[9]
    both = u[9]
    inner = min(1.0 - both, u[8])
    open_inner = root(surplus, p[5] + p[7], p[8])
    room = (1.0 - both - inner) * root(surplus, p[5], p[8]) + (both + inner) * open_inner
    airlock = (1.0 - both) * root(onward, p[6], p[8]) + both * root(onward, p[6] + p[7], p[8])
    return room, airlock
