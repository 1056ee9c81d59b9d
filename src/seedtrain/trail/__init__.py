"""What happened: append-only records in a digest chain, with signed heads kept outside the database."""
