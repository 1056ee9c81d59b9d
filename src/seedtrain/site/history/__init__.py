"""The trail in words: the history of any thing for those who may see it, and the latest records for the operator."""
