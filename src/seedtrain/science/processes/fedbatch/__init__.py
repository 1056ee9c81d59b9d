"""Fed-batch culture: mammalian and microbial. A training model; README.md tells its equations and where it holds."""
