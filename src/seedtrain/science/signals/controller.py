"""A proportional-integral controller that believes its instrument (portable Python).

output = clamp(bias + gain * (error + integral of the error / integral_h)), error = set-point - reading; the integral
stands still while the output is at a limit (no wind-up). Form: Astrom & Hagglund, PID Controllers, 1995.
"""


def memory():
    """What a controller remembers between scans."""
    return {"integral": 0.0, "output": None}


def scan(controller, remembered, set_point, reading, hours):
    """The output after one scan of `hours`; a missing reading (None) holds the last one."""
    if reading is None:
        return remembered["output"]
    error = set_point - reading
    integral = remembered["integral"] + error * hours
    share = integral / controller["integral_h"] if controller["integral_h"] > 0 else 0.0
    wanted = controller["bias"] + controller["gain"] * (error + share)
    output = min(controller["high"], max(controller["low"], wanted))
    if output == wanted:
        remembered["integral"] = integral
    remembered["output"] = output
    return output
