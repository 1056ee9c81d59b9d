"""Looking back on finished runs: one by itself, two beside each other, a class of them; on a page and on paper."""
