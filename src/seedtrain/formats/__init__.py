"""Pure readers and writers of other people's formats: plain values in, plain values out, no Django and no network."""
