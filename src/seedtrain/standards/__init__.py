"""Standards and their editions, competency frameworks, crosswalks, and the roles that require competencies."""
