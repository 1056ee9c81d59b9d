"""What every app stands on: actor, identity, access declarations, translatable text, page layout. No domain word."""
