"""Pages of editions: what everybody sees, and the desk."""
