"""Materials of an edition or a session: files and addresses, for everybody, for participants, or for faculty."""
