"""Pages around questions: the participant's, the coordinator's, the faculty's and the public library."""
