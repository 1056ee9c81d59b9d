"""The credential definitions shipped with the software, and their loader."""
