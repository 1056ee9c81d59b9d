"""Who teaches in an edition: invited by mail, confirmed together with a declaration of interests, without a login."""
