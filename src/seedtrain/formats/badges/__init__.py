"""Open Badges 3.0 credentials: build, sign, carry in a QR code, revoke, and verify without a network.

`openbadge` builds, `proof` signs, `status` revokes, `qr` packs, `verify` judges, `keys` holds what signs.
"""
