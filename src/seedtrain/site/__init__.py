"""Assembly only: settings, addresses, menu, the command line. Knows everyone; nobody knows it."""
