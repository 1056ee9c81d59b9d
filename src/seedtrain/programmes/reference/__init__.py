"""Templates of programmes that come with the software."""
