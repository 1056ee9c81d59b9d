"""Messages that an edition plans: what is said, when, to whom; sent once to each receiver by a round."""
