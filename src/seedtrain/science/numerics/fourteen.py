"""Steps along slopes for a state held as a tuple of fourteen floats.

Written out term by term on purpose: no list is allocated, Numba turns every call into straight-line code, and the same
lines run in CPython and MicroPython. `along_n` gives state + h * (sum of n weighted slopes).
"""

SIZE = 14


def along_1(y, h, w1, k1):
    """`y` moved by `h` along 1 weighted slope."""
    c1 = h * w1
    return (
        y[0] + c1 * k1[0],
        y[1] + c1 * k1[1],
        y[2] + c1 * k1[2],
        y[3] + c1 * k1[3],
        y[4] + c1 * k1[4],
        y[5] + c1 * k1[5],
        y[6] + c1 * k1[6],
        y[7] + c1 * k1[7],
        y[8] + c1 * k1[8],
        y[9] + c1 * k1[9],
        y[10] + c1 * k1[10],
        y[11] + c1 * k1[11],
        y[12] + c1 * k1[12],
        y[13] + c1 * k1[13],
    )


def along_2(y, h, w1, k1, w2, k2):
    """`y` moved by `h` along 2 weighted slopes."""
    c1 = h * w1
    c2 = h * w2
    return (
        y[0] + c1 * k1[0] + c2 * k2[0],
        y[1] + c1 * k1[1] + c2 * k2[1],
        y[2] + c1 * k1[2] + c2 * k2[2],
        y[3] + c1 * k1[3] + c2 * k2[3],
        y[4] + c1 * k1[4] + c2 * k2[4],
        y[5] + c1 * k1[5] + c2 * k2[5],
        y[6] + c1 * k1[6] + c2 * k2[6],
        y[7] + c1 * k1[7] + c2 * k2[7],
        y[8] + c1 * k1[8] + c2 * k2[8],
        y[9] + c1 * k1[9] + c2 * k2[9],
        y[10] + c1 * k1[10] + c2 * k2[10],
        y[11] + c1 * k1[11] + c2 * k2[11],
        y[12] + c1 * k1[12] + c2 * k2[12],
        y[13] + c1 * k1[13] + c2 * k2[13],
    )


def along_3(y, h, w1, k1, w2, k2, w3, k3):
    """`y` moved by `h` along 3 weighted slopes."""
    c1 = h * w1
    c2 = h * w2
    c3 = h * w3
    return (
        y[0] + c1 * k1[0] + c2 * k2[0] + c3 * k3[0],
        y[1] + c1 * k1[1] + c2 * k2[1] + c3 * k3[1],
        y[2] + c1 * k1[2] + c2 * k2[2] + c3 * k3[2],
        y[3] + c1 * k1[3] + c2 * k2[3] + c3 * k3[3],
        y[4] + c1 * k1[4] + c2 * k2[4] + c3 * k3[4],
        y[5] + c1 * k1[5] + c2 * k2[5] + c3 * k3[5],
        y[6] + c1 * k1[6] + c2 * k2[6] + c3 * k3[6],
        y[7] + c1 * k1[7] + c2 * k2[7] + c3 * k3[7],
        y[8] + c1 * k1[8] + c2 * k2[8] + c3 * k3[8],
        y[9] + c1 * k1[9] + c2 * k2[9] + c3 * k3[9],
        y[10] + c1 * k1[10] + c2 * k2[10] + c3 * k3[10],
        y[11] + c1 * k1[11] + c2 * k2[11] + c3 * k3[11],
        y[12] + c1 * k1[12] + c2 * k2[12] + c3 * k3[12],
        y[13] + c1 * k1[13] + c2 * k2[13] + c3 * k3[13],
    )


def along_4(y, h, w1, k1, w2, k2, w3, k3, w4, k4):
    """`y` moved by `h` along 4 weighted slopes."""
    c1 = h * w1
    c2 = h * w2
    c3 = h * w3
    c4 = h * w4
    return (
        y[0] + c1 * k1[0] + c2 * k2[0] + c3 * k3[0] + c4 * k4[0],
        y[1] + c1 * k1[1] + c2 * k2[1] + c3 * k3[1] + c4 * k4[1],
        y[2] + c1 * k1[2] + c2 * k2[2] + c3 * k3[2] + c4 * k4[2],
        y[3] + c1 * k1[3] + c2 * k2[3] + c3 * k3[3] + c4 * k4[3],
        y[4] + c1 * k1[4] + c2 * k2[4] + c3 * k3[4] + c4 * k4[4],
        y[5] + c1 * k1[5] + c2 * k2[5] + c3 * k3[5] + c4 * k4[5],
        y[6] + c1 * k1[6] + c2 * k2[6] + c3 * k3[6] + c4 * k4[6],
        y[7] + c1 * k1[7] + c2 * k2[7] + c3 * k3[7] + c4 * k4[7],
        y[8] + c1 * k1[8] + c2 * k2[8] + c3 * k3[8] + c4 * k4[8],
        y[9] + c1 * k1[9] + c2 * k2[9] + c3 * k3[9] + c4 * k4[9],
        y[10] + c1 * k1[10] + c2 * k2[10] + c3 * k3[10] + c4 * k4[10],
        y[11] + c1 * k1[11] + c2 * k2[11] + c3 * k3[11] + c4 * k4[11],
        y[12] + c1 * k1[12] + c2 * k2[12] + c3 * k3[12] + c4 * k4[12],
        y[13] + c1 * k1[13] + c2 * k2[13] + c3 * k3[13] + c4 * k4[13],
    )


