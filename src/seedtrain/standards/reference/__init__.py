"""Reference data of standards and competencies, and its loader."""
