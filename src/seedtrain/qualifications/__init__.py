"""Evidence against competencies, confirmations, the training matrix, credentials."""