def along_5(y, h, w1, k1, w2, k2, w3, k3, w4, k4, w5, k5):
    """`y` moved by `h` along 5 weighted slopes."""
    c1 = h * w1
    c2 = h * w2
    c3 = h * w3
    c4 = h * w4
    c5 = h * w5
    return (
        y[0] + c1 * k1[0] + c2 * k2[0] + c3 * k3[0] + c4 * k4[0] + c5 * k5[0],
        y[1] + c1 * k1[1] + c2 * k2[1] + c3 * k3[1] + c4 * k4[1] + c5 * k5[1],
        y[2] + c1 * k1[2] + c2 * k2[2] + c3 * k3[2] + c4 * k4[2] + c5 * k5[2],
        y[3] + c1 * k1[3] + c2 * k2[3] + c3 * k3[3] + c4 * k4[3] + c5 * k5[3],
        y[4] + c1 * k1[4] + c2 * k2[4] + c3 * k3[4] + c4 * k4[4] + c5 * k5[4],
        y[5] + c1 * k1[5] + c2 * k2[5] + c3 * k3[5] + c4 * k4[5] + c5 * k5[5],
        y[6] + c1 * k1[6] + c2 * k2[6] + c3 * k3[6] + c4 * k4[6] + c5 * k5[6],
        y[7] + c1 * k1[7] + c2 * k2[7] + c3 * k3[7] + c4 * k4[7] + c5 * k5[7],
        y[8] + c1 * k1[8] + c2 * k2[8] + c3 * k3[8] + c4 * k4[8] + c5 * k5[8],
        y[9] + c1 * k1[9] + c2 * k2[9] + c3 * k3[9] + c4 * k4[9] + c5 * k5[9],
        y[10] + c1 * k1[10] + c2 * k2[10] + c3 * k3[10] + c4 * k4[10] + c5 * k5[10],
        y[11] + c1 * k1[11] + c2 * k2[11] + c3 * k3[11] + c4 * k4[11] + c5 * k5[11],
        y[12] + c1 * k1[12] + c2 * k2[12] + c3 * k3[12] + c4 * k4[12] + c5 * k5[12],
        y[13] + c1 * k1[13] + c2 * k2[13] + c3 * k3[13] + c4 * k4[13] + c5 * k5[13],
    )


def along_6(y, h, w1, k1, w2, k2, w3, k3, w4, k4, w5, k5, w6, k6):
    """`y` moved by `h` along 6 weighted slopes."""
    c1 = h * w1
    c2 = h * w2
    c3 = h * w3
    c4 = h * w4
    c5 = h * w5
    c6 = h * w6
    return (
        y[0] + c1 * k1[0] + c2 * k2[0] + c3 * k3[0] + c4 * k4[0] + c5 * k5[0] + c6 * k6[0],
        y[1] + c1 * k1[1] + c2 * k2[1] + c3 * k3[1] + c4 * k4[1] + c5 * k5[1] + c6 * k6[1],
        y[2] + c1 * k1[2] + c2 * k2[2] + c3 * k3[2] + c4 * k4[2] + c5 * k5[2] + c6 * k6[2],
        y[3] + c1 * k1[3] + c2 * k2[3] + c3 * k3[3] + c4 * k4[3] + c5 * k5[3] + c6 * k6[3],
        y[4] + c1 * k1[4] + c2 * k2[4] + c3 * k3[4] + c4 * k4[4] + c5 * k5[4] + c6 * k6[4],
        y[5] + c1 * k1[5] + c2 * k2[5] + c3 * k3[5] + c4 * k4[5] + c5 * k5[5] + c6 * k6[5],
        y[6] + c1 * k1[6] + c2 * k2[6] + c3 * k3[6] + c4 * k4[6] + c5 * k5[6] + c6 * k6[6],
        y[7] + c1 * k1[7] + c2 * k2[7] + c3 * k3[7] + c4 * k4[7] + c5 * k5[7] + c6 * k6[7],
        y[8] + c1 * k1[8] + c2 * k2[8] + c3 * k3[8] + c4 * k4[8] + c5 * k5[8] + c6 * k6[8],
        y[9] + c1 * k1[9] + c2 * k2[9] + c3 * k3[9] + c4 * k4[9] + c5 * k5[9] + c6 * k6[9],
        y[10] + c1 * k1[10] + c2 * k2[10] + c3 * k3[10] + c4 * k4[10] + c5 * k5[10] + c6 * k6[10],
        y[11] + c1 * k1[11] + c2 * k2[11] + c3 * k3[11] + c4 * k4[11] + c5 * k5[11] + c6 * k6[11],
        y[12] + c1 * k1[12] + c2 * k2[12] + c3 * k3[12] + c4 * k4[12] + c5 * k5[12] + c6 * k6[12],
        y[13] + c1 * k1[13] + c2 * k2[13] + c3 * k3[13] + c4 * k4[13] + c5 * k5[13] + c6 * k6[13],
    )
