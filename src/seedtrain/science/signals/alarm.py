"""Alarms after the habits of ANSI/ISA-18.2: limit, dead band, delay; active, acknowledged, returned (portable)."""


def memory():
    """What an alarm remembers between scans: since when its limit is passed, and whether it is active."""
    return {"since_h": None, "active": False}


def scan(alarm, remembered, value, at_h):
    """Advance one alarm by one scan; changes `remembered` and returns "raised", "returned" or None.

    `alarm` has `when` ("high" or "low"), `limit`, `deadband` and `delay_h`, in the unit of the value.
    """
    sign = 1.0 if alarm["when"] == "high" else -1.0
    beyond = sign * (value - alarm["limit"])
    if remembered["active"]:
        if beyond < -alarm["deadband"]:
            remembered["active"], remembered["since_h"] = False, None
            return "returned"
        return None
    if beyond <= 0:
        remembered["since_h"] = None
        return None
    if remembered["since_h"] is None:
        remembered["since_h"] = at_h
    if at_h - remembered["since_h"] >= alarm["delay_h"]:
        remembered["active"] = True
        return "raised"
    return None


def state(occurrence, at_h):
    """The ISA-18.2 state of one occurrence: unacknowledged, acknowledged, returned_unacknowledged or normal."""
    acknowledged = occurrence["acknowledged_h"] is not None and occurrence["acknowledged_h"] <= at_h
    returned = occurrence["returned_h"] is not None and occurrence["returned_h"] <= at_h
    if returned:
        return "normal" if acknowledged else "returned_unacknowledged"
    return "acknowledged" if acknowledged else "unacknowledged"
