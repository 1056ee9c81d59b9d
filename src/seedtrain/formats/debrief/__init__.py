"""The debrief of a run on paper: data in, a tagged PDF out."""
