"""The sheet that an edition of a programme gives its participants: that they were there, or what they showed."""
